// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/pack_set.hpp>
#include <nabla/kernel/packed_instruction.hpp>

namespace nabla::core::detail {

/// Which numbers lie side by side in memory: each block ends there.
struct block_ends {
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  const std::uint32_t* ends;
  std::uint32_t count;

  constexpr bool are_in_a_row(std::uint32_t first, std::uint32_t size) const {
    for (std::uint32_t k = 0; k < count; ++k)
      if (first < ends[k]) return first + size <= ends[k];
    return false;
  }
  /// Where a row of so many begins that has this one; `none` if its block is too short.
  constexpr std::uint32_t row_with(std::uint32_t it, std::uint32_t size) const {
    std::uint32_t begin = 0, k = 0;
    while (k < count && ends[k] <= it) begin = ends[k++];
    if (k == count || ends[k] - begin < size) return none;
    const std::uint32_t row = begin + (it - begin) / size * size;
    return row + size <= ends[k] ? row : ends[k] - size;
  }
};

/// A list of steps that grows, and finds operands.
template <std::size_t W>
struct packed_steps {
  using code = packed_instruction;
  using operand = packed_instruction::operand;
  static constexpr auto width = static_cast<std::uint32_t>(W);
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  const pack_set<W>& set;
  const block_ends inputs;
  sequence<std::uint64_t> steps;
  sequence<std::uint32_t> lists;  // of gathers, W references each
  std::uint32_t wide_slots = 0, put_down = 0, cost = 0;
  sequence<std::uint32_t> wide_slot_of;  // by pack
  sequence<std::uint32_t> place_of;      // by pack: where it was put down; `none` if it was not
  sequence<std::uint32_t> lanes_wanted;  // by pack: how many are wanted as numbers
  sequence<bool> taken;                  // by slot: whether it was taken out of its pack
  sequence<std::uint32_t> list_slots;    // by list
  sequence<std::uint32_t> row_starts, row_slots;

  constexpr packed_steps(const pack_set<W>& its_set, block_ends its_inputs)
      : set(its_set),
        inputs(its_inputs),
        wide_slot_of(its_set.packs.size),
        place_of(its_set.packs.size, none),
        lanes_wanted(its_set.packs.size, 0U),
        taken(its_set.in.values.size, false) {
    const sequence<bool> wanted = set.wanted_as_numbers();
    for (std::uint32_t v = 0; v < wanted.size; ++v)
      if (wanted.items[v]) ++lanes_wanted.items[set.pack_of.items[v]];
  }

  constexpr void number_step(unsigned what, bool derived, std::uint32_t to, operand a, operand b,
                             std::uint32_t its_cost = 1, std::uint32_t lane = 0) {
    steps.push_back(code(what, derived, false, lane, to, a, b).word);
    cost += its_cost;
  }
  constexpr void wide_step(unsigned what, bool derived, std::uint32_t to, operand a, operand b,
                           std::uint32_t its_cost = 1, std::uint32_t lane = 0) {
    steps.push_back(code(what, derived, true, lane, to, a, b).word);
    cost += its_cost;
  }
  /// A wide step into a slot of its own.
  constexpr operand made(unsigned what, operand a, operand b, std::uint32_t its_cost = 1,
                         std::uint32_t lane = 0) {
    wide_step(what, true, wide_slots, a, b, its_cost, lane);
    return {code::wide, wide_slots++};
  }

  constexpr operand pack_at(std::uint32_t p) const { return {code::wide, wide_slot_of.items[p]}; }
  /// A number alone, which is taken out of its pack if it is in one.
  constexpr operand number(reference r) {
    if (!is_slot(r)) return {is_input(r) ? code::input : code::constant, index_of(r)};
    if (set.is_packed(r) && lanes_wanted.items[set.pack_of.items[r]] > most_taken_singly<W>)
      return {code::memory, place_in_memory(set.pack_of.items[r]) + set.lane_of.items[r]};
    if (set.is_packed(r) && !taken.items[r]) {
      taken.items[r] = true;
      const operand pack = pack_at(set.pack_of.items[r]);
      number_step(code::take, false, r, pack, pack, 1, set.lane_of.items[r]);
    }
    return {code::slot, r};
  }
  /// Numbers side by side: one number that is in every lane counts, too.
  constexpr operand side_by_side(const lane_references<W>& t, std::uint32_t count) {
    const lane_pattern<W> pattern(set, t, count);
    if (pattern.same && !set.is_packed(t.lane[0])) return number(t.lane[0]);
    if (pattern.aligned) return pack_at(set.pack_of.items[t.lane[0]]);
    if (pattern.row && inputs.are_in_a_row(index_of(t.lane[0]), width))
      return {code::row, index_of(t.lane[0])};
    return gathered(t, count, pattern);
  }

 private:
  constexpr std::uint32_t place_in_memory(std::uint32_t p) {
    std::uint32_t& place = place_of.items[p];
    if (place != none) return place;
    place = put_down;
    put_down += width;
    wide_step(code::put_down, false, place, pack_at(p), pack_at(p), most_taken_singly<W>);
    return place;
  }
  static constexpr std::uint32_t listed(operand from) {
    return from.place << code::listed_at | from.index;
  }
  constexpr std::uint32_t listed(reference r) {
    if (!set.is_packed(r)) return listed(number(r));
    const std::uint32_t slot = wide_slot_of.items[set.pack_of.items[r]];
    return listed(operand{code::wide, slot * width + set.lane_of.items[r]});
  }
  constexpr operand gathered(const lane_references<W>& t, std::uint32_t count,
                             const lane_pattern<W>& pattern) {
    std::uint32_t list[W]{};
    const std::uint32_t start = pattern.all_inputs ? start_of_rows(pattern) : none;
    const bool merges = pattern.is_merged() && have_rows(t, count);
    for (std::uint32_t k = 0; k < width; ++k) {
      const reference r = t.lane[k < count ? k : count - 1];
      if (start != none)
        list[k] = listed_in_row(start, index_of(r));
      else if (merges && is_input(r))
        list[k] = listed_in_row(inputs.row_with(index_of(r), width), index_of(r));
      else
        list[k] = listed(r);
    }
    return merges ? merged(list) : listed(list, pattern.cost(count));
  }
  constexpr bool have_rows(const lane_references<W>& t, std::uint32_t count) const {
    for (std::uint32_t k = 0; k < count; ++k)
      if (is_input(t.lane[k]) && inputs.row_with(index_of(t.lane[k]), width) == none) return false;
    return true;
  }
  /// Brings lanes together from several registers, two by two.
  constexpr operand merged(std::uint32_t (&list)[W]) {
    std::uint32_t group[W]{}, groups = 0;
    for (std::uint32_t k = 0; k < width; ++k) {
      group[k] = groups;
      for (std::uint32_t j = 0; j < k && group[k] == groups; ++j)
        if (list[j] / width == list[k] / width) group[k] = group[j];
      if (group[k] == groups) ++groups;
    }
    for (; groups > 2; groups = (groups + 1) / 2) {
      for (std::uint32_t g = 0; g + 1 < groups; g += 2) merge(list, group, g);
      for (std::uint32_t& g : group) g /= 2;
    }
    return listed(list, merge_cost);
  }
  /// Puts the lanes of two groups into one register, each where it is wanted.
  constexpr void merge(std::uint32_t (&list)[W], const std::uint32_t (&group)[W], std::uint32_t g) {
    std::uint32_t both[W]{}, any = 0;
    while (group[any] != g) ++any;
    for (std::uint32_t k = 0; k < width; ++k)
      both[k] = group[k] / 2 == g / 2 ? list[k] : list[any] / width * width + k;
    const operand merged = listed(both, merge_cost);
    for (std::uint32_t k = 0; k < width; ++k)
      if (group[k] / 2 == g / 2) list[k] = listed(operand{code::wide, merged.index * width + k});
  }
  constexpr operand listed(const std::uint32_t (&list)[W], std::uint32_t its_cost) {
    for (std::uint32_t g = 0; g < list_slots.size; ++g)
      if (is_list(g, list)) return {code::wide, list_slots.items[g]};
    list_slots.push_back(wide_slots);
    for (const std::uint32_t from : list) lists.push_back(from);
    const operand which{code::slot, list_slots.size - 1};
    return made(code::gather, which, which, its_cost);
  }
  constexpr bool is_list(std::uint32_t g, const std::uint32_t (&list)[W]) const {
    for (std::uint32_t k = 0; k < width; ++k)
      if (lists.items[g * width + k] != list[k]) return false;
    return true;
  }
  /// Where one or two rows begin that have all these inputs; or `none`.
  constexpr std::uint32_t start_of_rows(const lane_pattern<W>& inputs_in) const {
    const std::uint32_t low = inputs_in.lowest, end = inputs_in.highest + 1;
    const std::uint32_t aligned = low / width * width,
                        size = end > aligned + width ? 2 * width : width;
    if (end <= aligned + 2 * width && inputs.are_in_a_row(aligned, size)) return aligned;
    const bool fit = end >= 2 * width && end <= low + 2 * width;
    return fit && inputs.are_in_a_row(end - 2 * width, 2 * width) ? end - 2 * width : none;
  }
  constexpr std::uint32_t listed_in_row(std::uint32_t start, std::uint32_t input) {
    const std::uint32_t offset = input - start;
    const std::uint32_t slot = row_slot(start + offset / width * width);
    return listed(operand{code::wide, slot * width + offset % width});
  }
  constexpr std::uint32_t row_slot(std::uint32_t start) {
    for (std::uint32_t k = 0; k < row_starts.size; ++k)
      if (row_starts.items[k] == start) return row_slots.items[k];
    row_starts.push_back(start);
    const operand row{code::row, start};
    row_slots.push_back(made(instruction::copy, row, row).index);
    return row_slots.items[row_slots.size - 1];
  }
};

}  // namespace nabla::core::detail
