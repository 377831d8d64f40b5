// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

namespace nabla::core {

/// One step of a program with packs, in 64 bits: what to do (7 bits), whether it is part of a
/// derivative (1), whether it is done in all lanes (1), a lane or a number of lanes (5), where the
/// result goes (1 + 14), where the two operands are (3 + 14 each).
struct packed_instruction {
  /// What only such programs do; the rest is a kind of `instruction`.
  enum kind : unsigned {
    gather = 112,  // numbers from a list of references, side by side
    take,          // a lane, as a number
    lane_sum,      // of all lanes, as a number
    mask,          // the first lanes, and 0 in the others
    put_down,      // in memory
  };
  /// Where an operand is: `row` is a register full of inputs, from that one on; `memory` has the
  /// lanes that were put down.
  enum place : unsigned { slot, input, constant, wide, row, memory };

  static constexpr int index_bits = 14, place_bits = 3, reference_bits = index_bits + place_bits;
  static constexpr int second_at = 0, first_at = reference_bits, result_at = 2 * reference_bits;
  static constexpr int lane_at = result_at + index_bits + 1, wide_at = lane_at + 5;
  static constexpr int derived_at = wide_at + 1, what_at = derived_at + 1;
  static constexpr std::uint32_t largest_index = (1U << index_bits) - 1;
  static constexpr std::uint32_t is_output = 1U << index_bits;

  /// An operand of a step.
  struct operand {
    unsigned place = slot;
    std::uint32_t index = 0;

    constexpr std::uint64_t bits() const { return std::uint64_t{place} << index_bits | index; }
  };
  /// A number of a list: its place, and its index; of a wide one, the lane too.
  static constexpr int listed_at = 24;

  std::uint64_t word;

  constexpr packed_instruction(unsigned what, bool derived, bool is_wide, std::uint32_t lane,
                               std::uint32_t to, operand a, operand b)
      : word(std::uint64_t{what} << what_at | std::uint64_t{derived} << derived_at |
             std::uint64_t{is_wide} << wide_at | std::uint64_t{lane} << lane_at |
             std::uint64_t{to} << result_at | a.bits() << first_at | b.bits() << second_at) {}
};

}  // namespace nabla::core
