// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/operators.hpp>
#include <nabla/graph/canonical.hpp>
#include <nabla/graph/fingerprint.hpp>
#include <nabla/graph/rebuild.hpp>
#include <nabla/meta/hana.hpp>

namespace nabla::core {

namespace detail {

/// The fingerprint of E after the usual identities are folded.
template <class E>
constexpr fingerprint make_fingerprint() {
  graph source, folded;
  folded.simplifies = true;
  const node_index root = copy_text_image<E>(source);
  if (!source.shaped) return fingerprint_of(rebuild(source, root, folded));
  graph plain;
  const node_index without = copy_without_shifts(source, root, plain);
  return fingerprint_of(rebuild(plain, without, folded));
}

}  // namespace detail

template <class E>
inline constexpr fingerprint fingerprint_of_expression = detail::make_fingerprint<E>();

/// Whether two expressions are the same function wherever both are defined: a hana::bool_. An
/// expression that divides by zero everywhere equals nothing.
template <expression U, expression V>
constexpr auto operator==(U, V) {
  return hana::bool_c<(fingerprint_of_expression<U> == fingerprint_of_expression<V>)>;
}
template <expression U, expression V>
constexpr auto operator!=(U, V) {
  return hana::bool_c<!(fingerprint_of_expression<U> == fingerprint_of_expression<V>)>;
}
template <expression U, exact_constant V>
constexpr auto operator==(U u, V v) {
  return u == as_expression(v);
}
template <expression U, exact_constant V>
constexpr auto operator!=(U u, V v) {
  return u != as_expression(v);
}
template <exact_constant U, expression V>
constexpr auto operator==(U u, V v) {
  return as_expression(u) == v;
}
template <exact_constant U, expression V>
constexpr auto operator!=(U u, V v) {
  return as_expression(u) != v;
}
template <expression U, class V>
requires(!expression<V> && !exact_constant<V>)
constexpr auto operator==(U, const V&) {
  static_assert(sizeof(U) == 0,
                "u == v asks whether two functions are the same: write f == 2_c, and compare "
                "values after evaluation, "
                "f(x = 3.0) == 2.0");
  return hana::false_c;
}

}  // namespace nabla::core
