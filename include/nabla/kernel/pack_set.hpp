// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/program_values.hpp>

namespace nabla::core::detail {

/// Values that are computed together, by lane; the lanes from `count` on repeat the last.
template <std::size_t W>
struct value_pack {
  std::uint32_t at[W];
  std::uint32_t count = 0;  // 0: given up
  bool has_twins = false;   // the next pack holds them
  bool is_second = false;
};

/// An operand of each of a pack's values, or other numbers that are wanted side by side.
template <std::size_t W>
struct lane_references {
  reference lane[W];
};

/// A sum of many terms in a derivative, which may be added up in any order.
struct long_sum {
  std::uint32_t root = 0, first_term = 0, end = 0;
};
struct sum_term {
  reference what;
  bool minus;
};

/// The packs of a program.
template <std::size_t W>
struct pack_set {
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  static constexpr auto width = static_cast<std::uint32_t>(W);

  program_values<W>& in;
  sequence<value_pack<W>> packs;
  sequence<std::uint32_t> pack_of, lane_of;  // by slot
  sequence<std::uint32_t> sum_of;            // by slot: the long sum that it is, or is part of
  sequence<long_sum> sums;
  sequence<sum_term> terms;

  constexpr explicit pack_set(program_values<W>& its_values)
      : in(its_values),
        pack_of(in.values.size, none),
        lane_of(in.values.size, 0U),
        sum_of(in.values.size, none) {}

  constexpr const program_value& at(std::uint32_t v) const { return in.values.items[v]; }
  constexpr bool is_packed(reference r) const { return is_slot(r) && pack_of.items[r] != none; }
  constexpr bool is_whole(std::uint32_t p) const { return packs.items[p].count == width; }
  constexpr std::uint32_t operand_count(const value_pack<W>& pack) const {
    return in.operand_count(at(pack.at[0]));
  }
  constexpr lane_references<W> operands(const value_pack<W>& pack, std::uint32_t k) const {
    lane_references<W> all{};
    for (std::uint32_t lane = 0; lane < width; ++lane)
      all.lane[lane] = in.operand(at(pack.at[lane]), k);
    return all;
  }
  /// Whether it is computed in lanes: in a pack, or in a long sum.
  constexpr bool is_in_lanes(std::uint32_t v) const {
    return pack_of.items[v] != none || sum_of.items[v] != none;
  }
  /// By slot: whether somebody wants it out of its pack.
  constexpr sequence<bool> wanted_as_numbers() const {
    sequence<bool> wanted(in.values.size);
    for (std::uint32_t v = 0; v < in.values.size; ++v) {
      if (!in.is_computed(v) || is_in_lanes(v)) continue;
      for (std::uint32_t k = 0; k < in.operand_count(at(v)); ++k)
        if (const reference r = in.operand(at(v), k); is_packed(r)) wanted.items[r] = true;
    }
    return wanted;
  }
};

/// More lanes of a pack are taken out of it by way of memory, where they are operands like inputs.
template <std::size_t W>
constexpr std::uint32_t most_taken_singly = W < 4 ? W : 2;

/// What it takes to merge two registers: a shuffle, and often to load its pattern or to copy one.
inline constexpr std::uint32_t merge_cost = 2;

/// How numbers lie that are wanted side by side.
template <std::size_t W>
struct lane_pattern {
  bool same = true, fixed = true;
  bool aligned = true;  // the lanes of one pack, in order
  bool row = true;      // inputs one after another
  bool all_inputs = true;
  std::uint32_t lowest = 0xFFFFFFFF, highest = 0;  // of the inputs
  std::uint32_t sources = 0;                       // registers that have them
  bool in_registers = true;                        // all of them are in some

  constexpr lane_pattern(const pack_set<W>& its_set, const lane_references<W>& numbers_read,
                         std::uint32_t lanes_read) {
    std::uint32_t known[W]{};
    for (std::uint32_t k = 0; k < lanes_read; ++k) {
      const reference r = numbers_read.lane[k];
      const bool packed = its_set.is_packed(r);
      same = same && r == numbers_read.lane[0];
      fixed = fixed && is_constant(r);
      aligned = aligned && packed && its_set.lane_of.items[r] == k &&
                its_set.pack_of.items[r] == its_set.pack_of.items[numbers_read.lane[0]];
      row = row && is_input(r) && r == numbers_read.lane[0] + k;
      if (is_input(r)) widen(index_of(r));
      all_inputs = all_inputs && is_input(r);
      if (packed || is_input(r))
        add_source(known,
                   packed ? its_set.pack_of.items[r] : r / its_set.width + instruction::is_cell);
      else
        in_registers = false;
    }
  }

  /// What it takes to bring them together, in operations.
  constexpr std::uint32_t cost(std::uint32_t count) const {
    if (same || aligned || row || fixed) return 0;
    if (is_merged()) return merge_cost * (sources - 1);
    if (!in_registers || sources > 2) return count + count / 2 - 1;  // pairs, and pairs of pairs
    return highest >= lowest ? 3 : 1;
  }
  /// Whether two registers are merged, then the result and a third, and so on. (In shorter ones it
  /// is no dearer to bring the numbers together one by one.)
  constexpr bool is_merged() const { return sources > 2 && 2 * sources <= W && in_registers; }

 private:
  constexpr void widen(std::uint32_t index) {
    lowest = index < lowest ? index : lowest;
    highest = index > highest ? index : highest;
  }
  constexpr void add_source(std::uint32_t (&known)[W], std::uint32_t source) {
    for (std::uint32_t k = 0; k < sources; ++k)
      if (known[k] == source) return;
    known[sources++] = source;
  }
};

}  // namespace nabla::core::detail
