// SPDX-License-Identifier: BSL-1.0
// Expressions in Boost.Hana's containers: a gradient as a map from variables to partial derivatives,
// residuals in a tuple.

#include <nabla/nabla.hpp>

#include <boost/hana/at_key.hpp>
#include <boost/hana/first.hpp>
#include <boost/hana/fold_left.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/map.hpp>
#include <boost/hana/second.hpp>
#include <boost/hana/sum.hpp>
#include <boost/hana/transform.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/unpack.hpp>

#include <iostream>

namespace hana = boost::hana;
using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr variable<"r"> r;

// [derivatives]
/// A map from the variables to the partial derivatives by them.
template <class F, class... X>
constexpr auto derivatives(F function, core::variable_list<X...>) {
  return hana::make_map(hana::make_pair(X{}, diff(function, X{}))...);
}
template <class F>
constexpr auto derivatives(F function) {
  return derivatives(function, core::variables_of<F>{});
}

constexpr auto f = x * x * y + sin(x * y);
constexpr auto by = derivatives(f);

static_assert(by[x] == 2_c * x * y + y * cos(x * y));
static_assert(derivatives(by[x])[y] == derivatives(by[y])[x]);
// [/derivatives]

// [residuals]
// How far are three points from the circle around (x, y) with the radius r?
constexpr auto points = hana::make_tuple(vec(1_c, 0_c), vec(0_c, 2_c), vec(3_c, 3_c));
constexpr auto residuals = hana::transform(
    points, [](auto p) { return square(p[0_c] - x) + square(p[1_c] - y) - square(r); });

constexpr auto cost = hana::sum<>(hana::transform(residuals, [](auto u) { return square(u); }));
static_assert(cost ==
              hana::fold_left(residuals, 0_c, [](auto sum, auto u) { return sum + u * u; }));

// A tuple becomes a column where nabla computes with all of it.
constexpr auto column = hana::unpack(residuals, [](auto... u) { return vec(u...); });
static_assert(gradient(cost) == 2_c * vec(dot(column, diff(column, r)),
                                          dot(column, diff(column, x)),
                                          dot(column, diff(column, y))));
// [/residuals]

// [values]
int main() {
  hana::for_each(by, [](auto pair) {
    std::cout << "by " << hana::first(pair) << ": " << hana::second(pair) << "\n";
  });
  // One kernel for all of the map's values.
  const auto all = hana::unpack(hana::values(by), [](auto... u) { return bundle(u...); });
  const auto [by_x, by_y] = all(x = 3.0, y = 4.0);
  std::cout << "at (3, 4): " << by_x << ", " << by_y << "\n";
  std::cout << "cost of the circle: " << cost(x = 1.0, y = 1.0, r = 2.0) << "\n";
}
// [/values]
