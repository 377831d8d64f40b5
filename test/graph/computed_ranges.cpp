// SPDX-License-Identifier: BSL-1.0
// Which conditions derivatives keep: those that can hold in floating point, and no others.

#include <boost/test/unit_test.hpp>

#include <nabla/function.hpp>
#include <nabla/graph.hpp>
#include <nabla/print/text.hpp>

#include "../interpret.hpp"
#include "../random_formula.hpp"

#include <limits>

namespace {

using namespace nabla;
using namespace nabla::core;
using nabla::core::node;

/// Numbers at which something happens: zeros, ones, numbers that overflow or underflow, infinities,
/// extrema of sines.
template <class T>
std::vector<T> special_values() {
  using limits = std::numeric_limits<T>;
  const T half_pi = T(1.57079632679489661923L), large = T(1e30L);
  return {0,
          -T(0),
          1,
          -1,
          T(0.5L),
          -T(0.5L),
          half_pi,
          -half_pi,
          2,
          -3,
          20,
          -20,
          800,
          -800,
          large,
          -large,
          T(1) / large,
          limits::max(),
          limits::lowest(),
          limits::min() / 8,
          limits::infinity(),
          -limits::infinity()};
}
template <class T>
test::point<T> random_point(test::dice& d) {
  static const std::vector<T> values = special_values<T>();
  test::point<T> at;
  for (const auto& name : test::variable_names)
    at[name] = d.below(4) == 0
                   ? T(d.between(-3, 3))
                   : values[static_cast<std::size_t>(d.below(static_cast<int>(values.size())))];
  return at;
}
std::string written(const graph& g, node_index i) {
  characters out;
  write_node(out, g, i);
  return std::string(out.view());
}

/// Whether a value of this type is what the interval says, whose ends are numbers of this type
/// first.
template <class T>
bool holds(interval range, T value) {
  const auto rounded = [](double end) {
    const bool overflows = std::abs(end) > static_cast<double>(std::numeric_limits<T>::max());
    return overflows
               ? std::copysign(std::numeric_limits<T>::infinity(), static_cast<T>(end < 0 ? -1 : 1))
               : static_cast<T>(end);
  };
  return std::isnan(value) || (rounded(range.low) <= value && value <= rounded(range.high));
}
template <class T>
void check_ranges(const graph& g, node_index root, const sequence<interval>& ranges,
                  test::dice& d) {
  const sequence<bool> needed = reachable_from(g, root);
  const test::point<T> at = random_point<T>(d);
  const auto values = test::interpret_all(g, root, at);
  for (node_index i = 0; i <= root; ++i) {
    const node n = g[i];
    if (!needed[i] || n.kind() < node_kind::variable || n.kind() == node_kind::list) continue;
    BOOST_TEST(holds(ranges[i], values[i]), written(g, i)
                                                << " = " << values[i] << " is not from "
                                                << ranges[i].low << " to " << ranges[i].high);
  }
}

/// The nodes about which a derivative asks on its own account whether they are 0. (The function's
/// choices ask whether one value is less. max and min ask whether their arguments are equal, so
/// that the test leaves out those with an argument 0.)
std::vector<node_index> asked_by(graph& g, node_index function, const sequence<term>& derivatives) {
  std::vector<node_index> asked;
  for (node_index i = 0; i <= function; ++i)
    for (const function_info* const f : {&info_of<maximum>, &info_of<minimum>})
      if (term(g, i).is_call(f))
        if (const term u(g, g[i].a()); u.a().is_number(0) || u.b().is_number(0)) return asked;
  for (const term u : derivatives) {
    const sequence<bool> needed = reachable_from(g, u.in(g));
    for (node_index i = function + 1; i < needed.size; ++i) {
      const bool asks = g[i].kind() == node_kind::if_equal || g[i].kind() == node_kind::if_unequal;
      if (needed[i] && asks && term(g, i).a().b().is_number(0)) asked.push_back(g[g[i].a()].a());
    }
  }
  return asked;
}

bool reads_each_variable_once(const graph& g, node_index root) {
  std::vector<int> uses(root + 1);
  uses[root] = 1;
  for (node_index i = root + 1; i-- > 0;) {
    if (uses[i] == 0) continue;
    if (g[i].a_is_node()) uses[g[i].a()] += uses[i];
    if (g[i].b_is_node()) uses[g[i].b()] += uses[i];
    if (uses[i] > 1 && !g[i].is_fixed() && g[i].kind() != node_kind::chunk) return false;
  }
  return true;
}

bool is_exact_call(const graph& g, node call) {
  const function_info& f = *g.function_at(call.b());
  for (const function_info* const jumps :
       {&info_of<integer_below>, &info_of<integer_above>, &info_of<signum>})
    if (&f == jumps) return false;
  sequence<term> arguments;
  for_each_argument(g, call,
                    [&](node_index i) { arguments.push_back(term(const_cast<graph&>(g), i)); });
  for (int k = 0; k < f.arity; ++k) {
    const interval u = computed_range(g, arguments.items[k].index),
                   inside = f.domain(arguments.items, k);
    const double infinity = std::numeric_limits<double>::infinity();
    const bool is_anything = u.low == -infinity && u.high == infinity;
    if (f.arity > 1 && f.trend == monotonicity::increasing && !arguments.items[1].is_constant())
      return false;
    if (is_anything ? f.arity > 1 && f.trend == monotonicity::none : f.trend == monotonicity::none)
      return false;
    if (!is_anything && (u.low < inside.low || u.high > inside.high)) return false;
    for (const double end : {inside.low, inside.high})
      if (f.root == 1 && f.arity == 1 && std::isfinite(end) && f.evaluate(&end) == 0) return false;
  }
  return true;
}
/// Whether interval arithmetic knows exactly what a formula can be. It does not
///   where variables meet themselves again: x*x - x + 1 is never 0;
///   inside of a choice, whose branches are not taken everywhere;
///   where a divisor may be 0: 1 + 1/x^2 is never 0, but 1/0 has either sign;
///   where a function that neither rises nor falls meets less than all numbers: sin(1 + sigmoid(x))
///   is never 0;
///   where max or min may meet NaN, which they ignore;
///   where a function jumps: floor(x) + 1/2 is never 0;
///   where a function has no value, or none beside its zero: sqrt(-1 - x^2), acos(x - 1/3).
bool is_exact(const graph& g, node_index root) {
  if (!reads_each_variable_once(g, root)) return false;
  const sequence<bool> needed = reachable_from(g, root);
  for (node_index i = 0; i <= root; ++i) {
    const node n = g[i];
    if (!needed[i]) continue;
    if (n.is_choice()) return false;
    if (n.kind() == node_kind::divide && contains(computed_range(g, n.b()), 0)) return false;
    if (n.kind() == node_kind::power && n.exponent() < 0 && contains(computed_range(g, n.a()), 0))
      return false;
    if (n.kind() == node_kind::call && !is_exact_call(g, n)) return false;
  }
  return true;
}

/// Looks for a point at which a node computes to 0, or to less than float has.
class zero_search {
  const graph& g;

 public:
  explicit zero_search(const graph& its_graph) : g(its_graph) {}

  /// No two operands read one variable.
  bool finds(node_index i) const {
    const node n = g[i];
    const bool divides = n.kind() == node_kind::divide && g[n.b()].is_fixed();
    if (n.kind() == node_kind::negate || n.kind() == node_kind::power || divides)
      return finds(n.a()) || finds_value(i);
    if (n.kind() == node_kind::multiply) return finds(n.a()) || finds(n.b()) || finds_value(i);
    if (n.kind() != node_kind::call) return finds_value(i);
    const function_info& f = *g.function_at(n.b());
    if (&f == &info_of<hypotenuse>) return finds(g[n.a()].a()) && finds(g[n.a()].b());
    const bool is_odd = f.symmetry == parity::odd && f.trend == monotonicity::increasing;
    const bool is_zero_with_its_operand = f.root > 1 || is_odd || &f == &info_of<absolute_value>;
    return is_zero_with_its_operand ? finds(n.a()) : finds_value(i);
  }

 private:
  std::vector<std::string> read_by(node_index i) const {
    std::vector<std::string> names;
    const sequence<bool> needed = reachable_from(g, i);
    for (node_index k = 0; k <= i; ++k)
      if (needed[k] && g[k].kind() == node_kind::variable)
        names.push_back(std::string(variable_name(g, g[k].a()).view()));
    return names;
  }
  bool finds_value(node_index i) const {
    static const std::vector<double> values = special_values<double>();
    const std::vector<std::string> read = read_by(i);
    const auto pick = [&](std::size_t k) { return values[k % values.size()]; };
    const std::size_t size = values.size(), count = read.empty()       ? 1
                                                    : read.size() == 1 ? size
                                                                       : size * size;
    test::dice d(7);
    for (std::size_t k = 0; k < count; ++k) {
      test::point<double> p;
      for (std::size_t v = 0; v < read.size(); ++v)
        p[read[v]] = v == 0   ? pick(k)
                     : v == 1 ? pick(k / size)
                              : pick(static_cast<std::size_t>(d.below(1000)));
      if (is_zero(value(i, p))) return true;
      for (int turn = 0; turn < 2; ++turn)
        for (const auto& name : read)
          if (crosses(i, p, name) || approaches(i, p, name)) return true;
    }
    return false;
  }
  double value(node_index i, const test::point<double>& p) const {
    return test::interpret_all(g, i, p)[i];
  }
  static bool is_zero(double u) { return std::abs(u) < std::numeric_limits<float>::min(); }

  /// Halves an interval at whose ends the signs differ. Whether rounding meets 0 in the end is
  /// chance (x*x - 2).
  bool crosses(node_index i, test::point<double> p, const std::string& name) const {
    static const std::vector<double> values = special_values<double>();
    const auto along = [&](double u) { return p[name] = u, value(i, p); };
    const double here = p[name], f = along(here);
    for (const double other : values) {
      const double f_other = along(other);
      if (is_zero(f_other)) return true;
      if (!(f < 0 && f_other > 0) || !std::isfinite(here) || !std::isfinite(other)) continue;
      double below = here, above = other;
      while (true) {
        const double middle = below / 2 + above / 2, f_middle = along(middle);
        if (middle == below || middle == above || is_zero(f_middle)) return true;
        if (std::isnan(f_middle)) break;
        (f_middle < 0 ? below : above) = middle;
      }
    }
    return false;
  }
  /// Goes to where the size is least, as far as there is one.
  bool approaches(node_index i, test::point<double>& p, const std::string& name) const {
    const auto size_at = [&](double u) {
      p[name] = u;
      const double size = std::abs(value(i, p));
      return std::isnan(size) ? std::numeric_limits<double>::infinity() : size;
    };
    double best = p[name], size = size_at(best);
    if (!std::isfinite(best)) return false;
    const double scale = std::max(1.0, std::abs(best));
    for (double step = scale; step > 1e-18 * scale && !is_zero(size); step /= 1.5)
      for (const double next : {best - step, best + step})
        if (const double there = size_at(next); there < size) best = next, size = there;
    p[name] = best;
    return is_zero(size);
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(computed_ranges)

BOOST_AUTO_TEST_CASE(values_lie_in_them) {
  test::dice d(51);
  int bounded = 0;
  for (int i = 0; i < test::formula_count(5000); ++i) {
    graph g;
    const node_index root = test::build(test::random_formula(d, 3 + i % 25), g).in(g);
    sequence<interval> ranges;
    for (node_index k = 0; k <= root; ++k) ranges.push_back(computed_range(g, k));
    for (node_index k = 0; k <= root; ++k)
      bounded += g[k].kind() > node_kind::list && !contains(ranges[k], 0);
    for (int k = 0; k < 10; ++k)
      check_ranges<double>(g, root, ranges, d), check_ranges<float>(g, root, ranges, d);
  }
  BOOST_TEST(bounded > test::formula_count(5000) / 4);
}

BOOST_AUTO_TEST_CASE(small_values_of_float_lie_in_them) {
  graph g;
  const term ten(g, g.constant(10));
  const node_index root = make_call(&info_of<complementary_error_function>, &ten).index;
  const float value =
      test::interpret_all<float>(g, root, {})[root];  // 2 denormals, where double has 1.5
  BOOST_TEST((value > 0 && holds(computed_range(g, root), value)));
}

BOOST_AUTO_TEST_CASE(functions_rise_and_fall_as_they_say) {
  const std::vector<double> values = special_values<double>();
  int trends = 0;
  for (const function_info* const f : catalogue::functions) {
    BOOST_TEST((f->trend != monotonicity::unknown), f->name << " does not say");
    if (f->trend == monotonicity::none) continue;
    ++trends;
    const double none[] = {std::numeric_limits<double>::quiet_NaN(), 1};
    BOOST_TEST(std::isnan(f->evaluate(none)), f->name << " of NaN is a number");
    for (const double p : values)
      for (const double q : values)
        for (int k = 0; k < f->arity; ++k) {
          double u[] = {2, 2}, v[] = {2, 2};
          u[k] = p;
          v[k] = q;
          const bool in_size = f->trend == monotonicity::increasing_in_size;
          const bool rises = in_size ? std::abs(p) <= std::abs(q) : p <= q;
          const double fu = f->evaluate(u), fv = f->evaluate(v);
          if (!rises || std::isnan(fu) || std::isnan(fv)) continue;
          BOOST_TEST((f->trend == monotonicity::decreasing ? fu >= fv : fu <= fv),
                     f->name << " from " << p << " to " << q);
        }
  }
  BOOST_TEST(trends > 25);
}

BOOST_AUTO_TEST_CASE(conditions_of_derivatives_can_hold) {
  test::dice d(52);
  int kept = 0, decided = 0, unclear = 0;
  for (int i = 0; i < test::formula_count(5000); ++i) {
    graph g;
    const term base = test::build(test::random_formula(d, 1 + i % 9), g), w(g, g.variable("w"));
    if (base.is_constant()) continue;
    const term arguments[] = {base, w};
    const term f = make_call(&info_of<power_function>, arguments);
    sequence<term> variables(1, w);
    for (const auto& name : test::variable_names) variables.push_back(term(g, g.variable(name)));
    const std::vector<node_index> asked = asked_by(g, f.index, reverse_gradient(f, variables));
    if (asked.empty()) ++decided;
    for (const node_index u : asked) {
      if (!is_exact(g, u)) {
        ++unclear;
        continue;
      }
      ++kept;
      BOOST_TEST(zero_search(g).finds(u), written(g, u) << " == 0 never holds, but the gradient of "
                                                        << written(g, f.index) << " asks");
    }
  }
  BOOST_TEST_MESSAGE(kept << " kept, " << decided << " decided, " << unclear << " unclear");
  BOOST_TEST(kept > test::formula_count(5000) / 5);
  BOOST_TEST(decided > test::formula_count(5000) / 50);
}

BOOST_AUTO_TEST_SUITE_END()
