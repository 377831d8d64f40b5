// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/operators.hpp>

namespace nabla::core {

/// f(x + h) as a power series in h, by recurrences in the graph: n derivatives take about n^2
/// operations for each node of f, where repeated rules may double it each time. A function with
/// f' = p u' has the coefficients k f_k = the sum of j u_j p_(k - j) for j = 1, ..., k; its rule
/// gives p, which has a series of its own (Knuth, The Art of Computer Programming, 4.7; Griewank
/// and Walther, Evaluating Derivatives, 13.2).
class expansion {
  graph& g;
  node_index root, variable;
  std::uint32_t order;
  bool smooth = true;
  sequence<bool> moves;                         // by node: whether it changes with x
  sequence<std::uint32_t> wanted;               // by node: how many coefficients are needed
  sequence<node_index> steps;                   // the nodes with coefficients, operands first
  sequence<sequence<node_index>> partials;      // by node: the partials of a call, by argument
  sequence<sequence<node_index>> coefficients;  // by node: none where one is 0

 public:
  /// Of node f by the variable x, up to h^highest. The graph must simplify as long as this lives.
  constexpr expansion(graph& its_graph, node_index f, node_index x, std::uint32_t highest)
      : g(its_graph), root(f), variable(x), order(highest) {
    sequence<node_index> roots(1, root);
    for (std::uint32_t count = order + 1; count > 0 && smooth; --count) {
      const std::uint32_t first = steps.size;
      for (const node_index i : roots) add_steps(i, count);
      roots.size = 0;
      for (std::uint32_t k = first; k < steps.size && smooth && count > 1; ++k)
        if (g[steps[k]].kind() == node_kind::call) add_partials(steps[k], roots);
    }
  }
  /// Whether f is made of operations and functions that compare nothing, nor do their partials.
  constexpr bool exists() const { return smooth; }
  /// The coefficients of h^0, ..., h^order.
  constexpr sequence<term> result() {
    coefficients = sequence<sequence<node_index>>(wanted.size);
    for (const node_index i : steps) coefficients[i].push_back(i);
    for (std::uint32_t k = 1; k <= order; ++k)
      for (const node_index i : steps)
        if (k < wanted[i]) coefficients[i].push_back(coefficient(i, k));
    sequence<term> all;
    for (std::uint32_t k = 0; k <= order; ++k) all.push_back(at(root, k));
    return all;
  }

 private:
  // First: which nodes have a series, and how much of it is needed.

  /// Takes note of nodes that are new.
  constexpr void extend() {
    while (moves.size < g.size()) {
      const node n = g[moves.size];
      bool any = moves.size == variable;
      if (n.traits().what >= kind_traits::list && n.kind() != node_kind::stop)
        for_each_operand(n, [&](node_index operand) { any = any || moves[operand]; });
      moves.push_back(any);
      wanted.push_back(0);
      partials.push_back({});
    }
  }
  /// Adds node i, of which so many coefficients are needed, and what it is made of.
  constexpr void add_steps(node_index i, std::uint32_t count) {
    sequence<node_index> open(1, i);
    extend();
    while (open.size != 0) {
      i = open.pop_back();
      if (!moves[i] || wanted[i] != 0) continue;
      const std::uint32_t before = open.size;
      open.push_back(i);
      for (const node_index other : needs_of(i))
        if (moves[other] && wanted[other] == 0) open.push_back(other);
      if (open.size > before + 1) continue;
      open.size = before;
      smooth = smooth && !g[i].is_choice() && !g[i].is_structural();
      wanted[i] = count;
      if (g[i].kind() != node_kind::list) steps.push_back(i);
    }
  }
  /// Whose coefficients those of node i are made of.
  constexpr sequence<node_index> needs_of(node_index i) {
    sequence<node_index> all;
    if (i == variable) return all;
    for_each_operand(g[i], [&](node_index operand) { all.push_back(operand); });
    if (g[i].kind() == node_kind::power && g[i].a() != variable) all.push_back(lower_power(g[i]));
    extend();
    return all;
  }
  /// u^n is the product of u^(n/2) and itself, or of u^(n - 1) and u, or 1/u^-n.
  constexpr node_index lower_power(node n) {
    const int exponent = n.exponent();
    const int lower = exponent < 0 ? -exponent : exponent % 2 == 0 ? exponent / 2 : exponent - 1;
    return power(term(g, n.a()), lower).in(g);
  }
  /// Of a call, by the arguments that change.
  constexpr void add_partials(node_index i, sequence<node_index>& all) {
    const function_info* const f = g.function_at(g[i].b());
    sequence<term> arguments;
    for_each_argument(g, g[i], [&](node_index u) { arguments.push_back({g, u}); });
    for (std::uint32_t k = 0; k < arguments.size; ++k) {
      const bool counts = moves[arguments[k].index];
      const int argument = static_cast<int>(k);
      partials[i].push_back(counts ? f->partial(arguments.items, term(g, i), argument).in(g)
                                   : node::none);
      if (counts) all.push_back(partials[i][k]);
    }
  }

  // Then: their coefficients.

  constexpr term at(node_index i, std::uint32_t k) const {
    if (k == 0) return {g, i};
    const bool known = moves[i] && coefficients[i][k] != node::none;
    return known ? term(g, coefficients[i][k]) : term(0);
  }
  /// That of h^(k - 1) in the derivative by h.
  constexpr term slope(node_index i, std::uint32_t k) const { return at(i, k) * k; }

  struct rules {
    expansion& all;
    node_index f;
    std::uint32_t k;

    constexpr term constant(number) const { return 0; }
    constexpr term variable(node_index) const { return k == 1 ? 1 : 0; }
    constexpr term list(node_index, node_index, node_index) const { return 0; }
    constexpr term structural(node_index, node_index, node_index) const { return 0; }
    constexpr term stop(node_index) const { return 0; }
    constexpr term choose(node_kind, node_index, node_index, node_index, node_index) const {
      return 0;
    }
    constexpr term add(node_index u, node_index v) const { return all.at(u, k) + all.at(v, k); }
    constexpr term subtract(node_index u, node_index v) const {
      return all.at(u, k) - all.at(v, k);
    }
    constexpr term negate(node_index u) const { return -all.at(u, k); }
    constexpr term multiply(node_index u, node_index v) const {
      if (u == v) return square_of(u);
      term sum = 0;
      for (std::uint32_t j = 0; j <= k; ++j) sum += product(all.at(u, j), all.at(v, k - j));
      return sum;
    }
    /// From u = q v.
    constexpr term divide(node_index u, node_index v) const {
      term rest = all.at(u, k);
      for (std::uint32_t j = 1; j <= k; ++j) rest -= product(all.at(v, j), all.at(f, k - j));
      return rest / term(all.g, v);
    }
    constexpr term power(node_index u, int n) const {
      if (u == all.variable) return power_of_variable(n);
      const node_index lower = all.lower_power(all.g[f]);
      if (n > 0) return n % 2 == 0 ? square_of(lower) : multiply(lower, u);
      term rest = 0;
      for (std::uint32_t j = 1; j <= k; ++j) rest -= product(all.at(lower, j), all.at(f, k - j));
      return rest / term(all.g, lower);
    }
    constexpr term call(const function_info* function, const node_index* operands) const {
      term sum = 0;
      for (int argument = 0; argument < function->arity; ++argument)
        if (all.moves[operands[argument]])
          for (std::uint32_t j = 1; j <= k; ++j)
            sum += product(all.slope(operands[argument], j),
                           all.at(all.partials[f][static_cast<std::uint32_t>(argument)], k - j));
      return sum * number(1, k);
    }

   private:
    /// A coefficient that is 0 counts for nothing, even beside one that is not finite.
    static constexpr term product(term u, term v) {
      return u.is_number(0) || v.is_number(0) ? term(0) : u * v;
    }
    constexpr term square_of(node_index u) const {
      term sum = 0;
      for (std::uint32_t j = 0; 2 * j < k; ++j) sum += product(all.at(u, j), all.at(u, k - j));
      sum *= 2;
      return k % 2 == 0 ? sum + square(all.at(u, k / 2)) : sum;
    }
    /// n (n - 1) ... (n - k + 1)/k! x^(n - k)
    constexpr term power_of_variable(int n) const {
      number binomial = 1;
      for (int j = 0; j < static_cast<int>(k); ++j) binomial = binomial * number(n - j, j + 1);
      return binomial.is_zero()
                 ? term(0)
                 : binomial * core::power(term(all.g, all.variable), n - static_cast<int>(k));
    }
  };
  constexpr node_index coefficient(node_index i, std::uint32_t k) {
    const term value = visit(g, i, rules{*this, i, k});
    return value.is_number(0) ? node::none : value.in(g);
  }
};

}  // namespace nabla::core
