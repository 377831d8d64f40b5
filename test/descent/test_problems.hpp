// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <span>
#include <string_view>

#include <nabla/nabla.hpp>

// Problems of minimisation with standard starts and published minima: 18 of Moré, Garbow and
// Hillstrom, Testing unconstrained optimization software, ACM TOMS 7 (1981) 17-41, and seven others
// (Himmelblau, Booth, Matyas, three-hump camel, Goldstein-Price, McCormick near its start, a
// convex quartic). Where terms are numbered by i, data columns hold what depends on i.

namespace test_problems {

using namespace nabla::literals;
using nabla::at, nabla::dot, nabla::sum, nabla::vec;

/// What a method has found, and the minima that count.
struct outcome {
  std::string_view name;
  double value, gradient_norm;
  std::size_t iterations, evaluations;
  nabla::status status;
  std::array<double, 3> minima;

  constexpr bool is_reached() const {
    for (const double minimum : minima) {
      const double size = minimum < 0 ? -minimum : minimum, error = value - minimum;
      if (error < 1e-8 * (1 + size) && error > -1e-8 * (1 + size)) return true;
    }
    return false;
  }
};

inline constexpr nabla::variable<"a"> a;
inline constexpr nabla::variable<"b"> b;
inline constexpr nabla::variable<"c"> c;
inline constexpr nabla::variable<"d"> d;
inline constexpr nabla::variable<"f"> f;
inline constexpr nabla::variable<"g"> g;
inline constexpr nabla::column_variable<"w", 1000> w;
inline constexpr nabla::data<"t"> t;
inline constexpr nabla::data<"u"> u;
inline constexpr nabla::data<"v"> v;

/// first, first + step, ...
template <std::size_t N>
constexpr std::array<double, N> numbers_from(double first, double step) {
  std::array<double, N> all{};
  for (std::size_t i = 0; i < N; ++i) all[i] = first + step * static_cast<double>(i);
  return all;
}

// The functions.
inline constexpr auto rosenbrock = 100_c * square(b - a * a) + square(1_c - a);
inline constexpr auto freudenstein_roth =
    square(-13_c + a + ((5_c - b) * b - 2_c) * b) + square(-29_c + a + ((b + 1_c) * b - 14_c) * b);
inline constexpr auto powell_badly_scaled =
    square(10000_c * a * b - 1_c) + square(exp(-a) + exp(-b) - 1.0001_c);
inline constexpr auto brown_badly_scaled =
    square(a - 1000000_c) + square(b - 0.000002_c) + square(a * b - 2_c);
inline constexpr auto beale = square(1.5_c - a * (1_c - b)) + square(2.25_c - a * (1_c - b * b)) +
                              square(2.625_c - a * (1_c - b * b * b));
inline constexpr auto jennrich_sampson = sum(square(2_c + 2_c * t - (exp(t * a) + exp(t * b))));
inline constexpr auto angle = atan2(b, a) / (2_c * nabla::pi);
inline constexpr auto helical_valley =
    100_c * (square(c - 10_c * angle) + square(sqrt(a * a + b * b) - 1_c)) + c * c;
inline constexpr auto bard = sum(square(v - (a + t / ((16_c - t) * b + u * c))));
inline constexpr auto gaussian = sum(square(a * exp(-b * square(t - c) / 2_c) - v));
inline constexpr auto meyer = sum(square(a * exp(b / (t + c)) - v));
inline constexpr auto box = sum(square(exp(-t * a) - exp(-t * b) - c * (exp(-t) - exp(-10_c * t))));
inline constexpr auto powell_singular = square(a + 10_c * b) + 5_c * square(c - d) +
                                        square(square(b - 2_c * c)) + 10_c * square(square(a - d));
inline constexpr auto wood = 100_c * square(b - a * a) + square(1_c - a) +
                             90_c * square(d - c * c) + square(1_c - c) +
                             10_c * square(b + d - 2_c) + 0.1_c * square(b - d);
inline constexpr auto kowalik_osborne = sum(square(v - a * (u * u + u * b) / (u * u + u * c + d)));
inline constexpr auto brown_dennis =
    sum(square(square(a + t * b - exp(t)) + square(c + d * sin(t) - cos(t))));
inline constexpr auto osborne_1 = sum(square(v - (a + b * exp(-t * d) + c * exp(-t * f))));
inline constexpr auto biggs = sum(square(c * exp(-t * a) - d * exp(-t * b) + g * exp(-t * f) -
                                         (exp(-t) - 5_c * exp(-10_c * t) + 3_c * exp(-4_c * t))));
inline constexpr auto extended_rosenbrock =
    sum(100_c * square(odd(w) - square(even(w))) + square(1_c - even(w)));
inline constexpr auto himmelblau = square(a * a + b - 11_c) + square(a + b * b - 7_c);
inline constexpr auto booth = square(a + 2_c * b - 7_c) + square(2_c * a + b - 5_c);
inline constexpr auto matyas = 0.26_c * (a * a + b * b) - 0.48_c * a * b;
inline constexpr auto camel =
    2_c * a * a - 1.05_c * pow(a, 4_c) + pow(a, 6_c) / 6_c + a * b + b * b;
inline constexpr auto goldstein_price =
    (1_c +
     square(a + b + 1_c) * (19_c - 14_c * a + 3_c * a * a - 14_c * b + 6_c * a * b + 3_c * b * b)) *
    (30_c + square(2_c * a - 3_c * b) *
                (18_c - 32_c * a + 12_c * a * a + 48_c * b - 36_c * a * b + 27_c * b * b));
inline constexpr auto mccormick = sin(a + b) + square(a - b) - 1.5_c * a + 2.5_c * b + 1_c;
inline constexpr auto quartic = square(square(a - 1_c)) + square(square(b + 2_c)) + square(a - b);

// The tables.
inline constexpr auto ten = numbers_from<10>(1, 1);
inline constexpr auto bard_t = numbers_from<15>(1, 1);
inline constexpr std::array<double, 15> bard_u{1, 2, 3, 4, 5, 6, 7, 8, 7, 6, 5, 4, 3, 2, 1};
inline constexpr std::array bard_v{0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39,
                                   0.37, 0.58, 0.73, 0.96, 1.34, 2.10, 4.39};
inline constexpr auto gaussian_t = numbers_from<15>(3.5, -0.5);
inline constexpr std::array gaussian_v{0.0009, 0.0044, 0.0175, 0.0540, 0.1295,
                                       0.2420, 0.3521, 0.3989, 0.3521, 0.2420,
                                       0.1295, 0.0540, 0.0175, 0.0044, 0.0009};
inline constexpr auto meyer_t = numbers_from<16>(50, 5);
inline constexpr std::array<double, 16> meyer_v{34780, 28610, 23650, 19630, 16370, 13720,
                                                11540, 9744,  8261,  7030,  6005,  5147,
                                                4427,  3820,  3307,  2872};
inline constexpr auto tenths = numbers_from<10>(0.1, 0.1);
inline constexpr auto thirteen_tenths = numbers_from<13>(0.1, 0.1);
inline constexpr auto fifths = numbers_from<20>(0.2, 0.2);
inline constexpr std::array kowalik_v{0.1957, 0.1947, 0.1735, 0.1600, 0.0844, 0.0627,
                                      0.0456, 0.0342, 0.0323, 0.0235, 0.0246};
inline constexpr std::array kowalik_u{4.0,   2.0, 1.0,    0.5,    0.25,  0.167,
                                      0.125, 0.1, 0.0833, 0.0714, 0.0625};
inline constexpr auto osborne_t = numbers_from<33>(0, 10);
inline constexpr std::array osborne_v{0.844, 0.908, 0.932, 0.936, 0.925, 0.908, 0.881, 0.850, 0.818,
                                      0.784, 0.751, 0.718, 0.685, 0.658, 0.628, 0.603, 0.580, 0.558,
                                      0.538, 0.522, 0.506, 0.490, 0.478, 0.467, 0.457, 0.448, 0.438,
                                      0.431, 0.424, 0.420, 0.414, 0.411, 0.406};

/// Solves one problem.
template <class J, class Point, class Method>
outcome solve(std::string_view name, J, const Point& start, const Method& method,
              std::array<double, 3> minima, std::span<double> storage) {
  const nabla::stop end{.iterations = 5000, .gradient_norm = 1e-9};
  const auto found = nabla::minimize(J{}, start, method, end, nabla::workspace(storage));
  return {name,         found.value, found.gradient_norm, found.iterations, found.evaluations,
          found.status, minima};
}

/// Calls `visit(name, function, start, minima)` for all problems but that of 1000 variables.
template <class Visit>
void for_each_problem(const Visit& one) {
  one("Rosenbrock", rosenbrock, at(a = -1.2, b = 1.0), {});
  one("Freudenstein-Roth", freudenstein_roth, at(a = 0.5, b = -2.0), {0, 48.98425367924});
  one("Powell badly scaled", powell_badly_scaled, at(a = 0.0, b = 1.0), {});
  one("Brown badly scaled", brown_badly_scaled, at(a = 1.0, b = 1.0), {});
  one("Beale", beale, at(a = 1.0, b = 1.0), {});
  one("Jennrich-Sampson", jennrich_sampson, at(a = 0.3, b = 0.4, t = ten), {124.36218235561});
  one("Helical valley", helical_valley, at(a = -1.0, b = 0.0, c = 0.0), {});
  one("Bard", bard, at(a = 1.0, b = 1.0, c = 1.0, t = bard_t, u = bard_u, v = bard_v),
      {8.2148773065790e-3, 17.428693333333});
  one("Gaussian", gaussian, at(a = 0.4, b = 1.0, c = 0.0, t = gaussian_t, v = gaussian_v),
      {1.1279327696189e-8});
  one("Meyer", meyer, at(a = 0.02, b = 4000.0, c = 250.0, t = meyer_t, v = meyer_v),
      {87.945855170396});
  one("Box", box, at(a = 0.0, b = 10.0, c = 20.0, t = tenths), {});
  one("Powell singular", powell_singular, at(a = 3.0, b = -1.0, c = 0.0, d = 1.0), {});
  one("Wood", wood, at(a = -3.0, b = -1.0, c = -3.0, d = -1.0), {});
  one("Kowalik-Osborne", kowalik_osborne,
      at(a = 0.25, b = 0.39, c = 0.415, d = 0.39, u = kowalik_u, v = kowalik_v),
      {3.0750560384924e-4, 1.0273428e-3});
  one("Brown-Dennis", brown_dennis, at(a = 25.0, b = 5.0, c = -5.0, d = -1.0, t = fifths),
      {85822.201626356});
  one("Osborne 1", osborne_1,
      at(a = 0.5, b = 1.5, c = -1.0, d = 0.01, f = 0.02, t = osborne_t, v = osborne_v),
      {5.4648946974828e-5});
  one("Biggs EXP6", biggs,
      at(a = 1.0, b = 2.0, c = 1.0, d = 1.0, f = 1.0, g = 1.0, t = thirteen_tenths),
      {0, 5.6556499255e-3, 0.30636677262});
  one("Himmelblau", himmelblau, at(a = 1.0, b = 1.0), {});
  one("Booth", booth, at(a = 0.0, b = 0.0), {});
  one("Matyas", matyas, at(a = 5.0, b = -7.0), {});
  one("Three-hump camel", camel, at(a = 0.5, b = 1.0), {0, 0.29863844223686});
  one("Goldstein-Price", goldstein_price, at(a = 0.2, b = -0.8), {3, 30, 84});
  one("McCormick", mccormick, at(a = 0.0, b = 0.0), {-1.9132229549810});
  one("Quartic", quartic, at(a = 3.0, b = 4.0), {2.7323970019});
}
/// Solves them by a method, and tells `report` of each.
template <class Method, class Report>
void solve_all(const Method& method, std::span<double> storage, Report report) {
  for_each_problem(
      [&](std::string_view name, auto function, const auto& start, std::array<double, 3> minima) {
        report(solve(name, function, start, method, minima, storage));
      });
}

}  // namespace test_problems
