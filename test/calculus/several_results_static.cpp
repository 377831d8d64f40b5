// SPDX-License-Identifier: BSL-1.0
// Derivatives of several results, each an array of its own.
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"s"> s;
constexpr column_variable<"v", 3> v;
constexpr std::array<double, 3> point{1, 2, 3};

constexpr auto scalars_and_columns = bundle(s * s, vec(s, s* s* s), s);
static_assert(to_string(diff(scalars_and_columns, s)) == "[2*s, 1, 3*s^2, 1]");
static_assert(to_string(jacobian(scalars_and_columns, wrt(s))) == "[2*s, 1, 3*s^2, 1]");
constexpr auto known = checked(bundle(s, vec(s, log(s)), s))(s = 1.0);
static_assert(known && std::get<2>(known.value()) == 1 && std::get<1>(known.value())[1] == 0);
constexpr auto slopes = diff(scalars_and_columns, s)(s = 2.0);
static_assert(std::get<0>(slopes) == 4 && std::get<2>(slopes) == 1);
static_assert(std::get<1>(slopes) == std::array{1.0, 12.0});
constexpr auto twice = jvp(scalars_and_columns, wrt(s), vec(2_c))(s = 2.0);
static_assert(std::get<0>(twice) == 8 && std::get<1>(twice) == std::array{2.0, 24.0});

constexpr auto with_array = diff(bundle(s * s * v, s), s)(s = 2.0, v = point);
static_assert(std::get<0>(with_array) == std::array{4.0, 8.0, 12.0} &&
              std::get<1>(with_array) == 1);

constexpr auto f = s * s * dot(v, v);
constexpr auto change = diff(gradient(f, wrt(v, s)), s)(s = 2.0, v = point);
static_assert(change.elements == std::array{8.0, 16.0, 24.0, 28.0});
constexpr auto both = diff(value_and_gradient(f, wrt(v, s)), s)(s = 2.0, v = point);
static_assert(both.value == 56 && both.gradient.elements == change.elements);
