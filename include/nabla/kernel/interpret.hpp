// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/run.hpp>

namespace nabla::core {

namespace detail {

template <class T, std::size_t Count>
struct step_table {
  nothing (*perform[Count])(T*, const T*, const T*);
};
template <const auto& Program, class T, std::size_t... What>
constexpr auto steps_by_kind(std::index_sequence<What...>) {
  return step_table<T, sizeof...(What)>{{&perform<Program, T, What, false>...}};
}

}  // namespace detail

/// Runs a program step by step, in a constant expression: where its code is not expanded.
template <const auto& Program, class T, class In, class Out>
constexpr void interpret(In in, Out out) {
  using code = instruction;
  constexpr std::size_t kinds = code::first_function + std::size(Program.functions) - 1;
  constexpr auto steps = detail::steps_by_kind<Program, T>(std::make_index_sequence<kinds>{});
  T v[Program.slots + 2]{};
  const auto found = [&](std::uint64_t from) -> const T* {
    const std::uint64_t index = from & code::largest_index;
    if ((from & code::is_input) != 0) return in + index;
    return ((from & code::is_constant) != 0 ? detail::constants_of<Program, T>.values : v) + index;
  };
  for (std::size_t i = 0; i < Program.size; ++i) {
    const std::uint64_t word = Program.instructions[i], to = word >> code::result_at;
    const std::uint64_t index = to & code::largest_index;
    steps.perform[word >> code::what_at]((to & code::is_output) != 0 ? out + index : v + index,
                                         found(word >> code::first_at), found(word));
  }
  if constexpr (Program.fill_count > 0) detail::fill_outputs<Program, T>(out);
}

}  // namespace nabla::core
