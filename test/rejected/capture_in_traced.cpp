// expect: a traced lambda captures nothing: pass what it needs as arguments
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto f(double k) {
  return traced([k](auto u) { return k * u; }, x);
}
