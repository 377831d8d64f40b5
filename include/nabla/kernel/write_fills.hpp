// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <initializer_list>
#include <utility>

#include <nabla/kernel/fill.hpp>
#include <nabla/meta/number.hpp>

namespace nabla::core {

namespace detail {

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

}  // namespace detail

}  // namespace nabla::core
