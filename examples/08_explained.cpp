// SPDX-License-Identifier: BSL-1.0
// How derivatives come about: the derivation of one, rule by rule, and both passes of
// backpropagation.

// [frame]
#include <nabla/nabla.hpp>

#include <iostream>

using namespace nabla;
using namespace nabla::literals;
// [/frame]

// [explain]
constexpr variable<"x"> x;
constexpr variable<"w"> w;
constexpr variable<"t"> t;
constexpr auto f = "x^2*exp(-3x)"_f;
constexpr auto loss = square(sigmoid(w * x) - t);

static_assert(to_latex(diff(f, x)) == R"(2 x e^{-3 x} - 3 x^{2} e^{-3 x})");

int main() {
  std::cout << explain(diff(f, x)) << "\n\n";
  std::cout << backpropagation(loss, wrt(w))(w = 0.5, x = 2.0, t = 1.0);
}
// [/explain]
