// SPDX-License-Identifier: BSL-1.0
// Single operations in kernels, and in graphs in constant expressions.

#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::core;
using namespace nabla::literals;

namespace {

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr variable<"z"> z;

static_assert(pow(x, 5_c)(x = 3.0) == 243);
static_assert(pow(x, 12_c)(x = 2.0) == 4096);
static_assert(pow(x, 64_c)(x = 2.0) == 0x1p64);
static_assert(pow(x, -1_c)(x = 4.0) == 0.25);
static_assert(pow(x, -3_c)(x = 2.0) == 0.125);
static_assert(diff(pow(x, -3_c), x)(x = 2.0) == -0.1875);
static_assert("x^-6"_f(x = 2.0) == 0.015625);

// Two divisions by z that the user wrote are computed as two, in bundles too; derivatives may share
// 1/z.
static_assert((x / z + y / z)(x = 49.0, y = 49.0, z = 49.0) == 2);
static_assert(value_and_gradient(atan2(y, x) + x * x / (x * x + y * y))(x = 7.0, y = 0.0).value ==
              1);
static_assert(std::get<1>(bundle(x, x / z + y / z, diff(x / z, x))(x = 49.0, y = 49.0, z = 49.0)) ==
              2);
static_assert(gradient(x / y)(x = 3.0, y = 2.0) == std::array{0.5, -0.75});
static_assert(gradient(x / z + y / z)(x = 3.0, y = 1.0, z = 2.0) == std::array{0.5, 0.5, -1.0});

static_assert(where(x < y, 1_c, 2_c)(x = 1.0, y = 1.0) == 2 &&
              where(x <= y, 1_c, 2_c)(x = 1.0, y = 1.0) == 1);
static_assert(where(equals(x, y), 1_c, 2_c)(x = 1.0, y = 1.0) == 1);
static_assert(where(differs(x, y), 1_c, 2_c)(x = 1.0, y = 1.0) == 2);

constexpr double value_of(std::string_view formula) {
  graph g;
  const node_index root = parse(formula, g).value.index;
  return values_of(g, reachable_from(g, root), [](node_index) { return 8.0; })[root];
}
static_assert(value_of("x - 3") == 5 && value_of("3 - x") == -5);
static_assert(value_of("x/2") == 4 && value_of("2/x") == 0.25 && value_of("x*x + 1") == 65);
static_assert(value_of("where(x <= 8, 1, 2)") == 1 && value_of("where(x < 8, 1, 2)") == 2);

}  // namespace
