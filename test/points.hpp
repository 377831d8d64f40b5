// SPDX-License-Identifier: BSL-1.0
#pragma once

// Where random formulas can be compared: points at which rounding stays small.

#include <cmath>
#include <vector>

#include "interpret.hpp"
#include "random_formula.hpp"

namespace test {

using namespace nabla;
using nabla::node;
using real = long double;

/// A point at which nothing in the formula is large, infinite or undefined, or close to a corner.
inline bool harmless(const graph& g, node_index root, const point<real>& at) {
  sequence<bool> const needed = reachable_from(g, root);
  std::vector<real> const v = interpret_all(g, root, at);
  for (node_index i = 0; i <= root; ++i) {
    nabla::node const n = g[i];
    if (!needed[i] || n.op() == operation::list || n.op() == operation::chunk) continue;
    if (!(std::abs(v[i]) < 1000)) return false;
    auto const small = [&](real u) { return std::abs(u) < 0.02L; };
    if (n.op() == operation::divide && small(v[n.b()])) return false;
    if (n.op() == operation::power && n.exponent() < 0 && small(v[n.a()])) return false;
    if (n.op() == operation::call && g.function_at(n.b())->arity == 1 && small(v[n.a()])) return false;
    if (n.op() == operation::call && g.function_at(n.b())->arity == 2 &&
        (small(v[g[n.a()].a()]) || small(v[g[n.a()].b()]) || small(v[g[n.a()].a()] - v[g[n.a()].b()])))
      return false;
    if (n.op() == operation::call && g.function_at(n.b()) == &info_of<angle_of_point> && v[g[n.a()].b()] < 0)
      return false;
    if (n.op() == operation::call && g.function_at(n.b()) == &info_of<power_function> && v[g[n.a()].a()] < 0)
      return false;
    if (n.op() == operation::call && g.function_at(n.b()) == &info_of<tangent> && small(std::cos(v[n.a()])))
      return false;
    if (n.op() == operation::call && g.function_at(n.b()) == &info_of<logarithm_of_one_plus> && small(1 + v[n.a()]))
      return false;
    if (n.is_choice() && small(v[g[n.a()].a()] - v[g[n.a()].b()])) return false;
  }
  return true;
}
inline std::vector<point<real>> harmless_points(const graph& g, node_index root, dice& d, int wanted = 2) {
  std::vector<point<real>> points;
  for (int k = 0; k < 12 && static_cast<int>(points.size()) < wanted; ++k) {
    point<real> at;
    for (auto const& name : variable_names) at[name] = d.between(k < 6 ? 0.1 : -2.0, 2.0);
    if (harmless(g, root, at)) points.push_back(at);
  }
  return points;
}
}  // namespace test
