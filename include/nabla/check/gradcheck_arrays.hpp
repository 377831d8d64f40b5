// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/gradient.hpp>
#include <nabla/check/difference.hpp>
#include <nabla/expression/at.hpp>
#include <nabla/expression/varied.hpp>
#include <nabla/linear/parameters.hpp>
#include <nabla/math/power.hpp>

// Gradients by arrays against differences: at some of the coordinates, and in some directions.

namespace nabla::core {

/// The worst derivative that a check has found. It converts to its error.
struct derivative_check {
  double error = 0;  ///< |derivative - difference|, relative where the derivative is larger than 1
  double derivative = 0;      ///< what nabla says
  double difference = 0;      ///< what differences say
  std::string_view variable;  ///< its variable; a second derivative has `and_by` too
  std::string_view and_by;
  std::size_t element = 0;  ///< of an array: which one, row by row
  constexpr operator double() const { return error; }
};

template <std::size_t N>
struct coordinate_sample {};
/// How many coordinates of arrays `gradcheck` compares: all if there are no more, else some that
/// are spread over them, always the same.
template <std::size_t N>
inline constexpr coordinate_sample<N> coordinates;

namespace detail {

constexpr void keep_worst(derivative_check& worst, const derivative_check& next) {
  if (worst.variable.empty() || next.error > worst.error) worst = next;
}
/// A number below `below` that looks random.
constexpr std::size_t scattered(std::size_t k, std::size_t below) {
  std::uint64_t h = (k + 1) * 0x9E3779B97F4A7C15U;
  h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9U;
  return static_cast<std::size_t>((h ^ h >> 31) % below);
}

/// The values of F at points that differ in the variables X, whose numbers lie one after another.
template <class F, class Rest, class... X>
struct function_of_parameters {
  static constexpr std::size_t size = (X::layout::size + ...);
  using gradient = gradient_of<F, X...>;
  static constexpr std::size_t room =
      (F::workspace < gradient::workspace ? gradient::workspace : F::workspace) + 1;

  const Rest& rest;
  std::array<double, size> center{};
  std::array<double, room> storage{};

  template <class E>
  constexpr auto at(const std::array<double, size>& coordinates) {
    return std::apply(
        [&](const auto&... others) {
          return E{}(parameters_of<X...>{} = coordinates, others..., core::workspace(storage));
        },
        rest);
  }
  /// The slope along the direction by differences.
  template <class Direction>
  constexpr difference along(Direction direction) {
    const auto value = [&](double step) {
      std::array<double, size> moved = center;
      for (std::size_t k = 0; k < size; ++k) moved[k] += step * direction(k);
      return at<F>(moved);
    };
    return central_difference(value, 0);
  }
};

template <class X>
constexpr void name_element(derivative_check& check, std::size_t k, std::size_t& begin) {
  if (k >= begin && k < begin + X::layout::size) {
    check.variable = X::name;
    check.element = k - begin;
  }
  begin += X::layout::size;
}

template <class F, std::size_t N, class... X, class... B>
constexpr derivative_check check_arrays(const std::tuple<B...>& bindings) {
  const auto rest = not_varied(bindings, variable_list<X...>{});
  function_of_parameters<F, std::remove_const_t<decltype(rest)>, X...> f{rest};
  copy_varied<X...>(bindings, f.center.data());
  const auto partials = f.template at<gradient_of<F, X...>>(f.center);
  const double* const slope = partials.data();
  constexpr std::size_t size = decltype(f)::size, directions = size > 1 ? 4 : 0;
  derivative_check worst;
  for (std::size_t i = 0; i < (size < N ? size : N); ++i) {
    const std::size_t k = size <= N ? i : scattered(i, size);
    const difference found = f.along([k](std::size_t j) { return j == k ? 1.0 : 0.0; });
    derivative_check one{relative_error(slope[k], found), slope[k], found.value, {}, {}};
    std::size_t begin = 0;
    (name_element<X>(one, k, begin), ...);
    keep_worst(worst, one);
  }
  for (std::size_t i = 0; i < directions; ++i) {
    const double length = 1 / math::sqrt(static_cast<double>(size));
    const auto sign = [i, length](std::size_t j) {
      return scattered(j + i * size, 2) == 0 ? length : -length;
    };
    double expected = 0;
    for (std::size_t j = 0; j < size; ++j) expected += slope[j] * sign(j);
    const difference found = f.along(sign);
    keep_worst(worst, {relative_error(expected, found), expected, found.value, "a direction", {}});
  }
  return worst;
}

}  // namespace detail

}  // namespace nabla::core

namespace nabla {

using core::coordinates;

}  // namespace nabla
