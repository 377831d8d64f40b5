// SPDX-License-Identifier: BSL-1.0
#pragma once

// Functions of whole arrays for measurements, as graphs: value and gradient.

#include <nabla/nabla.hpp>

namespace arrays {

using namespace nabla::core;
using nabla::graph;
using nabla::term;

struct results {
  sequence<term> terms;
  sequence<shape> extents;
};

constexpr term mean(graph& g, term u) {
  return summed(g, u, over_samples, whole(1, 1, true)) / sample_count(g);
}
constexpr term added_up(graph& g, term u) {
  return summed(g, u, over_rows | over_columns, u.shape());
}

/// Value and gradient of what Problem::build makes of its variables.
template <class Problem>
struct value_and_gradient_of {
  static constexpr void make(graph& g, results& all) {
    sequence<term> variables;
    const term value = Problem::build(g, variables);
    all.terms.push_back(value);
    all.extents.push_back({});
    const sequence<term> gradient = reverse_gradient(value, variables);
    for (std::uint32_t k = 0; k < variables.size; ++k) {
      all.terms.push_back(gradient[k]);
      all.extents.push_back(variables[k].shape());
    }
  }
  static constexpr term build(graph& g) {
    results all;
    make(g, all);
    return list_of(g, all.terms.items, {all.terms.size, 1});
  }
  static constexpr sequence<shape> extents() {
    graph g;
    results all;
    make(g, all);
    return static_cast<sequence<shape>&&>(all.extents);
  }
};

constexpr term input(graph& g, std::string_view name, std::uint32_t rows = 1,
                     std::uint32_t columns = 1) {
  return {g, rows * columns == 1 ? g.variable(name) : g.variable(name, whole(rows, columns))};
}
constexpr term data(graph& g, std::string_view name, std::uint32_t rows = 1) {
  return {g, g.variable(name, whole(rows, 1, true))};
}

/// A line through points: the mean of (y - (a + b x))^2.
struct regression {
  static constexpr term build(graph& g, sequence<term>& by) {
    const term a = input(g, "a"), b = input(g, "b"), x = data(g, "x"), y = data(g, "y");
    by.push_back(a);
    by.push_back(b);
    return mean(g, square(y - (a + b * x)));
  }
};

/// Logistic regression with 8 features.
struct logistic {
  static constexpr term build(graph& g, sequence<term>& by) {
    const term w = input(g, "w", 8), x = data(g, "x", 8), y = data(g, "y");
    by.push_back(w);
    return mean(g, log(1 + exp(-y * product_of(g, transposed(w), x, 8))));
  }
};

/// A mixture of 5 Gaussians in the plane: the logarithm of its likelihood, with a prior.
struct mixture {
  static constexpr std::uint32_t parts = 5;
  static constexpr term element(term u, std::uint32_t k) { return sliced(u, {k, 1, 1, parts}); }
  static constexpr term logsumexp(graph& g, term t) {
    term m = element(t, 0);
    for (std::uint32_t k = 1; k < parts; ++k) m = where(m < element(t, k), element(t, k), m);
    m = make(node_kind::stop, m);
    return m + log(added_up(g, exp(t - m)));
  }
  static constexpr term build(graph& g, sequence<term>& by) {
    const term p = input(g, "p", 30), x = data(g, "x", 2);
    by.push_back(p);
    const auto part = [&](std::uint32_t start, std::uint32_t step) {
      return sliced(p, {start, step, parts, 30});
    };
    const term weights = part(0, 1), l0 = part(15, 3), l1 = part(16, 3), l = part(17, 3);
    const term q0 = exp(l0), q1 = exp(l1), sizes = l0 + l1;
    const term d0 = sliced(x, {0, 1, 1, 2}) - part(5, 2), d1 = sliced(x, {1, 1, 1, 2}) - part(6, 2);
    const term u = q0 * d0, v = q1 * d1 + l * d0;
    const term each = logsumexp(g, weights + sizes - (u * u + v * v) / 2);
    const term all = summed(g, each, over_samples, whole(1, 1, true));
    return all - sample_count(g) * logsumexp(g, weights) +
           added_up(g, (q0 * q0 + q1 * q1 + l * l) / 2 - sizes);
  }
};

/// A perceptron of one sample.
struct perceptron {
  static constexpr term build(graph& g, sequence<term>& by) {
    const term W1 = input(g, "W1", 8, 4), b1 = input(g, "b1", 8), W2 = input(g, "W2", 8, 8),
               b2 = input(g, "b2", 8), W3 = input(g, "W3", 1, 8), b3 = input(g, "b3"),
               x = input(g, "x", 4), t = input(g, "t");
    for (const term parameter : {W1, b1, W2, b2, W3, b3}) by.push_back(parameter);
    const term h1 = sigmoid(product_of(g, W1, x, 4) + b1);
    const term h2 = sigmoid(product_of(g, W2, h1, 8) + b2);
    return square(product_of(g, W3, h2, 8) + b3 - t) / 2;
  }
};

/// Rosenbrock's function, extended to N variables.
template <std::uint32_t N>
struct rosenbrock {
  static constexpr term build(graph& g, sequence<term>& by) {
    const term x = input(g, "x", N);
    by.push_back(x);
    const term even = sliced(x, {0, 2, N / 2, N}), odd = sliced(x, {1, 2, N / 2, N});
    return added_up(g, square(1 - even) + 100 * square(odd - square(even)));
  }
};

/// Softmax cross-entropy of a network with one hidden layer.
template <std::uint32_t In, std::uint32_t Hidden, std::uint32_t Out>
struct network {
  static constexpr term build(graph& g, sequence<term>& by) {
    const term W1 = input(g, "W1", Hidden, In), b1 = input(g, "b1", Hidden),
               W2 = input(g, "W2", Out, Hidden), b2 = input(g, "b2", Out), x = data(g, "x", In),
               t = data(g, "t", Out);
    for (const term parameter : {W1, b1, W2, b2}) by.push_back(parameter);
    const term h = sigmoid(product_of(g, W1, x, In) + b1);
    const term z = product_of(g, W2, h, Hidden) + b2;
    return mean(g, log(added_up(g, exp(z))) - added_up(g, t * z));
  }
};

}  // namespace arrays
