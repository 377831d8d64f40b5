// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/arguments.hpp>
#include <nabla/function/build.hpp>
#include <nabla/function/function_traits.hpp>
#include <nabla/math/real.hpp>

namespace nabla::core {

/// F of terms is a term. (Declared so, since a rule of F may apply F.)
template <class F, class... U>
requires((operand<U> || ...) && !(expression<U> || ...))
constexpr term apply(const U&... u) {
  const term arguments[] = {u...};
  return detail::build<F>(arguments, std::index_sequence_for<U...>{});
}
/// F of expressions is an expression: `apply<my_function>(x)`.
template <class F, class... U>
requires(expression<U> || ...)
constexpr auto apply(const U&... u) {
  constexpr bool has_rule = function_traits<F>::has_rule;
  detail::require_rule<has_rule>();
  if constexpr (!has_rule)
    return (u, ...);
  else
    return call_of<F>(u...);  // an expression's business, found by its namespace
}
/// F of plain numbers is its value in their common type, an integer counting as double.
template <class F, class... U>
requires(plain_number<U> && ...)
constexpr auto apply(const U&... u) {
  using number_type = std::common_type_t<math::detail::scalar<U>...>;
  return F::value(static_cast<number_type>(u)...);
}
/// A function of no arguments: a constant such as pi.
template <class F>
constexpr term apply_nullary(graph& g) {
  return detail::intern_call(announce<F>::info, nullptr, g);
}

}  // namespace nabla::core

namespace nabla {

using core::apply;

}  // namespace nabla
