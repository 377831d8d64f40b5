// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/schedule.hpp>
#include <nabla/meta/exact_constant.hpp>

namespace nabla::core {

/// A schedule as a constant.
template <std::size_t Instructions, std::size_t Constants, std::size_t Functions, std::size_t Fills>
struct program {
  std::uint64_t instructions[Instructions + 1]{};
  number constants[Constants + 1]{};
  called_function functions[Functions + 1]{};
  fill fills[Fills + 1]{};
  std::uint32_t slots = 0;
  bool in_lanes =
      false;  // of packs, functions are computed in all lanes at once (call_in_lanes.hpp)
  bool keeps_products = false;  // written products round before they are added (loop_code.hpp)
  operation_counts counts;

  static constexpr std::size_t size = Instructions, constant_count = Constants, fill_count = Fills;
};

/// A schedule that is made by `Make::schedule()`, as a `program`.
template <class Make>
struct program_maker {
  struct extent {
    std::uint32_t instructions = 0, constants = 0, functions = 0, fills = 0;
    constexpr bool fits(extent space) const {
      return instructions <= space.instructions && constants <= space.constants &&
             functions <= space.functions && fills <= space.fills;
    }
  };
  static constexpr extent room{65536, 16384, 64, 4096};
  template <extent Extent>
  using held = program<Extent.instructions, Extent.constants, Extent.functions, Extent.fills>;

  static constexpr schedule make() { return Make::schedule(); }
  static constexpr extent extent_of(const schedule& made) {
    return {made.instructions.size, made.constants.size, made.functions.size, made.fills.size};
  }
  template <class From, class To>
  static constexpr void write(const From& from, extent size, To& to) {
    for (std::uint32_t i = 0; i < size.instructions; ++i) to.instructions[i] = from.instructions[i];
    for (std::uint32_t i = 0; i < size.constants; ++i) to.constants[i] = from.constants[i];
    for (std::uint32_t i = 0; i < size.functions; ++i) to.functions[i] = from.functions[i];
    for (std::uint32_t i = 0; i < size.fills; ++i) to.fills[i] = from.fills[i];
    to.slots = from.slots;
    to.counts = from.counts;
  }
};

}  // namespace nabla::core
