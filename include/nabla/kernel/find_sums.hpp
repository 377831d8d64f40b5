// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/pack_set.hpp>

namespace nabla::core::detail {

/// Finds the long sums of derivatives: trees of additions and subtractions that nobody reads inside.
/// Where many such trees are alike, they are packed side by side instead.
template <std::size_t W>
struct sum_finder {
  pack_set<W>& set;
  sequence<bool> is_inside;  // by slot: a sum that only another sum reads

  constexpr explicit sum_finder(pack_set<W>& its)
      : set(its), is_inside(its.in.values.size, false) {}

  constexpr void find() {
    const std::uint32_t size = set.in.values.size;
    for (std::uint32_t v = 0; v < size; ++v)
      if (is_sum(v))
        for (const reference r : {set.at(v).a, set.at(v).b})
          if (is_slot(r) && is_sum(r) && set.at(r).uses == 1) is_inside.items[r] = true;
    for (std::uint32_t v = 0; v < size; ++v)
      if (is_sum(v) && !is_inside.items[v] && set.in.class_size(v) < 2 * W) list_terms(v);
  }

 private:
  constexpr bool is_sum(std::uint32_t v) const {
    const unsigned what = set.at(v).what;
    return set.at(v).derived && set.in.is_computed(v) &&
           (what == instruction::add || what == instruction::subtract);
  }
  constexpr void list_terms(std::uint32_t root) {
    const std::uint32_t first = set.terms.size;
    sequence<std::uint32_t> members;
    sequence<sum_term> open;
    open.push_back({root, false});
    while (open.size != 0) {
      const sum_term it = open.pop_back();
      if (it.what != root && !(is_slot(it.what) && is_inside.items[it.what])) {
        set.terms.push_back(it);
        continue;
      }
      const program_value& sum = set.at(it.what);
      members.push_back(it.what);
      open.push_back({sum.b, it.minus != (sum.what == instruction::subtract)});
      open.push_back({sum.a, it.minus});
    }
    if (set.terms.size - first < 2 * W) {
      set.terms.size = first;
      return;
    }
    for (const std::uint32_t v : members) set.sum_of.items[v] = set.sums.size;
    set.sums.push_back({root, first, set.terms.size});
  }
};

}  // namespace nabla::core::detail
