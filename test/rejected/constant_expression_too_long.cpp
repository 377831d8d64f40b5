// expect: needs -fconstexpr-ops-limit=1073741824 (g++) or -fconstexpr-steps=1073741824 (clang)
// lines: 120
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

constexpr auto f = traced([](auto u) {
  auto sum = u;
  for (int i = 0; i < 30000; ++i) sum = sin(sum) * u + sum;
  return sum;
}, x);
double value = diff(f, x)(x = 1.0);
