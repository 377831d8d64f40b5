// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/array_product.hpp>

// Functions of whole arrays: what a function must say, and how it is run. A `Function` is a type with
//   static constexpr const auto& image;       the graph, whose last node is a list of the results,
//                                             or the only result
//   static constexpr std::array<array_source, n> sources;    every variable node of the image
//   static constexpr std::array<array_result, m> results;    in the order of the list's entries
//   static constexpr bool verbatim;           whether it computes exactly what the user wrote

namespace nabla::core {

namespace detail {

template <class Function, std::size_t Step>
inline constexpr array_product product_of_step = plan_of<Function>.steps[Step].factors;

/// How many packs a loop combines in: several where its body is short.
template <const auto& Code>
inline constexpr std::size_t packs_of = Code.size <= 16 ? 4 : 1;

template <const auto& Code, class T>
[[gnu::always_inline]] constexpr void run_loop(const array_memory<T>& memory,
                                               sample_range samples) {
  if constexpr (Code.form == loop_form::once) {
    array_loop<Code, T, 1, 1>().run(memory, samples);
  } else if (__builtin_is_constant_evaluated()) {
    array_loop<Code, T, 1, 1>().run(memory, samples);
  } else if constexpr (Code.form == loop_form::elements && Code.length < math::native_lanes<T>) {
    array_loop<Code, T, math::lanes_for<T>(Code.length), 1>().run(memory, samples);
  } else {
    array_loop<Code, T, math::native_lanes<T>, packs_of<Code>>().run(memory, samples);
  }
}
template <class T>
constexpr void fill_with_zeros(const array_memory<T>& memory, const array_step& step,
                               std::size_t first, std::size_t samples) {
  T* const p = memory.write(step.filled, first) + step.filled.offset;
  const std::size_t numbers = step.size * (step.varies ? samples : 1);
  for (std::size_t i = 0; i < numbers; ++i) p[i] = to<T>(number(0));
}

template <class Function, std::size_t Step, class T>
[[gnu::always_inline]] constexpr void run_step_here(const array_memory<T>& memory,
                                                    sample_range samples) {
  constexpr const array_step& step = plan_of<Function>.steps[Step];
  if constexpr (step.what == array_step::zeros)
    fill_with_zeros(memory, step, samples.first, samples.count);
  else if constexpr (step.what == array_step::contraction)
    run_product<product_of_step<Function, Step>, step.varies>(memory, samples);
  else
    run_loop<loop_code_of<Function, Step>>(memory, samples);
}
/// In a function of its own. (It names the register width: see math/lanes.hpp.)
template <class Function, std::size_t Step, std::size_t RegisterBytes, class T>
[[gnu::noinline]] constexpr void run_step_apart(const array_memory<T>& memory,
                                                sample_range samples) {
  run_step_here<Function, Step>(memory, samples);
}
template <class Function, std::size_t Step, class T>
[[gnu::always_inline]] constexpr void run_step(const array_memory<T>& memory,
                                               sample_range samples) {
  if constexpr (plan_of<Function>.is_small)
    run_step_here<Function, Step>(memory, samples);
  else
    run_step_apart<Function, Step, math::register_bytes>(memory, samples);
}

/// The steps of a pass that vary, or those that do not, are those from Begin on.
template <class Function>
constexpr std::size_t step_after(std::size_t begin, std::uint32_t pass, bool varies) {
  const auto& plan = plan_of<Function>;
  std::size_t end = begin;
  while (end < plan.step_count && plan.steps[end].pass == pass && plan.steps[end].varies == varies)
    ++end;
  return end;
}
template <class Function, std::size_t Begin, class T, std::size_t... K>
[[gnu::always_inline]] constexpr void run_steps([[maybe_unused]] const array_memory<T>& memory,
                                                [[maybe_unused]] sample_range samples,
                                                std::index_sequence<K...>) {
  (run_step<Function, Begin + K>(memory, samples), ...);
}
template <class Function, std::size_t Begin, std::size_t End, class T>
[[gnu::always_inline]] constexpr void run_tiles(const array_memory<T>& memory) {
  constexpr std::size_t tile = plan_of<Function>.tile;
  sample_range samples{0, 0};
  do {
    const std::size_t left = memory.samples - samples.first;
    samples.count = tile != 0 && left > tile ? tile : left;
    run_steps<Function, Begin>(memory, samples, std::make_index_sequence<End - Begin>{});
    samples.first += samples.count;
  } while (samples.first < memory.samples);
}
template <class Function, std::uint32_t Pass, std::size_t Begin, class T>
[[gnu::always_inline]] constexpr void run_passes(const array_memory<T>& memory) {
  constexpr std::size_t middle = step_after<Function>(Begin, Pass, false);
  constexpr std::size_t end = step_after<Function>(middle, Pass, true);
  run_steps<Function, Begin>(memory, sample_range{}, std::make_index_sequence<middle - Begin>{});
  if constexpr (end != middle) run_tiles<Function, middle, end>(memory);
  if constexpr (end != plan_of<Function>.step_count) run_passes<Function, Pass + 1, end>(memory);
}
/// How many pointers the sources, or results, name.
template <class Places>
constexpr std::size_t pointers_of(const Places& places) {
  std::size_t count = 0;
  for (const auto& place : places)
    if (place.pointer >= count) count = place.pointer + 1;
  return count;
}
template <class Function, std::size_t RegisterBytes, class T>
constexpr void run_plan(const array_memory<T>& memory) {
  run_passes<Function, 0, 0>(memory);
}
/// Of a small plan, the compiler should see that no result is stored over the pointers.
template <class Function, class T>
[[gnu::always_inline]] constexpr void run_small_plan(const array_memory<T>& memory) {
  constexpr std::size_t in_count = pointers_of(Function::sources);
  constexpr std::size_t out_count = pointers_of(Function::results);
  const T* in[in_count + 1]{};
  T* out[out_count + 1]{};
  for (std::size_t i = 0; i < in_count; ++i) in[i] = memory.in[i];
  for (std::size_t i = 0; i < out_count; ++i) out[i] = memory.out[i];
  run_passes<Function, 0, 0>(
      array_memory<T>{+in, +out, memory.workspace, memory.samples, memory.count});
}

}  // namespace detail

/// How many numbers of workspace it needs: the same for every scalar type and register width.
template <class Function>
inline constexpr std::size_t workspace_of = plan_of<Function>.workspace;

/// in: pointers to the variables' values (arrays row by row, data row-major by sample), out:
/// pointers to where results go; nothing overlaps.
template <class Function, class T>
[[gnu::always_inline]] constexpr void run_arrays(const T* const* in, T* const* out, T* workspace,
                                                 std::size_t samples) {
  const array_memory<T> memory{in, out, workspace, samples, static_cast<T>(samples)};
  if constexpr (plan_of<Function>.is_small)
    detail::run_small_plan<Function>(memory);
  else
    detail::run_plan<Function, math::register_bytes>(memory);
}

}  // namespace nabla::core
