// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/interval.hpp>
#include <nabla/graph/walk.hpp>

namespace nabla::core {

namespace detail {

/// The interval that floating-point arithmetic makes of one of real numbers: overflow and underflow
/// reach its ends.
constexpr interval closed(interval u) { return {u.low, u.high, true, true}; }
inline constexpr interval any_value = closed(all_reals);

constexpr bool is_unbounded(interval u) {
  return !math::isfinite(u.low) && !math::isfinite(u.high);
}
/// The same with its ends moved outward by a part of the sizes they come from: far more than what a
/// hundred operations in float round off.
constexpr interval widened(interval u, double low_size, double high_size) {
  if (math::isnan(u.low) || math::isnan(u.high)) return any_value;
  constexpr double part = 0x1p-12;
  return {math::isfinite(u.low) ? math::ieee::subtract(u.low, part * low_size) : u.low,
          math::isfinite(u.high) ? math::ieee::add(u.high, part * high_size) : u.high, true, true};
}
/// The end u of values below it in float, whose smallest normal number has few digits below it, or
/// none.
constexpr double raised(double u) {
  constexpr double smallest = 0x1p-126;
  return u > 0 && u < smallest ? smallest : u < 0 && u > -smallest ? 0 : u;
}
/// The product or call of real numbers becomes this.
constexpr interval rounded(interval u) {
  const interval v = widened(u, math::abs(u.low), math::abs(u.high));
  return {-raised(-v.low), raised(v.high), true, true};
}

/// Looks at the nodes below a term, but at no more than it has left.
class range_search {
  const graph& g;
  int left = 64;

 public:
  constexpr explicit range_search(const graph& its_graph) : g(its_graph) {}

  constexpr interval of(node_index i) {
    const node n = g[i];
    if (n.is_constant()) return of_number(g.number_at(i));
    if (!n.is_computed() || left-- <= 0) return any_value;
    if (n.kind() == node_kind::call) return call(n);
    if (n.is_choice()) return either(choice(g, n));
    return n.is_structural() ? structural(n) : operation(n);
  }

 private:
  constexpr interval operation(node n) {
    if (n.kind() == node_kind::add) return sum(n, of(n.b()));
    if (n.kind() == node_kind::subtract) return sum(n, -of(n.b()));
    if (n.kind() == node_kind::multiply)
      return n.a() == n.b() ? rounded(power(of(n.a()), 2)) : product(n, of(n.b()));
    if (n.kind() == node_kind::divide) return quotient(n, of(n.b()));
    if (n.kind() == node_kind::negate) return closed(-of(n.a()));
    if (n.kind() == node_kind::power) return power_of(of(n.a()), n.exponent());
    return n.kind() == node_kind::stop ? of(n.a()) : any_value;
  }
  constexpr interval structural(node n) {
    if (n.kind() == node_kind::spread) return hull(of(n.a()), of_number(0));
    const bool has_parts_of_it = n.kind() == node_kind::largest || n.kind() == node_kind::slice ||
                                 n.kind() == node_kind::transpose;
    return has_parts_of_it ? of(n.a()) : any_value;
  }
  constexpr interval either(const choice& c) { return closed(hull(of(c.if_true), of(c.if_false))); }
  /// 1/0 is infinity of either sign.
  constexpr interval quotient(node n, interval v) {
    return contains(v, 0) ? any_value : product(n, reciprocal(v));
  }
  static constexpr interval power_of(interval u, int exponent) {
    return exponent < 0 && contains(u, 0) ? any_value : rounded(power(u, exponent));
  }
  static constexpr interval of_number(number value) {
    const double u = to<double>(value);
    if (math::isnan(u)) return any_value;
    const bool may_be_flushed = math::abs(u) < std::numeric_limits<double>::min();
    return {may_be_flushed && u > 0 ? 0 : u, may_be_flushed && u < 0 ? 0 : u, true, true};
  }
  static constexpr double sum_of_sizes(double u, double v) {
    return math::ieee::add(math::abs(u), math::abs(v));
  }

  constexpr interval sum(node n, interval v) {
    if (is_unbounded(v)) return any_value;
    const interval u = of(n.a());
    return widened(u + v, sum_of_sizes(u.low, v.low), sum_of_sizes(u.high, v.high));
  }
  constexpr interval product(node n, interval v) {
    return is_unbounded(v) ? any_value : rounded(of(n.a()) * v);
  }

  constexpr interval call(node n) {
    const function_info& f = *g.function_at(n.b());
    const interval values = f.continues ? any_value : closed(f.range);
    if (f.trend == monotonicity::unknown || (f.trend == monotonicity::none && !n.is_fixed()))
      return values;
    interval arguments[4];
    bool are_points = true;
    int count = 0;
    for_each_argument(g, n, [&](node_index i) {
      const interval u = arguments[count++] = of(i);
      are_points = are_points && u.low == u.high;
    });
    if (f.trend == monotonicity::none && !are_points) return values;
    const interval image = rounded(between_ends(f, arguments, values));
    return may_be_first(f, n) ? closed(hull(image, arguments[0])) : image;
  }
  static constexpr interval between_ends(const function_info& f, const interval* arguments,
                                         interval values) {
    double low[4]{}, high[4]{};
    for (int k = 0; k < f.arity; ++k) {
      const interval u =
          f.trend == monotonicity::increasing_in_size ? magnitude(arguments[k]) : arguments[k];
      const bool falls = f.trend == monotonicity::decreasing;
      low[k] = falls ? u.high : u.low, high[k] = falls ? u.low : u.high;
    }
    return {at_end(f, low, values.low), at_end(f, high, values.high)};
  }
  /// max(u, v) is u where v is NaN, which a constant never is.
  constexpr bool may_be_first(const function_info& f, node n) const {
    if (f.arity != 2 || f.trend != monotonicity::increasing) return false;
    const node second = g[g[n.a()].b()];
    return !second.is_constant() && second.a_is_node();
  }
  /// f there; the end of all its values where that says nothing.
  static constexpr double at_end(const function_info& f, const double* arguments,
                                 double otherwise) {
    bool any_finite = f.arity == 0;
    for (int k = 0; k < f.arity; ++k) any_finite = any_finite || math::isfinite(arguments[k]);
    if (!any_finite) return otherwise;
    const double value = f.evaluate(arguments);
    return math::isnan(value) ? otherwise : value;
  }
};

}  // namespace detail

/// In which interval a node's value lies as it is computed in floating point, whatever numbers the
/// variables are, infinities and denormals too; or it is NaN. (`ranges_of` is about real
/// numbers: exp u + 1 is above 1 there, and 1 here, if u is -800.) It holds for float as well,
/// where the constants have a place in float.
constexpr interval computed_range(const graph& g, node_index i) {
  return detail::range_search(g).of(i);
}

}  // namespace nabla::core
