// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <nabla/graph/function_info.hpp>

namespace nabla::core {

/// Where a kernel's instruction finds an operand or puts its result: the index of a slot, or that of
/// something else with its bit, such as `instruction::is_input`. (A number: the compiler makes many.)
using reference = std::uint32_t;

/// One step of a kernel in 64 bits: what to do (7 bits), whether it is part of a derivative (1),
/// where the result goes (1 + 17), where the two operands are (2 + 17 each). An operation of more
/// than two operands finds them in consecutive slots from the first one's on; one of two results
/// writes them so.
struct instruction {
  enum kind : unsigned {
    copy,
    add,
    subtract,
    multiply,
    divide,
    negate,
    if_less,
    if_less_equal,
    if_equal,
    if_unequal,
    carry,  // a copy into the cell that the result names: only where a program is cut
    first_function,
  };
  /// Where the parts of the word begin, from the lowest bit on. A reference is an index, then a
  /// place. (Constants, not functions: nine calls of accessors for each node were half of clang's
  /// work where a kernel is expanded.)
  static constexpr int index_bits = 17, place_bits = 2, reference_bits = index_bits + place_bits;
  static constexpr int second_at = 0, first_at = reference_bits, result_at = 2 * reference_bits;
  static constexpr int derived_at = result_at + index_bits + 1, what_at = derived_at + 1;
  static constexpr std::uint32_t largest_index = (1U << index_bits) - 1;
  static constexpr std::uint32_t is_input = 1U << index_bits, is_constant = 2U << index_bits,
                                 is_cell = is_input | is_constant, is_output = is_input;

  std::uint64_t word;

  /// `what`: a kind, or first_function + the function's position in the program. `derived`: part of
  /// a derivative, where the compiler may fuse a product and a sum.
  constexpr instruction(unsigned what, bool derived, reference to, reference a, reference b)
      : word(std::uint64_t{what} << what_at | std::uint64_t{derived} << derived_at |
             std::uint64_t{to} << result_at | std::uint64_t{a} << first_at |
             std::uint64_t{b} << second_at) {}
};

/// A function that instructions call, alone or for its twin's value too.
struct called_function {
  const function_info* function = nullptr;
  bool with_twin = false;
};

}  // namespace nabla::core
