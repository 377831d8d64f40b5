// SPDX-License-Identifier: BSL-1.0
// Determinants, inverses and solutions of small matrices, of scalars and of whole arrays.
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

namespace {

constexpr matrix_variable<"A", 3, 3> A;
constexpr matrix_variable<"B", 3, 3> B;
constexpr matrix_variable<"C", 2, 2> C;
constexpr matrix_variable<"D", 4, 4> D;
constexpr column_variable<"b", 3> b;
constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr data<"row", 2> row;
constexpr auto H = hessian(x * x * y + y * y * y);

static_assert(determinant(C) == C(0_c, 0_c) * C(1_c, 1_c) - C(0_c, 1_c) * C(1_c, 0_c));
static_assert(determinant(A * B) == determinant(A) * determinant(B));
static_assert(determinant(transpose(D)) == determinant(D));
static_assert(inverse(A) * A == identity<3>);
static_assert(A * inverse(A) == identity<3>);
static_assert(A * solve(A, b) == b);
static_assert(inverse(inverse(C)) == C);
static_assert(trace(C) == C(0_c, 0_c) + C(1_c, 1_c));
// Jacobi's formula, and the derivative of an inverse.
static_assert(gradient(determinant(A), wrt(A)) == determinant(A) * transpose(inverse(A)));
static_assert(gradient(log(determinant(A)), wrt(A)) == transpose(inverse(A)));
static_assert(gradient(dot(b, inverse(A) * b), wrt(A)) ==
              -1_c * outer(transpose(inverse(A)) * b, inverse(A) * b));
// Of lists of scalars.
static_assert(determinant(H) == 12_c * y * y - 4_c * x * x);
static_assert(solve(H, vec(x, y))[0_c] ==
              (6_c * y * x - 2_c * x * y) / (12_c * y * y - 4_c * x * x));
// Of matrices that vary from sample to sample.
static_assert(gradient(mean(square(solve(C + outer(row, row), row)[0_c])),
                       wrt(C))(C = {1.0, 0.0, 0.0, 1.0}, row = std::array{0.0, 0.0})(0, 0) == 0);
static_assert(determinant(A)(A = {2.0, 0.0, 0.0, 0.0, 3.0, 0.0, 0.0, 0.0, 4.0}) == 24);
static_assert(solve(A, b)(A = {2.0, 0.0, 0.0, 0.0, 3.0, 0.0, 0.0, 0.0, 4.0},
                          b = {2.0, 6.0, 12.0}) == std::array{1.0, 2.0, 3.0});

}  // namespace
