// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/run.hpp>
#include <nabla/kernel/schedule.hpp>

namespace nabla {

/// A schedule that is made by `Make::schedule()`, as a constant.
template <class Make> constexpr auto make_program() {
  struct sizes {
    std::size_t instructions, constants, functions;
  };
  constexpr sizes size = [] {
    schedule const s = Make::schedule();
    return sizes{s.instructions.size, s.constants.size, s.functions.size};
  }();
  program<size.instructions, size.constants, size.functions> result;
  schedule const s = Make::schedule();
  for (std::uint32_t i = 0; i < s.instructions.size; ++i) result.instructions[i] = s.instructions.items[i];
  for (std::uint32_t i = 0; i < s.constants.size; ++i) result.constants[i] = s.constants.items[i];
  for (std::uint32_t i = 0; i < s.functions.size; ++i) result.functions[i] = s.functions.items[i];
  result.slots = s.slots, result.outputs = s.outputs, result.counts = s.counts;
  return result;
}

}  // namespace nabla
