// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

namespace nabla {

/// Where a kernel's instruction finds an operand or puts its result.
enum class place : std::uint8_t { slot, input, constant, output = input };

struct reference {
  place where = place::slot;
  std::uint32_t index = 0;
};

/// One step of a kernel in 64 bits, from the highest: what (7), derived (1), where to (1 + 17),
/// from where (2 + 17) twice. An operation of more than two operands finds them in consecutive
/// slots from the first one's on.
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
    first_function,
  };
  static constexpr std::uint32_t largest_index = 0x1FFFF;

  std::uint64_t word;

  /// `what`: a kind, or first_function + the function's position in the program. `derived`: part of
  /// a derivative, where the compiler may fuse a product and a sum.
  constexpr instruction(unsigned what, bool derived, reference to, reference a, reference b)
      : word(std::uint64_t{what} << 57 | std::uint64_t{derived} << 56 | encode(to) << 38 |
             encode(a) << 19 | encode(b)) {}

 private:
  static constexpr std::uint64_t encode(reference r) {
    return std::uint64_t{static_cast<std::uint8_t>(r.where)} << 17 | r.index;
  }
};

}  // namespace nabla
