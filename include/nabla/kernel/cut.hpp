// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/schedule.hpp>

// Compilers take more than linear time for a long function. So a long program is cut into sections:
// consecutive instructions that become a function each, with slots of its own. A value that later
// sections read is carried to them in a cell of an array that all share: the section that computes
// it copies it there.

namespace nabla::core {

/// A program with more instructions is cut: where that saves the compiler time. (With AVX-512 code
/// of g++ runs 1.3 times as long in sections; without, as long.)
#if defined(__clang__) || defined(__AVX512F__)
inline constexpr std::size_t longest_whole_program = 6000;
#else
inline constexpr std::size_t longest_whole_program = 2500;
#endif
/// A program with packs is never cut: sections without packs take twice as long to run.
inline constexpr std::size_t longest_packed_program =
    longest_whole_program < 5000 ? 5000 : longest_whole_program;

/// Where a section begins: its first instruction, and how many of the program's slots come before.
struct section {
  std::uint32_t instruction = 0, slot = 0;
};

namespace detail {

template <const auto& Program>
class cutter;

}  // namespace detail

/// A program in sections. (Templates, so that only long programs cost the compiler anything.)
template <const auto& Program>
struct cut_program {
  static_assert(Program.slots <= instruction::largest_index &&
                    Program.constant_count <= instruction::largest_index,
                "a kernel has at most 131071 intermediate values and as many constants");
  std::uint64_t instructions[3 * Program.size]{};  // at most two values of each are carried
  section sections[Program.size]{};                // and the end of the last
  std::uint32_t size = 0, section_count = 0, cells = 0;

  constexpr cut_program() { detail::cutter<Program>(*this).cut(); }
};

namespace detail {

template <const auto& Program>
class cutter {
  /// A section has more than so many instructions, and at most so many: for packs of more than 508
  /// g++ searches all of its memory.
  static constexpr std::uint32_t shortest = 250, longest = 500;
  static constexpr auto size = static_cast<std::uint32_t>(Program.size);
  static constexpr std::uint64_t reference_mask = instruction::is_cell | instruction::largest_index;

  cut_program<Program>& to;
  sequence<std::uint32_t> slots_before;  // by instruction, and at the end
  sequence<std::uint32_t> last_reader;   // by slot: the last instruction that reads it
  sequence<std::uint32_t> last_reads;    // by instruction: how many slots of its section end there
  sequence<std::uint64_t> cell_of;       // by slot: where it is carried
  sequence<std::uint64_t> free_cells;    // what they hold is not read again

 public:
  constexpr explicit cutter(cut_program<Program>& its)
      : to(its),
        slots_before(size + 1),
        last_reader(Program.slots),
        last_reads(size),
        cell_of(Program.slots) {}

  constexpr void cut() {
    follow_slots();
    for (std::uint32_t begin = 0, end = 0; begin < size; begin = end) {
      to.sections[to.section_count++] = {to.size, slots_before.items[begin]};
      end = end_of_section(begin);
      for (std::uint32_t i = begin; i < end; ++i) write(i, slots_before.items[begin], end);
    }
    to.sections[to.section_count] = {to.size, Program.slots};
  }

 private:
  static constexpr std::uint64_t first_of(std::uint32_t i) {
    return Program.instructions[i] >> instruction::first_at & reference_mask;
  }
  static constexpr std::uint64_t second_of(std::uint32_t i) {
    return Program.instructions[i] >> instruction::second_at & reference_mask;
  }
  static constexpr std::uint64_t what_of(std::uint32_t i) {
    return Program.instructions[i] >> instruction::what_at;
  }
  static constexpr bool is_slot(std::uint64_t found_at) {
    return found_at <= instruction::largest_index;
  }
  static constexpr bool goes_to_slot(std::uint32_t i) {
    return (Program.instructions[i] >> instruction::result_at & instruction::is_output) == 0;
  }
  static constexpr bool writes_two(std::uint32_t i) {
    return what_of(i) >= instruction::first_function &&
           Program.functions[what_of(i) - instruction::first_function].with_twin;
  }
  /// Slots are numbered in the order in which they are written.
  constexpr void follow_slots() {
    for (std::uint32_t i = 0; i < size; ++i) {
      const std::uint32_t written = !goes_to_slot(i) ? 0 : writes_two(i) ? 2 : 1;
      slots_before.items[i + 1] = slots_before.items[i] + written;
      if (is_slot(first_of(i))) last_reader.items[first_of(i)] = i;
      if (is_slot(second_of(i))) last_reader.items[second_of(i)] = i;
    }
    for (const std::uint32_t i : last_reader) ++last_reads.items[i];
    last_reads.items[0] = 0;  // the slots that no instruction names, see `gathers`
  }
  /// Whether it gathers operands for an instruction that finds more than two in consecutive slots
  /// and names the first: such copies come right before it, and stay with it.
  static constexpr bool gathers(std::uint32_t i) {
    return what_of(i) == instruction::copy && goes_to_slot(i);
  }
  /// Where the section that begins there carries the fewest values to later ones.
  constexpr std::uint32_t end_of_section(std::uint32_t begin) const {
    std::uint32_t i = begin, end = begin, open = 0, fewest = longest;
    for (; i < size && i - begin + open + 2 < longest; ++i) {
      open -= last_reads.items[i];
      for (std::uint32_t s = slots_before.items[i]; s < slots_before.items[i + 1]; ++s)
        open += last_reader.items[s] > i ? 1U : 0U;
      const bool long_enough = i - begin >= shortest;
      if (gathers(i) || (long_enough && open > fewest)) continue;
      fewest = long_enough ? open : longest;
      end = i + 1;
    }
    return i == size ? i : end;
  }
  /// Writes instruction i of a section that has the slots from `first` on and stops before `end`.
  constexpr void write(std::uint32_t i, std::uint32_t first, std::uint32_t end) {
    const std::uint64_t result = Program.instructions[i] >> instruction::result_at;
    add(result - (goes_to_slot(i) ? first : 0), in_section(first_of(i), first),
        in_section(second_of(i), first));
    free_cell(first_of(i), first, i);
    if (second_of(i) != first_of(i)) free_cell(second_of(i), first, i);
    for (std::uint32_t s = slots_before.items[i]; s < slots_before.items[i + 1]; ++s)
      if (last_reader.items[s] >= end) carry(s, s - first);
  }
  constexpr void add(std::uint64_t what_and_result, std::uint64_t a, std::uint64_t b) {
    to.instructions[to.size++] = what_and_result << instruction::result_at |
                                 a << instruction::first_at | b << instruction::second_at;
  }
  constexpr std::uint64_t in_section(std::uint64_t found_at, std::uint32_t first) const {
    if (!is_slot(found_at)) return found_at;
    return found_at < first ? instruction::is_cell | cell_of.items[found_at] : found_at - first;
  }
  constexpr void free_cell(std::uint64_t found_at, std::uint32_t first, std::uint32_t i) {
    if (found_at < first && last_reader.items[found_at] == i)
      free_cells.push_back(cell_of.items[found_at]);
  }
  constexpr void carry(std::uint32_t slot, std::uint64_t own_slot) {
    --last_reads.items[last_reader.items[slot]];
    const std::uint64_t cell = free_cells.size != 0 ? free_cells.pop_back() : to.cells++;
    cell_of.items[slot] = cell;
    constexpr std::uint64_t what = std::uint64_t{instruction::carry}
                                   << (instruction::what_at - instruction::result_at);
    add(what | cell, own_slot, own_slot);
  }
};

}  // namespace detail

/// The sections of a program.
template <const auto& Program>
inline constexpr cut_program<Program> sections_of{};

}  // namespace nabla::core
