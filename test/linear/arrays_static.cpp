// SPDX-License-Identifier: BSL-1.0
// Identities of columns and matrices, as types: shapes, derivatives, text.
#include <nabla/nabla.hpp>
#include <nabla/print/to_mathml.hpp>

using namespace nabla;
using namespace nabla::literals;

namespace {

constexpr matrix_variable<"A", 300, 200> A;
constexpr matrix_variable<"B", 200, 100> B;
constexpr matrix_variable<"C", 6, 6> C;
constexpr matrix_variable<"S", 5, 5> S;
constexpr column_variable<"u", 300> u;
constexpr column_variable<"v", 200> v;
constexpr column_variable<"w", 6> w;
constexpr data<"xs"> xs;
constexpr data<"ys"> ys;
constexpr data<"x", 200> x;
constexpr variable<"a"> a;
constexpr variable<"b"> b;

template <class E>
constexpr bool has_shape(E, std::size_t rows, std::size_t columns) {
  return E::layout::shape.rows == rows && E::layout::shape.columns == columns;
}

// Shapes.
static_assert(has_shape(A * v, 300, 1));
static_assert(has_shape(A * B, 300, 100));
static_assert(has_shape(transpose(A), 200, 300));
static_assert(has_shape(outer(u, v), 300, 200));
static_assert(has_shape(transpose(u) * A, 1, 200));
static_assert(has_shape(sum<over_rows>(A), 1, 200));
static_assert(has_shape(sum<over_columns>(A), 300, 1));
static_assert(has_shape(even(w), 3, 1) && has_shape(odd(w), 3, 1));
static_assert(has_shape(block<1, 2, 3, 2>(S), 3, 2));
static_assert(has_shape(concat(w, a* w, u), 312, 1));
static_assert(has_shape(transpose(u) * (A * v), 1, 1));
static_assert(has_shape(mean(xs), 1, 1));

// Algebra, at all sizes.
static_assert(transpose(A * v) == transpose(v) * transpose(A));
static_assert(transpose(transpose(A)) == A);
static_assert((A * B) * column_variable<"z", 100>{} == A * (B * column_variable<"z", 100>{}));
static_assert(A * (v + v) == 2_c * A * v);
static_assert(dot(u, A* v) == dot(transpose(A) * u, v));
static_assert(trace(S) == trace(transpose(S)));
static_assert(trace(identity<5>) == 5_c);
static_assert(identity<5> * S == S);
static_assert(S + zeros<5, 5> == S);
static_assert(hadamard(S, ones<5, 5>) == S);
static_assert(sum(ones<7>) == 7_c);
static_assert(sum(position<5>) == 10_c);
static_assert(concat(head<2>(w), rows<2, 4>(w)) == w);
static_assert(sum(even(w)) + sum(odd(w)) == sum(w));
static_assert(A != hadamard(A, A));
static_assert(A * B != 2_c * A * B);
static_assert(transpose(S) != S);
static_assert(dot(u, u) == squared_norm(u));
static_assert(sum(softmax(v)) == 1_c);
static_assert(logsumexp(v) == log(sum(exp(v))));
static_assert(mean(v + 1_c) == mean(v) + 1_c);
static_assert(mean(xs + a) == mean(xs) + a);
static_assert(sum(a * x) == a * sum(x));
static_assert(tail<2>(w) == slice<4, 1, 2>(w));
static_assert(columns<1, 2>(S) == transpose(rows<1, 2>(transpose(S))));
static_assert(sum(w) == w[0_c] + w[1_c] + w[2_c] + w[3_c] + w[4_c] + w[5_c]);
static_assert(S(1_c, 2_c) == transpose(S)(2_c, 1_c));
static_assert(S(1_c, 2_c) != S(2_c, 1_c));

// Derivatives.
static_assert(gradient(dot(u, A* v), wrt(v)) == transpose(A) * u);
static_assert(gradient(dot(u, A* v), wrt(A)) == outer(u, v));
static_assert(gradient(squared_norm(v), wrt(v)) == 2_c * v);
static_assert(gradient(trace(S * S), wrt(S)) == 2_c * transpose(S));
static_assert(gradient(norm(v), wrt(v)) == v / norm(v));
static_assert(gradient(logsumexp(v), wrt(v)) == softmax(v));
static_assert(gradient(sum(even(w)), wrt(w)) ==
              concat(ones<1>, zeros<1>, ones<1>, zeros<1>, ones<1>, zeros<1>));
static_assert(gradient(mean(square(ys - (a + b * xs))), wrt(a))[0_c] ==
              -2_c * mean(ys - a - b * xs));
static_assert(diff(mean(exp(a * xs)), a) == mean(xs * exp(a * xs)));
static_assert(diff(A * (a * v), a) == A * v);
static_assert(hvp(squared_norm(v), wrt(v), column_variable<"d", 200>{}) ==
              2_c * column_variable<"d", 200>{});
static_assert(jvp(A * v, wrt(v), column_variable<"d", 200>{}) == A * column_variable<"d", 200>{});
static_assert(vjp(A * v, wrt(v), u) == transpose(A) * u);

// Text.
constexpr auto latex_as_it_stands = [] {
  using namespace nabla::core;
  graph g;
  const term p(g, g.variable("p", whole(3, 1))), q(g, g.variable("q", whole(3, 1)));
  const auto times = [&g](node_index i, term by) {
    return g.intern(node(node_kind::multiply, i, by.index));
  };
  characters out;
  write_latex(out, g, times(times(times(term(-2).in(g), p), sin(q)), transposed(q)));
  return out.view() == "-\\left(2 p \\odot \\sin\\left(q\\right)\\right) q^{\\top}";
};
static_assert(latex_as_it_stands());
static_assert(to_string(A * v + u) == "u + A*v");
static_assert(to_string(transpose(A) * u) == "transpose(A)*u");
static_assert(to_string(hadamard(u, u)) == "square(u)");
static_assert(to_string(hadamard(u, A* v)) == "hadamard(u, A*v)");
static_assert(to_string(A * hadamard(v, sin(v))) == "A*hadamard(v, sin(v))");
static_assert(to_string(gradient(squared_norm(A * v - u), wrt(A))) == "2*(A*v - u)*transpose(v)");
static_assert(to_string(gradient(transpose(w) * C * w, wrt(w))) == "C*w + transpose(C)*w");
static_assert(to_string(outer(vec(a, b, 1_c), w)) == "vec(a, b, 1)*transpose(w)");
static_assert(to_string(v - concat(tail<199>(v), a)) == "v - concat(v[1:200], a)");
static_assert(to_string(concat(w, a) - concat(a, w)) ==
              "spread(a, 6:7) - spread(a, 0:1) + spread(w, 0:6) - spread(w, 1:7)");
static_assert(to_string(hadamard(outer(w, w), C)) == "hadamard(hadamard(C, w), transpose(w))");
static_assert(to_string(transpose(transpose(w) * C)) == "transpose(C)*w");
static_assert(to_string(gradient(sum(exp(head<2>(w))) + sum(sin(slice<1, 1, 4>(w))), wrt(w))) ==
              "spread(cos(w[1:5]), 1:5) + spread(exp(w[0:2]), 0:2)");
static_assert(to_string(gradient(sum(exp(head<3>(w))) - sum(sin(tail<3>(w))), wrt(w))) ==
              "concat(exp(w[0:3]), -cos(w[3:6]))");
static_assert(to_string(gradient(sum(exp(even(w))) + sum(sin(tail<3>(w))), wrt(w))) ==
              "spread(cos(w[3:6]), 3:6) + spread(exp(w[0:6:2]), 0:6:2)");
static_assert(to_string(concat(head<3>(w), tail<3>(w)) - concat(tail<3>(w), head<3>(w))) ==
              "spread(w[0:3], 0:3) - concat(w[3:6], w[0:3]) + spread(w[3:6], 3:6)");
static_assert(to_string(gradient(a * sum(head<3>(w)) + b * sum(tail<3>(w)), wrt(w))) ==
              "spread(a, 0:3) + spread(b, 3:6)");
static_assert(to_string(mean(square(ys - (a + b * xs)))) == "mean((ys - b*xs - a)^2)");
static_assert(to_string(sum(v)) == "sum(v)");
static_assert(to_string(logsumexp(v)) == "log(sum(exp(v)))");
static_assert(to_string(softmax(v)) == "exp(v)/sum(exp(v))");
static_assert(to_string(gradient(logsumexp(v), wrt(v))) == "exp(v)/sum(exp(v))");
static_assert(to_string(even(w)) == "w[0:6:2]");
static_assert(to_string(head<2>(w) * (a + b) + tail<2>(w) * (a + b)) ==
              "(a + b)*(w[0:2] + w[4:6])");
static_assert(to_string(max(v)) == "max(v)");
static_assert(to_string(sum<over_rows>(A)) == "sum_over_rows(A)");
static_assert(to_latex(transpose(A) * u) == "A^{\\top} u");
static_assert(to_latex(transpose(u) * hadamard(u, A* v)) ==
              "u^{\\top} \\left(u \\odot \\left(A v\\right)\\right)");
static_assert(to_latex(a - hadamard(square(w), C* w)) ==
              "a - \\left(w^{\\odot 2} \\odot \\left(C w\\right)\\right)");
static_assert(to_latex(outer(-hadamard(w, C* w), w)) ==
              "-\\left(w \\odot \\left(C w\\right)\\right) w^{\\top}");
static_assert(to_latex(w - concat(tail<4>(w), a, b)) ==
              "w - \\begin{pmatrix} w\\left[2 : 6\\right] \\\\ a \\\\ b \\end{pmatrix}");
static_assert(to_mathml(hadamard(w, w + a)) ==
              "<math><mi>w</mi><mo>⊙</mo><mrow><mo>(</mo><mi>a</mi><mo>+</mo><mi>w</mi><mo>)</mo>"
              "</mrow></math>");
static_assert(to_latex(mean(square(xs))) == "\\frac{\\sum_{i} \\mathrm{xs}_{i}^{2}}{N}");
static_assert(to_latex(a * sum(xs)) == "a \\sum_{i} \\mathrm{xs}_{i}");
static_assert(to_latex(sum(xs) * a) == "a \\sum_{i} \\mathrm{xs}_{i}");
static_assert(to_latex(square(sum(xs))) == "\\left(\\sum_{i} \\mathrm{xs}_{i}\\right)^{2}");
static_assert(to_latex(sum(xs) * sum(ys)) ==
              "\\left(\\sum_{i} \\mathrm{xs}_{i}\\right) \\sum_{i} \\mathrm{ys}_{i}");
static_assert(to_string(gradient(mean(square(ys - (a + b * xs))), wrt(a, b))) ==
              "[-2*mean(ys - b*xs - a), -2*mean(xs*(ys - b*xs - a))]");
constexpr std::string_view steps = explain(diff(mean(square(ys - a)), a));
static_assert(steps.find("sum rule: ∂/∂a(mean((ys - a)^2)) = mean(∂/∂a((ys - a)^2))") <
              steps.size());

}  // namespace
