// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cassert>
#include <concepts>
#include <limits>
#include <string_view>
#include <type_traits>
#include <utility>

namespace nabla::core {

namespace detail {

template <class V>
concept has_rows_and_columns = requires(const V& v) {
  v.rows();
  v.cols();
  v(0, 0);
};
template <class V>
concept has_data = requires(const V& v) { requires std::is_pointer_v<decltype(v.data())>; };
template <class V>
concept has_begin = std::is_array_v<V> || requires(const V& v) { std::begin(v); };
template <class V>
concept has_brackets = requires(const V& v) { v[0]; };

/// A position as whatever type of integer `operator[]` takes.
struct any_index {
  std::size_t position;
  template <std::integral I>
  constexpr operator I() const {
    return static_cast<I>(position);
  }
};
/// The k-th number in a value; of a matrix row by row, however it is stored.
template <class Value, class V = std::remove_const_t<Value>>
constexpr decltype(auto) entry(Value& value, std::size_t k) {
  if constexpr (has_rows_and_columns<V>) {
    using index = std::remove_cvref_t<decltype(value.cols())>;
    const auto i = static_cast<index>(k), columns = value.cols();
    return value(i / columns, i % columns);
  } else if constexpr (std::is_pointer_v<V> || std::is_array_v<V>) {
    return value[k];
  } else if constexpr (has_begin<V>) {
    auto first = std::begin(value);
    if constexpr (requires { first[0]; }) {
      return first[static_cast<std::ptrdiff_t>(k)];
    } else {
      for (; k > 0; --k) ++first;
      return *first;
    }
  } else if constexpr (has_data<V>) {
    return value.data()[k];
  } else if constexpr (std::is_class_v<V>) {
    return value[any_index{k}];
  } else {
    return static_cast<std::remove_cvref_t<decltype(value[0])>>(
        value[k]);  // a vector-extension type
  }
}
template <class V>
using entry_of = std::remove_cvref_t<decltype(entry(std::declval<const V&>(), 0))>;

/// Whether a matrix of Eigen's, which says by constants how it is stored, has its rows one after
/// another.
template <class V>
constexpr bool is_stored_by_rows() {
  constexpr int columns = V::ColsAtCompileTime, step = V::InnerStrideAtCompileTime,
                line = V::OuterStrideAtCompileTime;
  return step == 1 &&
         (V::IsVectorAtCompileTime || (V::IsRowMajor && columns > 0 && line == columns));
}
/// Whether the numbers lie one after another in the order of `entry`, from where `first_of` says.
template <class V>
constexpr bool lies_in_a_row() {
  if constexpr (std::is_pointer_v<V> || std::is_array_v<V>)
    return true;
  else if constexpr (has_data<V> && requires { V::InnerStrideAtCompileTime; })
    return is_stored_by_rows<V>();
  else if constexpr (has_rows_and_columns<V>)
    return false;
  else if constexpr (has_begin<V>)
    return std::contiguous_iterator<decltype(std::begin(std::declval<const V&>()))>;
  else
    return has_data<V>;
}
template <class V>
constexpr auto first_of(V& value) {
  if constexpr (std::is_pointer_v<std::remove_const_t<V>>)
    return value;
  else if constexpr (has_data<V>)
    return value.data();
  else
    return &*std::begin(value);
}

}  // namespace detail

/// The length of a value that only the value itself knows, or nobody (a pointer).
inline constexpr std::size_t unknown_length = std::numeric_limits<std::size_t>::max();

namespace detail {

template <class V>
constexpr std::size_t length_in_type() {
  if constexpr (std::is_array_v<V>) {
    return std::extent_v<V>;
  } else if constexpr (requires { std::tuple_size<V>::value; }) {
    return std::tuple_size<V>::value;
  } else if constexpr (requires { std::integral_constant<std::size_t, V::extent>{}; }) {
    return V::extent;  // a span
  } else if constexpr (requires { V::SizeAtCompileTime; }) {
    return V::SizeAtCompileTime >= 0 ? static_cast<std::size_t>(V::SizeAtCompileTime)
                                     : unknown_length;
  } else if constexpr (requires { std::integral_constant<std::size_t, V::size()>{}; }) {
    return V::size();
  } else {
    return unknown_length;
  }
}
/// How many rows and columns a matrix has, as far as its type tells; else -1.
struct extents {
  long rows = -1, columns = -1;
};
template <class V>
constexpr extents extents_in_type() {
  if constexpr (requires { V::RowsAtCompileTime; })
    return {V::RowsAtCompileTime, V::ColsAtCompileTime};
  else if constexpr (requires { std::integral_constant<std::size_t, V::rows() * V::columns()>{}; })
    return {V::rows(), V::columns()};
  else
    return {};
}
/// The length of a value, as far as somebody knows it.
template <class V>
constexpr std::size_t length_of([[maybe_unused]] const V& value) {
  if constexpr (length_in_type<V>() != unknown_length)
    return length_in_type<V>();
  else if constexpr (requires { value.size(); })
    return static_cast<std::size_t>(value.size());
  else
    return unknown_length;
}

template <class T>
struct number_made_by {
  using type = T;
};
/// A recipe for a number, such as the product of two numbers with expression templates.
template <class T>
requires std::is_convertible_v<const T&, typename T::result_type>
struct number_made_by<T> {
  using type = typename T::result_type;
};
/// What all calculations with a number of this type are done in: an integer counts as double.
template <class T>
using calculated_as =
    std::conditional_t<std::is_integral_v<T> ||
                           (std::is_enum_v<T> && std::is_convertible_v<T, double>),
                       double, typename number_made_by<T>::type>;

}  // namespace detail

}  // namespace nabla::core

namespace nabla {

using core::unknown_length;

/// One number, or a pack of them that is calculated with as one.
template <class V>
struct number_traits {
  static constexpr bool is_range = false;
  using scalar = core::detail::calculated_as<V>;
};
/// A range of numbers.
template <class V>
struct range_traits {
  static constexpr bool is_range = true;
  using scalar = core::detail::calculated_as<core::detail::entry_of<V>>;
};
/// What a call takes a value of type V for: a range of numbers for a vector variable, or one number
/// for a scalar one. A pointer, an array, and whatever has `data()`, `std::begin` or rows, columns
/// and `(i, j)` is a range; anything else is a number, if it has + - * and /. A pack of numbers
/// that has `data()` or `begin` says so by a specialisation: `template <> struct
/// nabla::value_traits<my_pack> : nabla::number_traits<my_pack> {};`
template <class V>
struct value_traits
    : std::conditional_t<core::detail::has_begin<V> || core::detail::has_data<V> ||
                             core::detail::has_rows_and_columns<V> ||
                             (std::is_pointer_v<V> && core::detail::has_brackets<V>),
                         range_traits<V>, number_traits<V>> {};

template <class V>
requires std::is_arithmetic_v<V>
struct value_traits<V> : number_traits<V> {};

}  // namespace nabla
