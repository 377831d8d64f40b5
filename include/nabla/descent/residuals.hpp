// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/objective.hpp>
#include <nabla/descent/residual_rows.hpp>
#include <nabla/descent/some_rows.hpp>
#include <nabla/descent/triangle.hpp>

// The residuals of a least squares problem, of the variables X at given values of all else, and
// their derivatives: a column of scalars at once, one residual over data by tiles of samples.

namespace nabla::core::detail {

template <class X, class V>
constexpr auto rows_of_binding(const binding<X, V>& given, std::size_t begin, std::size_t count) {
  if constexpr (is_data<X>) {
    constexpr std::size_t row = X::layout::size;
    const auto* const first = first_of(given.value) + begin * row;
    using number = std::remove_pointer_t<decltype(first_of(given.value))>;
    return binding<X, some_rows<const number>>{{first, count * row}};
  } else {
    return binding<X, const std::remove_cvref_t<V>&>{given.value};
  }
}
template <class F, class T, class Loss, class Rest, class... X>
struct residuals {
  using number = T;
  static constexpr std::size_t size = (X::layout::size + ...);
  static constexpr std::size_t width = size + 1;
  static constexpr bool is_over_data = varies_with_samples<typename F::layout>();
  using rows_function =
      std::conditional_t<is_over_data, sample_residual_rows<F, X...>, residual_rows<F, X...>>;
  static constexpr std::size_t tile = is_over_data ? 64 : F::layout::size;

  const Rest& rest;
  const Loss& loss;
  T* rows;
  T* workspace;

  constexpr std::size_t count() const {
    if constexpr (is_over_data)
      return std::apply([](const auto&... its_bindings) { return samples_of(its_bindings...); },
                        rest);
    else
      return tile;
  }
  /// What is to be least at a point; and the triangle of the derivatives beside the residuals.
  constexpr T operator()(const T* at, T* triangle) const {
    for (std::size_t k = 0; k < width * width; ++k) triangle[k] = 0;
    T value = 0;
    const std::size_t all = count();
    for (std::size_t begin = 0; begin < all; begin += tile) {
      const std::size_t some = all - begin < tile ? all - begin : tile;
      compute(at, begin, some);
      value += weigh(some);
      absorb<width>(triangle, rows, some);
    }
    return value;
  }
  static constexpr std::size_t numbers() { return tile * width + rows_function::workspace + 1; }

 private:
  constexpr void compute(const T* at, std::size_t begin, std::size_t some) const {
    if constexpr (is_over_data) {
      const auto part = std::apply(
          [begin, some](const auto&... its_bindings) {
            return std::tuple<decltype(rows_of_binding(its_bindings, begin, some))...>{
                rows_of_binding(its_bindings, begin, some)...};
          },
          rest);
      evaluate_at_point(part, at, some_rows<T>{rows, some * width});
    } else {
      evaluate_at_point(rest, at, some_rows<T>{rows, some * width});
    }
  }
  template <class Given, class Place>
  constexpr void evaluate_at_point(const Given& given, const T* at, Place place) const {
    evaluate_beside<rows_function>(given, parameters_of<X...>{} = at, into(place),
                                   core::workspace(workspace));
  }
  /// The sum of their losses; a row counts as much as its loss grows.
  constexpr T weigh(std::size_t some) const {
    T value = 0;
    for (std::size_t i = 0; i < some; ++i) {
      T* const row = rows + i * width;
      const T square = row[size] * row[size];
      value += loss.value(square);
      if constexpr (!Loss::is_square) {
        const T root = math::sqrt(loss.weight(square));
        for (std::size_t k = 0; k < width; ++k) row[k] *= root;
      }
    }
    return value;
  }
};

}  // namespace nabla::core::detail
