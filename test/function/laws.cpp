// SPDX-License-Identifier: BSL-1.0
// These laws must hold for every function of the catalogue, and for the next one that is added to
// it.

#include <cmath>
#include <iomanip>
#include <limits>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

#include "../interpret.hpp"

namespace {

using namespace nabla;
using namespace nabla::core;
using nabla::core::node;
using real = long double;

/// A function of the catalogue as the tests see it.
struct subject {
  const function_info* info;
  interval domain[4];
  int parameters;  // the leading arguments that are constants
};

template <class F>
subject subject_of() {
  subject s{&info_of<F>, {}, 0};
  if constexpr (requires { F::domain[0]; }) {
    for (int k = 0; k < s.info->arity; ++k) s.domain[k] = F::domain[k];
  } else if constexpr (requires { F::domain; }) {
    s.domain[0] = F::domain;
  }
  if constexpr (requires { F::parameters; }) s.parameters = F::parameters;
  return s;
}
template <class... F>
std::vector<subject> subjects_of(function_list<F...>) {
  std::vector<subject> all;
  ((info_of<F>.arity > 0 ? all.push_back(subject_of<F>()) : void()), ...);
  return all;
}
const std::vector<subject> subjects = subjects_of(catalogue{});

/// Points in the inside of an interval, no two intervals' alike.
std::vector<real> samples(interval d, int k) {
  std::vector<real> points;
  if (std::isfinite(d.low) && std::isfinite(d.high)) {
    for (real share : {0.04L, 0.21L, 0.37L, 0.53L, 0.68L, 0.91L})
      points.push_back(d.low + (d.high - d.low) * share);
  } else if (std::isfinite(d.low)) {
    for (real above : {0.07L, 0.3L, 0.9L, 1.7L, 4.2L, 11.0L})
      points.push_back(d.low + above + 0.01L * k);
  } else {
    for (real u : {-7.3L, -2.6L, -1.1L, -0.4L, 0.3L, 0.8L, 1.9L, 5.2L})
      points.push_back(u + 0.03L * k);
  }
  return points;
}
/// All combinations of the arguments' samples; for parameters, small integers.
std::vector<std::vector<real>> arguments_for(const subject& f) {
  std::vector<std::vector<real>> all{{}};
  for (int k = 0; k < f.info->arity; ++k) {
    std::vector<std::vector<real>> longer;
    for (const auto& start : all)
      for (real u : k < f.parameters ? std::vector<real>{0, 1, 2, 4} : samples(f.domain[k], k)) {
        longer.push_back(start);
        longer.back().push_back(u);
      }
    all = longer;
  }
  return all;
}
bool inside(interval d, real u, real margin) { return u > d.low + margin && u < d.high - margin; }

const char* const names[] = {"u0", "u1", "u2", "u3"};
test::point<real> point_with(const std::vector<real>& u) {
  test::point<real> at;
  for (std::size_t k = 0; k < u.size(); ++k) at[names[k]] = u[k];
  return at;
}

/// f of variables (and of constants, where it has parameters), with its partials up to the second.
struct differentiated {
  graph g;
  sequence<term> variables;
  term value;
  std::vector<term> first;  // by argument; null for parameters
  std::vector<std::vector<term>> second;

  differentiated(const subject& f, const std::vector<real>& at) {
    term arguments[4];
    for (int k = 0; k < f.info->arity; ++k) {
      arguments[k] =
          k < f.parameters
              ? term(g, g.constant(number(static_cast<int>(at[static_cast<std::size_t>(k)]))))
              : term(g, g.variable(names[k]));
      variables.push_back(term(g, g.variable(names[k])));
    }
    value = make_call(f.info, arguments);
    const sequence<term> partials = reverse_gradient(value, variables);
    for (const term partial : partials) {
      first.push_back(partial);
      const sequence<term> row = partial.owner == nullptr ? sequence<term>(variables.size, term(0))
                                                          : reverse_gradient(partial, variables);
      second.emplace_back(row.begin(), row.end());
    }
  }
};

/// |u - v|, relative to v where that is large.
real distance(real u, real v) {
  if (u == v) return 0;
  return std::abs(u - v) / std::max<real>(1, std::abs(v));
}
std::string description(const subject& f, const std::vector<real>& at) {
  std::ostringstream out;
  out << f.info->name << "(";
  for (std::size_t k = 0; k < at.size(); ++k) out << (k ? ", " : "") << static_cast<double>(at[k]);
  out << ")";
  return out.str();
}
/// A step that stays in the domain.
real step_at(interval d, real u) {
  real step = 0.002L * std::max<real>(1, std::abs(u));
  for (real end : {static_cast<real>(d.low), static_cast<real>(d.high)})
    if (std::isfinite(end)) step = std::min(step, std::abs(u - end) / 128);
  return step;
}

/// A function inside another: f at one argument, the others fixed.
real value_at(const subject& f, std::vector<real> at, std::size_t k, real u) {
  at[k] = u;
  return test::evaluate<real>(f.info, at.data());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(laws)

BOOST_AUTO_TEST_CASE(every_function_is_a_subject) {
  BOOST_TEST(subjects.size() >= 40U);
  for (const subject& f : subjects) {
    BOOST_TEST(f.info->arity <= 4);
    BOOST_TEST(catalogue::functions[static_cast<std::size_t>(catalogue::find(f.info->name))] ==
               f.info);
    for (const auto& at : arguments_for(f)) {
      const real value = test::evaluate<real>(f.info, at.data());
      BOOST_TEST(std::isfinite(value), description(f, at));
    }
  }
}

BOOST_AUTO_TEST_CASE(values_lie_in_the_range) {
  for (const subject& f : subjects)
    for (const auto& at : arguments_for(f)) {
      const real value = test::evaluate<real>(f.info, at.data());
      BOOST_TEST((f.info->range.low <= value && value <= f.info->range.high),
                 description(f, at) << " is " << value);
    }
}
BOOST_AUTO_TEST_CASE(an_end_belongs_to_the_domain_where_there_is_a_value) {
  for (const subject& f : subjects) {
    if (f.info->arity != 1) continue;
    const interval d = f.domain[0];
    for (const auto& [end, closed] :
         {std::pair(d.low, d.low_closed), std::pair(d.high, d.high_closed)})
      if (std::isfinite(end))
        BOOST_TEST(std::isfinite(f.info->evaluate(&end)) == closed, f.info->name << " at " << end);
  }
}

// Of numbers and of a variable beside numbers, wherever there is a value.
BOOST_AUTO_TEST_CASE(what_a_function_simplifies_to_has_its_value) {
  const number numbers[] = {-2, -1, 0, number(1, 2), 1, 2};
  int compared = 0;
  for (const subject& f : subjects)
    for (int choice = 0; choice < (f.info->arity == 1 ? 7 : 49); ++choice)
      for (const real at : {-1.7L, 0.3L, 2.9L}) {
        graph g;
        g.simplifies = true;
        term arguments[4];
        std::vector<real> values;
        int which[] = {choice % 7, choice / 7};
        for (int k = 0; k < f.info->arity; ++k) {
          const bool is_variable = which[k] == 6;
          arguments[k] = term(g, is_variable ? g.variable("u0") : g.constant(numbers[which[k]]));
          values.push_back(is_variable ? at : to<real>(numbers[which[k]]));
        }
        if (f.parameters > 0 && !(which[0] == 2 || which[0] == 4)) continue;
        const real expected = test::evaluate<real>(f.info, values.data());
        const real found = test::interpret(make_call(f.info, arguments), point_with({at}));
        if (arguments[0].is_constant() && std::isnan(expected))
          BOOST_TEST(!std::isfinite(found), description(f, values)
                                                << " has no finite value, not " << found);
        if (!std::isfinite(expected)) continue;
        BOOST_TEST(distance(found, expected) < 1e-17L,
                   description(f, values) << " is " << expected << ", not " << found);
        ++compared;
      }
  BOOST_TEST(compared > 1000);
}

BOOST_AUTO_TEST_CASE(ties_are_shared_equally) {
  for (const function_info* const f : {&info_of<maximum>, &info_of<minimum>})
    for (int k : {0, 1}) {
      graph g;
      const term arguments[] = {term(g, g.variable("u0")), term(g, g.variable("u1"))};
      const term partial = f->partial(arguments, make_call(f, arguments), k);
      BOOST_TEST(test::interpret(partial, point_with({1.5L, 1.5L})) == 0.5L, f->name);
      BOOST_TEST(test::interpret(partial, point_with({1.5L, 2.5L})) ==
                 ((f == &info_of<minimum>) == (k == 0) ? 1 : 0));
    }
}

BOOST_AUTO_TEST_CASE(derivative_is_difference_quotient) {
  for (const subject& f : subjects)
    for (const auto& at : arguments_for(f)) {
      const differentiated d(f, at);
      for (std::size_t k = static_cast<std::size_t>(f.parameters); k < at.size(); ++k) {
        const real expected = test::difference([&](real u) { return value_at(f, at, k, u); }, at[k],
                                               step_at(f.domain[k], at[k]));
        const real found = test::interpret(d.first[k], point_with(at));
        BOOST_TEST(distance(found, expected) < 1e-10L, description(f, at)
                                                           << " by argument " << k << ": " << found
                                                           << ", not " << expected);
      }
    }
}

BOOST_AUTO_TEST_CASE(second_derivative_is_difference_quotient_of_the_first) {
  for (const subject& f : subjects)
    for (const auto& at : arguments_for(f)) {
      const differentiated d(f, at);
      for (std::size_t i = static_cast<std::size_t>(f.parameters); i < at.size(); ++i)
        for (std::size_t j = static_cast<std::size_t>(f.parameters); j < at.size(); ++j) {
          const auto first = [&](real u) {
            std::vector<real> moved = at;
            moved[j] = u;
            return test::interpret(d.first[i], point_with(moved));
          };
          const real expected = test::difference(first, at[j], step_at(f.domain[j], at[j]));
          const real found = test::interpret(d.second[i][j], point_with(at)),
                     mixed = test::interpret(d.second[j][i], point_with(at));
          BOOST_TEST(distance(found, expected) < 1e-9L, description(f, at)
                                                            << " by " << i << " and " << j << ": "
                                                            << found << ", not " << expected);
          BOOST_TEST(distance(found, mixed) < 1e-15L,
                     description(f, at) << ": the second derivatives are not symmetric");
        }
    }
}

BOOST_AUTO_TEST_CASE(forward_is_reverse) {
  for (const subject& f : subjects)
    for (const auto& at : arguments_for(f)) {
      differentiated d(f, at);
      sequence<term> direction;
      real expected = 0;
      for (std::size_t k = 0; k < at.size(); ++k) {
        direction.push_back(term(d.g, d.g.constant(number(static_cast<int>(k) + 2))));
        if (static_cast<int>(k) >= f.parameters)
          expected += (static_cast<real>(k) + 2) * test::interpret(d.first[k], point_with(at));
      }
      if (f.parameters > 0) {
        sequence<term> free, moves;
        for (std::uint32_t k = static_cast<std::uint32_t>(f.parameters); k < at.size(); ++k) {
          free.push_back(d.variables[k]);
          moves.push_back(direction[k]);
        }
        const term forward = forward_sweep(d.g, sequence<term>(1, d.value), free, moves)[0];
        BOOST_TEST(distance(test::interpret(forward, point_with(at)), expected) < 1e-17L,
                   description(f, at));
      } else {
        const term forward =
            forward_sweep(d.g, sequence<term>(1, d.value), d.variables, direction)[0];
        BOOST_TEST(distance(test::interpret(forward, point_with(at)), expected) < 1e-17L,
                   description(f, at));
      }
    }
}

// d f(g(x)) = f'(g(x)) g'(x), and once more: for each f, one inner function that stays in the
// domain.
BOOST_AUTO_TEST_CASE(chain_rule_with_an_inner_function) {
  for (const subject& f : subjects)
    for (int k = f.parameters; k < f.info->arity; ++k) {
      const interval d = f.domain[k];
      graph g;
      const term x(g, g.variable("x"));
      const auto exact = [](real u) { return number::inexact(static_cast<double>(u)); };
      const bool bounded = std::isfinite(d.low) && std::isfinite(d.high);
      const term inner = bounded
                             ? term(exact((d.low + d.high) / 2)) +
                                   exact((d.high - d.low) * 0.9L) * (x / (1 + square(x)))
                             : square(x) + (std::isfinite(d.low) ? term(exact(d.low)) + ratio(1, 8)
                                                                 : ratio(-5, 3));
      std::vector<real> others;
      term arguments[4];
      for (int i = 0; i < f.info->arity; ++i) {
        others.push_back(i < f.parameters ? 2 : samples(f.domain[i], i)[3]);
        arguments[i] = term(g, g.constant(i < f.parameters ? number(2) : exact(others.back())));
      }
      arguments[k] = inner;
      const sequence<term> variables(1, x);
      const term composed = make_call(f.info, arguments),
                 once = reverse_gradient(composed, variables)[0];
      const term twice = once.owner == nullptr ? term(0) : reverse_gradient(once, variables)[0];
      const term slope = reverse_gradient(inner, variables)[0],
                 bend = reverse_gradient(slope, variables)[0];
      for (real u : {-1.7L, -0.6L, 0.45L, 1.31L, 2.2L}) {
        const test::point<real> at{{"x", u}};
        std::vector<real> outer = others;
        outer[static_cast<std::size_t>(k)] = test::interpret(inner, at);
        const differentiated of_f(f, outer);
        const auto i = static_cast<std::size_t>(k);
        const real first = test::interpret(of_f.first[i], point_with(outer)),
                   second = test::interpret(of_f.second[i][i], point_with(outer));
        const real s = test::interpret(slope, at), b = test::interpret(bend, at);
        BOOST_TEST(distance(test::interpret(once, at), first * s) < 1e-14L,
                   description(f, outer) << ": first derivative of the composition");
        BOOST_TEST(distance(test::interpret(twice, at), second * s * s + first * b) < 1e-13L,
                   description(f, outer) << ": second derivative of the composition");
      }
    }
}

// The same for every function in every other, where the inner value is well inside the outer
// domain.
BOOST_AUTO_TEST_CASE(chain_rule_for_all_pairs) {
  int compared = 0;
  for (const subject& f : subjects)
    for (const subject& inner : subjects) {
      if (f.info->arity != 1 || inner.info->arity != 1) continue;
      graph g;
      const term x(g, g.variable("u0")), u = make_call(inner.info, &x),
                                         composed = make_call(f.info, &u);
      const sequence<term> variables(1, x);
      const term once = reverse_gradient(composed, variables)[0],
                 twice = once.owner == nullptr ? term(0) : reverse_gradient(once, variables)[0];
      for (const real at : samples(inner.domain[0], 0)) {
        const real value = test::evaluate<real>(inner.info, &at);
        if (!inside(f.domain[0], value, 0.01L) || std::abs(value) > 30) continue;
        const bool has_corner = std::floor(value) == value;  // where f may jump
        if (has_corner) continue;
        const differentiated of_inner(inner, {at}), of_f(f, {value});
        const auto [p, pp] = std::pair(test::interpret(of_inner.first[0], point_with({at})),
                                       test::interpret(of_inner.second[0][0], point_with({at})));
        const auto [q, qq] = std::pair(test::interpret(of_f.first[0], point_with({value})),
                                       test::interpret(of_f.second[0][0], point_with({value})));
        const std::string text = std::string(f.info->name) + " of " + description(inner, {at});
        const real size = std::abs(qq * p * p) + std::abs(q * pp);
        BOOST_TEST(distance(test::interpret(once, point_with({at})), q * p) < 1e-12L, text);
        BOOST_TEST(std::abs(test::interpret(twice, point_with({at})) - (qq * p * p + q * pp)) <=
                       1e-11L * std::max<real>(1, size),
                   text << ", second derivative");
        ++compared;
      }
    }
  BOOST_TEST(compared > 3000);
}

namespace {

constexpr variable<"u0"> first_argument;
constexpr variable<"u1"> second_argument;

template <class F>
auto expression_of() {
  if constexpr (function_traits<F>::arity == 1)
    return call_of<F>(first_argument);
  else
    return call_of<F>(first_argument, second_argument);
}
double units_apart(double u, double v) {
  if (u == v || (u != u && v != v)) return 0;
  const double size = std::max(std::abs(u), std::abs(v));
  return std::abs(u - v) / (std::nextafter(size, std::numeric_limits<double>::infinity()) - size);
}
template <class E>
std::vector<double> kernel_at(E f, const std::vector<real>& at) {
  const auto array = [](auto result) {
    if constexpr (std::is_same_v<decltype(result), double>)
      return std::vector{result};
    else
      return std::vector<double>(result.begin(), result.end());
  };
  return array(f(first_argument = static_cast<double>(at[0]),
                 second_argument = static_cast<double>(at.back())));
}
/// The gradient of F as the interpreter sees it, from the graph that the kernel is made of.
template <class F>
std::vector<double> interpreted_gradient(const std::vector<real>& at) {
  lowered written;
  graph& g = written.nodes;
  const term arguments[] = {term(g, g.variable("u0")), term(g, g.variable("u1"))};
  sequence<term> variables(1, arguments[0]);
  if (function_traits<F>::arity == 2) variables.push_back(arguments[1]);
  const sequence<term> partials = reverse_gradient(make_call(&info_of<F>, arguments), variables);
  written.root = list_of(g, partials.items, {partials.size, 1}).index;
  written.verbatim = sequence<bool>(g.size(), false);
  const lowered ready = made_ready(written);
  const test::point<double> point{{"u0", static_cast<double>(at[0])},
                                  {"u1", static_cast<double>(at.back())}};
  return test::interpret_list(ready.nodes, ready.root, point);
}
template <class F>
void check_kernel() {
  if constexpr (function_traits<F>::arity == 1 || function_traits<F>::arity == 2) {
    const subject s = subject_of<F>();
    const auto f = expression_of<F>();
    for (const auto& at : arguments_for(s)) {
      double arguments[] = {static_cast<double>(at[0]), static_cast<double>(at.back())};
      BOOST_TEST(units_apart(kernel_at(f, at)[0], s.info->evaluate(arguments)) == 0,
                 description(s, at));
      if constexpr (!requires { F::parameters; }) {
        const auto g = gradient(f);
        const std::vector<double> kernel = kernel_at(g, at),
                                  interpreted = interpreted_gradient<F>(at);
        BOOST_TEST_REQUIRE(kernel.size() == interpreted.size());
#ifdef __FMA__
        constexpr double apart = 16;
#else
        constexpr double apart = 0;
#endif
        for (std::size_t k = 0; k < kernel.size(); ++k)
          BOOST_TEST(units_apart(kernel[k], interpreted[k]) <= apart, description(s, at)
                                                                          << ", derivative " << k);
      }
    }
  }
}

/// The function as the compiler computes it, at a few points.
template <class F>
struct at_compile_time {
  static constexpr interval domain = [] {
    if constexpr (requires { F::domain[0]; })
      return F::domain[function_traits<F>::arity - 1];
    else
      return F::domain;
  }();
  static constexpr bool bounded = domain.low > -1e300 && domain.high < 1e300;
  static constexpr double point(double share) {
    return bounded               ? domain.low + share * (domain.high - domain.low)
           : domain.low > -1e300 ? domain.low + 6 * share
                                 : 10 * share - 5.3;
  }
  static constexpr double points[] = {point(0.11), point(0.43), point(0.86)};
  static constexpr double value(double u) {
    if constexpr (function_traits<F>::arity == 1)
      return F::value(u);
    else
      return F::value(2.0, u);
  }
  static constexpr double values[] = {value(points[0]), value(points[1]), value(points[2])};
};
template <class F>
void check_compile_time() {
  if constexpr (function_traits<F>::arity == 1 || function_traits<F>::arity == 2) {
    for (std::size_t k = 0; k < 3; ++k) {
      const volatile double u = at_compile_time<F>::points[k];
      const double known = at_compile_time<F>::values[k], computed = at_compile_time<F>::value(u);
      BOOST_TEST(units_apart(known, computed) <= 8,
                 F::name << "(" << u << "): compile time " << known << ", run time " << computed);
    }
  }
}
template <class... F>
void check_kernels(function_list<F...>) {
  (check_kernel<F>(), ...);
}
template <class... F>
void check_compile_times(function_list<F...>) {
  (check_compile_time<F>(), ...);
}

}  // namespace

BOOST_AUTO_TEST_CASE(kernel_is_interpreter) { check_kernels(catalogue{}); }
// The C library's functions are up to some units in the last place off, the compile-time ones at
// most one.
BOOST_AUTO_TEST_CASE(compile_time_is_run_time) { check_compile_times(catalogue{}); }

BOOST_AUTO_TEST_SUITE_END()
