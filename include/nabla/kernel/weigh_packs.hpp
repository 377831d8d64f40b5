// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/pack_set.hpp>

namespace nabla::core::detail {

/// What operations cost, in additions, alone and in packs of W.
template <std::size_t W>
struct operation_costs {
  static constexpr std::uint32_t division = 4, call = 16;

  const bool*
      at_once;  // by function, of values and of derivatives: whether lanes are computed at once

  static constexpr std::uint32_t alone(const program_value& v) {
    if (v.what == instruction::divide) return division;
    return v.what >= instruction::first_function ? call : 1;
  }
  constexpr std::uint32_t together(const program_value& v, std::uint32_t count) const {
    if (v.what == instruction::divide) return division + W / 4;
    if (v.what < instruction::first_function) return 1;
    const unsigned function = v.what - instruction::first_function;
    if (at_once[2 * function + (v.derived ? 1U : 0U)]) return 2 * call;
    return (call + 2) * count;
  }
};

/// Gives up packs that cost more to compute, to bring together and to take apart than what would
/// stand in their place.
template <std::size_t W>
struct pack_weigher {
  pack_set<W>& set;
  const operation_costs<W> costs;
  sequence<bool> as_number;          // by slot: whether somebody wants it out of its pack
  sequence<std::uint32_t> taken;     // by pack: how many of them it has
  sequence<bool> as_pack;            // by pack: whether a pack or a long sum reads it
  sequence<std::uint64_t> gathered;  // what is brought together already, as hashes

  constexpr void weigh() {
    for (int round = 0; round < 4; ++round) {
      find_users();
      for (std::uint32_t p = 0; p < set.packs.size; ++p)
        if (set.packs.items[p].count != 0 && !set.packs.items[p].is_second) weigh(p);
    }
  }

 private:
  constexpr void find_users() {
    as_number = set.wanted_as_numbers();
    as_pack = sequence<bool>(set.packs.size);
    taken = sequence<std::uint32_t>(set.packs.size);
    gathered = sequence<std::uint64_t>(8 * set.packs.size + 8);
    for (std::uint32_t v = 0; v < set.in.values.size; ++v) {
      if (as_number.items[v]) ++taken.items[set.pack_of.items[v]];
      if (!set.in.is_computed(v) || !set.is_in_lanes(v)) continue;
      for (std::uint32_t k = 0; k < set.in.operand_count(set.at(v)); ++k)
        if (const reference r = set.in.operand(set.at(v), k); set.is_packed(r))
          as_pack.items[set.pack_of.items[r]] = true;
    }
  }
  constexpr std::uint32_t to_take_apart(std::uint32_t p) const {
    return taken.items[p] < most_taken_singly<W> ? taken.items[p] : most_taken_singly<W>;
  }
  /// What it takes to have one more number.
  constexpr std::uint32_t to_take(reference r) const {
    const bool is_there = !set.is_packed(r) || as_number.items[r];
    return is_there || taken.items[set.pack_of.items[r]] >= most_taken_singly<W> ? 0 : 1;
  }
  constexpr void take(reference r) {
    if (!set.is_packed(r) || as_number.items[r]) return;
    as_number.items[r] = true;
    ++taken.items[set.pack_of.items[r]];
  }
  constexpr void weigh(std::uint32_t p) {
    const value_pack<W> pack = set.packs.items[p];
    const std::uint32_t parts = pack.has_twins ? 2 : 1;
    std::uint32_t kept = costs.together(set.at(pack.at[0]), pack.count);
    std::uint32_t given_up = costs.alone(set.at(pack.at[0])) * pack.count;
    for (std::uint32_t part = p; part < p + parts; ++part) {
      kept += to_take_apart(part);
      given_up += as_pack.items[part] ? pack.count : 0U;
    }
    for (std::uint32_t k = 0; k < set.operand_count(pack); ++k) {
      const lane_references<W> t = set.operands(pack, k);
      kept += cost_of_first(t, pack.count);
      for (std::uint32_t lane = 0; lane < pack.count; ++lane) given_up += to_take(t.lane[lane]);
    }
    if (kept > given_up) give_up(p, parts);
  }
  /// The cost to bring numbers together, once: who wants the same again finds them.
  constexpr std::uint32_t cost_of_first(const lane_references<W>& t, std::uint32_t count) {
    const std::uint32_t cost = lane_pattern<W>(set, t, count).cost(count);
    if (cost == 0) return 0;
    std::uint64_t hash = 7;
    for (std::uint32_t k = 0; k < count; ++k) hash = mixed_label(hash, t.lane[k]);
    std::uint32_t at = static_cast<std::uint32_t>(hash >> 32) % gathered.size;
    while (gathered.items[at] != 0 && gathered.items[at] != hash) at = (at + 1) % gathered.size;
    if (gathered.items[at] == hash) return 0;
    gathered.items[at] = hash;
    return cost;
  }
  constexpr void give_up(std::uint32_t p, std::uint32_t parts) {
    const value_pack<W> pack = set.packs.items[p];
    for (std::uint32_t part = p; part < p + parts; ++part) {
      for (const std::uint32_t v : set.packs.items[part].at) set.pack_of.items[v] = set.none;
      set.packs.items[part].count = 0;
    }
    for (std::uint32_t k = 0; k < set.operand_count(pack); ++k)
      for (const reference r : set.operands(pack, k).lane) take(r);
  }
};

}  // namespace nabla::core::detail
