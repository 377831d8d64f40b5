// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/differentiate.hpp>
#include <nabla/kernel/fill.hpp>
#include <nabla/kernel/instruction.hpp>
#include <nabla/kernel/lower.hpp>

namespace nabla::core {

/// How often a kernel does what, after the compiler has computed what depends on no variable.
struct operation_counts {
  int additions = 0;  ///< and subtractions
  int multiplications = 0;
  int divisions = 0;
  int negations = 0;
  int calls = 0;
  int choices = 0;
  constexpr int total() const {
    return additions + multiplications + divisions + negations + calls + choices;
  }
  friend constexpr bool operator==(const operation_counts&, const operation_counts&) = default;
};

/// A function that instructions call, alone or for its twin's value too.
struct called_function {
  const function_info* function = nullptr;
  bool with_twin = false;
};

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
        found(from.root + 1, unknown),
        written(from.root + 1, node::none),
        partner(from.root + 1, node::none) {
    for (std::uint32_t k = 0; k < inputs.size; ++k)
      if (inputs.items[k] <= from.root) found.items[inputs.items[k]] = instruction::is_input | k;
    const sequence<bool> used = find_outputs(from.root);
    find_partners(used);
    for (node_index i = 0; i <= from.root; ++i)
      if (used.items[i]) emit(i);
  }

 private:
  const graph& g;
  const sequence<bool>& verbatim;
  sequence<reference> found;  // where each node's value is
  struct link {
    std::uint32_t output, next;
  };
  sequence<std::uint32_t>
      written;  // the list of outputs a node is written to: heads here, links in `writes`
  sequence<node_index> partner;  // the other of two twins
  sequence<link> writes;
  sequence<bool> operand;

  constexpr sequence<bool> find_outputs(node_index root) {
    sequence<bool> used(root + 1, false);
    operand = sequence<bool>(root + 1, false);
    for_each_part(g, root, [&](node_index i) { find_outputs_of(i); });
    for (node_index i = 0; i <= root; ++i) used.items[i] = written.items[i] != node::none;
    for (node_index i = root + 1; i-- > 0;) {
      if (!used.items[i] || g[i].kind() == node_kind::chunk) continue;
      for_each_operand(g[i], [&](node_index k) { used.items[k] = operand.items[k] = true; });
    }
    return used;
  }
  /// The outputs of an element, or of a packed list.
  constexpr void find_outputs_of(node_index i) {
    if (!is_packed(g, i)) return write(i, outputs++);
    const shape s = g.shape_of(i);
    const bool mirrors = s.stored == storage::symmetric && !fills_mirror_images(s);
    const sequence<stored_element> stored = stored_elements(g, i);
    for (const auto& [at, position] : stored) {
      write(at, outputs + position);
      if (mirrors && mirrored(s, position) != position) write(at, outputs + mirrored(s, position));
    }
    append_fills(s, stored, outputs, fills);
    outputs += s.size();
  }
  constexpr void write(node_index i, std::uint32_t output) {
    writes.push_back({output, written.items[i]});
    written.items[i] = writes.size - 1;
  }
  constexpr bool calls(node_index i, node_index function) const {
    return g[i].kind() == node_kind::call && g[i].b() == function;
  }
  /// Finds functions that are computed together with their twin, where both are wanted of one
  /// argument.
  constexpr void find_partners(const sequence<bool>& used) {
    for (node_index f = 0; f < g.functions.size; ++f)
      for (node_index twin = 0; g.functions.items[f]->twin != nullptr && twin < g.functions.size;
           ++twin)
        if (same_function(g.functions.items[f]->twin, g.functions.items[twin])) join(f, twin, used);
  }
  constexpr void join(node_index f, node_index twin, const sequence<bool>& used) {
    sequence<node_index> twin_of(used.size, node::none);  // by argument
    for (node_index i = 0; i < used.size; ++i)
      if (used.items[i] && calls(i, twin) &&
          !(g.functions.items[f]->twin_is_derived && verbatim.items[i]))
        twin_of.items[g[i].a()] = i;
    for (node_index i = 0; i < used.size; ++i) {
      if (!used.items[i] || !calls(i, f) || partner.items[i] != node::none) continue;
      const node_index other = twin_of.items[g[i].a()];
      if (other == node::none || partner.items[other] != node::none)
        continue;  // each is computed once
      partner.items[i] = other;
      partner.items[other] = i;
    }
  }

  constexpr void count(node_index i, int& counter) const {
    if (!g[i].is_fixed()) ++counter;
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
    const bool only_output = !operand.items[i] && written.items[i] != node::none &&
                             writes.items[written.items[i]].next == node::none;
    if (only_output) return instruction::is_output | writes.items[written.items[i]].output;
    return slots++;
  }
  constexpr void copy_outputs(node_index i) {
    for (std::uint32_t k = written.items[i]; k != node::none; k = writes.items[k].next)
      step(instruction::copy, i, instruction::is_output | writes.items[k].output, source(i));
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

  constexpr void emit(node_index i) {
    const node n = g[i];
    switch (n.kind()) {
      case node_kind::variable:
      case node_kind::constant:
      case node_kind::wide_constant:
        copy_outputs(i);
        break;
      case node_kind::add:
        count(i, counts.additions);
        return finish(i, instruction::add, source(n.a()), source(n.b()));
      case node_kind::subtract:
        count(i, counts.additions);
        return finish(i, instruction::subtract, source(n.a()), source(n.b()));
      case node_kind::multiply:
        count(i, counts.multiplications);
        return finish(i, instruction::multiply, source(n.a()), source(n.b()));
      case node_kind::divide:
        count(i, counts.divisions);
        return finish(i, instruction::divide, source(n.a()), source(n.b()));
      case node_kind::negate:
        count(i, counts.negations);
        return finish(i, instruction::negate, source(n.a()));
      case node_kind::call:
        return call(i, n);
      case node_kind::if_less:
      case node_kind::if_less_equal:
      case node_kind::if_equal:
      case node_kind::if_unequal: {
        count(i, counts.choices);
        sequence<reference> operands;
        const choice c(g, n);
        for (const node_index k : {c.left, c.right, c.if_true, c.if_false})
          operands.push_back(source(k));
        const unsigned what = instruction::if_less + (static_cast<unsigned>(n.kind()) -
                                                      static_cast<unsigned>(node_kind::if_less));
        return finish(i, what, consecutive(i, operands));
      }
      case node_kind::chunk:
      case node_kind::list:
      case node_kind::power:
      case node_kind::stop:
      case node_kind::count:
      case node_kind::position:
      case node_kind::product:
      case node_kind::transpose:
      case node_kind::reduce:
      case node_kind::largest:
      case node_kind::slice:
      case node_kind::spread:
        break;
    }
  }
  constexpr void call(node_index i, node n) {
    const function_info* const info = g.function_at(n.b());
    count_call(i, *info);
    if (partner.items[i] != node::none) return both_twins(i);
    const unsigned what = instruction_of({info, false});
    sequence<reference> operands;
    for_each_argument(g, n, [&](node_index argument) { operands.push_back(source(argument)); });
    if (info->arity == 0)
      finish(i, what, instruction::is_constant);
    else if (info->arity == 1)
      finish(i, what, operands[0]);
    else if (info->arity == 2)
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
    const function_info *const own = g.function_at(g[i].b()), *const other = g.function_at(
                                                                  g[partner.items[i]].b());
    const bool is_first = own->twin != nullptr && same_function(own->twin, other);
    const unsigned what = instruction_of({is_first ? own : other, true});
    step(what, verbatim.items[i] ? i : partner.items[i], slots, source(g[i].a()));
    for (const node_index k : {is_first ? i : partner.items[i], is_first ? partner.items[i] : i}) {
      found.items[k] = slots++;
      copy_outputs(k);
    }
  }
};

/// A schedule as a constant.
template <std::size_t Instructions, std::size_t Constants, std::size_t Functions, std::size_t Fills>
struct program {
  std::uint64_t instructions[Instructions + 1]{};
  number constants[Constants + 1]{};
  called_function functions[Functions + 1]{};
  fill fills[Fills + 1]{};
  std::uint32_t slots = 0;
  bool in_lanes =
      false;  // of packs, functions are computed in all lanes at once (call_in_lanes.hpp)
  bool keeps_products = false;  // written products round before they are added (loop_code.hpp)
  operation_counts counts;

  static constexpr std::size_t size = Instructions, constant_count = Constants, fill_count = Fills;
};

}  // namespace nabla::core

namespace nabla {

using core::operation_counts;

}  // namespace nabla
