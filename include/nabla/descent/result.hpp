// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <iosfwd>

#include <nabla/calculus/parted.hpp>
#include <nabla/descent/stop.hpp>
#include <nabla/expression/varied.hpp>
#include <nabla/linear/parameters.hpp>

namespace nabla::core {

namespace detail {

/// A copy of Y's numbers: a number, an array or a matrix.
template <class Y, class T>
constexpr auto value_of_variable(const T* first) {
  if constexpr (Y::elements == 0) {
    return *first;
  } else {
    typename Y::layout::template result<T> value{};
    for (std::size_t k = 0; k < Y::layout::size; ++k) value.data()[k] = first[k];
    return value;
  }
}

}  // namespace detail

/// A place on a descent: the numbers of the variables X, one after another, matrices row by row.
/// `here[x]` is a number, an array or a matrix, as x is; `here[p]` of packed parameters an array.
template <class T, class... X>
struct place_of {
  const T* numbers;

  constexpr const T* data() const { return numbers; }
  constexpr const T* begin() const { return numbers; }
  constexpr const T* end() const { return numbers + size(); }
  static constexpr std::size_t size() { return (X::layout::size + ...); }
  template <class Y>
  requires(!std::is_arithmetic_v<Y>)
  constexpr auto operator[](Y) const {
    constexpr bool varied = (std::is_same_v<X, Y> || ...);
    static_assert(varied, "this variable is not varied here: see what you bound in at, or wrt");
    if constexpr (varied)
      return detail::value_of_variable<Y>(numbers + detail::offset_among<Y, X...>());
  }
  template <class Y, class... Z>
  constexpr auto operator[](parameters_of<Y, Z...>) const {
    return detail::value_of_variable<parameters_of<Y, Z...>>(numbers +
                                                             detail::offset_among<Y, X...>());
  }
};
/// The same with numbers of its own.
template <class T, class... X>
struct point_of {
  std::array<T, (X::layout::size + ...)> numbers{};

  template <class Y>
  requires(!std::is_arithmetic_v<Y>)
  constexpr auto operator[](Y y) const {
    return place_of<T, X...>{numbers.data()}[y];
  }
  constexpr const T* data() const { return numbers.data(); }
  constexpr const T* begin() const { return numbers.data(); }
  constexpr const T* end() const { return numbers.data() + numbers.size(); }
  static constexpr std::size_t size() { return (X::layout::size + ...); }
};

/// Where a descent has ended, and how.
template <class T, class... X>
struct descent_result {
  point_of<T, X...> point;  ///< `.point[x]` is a number, an array or a matrix, as x is
  T value{};
  T gradient_norm{};            ///< the gradient's length; between bounds, of what they leave of it
  std::size_t iterations = 0;   ///< steps made
  std::size_t evaluations = 0;  ///< of the function, with its gradient or without
  nabla::core::status status = status::iteration_limit;
};
/// What an observer sees before the first step and after each.
template <class T, class... X>
struct descent_record {
  std::size_t iteration, evaluations;
  T value, gradient_norm;
  place_of<T, X...> point;
};

namespace detail {

template <class Stream, class T>
void write_numbers(Stream& out, const T* numbers, std::size_t count) {
  out << "[";
  for (std::size_t k = 0; k < count; ++k) out << (k == 0 ? "" : ", ") << numbers[k];
  out << "]";
}
template <class X, class Stream, class T>
void write_variable(Stream& out, const T*& next) {
  out << ", " << X::name << " = ";
  if constexpr (X::elements == 0)
    out << *next;
  else
    write_numbers(out, next, X::layout::size);
  next += X::layout::size;
}

}  // namespace detail

/// Writes all of it in one line.
template <class Traits, class T, class... X>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             const descent_result<T, X...>& found) {
  out << words_of(found.status) << " after " << found.iterations << " iterations, "
      << found.evaluations << " evaluations: value " << found.value << ", gradient norm "
      << found.gradient_norm;
  const T* next = found.point.data();
  (detail::write_variable<X>(out, next), ...);
  return out;
}

}  // namespace nabla::core
