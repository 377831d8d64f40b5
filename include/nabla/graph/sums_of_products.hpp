// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/call.hpp>
#include <nabla/graph/order.hpp>
#include <nabla/meta/characters.hpp>
#include <nabla/meta/merge_sort.hpp>

namespace nabla::core {

/// Sums of products of powers over the canonical terms of one graph, and how they become canonical
/// terms again: collected, sorted, and in a second pass joined where that is shorter (joining.hpp).
class sums_of_products {
 public:
  enum class pass { first, joining, expanding };

  constexpr sums_of_products(graph& target, pass what)
      : to(target), expanded(what == pass::expanding), joins(what == pass::joining) {}

  /// Whether a second pass will find something to join.
  bool may_join = false;

 protected:
  struct factor {
    term base;
    int exponent;
  };
  struct addend {
    number coefficient;
    sequence<factor> factors;
    int degree = 0;
    std::uint32_t origin = 0;  // which term of a sum it comes from
  };
  graph& to;
  bool expanded, joins;

  static constexpr bool is_sum(node n) {
    return n.kind() == node_kind::add || n.kind() == node_kind::subtract;
  }
  /// Whether a node has room for the exponent of n^exponent.
  static constexpr bool fits(std::int64_t exponent, node n) {
    return simplifying::fits_exponent(exponent * (n.kind() == node_kind::power ? n.exponent() : 1));
  }

  // Sums.

  /// A canonical term taken apart: if it is a sum, into its terms.
  constexpr void add_into(sequence<addend>& addends, term u, number coefficient) {
    while (u.is(node_kind::add) || u.is(node_kind::subtract)) {
      addends.push_back(addend_of(u.b(), u.is(node_kind::subtract) ? -coefficient : coefficient));
      u = u.a();
    }
    add_product(addends, addend_of(u, coefficient));
  }
  /// A product that is only a sum or its opposite: into its terms.
  constexpr void add_product(sequence<addend>& addends, addend u) {
    sort(u);
    const bool is_only_sum = u.factors.size == 1 && u.factors[0].exponent == 1 &&
                             is_sum(u.factors[0].base.node_here()) &&
                             (u.coefficient == number(1) || u.coefficient == number(-1));
    if (is_only_sum)
      add_into(addends, u.factors[0].base, u.coefficient);
    else
      addends.push_back(u);
  }
  constexpr addend addend_of(term u, number coefficient) {
    addend result{coefficient, {}, 0};
    multiply_into(result, u, 1);
    sort(result);
    return result;
  }
  constexpr sequence<addend> collected_terms(sequence<addend>& addends) {
    merge_sort(addends, [this](const addend& u, const addend& v) { return order(u, v) < 0; });
    sequence<addend> collected;
    for (const addend& u : addends) {
      if (collected.size != 0 && like(collected[collected.size - 1], u) &&
          foldable(collected[collected.size - 1].coefficient, u.coefficient)) {
        addend& last = collected[collected.size - 1];
        last.coefficient =
            last.coefficient + u.coefficient;  // j u + k u = (j + k) u: where u is finite
        if (last.coefficient.is_zero()) --collected.size;
      } else if (!u.coefficient.is_zero()) {
        collected.push_back(u);
      }
    }
    return collected;
  }
  constexpr term finished(sequence<addend>& addends) {
    sequence<addend> collected = collected_terms(addends);
    while (join_choices(collected)) collected = collected_terms(collected);
    if (!joins && !may_join && !expanded && is_joinable(collected)) {
      sequence<addend> attempt = collected;
      may_join = join_products(attempt) || distribute_alike(attempt);
    }
    while (joins && is_joinable(collected) &&
           (join_products(collected) || distribute_alike(collected)))
      collected = collected_terms(collected);
    if (collected.size == 0) return {to, to.constant(0)};
    std::uint32_t first = 0;
    while (first < collected.size && collected[first].coefficient.is_negative()) ++first;
    if (first == collected.size) first = 0;
    term result = finished(collected[first]);
    if (collected.size == 1) return result;
    int degree = collected[first].degree;
    for (std::uint32_t k = 0; k < collected.size; ++k) {
      if (k == first) continue;
      addend u = collected[k];
      const bool minus = u.coefficient.is_negative();
      if (minus) u.coefficient = -u.coefficient;
      if (u.degree > degree) degree = u.degree;
      result = ordered(minus ? node_kind::subtract : node_kind::add, result, finished(u));
    }
    while (degrees.size <= result.index) degrees.push_back(0);
    degrees[result.index] = degree;
    return result;
  }
  constexpr int order(const addend& u, const addend& v) const {
    if (u.degree != v.degree) return detail::sign_of(v.degree, u.degree);
    for (std::uint32_t k = 0; k < u.factors.size && k < v.factors.size; ++k) {
      if (const int c = compare(to, u.factors[k].base.index, v.factors[k].base.index); c != 0)
        return c;
      if (const int c = detail::sign_of(v.factors[k].exponent, u.factors[k].exponent); c != 0)
        return c;
    }
    return detail::sign_of(u.factors.size, v.factors.size);
  }
  static constexpr bool like(const addend& u, const addend& v) {
    if (u.factors.size != v.factors.size) return false;
    for (std::uint32_t k = 0; k < u.factors.size; ++k)
      if (u.factors[k].base.index != v.factors[k].base.index ||
          u.factors[k].exponent != v.factors[k].exponent)
        return false;
    return true;
  }

  // Products.

  /// product *= u^exponent, for a canonical u.
  constexpr void multiply_into(addend& product, term u, int exponent) {
    struct part {
      term at;
      int exponent;
    };
    sequence<part> open;
    open.push_back({u, exponent});
    while (open.size != 0) {
      const auto [v, n] = open.pop_back();
      if (v.is(node_kind::multiply) || v.is(node_kind::divide)) {
        open.push_back({v.b(), v.is(node_kind::divide) ? -n : n});
        open.push_back({v.a(), n});
      } else if (v.is(node_kind::negate)) {
        if (n % 2 != 0) product.coefficient = -product.coefficient;
        open.push_back({v.a(), n});
      } else if (v.is(node_kind::power) && fits(n, v.node_here())) {
        open.push_back({v.a(), n * v.node_here().exponent()});  // (u^m)^n: where u != 0 if m, n < 0
      } else if (const term folded =
                     v.is_constant() && !(n < 0 && v.value().is_zero()) ? power(v.value(), n) : v;
                 folded.is_constant() && folded.owner == nullptr &&
                 foldable(product.coefficient, folded.value()) &&
                 (v.value().is_zero() || nabla::core::to<double>(folded.value()) != 0)) {
        product.coefficient = product.coefficient * folded.value();
      } else {
        multiply_factor(product, v, n);
      }
    }
  }
  /// A number that folds with the others goes into the coefficient.
  constexpr void multiply_number(addend& product, number by) {
    if (foldable(product.coefficient, by))
      product.coefficient = product.coefficient * by;
    else
      multiply_factor(product, term(to, to.constant(by)), 1);
  }
  constexpr void multiply_factor(addend& product, term base, int exponent) {
    if (is_all_negative(base)) {  // (-x - y)/z is -(x + y)/z
      if (exponent % 2 != 0) product.coefficient = -product.coefficient;
      base = negated(base);
    }
    const bool zero = base.is_number(0);  // below a fraction bar: undefined, however often
    for (std::uint32_t k = 0; k < product.factors.size; ++k) {
      factor& f = product.factors[k];
      const bool opposite = f.base.index != base.index && is_sum(f.base.node_here()) &&
                            is_sum(base.node_here()) && negated(f.base).index == base.index;
      if (f.base.index != base.index && !opposite) continue;
      if (!simplifying::fits_exponent(std::int64_t{f.exponent} + exponent)) continue;
      const bool keeps = !opposite || compare(to, f.base.index, base.index) <
                                          0;  // of two opposites, always the same one
      if (opposite && (keeps ? exponent : f.exponent) % 2 != 0)
        product.coefficient = -product.coefficient;
      if (!keeps) f.base = base;
      if (zero) return;
      f.exponent += exponent;  // u^m u^n = u^(m + n): where u != 0 if m or n < 0
      if (f.exponent != 0) return;
      for (; k + 1 < product.factors.size; ++k) product.factors[k] = product.factors[k + 1];
      --product.factors.size;
      return;
    }
    product.factors.push_back({base, zero ? -1 : exponent});
  }
  /// The canonical form of -u for a sum u.
  constexpr term negated(term u) {
    while (opposites.size <= u.index) opposites.push_back(node::none);
    if (opposites[u.index] != node::none) return {to, opposites[u.index]};
    sequence<addend> addends;
    add_into(addends, u, -1);
    const node_index opposite = finished(addends).in(to);  // which may make opposites longer
    opposites[u.index] = opposite;
    return {to, opposite};
  }
  /// Whether u is a sum without a positive term: one that had any would begin with it.
  static constexpr bool is_all_negative(term u) {
    if (!is_sum(u.node_here())) return false;
    while (is_sum(u.node_here())) u = u.a();
    return u.is(node_kind::negate) || (u.is_constant() && u.value().is_negative());
  }
  constexpr int degree_of(term base) const {
    if (base.is(node_kind::variable)) return 1;
    return base.index < degrees.size ? degrees[base.index] : 0;
  }
  constexpr void sort(addend& product) {
    merge_sort(product.factors, [this](const factor& u, const factor& v) {
      return compare(to, u.base.index, v.base.index) < 0;
    });
    product.degree = 0;
    for (const factor& f : product.factors) product.degree += f.exponent * degree_of(f.base);
  }

  constexpr term ordered(node_kind kind, term u, term v) {
    return {to, to.intern(node(kind, u.in(to), v.in(to)))};
  }

  constexpr term finished(addend& product) {
    if (expanded)
      for (const factor& f : product.factors)
        if (f.exponent > 0 && is_sum(f.base.node_here())) return multiplied_out(product);
    sort(product);
    number coefficient = product.coefficient;
    if (coefficient.is_zero()) {
      for (const factor& f : product.factors)
        if (f.base.is_number(0)) return ordered(node_kind::divide, 0, f.base);  // 0/0 is not 0
      return {to, to.constant(0)};  // 0 u = 0: where u is finite
    }
    if (coefficient == number(-1) && product.factors.size == 1 &&
        product.factors[0].exponent == 1 && is_sum(product.factors[0].base.node_here())) {
      sequence<addend> opposite;
      add_into(opposite, product.factors[0].base, -1);
      return finished(opposite);
    }
    const bool minus = coefficient.is_negative();
    if (minus) coefficient = -coefficient;
    const bool whole = is_written_as_decimal(coefficient) || coefficient.denominator == 1;
    const bool numbers_only = product.factors.size == 0;
    if (numbers_only) return {to, to.constant(minus ? -coefficient : coefficient)};
    bool by_zero = false;
    for (const factor& f : product.factors) by_zero = by_zero || f.base.is_number(0);
    term above = side(product, whole ? coefficient : number(coefficient.numerator), 1);
    const term below = side(product, whole || by_zero ? number(1) : number(coefficient.denominator),
                            -1);  // 4*0 is 0
    if (!below.is_number(1)) above = ordered(node_kind::divide, above, below);
    return minus ? term(to, to.intern(node(node_kind::negate, above.in(to), 0)))
                 : term(to, above.in(to));
  }
  /// The factors above (sign 1) or below (sign -1) the fraction bar.
  constexpr term side(const addend& product, number coefficient, int sign) {
    term result = coefficient;
    for (const factor& f : product.factors) {
      if (sign * f.exponent <= 0) continue;
      const int n = sign * f.exponent;
      const term power =
          n == 1 ? f.base
                 : term(to, to.intern(node(node_kind::power, f.base.index, node::as_bits(n))));
      result = result.is_number(1) ? power : ordered(node_kind::multiply, result, power);
    }
    return result;
  }
  /// The product of sums as a sum of products.
  constexpr term multiplied_out(const addend& product) {
    sequence<addend> terms = products_of(product);
    return finished(terms);
  }
  constexpr sequence<addend> products_of(const addend& product) {
    sequence<addend> terms;
    addend rest{product.coefficient, {}, 0, product.origin};
    for (const factor& f : product.factors)
      if (f.exponent < 0 || !is_sum(f.base.node_here())) rest.factors.push_back(f);
    sort(rest);
    terms.push_back(rest);
    for (const factor& f : product.factors) {
      if (f.exponent < 0 || !is_sum(f.base.node_here())) continue;
      sequence<addend> summands;
      add_into(summands, f.base, 1);
      for (int n = 0; n < f.exponent; ++n) {
        sequence<addend> products;
        for (const addend& u : terms)
          for (const addend& v : summands) {
            addend both = u;
            multiply_number(both, v.coefficient);
            for (const factor& g : v.factors) multiply_factor(both, g.base, g.exponent);
            sort(both);
            products.push_back(both);
          }
        terms = products;
      }
    }
    return terms;
  }

 private:
  sequence<int> degrees;           // of sums, by node
  sequence<node_index> opposites;  // of sums, by node, where it has been asked for

  // What belongs together in a sum: see joining.hpp.

  static constexpr std::uint32_t most_products = 24;

  constexpr std::uint32_t choice_in(const addend& u, term like = {}) const;
  constexpr void add_branch(sequence<addend>& addends, const addend& u, std::uint32_t k,
                            term branch);
  constexpr bool join_choices(sequence<addend>& addends);
  constexpr bool is_joinable(const sequence<addend>& addends) const;
  static constexpr std::uint32_t count_products(const addend& product);
  constexpr int length_of(term u) const;
  constexpr int length_of_factors(const addend& u) const;
  constexpr int length_of(const addend& u) const;
  constexpr int length_of(const sequence<addend>& addends) const;
  static constexpr int exponent_of(const addend& u, term base);
  constexpr int root_of(term base) const;
  constexpr bool join_products(sequence<addend>& addends);
  constexpr bool factor_out(sequence<addend>& addends, term base);
  constexpr addend common_factors(const sequence<addend>& products) const;
  constexpr addend divided(addend u, const addend& common);
  static constexpr number content_of(const sequence<addend>& products);
  constexpr bool distribute_alike(sequence<addend>& addends);
};

}  // namespace nabla::core

#include <nabla/graph/joining.hpp>  // the rest of the class
