// SPDX-License-Identifier: BSL-1.0
#pragma once

// Expressions of arrays and data as users write them, made at random while the compiler runs. One
// walk makes the expression, and computes it in plain tables of numbers.

#include <cstdint>

#include <nabla/nabla.hpp>

namespace test {

using nabla::over_columns, nabla::over_rows, nabla::over_samples;

/// The lengths of a random expression's arrays, 1 < shorter < longer.
struct lengths {
  std::uint32_t longer, shorter;
};

constexpr std::uint64_t scrambled(std::uint64_t u) {
  u = (u ^ (u >> 30)) * 0xBF58476D1CE4E5B9U;
  u = (u ^ (u >> 27)) * 0x94D049BB133111EBU;
  return u ^ (u >> 31);
}
/// The k-th path that goes on from a path.
constexpr std::uint64_t branch(std::uint64_t path, unsigned k) {
  return scrambled(path + (k + 1) * 0x9E3779B97F4A7C15U);
}
/// What is chosen at the end of a path.
constexpr unsigned choice(std::uint64_t path, unsigned limit) {
  return static_cast<unsigned>(scrambled(path ^ 0x632BE59BD9B4E019U) >> 33) % limit;
}

/// The sum and the mean over the samples of what there is for each, and anything else as it is.
template <nabla::core::expression E>
constexpr auto sum_over_samples(E u) {
  if constexpr (nabla::core::detail::varies_with_samples<typename E::layout>())
    return sum<over_samples>(u);
  else
    return u;
}
template <nabla::core::expression E>
constexpr auto mean_over_samples(E u) {
  if constexpr (nabla::core::detail::varies_with_samples<typename E::layout>())
    return mean<over_samples>(u);
  else
    return u;
}

/// Operands are `Leaves::x()`, a scalar; u() and v(), a longer and a shorter column; W(), shorter by
/// longer; S(), a square matrix; p(), q() and s(), two columns and a number of data; `number<N>()`
/// and `position<Rows>()`. The path is all that a function chooses by.
template <class Leaves, lengths L>
struct random_expression {
  static constexpr std::uint32_t longer = L.longer, shorter = L.shorter;
  Leaves leaves;

  /// A number that is the same for all samples.
  template <std::uint64_t Path, int Depth>
  constexpr auto function() const {
    return sum_over_samples(total<Path, Depth>());
  }

 private:
  template <std::uint64_t Path, int Depth>
  constexpr auto scalar() const {
    constexpr unsigned k = choice(Path, 5);
    if constexpr (Depth == 0 && k == 0)
      return leaves.s();
    else if constexpr (Depth == 0 && k == 1)
      return leaves.template number<3>();
    else if constexpr (Depth == 0)
      return leaves.x();
    else if constexpr (k == 0)
      return of_one<Path>(scalar<branch(Path, 0), Depth - 1>());
    else if constexpr (k == 1)
      return beside_scalar<Path>(scalar<branch(Path, 0), Depth - 1>(),
                                 scalar<branch(Path, 1), Depth - 1>());
    else
      return total<Path, Depth>();
  }
  /// A number that all elements of an array make.
  template <std::uint64_t Path, int Depth>
  constexpr auto total() const {
    constexpr unsigned k = choice(branch(Path, 3), 8);
    constexpr std::uint32_t rows = choice(branch(Path, 4), 2) == 0 ? longer : shorter;
    const auto u = column<branch(Path, 0), Depth - 1, rows>();
    if constexpr (k == 0)
      return mean(u);
    else if constexpr (k == 1)
      return max(u);
    else if constexpr (k == 2)
      return logsumexp(u);
    else if constexpr (k == 3)
      return dot(u, column<branch(Path, 1), Depth - 1, rows>());
    else if constexpr (k == 4)
      return sqrt(leaves.template number<1>() + squared_norm(u));
    else if constexpr (k == 5)
      return mean_over_samples(mean(u));
    else if constexpr (k == 6)
      return trace(matrix<branch(Path, 1), Depth - 1, rows, rows>());
    else
      return mean(matrix<branch(Path, 1), Depth - 1, shorter, rows>());
  }
  template <std::uint32_t Rows>
  constexpr auto variable_column() const {
    if constexpr (Rows == longer)
      return leaves.u();
    else
      return leaves.v();
  }
  template <std::uint32_t Rows>
  constexpr auto data_column() const {
    if constexpr (Rows == longer)
      return leaves.p();
    else
      return leaves.q();
  }
  template <std::uint64_t Path, int Depth, std::uint32_t Rows>
  constexpr auto column() const {
    constexpr unsigned k = choice(Path, 7);
    if constexpr (Depth == 0 && k < 3)
      return data_column<Rows>();
    else if constexpr (Depth == 0 && k == 3)
      return leaves.template position<Rows>() / leaves.template number<Rows>();
    else if constexpr (Depth == 0)
      return variable_column<Rows>();
    else if constexpr (k == 0)
      return of_one<Path>(column<branch(Path, 0), Depth - 1, Rows>());
    else if constexpr (k == 1)
      return beside_array<Path>(column<branch(Path, 0), Depth - 1, Rows>(),
                                column<branch(Path, 1), Depth - 1, Rows>());
    else if constexpr (k == 2)
      return beside_scalar<Path>(column<branch(Path, 0), Depth - 1, Rows>(),
                                 scalar<branch(Path, 1), Depth - 1>());
    else if constexpr (k < 5)
      return column_of_columns<branch(Path, 2), Depth, Rows>();
    else
      return column_of_a_matrix<branch(Path, 2), Depth, Rows>();
  }
  template <std::uint64_t Path, int Depth, std::uint32_t Rows>
  constexpr auto column_of_columns() const {
    constexpr unsigned k = choice(Path, 4);
    if constexpr (k == 0)
      return softmax(column<branch(Path, 0), Depth - 1, Rows>());
    else if constexpr (k == 1)
      return beside_array<Path>(column<branch(Path, 0), Depth - 1, Rows>(),
                                mean_over_samples(column<branch(Path, 1), Depth - 1, Rows>()));
    else if constexpr (k == 2)
      return where(column<branch(Path, 0), 0, Rows>() < column<branch(Path, 1), Depth - 1, Rows>(),
                   column<branch(Path, 2), Depth - 1, Rows>(), column<branch(Path, 3), 0, Rows>());
    else if constexpr (Rows == shorter)
      return some_rows<Path>(column<branch(Path, 0), Depth - 1, longer>());
    else
      return concat(slice<1, 1, longer - shorter>(column<branch(Path, 0), Depth - 1, longer>()),
                    column<branch(Path, 1), Depth - 1, shorter>());
  }
  template <std::uint64_t Path>
  static constexpr auto some_rows(const auto& u) {
    constexpr std::uint32_t step = (longer - 1) / (shorter - 1);
    if constexpr (choice(Path, 2) == 0)
      return slice<longer - shorter, 1, shorter>(u);
    else
      return slice<0, step, shorter>(u);
  }
  template <std::uint64_t Path, int Depth, std::uint32_t Rows>
  constexpr auto column_of_a_matrix() const {
    constexpr unsigned k = choice(Path, 6);
    if constexpr (k < 2) {
      constexpr std::uint32_t inner = choice(branch(Path, 2), 2) == 0 ? longer : shorter;
      return matrix<branch(Path, 0), Depth - 1, Rows, inner>() *
             column<branch(Path, 1), Depth - 1, inner>();
    } else if constexpr (k == 2) {
      return sum<over_columns>(matrix<branch(Path, 0), Depth - 1, Rows, shorter>());
    } else if constexpr (k == 3) {
      return transpose(mean<over_rows>(matrix<branch(Path, 0), Depth - 1, longer, Rows>()));
    } else if constexpr (k == 4) {
      return max<over_columns>(matrix<branch(Path, 0), Depth - 1, Rows, longer>());
    } else {
      return columns<1, 1>(matrix<branch(Path, 0), Depth - 1, Rows, longer>());
    }
  }
  template <std::uint32_t Rows, std::uint32_t Columns>
  constexpr auto variable_matrix() const {
    if constexpr (Rows == shorter && Columns == longer)
      return leaves.W();
    else if constexpr (Rows == longer && Columns == shorter)
      return transpose(leaves.W());
    else if constexpr (Rows == shorter)
      return leaves.S();
    else
      return transpose(leaves.W()) * leaves.W();
  }
  template <std::uint64_t Path, int Depth, std::uint32_t Rows, std::uint32_t Columns>
  constexpr auto matrix() const {
    constexpr unsigned k = choice(Path, 8);
    if constexpr (Depth == 0 && k == 0)
      return outer(data_column<Rows>(), variable_column<Columns>());
    else if constexpr (Depth == 0 || k < 2)
      return variable_matrix<Rows, Columns>();
    else if constexpr (k == 2)
      return transpose(matrix<branch(Path, 0), Depth - 1, Columns, Rows>());
    else if constexpr (k == 3)
      return outer(column<branch(Path, 0), Depth - 1, Rows>(),
                   column<branch(Path, 1), Depth - 1, Columns>());
    else if constexpr (k == 4)
      return of_one<Path>(matrix<branch(Path, 0), Depth - 1, Rows, Columns>());
    else if constexpr (k == 5)
      return beside_array<Path>(matrix<branch(Path, 0), Depth - 1, Rows, Columns>(),
                                matrix<branch(Path, 1), Depth - 1, Rows, Columns>());
    else if constexpr (k == 6)
      return beside_scalar<Path>(matrix<branch(Path, 0), Depth - 1, Rows, Columns>(),
                                 scalar<branch(Path, 1), Depth - 1>());
    else
      return matrix<branch(Path, 0), Depth - 1, Rows, shorter>() *
             matrix<branch(Path, 1), Depth - 1, shorter, Columns>();
  }
  template <std::uint64_t Path>
  constexpr auto of_one(const auto& u) const {
    constexpr unsigned k = choice(branch(Path, 5), 8);
    if constexpr (k == 0)
      return sin(u);
    else if constexpr (k == 1)
      return tanh(u);
    else if constexpr (k == 2)
      return sigmoid(u);
    else if constexpr (k == 3)
      return softplus(u);
    else if constexpr (k == 4)
      return square(sin(u));
    else if constexpr (k == 5)
      return abs(u);
    else if constexpr (k == 6)
      return exp(sin(u));
    else
      return sqrt(leaves.template number<1>() + square(u));
  }
  template <std::uint64_t Path>
  constexpr auto beside_array(const auto& u, const auto& v) const {
    constexpr unsigned k = choice(branch(Path, 6), 5);
    if constexpr (k == 0)
      return u + v;
    else if constexpr (k == 1)
      return u - v;
    else if constexpr (k == 2)
      return hadamard(u, v);
    else if constexpr (k == 3)
      return where(u < v, v, u);
    else
      return hadamard(u, leaves.template number<1>() / (leaves.template number<2>() + square(v)));
  }
  template <std::uint64_t Path>
  constexpr auto beside_scalar(const auto& u, const auto& v) const {
    constexpr unsigned k = choice(branch(Path, 6), 4);
    if constexpr (k == 0)
      return u + v;
    else if constexpr (k == 1)
      return v - u;
    else if constexpr (k == 2)
      return u * v;
    else
      return u / (leaves.template number<2>() + square(v));
  }
};

}  // namespace test
