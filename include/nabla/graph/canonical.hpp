// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <numeric>

#include <nabla/graph/call.hpp>
#include <nabla/graph/order.hpp>
#include <nabla/meta/characters.hpp>
#include <nabla/meta/merge_sort.hpp>

namespace nabla {

/// The form in which a person would write a function: sums and products of any length, like terms and like
/// factors collected, numbers folded, all in one order. Equal input in any order gives the same nodes, and the
/// canonical form of a canonical form is itself.
///   In a product: the number, named constants, variables, sums, calls, each by name; what has a negative power
///   goes below one fraction bar.
///   In a sum: by degree, highest first (a call has none); then numbers; then factor by factor, the higher power first.
///   If that puts a minus first, the first term that has none moves to the front.
/// Products are not distributed over sums, except where everything is `expanded`, and where terms meet that way
/// that cancel or add up: in a second pass, which takes a first one's result and so does not depend on its input's
/// order.
class canonical_form {
 public:
  enum class pass { first, joining, expanding };

  /// Puts the canonical form of what `root` needs into `to`.
  constexpr canonical_form(const graph& source, graph& target, pass what)
      : from(source), to(target), expanded(what == pass::expanding), joins(what == pass::joining) {}

  /// Whether a second pass may find something: a sum in whose products are sums or roots.
  bool may_join = false;

  constexpr term operator()(node_index root) {
    simplifying_scope const simplifying(to);
    needed = reachable_from(from, root);
    uses = sequence<std::uint32_t>(root + 1, 0U);
    for (node_index i = 0; i <= root; ++i) {
      if (!needed[i]) continue;
      if (from[i].a_is_node()) ++uses[from[i].a()];
      if (from[i].b_is_node()) ++uses[from[i].b()];
    }
    inside = sequence<bool>(root + 1, false);
    find_inside(root);
    places = sequence<term>(root + 1);
    for (node_index i = 0; i <= root; ++i)
      if (needed[i] && !inside[i]) places[i] = term(to, place(i).in(to));
    return places[root];
  }

 private:
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
  const graph& from;
  graph& to;
  bool expanded, joins;
  sequence<bool> needed, inside;
  sequence<std::uint32_t> uses;
  sequence<term> places;
  sequence<int> degrees;           // of sums, by node
  sequence<node_index> opposites;  // of sums, by node, where it has been asked for

  static constexpr bool is_sum(node n) { return n.op() == operation::add || n.op() == operation::subtract; }
  static constexpr bool is_product(node n) {
    return n.op() == operation::multiply || n.op() == operation::divide || n.op() == operation::power ||
           n.op() == operation::negate;
  }
  /// Nodes that their only user takes apart: they need no form of their own. Powers of powers, as long as the
  /// exponents' product fits a node.
  constexpr void find_inside(node_index root) {
    sequence<std::int64_t> exponents(root + 1, 1);  // to which the outermost product raises the node
    for (node_index i = root + 1; i-- > 0;) {
      if (!needed[i]) continue;
      node const n = from[i];
      std::int64_t const exponent = exponents[i] * (n.op() == operation::power ? n.exponent() : 1);
      for (node_index const k : {n.a_is_node() ? n.a() : node::none, n.b_is_node() ? n.b() : node::none}) {
        if (k == node::none || uses[k] != 1) continue;
        bool const in_product = is_product(n) && is_product(from[k]) && fits(exponent, from[k]);
        inside[k] = in_product || (is_sum(n) && is_sum(from[k]));
        if (in_product) exponents[k] = exponent;
      }
    }
  }
  /// Whether a node has room for the exponent of n^exponent.
  static constexpr bool fits(std::int64_t exponent, node n) {
    return simplifying::fits_exponent(exponent * (n.op() == operation::power ? n.exponent() : 1));
  }

  constexpr term place(node_index i) {
    node const n = from[i];
    if (is_sum(n)) return sum(i);
    if (is_product(n)) return product(i);
    return other(i, n);
  }
  /// A node that is neither sum nor product, with canonical operands.
  constexpr term other(node_index i, node n) {
    term const u = n.a_is_node() ? places[n.a()] : term{}, v = n.b_is_node() ? places[n.b()] : term{};
    switch (n.op()) {
      case operation::constant:
      case operation::wide_constant:
        return {to, to.constant(from.number_at(i))};
      case operation::variable:
        return {to, to.intern(node(n.op(), u.index, n.b()))};
      case operation::list: {
        std::uint32_t const tag = n.shape_index() == 0 ? 0 : to.shape_index(from.shape_at(n.shape_index()));
        return {to, to.intern(node(n.op(), u.index, v.index, tag))};
      }
      case operation::stop:
        return u.is_constant() ? u : make(n.op(), u);
      case operation::call:
        return call(from.function_at(n.b()), u);
      case operation::if_less:
      case operation::if_less_equal:
      case operation::if_equal:
      case operation::if_unequal:
        return where(condition{n.op(), u.a(), u.b()}, v.a(), v.b());
      default:
        return {to, to.intern(node(n.op(), n.a_is_node() ? u.index : n.a(), n.b_is_node() ? v.index : n.b()))};
    }
  }
  constexpr term call(const function_info* f, term arguments) {
    if (f->arity == 0) return detail::intern_call(f, nullptr, to);
    term const made = make_call(f, elements_of(arguments, static_cast<std::uint32_t>(f->arity)).items);
    if (made.is(operation::call) || made.is(operation::variable) || made.is_constant()) return made;
    if (is_sum(made.node_here())) {  // tan(-atan(x + y - z)) is made z - (x + y)
      sequence<addend> addends;
      add_into(addends, made.a(), 1);
      add_into(addends, made.b(), made.is(operation::subtract) ? -1 : 1);
      return finished(addends);
    }
    addend product{1, {}, 0};  // a simplification has made something else: collect it again
    multiply_into(product, made, 1);
    return finished(product);
  }

  // Sums.

  constexpr term sum(node_index i) {
    sequence<addend> addends;
    struct part {
      node_index at;
      bool minus;
    };
    sequence<part> open;
    open.push_back({i, false});
    while (open.size != 0) {
      auto const [k, minus] = open.pop_back();
      node const n = from[k];
      if (is_sum(n) && (k == i || uses[k] == 1)) {
        open.push_back({n.b(), minus != (n.op() == operation::subtract)});
        open.push_back({n.a(), minus});
      } else {
        add_into(addends, places[k], minus ? -1 : 1);
      }
    }
    return finished(addends);
  }
  /// A canonical term taken apart: if it is a sum, into its terms.
  constexpr void add_into(sequence<addend>& addends, term u, number coefficient) {
    while (u.is(operation::add) || u.is(operation::subtract)) {
      addends.push_back(addend_of(u.b(), u.is(operation::subtract) ? -coefficient : coefficient));
      u = u.a();
    }
    add_product(addends, addend_of(u, coefficient));
  }
  /// A product that is only a sum or its opposite: into its terms.
  constexpr void add_product(sequence<addend>& addends, addend u) {
    sort(u);
    bool const is_only_sum = u.factors.size == 1 && u.factors[0].exponent == 1 &&
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
  /// The position of the first factor that chooses by the same condition as `like`, or of any choice; or the end.
  constexpr std::uint32_t choice_in(const addend& u, term like = {}) const {
    std::uint32_t k = 0;
    while (k < u.factors.size && !(u.factors[k].exponent == 1 && u.factors[k].base.node_here().is_choice() &&
                                   (like.owner == nullptr || simplifying::same_condition(like, u.factors[k].base))))
      ++k;
    return k;
  }
  /// Puts u with one branch of its choice k into a sum.
  constexpr void add_branch(sequence<addend>& addends, const addend& u, std::uint32_t k, term branch) {
    addend product = u;
    product.factors.size = 0;
    for (std::uint32_t i = 0; i < u.factors.size; ++i)
      if (i != k) product.factors.push_back(u.factors[i]);
    multiply_into(product, branch, 1);
    if (product.coefficient.is_zero()) return;
    add_product(addends, product);
  }
  /// u where(c, p, q) + v where(c, r, s) = where(c, u p + v r, u q + v s): everywhere
  constexpr bool join_choices(sequence<addend>& addends) {
    for (std::uint32_t i = 0; i < addends.size; ++i) {
      std::uint32_t const k = choice_in(addends[i]);
      if (k == addends[i].factors.size) continue;
      term const choice = addends[i].factors[k].base;
      std::uint32_t joined = 0;
      for (std::uint32_t j = i; j < addends.size; ++j)
        if (choice_in(addends[j], choice) < addends[j].factors.size) ++joined;
      if (joined < 2) continue;
      sequence<addend> others, if_true, if_false;
      for (const addend& u : addends) {
        std::uint32_t const here = choice_in(u, choice);
        if (here == u.factors.size) {
          others.push_back(u);
          continue;
        }
        add_branch(if_true, u, here, u.factors[here].base.b().a());
        add_branch(if_false, u, here, u.factors[here].base.b().b());
      }
      term const p = finished(if_true), q = finished(if_false);
      add_into(others, term(to, where(simplifying::condition_of(choice), p, q).in(to)), 1);
      addends = others;
      return true;
    }
    return false;
  }
  constexpr sequence<addend> collected_terms(sequence<addend>& addends) {
    merge_sort(addends, [this](const addend& u, const addend& v) { return order(u, v) < 0; });
    sequence<addend> collected;
    for (const addend& u : addends) {
      if (collected.size != 0 && like(collected[collected.size - 1], u) &&
          foldable(collected[collected.size - 1].coefficient, u.coefficient)) {
        addend& last = collected[collected.size - 1];
        last.coefficient = last.coefficient + u.coefficient;  // j u + k u = (j + k) u: where u is finite
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
    if (collected.size > 1 && !may_join)
      for (const addend& u : collected) may_join = may_join || has_sum_or_root(u);
    while (joins && may_join && (join_products(collected) || distribute_alike(collected)))
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
      bool const minus = u.coefficient.is_negative();
      if (minus) u.coefficient = -u.coefficient;
      if (u.degree > degree) degree = u.degree;
      result = ordered(minus ? operation::subtract : operation::add, result, finished(u));
    }
    while (degrees.size <= result.index) degrees.push_back(0);
    degrees[result.index] = degree;
    return result;
  }
  constexpr int order(const addend& u, const addend& v) const {
    if (u.degree != v.degree) return detail::sign_of(v.degree, u.degree);
    for (std::uint32_t k = 0; k < u.factors.size && k < v.factors.size; ++k) {
      if (int const c = compare(to, u.factors[k].base.index, v.factors[k].base.index); c != 0) return c;
      if (int const c = detail::sign_of(v.factors[k].exponent, u.factors[k].exponent); c != 0) return c;
    }
    return detail::sign_of(u.factors.size, v.factors.size);
  }
  static constexpr bool like(const addend& u, const addend& v) {
    if (u.factors.size != v.factors.size) return false;
    for (std::uint32_t k = 0; k < u.factors.size; ++k)
      if (u.factors[k].base.index != v.factors[k].base.index || u.factors[k].exponent != v.factors[k].exponent)
        return false;
    return true;
  }

  // Products.

  constexpr term product(node_index i) {
    addend result{1, {}, 0};
    struct part {
      node_index at;
      int exponent;
    };
    sequence<part> open;
    open.push_back({i, 1});
    while (open.size != 0) {
      auto const [k, exponent] = open.pop_back();
      node const n = from[k];
      if (!is_product(n) || (k != i && !inside[k])) {
        multiply_into(result, places[k], exponent);
      } else if (n.op() == operation::negate) {
        if (exponent % 2 != 0) result.coefficient = -result.coefficient;
        open.push_back({n.a(), exponent});
      } else if (n.op() == operation::power) {
        open.push_back({n.a(), exponent * n.exponent()});
      } else {
        open.push_back({n.b(), n.op() == operation::divide ? -exponent : exponent});
        open.push_back({n.a(), exponent});
      }
    }
    return finished(result);
  }
  /// product *= u^exponent, for a canonical u.
  constexpr void multiply_into(addend& product, term u, int exponent) {
    struct part {
      term at;
      int exponent;
    };
    sequence<part> open;
    open.push_back({u, exponent});
    while (open.size != 0) {
      auto const [v, n] = open.pop_back();
      if (v.is(operation::multiply) || v.is(operation::divide)) {
        open.push_back({v.b(), v.is(operation::divide) ? -n : n});
        open.push_back({v.a(), n});
      } else if (v.is(operation::negate)) {
        if (n % 2 != 0) product.coefficient = -product.coefficient;
        open.push_back({v.a(), n});
      } else if (v.is(operation::power) && fits(n, v.node_here())) {
        open.push_back({v.a(), n * v.node_here().exponent()});  // (u^m)^n: where u != 0 if m, n < 0
      } else if (term const folded = v.is_constant() && !(n < 0 && v.value().is_zero()) ? power(v.value(), n) : v;
                 folded.is_constant() && folded.owner == nullptr && foldable(product.coefficient, folded.value()) &&
                 (v.value().is_zero() || nabla::to<double>(folded.value()) != 0)) {
        product.coefficient = product.coefficient * folded.value();
      } else {
        multiply_factor(product, v, n);
      }
    }
  }
  constexpr void multiply_factor(addend& product, term base, int exponent) {
    if (is_all_negative(base)) {  // (-x - y)/z is -(x + y)/z
      if (exponent % 2 != 0) product.coefficient = -product.coefficient;
      base = negated(base);
    }
    bool const zero = base.is_number(0);  // below a fraction bar: undefined, however often
    for (std::uint32_t k = 0; k < product.factors.size; ++k) {
      factor& f = product.factors[k];
      bool const opposite = f.base.index != base.index && is_sum(f.base.node_here()) && is_sum(base.node_here()) &&
                            negated(f.base).index == base.index;
      if (f.base.index != base.index && !opposite) continue;
      if (!simplifying::fits_exponent(std::int64_t{f.exponent} + exponent)) continue;
      bool const keeps =
          !opposite || compare(to, f.base.index, base.index) < 0;  // of two opposites, always the same one
      if (opposite && (keeps ? exponent : f.exponent) % 2 != 0) product.coefficient = -product.coefficient;
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
    node_index const opposite = finished(addends).in(to);  // which may make opposites longer
    opposites[u.index] = opposite;
    return {to, opposite};
  }
  /// Whether u is a sum without a positive term: one that had any would begin with it.
  static constexpr bool is_all_negative(term u) {
    if (!is_sum(u.node_here())) return false;
    while (is_sum(u.node_here())) u = u.a();
    return u.is(operation::negate) || (u.is_constant() && u.value().is_negative());
  }
  constexpr int degree_of(term base) const {
    if (base.is(operation::variable)) return 1;
    return base.index < degrees.size ? degrees[base.index] : 0;
  }
  constexpr void sort(addend& product) {
    merge_sort(product.factors,
               [this](const factor& u, const factor& v) { return compare(to, u.base.index, v.base.index) < 0; });
    product.degree = 0;
    for (const factor& f : product.factors) product.degree += f.exponent * degree_of(f.base);
  }

  constexpr term ordered(operation op, term u, term v) { return {to, to.intern(node(op, u.in(to), v.in(to)))}; }

  constexpr term finished(addend& product) {
    if (expanded)
      for (const factor& f : product.factors)
        if (f.exponent > 0 && is_sum(f.base.node_here())) return multiplied_out(product);
    sort(product);
    number coefficient = product.coefficient;
    if (coefficient.is_zero()) {
      for (const factor& f : product.factors)
        if (f.base.is_number(0)) return ordered(operation::divide, 0, f.base);  // 0/0 is not 0
      return {to, to.constant(0)};                                              // 0 u = 0: where u is finite
    }
    if (coefficient == number(-1) && product.factors.size == 1 && product.factors[0].exponent == 1 &&
        is_sum(product.factors[0].base.node_here())) {
      sequence<addend> opposite;
      add_into(opposite, product.factors[0].base, -1);
      return finished(opposite);
    }
    bool const minus = coefficient.is_negative();
    if (minus) coefficient = -coefficient;
    bool const whole = is_written_as_decimal(coefficient) || coefficient.denominator == 1;
    bool const numbers_only = product.factors.size == 0;
    if (numbers_only) return {to, to.constant(minus ? -coefficient : coefficient)};
    bool by_zero = false;
    for (const factor& f : product.factors) by_zero = by_zero || f.base.is_number(0);
    term above = side(product, whole ? coefficient : number(coefficient.numerator), 1);
    term const below = side(product, whole || by_zero ? number(1) : number(coefficient.denominator), -1);  // 4*0 is 0
    if (!below.is_number(1)) above = ordered(operation::divide, above, below);
    return minus ? term(to, to.intern(node(operation::negate, above.in(to), 0))) : term(to, above.in(to));
  }
  /// The factors above (sign 1) or below (sign -1) the fraction bar.
  constexpr term side(const addend& product, number coefficient, int sign) {
    term result = coefficient;
    for (const factor& f : product.factors) {
      if (sign * f.exponent <= 0) continue;
      int const n = sign * f.exponent;
      term const power = n == 1 ? f.base : term(to, to.intern(node(operation::power, f.base.index, node::as_bits(n))));
      result = result.is_number(1) ? power : ordered(operation::multiply, result, power);
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
            both.coefficient = u.coefficient * v.coefficient;
            for (const factor& g : v.factors) multiply_factor(both, g.base, g.exponent);
            sort(both);
            products.push_back(both);
          }
        terms = products;
      }
    }
    return terms;
  }

  // Sums in products of sums.

  static constexpr std::uint32_t most_products = 24;

  constexpr bool has_sum_or_root(const addend& u) const {
    for (const factor& f : u.factors)
      if (is_sum(f.base.node_here()) || root_of(f.base) > 1) return true;
    return false;
  }
  /// Of how many products the product consists when it is multiplied out; a number above the most where those are many.
  static constexpr std::uint32_t count_products(const addend& product) {
    std::uint32_t count = 1;
    for (const factor& f : product.factors) {
      if (f.exponent < 0 || !is_sum(f.base.node_here())) continue;
      std::uint32_t terms = 1;
      for (term u = f.base; is_sum(u.node_here()) && terms <= most_products; u = u.a()) ++terms;
      for (int n = 0; n < f.exponent && count <= most_products; ++n) count *= terms;
    }
    return count;
  }
  /// How many numbers, variables and functions are written for it.
  constexpr int length_of(term u) const {
    int length = 0;
    sequence<term> open(1, u);
    while (open.size != 0) {
      term const v = open.pop_back();
      node const n = v.node_here();
      bool const is_written = n.is_constant() || n.op() == operation::variable || n.op() == operation::call;
      if (is_written) ++length;
      if (is_written && (n.op() != operation::call || !n.a_is_node())) continue;
      open.push_back(v.a());
      if (n.b_is_node()) open.push_back(v.b());
    }
    return length;
  }
  constexpr int length_of_factors(const addend& u) const {
    int length = u.coefficient == number(1) || u.coefficient == number(-1) ? 0 : 1;
    for (const factor& f : u.factors) length += length_of(f.base);
    return length;
  }
  /// The same with the 1 that is alone above a fraction bar.
  constexpr int length_of(const addend& u) const {
    bool has_numerator = u.coefficient != number(1) && u.coefficient != number(-1);
    for (const factor& f : u.factors) has_numerator = has_numerator || f.exponent > 0;
    return length_of_factors(u) + (has_numerator ? 0 : 1);
  }
  constexpr int length_of(const sequence<addend>& addends) const {
    int length = 0;
    for (const addend& u : addends) length += length_of(u);
    return length;
  }
  static constexpr int exponent_of(const addend& u, term base) {
    for (const factor& f : u.factors)
      if (f.base.index == base.index) return f.exponent;
    return 0;
  }
  /// n if base^n is the argument of a root; 1 if it is none.
  constexpr int root_of(term base) const {
    return base.is(operation::call) ? to.function_at(base.node_here().b())->root : 1;
  }
  /// p/b + q/b^2 = (p b + q)/b^2 and p b + q b = (p + q) b for a sum or a root b, where b != 0; if that is shorter.
  constexpr bool join_products(sequence<addend>& addends) {
    for (const addend& u : addends)
      for (const factor& f : u.factors)
        if ((is_sum(f.base.node_here()) || root_of(f.base) > 1) && factor_out(addends, f.base)) return true;
    return false;
  }
  constexpr bool factor_out(sequence<addend>& addends, term base) {
    sequence<addend> with_base, others;
    for (const addend& u : addends) (exponent_of(u, base) != 0 ? with_base : others).push_back(u);
    if (with_base.size < 2 || with_base.size > most_products) return false;
    addend common = common_factors(with_base);
    sequence<addend> rest;
    for (const addend& u : with_base) {
      addend const quotient = divided(u, common);
      if (count_products(quotient) > most_products) return false;
      for (const addend& product : products_of(quotient)) rest.push_back(product);
    }
    sequence<addend> collected = collected_terms(rest);
    common.coefficient = content_of(collected);
    for (addend& u : collected) u.coefficient = u.coefficient / common.coefficient;
    if (length_of(collected) + length_of_factors(common) >= length_of(with_base)) return false;
    multiply_into(common, finished(collected), 1);
    add_product(others, common);
    addends = others;
    return true;
  }
  /// What is in all of the products, with the lowest exponents; of a root's those by which its argument can make up.
  constexpr addend common_factors(const sequence<addend>& products) const {
    addend common{1, {}, 0};
    for (const factor& f : products[0].factors) {
      factor shared = f;
      bool in_all = true;
      for (const addend& u : products) {
        int const n = exponent_of(u, f.base);
        in_all = in_all && n != 0 && (n - f.exponent) % root_of(f.base) == 0;
        if (n < shared.exponent) shared.exponent = n;
      }
      if (in_all) common.factors.push_back(shared);
    }
    return common;
  }
  constexpr addend divided(addend u, const addend& common) {
    for (const factor& f : common.factors) {
      int const n = exponent_of(u, f.base), missing = n - f.exponent, root = root_of(f.base);
      multiply_factor(u, f.base, root == 1 ? -f.exponent : -n);
      if (root > 1 && missing != 0) multiply_into(u, f.base.a(), missing / root);
    }
    return u;
  }
  /// The largest fraction of which all coefficients are multiples, negative where they all are.
  static constexpr number content_of(const sequence<addend>& products) {
    std::int64_t above = 0, below = 1;
    bool all_negative = true;
    for (const addend& u : products) {
      if (!u.coefficient.is_exact()) return 1;
      all_negative = all_negative && u.coefficient.is_negative();
      above = std::gcd(above, u.coefficient.numerator);
      if (number const least = number(below) / std::gcd(below, u.coefficient.denominator) * u.coefficient.denominator;
          least.is_integer())
        below = least.numerator;
      else
        return 1;
    }
    return above == 0 ? number(1) : number(all_negative ? -above : above, below);
  }
  /// u (v + w) + z = u v + u w + z, everywhere; where u v or u w is like another term, and that makes it shorter.
  constexpr bool distribute_alike(sequence<addend>& addends) {
    sequence<addend> products;
    for (std::uint32_t i = 0; i < addends.size; ++i) {
      addends[i].origin = i;
      if (count_products(addends[i]) > most_products) {
        products.push_back(addends[i]);
        continue;
      }
      for (const addend& product : products_of(addends[i])) products.push_back(product);
    }
    merge_sort(products, [this](const addend& u, const addend& v) { return order(u, v) < 0; });
    sequence<bool> meets(addends.size, false);
    for (std::uint32_t k = 1; k < products.size; ++k) {
      addend const &u = products[k - 1], &v = products[k];
      if (u.origin != v.origin && like(u, v)) meets[u.origin] = meets[v.origin] = true;
    }
    sequence<addend> distributed;
    for (const addend& u : addends)
      if (!meets[u.origin]) distributed.push_back(u);
    for (const addend& product : products)
      if (meets[product.origin]) distributed.push_back(product);
    sequence<addend> const collected = collected_terms(distributed);
    if (length_of(collected) >= length_of(addends)) return false;
    addends = collected;
    return true;
  }
};

namespace detail {

/// Copies what the root needs with its operands in their order, which is that of text.
constexpr node_index copy_in_order(const graph& from, node_index root, graph& to) {
  sequence<bool> const needed = reachable_from(from, root);
  sequence<node_index> places(root + 1);
  for (node_index i = 0; i <= root; ++i)
    if (needed[i]) places[i] = to.intern(moved(from, from[i], places.items, to));
  return places[root];
}

}  // namespace detail

/// The canonical form of what the root needs, in a graph of its own.
constexpr term canonical(const graph& from, node_index root, graph& to, bool expand = false) {
  using pass = canonical_form::pass;
  canonical_form form(from, to, expand ? pass::expanding : pass::first);
  term const result = form(root);
  if (expand || !form.may_join) return result;
  graph joined;
  term const again = canonical_form(to, joined, pass::joining)(result.in(to));
  return {to, detail::copy_in_order(joined, again.in(joined), to)};
}

}  // namespace nabla
