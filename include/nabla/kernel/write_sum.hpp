// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/packed_steps.hpp>

namespace nabla::core::detail {

/// Adds up a long sum: the packs that are in it as a whole lane by lane, then these lanes, then the
/// other terms.
template <std::size_t W>
struct sum_writer {
  using code = packed_instruction;
  using operand = packed_instruction::operand;

  packed_steps<W>& to;
  const pack_set<W>& set;
  const long_sum& sum;
  sequence<std::uint32_t>& times;  // by slot and sign: how often it is a term; 0 between sums
  sequence<bool> done;             // by term
  operand lanes, total;
  bool has_lanes = false, has_total = false;

  constexpr sum_writer(packed_steps<W>& its_steps, const long_sum& its,
                       sequence<std::uint32_t>& counters)
      : to(its_steps),
        set(its_steps.set),
        sum(its),
        times(counters),
        done(its.end - its.first_term, false) {}
  constexpr void write() {
    for_each_term([&](const sum_term& its_term, bool&) {
      if (is_slot(its_term.what)) ++times_of(its_term.what, its_term.minus);
    });
    for (const bool minus : {false, true})
      for_each_term([&](const sum_term& its_term, bool& its_done) {
        if (its_term.minus == minus) its_done = its_done || is_in_lanes(its_term);
      });
    if (has_lanes) {
      to.number_step(code::lane_sum, true, sum.root, lanes, lanes, 4);
      total = {code::slot, sum.root};
      has_total = true;
    }
    for (const bool minus : {false, true})
      for_each_term([&](const sum_term& its_term, bool& its_done) {
        if (its_term.minus == minus && !its_done) add_number(to.number(its_term.what), minus);
      });
    for_each_term([&](const sum_term& its_term, bool&) {
      if (is_slot(its_term.what)) times_of(its_term.what, its_term.minus) = 0;
    });
  }

 private:
  template <class Visit>
  constexpr void for_each_term(Visit visit) {
    for (std::uint32_t k = sum.first_term; k < sum.end; ++k)
      visit(set.terms.items[k], done.items[k - sum.first_term]);
  }
  constexpr std::uint32_t& times_of(reference v, bool minus) {
    return times.items[2 * v + (minus ? 1U : 0U)];
  }
  /// Adds the term's pack, if each of its values is a term once.
  constexpr bool is_in_lanes(const sum_term& its_term) {
    if (!set.is_packed(its_term.what)) return false;
    const std::uint32_t p = set.pack_of.items[its_term.what], count = set.packs.items[p].count;
    for (std::uint32_t k = 0; k < count; ++k)
      if (times_of(set.packs.items[p].at[k], its_term.minus) != 1) return false;
    if (set.packs.items[p].at[count - 1] != its_term.what)
      return true;  // the last brings the others
    add_lanes(set.is_whole(p) ? to.pack_at(p)
                              : to.made(code::mask, to.pack_at(p), to.pack_at(p), 1, count),
              its_term.minus);
    return true;
  }
  constexpr void add_lanes(operand more, bool minus) {
    if (has_lanes)
      lanes = to.made(minus ? instruction::subtract : instruction::add, lanes, more);
    else
      lanes = minus ? to.made(instruction::negate, more, more) : more;
    has_lanes = true;
  }
  constexpr void add_number(operand more, bool minus) {
    const unsigned what = minus ? instruction::subtract : instruction::add;
    const unsigned first = minus ? instruction::negate : instruction::copy;
    to.number_step(has_total ? what : first, true, sum.root, has_total ? total : more, more);
    total = {code::slot, sum.root};
    has_total = true;
  }
};

}  // namespace nabla::core::detail
