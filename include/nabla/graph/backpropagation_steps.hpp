// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/differentiate.hpp>
#include <nabla/graph/evaluate.hpp>
#include <nabla/graph/full_name.hpp>
#include <nabla/graph/rewrite.hpp>

namespace nabla::core {

/// Reverse accumulation as it is drawn on a blackboard. Forwards, every operation gets a letter: v1
/// = w*x, v2 = ...; backwards, every letter u gets its adjoint u', the derivative of f by u. The
/// rules of differentiation make it: it is the sum, over all operations that use u, of their
/// adjoints times their partial derivatives.
struct backpropagation_steps {
  struct equation {
    node_index of, left, right;  // a node of the function; a letter and what it is
  };
  /// What an operand gets of the adjoint of an operation that uses it.
  struct part {
    node_index user, operand, amount;  // two nodes of the function; one of the letters
  };
  graph letters;
  sequence<equation> forward, backward;
  sequence<part> parts;  // as the sweep gives them; those of an operand add up to its adjoint

  constexpr backpropagation_steps(const graph& g, node_index root, const sequence<term>& variables)
      : operations(root + 1) {
    name_operations(g, root);
    find_adjoints(g, root, active_nodes(g, variables));
    put_letters_in();
  }

 private:
  // By node of the function: its place in `letters`, as a letter where it has one, and with the
  // operation itself.
  sequence<node_index> places, operations;
  sequence<node_index> letter_of;  // by node of `letters`: an operation's letter

  static constexpr bool has_letter(node n) { return n.is_computed() && !n.is_fixed(); }

  constexpr void name_operations(const graph& g, node_index root) {
    const char prefix = free_letter(g, "vtabchkmnpqrsuwz");
    const std::string_view result = free_letter(g, "f") == 'f' ? "f" : "";
    const auto name = [&](node_index i, const node_index* operands) {
      operations[i] = move_node(g, g[i], operands, letters);
      if (!has_letter(g[i])) return operations[i];
      characters letter(i == root ? result : "");
      if (letter.items.size == 0)
        letter << std::string_view(&prefix, 1) << std::int64_t{forward.size + 1};
      const node_index named = letters.variable(letter.view());
      forward.push_back({i, named, operations[i]});
      return named;
    };
    const sequence<bool> needed = reachable_from(g, root);
    places = rewrite(g, needed, letters, name);
    for (node_index i = 0; i <= root; ++i)
      if (!needed[i]) places[i] = node::none;
    letter_of = sequence<node_index>(letters.size(), node::none);
    for (const equation& step : forward) letter_of[step.right] = step.left;
  }
  /// The first of the letters with which no variable's name begins; else the first.
  static constexpr char free_letter(const graph& g, std::string_view candidates) {
    for (const char c : candidates) {
      bool taken = false;
      for (node_index i = 0; i < g.size(); ++i)
        taken = taken ||
                (g[i].kind() == node_kind::variable && variable_name(g, g[i].a()).text[0] == c);
      if (!taken) return c;
    }
    return candidates.size() > 1 ? candidates[0] : '\0';
  }

  constexpr sequence<bool> active_letters(const sequence<bool>& active) {
    sequence<term> moving;
    for (node_index i = 0; i < places.size; ++i)
      if (active[i] && places[i] < letter_of.size) moving.push_back(term(letters, places[i]));
    return active_nodes(letters, moving);
  }
  constexpr void find_adjoints(const graph& g, node_index root, const sequence<bool>& active) {
    const simplifying_scope simplifying(letters);
    const sequence<bool> moving = active_letters(active);
    const hazards unsafe(letters, meanings());
    const sequence<node_index> node_at = nodes_by_place();
    sequence<guarded> adjoints(letters.size());
    adjoints[places[root]] = term(1);
    for (node_index i = root + 1; i-- > 0;) {
      if (!active[i] || places[i] == node::none || g[i].kind() == node_kind::list ||
          !adjoints[places[i]].present)
        continue;
      const term adjoint(letters, adjoint_letter(places[i]));
      const node_index found = settled(letters, adjoints[places[i]]).in(letters);
      backward.push_back({i, adjoint.index, found});
      if (!has_letter(g[i])) continue;
      contribute(letters, operations[i], guarded(adjoint, adjoints[places[i]].guard), moving,
                 unsafe, [&](node_index operand, const guarded& share) {
                   adjoints[operand] = sum(letters, adjoints[operand], share);
                   parts.push_back({i, node_at[operand], settled(letters, share).in(letters)});
                 });
    }
  }
  /// By node of `letters`: the operation that a letter stands for.
  constexpr sequence<node_index> meanings() const {
    sequence<node_index> all(letters.size(), node::none);
    for (const equation& step : forward) all[step.left] = step.right;
    return all;
  }
  /// By node of `letters`: the function's node that has its place there.
  constexpr sequence<node_index> nodes_by_place() const {
    sequence<node_index> nodes(letters.size(), node::none);
    for (node_index i = 0; i < places.size; ++i)
      if (places[i] != node::none) nodes[places[i]] = i;
    return nodes;
  }
  constexpr node_index adjoint_letter(node_index letter) {
    characters name = full_name(letters, letter);
    name << "'";
    return letters.variable(name.view());
  }
  /// Writes the adjoints with the operations' letters instead of the operations.
  constexpr void put_letters_in() {
    const sequence<node_index> lettered =
        rewrite(letters, sequence<bool>(letters.size(), true), letters,
                [&](node_index i, const node_index* operands) {
                  if (i < letter_of.size && letter_of[i] != node::none) return letter_of[i];
                  return has_moved(letters[i], operands) ? node::none : i;
                });
    for (equation& step : backward) step.right = lettered[step.right];
    for (part& given : parts) given.amount = lettered[given.amount];
  }
};

/// The numbers beside the equations: the values forwards, the adjoints backwards; and the parts.
constexpr sequence<double> values_of_letters(const backpropagation_steps& steps,
                                             auto value_of_variable) {
  const graph& g = steps.letters;
  sequence<double> known(g.size());
  sequence<bool> is_known(g.size());
  const auto learn = [&](node_index left, node_index right) {
    const auto value_of = [&](node_index i) {
      return is_known[i] ? known[i] : value_of_variable(i);
    };
    known[left] = values_of(g, reachable_from(g, right), value_of)[right];
    is_known[left] = true;
  };
  for (const auto& step : steps.forward) learn(step.left, step.right);
  for (const auto& step : steps.backward) learn(step.left, step.right);
  for (const auto& part : steps.parts) learn(part.amount, part.amount);
  return known;
}

}  // namespace nabla::core
