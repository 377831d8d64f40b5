// SPDX-License-Identifier: BSL-1.0
#pragma once

// Functions of whole arrays, made at random: while the compiler runs, too.

#include <cstdint>

#include <nabla/nabla.hpp>

namespace test {

using nabla::graph;
using nabla::term;
using namespace nabla::core;

/// Numbers that look random.
class random_numbers {
  std::uint64_t state;

 public:
  constexpr explicit random_numbers(unsigned seed) : state(seed * 0x9E3779B97F4A7C15U + 1) {}
  constexpr unsigned below(unsigned limit) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return static_cast<unsigned>(state * 0x2545F4914F6CDD1DU >> 40) % limit;
  }
};

/// The lengths of a random function's arrays, 1 < shorter < longer.
struct array_lengths {
  std::uint32_t longer = 3, shorter = 2;
};

/// A function of whole arrays, made at random.
class random_function {
  random_numbers random;
  graph& g;
  std::uint32_t longer, shorter;
  bool has_inner_means;

 public:
  sequence<term> variables;

  /// With inner means, the function needs several passes over the samples.
  constexpr random_function(unsigned seed, graph& its_graph, array_lengths lengths = {},
                            bool with_inner_means = false)
      : random(seed),
        g(its_graph),
        longer(lengths.longer),
        shorter(lengths.shorter),
        has_inner_means(with_inner_means) {
    variables.push_back({g, g.variable("x")});
    variables.push_back({g, g.variable("u", whole(longer, 1))});
    variables.push_back({g, g.variable("v", whole(shorter, 1))});
    variables.push_back({g, g.variable("W", whole(shorter, longer))});
    variables.push_back({g, g.variable("V", whole(longer, longer))});
  }
  constexpr term scalar(int depth) {
    switch (random.below(depth > 0 ? (has_inner_means ? 8 : 7) : 2)) {
      case 0:
        return variables[0];
      case 1:
        return number(static_cast<std::int64_t>(random.below(3)) + 1);
      case 2:
        return added_up(column(longer, depth - 1));
      case 3:
        return added_up(column(shorter, depth - 1));
      case 4:
        return product_of(g, transposed(column(longer, depth - 1)), column(longer, depth - 1),
                          longer);
      case 5:
        return summed(g, matrix(shorter, longer, depth - 1), over_rows | over_columns,
                      whole(shorter, longer));
      case 6:
        return binary(scalar(depth - 1), scalar(depth - 1));
      default:
        return inner_mean(scalar(depth - 1));
    }
  }
  constexpr term column(std::uint32_t rows, int depth) {
    switch (random.below(depth > 0 ? (has_inner_means ? 12 : 11) : 3)) {
      case 0:
        return rows == longer ? variables[1] : variables[2];
      case 1:
        return {g, g.variable(rows == longer ? "p" : "q", whole(rows, 1, true))};
      case 2:
        return random.below(4) == 0 ? positions(g, rows) / number(rows)
                                    : variables[rows == longer ? 1 : 2];
      case 3:
        return product_of(g, matrix(rows, longer, depth - 1), column(longer, depth - 1), longer);
      case 4:
        return unary(column(rows, depth - 1));
      case 5:
        return binary(column(rows, depth - 1), column(rows, depth - 1));
      case 6:
        return binary(column(rows, depth - 1), scalar(depth - 1));
      case 7:
        return rows == shorter ? part(column(longer, depth - 1)) : spread(depth - 1);
      case 8:
        return summed(g, matrix(rows, longer, depth - 1), over_columns, whole(rows, longer));
      case 9:
        return transposed(summed(g, matrix(shorter, rows == longer ? longer : shorter, depth - 1),
                                 over_rows, whole(shorter, rows)));
      case 10:
        return binary(column(rows, depth - 1), largest_of(column(rows, depth - 1), over_rows));
      default:
        return inner_mean(column(rows, depth - 1));
    }
  }
  constexpr term matrix(std::uint32_t rows, std::uint32_t columns, int depth) {
    if (depth <= 0 || random.below(4) == 0) return matrix_variable(rows, columns);
    switch (random.below(has_inner_means ? 6 : 5)) {
      case 0:
        return transposed(matrix(columns, rows, depth - 1));
      case 1:
        return column(rows, depth - 1) * transposed(column(columns, depth - 1));
      case 2:
        return unary(matrix(rows, columns, depth - 1));
      case 3:
        return binary(matrix(rows, columns, depth - 1), column(rows, depth - 1));
      case 4:
        return product_of(g, matrix(rows, longer, depth - 1), matrix(longer, columns, depth - 1),
                          longer);
      default:
        return inner_mean(matrix(rows, columns, depth - 1));
    }
  }
  /// Its sum over the samples.
  constexpr term over_all_samples(term u) { return summed(g, u, over_samples, whole(1, 1, true)); }

 private:
  constexpr term matrix_variable(std::uint32_t rows, std::uint32_t columns) {
    if (random.below(4) == 0)
      return {g, g.variable(rows == columns  ? (rows == longer ? "S" : "s")
                            : rows == longer ? "t"
                                             : "T",
                            whole(rows, columns, true))};
    if (rows == longer && columns == longer) return variables[4];
    if (rows == shorter && columns == longer) return variables[3];
    if (rows == longer) return transposed(variables[3]);
    return product_of(g, variables[3], transposed(variables[3]), longer);
  }
  constexpr term part(term u) {
    const std::uint32_t step = (longer - 1) / (shorter - 1);
    if (random.below(2) == 0) return sliced(u, {longer - shorter, 1, shorter, longer});
    return sliced(u, {0, step, shorter, longer});
  }
  /// Rows among zeros, which may meet others.
  constexpr term spread(int depth) {
    const term first = spread_out(g, column(shorter, depth), {1, 1, shorter, longer});
    if (random.below(2) == 0) return first;
    const std::uint32_t rest = longer - shorter;
    if (random.below(2) == 0 && rest <= shorter)
      return first +
             spread_out(g, sliced(column(shorter, depth), {0, 1, 1, shorter}), {0, 1, 1, longer});
    return first + spread_out(g, column(shorter, depth), {rest, 1, shorter, longer});
  }
  constexpr term inner_mean(term u) {
    return summed(g, u, over_samples, whole(1, 1, true)) / sample_count(g);
  }
  constexpr term added_up(term u) {
    return summed(g, u, over_rows, whole(longer, 1)) / number(longer);
  }
  constexpr term unary(term u) {
    if (u.is_constant()) return u;
    switch (random.below(5)) {
      case 0:
        return where(u < 0, u * u, u);
      case 1:
        return power(u, 2) / 4;
      case 2:
        return tanh(u);
      case 3:
        return sigmoid(u);
      default:
        return sin(u);
    }
  }
  constexpr term binary(term u, term v) {
    switch (random.below(4)) {
      case 0:
        return u * v;
      case 1:
        return u - v;
      case 2:
        return u / (2 + v * v);
      default:
        return u + v;
    }
  }
};

}  // namespace test
