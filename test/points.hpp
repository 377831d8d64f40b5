// SPDX-License-Identifier: BSL-1.0
#pragma once

// Points at which random formulas can be compared, because rounding stays small there.

#include <cmath>
#include <vector>

#include "interpret.hpp"
#include "random_formula.hpp"

namespace test {

using namespace nabla;
using namespace nabla::core;
using nabla::core::node;
using real = long double;

/// Where each function of the catalogue may have its arguments, the dangerous side of a branch cut
/// left out.
struct safe_domain {
  const function_info* function;
  interval arguments[2];
};
template <class... F>
std::vector<safe_domain> safe_domains_of(function_list<F...>) {
  std::vector<safe_domain> all;
  const auto add = [&]<class G>() {
    safe_domain d{&info_of<G>, {}};
    if constexpr (requires { G::domain[0]; }) {
      d.arguments[0] = G::domain[0];
      d.arguments[1] = G::domain[1];
    } else if constexpr (requires { G::domain; }) {
      d.arguments[0] = G::domain;
    }
    if (d.function == &info_of<angle_of_point>) d.arguments[1] = positive_reals;
    if (function_traits<G>::parameters > 0) d.arguments[0] = all_reals;
    all.push_back(d);
  };
  (add.template operator()<F>(), ...);
  return all;
}

/// Whether a call is far enough from its corners, poles and the ends of its domain; they are at 0,
/// where the arguments are equal, at integers for the functions that jump there, and where the
/// domain or `tan` ends.
inline bool is_harmless_call(const function_info* f, const real* u) {
  static const std::vector<safe_domain> domains = safe_domains_of(catalogue{});
  const auto small = [](real v) { return std::abs(v) < 0.02L; };
  for (const auto& d : domains)
    if (d.function == f)
      for (int k = 0; k < f->arity; ++k)
        if (!(u[k] > d.arguments[k].low + 0.02L && u[k] < d.arguments[k].high - 0.02L))
          return false;
  if (f == &info_of<integer_below> || f == &info_of<integer_above>)
    return !small(u[0] - std::round(u[0]));
  if (f == &info_of<tangent> && small(std::cos(u[0]))) return false;
  if (f->parameters > 0) return true;
  if (f->arity == 2) return !small(u[0]) && !small(u[1]) && !small(u[0] - u[1]);
  return f->arity == 0 || !small(u[0]);
}

/// A point at which nothing in the formula is large, infinite or undefined, or close to a corner.
inline bool harmless(const graph& g, node_index root, const point<real>& at) {
  const sequence<bool> needed = reachable_from(g, root);
  const std::vector<real> v = interpret_all(g, root, at);
  const auto small = [](real u) { return std::abs(u) < 0.02L; };
  for (node_index i = 0; i <= root; ++i) {
    const nabla::core::node n = g[i];
    if (!needed[i] || n.kind() == node_kind::list || n.kind() == node_kind::chunk) continue;
    if (!(std::abs(v[i]) < 1000)) return false;
    if (n.kind() == node_kind::divide && small(v[n.b()])) return false;
    if (n.kind() == node_kind::power && n.exponent() < 0 && small(v[n.a()])) return false;
    if (n.is_choice() && small(v[g[n.a()].a()] - v[g[n.a()].b()])) return false;
    if (n.kind() != node_kind::call) continue;
    const function_info* const f = g.function_at(n.b());
    const bool has_two = f->arity == 2;
    const real arguments[] = {f->arity == 0 ? 0 : v[has_two ? g[n.a()].a() : n.a()],
                              has_two ? v[g[n.a()].b()] : 0};
    if (!is_harmless_call(f, arguments)) return false;
  }
  return true;
}
inline std::vector<point<real>> harmless_points(const graph& g, node_index root, dice& d,
                                                int wanted = 2) {
  std::vector<point<real>> points;
  for (int k = 0; k < 12 && static_cast<int>(points.size()) < wanted; ++k) {
    point<real> at;
    for (const auto& name : variable_names) at[name] = d.between(k < 6 ? 0.1 : -2.0, 2.0);
    if (harmless(g, root, at)) points.push_back(at);
  }
  return points;
}
}  // namespace test
