// expect: this function has no rule of differentiation: add `static constexpr term derivative(term u, term f)` to its struct
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

struct doubled {
  static constexpr std::string_view name = "doubled";
  static constexpr interval domain = all_reals;
  template <class T> static constexpr T value(T u) { return u + u; }
};
constexpr variable<"x"> x;

auto f = diff(apply<doubled>(x), x);
double value = f(x = 3.0);
