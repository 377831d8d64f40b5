// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/program_values.hpp>

// Which values of a program are computed together, W in a register: from values that are computed
// alike and lie in a row of outputs, or are added up, or just are, to their operands, lane by lane.
// (Larsen and Amarasinghe, Exploiting superword level parallelism with multimedia instruction sets,
// 2000.) A pack that costs more to bring together and to take apart than it saves is given up.

namespace nabla::core::detail {

/// What steps of a program cost, in additions of one number.
struct pack_costs {
  static constexpr std::uint32_t division = 4, call = 16;
};

/// Values that are computed together, by lane; the lanes from `count` on repeat the last.
template <std::size_t W>
struct value_pack {
  std::uint32_t at[W];
  std::uint32_t count = 0;  // 0: given up
};

/// An operand of each of a pack's values; or any numbers to be brought together.
template <std::size_t W>
struct lane_references {
  reference lane[W];
};

/// A sum of many terms in a derivative, which may be added in any order.
struct long_sum {
  std::uint32_t root = 0, first_term = 0, end = 0;
};
struct sum_term {
  reference what;
  bool minus;
};

template <std::size_t W>
struct pack_finder {
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  static constexpr auto width = static_cast<std::uint32_t>(W);

  program_values<W>& in;
  const bool* const in_lanes;  // by function: whether lanes are computed at once
  sequence<value_pack<W>> packs;
  sequence<std::uint32_t> pack_of, lane_of;  // by slot
  sequence<std::uint32_t> sum_of;            // by slot: the long sum that it is, or is part of
  sequence<long_sum> sums;
  sequence<sum_term> terms;

  constexpr pack_finder(program_values<W>& values, const bool* functions_in_lanes)
      : in(values),
        in_lanes(functions_in_lanes),
        pack_of(values.values.size, none),
        lane_of(values.values.size, 0U),
        sum_of(values.values.size, none) {
    find_sums();
    seed_outputs();
    for (const long_sum& sum : sums) seed_terms(sum);
    seed_classes();
    for (int round = 0; round < 4; ++round) give_up();
  }

  constexpr const program_value& at(std::uint32_t v) const { return in.values.items[v]; }
  constexpr bool is_packed(reference r) const { return is_slot(r) && pack_of.items[r] != none; }
  constexpr lane_references<W> operands(const value_pack<W>& pack, std::uint32_t k) const {
    lane_references<W> all{};
    for (std::uint32_t lane = 0; lane < width; ++lane)
      all.lane[lane] = in.operand(at(pack.at[lane]), k);
    return all;
  }

 private:
  // Sums.
  constexpr bool is_sum(std::uint32_t v) const {
    return at(v).derived && in.is_computed(v) &&
           (at(v).what == instruction::add || at(v).what == instruction::subtract);
  }
  constexpr void find_sums() {
    sequence<bool> is_term(in.values.size, false);  // of one sum only
    for (std::uint32_t v = 0; v < in.values.size; ++v)
      if (is_sum(v))
        for (const reference r : {at(v).a, at(v).b})
          if (is_slot(r) && is_sum(r) && at(r).uses == 1) is_term.items[r] = true;
    for (std::uint32_t v = 0; v < in.values.size; ++v)
      if (is_sum(v) && !is_term.items[v] && in.class_sizes.items[in.class_of.items[v]] < 2 * width)
        list_terms(v, is_term);
  }
  constexpr void list_terms(std::uint32_t root, const sequence<bool>& is_term) {
    const std::uint32_t first = terms.size;
    sequence<std::uint32_t> members;
    sequence<sum_term> open;
    open.push_back({root, false});
    while (open.size != 0) {
      const sum_term it = open.pop_back();
      if (it.what == root || (is_slot(it.what) && is_term.items[it.what])) {
        members.push_back(it.what);
        const bool subtracts = at(it.what).what == instruction::subtract;
        open.push_back({at(it.what).b, it.minus != subtracts});
        open.push_back({at(it.what).a, it.minus});
      } else {
        terms.push_back(it);
      }
    }
    if (terms.size - first < 2 * width) {
      terms.size = first;
      return;
    }
    for (const std::uint32_t v : members) sum_of.items[v] = sums.size;
    sums.push_back({root, first, terms.size});
  }

  // Packs.
  constexpr bool can_be_packed(reference r) const {
    return is_slot(r) && in.is_computed(r) && pack_of.items[r] == none &&
           sum_of.items[r] == none && in.operand_count(at(r)) <= (is_choice(at(r).what) ? 4U : 2U);
  }
  constexpr bool fit_together(const reference* given, std::uint32_t count) const {
    if (count < 2 || 2 * count < width) return false;
    for (std::uint32_t k = 0; k < count; ++k) {
      if (!can_be_packed(given[k]) || at(given[k]).label != at(given[0]).label) return false;
      for (std::uint32_t j = 0; j < k; ++j)
        if (given[j] == given[k]) return false;
    }
    return true;
  }
  /// Packs the values, and their twins.
  constexpr bool pack(const reference* given, std::uint32_t count, sequence<std::uint32_t>& open) {
    if (!fit_together(given, count)) return false;
    const bool are_twins = at(given[0]).is_twin;
    const std::uint32_t first = are_twins ? 1 : 0;
    const bool has_twins = are_twins || (given[0] + 1 < in.values.size && at(given[0] + 1).is_twin);
    open.push_back(packs.size);
    for (std::uint32_t part = 0; part < (has_twins ? 2U : 1U); ++part) {
      value_pack<W> made{};
      made.count = count;
      for (std::uint32_t k = 0; k < width; ++k) {
        made.at[k] = given[k < count ? k : count - 1] - first + part;
        pack_of.items[made.at[k]] = packs.size;
        if (k < count) lane_of.items[made.at[k]] = k;
      }
      packs.push_back(made);
    }
    return true;
  }
  /// Turns products and sums around where that makes operands of one register.
  constexpr void align(const value_pack<W>& pack) {
    const program_value& first = at(pack.at[0]);
    if (!(first.what == instruction::add || first.what == instruction::multiply) ||
        in.label_of(first.a) != in.label_of(first.b))
      return;
    for (std::uint32_t k = 1; k < pack.count; ++k) {
      program_value& other = in.values.items[pack.at[k]];
      const bool shares = other.b == first.a || other.a == first.b;
      const bool crosses = is_packed(other.a) && is_packed(first.b) &&
                           pack_of.items[other.a] == pack_of.items[first.b] &&
                           !(is_packed(first.a) && pack_of.items[first.a] == pack_of.items[other.a]);
      if (shares || crosses) program_values<W>::swap(other);
    }
  }
  constexpr void pull(sequence<std::uint32_t> open) {
    while (open.size != 0) {
      const value_pack<W> p = packs.items[open.pop_back()];
      align(p);
      for (std::uint32_t k = in.operand_count(at(p.at[0])); k-- > 0;)
        pack(operands(p, k).lane, p.count, open);
    }
  }
  constexpr void seed(const sequence<reference>& given) {
    for (std::uint32_t k = 0; k < given.size; k += width) {
      const std::uint32_t left = given.size - k;
      sequence<std::uint32_t> open;
      if (pack(given.items + k, left < width ? left : width, open))
        pull(static_cast<sequence<std::uint32_t>&&>(open));
    }
  }
  /// Seeds those of the values that are in a class together.
  constexpr void seed_by_class(const sequence<reference>& given) {
    sequence<sequence<reference>> lists;
    sequence<std::uint32_t> list_of(in.class_sizes.size, none);
    for (const reference r : given) {
      if (!can_be_packed(r) || 2 * in.class_sizes.items[in.class_of.items[r]] < width) continue;
      std::uint32_t& list = list_of.items[in.class_of.items[r]];
      if (list == none) {
        list = lists.size;
        lists.push_back({});
      }
      lists.items[list].push_back(r);
    }
    for (const sequence<reference>& list : lists) {
      sequence<reference> free;
      for (const reference r : list)
        if (can_be_packed(r)) free.push_back(r);
      seed(free);
    }
  }
  constexpr void seed_outputs() {
    sequence<reference> all;
    sequence<bool> seen(in.values.size, false);
    for (const reference r : in.outputs) {
      if (r == none || !is_slot(r) || seen.items[r]) continue;
      seen.items[r] = true;
      all.push_back(r);
    }
    seed_by_class(all);
  }
  constexpr void seed_terms(const long_sum& sum) {
    for (const bool minus : {false, true}) {
      sequence<reference> all;
      for (std::uint32_t k = sum.first_term; k < sum.end; ++k)
        if (terms.items[k].minus == minus) all.push_back(terms.items[k].what);
      seed_by_class(all);
    }
  }
  constexpr void seed_classes() {
    sequence<reference> all;
    for (std::uint32_t v = in.values.size; v-- > 0;) all.push_back(v);
    sequence<sequence<reference>> lists;
    sequence<std::uint32_t> list_of(in.class_sizes.size, none);
    for (std::uint32_t v = 0; v < in.values.size; ++v) {
      if (!can_be_packed(v) || 2 * in.class_sizes.items[in.class_of.items[v]] < width) continue;
      std::uint32_t& list = list_of.items[in.class_of.items[v]];
      if (list == none) {
        list = lists.size;
        lists.push_back({});
      }
      lists.items[list].push_back(v);
    }
    for (std::uint32_t k = lists.size; k-- > 0;) {
      sequence<reference> free;
      for (const reference r : lists.items[k])
        if (can_be_packed(r)) free.push_back(r);
      seed(free);
    }
  }

  // Costs.
 public:
  /// What it takes to bring numbers together in a register.
  constexpr std::uint32_t gather_cost(const lane_references<W>& t, std::uint32_t count) const {
    bool same = true, aligned = is_packed(t.lane[0]), row = is_input(t.lane[0]), fixed = true;
    std::uint32_t sources[2] = {none, none}, source_count = 0, lowest = none, highest = 0;
    for (std::uint32_t k = 0; k < count; ++k) {
      const reference r = t.lane[k];
      same = same && r == t.lane[0];
      aligned = aligned && is_packed(r) && pack_of.items[r] == pack_of.items[t.lane[0]] &&
                lane_of.items[r] == k;
      row = row && r == t.lane[0] + k;
      fixed = fixed && is_constant(r);
      const std::uint32_t source = is_packed(r)  ? pack_of.items[r]
                                   : is_input(r) ? (1U << 30) + index_of(r) / width
                                                 : none;
      if (source == none) source_count = 3;
      if (source != sources[0] && source != sources[1]) {
        if (source_count < 2) sources[source_count] = source;
        ++source_count;
      }
      if (is_input(r)) {
        lowest = index_of(r) < lowest ? index_of(r) : lowest;
        highest = index_of(r) > highest ? index_of(r) : highest;
      }
    }
    if (same || aligned || row || fixed) return 0;
    if (source_count <= 2) return lowest == none ? 1 : 3;
    return count;
  }
  constexpr std::uint32_t cost_alone(const program_value& v) const {
    if (v.what == instruction::divide) return pack_costs::division;
    return v.what >= instruction::first_function ? pack_costs::call : 1;
  }
  constexpr std::uint32_t cost_together(const program_value& v, std::uint32_t count) const {
    if (v.what == instruction::divide) return pack_costs::division + width / 4;
    if (v.what < instruction::first_function) return 1;
    const bool at_once = in_lanes[2 * (v.what - instruction::first_function) + (v.derived ? 1 : 0)];
    return at_once ? 2 * pack_costs::call : (pack_costs::call + 2) * count;
  }


 private:
  /// What is taken out of packs as numbers, and what goes on as a pack.
  struct uses {
    sequence<bool> as_number;  // by slot
    sequence<bool> as_pack;    // by pack
  };
  constexpr uses find_uses() const {
    uses found{sequence<bool>(in.values.size, false), sequence<bool>(packs.size, false)};
    for (std::uint32_t v = 0; v < in.values.size; ++v) {
      if (!in.is_computed(v)) continue;
      for (std::uint32_t k = 0; k < in.operand_count(at(v)); ++k) {
        const reference r = in.operand(at(v), k);
        if (!is_packed(r)) continue;
        if (pack_of.items[v] != none || sum_of.items[v] != none)
          found.as_pack.items[pack_of.items[r]] = true;
        else
          found.as_number.items[r] = true;
      }
    }
    return found;
  }
  /// Gives up packs that cost more than what stands in their place.
  constexpr void give_up() {
    uses used = find_uses();
    sequence<std::uint64_t> gathered;
    for (std::uint32_t p = 0; p < packs.size; ++p) {
      if (packs.items[p].count == 0 || at(packs.items[p].at[0]).is_twin) continue;
      const bool has_twins = p + 1 < packs.size && at(packs.items[p + 1].at[0]).is_twin;
      const value_pack<W>& pack = packs.items[p];
      const program_value& first = at(pack.at[0]);
      std::uint32_t kept = cost_together(first, pack.count),
                    given_up = cost_alone(first) * pack.count;
      for (std::uint32_t part = p; part < p + (has_twins ? 2U : 1U); ++part) {
        for (std::uint32_t k = 0; k < pack.count; ++k)
          kept += used.as_number.items[packs.items[part].at[k]] ? 1U : 0U;
        given_up += used.as_pack.items[part] ? pack.count : 0U;
      }
      for (std::uint32_t k = 0; k < in.operand_count(first); ++k) {
        const lane_references<W> t = operands(pack, k);
        kept += cost_once(t, pack.count, gathered);
        for (std::uint32_t lane = 0; lane < pack.count; ++lane)
          if (is_packed(t.lane[lane]) && !used.as_number.items[t.lane[lane]]) ++given_up;
      }
      if (kept <= given_up) continue;
      dissolve(p);
      if (has_twins) dissolve(p + 1);
      for (std::uint32_t k = 0; k < in.operand_count(first); ++k)
        for (const reference r : operands(pack, k).lane)
          if (is_packed(r)) used.as_number.items[r] = true;
    }
  }
  /// A tuple is gathered once.
  constexpr std::uint32_t cost_once(const lane_references<W>& t, std::uint32_t count,
                                    sequence<std::uint64_t>& gathered) const {
    const std::uint32_t cost = gather_cost(t, count);
    if (cost == 0) return 0;
    std::uint64_t hash = 7;
    for (std::uint32_t k = 0; k < count; ++k)
      hash = (hash ^ t.lane[k]) * 0xBF58476D1CE4E5B9U ^ hash >> 29;
    for (const std::uint64_t other : gathered)
      if (other == hash) return 0;
    gathered.push_back(hash);
    return cost;
  }
  constexpr void dissolve(std::uint32_t p) {
    for (const std::uint32_t v : packs.items[p].at) pack_of.items[v] = none;
    packs.items[p].count = 0;
  }
};

}  // namespace nabla::core::detail
