// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/cut.hpp>
#include <nabla/kernel/weigh_packs.hpp>
#include <nabla/kernel/write_sum.hpp>

namespace nabla::core::detail {

/// Writes a program with packs: each pack, long sum and other value after what it needs.
template <std::size_t W>
struct pack_writer {
  using code = packed_instruction;
  using operand = packed_instruction::operand;
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  static constexpr auto width = static_cast<std::uint32_t>(W);

  const pack_set<W>& set;
  const program_values<W>& in;
  const operation_costs<W> costs;
  const block_ends outputs;
  packed_steps<W> to;
  sequence<bool> done;                   // by slot
  sequence<bool> written;                // by output
  sequence<std::uint32_t> first_output;  // by slot
  sequence<std::uint32_t> times;         // see sum_writer

  constexpr pack_writer(const pack_set<W>& its_set, operation_costs<W> its_costs,
                        block_ends in_blocks, block_ends out_blocks)
      : set(its_set),
        in(its_set.in),
        costs(its_costs),
        outputs(out_blocks),
        to(its_set, in_blocks),
        done(in.values.size, false),
        written(in.outputs.size, false),
        first_output(in.values.size, none),
        times(2 * in.values.size, 0U) {
    for (std::uint32_t k = in.outputs.size; k-- > 0;)
      if (is_slot(in.outputs.items[k])) first_output.items[in.outputs.items[k]] = k;
  }
  constexpr void write() {
    for (std::uint32_t v = 0; v < in.values.size; ++v)
      if (!done.items[v] && stands_alone(v)) write_with_needs(v);
    for (std::uint32_t k = 0; k < in.outputs.size; ++k)
      if (in.outputs.items[k] != none && !written.items[k]) write_output(k);
  }
  /// Whether there is at least an eighth less to do; with eight lanes a quarter, since in registers
  /// of 512 bits they slow down the scalar code around them. (Steps are not cut into sections.)
  constexpr bool pays() const {
    std::uint32_t before = 0;
    for (std::uint32_t v = 0; v < in.values.size; ++v)
      if (in.is_computed(v) && !set.at(v).is_twin) before += costs.alone(set.at(v));
    for (const reference held : in.outputs) before += held == none ? 0U : 1U;
    return 8 * to.cost <= (W < 8 ? 7 : 6) * before;
  }
  constexpr bool fits() const {
    const std::uint32_t room = code::largest_index;
    return in.values.size < room && to.wide_slots < room && to.put_down < room &&
           in.outputs.size < room && inputs_end() < room && to.steps.size <= longest_packed_program;
  }

 private:
  constexpr std::uint32_t inputs_end() const { return to.inputs.ends[to.inputs.count - 1]; }
  constexpr bool is_inside_sum(std::uint32_t v) const {
    return set.sum_of.items[v] != none && set.sums.items[set.sum_of.items[v]].root != v;
  }
  constexpr bool stands_alone(std::uint32_t v) const {
    return set.at(v).what != instruction::copy && !is_inside_sum(v);
  }
  template <class Visit>
  constexpr void for_each_need(std::uint32_t v, Visit visit) const {
    if (set.sum_of.items[v] != none) {
      const long_sum& sum = set.sums.items[set.sum_of.items[v]];
      for (std::uint32_t k = sum.first_term; k < sum.end; ++k) visit(set.terms.items[k].what);
      return;
    }
    const std::uint32_t p = set.pack_of.items[v], count = p == none ? 1 : set.packs.items[p].count;
    for (std::uint32_t lane = 0; lane < count; ++lane) {
      const program_value& value = set.at(p == none ? v : set.packs.items[p].at[lane]);
      for (std::uint32_t k = 0; k < in.operand_count(value); ++k) visit(in.operand(value, k));
    }
  }
  constexpr void write_with_needs(std::uint32_t last) {
    sequence<std::uint32_t> open;
    open.push_back(last);
    while (open.size != 0) {
      const std::uint32_t v = open.items[open.size - 1], before = open.size;
      if (!done.items[v])
        for_each_need(v, [&](reference its_need) {
          if (is_slot(its_need) && !done.items[its_need]) open.push_back(its_need);
        });
      if (open.size != before) continue;
      open.pop_back();
      if (!done.items[v]) write_value(set.at(v).is_twin ? v - 1 : v);
    }
  }
  constexpr void write_value(std::uint32_t v) {
    if (const std::uint32_t p = set.pack_of.items[v]; p != none) {
      write_pack(p);
      for (const std::uint32_t other : set.packs.items[p].at) finish(other);
      return;
    }
    if (set.sum_of.items[v] != none)
      sum_writer<W>(to, set.sums.items[set.sum_of.items[v]], times).write();
    else
      write_number(v);
    finish(v);
  }
  constexpr void finish(std::uint32_t v) {
    done.items[v] = true;
    if (v + 1 < in.values.size && set.at(v + 1).is_twin) done.items[v + 1] = true;
  }

  constexpr void write_number(std::uint32_t v) {
    const program_value& value = set.at(v);
    const std::uint32_t count = in.operand_count(value);
    operand places[2]{{code::constant, 0}, {code::constant, 0}};
    if (count > 2) {
      for (std::uint32_t k = 0; k < count; ++k) {
        const operand from = to.number(in.operand(value, k));
        to.number_step(instruction::copy, false, value.a + k, from, from, 0);
      }
      places[0] = {code::slot, value.a};
    } else {
      for (std::uint32_t k = 0; k < count; ++k) places[k] = to.number(in.operand(value, k));
    }
    to.number_step(value.what, value.derived, v, places[0], places[count == 2 ? 1 : 0],
                   value.fixed ? 0 : costs.alone(value));
  }
  constexpr void write_pack(std::uint32_t p) {
    const value_pack<W>& pack = set.packs.items[p];
    const program_value& first = set.at(pack.at[0]);
    const std::uint32_t count = set.operand_count(pack);
    operand places[4]{};
    for (std::uint32_t k = 0; k < count; ++k)
      places[k] = to.side_by_side(set.operands(pack, k), pack.count);
    if (count > 2) {
      for (operand& place : places) place = to.made(instruction::copy, place, place, 0);
      places[1] = places[0];
    }
    to.wide_slot_of.items[p] = to.wide_slots++;
    if (pack.has_twins) to.wide_slot_of.items[p + 1] = to.wide_slots++;
    to.wide_step(first.what, first.derived, to.wide_slot_of.items[p], places[0],
                 places[count == 1 ? 0 : 1], costs.together(first, pack.count), pack.count);
    for (std::uint32_t part = p; part < p + (pack.has_twins ? 2U : 1U); ++part) write_row(part);
  }
  /// Stores a pack whose lanes lie side by side in the outputs.
  constexpr void write_row(std::uint32_t p) {
    const std::uint32_t first = first_output.items[set.packs.items[p].at[0]];
    if (!set.is_whole(p) || first == none || !outputs.are_in_a_row(first, width)) return;
    for (std::uint32_t k = 0; k < width; ++k)
      if (in.outputs.items[first + k] != set.packs.items[p].at[k]) return;
    store(first, to.pack_at(p));
  }
  constexpr void store(std::uint32_t first, operand from) {
    to.wide_step(instruction::copy, false, code::is_output | first, from, from);
    for (std::uint32_t k = 0; k < width; ++k) written.items[first + k] = true;
  }
  constexpr void write_output(std::uint32_t k) {
    if (is_row_of_packs(k)) {
      lane_references<W> row{};
      for (std::uint32_t lane = 0; lane < width; ++lane)
        row.lane[lane] = in.outputs.items[k + lane];
      return store(k, to.side_by_side(row, width));
    }
    const operand from = to.number(in.outputs.items[k]);
    to.number_step(instruction::copy, false, code::is_output | k, from, from);
  }
  constexpr bool is_row_of_packs(std::uint32_t first) const {
    if (first + width > in.outputs.size || !outputs.are_in_a_row(first, width)) return false;
    for (std::uint32_t k = first; k < first + width; ++k)
      if (written.items[k] || in.outputs.items[k] == none || !set.is_packed(in.outputs.items[k]))
        return false;
    return true;
  }
};

}  // namespace nabla::core::detail
