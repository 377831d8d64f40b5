// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

namespace nabla::core {

/// What a variable is given: `x = 3.0`, or `x = y*y` for `substitute`. It refers to an object of a
/// class or an array that has a name, and holds all else.
template <class Variable, class Value>
struct binding {
  using variable = Variable;
  using value_type = std::remove_cvref_t<Value>;
  Value value;
};

namespace detail {

template <class B>
inline constexpr bool is_binding = false;
template <class X, class V>
inline constexpr bool is_binding<binding<X, V>> = true;

/// How a binding keeps what it is given.
template <class T, class V = std::remove_cvref_t<T>>
using kept_as =
    std::conditional_t<std::is_lvalue_reference_v<T> &&
                           (std::is_array_v<V> || std::is_class_v<V>) && !std::is_empty_v<V>,
                       const V&, V>;
template <class Variable, class T>
constexpr auto bind_to(T&& value) {
  return binding<Variable, kept_as<T>>{static_cast<T&&>(value)};
}

}  // namespace detail

}  // namespace nabla::core
