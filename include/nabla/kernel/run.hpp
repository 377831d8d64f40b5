// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/cut.hpp>
#include <nabla/kernel/perform.hpp>
#include <nabla/kernel/write_fills.hpp>

namespace nabla::core {

namespace detail {

template <const auto& Program, class T>
struct constant_table {
  T values[std::remove_cvref_t<decltype(Program)>::constant_count + 1];
  constexpr constant_table() : values{} {
    for (std::size_t k = 0; k < Program.constant_count; ++k)
      values[k] = to<T>(Program.constants[k]);
  }
};
template <const auto& Program, class T>
inline constexpr constant_table<Program, T> constants_of{};

template <class T>
struct no_constants {
  static constexpr const T* values = nullptr;
};

/// Instructions in one function that owns the slots, so that they become registers; inputs are read
/// where they are used and outputs written as soon as they are known.
template <const auto& Program, std::uint32_t Slots, class T, class In, class Out,
          std::uint64_t... I>
#ifdef __clang__
[[gnu::nodebug]]
#endif
[[gnu::always_inline]] constexpr void
expand([[maybe_unused]] In in, [[maybe_unused]] Out out, [[maybe_unused]] const T* constants,
       [[maybe_unused]] T* cells) {
  using code = instruction;
  constexpr auto last = code::largest_index;
  [[maybe_unused]] T v[Slots + 2];
  static_cast<void>(std::initializer_list<nothing>{
      perform<Program, T, (I >> code::what_at), ((I >> code::derived_at & 1) != 0)>(
          (I >> code::result_at & code::is_output) != 0
              ? out + (I >> code::result_at & last)
              : (I >> code::what_at == code::carry ? cells : v) + (I >> code::result_at & last),
          (I >> code::first_at & code::is_input) == 0
              ? ((I >> code::first_at & code::is_constant) != 0 ? constants : v) +
                    (I >> code::first_at & last)
          : (I >> code::first_at & code::is_constant) == 0 ? in + (I >> code::first_at & last)
                                                           : cells + (I >> code::first_at & last),
          (I & code::is_input) == 0 ? ((I & code::is_constant) != 0 ? constants : v) + (I & last)
          : (I & code::is_constant) == 0 ? in + (I & last)
                                         : cells + (I & last))...});
}

template <const auto& Program, class T, class In, class Out, std::size_t... K>
[[gnu::always_inline]] constexpr void expand_all(In in, Out out, std::index_sequence<K...>) {
  if constexpr (math::real<T>) {
    expand<Program, Program.slots, T, In, Out, Program.instructions[K]...>(
        in, out, constants_of<Program, T>.values, nullptr);
  } else {
    const constant_table<Program, T> constants;
    expand<Program, Program.slots, T, In, Out, Program.instructions[K]...>(
        in, out, constants.values, nullptr);
  }
  if constexpr (Program.fill_count > 0) fill_outputs<Program, T>(out);
}
template <const auto& Program, class T, class In, class Out>
[[gnu::noinline]] constexpr void expand_apart(In in, Out out) {
  expand_all<Program, T>(in, out, std::make_index_sequence<Program.size>{});
}

template <const auto& Program, section Begin, section End, class T, class In, class Out,
          std::size_t... K>
[[gnu::always_inline]] constexpr void expand_section(In in, Out out, const T* constants, T* cells,
                                                     std::index_sequence<K...>) {
  expand<Program, End.slot - Begin.slot, T, In, Out,
         sections_of<Program>.instructions[Begin.instruction + K]...>(in, out, constants, cells);
}
/// A section, in a function of its own. The compiler knows the constants of a built-in type.
template <const auto& Program, section Begin, section End, class T, class In, class Out>
[[gnu::noinline]] constexpr int expand_section_apart(In in, Out out, const T* constants, T* cells) {
  if constexpr (math::real<T>) constants = constants_of<Program, T>.values;
  expand_section<Program, Begin, End, T>(
      in, out, constants, cells, std::make_index_sequence<End.instruction - Begin.instruction>{});
  return 0;
}
template <const auto& Program, class T, class In, class Out, std::size_t... K>
[[gnu::noinline]] constexpr void expand_sections(In in, Out out, std::index_sequence<K...>) {
  constexpr auto& sections = sections_of<Program>.sections;
  const std::conditional_t<math::real<T>, no_constants<T>, constant_table<Program, T>> constants;
  T cells[sections_of<Program>.cells + 1];
  static_cast<void>(
      std::initializer_list<int>{expand_section_apart<Program, sections[K], sections[K + 1], T>(
          in, out, constants.values, cells)...});
  if constexpr (Program.fill_count > 0) fill_outputs<Program, T>(out);
}

}  // namespace detail

/// Numbers that lie in several places, counted from the first place on: a pointer to each, and how
/// many are there. Like a pointer, `+ i` is where the i-th number lies.
template <class T, std::size_t... Sizes>
struct blocks {
  T* first[sizeof...(Sizes)];

  [[gnu::always_inline]] constexpr T* operator+(std::size_t i) const {
    std::size_t block = 0, begin = 0, end = 0;
    ((end += Sizes, i >= end ? (++block, begin = end) : begin), ...);
    return first[block] + (i - begin);
  }
};

/// Runs the program on inputs and outputs that do not overlap, each behind a pointer or in
/// `blocks`. A short one is inlined; a longer one stands apart, where its stores keep the compiler
/// from loading all inputs first.
template <const auto& Program, class T, class In, class Out>
[[gnu::always_inline]] constexpr void run(In in, Out out) {
  constexpr std::size_t longest_inlined = 32;
  if constexpr (Program.size <= longest_inlined)
    detail::expand_all<Program, T>(in, out, std::make_index_sequence<Program.size>{});
  else if constexpr (Program.size <= longest_whole_program)
    detail::expand_apart<Program, T>(in, out);
  else
    detail::expand_sections<Program, T>(
        in, out, std::make_index_sequence<sections_of<Program>.section_count>{});
}

}  // namespace nabla::core
