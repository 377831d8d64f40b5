// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/hana/fwd/concept/comparable.hpp>
#include <boost/hana/fwd/concept/foldable.hpp>
#include <boost/hana/fwd/concept/integral_constant.hpp>
#include <boost/hana/fwd/core/common.hpp>
#include <boost/hana/fwd/core/to.hpp>
#include <boost/hana/fwd/equal.hpp>
#include <boost/hana/fwd/hash.hpp>
#include <boost/hana/fwd/integral_constant.hpp>
#include <boost/hana/fwd/minus.hpp>
#include <boost/hana/fwd/mult.hpp>
#include <boost/hana/fwd/negate.hpp>
#include <boost/hana/fwd/not_equal.hpp>
#include <boost/hana/fwd/one.hpp>
#include <boost/hana/fwd/plus.hpp>
#include <boost/hana/fwd/type.hpp>
#include <boost/hana/fwd/unpack.hpp>
#include <boost/hana/fwd/zero.hpp>

#include <nabla/expression/column.hpp>
#include <nabla/expression/equal.hpp>

// Scalars to Hana: `hana::sum<expression_tag>`, `hana::product<expression_tag>` and `hana::power`
// work on them, also beside integral constants, and they are keys of a `hana::map`. Columns and
// matrices of one shape are a Group, with no product; `hana::unpack` and all that follows from it
// (`for_each`, `fold_left`) show their elements, row by row.

namespace nabla::core {

/// Nothing but zeros.
template <class Layout>
struct zero_array : function_of<zero_array<Layout>> {
  using layout = Layout;
  static constexpr unsigned tree_size = static_cast<unsigned>(Layout::size);
  static constexpr bool verbatim = true;
  static constexpr term build(graph& g) {
    if constexpr (detail::is_whole_layout<Layout>)
      return number(0);
    else
      return list_of(g, sequence<term>(static_cast<std::uint32_t>(Layout::size), term(0)).items,
                     Layout::shape);
  }
};

}  // namespace nabla::core

namespace boost::hana {

template <>
struct equal_impl<nabla::core::expression_tag, nabla::core::expression_tag> {
  template <class U, class V>
  static constexpr auto apply(U u, V v) {
    return u == v;
  }
};
template <>
struct plus_impl<nabla::core::expression_tag, nabla::core::expression_tag> {
  template <class U, class V>
  static constexpr auto apply(U u, V v) {
    return u + v;
  }
};
template <>
struct zero_impl<nabla::core::expression_tag> {
  static constexpr auto apply() { return nabla::core::constant<nabla::core::number(0)>{}; }
};
template <>
struct minus_impl<nabla::core::expression_tag, nabla::core::expression_tag> {
  template <class U, class V>
  static constexpr auto apply(U u, V v) {
    return u - v;
  }
};
template <>
struct negate_impl<nabla::core::expression_tag> {
  template <class U>
  static constexpr auto apply(U u) {
    return -u;
  }
};
template <>
struct mult_impl<nabla::core::expression_tag, nabla::core::expression_tag> {
  template <class U, class V>
  static constexpr auto apply(U u, V v) {
    return u * v;
  }
};
template <>
struct one_impl<nabla::core::expression_tag> {
  static constexpr auto apply() { return nabla::core::constant<nabla::core::number(1)>{}; }
};
template <class T>
struct to_impl<nabla::core::expression_tag, integral_constant_tag<T>> : embedding<true> {
  template <class C>
  static constexpr auto apply(const C&) {
    return nabla::core::constant<nabla::core::number(C::value)>{};
  }
};
template <class T>
struct common<nabla::core::expression_tag, integral_constant_tag<T>> {
  using type = nabla::core::expression_tag;
};
template <class T>
struct common<integral_constant_tag<T>, nabla::core::expression_tag> {
  using type = nabla::core::expression_tag;
};

/// Expressions that are equal have one hash.
template <>
struct hash_impl<nabla::core::expression_tag> {
  template <class U>
  static constexpr auto apply(const U&) {
    constexpr std::uint64_t value = nabla::core::fingerprint_of_expression<U>.value;
    return type<integral_constant<std::uint64_t, value>>{};
  }
};

template <>
struct equal_impl<nabla::core::bundle_tag, nabla::core::bundle_tag>
    : equal_impl<nabla::core::expression_tag, nabla::core::expression_tag> {};
template <class Layout>
struct equal_impl<nabla::core::array_tag<Layout>, nabla::core::array_tag<Layout>>
    : equal_impl<nabla::core::expression_tag, nabla::core::expression_tag> {};
template <class Layout>
struct plus_impl<nabla::core::array_tag<Layout>, nabla::core::array_tag<Layout>>
    : plus_impl<nabla::core::expression_tag, nabla::core::expression_tag> {};
template <class Layout>
struct zero_impl<nabla::core::array_tag<Layout>> {
  static constexpr auto apply() { return nabla::core::zero_array<Layout>{}; }
};
template <class Layout>
struct minus_impl<nabla::core::array_tag<Layout>, nabla::core::array_tag<Layout>>
    : minus_impl<nabla::core::expression_tag, nabla::core::expression_tag> {};
template <class Layout>
struct negate_impl<nabla::core::array_tag<Layout>> : negate_impl<nabla::core::expression_tag> {};
template <class Layout>
struct unpack_impl<nabla::core::array_tag<Layout>> {
  template <class Array, class F>
  static constexpr auto apply(Array, F&& f) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return static_cast<F&&>(f)(nabla::core::element<Array, I>{}...);
    }(std::make_index_sequence<Layout::size>{});
  }
};

}  // namespace boost::hana
