// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/derivation.hpp>

namespace nabla::core::detail {

template <class Rule>
constexpr std::string_view name_of(Rule which) {
  constexpr std::string_view names[] = {"a constant",      "the variable itself", "sum rule",
                                        "constant factor", "product rule",        "quotient rule",
                                        "power rule",      "known derivative",    "chain rule",
                                        "case by case"};
  return names[static_cast<int>(which)];
}

/// A function's or a power's derivatives in letters: operands that need a variable are called u, v,
/// w, t.
template <class Lazy = void>
struct rule_in_letters {
  graph g;
  term whole;
  sequence<term> letters, partials;
  sequence<node_index> operands;  // that the letters stand for

  constexpr rule_in_letters(const derivation<Lazy>& d, node_index i) {
    const node n = d.g[i];
    sequence<term> arguments;
    const auto take = [&](node_index operand) {
      const bool is_known = d.g[operand].is_fixed();
      const term letter(g, g.variable(std::string_view("uvwt").substr(arguments.size, 1)));
      arguments.push_back(is_known ? term(g, copy(d.g, operand, g)) : letter);
      if (!d.is_active(operand)) return;
      letters.push_back(letter);
      operands.push_back(operand);
    };
    if (n.kind() == node_kind::call) {
      for_each_argument(d.g, n, take);
      whole = intern_call(d.g.function_at(n.b()), arguments.items, g);
    } else {
      take(n.a());
      whole = make(node_kind::power, arguments[0], n.b());
    }
    partials = reverse_gradient(whole, letters);
  }
};

}  // namespace nabla::core::detail
