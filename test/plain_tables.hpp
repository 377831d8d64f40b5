// SPDX-License-Identifier: BSL-1.0
#pragma once

// Tables of numbers with the functions that nabla has for columns, matrices and data, as loops over
// their elements. With dual numbers in them they find derivatives, and know no rule of nabla's.

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "interpret_arrays.hpp"

namespace test {

using nabla::core::over_columns, nabla::core::over_rows, nabla::core::over_samples;
using std::exp, std::log, std::sin, std::sqrt, std::tanh;  // beside those of dual numbers

/// The functions of one argument that random expressions have, by their derivatives.
template <class T>
dual<T> along(dual<T> u, T value, T derivative) {
  return {value, derivative * u.slope};
}
template <class T>
dual<T> exp(dual<T> u) {
  return along(u, exp(u.value), exp(u.value));
}
template <class T>
dual<T> log(dual<T> u) {
  return along(u, log(u.value), T(1) / u.value);
}
template <class T>
dual<T> sqrt(dual<T> u) {
  return along(u, sqrt(u.value), T(0.5) / sqrt(u.value));
}
template <class T>
dual<T> tanh(dual<T> u) {
  return along(u, tanh(u.value), T(1) - tanh(u.value) * tanh(u.value));
}
template <class T>
T logistic(T u) {
  return T(1) / (T(1) + exp(-u));
}

template <class T>
struct plain_table : table<T> {
  template <class F>
  static plain_table of(std::uint32_t samples, std::uint32_t rows, std::uint32_t columns,
                        F element) {
    plain_table all{{samples, rows, columns, {}}};
    all.items.reserve(samples * rows * columns);
    for (std::uint32_t s = 0; s < samples; ++s)
      for (std::uint32_t r = 0; r < rows; ++r)
        for (std::uint32_t c = 0; c < columns; ++c) all.items.push_back(element(s, r, c));
    return all;
  }
  const T& operator()(std::uint32_t s, std::uint32_t r, std::uint32_t c) const {
    return const_cast<plain_table&>(*this).at(s, r, c);
  }
};

/// f of each element of the tables; what has one row, column or sample has it everywhere.
template <class F, class T, class... Rest>
auto each(F f, const plain_table<T>& u, const plain_table<Rest>&... rest) {
  return plain_table<decltype(f(u(0, 0, 0), rest(0, 0, 0)...))>::of(
      std::max({u.samples, rest.samples...}), std::max({u.rows, rest.rows...}),
      std::max({u.columns, rest.columns...}),
      [&](auto s, auto r, auto c) { return f(u(s, r, c), rest(s, r, c)...); });
}
template <class T>
plain_table<T> operator+(const plain_table<T>& u, const plain_table<T>& v) {
  return each([](T a, T b) { return a + b; }, u, v);
}
template <class T>
plain_table<T> operator-(const plain_table<T>& u, const plain_table<T>& v) {
  return each([](T a, T b) { return a - b; }, u, v);
}
template <class T>
plain_table<T> operator/(const plain_table<T>& u, const plain_table<T>& v) {
  return each([](T a, T b) { return a / b; }, u, v);
}
template <class T>
plain_table<T> hadamard(const plain_table<T>& u, const plain_table<T>& v) {
  return each([](T a, T b) { return a * b; }, u, v);
}
template <class T>
plain_table<char> operator<(const plain_table<T>& u, const plain_table<T>& v) {
  return each([](T a, T b) -> char { return plain(a) < plain(b); }, u, v);
}
template <class T>
plain_table<T> where(const plain_table<char>& is, const plain_table<T>& u,
                     const plain_table<T>& v) {
  return each([](char first, T a, T b) { return first ? a : b; }, is, u, v);
}
template <class T>
plain_table<T> square(const plain_table<T>& u) {
  return hadamard(u, u);
}
template <class T>
plain_table<T> sin(const plain_table<T>& u) {
  return each([](T a) { return sin(a); }, u);
}
template <class T>
plain_table<T> tanh(const plain_table<T>& u) {
  return each([](T a) { return tanh(a); }, u);
}
template <class T>
plain_table<T> sqrt(const plain_table<T>& u) {
  return each([](T a) { return sqrt(a); }, u);
}
template <class T>
plain_table<T> exp(const plain_table<T>& u) {
  return each([](T a) { return exp(a); }, u);
}
template <class T>
plain_table<T> sigmoid(const plain_table<T>& u) {
  return each([](T a) { return logistic(a); }, u);
}
template <class T>
plain_table<T> softplus(const plain_table<T>& u) {
  return each([](T a) { return log(T(1) + exp(a)); }, u);
}
template <class T>
plain_table<T> abs(const plain_table<T>& u) {
  return each([](T a) { return plain(a) < 0 ? -a : a; }, u);
}

/// The matrix product.
template <class T>
plain_table<T> operator*(const plain_table<T>& u, const plain_table<T>& v) {
  if (u.rows * u.columns == 1 || v.rows * v.columns == 1) return hadamard(u, v);
  return plain_table<T>::of(std::max(u.samples, v.samples), u.rows, v.columns,
                            [&](auto s, auto r, auto c) {
                              T sum(0);
                              for (std::uint32_t k = 0; k < u.columns; ++k)
                                sum = sum + u(s, r, k) * v(s, k, c);
                              return sum;
                            });
}
template <class T>
plain_table<T> transpose(const plain_table<T>& u) {
  return plain_table<T>::of(u.samples, u.columns, u.rows,
                            [&](auto s, auto r, auto c) { return u(s, c, r); });
}
template <class T>
plain_table<T> outer(const plain_table<T>& u, const plain_table<T>& v) {
  return u * transpose(v);
}
template <std::uint32_t Start, std::uint32_t Step, std::uint32_t Size, class T>
plain_table<T> slice(const plain_table<T>& u) {
  return plain_table<T>::of(u.samples, Size, u.columns,
                            [&](auto s, auto r, auto c) { return u(s, Start + Step * r, c); });
}
template <std::uint32_t Start, std::uint32_t Size, class T>
plain_table<T> columns(const plain_table<T>& u) {
  return plain_table<T>::of(u.samples, u.rows, Size,
                            [&](auto s, auto r, auto c) { return u(s, r, Start + c); });
}
template <class T>
plain_table<T> concat(const plain_table<T>& u, const plain_table<T>& v) {
  return plain_table<T>::of(
      std::max(u.samples, v.samples), u.rows + v.rows, u.columns,
      [&](auto s, auto r, auto c) { return r < u.rows ? u(s, r, c) : v(s, r - u.rows, c); });
}

/// What `joined` makes of all elements over these roles, from the first on, which is `first(element)`.
template <std::uint32_t Roles, class T, class F>
plain_table<T> reduced(const plain_table<T>& u, F joined) {
  const auto within = [](std::uint32_t role, std::uint32_t extent) {
    return (Roles & role) != 0 ? extent : 1;
  };
  const std::uint32_t samples = within(over_samples, u.samples), rows = within(over_rows, u.rows),
                      columns = within(over_columns, u.columns);
  return plain_table<T>::of(u.samples / samples, u.rows / rows, u.columns / columns,
                            [&](auto s, auto r, auto c) {
                              std::vector<T> elements;
                              for (std::uint32_t k = 0; k < samples; ++k)
                                for (std::uint32_t i = 0; i < rows; ++i)
                                  for (std::uint32_t j = 0; j < columns; ++j)
                                    elements.push_back(u(s + k, r + i, c + j));
                              return joined(elements);
                            });
}
inline constexpr std::uint32_t over_elements = over_rows | over_columns;
template <std::uint32_t Roles = over_elements, class T>
plain_table<T> sum(const plain_table<T>& u) {
  return reduced<Roles>(u, [](const std::vector<T>& all) {
    T total(0);
    for (const T& a : all) total = total + a;
    return total;
  });
}
template <std::uint32_t Roles = over_elements, class T>
plain_table<T> mean(const plain_table<T>& u) {
  const plain_table<T> total = sum<Roles>(u);
  const T count(static_cast<double>(u.items.size() / total.items.size()));
  return each([&](T a) { return a / count; }, total);
}
template <std::uint32_t Roles = over_elements, class T>
plain_table<T> max(const plain_table<T>& u) {
  return reduced<Roles>(u, [](const std::vector<T>& all) {
    return *std::max_element(all.begin(), all.end(),
                             [](const T& a, const T& b) { return plain(a) < plain(b); });
  });
}
template <std::uint32_t Roles = over_elements, class T>
plain_table<T> logsumexp(const plain_table<T>& u) {
  const auto total = sum<Roles>(exp(u));
  return each([](T a) { return log(a); }, total);
}
template <std::uint32_t Roles = over_elements, class T>
plain_table<T> softmax(const plain_table<T>& u) {
  return exp(u) / sum<Roles>(exp(u));
}
template <class T>
plain_table<T> dot(const plain_table<T>& u, const plain_table<T>& v) {
  return sum(hadamard(u, v));
}
template <class T>
plain_table<T> squared_norm(const plain_table<T>& u) {
  return sum(square(u));
}
template <class T>
plain_table<T> trace(const plain_table<T>& u) {
  return plain_table<T>::of(u.samples, 1, 1, [&](auto s, auto, auto) {
    T sum(0);
    for (std::uint32_t k = 0; k < u.rows; ++k) sum = sum + u(s, k, k);
    return sum;
  });
}
template <class T>
plain_table<T> sum_over_samples(const plain_table<T>& u) {
  return sum<over_samples>(u);
}
template <class T>
plain_table<T> mean_over_samples(const plain_table<T>& u) {
  return mean<over_samples>(u);
}

}  // namespace test
