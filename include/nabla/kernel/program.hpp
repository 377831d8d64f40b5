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
    schedule const planned = Make::schedule();
    return sizes{planned.instructions.size, planned.constants.size, planned.functions.size};
  }();
  program<size.instructions, size.constants, size.functions> result;
  schedule const planned = Make::schedule();
  for (std::uint32_t i = 0; i < size.instructions; ++i) result.instructions[i] = planned.instructions.items[i];
  for (std::uint32_t i = 0; i < size.constants; ++i) result.constants[i] = planned.constants.items[i];
  for (std::uint32_t i = 0; i < size.functions; ++i) result.functions[i] = planned.functions.items[i];
  result.slots = planned.slots, result.outputs = planned.outputs, result.counts = planned.counts;
  return result;
}

}  // namespace nabla
