// SPDX-License-Identifier: BSL-1.0
// Functions of whole arrays and data, as a user of nabla writes them. Each problem has `value`, the
// variables `by` which it is differentiated, and `bind`, which calls a function with the numbers.
#pragma once

#include <cstddef>
#include <span>

#include <nabla/nabla.hpp>

namespace arrays {

using namespace nabla::literals;

/// The numbers of a problem: parameters one after the other, rows of a table, a target or more for
/// each row.
struct numbers {
  std::span<const double> parameters, rows, targets;
};

/// A line through points: the mean of (y - (a + b x))^2.
struct regression {
  static constexpr nabla::variable<"a"> a{};
  static constexpr nabla::variable<"b"> b{};
  static constexpr nabla::data<"x"> x{};
  static constexpr nabla::data<"y"> y{};
  static constexpr auto value = mean(square(y - (a + b * x)));
  static constexpr auto by = nabla::wrt(a, b);
  static void bind(const auto& f, const numbers& in, const auto&... more) {
    f(a = in.parameters[0], b = in.parameters[1], x = in.rows, y = in.targets, more...);
  }
};

/// Logistic regression with 8 features; y is 1 or -1.
struct logistic {
  static constexpr nabla::column_variable<"w", 8> w{};
  static constexpr nabla::data<"x", 8> x{};
  static constexpr nabla::data<"y"> y{};
  static constexpr auto value = mean(log(1_c + exp(-y * dot(w, x))));
  static constexpr auto by = nabla::wrt(w);
  static void bind(const auto& f, const numbers& in, const auto&... more) {
    f(w = in.parameters, x = in.rows, y = in.targets, more...);
  }
};

/// A mixture of 5 Gaussians in the plane: the logarithm of its likelihood, with a prior. Parameters:
/// 5 logarithms of weights, 5 means, 5 triangular matrices (two logarithms of the diagonal, and what
/// is below).
struct mixture {
  static constexpr nabla::column_variable<"p", 30> p{};
  static constexpr nabla::data<"x", 2> x{};
  static constexpr auto weights = nabla::slice<0, 1, 5>(p);
  static constexpr auto middle0 = nabla::slice<5, 2, 5>(p);
  static constexpr auto middle1 = nabla::slice<6, 2, 5>(p);
  static constexpr auto log0 = nabla::slice<15, 3, 5>(p);
  static constexpr auto log1 = nabla::slice<16, 3, 5>(p);
  static constexpr auto below = nabla::slice<17, 3, 5>(p);
  static constexpr auto q0 = exp(log0);
  static constexpr auto q1 = exp(log1);
  static constexpr auto sizes = log0 + log1;
  static constexpr auto u = hadamard(q0, x[0_c] - middle0);
  static constexpr auto v = hadamard(q1, x[1_c] - middle1) + hadamard(below, x[0_c] - middle0);
  static constexpr auto each = logsumexp(weights + sizes - (square(u) + square(v)) / 2_c);
  static constexpr auto prior = sum((square(q0) + square(q1) + square(below)) / 2_c - sizes);
  static constexpr auto value = sum(each - logsumexp(weights)) + prior;
  static constexpr auto by = nabla::wrt(p);
  static void bind(const auto& f, const numbers& in, const auto&... more) {
    f(p = in.parameters, x = in.rows, more...);
  }
};

/// A perceptron 4-8-8-1 of one sample.
struct perceptron {
  static constexpr nabla::matrix_variable<"W1", 8, 4> W1{};
  static constexpr nabla::column_variable<"b1", 8> b1{};
  static constexpr nabla::matrix_variable<"W2", 8, 8> W2{};
  static constexpr nabla::column_variable<"b2", 8> b2{};
  static constexpr nabla::matrix_variable<"W3", 1, 8> W3{};
  static constexpr nabla::variable<"b3"> b3{};
  static constexpr nabla::column_variable<"x", 4> x{};
  static constexpr nabla::variable<"t"> t{};
  static constexpr auto second = sigmoid(W2 * sigmoid(W1 * x + b1) + b2);
  static constexpr auto value = square(W3 * second + b3 - t) / 2_c;
  static constexpr auto all = nabla::parameters(W1, b1, W2, b2, W3, b3);
  static constexpr auto by = nabla::wrt(all);
  static void bind(const auto& f, const numbers& in, const auto&... more) {
    f(all = in.parameters, x = in.rows, t = in.targets[0], more...);
  }
};

/// Rosenbrock's function, extended to 1000 variables.
struct rosenbrock {
  static constexpr nabla::column_variable<"x", 1000> x{};
  static constexpr auto value =
      sum(square(1_c - even(x)) + 100_c * square(odd(x) - square(even(x))));
  static constexpr auto by = nabla::wrt(x);
  static void bind(const auto& f, const numbers& in, const auto&... more) {
    f(x = in.parameters, more...);
  }
};

/// A network of two layers that tells Out classes apart: the cross entropy of the softmax.
template <std::size_t In, std::size_t Hidden, std::size_t Out>
struct network {
  static constexpr nabla::matrix_variable<"W1", Hidden, In> W1{};
  static constexpr nabla::column_variable<"b1", Hidden> b1{};
  static constexpr nabla::matrix_variable<"W2", Out, Hidden> W2{};
  static constexpr nabla::column_variable<"b2", Out> b2{};
  static constexpr nabla::data<"x", In> x{};
  static constexpr nabla::data<"t", Out> t{};
  static constexpr auto z = W2 * sigmoid(W1 * x + b1) + b2;
  static constexpr auto value = mean(logsumexp(z) - dot(t, z));
  static constexpr auto all = nabla::parameters(W1, b1, W2, b2);
  static constexpr auto by = nabla::wrt(all);
  static void bind(const auto& f, const numbers& in, const auto&... more) {
    f(all = in.parameters, x = in.rows, t = in.targets, more...);
  }
};

}  // namespace arrays
