// SPDX-License-Identifier: BSL-1.0
// The nodes and the instructions of a formula, one a line.

#include <nabla/nabla.hpp>
#include <nabla/print/to_instructions.hpp>
#include <nabla/print/to_nodes.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr vector_variable<"p", 2> p;

static_assert(to_nodes(x * x * y + sin(x * y)) == R"(%1 = variable x
%2 = multiply %1 %1
%4 = variable y
%5 = multiply %2 %4
%6 = multiply %1 %4
%7 = call sin %6
%8 = add %5 %7
)");
static_assert(to_nodes(where(x < 0.5_c, hypot(x, pow(x, -3_c)), p[1_c])) == R"(%1 = variable x
%2 = constant 1/2
%3 = power %1 -3
%4 = list %1 %3
%5 = call hypot %4
%8 = variable p[1]
%9 = list %1 %2
%10 = list %5 %8
%11 = if less %9 %10
)");
static_assert(to_nodes(pi * 0.1234567890123456789_c - x) == R"(%0 = call pi
%7 = wide constant 0.12345678901234568
%8 = multiply %0 %7
%10 = variable x
%11 = subtract %8 %10
)");

static_assert(to_instructions(value_and_gradient(x * x * y + sin(x * y))) ==
              R"(s0 = multiply in0 in0
s1 = multiply in1 s0
s2 = multiply in0 in1
s3, s4 = call cos, sin s2
out0 = add s1 s4
s5 = multiply in1 s3  (derived)
s6 = multiply in0 s3  (derived)
out2 = add s0 s6  (derived)
s7 = multiply s2 2  (derived)
out1 = add s5 s7  (derived)
)");
static_assert(to_instructions(where(x < 0.5_c, hypot(x, y), -pi)) == R"(s0 = call hypot in0 in1
s1 = call pi
s2 = negate s1
s3 = copy in0
s4 = copy 1/2
s5 = copy s0
s6 = copy s2
out0 = if less s3 s4 s5 s6
)");
static_assert(to_instructions(x) == "out0 = copy in0\n");

}  // namespace
