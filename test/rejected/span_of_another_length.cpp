// expect: this variable is given a value of another shape
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

#include <span>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

constexpr vector_variable<"p", 3> p;
double numbers[2] = {};
double value = dot(p, p)(p = std::span<double, 2>(numbers));
