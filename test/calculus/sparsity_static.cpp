// SPDX-License-Identifier: BSL-1.0
// Which elements of Hessians and Jacobians are not zero, as constants.
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

namespace {

template <class Pattern, class Expected>
constexpr bool is_pattern(const Pattern& pattern, Expected expected) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < pattern.rows(); ++i)
    for (std::size_t j = 0; j < pattern.columns(); ++j) {
      if (pattern(i, j) != expected(i, j)) return false;
      count += expected(i, j) ? 1U : 0U;
    }
  return count == pattern.size();
}
constexpr std::size_t distance(std::size_t i, std::size_t j) { return i < j ? j - i : i - j; }

constexpr vector_variable<"p", 10> p;

// Chained: an element has something to do with its neighbours.
constexpr auto chain = traced(
    [](const auto* u) {
      auto s = 0 * u[0];
      for (int i = 0; i + 1 < 10; ++i) s += 100 * square(u[i + 1] - square(u[i]));
      return s;
    },
    p);
constexpr auto& tridiagonal = sparsity(hessian(chain));
static_assert(tridiagonal.size() == 28 && tridiagonal.rows() == 10 && tridiagonal.columns() == 10);
static_assert(is_pattern(tridiagonal,
                         [](std::size_t i, std::size_t j) { return distance(i, j) <= 1; }));
static_assert(tridiagonal.row(2) == 1 && tridiagonal.column(2) == 0);
static_assert(tridiagonal.row_start(0) == 0 && tridiagonal.row_start(1) == 2 &&
              tridiagonal.row_start(2) == 5 && tridiagonal.row_start(10) == 28);

constexpr auto& lower_tridiagonal = sparsity(lower(hessian(chain)));
static_assert(lower_tridiagonal.size() == 19 && lower_tridiagonal.rows() == 10);
static_assert(is_pattern(lower_tridiagonal, [](std::size_t i, std::size_t j) {
  return j <= i && distance(i, j) <= 1;
}));

// Pairs that have nothing to do with each other.
constexpr auto pairs = traced(
    [](const auto* u) {
      auto s = 0 * u[0];
      for (int i = 0; i < 10; i += 2) s += sin(u[i] * u[i + 1]);
      return s;
    },
    p);
static_assert(is_pattern(sparsity(hessian(pairs)),
                         [](std::size_t i, std::size_t j) { return i / 2 == j / 2; }));

// All with the first.
constexpr auto star = traced(
    [](const auto* u) {
      auto s = exp(u[0]);
      for (int i = 1; i < 10; ++i) s += u[0] * square(u[i]);
      return s;
    },
    p);
static_assert(is_pattern(sparsity(hessian(star)),
                         [](std::size_t i, std::size_t j) { return i == 0 || j == 0 || i == j; }));

// All with all.
constexpr auto dense = traced(
    [](const auto* u) {
      auto s = u[0];
      for (int i = 1; i < 10; ++i) s += u[i];
      return exp(s);
    },
    p);
static_assert(is_pattern(sparsity(hessian(dense)), [](std::size_t, std::size_t) { return true; }));

// A five-point stencil on a square of 5 x 5 cells.
constexpr vector_variable<"u", 25> u;
constexpr auto laplace = traced(
    [](const auto* cell) {
      using T = std::remove_cvref_t<decltype(cell[0])>;
      std::array<T, 25> flow{};
      for (int i = 0; i < 25; ++i) {
        T sum = -4 * cell[i];
        if (i % 5 > 0) sum += cell[i - 1];
        if (i % 5 < 4) sum += cell[i + 1];
        if (i / 5 > 0) sum += cell[i - 5];
        if (i / 5 < 4) sum += cell[i + 5];
        flow[static_cast<std::size_t>(i)] = sum + exp(cell[i]);
      }
      return flow;
    },
    u);
constexpr auto& stencil = sparsity(jacobian(laplace));
static_assert(stencil.size() == 105 && stencil.rows() == 25 && stencil.columns() == 25);
static_assert(is_pattern(stencil, [](std::size_t i, std::size_t j) {
  return distance(i / 5, j / 5) + distance(i % 5, j % 5) <= 1;
}));

// Columns, scalars, small matrices; and what is not zero has these values, in this order.
constexpr variable<"x"> x;
constexpr variable<"y"> y;
static_assert(sparsity(gradient(x * x, wrt(x, y))).size() == 1);
static_assert(sparsity(x).size() == 1 && sparsity(x)(0, 0));
static_assert(sparsity(hessian(x + y)).size() == 0);
static_assert(nonzeros(hessian(x * x * y)) == vec(2_c * y, 2_c * x, 2_c * x));
static_assert(lower(hessian(x * x * y)) == vec(2_c * y, 2_c * x, 0_c));
static_assert(nonzeros(lower(hessian(x * x * y))) == vec(2_c * y, 2_c * x));

// Arrays that are not stored in full are the same functions, and have the same text.
constexpr auto few = p[0_c] * p[9_c] + square(p[4_c]);
constexpr auto full_gradient = vec(p[9_c], 0_c, 0_c, 0_c, 2_c * p[4_c], 0_c, 0_c, 0_c, 0_c, p[0_c]);
static_assert(gradient(few, wrt(p)) == full_gradient);
static_assert(hessian(few, wrt(p)) == jacobian(full_gradient, wrt(p)));
static_assert(hessian(few, wrt(p)) + hessian(few, wrt(p)) == 2_c * hessian(few, wrt(p)));
static_assert(hessian(few, wrt(p)) != hessian(few + p[1_c] * p[2_c], wrt(p)));
static_assert(hessian(few, wrt(p))(9_c, 0_c) == 1_c && hessian(few, wrt(p))(9_c, 1_c) == 0_c);
static_assert(diff(hessian(few * x, wrt(p)), x) == hessian(few, wrt(p)));
static_assert(to_string(hessian(few, wrt(p))) ==
              "[0, 0, 0, 0, 0, 0, 0, 0, 0, 1; 0, 0, 0, 0, 0, 0, 0, 0, 0, 0; "
              "0, 0, 0, 0, 0, 0, 0, 0, 0, 0; 0, 0, 0, 0, 0, 0, 0, 0, 0, 0; "
              "0, 0, 0, 0, 2, 0, 0, 0, 0, 0; 0, 0, 0, 0, 0, 0, 0, 0, 0, 0; "
              "0, 0, 0, 0, 0, 0, 0, 0, 0, 0; 0, 0, 0, 0, 0, 0, 0, 0, 0, 0; "
              "0, 0, 0, 0, 0, 0, 0, 0, 0, 0; 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]");
// Only a drawing of what has a zero shows one.
static_assert(to_dot(hessian(few, wrt(p))).find("label=\"0\"") != std::string_view::npos);
static_assert(to_dot(hessian(dense)).find("label=\"0\"") == std::string_view::npos);
// Every element of this one is zero.
static_assert(sparsity(hessian(p[0_c] + p[9_c], wrt(p))).size() == 0);
static_assert(hessian(p[0_c] + p[9_c], wrt(p))(p = std::array<double, 10>{})(3, 3) == 0);

}  // namespace
