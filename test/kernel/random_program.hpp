// SPDX-License-Identifier: BSL-1.0
// Random programs in numbers modulo a prime, many of whose values are computed alike.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <vector>

#include <nabla/kernel/packed_program.hpp>

namespace random_programs {

using namespace nabla::core;
using residue = std::uint64_t;
inline constexpr residue prime = 2147483647;

/// f(u, v), whose twin has another `which`: any function will do.
constexpr residue mixed(unsigned which, residue u, residue v) {
  return ((u + 77 * which + 1) * (v + 12345) % prime * (u + 5) + which) % prime;
}
constexpr residue performed(unsigned what, const residue* u) {
  switch (what) {
    case instruction::copy:
      return u[0];
    case instruction::add:
      return (u[0] + u[1]) % prime;
    case instruction::subtract:
      return (u[0] + prime - u[1]) % prime;
    case instruction::multiply:
      return u[0] * u[1] % prime;
    case instruction::negate:
      return (prime - u[0]) % prime;
    case instruction::if_less:
      return u[0] < u[1] ? u[2] : u[3];
    case instruction::if_less_equal:
      return u[0] <= u[1] ? u[2] : u[3];
    default:
      return mixed(what, u[0], u[1]);
  }
}

/// A function of one argument, one of two, and one with a twin.
constexpr function_info of_arity(int arity) {
  function_info made{};
  made.arity = arity;
  return made;
}
inline constexpr function_info one = of_arity(1), two = of_arity(2);
inline constexpr called_function functions[] = {{&one, false}, {&two, false}, {&one, true}};
inline constexpr std::size_t function_count = std::size(functions);
/// The first is computed in all lanes at once in derivatives, the third always.
inline constexpr bool at_once[2 * function_count] = {false, true, false, false, true, true};

inline int arity_of(unsigned what) {
  if (what >= instruction::first_function)
    return functions[what - instruction::first_function].function->arity;
  return detail::is_choice(what) ? 4 : what == instruction::negate ? 1 : 2;
}

struct random_program {
  static constexpr std::uint32_t inputs = 40, constants = 5;

  std::mt19937 source;
  std::vector<std::uint64_t> instructions;
  std::vector<std::vector<reference>> groups;  // of values that are computed alike, mostly
  std::uint32_t slots = 0, outputs = 0;

  explicit random_program(unsigned seed) : source(seed) {
    for (std::uint32_t k = 0; k + 8 < inputs; k += 8) groups.push_back(inputs_from(k));
    const std::uint32_t steps = 4 + below(12);
    for (std::uint32_t k = 0; k < steps; ++k) below(5) == 0 ? add_up() : compute_alike();
    for (std::uint32_t k = 2 + below(4); k-- > 0;) write(any(groups));
  }
  program_view view() const {
    return {instructions.data(), functions, function_count, instructions.size(), slots};
  }

 private:
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(source() % n); }
  template <class T>
  const T& any(const std::vector<T>& all) {
    return all[below(static_cast<std::uint32_t>(all.size()))];
  }
  std::vector<reference> inputs_from(std::uint32_t first) {
    std::vector<reference> row;
    const std::uint32_t stride = 1 + below(3), size = 3 + below(20);
    for (std::uint32_t k = 0; k < size; ++k)
      row.push_back(instruction::is_input | (first + stride * k) % inputs);
    return row;
  }
  /// Where the k-th of a group finds an operand: side by side, turned, everywhere the same, anywhere.
  std::vector<reference> operands(std::size_t size) {
    const std::vector<reference>& from = any(groups);
    const std::uint32_t kind = below(6), shift = below(8);
    std::vector<reference> found;
    for (std::size_t k = 0; k < size; ++k)
      found.push_back(kind == 0   ? instruction::is_constant | below(constants)
                      : kind == 1 ? from[shift % from.size()]
                      : kind == 2 ? any(from)
                                  : from[(k + (kind == 3 ? shift : 0)) % from.size()]);
    return found;
  }
  void add(unsigned what, bool derived, reference to, reference a, reference b) {
    instructions.push_back(instruction(what, derived, to, a, b).word);
  }
  reference value(unsigned what, bool derived, const std::array<reference, 4>& of) {
    std::uint32_t a = of[0], b = arity_of(what) == 1 ? of[0] : of[1];
    if (arity_of(what) == 4) {
      a = b = slots;
      for (const reference r : of) add(instruction::copy, derived, slots++, r, r);
    }
    const std::uint32_t to = slots++;
    add(what, derived, to, a, b);
    if (what == instruction::first_function + 2) return slots++ - below(2);
    return to;
  }
  void compute_alike() {
    constexpr unsigned kinds[] = {instruction::add,
                                  instruction::subtract,
                                  instruction::multiply,
                                  instruction::multiply,
                                  instruction::negate,
                                  instruction::if_less,
                                  instruction::if_less_equal,
                                  instruction::first_function,
                                  instruction::first_function + 1,
                                  instruction::first_function + 2};
    const unsigned what = kinds[below(std::size(kinds))];
    const bool derived = below(2) == 0;
    const std::size_t size = 1 + below(20);
    const std::array<std::vector<reference>, 4> of{operands(size), operands(size), operands(size),
                                                   operands(size)};
    std::vector<reference> made;
    for (std::size_t k = 0; k < size; ++k)
      made.push_back(value(what, derived, {of[0][k], of[1][k], of[2][k], of[3][k]}));
    groups.push_back(made);
  }
  /// Sums of some terms each, a few of which are subtracted or there twice.
  void add_up() {
    const bool derived = below(4) != 0;
    std::vector<reference> made;
    for (std::uint32_t sums = 1 + below(9); sums-- > 0;) {
      const std::vector<reference> terms = operands(2 + below(40));
      reference sum = terms[0];
      for (std::size_t k = 1; k < terms.size(); ++k)
        sum = value(below(4) == 0 ? instruction::subtract : instruction::add, derived,
                    {sum, terms[k]});
      made.push_back(sum);
    }
    groups.push_back(made);
  }
  void write(const std::vector<reference>& group) {
    for (const reference r : group)
      if (below(8) == 0)
        add(instruction::multiply, true, instruction::is_output | outputs++, r, r);
      else
        add(instruction::copy, false, instruction::is_output | outputs++, r, r);
  }
};

struct numbers {
  std::vector<residue> in, constants, out;

  explicit numbers(const random_program& program) : out(program.outputs) {
    for (residue k = 0; k < random_program::inputs; ++k) in.push_back(mixed(1, k, k));
    for (residue k = 0; k < random_program::constants; ++k) constants.push_back(mixed(2, k, k));
  }
};

inline std::vector<residue> without_packs(const random_program& program) {
  using code = instruction;
  numbers at(program);
  std::vector<residue> slots(program.slots + 4);
  const auto found = [&](std::uint64_t r) -> const residue* {
    const std::uint64_t index = r & code::largest_index;
    if ((r & code::is_input) != 0) return &at.in[index];
    return (r & code::is_constant) != 0 ? &at.constants[index] : &slots[index];
  };
  for (const std::uint64_t word : program.instructions) {
    const auto what = static_cast<unsigned>(word >> code::what_at);
    const residue* const a = found(word >> code::first_at & (code::is_cell | code::largest_index));
    const residue* const b = found(word & (code::is_cell | code::largest_index));
    const residue of_two[2] = {*a, *b};
    const std::uint64_t to = word >> code::result_at & code::largest_index;
    const bool goes_out = (word >> code::result_at & code::is_output) != 0;
    const residue result = performed(what, detail::is_choice(what) ? a : of_two);
    (goes_out ? at.out[to] : slots[to]) = result;
    if (what == code::first_function + 2) slots[to + 1] = mixed(what + 1, *a, *b);
  }
  return at.out;
}

}  // namespace random_programs
