// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/find_sums.hpp>
#include <nabla/meta/merge_sort.hpp>

namespace nabla::core::detail {

/// Finds packs: from values that are computed alike, and are outputs, or terms of one sum, or just
/// there, to their operands and to those that read them, lane by lane. (Larsen and Amarasinghe,
/// Exploiting superword level parallelism with multimedia instruction sets, 2000.)
template <std::size_t W>
struct pack_finder {
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  static constexpr auto width = static_cast<std::uint32_t>(W);
  using list = sequence<std::uint32_t>;

  pack_set<W>& set;
  program_values<W>& in;
  list first_reader, readers;  // by slot; those of one slot end where those of the next begin

  constexpr explicit pack_finder(pack_set<W>& its) : set(its), in(its.in) { list_readers(); }

  constexpr void find() {
    seed_outputs();
    for (const long_sum& sum : set.sums)
      for (const bool minus : {false, true}) seed_terms(sum, minus);
    seed_rest();
  }

 private:
  template <class Visit>
  constexpr void for_each_reader(Visit visit) const {
    for (std::uint32_t v = 0; v < in.values.size; ++v) {
      if (!in.is_computed(v) || set.at(v).is_twin) continue;
      for (std::uint32_t k = 0; k < in.operand_count(set.at(v)); ++k)
        if (const reference r = in.operand(set.at(v), k); is_slot(r)) visit(r, v);
    }
  }
  constexpr void list_readers() {
    first_reader = list(in.values.size + 2, 0U);
    for_each_reader(
        [&](reference operand_slot, std::uint32_t) { ++first_reader.items[operand_slot + 2]; });
    for (std::uint32_t v = 1; v < first_reader.size; ++v)
      first_reader.items[v] += first_reader.items[v - 1];
    readers = list(first_reader.items[first_reader.size - 1], 0U);
    for_each_reader([&](reference operand_slot, std::uint32_t reading_slot) {
      readers.items[first_reader.items[operand_slot + 1]++] = reading_slot;
    });
  }
  constexpr bool is_free(reference r) const {
    return is_slot(r) && in.is_computed(r) && set.pack_of.items[r] == none &&
           set.sum_of.items[r] == none &&
           (is_choice(set.at(r).what) || in.operand_count(set.at(r)) <= 2);
  }
  constexpr bool fit_together(const reference* given, std::uint32_t count) const {
    if (count < 2 || 2 * count < width) return false;
    for (std::uint32_t k = 0; k < count; ++k) {
      if (!is_free(given[k]) || set.at(given[k]).label != set.at(given[0]).label) return false;
      for (std::uint32_t j = 0; j < k; ++j)
        if (given[j] == given[k]) return false;
    }
    return true;
  }
  /// Packs the values, with their twins, if they fit, and lists the pack among the open ones.
  constexpr void pack(const reference* given, std::uint32_t count, list& open) {
    if (!fit_together(given, count)) return;
    const std::uint32_t offset = set.at(given[0]).is_twin ? 1 : 0, first = given[0] - offset;
    const bool has_twins = first + 1 < in.values.size && set.at(first + 1).is_twin;
    open.push_back(set.packs.size);
    add(given, count, offset, has_twins, false);
    if (has_twins) add(given, count, offset - 1, false, true);
  }
  constexpr void add(const reference* given, std::uint32_t count, std::uint32_t before,
                     bool has_twins, bool is_second) {
    value_pack<W> made{{}, count, has_twins, is_second};
    for (std::uint32_t k = 0; k < width; ++k) {
      made.at[k] = given[k < count ? k : count - 1] - before;
      set.pack_of.items[made.at[k]] = set.packs.size;
      if (k < count) set.lane_of.items[made.at[k]] = k;
    }
    set.packs.push_back(made);
  }
  /// Turns sums and products around where that brings operands into one register.
  constexpr void align(const value_pack<W>& pack) {
    const program_value& first = set.at(pack.at[0]);
    if (!commutes(first.what) || in.label_of(first.a) != in.label_of(first.b)) return;
    for (std::uint32_t k = 1; k < pack.count; ++k) {
      program_value& other = in.values.items[pack.at[k]];
      const bool shares = other.b == first.a || other.a == first.b;
      const bool crosses = in_one_pack(other.a, first.b) && !in_one_pack(other.a, first.a);
      if (shares || crosses) swap_operands(other);
    }
  }
  constexpr bool in_one_pack(reference u, reference v) const {
    return set.is_packed(u) && set.is_packed(v) && set.pack_of.items[u] == set.pack_of.items[v];
  }
  /// The n-th that reads v and is computed as the label says.
  constexpr reference reader(std::uint32_t v, std::uint64_t label, std::uint32_t n) const {
    for (std::uint32_t i = first_reader.items[v]; i < first_reader.items[v + 1]; ++i)
      if (set.at(readers.items[i]).label == label && n-- == 0) return readers.items[i];
    return instruction::is_constant;
  }
  /// Packs those that read a pack's values, if these have few readers. (Two lanes save too little.)
  constexpr void pack_readers(const value_pack<W>& pack, list& open) {
    constexpr std::uint32_t few = W > 2 ? 16 : 0;
    const std::uint32_t first = first_reader.items[pack.at[0]],
                        end = first_reader.items[pack.at[0] + 1];
    for (std::uint32_t i = first; i < end && end - first <= few; ++i) {
      if (!is_free(readers.items[i])) continue;
      const std::uint64_t label = set.at(readers.items[i]).label;
      std::uint32_t n = 0;
      for (std::uint32_t j = first; j < i; ++j)
        n += set.at(readers.items[j]).label == label ? 1U : 0U;
      lane_references<W> all{};
      for (std::uint32_t k = 0; k < pack.count; ++k) all.lane[k] = reader(pack.at[k], label, n);
      this->pack(all.lane, pack.count, open);
    }
  }
  /// Packs the operands of packs and those that read them, theirs, and so on.
  constexpr void follow(list open) {
    while (open.size != 0) {
      const std::uint32_t p = open.pop_back();
      const value_pack<W> pack = set.packs.items[p];
      align(pack);
      for (std::uint32_t k = set.operand_count(pack); k-- > 0;)
        this->pack(set.operands(pack, k).lane, pack.count, open);
      pack_readers(pack, open);
      if (pack.has_twins) pack_readers(value_pack<W>(set.packs.items[p + 1]), open);
    }
  }
  constexpr void seed(const sequence<reference>& given) {
    sequence<reference> free;
    for (const reference r : given)
      if (is_free(r)) free.push_back(r);
    for (std::uint32_t k = 0; k < free.size; k += width) {
      list open;
      pack(free.items + k, free.size - k < width ? free.size - k : width, open);
      follow(static_cast<list&&>(open));
    }
  }
  /// Those of the values that are computed alike, together.
  constexpr sequence<sequence<reference>> by_class(const sequence<reference>& given) const {
    sequence<sequence<reference>> classes;
    list place_of(in.class_sizes.size, none);
    for (const reference r : given) {
      if (!is_free(r) || 2 * in.class_size(r) < width) continue;
      std::uint32_t& place = place_of.items[in.class_of.items[r]];
      if (place == none) {
        place = classes.size;
        classes.push_back({});
      }
      classes.items[place].push_back(r);
    }
    return classes;
  }
  constexpr void seed_outputs() {
    sequence<reference> all;
    sequence<bool> seen(in.values.size);
    for (const reference r : in.outputs) {
      if (r == none || !is_slot(r) || seen.items[r]) continue;
      seen.items[r] = true;
      all.push_back(r);
    }
    for (const auto& alike : by_class(all))
      if (in.class_size(alike.items[0]) >= width) seed(alike);
  }
  constexpr void seed_terms(const long_sum& sum, bool minus) {
    sequence<reference> all;
    for (std::uint32_t k = sum.first_term; k < sum.end; ++k)
      if (set.terms.items[k].minus == minus) all.push_back(set.terms.items[k].what);
    merge_sort(all,
               [](reference left_slot, reference right_slot) { return left_slot < right_slot; });
    for (const auto& alike : by_class(all)) seed(alike);
  }
  /// The largest classes first, of equal ones the last; then those that fill no pack.
  constexpr void seed_rest() {
    sequence<reference> all;
    for (std::uint32_t v = 0; v < in.values.size; ++v) all.push_back(v);
    const sequence<sequence<reference>> classes = by_class(all);
    list last(all.size + 1, none),
        before(classes.size, none);  // by size; by class: of the same size
    for (std::uint32_t k = 0; k < classes.size; ++k) {
      before.items[k] = last.items[classes.items[k].size];
      last.items[classes.items[k].size] = k;
    }
    for (std::uint32_t size = all.size; size >= width; --size)
      for (std::uint32_t k = last.items[size]; k != none; k = before.items[k])
        seed(classes.items[k]);
    for (std::uint32_t k = classes.size; k-- > 0;)
      if (classes.items[k].size < width) seed(classes.items[k]);
  }
};

}  // namespace nabla::core::detail
