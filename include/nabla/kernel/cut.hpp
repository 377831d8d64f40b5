// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/schedule.hpp>

namespace nabla::core {

/// Where a section of a kernel begins: its first instruction, and the slots before its own.
struct section {
  std::uint32_t instruction = 0, slot = 0;
};

/// A schedule that is cut into sections if it is long: consecutive instructions that are expanded in
/// a function of their own, because compilers take more than linear time for a long function. A
/// section counts slots from its own first one on. A value that a later one reads is carried there
/// in an array of cells: the section that computes it copies it into a cell.
struct cut_schedule : schedule {
  sequence<section> sections;  ///< in order, and the end of the last
  std::uint32_t cells = 0;

  constexpr explicit cut_schedule(schedule whole) : schedule(static_cast<schedule&&>(whole)) {
    if (instructions.size > longest_whole) cut();
    if (sections.size == 0) sections.push_back({});
    sections.push_back({instructions.size, slots});
  }

 private:
  /// How many instructions a kernel has at most that is not cut, and a section at least and at most.
  static constexpr std::uint32_t longest_whole = 2000, shortest = 384, longest = 640;
  static constexpr std::uint64_t reference_mask =
                                     (std::uint64_t{1} << instruction::reference_bits) - 1,
                                 result_mask = instruction::is_output | instruction::largest_index;
  static constexpr std::uint64_t first_cell = std::uint64_t{static_cast<std::uint8_t>(place::cell)}
                                              << instruction::index_bits;

  sequence<std::uint32_t> last_read;  // by slot: the last instruction that reads it
  sequence<std::uint64_t> cell_of;    // by slot: where its value is carried
  sequence<std::uint64_t> unused;     // cells whose values nothing reads any more

  constexpr void cut() {
    sequence<std::uint64_t> whole;
    whole.swap(instructions);
    instructions.reserve(whole.size + whole.size / 2);
    find_last_reads(whole);
    section begin;
    while (begin.instruction < whole.size) {
      const std::uint32_t end = end_of_section(whole, begin);
      sections.push_back({instructions.size, begin.slot});
      begin = {end, write_section(whole, begin, end)};
    }
  }

  static constexpr std::uint64_t first_of(std::uint64_t word) {
    return word >> instruction::first_at & reference_mask;
  }
  static constexpr std::uint64_t second_of(std::uint64_t word) {
    return word >> instruction::second_at & reference_mask;
  }
  static constexpr std::uint64_t result_of(std::uint64_t word) {
    return word >> instruction::result_at & result_mask;
  }
  static constexpr bool is_slot(std::uint64_t place_and_index) {
    return place_and_index <= instruction::largest_index;
  }
  /// Into how many slots the instruction writes. Slots are numbered in the order of instructions.
  constexpr std::uint32_t slots_written(std::uint64_t word) const {
    if (!is_slot(result_of(word))) return 0;
    const auto what = static_cast<std::uint32_t>(word >> instruction::what_at);
    const bool is_call = what >= instruction::first_function;
    return is_call && functions.items[what - instruction::first_function].with_twin ? 2 : 1;
  }
  /// Whether it gathers operands of an instruction that finds them in consecutive slots: copies
  /// right before it, which are not separated from it.
  static constexpr bool gathers(std::uint64_t word) {
    return word >> instruction::what_at == instruction::copy && is_slot(result_of(word));
  }
  /// Shows `take` each slot that is read by instruction i and by none after it.
  template <class Take>
  constexpr void for_each_last_read(std::uint64_t word, std::uint32_t i, Take take) const {
    const std::uint64_t a = first_of(word), b = second_of(word);
    if (is_slot(a) && last_read.items[a] == i) take(static_cast<std::uint32_t>(a));
    if (a != b && is_slot(b) && last_read.items[b] == i) take(static_cast<std::uint32_t>(b));
  }
  constexpr void find_last_reads(const sequence<std::uint64_t>& whole) {
    last_read = sequence<std::uint32_t>(slots);
    cell_of = sequence<std::uint64_t>(slots);
    for (std::uint32_t i = 0; i < whole.size; ++i)
      for (const std::uint64_t from : {first_of(whole.items[i]), second_of(whole.items[i])})
        if (is_slot(from)) last_read.items[from] = i;
  }
  /// The place where the fewest of the section's values go on to later ones.
  constexpr std::uint32_t end_of_section(const sequence<std::uint64_t>& whole,
                                         section begin) const {
    const std::uint32_t first = begin.instruction;
    if (whole.size - first <= longest) return whole.size;
    std::uint32_t end = first + longest, slot = begin.slot, open = 0, fewest = longest;
    for (std::uint32_t i = first; i < first + longest; ++i) {
      const std::uint64_t word = whole.items[i];
      for_each_last_read(word, i,
                         [&](std::uint32_t read) { open -= read >= begin.slot ? 1U : 0U; });
      for (const std::uint32_t after = slot + slots_written(word); slot < after; ++slot)
        open += last_read.items[slot] > i ? 1U : 0U;
      if (i + 1 - first < shortest || gathers(word) || open > fewest) continue;
      fewest = open;
      end = i + 1;
    }
    return end;
  }
  /// Writes the instructions from `begin` to `end` with slots of their own and cells, and returns
  /// the first slot of the next section.
  constexpr std::uint32_t write_section(const sequence<std::uint64_t>& whole, section begin,
                                        std::uint32_t end) {
    std::uint32_t slot = begin.slot;
    for (std::uint32_t i = begin.instruction; i < end; ++i) {
      const std::uint64_t word = whole.items[i];
      instructions.push_back(moved(word, begin.slot));
      for_each_last_read(word, i, [&](std::uint32_t read) {
        if (read < begin.slot) unused.push_back(cell_of.items[read]);
      });
      for (const std::uint32_t after = slot + slots_written(word); slot < after; ++slot)
        if (last_read.items[slot] >= end) carry(slot, slot - begin.slot);
    }
    return slot;
  }
  constexpr void carry(std::uint32_t slot, std::uint32_t own_slot) {
    const std::uint64_t cell = unused.size != 0 ? unused.pop_back() : first_cell + cells++;
    cell_of.items[slot] = cell;
    const auto index = static_cast<std::uint32_t>(cell - first_cell);
    const reference value{place::slot, own_slot};
    instructions.push_back(
        instruction(instruction::carry, false, {place::slot, index}, value, value).word);
  }
  /// The instruction in a section that has the slots from `first` on.
  constexpr std::uint64_t moved(std::uint64_t word, std::uint32_t first) const {
    const auto in_section = [&](std::uint64_t from) {
      if (!is_slot(from)) return from;
      return from < first ? cell_of.items[from] : from - first;
    };
    const std::uint64_t to = result_of(word), what_and_derived = word >> instruction::derived_at;
    return what_and_derived << instruction::derived_at |
           (is_slot(to) ? to - first : to) << instruction::result_at |
           in_section(first_of(word)) << instruction::first_at |
           in_section(second_of(word)) << instruction::second_at;
  }
};

}  // namespace nabla::core
