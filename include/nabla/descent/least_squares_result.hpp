// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include <nabla/descent/result.hpp>
#include <nabla/descent/students_t.hpp>

namespace nabla::core {

/// Two ends, each a number, an array or a matrix.
template <class V>
struct interval_between {
  V low, high;
};

/// Where a fit has ended, and how sure it is.
template <class T, class... X>
struct least_squares_result {
  static constexpr std::size_t size = (X::layout::size + ...);

  point_of<T, X...> point;             ///< `.point[x]` is a number, an array or a matrix, as x is
  point_of<T, X...> standard_error;    ///< of each, by straight residuals; infinite if unknown
  matrix<T, size, size> covariance{};  ///< `.covariance(i, j)`, in the order of the variables
  T value{};                           ///< the sum of the squared residuals, or of their losses
  T gradient_norm{};
  std::size_t iterations = 0;
  std::size_t evaluations = 0;         ///< of the residuals with their derivatives
  std::size_t degrees_of_freedom = 0;  ///< residuals less parameters that may move
  nabla::core::status status = status::iteration_limit;

  /// The residuals' standard deviation.
  constexpr T deviation() const {
    return degrees_of_freedom == 0 ? floating_limits<T>::infinity()
                                   : math::sqrt(value / T(degrees_of_freedom));
  }
  /// Between what a variable is with this probability, by Student's t: `.low` and `.high`.
  template <class Y>
  constexpr auto confidence_interval(Y y, double level = 0.95) const {
    const T t = degrees_of_freedom == 0
                    ? floating_limits<T>::infinity()
                    : static_cast<T>(detail::students_t<std::common_type_t<double, T>>(
                          level, degrees_of_freedom));
    point_of<T, X...> low, high;
    for (std::size_t k = 0; k < size; ++k) {
      const T error = standard_error.numbers[k], reach = error == 0 ? T(0) : t * error;
      low.numbers[k] = point.numbers[k] - reach;
      high.numbers[k] = point.numbers[k] + reach;
    }
    return interval_between<decltype(low[y])>{low[y], high[y]};
  }
};
/// The same of a model and a response.
template <class T, class... X>
struct fit_result : least_squares_result<T, X...> {
  T r_squared{};  ///< the share of the response's variance that the model explains
};

namespace detail {

template <class Stream, class Name, class V, class E>
void write_row(Stream& out, const Name& name, const V& value, const E& error) {
  out << '\n';
  out.width(12);
  out << name;
  out.width(18);
  out << value;
  out.width(18);
  out << error;
}
template <class X, class Stream, class Result>
void write_rows(Stream& out, const Result& found, std::size_t& k) {
  if constexpr (X::elements == 0) {
    write_row(out, X::name, found.point.numbers[k], found.standard_error.numbers[k]);
    ++k;
  } else {
    for (std::size_t i = 0; i < X::layout::size; ++i, ++k)
      write_row(out, i == 0 ? X::name : X::name.substr(0, 0), found.point.numbers[k],
                found.standard_error.numbers[k]);
  }
}

}  // namespace detail

/// Writes a table: how it ended, and a row for each number.
template <class Traits, class T, class... X>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             const least_squares_result<T, X...>& found) {
  out << words_of(found.status) << " after " << found.iterations << " iterations, "
      << found.evaluations << " evaluations: sum of squares " << found.value << ", "
      << found.degrees_of_freedom << " degrees of freedom";
  detail::write_row(out, "", "value", "standard error");
  std::size_t k = 0;
  (detail::write_rows<X>(out, found, k), ...);
  return out;
}
template <class Traits, class T, class... X>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             const fit_result<T, X...>& found) {
  return out << static_cast<const least_squares_result<T, X...>&>(found)
             << "\nR^2 = " << found.r_squared;
}

}  // namespace nabla::core
