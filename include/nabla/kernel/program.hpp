// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/cut.hpp>
#include <nabla/meta/exact_constant.hpp>

namespace nabla::core {

/// A schedule as a constant.
template <std::size_t Instructions, std::size_t Constants, std::size_t Functions,
          std::size_t Sections>
struct program {
  std::uint64_t instructions[Instructions + 1]{};
  number constants[Constants + 1]{};
  called_function functions[Functions + 1]{};
  section sections[Sections + 1]{};
  std::uint32_t slots = 0, cells = 0;
  operation_counts counts;

  static constexpr std::size_t size = Instructions, constant_count = Constants,
                               section_count = Sections;
};

/// A schedule that is made by `Make::schedule()`, as a `program`.
template <class Make>
struct program_maker {
  struct extent {
    std::uint32_t instructions = 0, constants = 0, functions = 0, sections = 0;
    constexpr bool fits(extent space) const {
      return instructions <= space.instructions && constants <= space.constants &&
             functions <= space.functions && sections <= space.sections;
    }
  };
  static constexpr extent room{65536, 16384, 64, 128};
  template <extent Extent>
  using held = program<Extent.instructions, Extent.constants, Extent.functions, Extent.sections>;

  static constexpr cut_schedule make() { return cut_schedule(Make::schedule()); }
  static constexpr extent extent_of(const cut_schedule& made) {
    return {made.instructions.size, made.constants.size, made.functions.size,
            made.sections.size - 1};
  }
  template <class From, class To>
  static constexpr void write(const From& from, extent size, To& to) {
    for (std::uint32_t i = 0; i < size.instructions; ++i) to.instructions[i] = from.instructions[i];
    for (std::uint32_t i = 0; i < size.constants; ++i) to.constants[i] = from.constants[i];
    for (std::uint32_t i = 0; i < size.functions; ++i) to.functions[i] = from.functions[i];
    for (std::uint32_t i = 0; i <= size.sections; ++i) to.sections[i] = from.sections[i];
    to.slots = from.slots;
    to.cells = from.cells;
    to.counts = from.counts;
  }
};

}  // namespace nabla::core
