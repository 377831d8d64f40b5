// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/call_in_lanes.hpp>
#include <nabla/kernel/write_packs.hpp>
#include <nabla/meta/exact_constant.hpp>

namespace nabla::core {

/// A program with packs, as a constant; without steps where they do not pay.
template <std::uint32_t Steps, std::uint32_t Gathers>
struct packed_program {
  std::uint64_t steps[Steps + 1]{};
  std::uint32_t gathers[Gathers + 1]{};
  std::uint32_t slots = 0, wide_slots = 0;
  static constexpr std::uint32_t size = Steps;
};

namespace detail {

/// The rows in which numbers lie behind a pointer, or in blocks.
template <class Place>
struct block_ends_of {
  std::uint32_t ends[1] = {instruction::largest_index};
  static constexpr std::uint32_t count = 1;
};
template <class T, std::size_t... Sizes>
struct block_ends_of<blocks<T, Sizes...>> {
  std::uint32_t ends[sizeof...(Sizes)]{};
  static constexpr std::uint32_t count = sizeof...(Sizes);
  constexpr block_ends_of() {
    std::uint32_t end = 0, k = 0;
    ((ends[k++] = end += static_cast<std::uint32_t>(Sizes)), ...);
  }
};

template <const auto& Program>
constexpr std::uint32_t outputs_of() {
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < Program.size; ++i) {
    const std::uint64_t to = Program.instructions[i] >> instruction::result_at;
    if ((to & instruction::is_output) == 0) continue;
    const auto index = static_cast<std::uint32_t>(to & instruction::largest_index);
    if (index >= count) count = index + 1;
  }
  return count;
}
template <const auto& Program>
constexpr std::uint32_t inputs_of() {
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < Program.size; ++i)
    for (const int at : {instruction::first_at, instruction::second_at}) {
      const std::uint64_t from = Program.instructions[i] >> at;
      if ((from & instruction::is_cell) != instruction::is_input) continue;
      const auto index = static_cast<std::uint32_t>(from & instruction::largest_index);
      if (index >= count) count = index + 1;
    }
  return count;
}

/// Whether a function may be computed in all lanes at once.
template <class F, class L, bool Derived>
inline constexpr bool is_at_once = Derived && requires { F::in_lanes; };

template <const auto& Program, class L>
struct functions_in_lanes {
  static constexpr std::size_t count = std::size(Program.functions);
  bool at_once[2 * count]{};
  constexpr functions_in_lanes() { fill(std::make_index_sequence<count - 1>{}); }
  template <std::size_t... K>
  constexpr void fill(std::index_sequence<K...>) {
    ((at_once[2 * K] = is_at_once<function_behind<Program.functions[K].function>, L, false>,
      at_once[2 * K + 1] = is_at_once<function_behind<Program.functions[K].function>, L, true>),
     ...);
  }
};
template <const auto& Program, class L>
inline constexpr functions_in_lanes<Program, L> functions_in_lanes_of{};

template <const auto& Program, class T, std::size_t W, class In, class Out>
struct pack_maker {
  struct extent {
    std::uint32_t steps = 0, gathers = 0;
    constexpr bool fits(extent space) const {
      return steps <= space.steps && gathers <= space.gathers;
    }
  };
  static constexpr extent room{4096, 4096};
  template <extent Extent>
  using held = packed_program<Extent.steps, Extent.gathers>;

  struct result {
    sequence<std::uint64_t> steps;
    sequence<std::uint32_t> gathers;
    std::uint32_t slots = 0, wide_slots = 0;
  };
  static constexpr result make() {
    program_values<W> values({Program.instructions, Program.functions,
                              static_cast<std::uint32_t>(Program.size), Program.slots,
                              outputs_of<Program>()});
    result made;
    if (8 * values.most_saved() < Program.size) return made;
    block_ends_of<In> in_ends;
    if (in_ends.count == 1) in_ends.ends[0] = inputs_of<Program>();
    const block_ends_of<Out> out_ends;
    pack_finder<W> found(values, functions_in_lanes_of<Program, math::lanes<T, W>>.at_once);
    pack_writer<W> writer(values, found, {in_ends.ends, in_ends.count},
                          {out_ends.ends, out_ends.count});
    if (!writer.pays()) return made;
    made.steps = writer.steps;
    made.gathers = writer.gathers;
    made.slots = writer.slots;
    made.wide_slots = writer.wide_slots;
    return made;
  }
  static constexpr extent extent_of(const result& from) { return {from.steps.size, from.gathers.size}; }
  template <class From, class To>
  static constexpr void write(const From& from, extent size, To& to) {
    for (std::uint32_t i = 0; i < size.steps; ++i) to.steps[i] = from.steps[i];
    for (std::uint32_t i = 0; i < size.gathers; ++i) to.gathers[i] = from.gathers[i];
    to.slots = from.slots;
    to.wide_slots = from.wide_slots;
  }
};
template <const auto& Program, class T, std::size_t W, class In, class Out>
inline constexpr auto packed_program_of = exact_constant_of<pack_maker<Program, T, W, In, Out>>();

/// Where the steps of a program find numbers.
template <class T, std::size_t W, class In, class Out>
struct pack_memory {
  In in;
  Out out;
  const T* constants;
  T* numbers;
  math::lanes<T, W>* wide;
};

template <unsigned Place, class M>
[[gnu::always_inline]] inline auto number_behind(const M& m, std::uint32_t index) {
  if constexpr (Place == packed_instruction::slot)
    return static_cast<decltype(m.constants)>(m.numbers + index);
  else if constexpr (Place == packed_instruction::input)
    return m.in + index;
  else
    return m.constants + index;
}
template <bool Wide, unsigned Place, class T, std::size_t W, class In, class Out>
[[gnu::always_inline]] inline decltype(auto) packed_operand(const pack_memory<T, W, In, Out>& m,
                                                            std::uint32_t index) {
  using L = math::lanes<T, W>;
  if constexpr (Place == packed_instruction::wide)
    return static_cast<const L&>(m.wide[index]);
  else if constexpr (Place == packed_instruction::row)
    return L(math::load<T, W>(m.in + index));
  else if constexpr (Wide)
    return L(math::splat<T, W>(*number_behind<Place>(m, index)));
  else
    return static_cast<const T&>(*number_behind<Place>(m, index));
}
template <std::uint32_t Reference, class T, std::size_t W, class In, class Out>
[[gnu::always_inline]] inline T gathered_number(const pack_memory<T, W, In, Out>& m) {
  constexpr unsigned place = Reference >> 24;
  constexpr std::uint32_t index = Reference & 0xFFFFFF;
  if constexpr (place == packed_instruction::wide)
    return m.wide[index / W][index % W];
  else
    return *number_behind<place>(m, index);
}
template <const auto& Packs, std::uint32_t First, class T, std::size_t W, class In, class Out,
          std::size_t... I>
[[gnu::always_inline]] inline math::lanes<T, W> gathered_numbers(
    const pack_memory<T, W, In, Out>& m, std::index_sequence<I...>) {
  return math::lanes<T, W>{gathered_number<Packs.gathers[First + I]>(m)...};
}

template <class F, bool WithTwin, bool Derived, std::uint32_t Count, class L>
[[gnu::always_inline]] inline void call_in_pack(L* results, const L* a, const L* b) {
  if constexpr (is_at_once<F, L, Derived>) {
    perform_call_at_once<F, WithTwin>(results, a, b);
  } else {
    using T = math::element_of<L>;
    for (std::uint32_t i = 0; i < Count; ++i) {
      const T u = (*a)[i], v = (*b)[i];
      T values[2]{};
      perform_call<F, WithTwin>(values, &u, &v);
      for (std::size_t k = 0; k < (WithTwin ? 2 : 1); ++k) results[k][i] = values[k];
    }
  }
}

template <const auto& Program, const auto& Packs, unsigned What, bool Derived, bool Wide,
          std::uint32_t Lane, std::uint32_t Index, class T, std::size_t W, class In, class Out,
          class A, class B>
[[gnu::always_inline]] inline int perform_packed(const pack_memory<T, W, In, Out>& m,
                                                 std::uint32_t to, const A& a, const B& b) {
  using code = packed_instruction;
  using L = math::lanes<T, W>;
  constexpr bool is_output = (Index & code::is_output) != 0;
  if constexpr (What == code::gather)
    m.wide[to] = gathered_numbers<Packs, Index * W>(m, std::make_index_sequence<W>{});
  else if constexpr (What == code::take)
    m.numbers[to] = a[Lane];
  else if constexpr (What == code::sum)
    m.numbers[to] = math::sum_of_lanes<T, W>(a);
  else if constexpr (What == code::mask)
    m.wide[to] = math::select(math::first_lanes<T, W>(Lane), a, L{});
  else if constexpr (Wide && What == instruction::copy && is_output)
    math::store<T, W>(m.out + to, a);
  else if constexpr (Wide && What >= instruction::first_function) {
    constexpr called_function called = Program.functions[What - instruction::first_function];
    call_in_pack<function_behind<called.function>, called.with_twin, Derived, Lane>(m.wide + to, &a,
                                                                                   &b);
  } else if constexpr (Wide)
    perform<Program, L, What, Derived>(m.wide + to, &a, &b);
  else if constexpr (is_output)
    perform<Program, T, What, Derived>(m.out + to, &a, &b);
  else
    perform<Program, T, What, Derived>(m.numbers + to, &a, &b);
  return 0;
}
/// What of a step is no argument but part of a function's name: the list that it gathers, or
/// whether it goes to an output.
constexpr std::uint32_t named_index(std::uint64_t word) {
  using code = packed_instruction;
  if (word >> code::what_at == code::gather)
    return static_cast<std::uint32_t>(word >> code::first_at & code::largest_index);
  return static_cast<std::uint32_t>(word >> code::result_at & code::is_output);
}

template <const auto& Program, const auto& Packs, class T, std::size_t W, class In, class Out,
          std::uint64_t... I>
[[gnu::always_inline]] inline void expand_packs(In in, Out out) {
  using code = packed_instruction;
  constexpr auto last = code::largest_index;
  T v[Packs.slots + 2];
  math::lanes<T, W> w[Packs.wide_slots + 2];
  const pack_memory<T, W, In, Out> m{in, out, constants_of<Program, T>.values, v, w};
  static_cast<void>(std::initializer_list<int>{
      perform_packed<Program, Packs, (I >> code::what_at), (I >> code::derived_at & 1) != 0,
                     (I >> code::wide_at & 1) != 0, (I >> code::lane_at & 31), named_index(I)>(
          m, I >> code::result_at & last,
          packed_operand<(I >> code::wide_at & 1) != 0, (I >> (code::first_at + code::index_bits) & 7)>(
              m, I >> code::first_at & last),
          packed_operand<(I >> code::wide_at & 1) != 0, (I >> code::index_bits & 7)>(m, I & last))...});
}
template <const auto& Program, const auto& Packs, class T, std::size_t W, class In, class Out,
          std::size_t... K>
[[gnu::noinline]] void expand_packs_apart(In in, Out out, std::index_sequence<K...>) {
  expand_packs<Program, Packs, T, W, In, Out, Packs.steps[K]...>(in, out);
  if constexpr (Program.fill_count > 0) fill_outputs<Program, T>(out);
}

}  // namespace detail

/// Whether packs are worth a try.
template <const auto& Program, class T>
inline constexpr bool may_have_packs = math::native_lanes<T> > 1 && Program.size > 32 &&
                                       Program.size <= longest_whole_program;

/// Runs the program, with packs where they pay.
template <const auto& Program, class T, class In, class Out>
[[gnu::always_inline]] constexpr void run_at_best(In in, Out out) {
  if constexpr (may_have_packs<Program, T>) {
    constexpr std::size_t width = math::native_lanes<T>;
    if constexpr (detail::packed_program_of<Program, T, width, In, Out>.size > 0) {
      if (!__builtin_is_constant_evaluated())
        return detail::expand_packs_apart<Program, detail::packed_program_of<Program, T, width, In, Out>, T, width>(
            in, out, std::make_index_sequence<detail::packed_program_of<Program, T, width, In, Out>.size>{});
    }
  }
  run<Program, T>(in, out);
}

}  // namespace nabla::core
