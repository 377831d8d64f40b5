// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/find_packs.hpp>

namespace nabla::core {

/// One step of a program with packs, in 64 bits: what to do (7 bits), whether it is part of a
/// derivative (1) and done in all lanes (1), a lane or how many lanes there are (5), where the result
/// goes (1 + 14), where the two operands are (3 + 14 each).
struct packed_instruction {
  /// What only such programs do, beside what `instruction` lists.
  enum kind : unsigned {
    gather = 112,  // lanes from a list of references
    take,          // a lane, as a number
    sum,           // of all lanes
    mask,          // the first lanes; 0 in the others
  };
  /// Where an operand is; `row`: W inputs from that one on.
  enum place : unsigned { slot, input, constant, wide, row };
  static constexpr int index_bits = 14, reference_bits = index_bits + 3;
  static constexpr int second_at = 0, first_at = reference_bits, result_at = 2 * reference_bits,
                       lane_at = result_at + index_bits + 1, wide_at = lane_at + 5,
                       derived_at = wide_at + 1, what_at = derived_at + 1;
  static constexpr std::uint32_t largest_index = (1U << index_bits) - 1;
  static constexpr std::uint32_t is_output = 1U << index_bits;
};

namespace detail {

/// The numbers of a program's inputs, or outputs, that lie in a row: where each row ends.
struct block_ends {
  const std::uint32_t* ends;
  std::uint32_t count;

  constexpr bool are_in_a_row(std::uint32_t first, std::uint32_t size) const {
    std::uint32_t begin = 0;
    for (std::uint32_t k = 0; k < count; ++k) {
      if (first >= begin && first < ends[k]) return first + size <= ends[k];
      begin = ends[k];
    }
    return false;
  }
};

template <std::size_t W>
struct pack_writer {
  using code = packed_instruction;
  using finder_type = pack_finder<W>;
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  static constexpr auto width = static_cast<std::uint32_t>(W);

  sequence<std::uint64_t> steps;
  sequence<std::uint32_t> gathers;  // W references each
  std::uint32_t slots = 0, wide_slots = 0, cost = 0, cost_before = 0;

  constexpr pack_writer(program_values<W>& values, finder_type& finder, block_ends in_blocks,
                        block_ends out_blocks)
      : in(values),
        found(finder),
        inputs(in_blocks),
        outputs(out_blocks),
        done(values.values.size, false),
        taken(values.values.size, false),
        wide_slot_of(finder.packs.size, none),
        written(values.outputs.size, false),
        first_output(values.values.size, none) {
    slots = values.values.size;
    for (std::uint32_t k = values.outputs.size; k-- > 0;)
      if (is_slot(values.outputs.items[k])) first_output.items[values.outputs.items[k]] = k;
    for (std::uint32_t v = 0; v < values.values.size; ++v)
      if (values.is_computed(v) && !values.values.items[v].is_twin)
        cost_before += finder.cost_alone(values.values.items[v]);
    for (const reference r : values.outputs) cost_before += r != none ? 1 : 0;
    write_all();
    write_outputs();
  }

  constexpr bool pays() const { return 8 * cost <= 7 * cost_before && fits(); }

 private:
  program_values<W>& in;
  finder_type& found;
  block_ends inputs, outputs;
  sequence<bool> done, taken;  // by slot: whether it is computed, whether it is a number
  sequence<std::uint32_t> wide_slot_of;  // by pack
  sequence<bool> written;                // by output
  sequence<std::uint32_t> first_output;  // by slot
  sequence<std::uint32_t> gather_slots;  // by gather
  sequence<std::uint32_t> row_starts, row_slots;  // rows of inputs that are in wide slots

  constexpr bool fits() const {
    return slots < code::largest_index && wide_slots < code::largest_index &&
           gathers.size / width < code::largest_index && in.outputs.size < code::largest_index;
  }
  struct place_of {
    unsigned place = code::slot;
    std::uint32_t index = 0;
  };
  constexpr void step(unsigned what, bool derived, bool is_wide, std::uint32_t lane,
                      std::uint32_t to, place_of a, place_of b, std::uint32_t its_cost) {
    steps.push_back(std::uint64_t{what} << code::what_at | std::uint64_t{derived} << code::derived_at |
                    std::uint64_t{is_wide} << code::wide_at | std::uint64_t{lane} << code::lane_at |
                    std::uint64_t{to} << code::result_at |
                    std::uint64_t{a.place << code::index_bits | a.index} << code::first_at |
                    std::uint64_t{b.place << code::index_bits | b.index});
    cost += its_cost;
  }
  static constexpr place_of wide(std::uint32_t index) { return {code::wide, index}; }

  /// Where a number is, which is taken out of its pack.
  constexpr place_of number_at(reference r) {
    if (!is_slot(r)) return {is_input(r) ? code::input : code::constant, index_of(r)};
    if (found.is_packed(r) && !taken.items[r]) {
      taken.items[r] = true;
      step(code::take, false, false, found.lane_of.items[r], r,
           wide(wide_slot_of.items[found.pack_of.items[r]]), {}, 1);
    }
    return {code::slot, r};
  }
  /// Where a number is, for a gather: a lane too.
  constexpr std::uint32_t lane_at(reference r) {
    if (found.is_packed(r))
      return code::wide << 24 |
             (wide_slot_of.items[found.pack_of.items[r]] * width + found.lane_of.items[r]);
    const place_of at = number_at(r);
    return at.place << 24 | at.index;
  }
  constexpr std::uint32_t row_slot(std::uint32_t start) {
    for (std::uint32_t k = 0; k < row_starts.size; ++k)
      if (row_starts.items[k] == start) return row_slots.items[k];
    row_starts.push_back(start);
    row_slots.push_back(wide_slots);
    step(instruction::copy, false, true, 0, wide_slots, {code::row, start}, {}, 1);
    return wide_slots++;
  }
  /// The numbers in a register of their own.
  constexpr place_of gathered(const lane_references<W>& t, std::uint32_t count) {
    std::uint32_t lanes[W]{};
    for (std::uint32_t k = 0; k < width; ++k) lanes[k] = lane_at(t.lane[k < count ? k : count - 1]);
    take_from_rows(t, count, lanes);
    for (std::uint32_t g = 0; g < gather_slots.size; ++g) {
      std::uint32_t k = 0;
      while (k < width && gathers.items[g * width + k] == lanes[k]) ++k;
      if (k == width) return wide(gather_slots.items[g]);
    }
    gather_slots.push_back(wide_slots);
    for (const std::uint32_t lane : lanes) gathers.push_back(lane);
    step(code::gather, false, true, 0, wide_slots, {code::slot, gather_slots.size - 1}, {},
         found.gather_cost(t, count));
    return wide(wide_slots++);
  }
  /// Inputs that lie close together come from one or two registers.
  constexpr void take_from_rows(const lane_references<W>& t, std::uint32_t count,
                                std::uint32_t (&lanes)[W]) {
    std::uint32_t lowest = none, highest = 0;
    for (std::uint32_t k = 0; k < count; ++k) {
      if (!is_input(t.lane[k])) return;
      const std::uint32_t at = index_of(t.lane[k]);
      lowest = at < lowest ? at : lowest;
      highest = at > highest ? at : highest;
    }
    if (highest - lowest >= 2 * width) return;
    std::uint32_t start = lowest / width * width;
    if (start + 2 * width <= highest) start = lowest;
    const bool two = highest >= start + width;
    if (!inputs.are_in_a_row(start, two ? 2 * width : width)) {
      if (highest + 1 < 2 * width || !inputs.are_in_a_row(highest + 1 - 2 * width, 2 * width)) return;
      start = highest + 1 - 2 * width;
    }
    for (std::uint32_t k = 0; k < width; ++k) {
      const std::uint32_t at = index_of(t.lane[k < count ? k : count - 1]) - start;
      lanes[k] = code::wide << 24 |
                 (row_slot(start + at / width * width) * width + at % width);
    }
  }
  constexpr place_of operand(const lane_references<W>& t, std::uint32_t count) {
    bool same = true, aligned = found.is_packed(t.lane[0]), row = is_input(t.lane[0]);
    for (std::uint32_t k = 0; k < count; ++k) {
      const reference r = t.lane[k];
      same = same && r == t.lane[0];
      aligned = aligned && found.is_packed(r) &&
                found.pack_of.items[r] == found.pack_of.items[t.lane[0]] &&
                found.lane_of.items[r] == k;
      row = row && r == t.lane[0] + k;
    }
    if (same && !found.is_packed(t.lane[0])) return number_at(t.lane[0]);
    if (aligned) return wide(wide_slot_of.items[found.pack_of.items[t.lane[0]]]);
    if (row && inputs.are_in_a_row(index_of(t.lane[0]), width)) return {code::row, index_of(t.lane[0])};
    return gathered(t, count);
  }

  constexpr void write_pack(std::uint32_t p) {
    const value_pack<W> pack = found.packs.items[p];
    const program_value& first = found.at(pack.at[0]);
    const bool has_twins = p + 1 < found.packs.size && found.at(found.packs.items[p + 1].at[0]).is_twin;
    const std::uint32_t count = in.operand_count(first);
    place_of places[4]{};
    for (std::uint32_t k = 0; k < count; ++k) places[k] = operand(found.operands(pack, k), pack.count);
    if (is_choice(first.what)) {
      for (std::uint32_t k = 0; k < 4; ++k)
        step(instruction::copy, false, true, 0, wide_slots + k, places[k], {}, 0);
      places[0] = places[1] = wide(wide_slots);
      wide_slots += 4;
    }
    step(first.what, first.derived, true, pack.count, wide_slots, places[0],
         places[count == 1 ? 0 : 1], found.cost_together(first, pack.count));
    wide_slot_of.items[p] = wide_slots++;
    if (has_twins) wide_slot_of.items[p + 1] = wide_slots++;
    write_row(p);
    if (has_twins) write_row(p + 1);
  }
  /// Writes a pack whose lanes lie side by side in the outputs.
  constexpr void write_row(std::uint32_t p) {
    const value_pack<W>& pack = found.packs.items[p];
    const std::uint32_t first = first_output.items[pack.at[0]];
    if (pack.count != width || first == none || !outputs.are_in_a_row(first, width)) return;
    for (std::uint32_t k = 0; k < width; ++k)
      if (in.outputs.items[first + k] != pack.at[k]) return;
    put_row(first, wide(wide_slot_of.items[p]));
  }
  constexpr void put_row(std::uint32_t first, place_of from) {
    step(instruction::copy, false, true, 0, code::is_output | first, from, {}, 1);
    for (std::uint32_t k = 0; k < width; ++k) written.items[first + k] = true;
  }

  /// Adds up a long sum: its packs lane by lane, the lanes of that, the other terms.
  constexpr void write_sum(const long_sum& sum) {
    sequence<bool> in_lanes(sum.end - sum.first_term, false);
    place_of all{};
    bool any = false;
    for (const bool minus : {false, true})
      for (std::uint32_t k = sum.first_term; k < sum.end; ++k) {
        const sum_term& term = found.terms.items[k];
        if (term.minus != minus || in_lanes.items[k - sum.first_term] || !found.is_packed(term.what))
          continue;
        if (!claim_pack(sum, term, in_lanes)) continue;
        const std::uint32_t p = found.pack_of.items[term.what];
        add_lanes(all, any, masked(p), minus);
      }
    place_of total{};
    bool started = false;
    if (any) {
      total = {code::slot, sum.root};
      step(code::sum, true, false, 0, sum.root, all, {}, 4);
      started = true;
    }
    for (const bool minus : {false, true})
      for (std::uint32_t k = sum.first_term; k < sum.end; ++k)
        if (found.terms.items[k].minus == minus && !in_lanes.items[k - sum.first_term])
          add_number(total, started, number_at(found.terms.items[k].what), minus, sum.root);
  }
  /// Whether all of a term's pack is in the sum, with its sign.
  constexpr bool claim_pack(const long_sum& sum, const sum_term& term, sequence<bool>& in_lanes) {
    const std::uint32_t p = found.pack_of.items[term.what];
    std::uint32_t inside = 0;
    const auto is_of_it = [&](std::uint32_t k) {
      return found.terms.items[k].minus == term.minus && found.is_packed(found.terms.items[k].what) &&
             found.pack_of.items[found.terms.items[k].what] == p;
    };
    for (std::uint32_t k = sum.first_term; k < sum.end; ++k)
      if (is_of_it(k)) ++inside;
    if (inside != found.packs.items[p].count) return false;
    for (std::uint32_t k = sum.first_term; k < sum.end; ++k)
      if (is_of_it(k)) in_lanes.items[k - sum.first_term] = true;
    return true;
  }
  constexpr place_of masked(std::uint32_t p) {
    const place_of whole = wide(wide_slot_of.items[p]);
    if (found.packs.items[p].count == width) return whole;
    step(code::mask, true, true, found.packs.items[p].count, wide_slots, whole, {}, 1);
    return wide(wide_slots++);
  }
  constexpr void add_lanes(place_of& all, bool& any, place_of more, bool minus) {
    if (!any && minus)
      step(instruction::negate, true, true, width, wide_slots, more, more, 1);
    else if (any)
      step(minus ? instruction::subtract : instruction::add, true, true, width, wide_slots, all, more, 1);
    all = any || minus ? wide(wide_slots++) : more;
    any = true;
  }
  constexpr void add_number(place_of& total, bool& started, place_of more, bool minus,
                            std::uint32_t root) {
    const place_of to{code::slot, root};
    if (started)
      step(minus ? instruction::subtract : instruction::add, true, false, 0, root, total, more, 1);
    else
      step(minus ? instruction::negate : instruction::copy, true, false, 0, root, more, more, 1);
    total = to;
    started = true;
  }

  constexpr void write_number(std::uint32_t v) {
    const program_value& value = found.at(v);
    const std::uint32_t count = in.operand_count(value);
    place_of places[2]{{code::constant, 0}, {code::constant, 0}};
    if (count > 2) {
      for (std::uint32_t k = 0; k < count; ++k) {
        const place_of from = number_at(in.operand(value, k));
        step(instruction::copy, false, false, 0, value.a + k, from, from, 0);
      }
      places[0] = places[1] = {code::slot, value.a};
    } else {
      for (std::uint32_t k = 0; k < count; ++k) places[k] = number_at(in.operand(value, k));
      if (count == 1) places[1] = places[0];
    }
    step(value.what, value.derived, false, 0, v, places[0], places[1],
         value.fixed ? 0 : found.cost_alone(value));
  }

  // A pack, a long sum or a value of its own, after what it needs.
  constexpr bool is_written_by_itself(std::uint32_t v) const {
    const bool is_inside_sum =
        found.sum_of.items[v] != none && found.sums.items[found.sum_of.items[v]].root != v;
    return found.at(v).what != instruction::copy && !is_inside_sum;
  }
  template <class Visit>
  constexpr void for_each_need(std::uint32_t v, Visit visit) const {
    if (found.pack_of.items[v] != none) {
      const value_pack<W>& pack = found.packs.items[found.pack_of.items[v]];
      for (std::uint32_t lane = 0; lane < pack.count; ++lane)
        for (std::uint32_t k = 0; k < in.operand_count(found.at(v)); ++k)
          visit(in.operand(found.at(pack.at[lane]), k));
    } else if (found.sum_of.items[v] != none) {
      const long_sum& sum = found.sums.items[found.sum_of.items[v]];
      for (std::uint32_t k = sum.first_term; k < sum.end; ++k) visit(found.terms.items[k].what);
    } else {
      for (std::uint32_t k = 0; k < in.operand_count(found.at(v)); ++k)
        visit(in.operand(found.at(v), k));
    }
  }
  constexpr void write(std::uint32_t v) {
    const std::uint32_t first = found.at(v).is_twin ? v - 1 : v;
    if (const std::uint32_t p = found.pack_of.items[first]; p != none) {
      write_pack(p);
      for (const std::uint32_t other : found.packs.items[p].at) finish(other);
    } else {
      if (found.sum_of.items[first] != none)
        write_sum(found.sums.items[found.sum_of.items[first]]);
      else
        write_number(first);
      finish(first);
    }
  }
  constexpr void finish(std::uint32_t first) {
    done.items[first] = true;
    if (first + 1 < in.values.size && found.at(first + 1).is_twin) done.items[first + 1] = true;
  }
  constexpr void write_all() {
    sequence<std::uint32_t> open;
    for (std::uint32_t first = 0; first < in.values.size; ++first) {
      if (!is_written_by_itself(first) || done.items[first]) continue;
      open.push_back(first);
      while (open.size != 0) {
        const std::uint32_t v = open.items[open.size - 1], before = open.size;
        if (!done.items[v])
          for_each_need(v, [&](reference r) {
            if (is_slot(r) && !done.items[r]) open.push_back(r);
          });
        if (open.size != before) continue;
        open.pop_back();
        if (!done.items[v]) write(v);
      }
    }
  }
  constexpr void write_outputs() {
    for (std::uint32_t k = 0; k < in.outputs.size; ++k) {
      if (in.outputs.items[k] == none || written.items[k]) continue;
      if (is_row_of_packs(k)) {
        lane_references<W> row{};
        for (std::uint32_t lane = 0; lane < width; ++lane) row.lane[lane] = in.outputs.items[k + lane];
        put_row(k, gathered(row, width));
      } else {
        const place_of from = number_at(in.outputs.items[k]);
        step(instruction::copy, false, false, 0, code::is_output | k, from, from, 1);
      }
    }
  }
  constexpr bool is_row_of_packs(std::uint32_t first) const {
    if (first + width > in.outputs.size || !outputs.are_in_a_row(first, width)) return false;
    for (std::uint32_t k = first; k < first + width; ++k)
      if (written.items[k] || in.outputs.items[k] == none || !found.is_packed(in.outputs.items[k]))
        return false;
    return true;
  }
};

}  // namespace detail

}  // namespace nabla::core
