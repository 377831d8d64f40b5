// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>

#include <nabla/function/elementary_function.hpp>

// These overloads let one template serve plain numbers, terms and expressions: they choose by a
// condition that is known.

namespace nabla::core {

/// p where the condition holds, else q, in their common type: numbers, or terms while traced code
/// runs.
template <std::same_as<bool> C, class P, class Q>
requires(function_arguments<P, Q> && !expression<P> && !expression<Q>)
constexpr auto where(C c, const P& p, const Q& q) {
  using result = std::common_type_t<P, Q>;
  return c ? static_cast<result>(p) : static_cast<result>(q);
}

/// u == v, of numbers and terms.
template <class U, class V>
requires(function_arguments<U, V> && !expression<U> && !expression<V>)
constexpr auto equals(const U& u, const V& v) {
  return u == v;
}
/// u != v, of numbers and terms.
template <class U, class V>
requires(function_arguments<U, V> && !expression<U> && !expression<V>)
constexpr auto differs(const U& u, const V& v) {
  return u != v;
}

/// u times u, an integer counting as double.
template <plain_number U>
constexpr auto square(const U& u) {
  const auto v = static_cast<math::detail::scalar<U>>(u);
  return static_cast<math::detail::scalar<U>>(v * v);
}

}  // namespace nabla::core

namespace nabla {

using core::differs;
using core::equals;
using core::square;
using core::where;

}  // namespace nabla
