// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/schedule.hpp>
#include <nabla/meta/characters.hpp>

namespace nabla::core {

namespace detail {

/// By kind.
inline constexpr const char* names_of_instructions[] = {
    "copy",   "add",     "subtract",         "multiply", "divide",
    "negate", "if less", "if less or equal", "if equal", "if unequal"};

/// Writes instructions: what they do, where the result goes, where the operands come from.
template <class Schedule>
class instruction_writer {
  characters& out;
  const Schedule& from;

 public:
  constexpr instruction_writer(characters& sink, const Schedule& written)
      : out(sink), from(written) {}

  constexpr void write(std::uint64_t word) const {
    const auto what = static_cast<unsigned>(word >> instruction::what_at);
    const std::uint64_t to = word >> instruction::result_at, a = word >> instruction::first_at,
                        b = word >> instruction::second_at;
    const bool to_output = (to & instruction::is_output) != 0,
               is_derived = (word >> instruction::derived_at & 1) != 0;
    reference(to_output ? "out" : "s", to);
    if (is_function(what) && function(what).with_twin) {
      out << ", ";
      reference("s", to + 1);
    }
    out << " = ";
    name(what);
    operands(what, a, b);
    out << (is_derived ? "  (derived)\n" : "\n");
  }

 private:
  static constexpr bool is_function(unsigned what) { return what >= instruction::first_function; }
  constexpr const called_function& function(unsigned what) const {
    return from.functions[what - instruction::first_function];
  }
  constexpr void reference(std::string_view where, std::uint64_t index) const {
    out << where << static_cast<std::int64_t>(index & instruction::largest_index);
  }
  constexpr void name(unsigned what) const {
    if (!is_function(what)) return void(out << names_of_instructions[what]);
    const called_function& called = function(what);
    out << "call " << called.function->name;
    if (called.with_twin) out << ", " << called.function->twin->name;
  }
  constexpr int operand_count(unsigned what) const {
    if (is_function(what)) return function(what).function->arity;
    if (what >= instruction::if_less) return 4;
    return what == instruction::copy || what == instruction::negate ? 1 : 2;
  }
  /// More than two operands are in consecutive slots.
  constexpr void operands(unsigned what, std::uint64_t a, std::uint64_t b) const {
    const int count = operand_count(what);
    for (int k = 0; k < count; ++k) {
      out << " ";
      operand(count > 2 ? a + static_cast<std::uint64_t>(k) : k == 0 ? a : b);
    }
  }
  constexpr void operand(std::uint64_t where) const {
    if ((where & instruction::is_constant) != 0)
      return write_number(out, from.constants[where & instruction::largest_index]);
    reference((where & instruction::is_input) != 0 ? "in" : "s", where);
  }
};

constexpr void write_fill(characters& out, const fill& run) {
  const std::int64_t last = run.to + std::int64_t{run.stride} * (run.length - 1);
  out << "out" << std::int64_t{run.to};
  if (run.length > 1) out << ", out" << std::int64_t{run.to + run.stride} << " ... out" << last;
  if (run.is_zero()) return void(out << " = 0\n");
  out << " = out" << std::int64_t{run.from};
  if (run.length > 1) out << " ... out" << std::int64_t{run.from + run.length - 1};
  out << "\n";
}

}  // namespace detail

/// Writes a kernel's instructions in order, a line for each: `s2 = multiply in0 in1`, where `in`
/// are the inputs, `s` the slots that the kernel owns, `out` the outputs. In those marked
/// `(derived)` the compiler may fuse a product and a sum. Below them what fills the other outputs.
constexpr void write_program(characters& out, const auto& program) {
  for (const std::uint64_t word : program.instructions)
    detail::instruction_writer(out, program).write(word);
  for (const fill& run : program.fills) detail::write_fill(out, run);
}

}  // namespace nabla::core
