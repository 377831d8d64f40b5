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

/// One step of a kernel in 64 bits: what (8), where to (1 + 17), from where (2 + 17) twice.
/// An operation of more than two operands finds them in consecutive slots from the first one's on.
struct instruction {
  enum kind : unsigned {
    copy, add, subtract, multiply, divide, negate,
    if_less, if_less_equal, if_equal, if_unequal,
    sine_and_cosine, logistic_and_complement, first_function,
  };
  static constexpr std::uint32_t largest_index = 0x1FFFF;

  std::uint64_t word;

  constexpr instruction(std::uint64_t w) : word(w) {}
  constexpr instruction(unsigned what, bool derived, reference to, reference a, reference b = {})
      : word(std::uint64_t{what} << 57 | std::uint64_t{derived} << 56 | encode(to) << 38 | encode(a) << 19 | encode(b)) {}

  /// What to do: a kind, or first_function + the function's position in the program.
  constexpr unsigned what() const { return static_cast<unsigned>(word >> 57); }
  /// Whether this is part of a derivative, where the compiler may fuse a product and a sum.
  constexpr bool is_derived() const { return (word >> 56 & 1) != 0; }
  constexpr bool to_output() const { return (word >> 55 & 1) != 0; }
  constexpr std::uint32_t to() const { return static_cast<std::uint32_t>(word >> 38 & largest_index); }
  constexpr place a_from() const { return static_cast<place>(word >> 36 & 3); }
  constexpr std::uint32_t a() const { return static_cast<std::uint32_t>(word >> 19 & largest_index); }
  constexpr place b_from() const { return static_cast<place>(word >> 17 & 3); }
  constexpr std::uint32_t b() const { return static_cast<std::uint32_t>(word & largest_index); }

 private:
  static constexpr std::uint64_t encode(reference r) {
    return std::uint64_t{static_cast<std::uint8_t>(r.where)} << 17 | r.index;
  }
};

}  // namespace nabla
