// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/call_in_lanes.hpp>
#include <nabla/kernel/interpret.hpp>
#include <nabla/kernel/packed_program.hpp>

namespace nabla::core {

namespace detail {

/// From which one or two packs a list of W numbers takes them all.
template <std::size_t W>
struct packs_of_list {
  std::uint32_t first = 0, second = 0;  // slots
  bool are_all = true;

  constexpr explicit packs_of_list(const std::uint32_t* list)
      : first(slot_of(list[0])), second(first) {
    for (std::size_t k = 0; k < W; ++k) {
      if (second == first) second = slot_of(list[k]);
      const bool is_wide = list[k] >> packed_instruction::listed_at == packed_instruction::wide;
      are_all = are_all && is_wide && (slot_of(list[k]) == first || slot_of(list[k]) == second);
    }
  }
  /// The lane among those of both.
  constexpr int lane_of(std::uint32_t listed) const {
    return static_cast<int>(listed % W + (slot_of(listed) == first ? 0 : W));
  }

 private:
  static constexpr std::uint32_t slot_of(std::uint32_t listed) {
    return (listed & ((1U << packed_instruction::listed_at) - 1)) / W;
  }
};

/// Where the steps of a program with packs find numbers and put them.
template <class T, std::size_t W, class In, class Out>
struct packed_memory {
  using lanes = math::lanes<T, W>;

  In in;
  Out out;
  const T* constants;
  T* numbers;
  lanes* wide;
  T* memory;

  template <unsigned Place>
  [[gnu::always_inline]] const T* number(std::uint32_t index) const {
    if constexpr (Place == packed_instruction::slot)
      return numbers + index;
    else if constexpr (Place == packed_instruction::input)
      return in + index;
    else if constexpr (Place == packed_instruction::memory)
      return memory + index;
    else
      return constants + index;
  }
  /// (Compilers do not look for the lanes of what lies in memory in registers.)
  [[gnu::always_inline]] void put_down(std::uint32_t index, const lanes& x) const {
    math::store<T, W>(memory + index, x);
    using stored = T[W];
    __asm__("" : "+m"(reinterpret_cast<stored&>(memory[index])));
  }
  template <unsigned Place, bool IsWide>
  [[gnu::always_inline]] decltype(auto) operand(std::uint32_t index) const {
    if constexpr (Place == packed_instruction::wide)
      return static_cast<const lanes&>(wide[index]);
    else if constexpr (Place == packed_instruction::row)
      return lanes(math::load<T, W>(in + index));
    else if constexpr (IsWide)
      return lanes(math::splat<T, W>(*number<Place>(index)));
    else
      return static_cast<const T&>(*number<Place>(index));
  }
  template <std::uint32_t Listed>
  [[gnu::always_inline]] T listed() const {
    constexpr unsigned place = Listed >> packed_instruction::listed_at;
    constexpr std::uint32_t index = Listed & ((1U << packed_instruction::listed_at) - 1);
    if constexpr (place == packed_instruction::wide)
      return wide[index / W][index % W];
    else
      return *number<place>(index);
  }
  template <const auto& Packed, std::uint32_t List, std::size_t... I>
  [[gnu::always_inline]] lanes gathered(std::index_sequence<I...>) const {
    constexpr packs_of_list<W> packs(Packed.lists + List * W);
    if constexpr (packs.are_all)
      return __builtin_shufflevector(wide[packs.first], wide[packs.second],
                                     packs.lane_of(Packed.lists[List * W + I])...);
    else
      return lanes{listed<Packed.lists[List * W + I]>()...};
  }
};

/// A function of a pack. Lane by lane, of the first Count.
template <class F, bool WithTwin, bool Derived, std::uint32_t Count, class L>
[[gnu::always_inline]] inline void call_in_pack(L* results, const L* a, const L* b) {
  if constexpr (is_at_once<F, Derived>) {
    perform_call_at_once<F, WithTwin>(results, a, b);
  } else {
    for (std::uint32_t i = 0; i < Count; ++i) {
      const math::element_of<L> u = (*a)[i], v = (*b)[i];
      math::element_of<L> values[2]{};
      perform_call<F, WithTwin>(values, &u, &v);
      for (std::size_t k = 0; k < (WithTwin ? 2 : 1); ++k) results[k][i] = values[k];
    }
  }
}
/// One step in all lanes. `List`: which one is gathered.
template <const auto& Program, const auto& Packed, unsigned What, bool Derived, std::uint32_t Lane,
          std::uint32_t List, class M, class L>
[[gnu::always_inline]] inline void perform_wide(const M& m, L* to, const L& a, const L& b) {
  using code = packed_instruction;
  if constexpr (What == code::gather) {
    *to = m.template gathered<Packed, List>(std::make_index_sequence<math::lane_count<L>>{});
  } else if constexpr (What == code::mask) {
    *to = math::select(math::first_lanes<math::element_of<L>, math::lane_count<L>>(Lane), a, L{});
  } else if constexpr (What >= instruction::first_function) {
    constexpr called_function called = Program.functions[What - instruction::first_function];
    call_in_pack<function_behind<called.function>, called.with_twin, Derived, Lane>(to, &a, &b);
  } else {
    perform<Program, L, What, Derived>(to, &a, &b);
  }
}
/// One step. `Named` is what it cannot take as an argument: a list, or that it goes to an output.
template <const auto& Program, const auto& Packed, unsigned What, bool Derived, bool IsWide,
          std::uint32_t Lane, std::uint32_t Named, class T, std::size_t W, class In, class Out,
          class A, class B>
[[gnu::always_inline]] inline int perform_packed(const packed_memory<T, W, In, Out>& m,
                                                 std::uint32_t to, const A& a, const B& b) {
  using code = packed_instruction;
  constexpr bool goes_out = (Named & code::is_output) != 0;
  if constexpr (IsWide && goes_out)
    math::store<T, W>(m.out + to, a);
  else if constexpr (What == code::put_down)
    m.put_down(to, a);
  else if constexpr (IsWide)
    perform_wide<Program, Packed, What, Derived, Lane, Named>(m, m.wide + to, a, b);
  else if constexpr (What == code::take)
    m.numbers[to] = a[Lane];
  else if constexpr (What == code::lane_sum)
    m.numbers[to] = math::sum_of_lanes<T, W>(a);
  else
    perform<Program, T, What, Derived>(goes_out ? m.out + to : m.numbers + to, &a, &b);
  return 0;
}
constexpr std::uint32_t named_in(std::uint64_t word) {
  using code = packed_instruction;
  return word >> code::what_at == code::gather
             ? static_cast<std::uint32_t>(word >> code::first_at & code::largest_index)
             : static_cast<std::uint32_t>(word >> code::result_at & code::is_output);
}

template <const auto& Program, const auto& Packed, class T, std::size_t W, class In, class Out,
          std::uint64_t... I>
#ifdef __clang__
[[gnu::nodebug]]
#endif
[[gnu::always_inline]] inline void
expand_packed(In in, Out out) {
  using code = packed_instruction;
  constexpr auto last = code::largest_index;
  T numbers[Packed.slots + 2];
  math::lanes<T, W> wide[Packed.wide_slots + 2];
  constexpr std::size_t alignment = Packed.put_down > 0 ? alignof(math::lanes<T, W>) : alignof(T);
  alignas(alignment) T memory[Packed.put_down + 1];
  const packed_memory<T, W, In, Out> m{in,      out,  constants_of<Program, T>.values,
                                       numbers, wide, memory};
  static_cast<void>(std::initializer_list<int>{
      perform_packed < Program, Packed, (I >> code::what_at), (I >> code::derived_at & 1) != 0,
      (I >> code::wide_at & 1) != 0, (I >> code::lane_at & 31),
      named_in(I) > (m, I >> code::result_at & last,
                     m.template operand < (I >> (code::first_at + code::index_bits) & 7),
                     (I >> code::wide_at & 1) != 0 > (I >> code::first_at & last),
                     m.template operand < (I >> code::index_bits & 7),
                     (I >> code::wide_at & 1) != 0 > (I & last))...});
}
/// (A function that is not inlined, so it names W: see math/lanes.hpp.)
template <const auto& Program, const auto& Packed, class T, std::size_t W, class In, class Out,
          std::size_t... K>
[[gnu::noinline]] void expand_packed_apart(In in, Out out, std::index_sequence<K...>) {
  expand_packed<Program, Packed, T, W, In, Out, Packed.steps[K]...>(in, out);
  if constexpr (Program.fill_count > 0) fill_outputs<Program, T>(out);
}

/// Whether packs of a program are looked for: of a short one they save too little, and the steps of
/// a very long one, at best half as many again as if all lanes were full, would not fit into one
/// function.
template <const auto& Program, class T>
inline constexpr bool may_have_packs =
    math::native_lanes<T> > 1 && Program.size > 32 &&
    2 * Program.size <= math::native_lanes<T>* longest_packed_program;

/// Where nothing else is packed, calls are: in 256 bits, since wider registers slow down the scalar
/// code around them.
template <class T>
inline constexpr std::size_t call_lanes = 32 / sizeof(T);
template <const auto& Program, class T>
inline constexpr bool may_have_call_packs =
    math::native_lanes<T> >= call_lanes<T> && Program.size <= longest_whole_program &&
    repeats_calls({Program.instructions, Program.functions, std::size(Program.functions) - 1,
                   Program.size, Program.slots},
                  at_once_of<Program>.held);

template <const auto& Program, const auto& Packed, class T, std::size_t W, class In, class Out>
[[gnu::always_inline]] constexpr void run_packed(In in, Out out) {
  if (__builtin_is_constant_evaluated())
    interpret<Program, T>(in, out);
  else
    expand_packed_apart<Program, Packed, T, W>(in, out, std::make_index_sequence<Packed.size>{});
}
template <const auto& Program, class T, class In, class Out>
[[gnu::always_inline]] constexpr void run_with_call_packs(In in, Out out) {
  if constexpr (!may_have_call_packs<Program, T>) {
    run<Program, T>(in, out);
  } else {
    constexpr const auto& packed = program_with_call_packs_of<Program, call_lanes<T>, In, Out>;
    if constexpr (packed.size == 0)
      run<Program, T>(in, out);
    else
      run_packed<Program, packed, T, call_lanes<T>>(in, out);
  }
}

}  // namespace detail

/// `run`, with packs where they pay.
template <const auto& Program, class T, class In, class Out>
[[gnu::always_inline]] constexpr void run_at_best(In in, Out out) {
  constexpr std::size_t width = math::native_lanes<T>;
  if constexpr (!detail::may_have_packs<Program, T>)
    run<Program, T>(in, out);
  else if constexpr (packed_program_of<Program, width, In, Out>.size == 0)
    detail::run_with_call_packs<Program, T>(in, out);
  else
    detail::run_packed<Program, packed_program_of<Program, width, In, Out>, T, width>(in, out);
}

}  // namespace nabla::core
