// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <initializer_list>
#include <utility>

#include <nabla/function/elementary_function.hpp>
#include <nabla/kernel/cut.hpp>
#include <nabla/math/ieee.hpp>
#include <nabla/math/select.hpp>

namespace nabla::core {

namespace detail {

/// What the compiler computes is what the processor would.
template <unsigned What, class T>
constexpr T ieee_arithmetic(T a, T b) {
  if constexpr (What == instruction::add)
    return math::ieee::add(a, b);
  else if constexpr (What == instruction::subtract)
    return math::ieee::subtract(a, b);
  else if constexpr (What == instruction::multiply)
    return math::ieee::multiply(a, b);
  else
    return math::ieee::divide(a, b);
}
/// In a derivative the compiler may fuse a product and a sum.
template <unsigned What, class T>
[[gnu::always_inline]] constexpr void fusible_arithmetic(T* result, const T* a, const T* b) {
#ifdef __clang__
#pragma clang fp contract(fast)
#endif
  if constexpr (What == instruction::add)
    *result = *a + *b;
  else if constexpr (What == instruction::subtract)
    *result = *a - *b;
  else
    *result = *a * *b;
}
/// A value is computed as it was written.
template <unsigned What, class T>
[[gnu::always_inline]] constexpr void written_arithmetic(T* result, const T* a, const T* b) {
  if constexpr (What == instruction::add)
    *result = *a + *b;
  else if constexpr (What == instruction::subtract)
    *result = *a - *b;
  else if constexpr (What == instruction::multiply)
    *result = *a * *b;
  else
    *result = *a / *b;
}
/// A product that no sum takes up before it is rounded. (clang fuses nothing that was written.)
template <class T>
[[gnu::always_inline]] constexpr T rounded_product(const T& a, const T& b) {
#ifndef __clang__
  if constexpr (math::real<T> || math::pack<T>) return __builtin_assoc_barrier(a * b);
#endif
  return a * b;
}
/// The third of the operands where the first two compare so, else the fourth.
template <unsigned What, class T>
[[gnu::always_inline]] constexpr void perform_choice(T* result, const T* operands) {
  if constexpr (What == instruction::if_less)
    *result = math::select(operands[0] < operands[1], operands[2], operands[3]);
  else if constexpr (What == instruction::if_less_equal)
    *result = math::select(operands[0] <= operands[1], operands[2], operands[3]);
  else if constexpr (What == instruction::if_equal)
    *result = math::select(operands[0] == operands[1], operands[2], operands[3]);
  else
    *result = math::select(operands[0] != operands[1], operands[2], operands[3]);
}
/// The function's value; or its own and its twin's, one after the other.
template <class F, bool WithTwin, class T>
[[gnu::always_inline]] constexpr void perform_call(T* results, const T* a, const T* b) {
  if constexpr (WithTwin) {
    const auto both = F::with_twin(*a);
    results[0] = both.value;
    results[1] = both.twin;
  } else if constexpr (function_traits<F>::arity == 2) {
    *results = F::value(*a, *b);
  } else {
    *results = function_traits<F>::value(a);
  }
}
/// The same of a pack, in all lanes at once, for programs that ask for it: call_in_lanes.hpp has it.
template <class F, bool WithTwin, class T>
constexpr void perform_call_in_lanes(T* results, const T* a, const T* b);

/// One step, of the operands at a and b, or, if there are more than two, of those from a on. (It
/// returns a number so that steps can stand in braces, which keep their order.)
template <const auto& Program, class T, unsigned What, bool Derived>
[[gnu::always_inline]] constexpr int perform(T* result, const T* a, const T* b) {
  constexpr bool arithmetic = What >= instruction::add && What <= instruction::divide;
  if constexpr (arithmetic && math::real<T>) {
    if (__builtin_is_constant_evaluated()) {
      *result = ieee_arithmetic<What>(*a, *b);
      return 0;
    }
  }
  if constexpr (arithmetic && Derived && What != instruction::divide) {
    fusible_arithmetic<What>(result, a, b);
  } else if constexpr (What == instruction::multiply && Program.keeps_products) {
    *result = rounded_product(*a, *b);
  } else if constexpr (arithmetic) {
    written_arithmetic<What>(result, a, b);
  } else if constexpr (What == instruction::copy || What == instruction::carry) {
    *result = *a;
  } else if constexpr (What == instruction::negate) {
    *result = -*a;
  } else if constexpr (What < instruction::first_function) {
    perform_choice<What>(result, a);
  } else {
    constexpr called_function called = Program.functions[What - instruction::first_function];
    using function = function_behind<called.function>;
    if constexpr (math::pack<T> && Program.in_lanes)
      perform_call_in_lanes<function, called.with_twin>(result, a, b);
    else
      perform_call<function, called.with_twin>(result, a, b);
  }
  return 0;
}

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
  static_cast<void>(std::initializer_list<int>{
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

/// A program's fills, apart from the rest of it, which the running program does not need.
template <const auto& Program>
struct fill_table {
  fill values[Program.fill_count + 1];
  constexpr fill_table() : values{} {
    for (std::size_t k = 0; k < Program.fill_count; ++k) values[k] = Program.fills[k];
  }
};
template <const auto& Program>
inline constexpr fill_table<Program> fills_of{};

template <class T, class Out>
[[gnu::always_inline]] constexpr void fill_run(Out out, fill run) {
  T* const to = out + run.to;
  if (run.is_zero())
#pragma GCC unroll 32
    for (std::uint32_t k = 0; k < run.length; ++k) to[k] = core::to<T>(number(0));
  else
    for (std::uint32_t k = 0; k < run.length; ++k) to[k * run.stride] = *(out + (run.from + k));
}
template <const auto& Program, class T, class Out, std::size_t... K>
[[gnu::always_inline]] constexpr void fill_runs(Out out, std::index_sequence<K...>) {
  static_cast<void>(
      std::initializer_list<int>{(fill_run<T>(out, fills_of<Program>.values[K]), 0)...});
}
/// Writes the outputs that no instruction computes. A few runs are code of their own: the compiler
/// knows their lengths.
template <const auto& Program, class T, class Out>
[[gnu::always_inline]] constexpr void fill_outputs(Out out) {
  constexpr std::size_t few = 256;
  if constexpr (Program.fill_count <= few)
    fill_runs<Program, T>(out, std::make_index_sequence<Program.fill_count>{});
  else
    for (std::size_t i = 0; i < Program.fill_count; ++i)
      fill_run<T>(out, fills_of<Program>.values[i]);
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
