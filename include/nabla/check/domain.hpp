// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/jacobian.hpp>
#include <nabla/check/constraint.hpp>
#include <nabla/graph/evaluate.hpp>
#include <nabla/print/to_string.hpp>

namespace nabla::core {

namespace detail {

constexpr std::string_view opposite_sign(node_kind comparison) {
  if (comparison == node_kind::if_less) return " >= ";
  if (comparison == node_kind::if_less_equal) return " > ";
  const bool is_equality = comparison == node_kind::if_equal;
  return traits_of(is_equality ? node_kind::if_unequal : node_kind::if_equal).sign;
}
constexpr void write_branches(characters& out, const auto& g, const sequence<branch>& when) {
  for (std::uint32_t k = 0; k < when.size; ++k) {
    const node n = g[when[k].choice];
    const choice c(g, n);
    out << (k == 0 ? " where " : " and ");
    write_canonical(out, g, c.left);
    out << (when[k].holds ? n.traits().sign : opposite_sign(n.kind()));
    write_canonical(out, g, c.right);
  }
}
/// Writes `-1 <= u < 1 and u != 0`.
constexpr void write_bounds(characters& out, const constraint& c) {
  const auto write_term = [&] { write_node(out, *c.of.owner, c.of.index); };
  const auto write_end = [&](std::string_view sign, number end) {
    out << sign;
    write_number(out, end);
  };
  const bool between = c.low.present && c.high.present;
  bool first = !c.low.present && !c.high.present;
  if (between) {
    write_number(out, c.low.value);
    out << (c.low.closed ? " <= " : " < ");
  }
  if (!first) write_term();
  if (c.low.present && !between) write_end(c.low.closed ? " >= " : " > ", c.low.value);
  if (c.high.present) write_end(c.high.closed ? " <= " : " < ", c.high.value);
  for (const number hole : c.holes) {
    if (!first) out << " and ";
    first = false;
    write_term();
    write_end(" != ", hole);
  }
}

}  // namespace detail

/// Writes where a function is defined: `x > 0 and y != 1`, `all reals`, or `nowhere`.
constexpr void write_domain(characters& out, auto& g, node_index root) {
  graph form;
  const sequence<constraint> all = constraints_of(g, requirements_of(g, root), form);
  for (const constraint& c : all)
    if (c.when.size == 0 && is_empty(c)) return void(out << "nowhere");
  if (all.size == 0) out << "all reals";
  for (std::uint32_t k = 0; k < all.size; ++k) {
    if (k > 0) out << (all[k - 1].when.size != 0 || all[k].when.size != 0 ? "; " : " and ");
    detail::write_bounds(out, all[k]);
    const shape s = all[k].of.shape();
    if (s.roles() != 0) out << (s.varies ? " in every sample" : " in every element");
    detail::write_branches(out, g, all[k].when);
  }
}

/// Writes what a node needs: `log(x - 3) needs x - 3 > 0`.
constexpr void write_requirement(characters& out, auto& g, const requirement& it) {
  write_canonical(out, g, it.of);
  out << " needs ";
  graph form;
  constraint c;
  c.of = term(form, readable(g, it.argument, form).in(form));
  c.low = detail::bound_at(it.inside.low, it.inside.low_closed);
  c.high = detail::bound_at(it.inside.high, it.inside.high_closed);
  if (it.nonzero) c.holes.push_back(0);
  detail::write_bounds(out, c);
}

namespace detail {

/// 1 where a requirement is met or its branch is not taken, else 0: for each element.
constexpr term indicator_of_elements(auto& g, const requirement& it) {
  const term u(g, it.argument);
  term met(g, g.constant(1));
  const auto need = [&](condition c) { met = where(c, met, 0); };
  const auto end = [&](double value) { return term(g, g.constant(from_double(value))); };
  if (it.nonzero) need(u != 0);
  if (math::isfinite(it.inside.low))
    need(it.inside.low_closed ? end(it.inside.low) <= u : end(it.inside.low) < u);
  if (math::isfinite(it.inside.high))
    need(it.inside.high_closed ? u <= end(it.inside.high) : u < end(it.inside.high));
  for (std::uint32_t k = it.when.size; k-- > 0;) {
    const term choice(g, it.when[k].choice), other(g, g.constant(1));
    met = it.when[k].holds ? where(condition_of(choice), met, other)
                           : where(condition_of(choice), other, met);
  }
  return met;
}
/// The same for all elements and samples.
constexpr term indicator(auto& g, const requirement& it) {
  const term met = indicator_of_elements(g, it);
  const std::uint32_t roles = met.shape().roles();
  return roles == 0 ? met : 1 - largest_of(1 - met, roles);
}
/// The argument of a requirement; of an array the largest of those elements for which it is not met.
constexpr term argument_of(auto& g, const requirement& it) {
  const term u(g, it.argument);
  if (u.shape().roles() == 0) return u;
  requirement alone = it;
  alone.when = {};
  const term met = indicator_of_elements(g, alone);
  const term lowest = from_double(-math::ieee::infinity<double>);
  return largest_of(where(met == 1, lowest, u), u.shape().roles());
}

}  // namespace detail

/// The first requirement, from the inside, that a point does not meet, and the value of its
/// argument there.
struct unmet_requirement {
  std::uint32_t which;
  double argument;
};
/// Checks the point at which variable i has the value `value_of(i)`. If all requirements are met,
/// `which` is their number.
template <class ValueOf>
constexpr unmet_requirement find_unmet(auto& g, const sequence<requirement>& requirements,
                                       ValueOf value_of) {
  for (std::uint32_t k = 0; k < requirements.size; ++k) {
    const node_index met = detail::indicator(g, requirements[k]).in(g),
                     argument = requirements[k].argument;
    const node_index both = g.intern(node_kind::list, met, argument);
    const sequence<double> values = values_of(g, reachable_from(g, both), value_of);
    if (values[met] != 1) return {k, values[argument]};
  }
  return {requirements.size, 0};
}

namespace detail {

/// A derivative exists where its function does, and where it has a value itself.
template <class E>
struct defined_with {
  static constexpr term build(graph& g) { return E::build(g); }
};
template <class F, class E>
struct defined_with_function {
  static constexpr term build(graph& g) {
    const term both[] = {defined_with<F>::build(g), E::build(g)};
    return list_of(g, both, {2, 1});
  }
};
template <class F, class X>
struct defined_with<derivative<F, X>> : defined_with_function<F, derivative<F, X>> {};
template <class F, class... X>
struct defined_with<gradient_of<F, X...>> : defined_with_function<F, gradient_of<F, X...>> {};
template <class F, class... X>
struct defined_with<jacobian_matrix<F, X...>> : defined_with_function<F, jacobian_matrix<F, X...>> {
};
template <class F, class... X>
struct defined_with<hessian_matrix<F, X...>>
    : defined_with_function<gradient_of<F, X...>, hessian_matrix<F, X...>> {};

template <class E>
struct domain_text {
  static constexpr void write(auto& out) {
    graph g;
    const node_index root = defined_with<E>::build(g).in(g);
    write_domain(out, g, root);
  }
};
template <class E>
struct domain_indicator : function_of<domain_indicator<E>> {
  using layout = scalar_layout;
  static constexpr unsigned tree_size = E::tree_size + 2;
  static constexpr term build(graph& g) {
    term result(g, g.constant(1));
    const node_index root = defined_with<E>::build(g).in(g);
    for (const requirement& it : requirements_of(g, root))
      result = where(indicator(g, it) == 1, result, 0);
    return result;
  }
};

}  // namespace detail

/// Where a function has values, as text and as a condition to evaluate.
template <class E>
struct domain_of {
  static constexpr std::string_view text() { return text_view<detail::domain_text<E>>(); }
  constexpr operator std::string_view() const { return text(); }
  template <class Traits>
  friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& stream,
                                                      domain_of) {
    return stream << text();
  }
  /// Whether the point is inside: `domain(f)(x = 3.0)`.
  template <class... B>
  constexpr bool operator()(const B&... bindings) const {
    return detail::domain_indicator<E>{}(bindings...) == 1;
  }
};

/// The domain of f: `x > 0`, `x != 0`, `all reals`, ..., for real variables. The domain of a
/// derivative lies inside that of its function.
template <expression E>
constexpr auto domain(E) {
  return domain_of<E>{};
}

}  // namespace nabla::core

namespace nabla {

using core::domain;

}  // namespace nabla
