// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/schedule.hpp>

// The values of a program, and which of them are computed alike: by the same operations, from any
// variables and constants. Such values are independent of each other: one of them in the other would
// have a taller formula.

namespace nabla::core {

/// A program of any size, for passes over it.
struct program_view {
  const std::uint64_t* instructions;
  const called_function* functions;
  std::size_t function_count;
  std::size_t size;
  std::uint32_t slots;
};

namespace detail {

/// A value, by its slot.
struct program_value {
  unsigned what = instruction::copy;  // of what is no value: a copy, which `alias` looks through
  bool derived = false;
  bool fixed = false;       // the compiler computes it
  bool is_twin = false;     // the second result of the instruction of the slot before
  reference a = 0, b = 0;   // of more than two operands, the first's slot
  std::uint32_t uses = 0;   // as an operand or output
  std::uint64_t label = 0;  // the same for values that are computed alike
};

constexpr bool is_slot(reference r) { return r <= instruction::largest_index; }
constexpr bool is_input(reference r) { return (r >> instruction::index_bits) == 1; }
constexpr bool is_constant(reference r) { return (r >> instruction::index_bits) == 2; }
constexpr std::uint32_t index_of(reference r) { return r & instruction::largest_index; }
constexpr bool is_choice(unsigned what) {
  return what >= instruction::if_less && what <= instruction::if_unequal;
}
constexpr bool commutes(unsigned what) {
  return what == instruction::add || what == instruction::multiply;
}
constexpr void swap_operands(program_value& v) {
  const reference a = v.a;
  v.a = v.b;
  v.b = a;
}
constexpr std::uint64_t mixed_label(std::uint64_t label, std::uint64_t more) {
  // (Not of label ^ more, which is 0 where more is the label of the same with an operand less.)
  const std::uint64_t mixed = (label * 0x9E3779B97F4A7C15U + more + 1) * 0xBF58476D1CE4E5B9U;
  return mixed ^ mixed >> 29;
}

/// (A template, like all that packs need, so that only who uses it pays for it.)
template <std::size_t W>
struct program_values {
  const program_view program;
  sequence<program_value> values;    // by slot; those that only outputs have, behind
  sequence<reference> alias;         // by slot: what it holds
  sequence<reference> outputs;       // by output; `none` where no instruction writes it
  sequence<std::uint32_t> class_of;  // by slot: who is computed alike
  sequence<std::uint32_t> class_sizes;
  std::uint32_t input_count = 0;  // those that are read

  static constexpr std::uint32_t none = 0xFFFFFFFF;
  static constexpr auto width = static_cast<std::uint32_t>(W);

  constexpr explicit program_values(const program_view& its_program)
      : program(its_program),
        values(its_program.slots + static_cast<std::uint32_t>(its_program.size)),
        alias(values.size) {
    values.size = its_program.slots;
    for (std::size_t i = 0; i < its_program.size; ++i) read(its_program.instructions[i]);
    find_classes();
  }

  constexpr std::uint32_t operand_count(const program_value& v) const {
    if (v.what <= instruction::divide) return 2;
    if (v.what == instruction::negate) return 1;
    if (is_choice(v.what)) return 4;
    return static_cast<std::uint32_t>(
        program.functions[v.what - instruction::first_function].function->arity);
  }
  constexpr reference operand(const program_value& v, std::uint32_t k) const {
    if (operand_count(v) > 2) return alias.items[v.a + k];
    return k == 0 ? v.a : v.b;
  }
  constexpr bool is_computed(std::uint32_t v) const {
    return values.items[v].what != instruction::copy && !values.items[v].fixed;
  }
  /// Whether the compiler knows it.
  constexpr bool is_fixed(reference r) const {
    return is_constant(r) || (is_slot(r) && values.items[r].fixed);
  }
  constexpr std::uint64_t label_of(reference r) const {
    return is_fixed(r) ? 5 : is_slot(r) ? values.items[r].label : 3;
  }
  constexpr std::uint32_t class_size(std::uint32_t v) const {
    return class_sizes.items[class_of.items[v]];
  }
  /// How many instructions fewer there can be, at most, if values of a class are computed together.
  constexpr std::uint32_t most_saved() const {
    std::uint32_t saved = 0;
    for (const std::uint32_t size : class_sizes)
      if (size > 1 && 2 * size >= W) saved += size - (size + width - 1) / width;
    return saved;
  }

 private:
  static constexpr reference reference_at(std::uint64_t word, int at) {
    return static_cast<reference>(word >> at) & (instruction::is_cell | instruction::largest_index);
  }
  constexpr reference resolved(reference r) {
    if (is_input(r) && index_of(r) >= input_count) input_count = index_of(r) + 1;
    return is_slot(r) ? alias.items[r] : r;
  }

  constexpr void read(std::uint64_t word) {
    const auto what = static_cast<unsigned>(word >> instruction::what_at);
    const reference to = static_cast<reference>(word >> instruction::result_at) &
                         (instruction::is_output | instruction::largest_index);
    const bool is_output = (to & instruction::is_output) != 0;
    const reference a = reference_at(word, instruction::first_at);
    reference held = resolved(a);
    if (what != instruction::copy) {
      held = is_output ? values.size++ : to;
      program_value& made = values.items[held];
      made.what = what;
      made.derived = (word >> instruction::derived_at & 1) != 0;
      made.a = operand_count(made) > 2 ? a : resolved(a);
      made.b = resolved(reference_at(word, instruction::second_at));
      finish(held);
    }
    if (is_output)
      put_out(index_of(to), held);
    else
      alias.items[to] = held;
  }
  constexpr void put_out(std::uint32_t output, reference held) {
    while (outputs.size <= output) outputs.push_back(none);
    outputs.items[output] = held;
    if (is_slot(held)) ++values.items[held].uses;
  }
  constexpr void finish(std::uint32_t slot) {
    program_value& made = values.items[slot];
    alias.items[slot] = slot;
    const std::uint32_t count = operand_count(made);
    if (count == 2 && commutes(made.what) && label_of(made.b) < label_of(made.a))
      swap_operands(made);
    std::uint64_t hash = mixed_label(7, 2 * made.what + (made.derived ? 1 : 0));
    made.fixed = true;
    for (std::uint32_t k = 0; k < count; ++k) {
      const reference r = operand(made, k);
      hash = mixed_label(hash, label_of(r));
      made.fixed = made.fixed && is_fixed(r);
      if (is_slot(r)) ++values.items[r].uses;
    }
    made.label = hash;
    if (made.what >= instruction::first_function &&
        program.functions[made.what - instruction::first_function].with_twin)
      add_twin(slot);
  }
  constexpr void add_twin(std::uint32_t slot) {
    program_value& twin = values.items[slot + 1];
    twin = values.items[slot];
    twin.uses = 0;
    twin.is_twin = true;
    twin.label = mixed_label(twin.label, 1);
    alias.items[slot + 1] = slot + 1;
  }

  constexpr void find_classes() {
    std::uint32_t room = 64;
    while (room < 2 * values.size) room *= 2;
    sequence<std::uint32_t> table(room, none), first;
    class_of = sequence<std::uint32_t>(values.size, none);
    for (std::uint32_t v = 0; v < values.size; ++v) {
      if (!is_computed(v)) continue;
      const std::uint64_t label = values.items[v].label;
      std::uint32_t at = static_cast<std::uint32_t>(label >> 32) & (room - 1);
      while (table.items[at] != none && values.items[first.items[table.items[at]]].label != label)
        at = (at + 1) & (room - 1);
      if (table.items[at] == none) {
        table.items[at] = first.size;
        first.push_back(v);
        class_sizes.push_back(0);
      }
      class_of.items[v] = table.items[at];
      ++class_sizes.items[table.items[at]];
    }
  }
};

}  // namespace detail

}  // namespace nabla::core
