// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/instruction.hpp>
#include <nabla/kernel/operation_counts.hpp>
#include <nabla/kernel/output_lists.hpp>
#include <nabla/kernel/twins.hpp>

namespace nabla::core {

/// A finished graph as a list of instructions, in the graph's own order: values as they were
/// written, then derivatives as they were made.
struct schedule {
  sequence<std::uint64_t> instructions;
  sequence<number> constants;
  sequence<called_function> functions;
  sequence<fill> fills;
  operation_counts counts;
  std::uint32_t slots = 0;
  std::uint32_t outputs = 0;

  /// `inputs`: the variables in the order of the input array.
  constexpr schedule(const lowered& from, const sequence<node_index>& inputs)
      : g(from.nodes),
        verbatim(from.verbatim),
        results(from.nodes, from.root),
        found(from.root + 1, unknown) {
    fills = results.fills;
    outputs = results.size;
    for (std::uint32_t k = 0; k < inputs.size; ++k)
      if (inputs.items[k] <= from.root) found.items[inputs.items[k]] = instruction::is_input | k;
    const sequence<bool> used = find_operands(from.root);
    partner = twins_in(from, used);
    instructions.reserve(from.root + 1);
    for (node_index i = 0; i <= from.root; ++i)
      if (used.items[i]) visit(g, i, emitter{*this, i});
  }

 private:
  const graph& g;
  const sequence<bool>& verbatim;
  output_lists results;
  sequence<reference> found;     // where each node's value is
  sequence<node_index> partner;  // the other of two twins
  sequence<bool> operand;

  /// Finds what the results need, and what is an operand of that.
  constexpr sequence<bool> find_operands(node_index root) {
    sequence<bool> used(root + 1);
    operand = sequence<bool>(root + 1);
    for (node_index i = root + 1; i-- > 0;) {
      used.items[i] = operand.items[i] || results.has(i);
      if (!used.items[i] || g.kind(i) == node_kind::chunk) continue;
      for_each_operand(g.nodes.items[i], [this](node_index k) { operand.items[k] = true; });
    }
    return used;
  }

  constexpr void count(node_index i, int& counter) const {
    if (!g.is_fixed(i)) ++counter;
  }

  static constexpr reference unknown = instruction::is_constant | instruction::largest_index;

  constexpr reference source(node_index i) {
    if (found.items[i] == unknown) {
      found.items[i] = instruction::is_constant | constants.size;
      constants.push_back(g.number_at(i));
    }
    return found.items[i];
  }

  constexpr void step(unsigned what, node_index i, reference to, reference a, reference b) {
    instructions.push_back(instruction(what, !verbatim.items[i], to, a, b).word);
  }
  /// One operand counts as both, so that no slot is named before it has a value: compilers would
  /// warn.
  constexpr void step(unsigned what, node_index i, reference to, reference a) {
    step(what, i, to, a, a);
  }
  /// Where node i's result goes: straight to its output if nothing else wants it.
  constexpr reference target(node_index i) {
    if (!operand.items[i] && results.has_one(i))
      return instruction::is_output | results.first_of(i);
    return slots++;
  }
  constexpr void copy_outputs(node_index i) {
    results.for_each_of(i, [&](std::uint32_t output) {
      step(instruction::copy, i, instruction::is_output | output, source(i));
    });
  }
  constexpr void finish(node_index i, unsigned what, reference a) { finish(i, what, a, a); }
  constexpr void finish(node_index i, unsigned what, reference a, reference b) {
    const reference to = target(i);
    step(what, i, to, a, b);
    if ((to & instruction::is_output) != 0) return;
    found.items[i] = to;
    copy_outputs(i);
  }
  constexpr std::uint32_t consecutive(node_index i, const sequence<reference>& operands) {
    const std::uint32_t first = slots;
    for (const reference r : operands) step(instruction::copy, i, slots++, r);
    return first;
  }

  /// Makes the instructions of node i.
  struct emitter {
    schedule& to;
    node_index i;

    constexpr void constant(number) const { to.copy_outputs(i); }
    constexpr void variable(node_index) const { to.copy_outputs(i); }
    constexpr void add(node_index u, node_index v) const {
      binary(instruction::add, to.counts.additions, u, v);
    }
    constexpr void subtract(node_index u, node_index v) const {
      binary(instruction::subtract, to.counts.additions, u, v);
    }
    constexpr void multiply(node_index u, node_index v) const {
      binary(instruction::multiply, to.counts.multiplications, u, v);
    }
    constexpr void divide(node_index u, node_index v) const {
      binary(instruction::divide, to.counts.divisions, u, v);
    }
    constexpr void negate(node_index u) const {
      to.count(i, to.counts.negations);
      to.finish(i, instruction::negate, to.source(u));
    }
    constexpr void call(const function_info* f, const node_index* arguments) const {
      to.call(i, *f, arguments);
    }
    constexpr void choose(node_kind kind, node_index left, node_index right, node_index if_true,
                          node_index if_false) const {
      to.count(i, to.counts.choices);
      sequence<reference> operands;
      for (const node_index k : {left, right, if_true, if_false}) operands.push_back(to.source(k));
      const unsigned what = instruction::if_less + (static_cast<unsigned>(kind) -
                                                    static_cast<unsigned>(node_kind::if_less));
      to.finish(i, what, to.consecutive(i, operands));
    }
    // These are no operations of scalars; `lower` spells powers out.
    constexpr void list(node_index, node_index, node_index) const {}
    constexpr void power(node_index, int) const {}
    constexpr void stop(node_index) const {}
    constexpr void structural(node_index, node_index, node_index) const {}

   private:
    constexpr void binary(unsigned what, int& counter, node_index u, node_index v) const {
      to.count(i, counter);
      const reference a = to.found.items[u], b = to.found.items[v];
      to.finish(i, what, a != unknown ? a : to.source(u), b != unknown ? b : to.source(v));
    }
  };
  constexpr void call(node_index i, const function_info& f, const node_index* arguments) {
    count_call(i, f);
    if (partner.items[i] != node::none) return both_twins(i);
    const unsigned what = instruction_of({&f, false});
    sequence<reference> operands;
    for (int k = 0; k < f.arity; ++k) operands.push_back(source(arguments[k]));
    if (f.arity == 0)
      finish(i, what, instruction::is_constant);
    else if (f.arity == 1)
      finish(i, what, operands[0]);
    else if (f.arity == 2)
      finish(i, what, operands[0], operands[1]);
    else
      finish(i, what, consecutive(i, operands));
  }
  /// The complement of a function counts as the difference that it stands for.
  constexpr void count_call(node_index i, const function_info& f) {
    count(i, f.complement_power > 0 ? counts.additions
             : f.is_choice          ? counts.choices
                                    : counts.calls);
    if (f.complement_power > 1) count(i, counts.multiplications);
  }
  constexpr unsigned instruction_of(called_function wanted) {
    std::uint32_t k = 0;
    while (k < functions.size && !(same_function(functions.items[k].function, wanted.function) &&
                                   functions.items[k].with_twin == wanted.with_twin))
      ++k;
    if (k == functions.size) functions.push_back(wanted);
    return instruction::first_function + k;
  }
  constexpr void both_twins(node_index i) {
    if (partner.items[i] < i) return;  // its partner has computed it
    const function_info *const own = g.function_at(g.b(i)), *const other = g.function_at(
                                                                g.b(partner.items[i]));
    const bool is_first = same_function(own->twin, other);
    const unsigned what = instruction_of({is_first ? own : other, true});
    step(what, verbatim.items[i] ? i : partner.items[i], slots, source(g.a(i)));
    for (const node_index k : {is_first ? i : partner.items[i], is_first ? partner.items[i] : i}) {
      found.items[k] = slots++;
      copy_outputs(k);
    }
  }
};

}  // namespace nabla::core
