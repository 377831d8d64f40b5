// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/hana/fwd/concept/comparable.hpp>
#include <boost/hana/fwd/concept/foldable.hpp>
#include <boost/hana/fwd/concept/integral_constant.hpp>
#include <boost/hana/fwd/core/common.hpp>
#include <boost/hana/fwd/core/to.hpp>
#include <boost/hana/fwd/equal.hpp>
#include <boost/hana/fwd/minus.hpp>
#include <boost/hana/fwd/mult.hpp>
#include <boost/hana/fwd/negate.hpp>
#include <boost/hana/fwd/not_equal.hpp>
#include <boost/hana/fwd/one.hpp>
#include <boost/hana/fwd/plus.hpp>
#include <boost/hana/fwd/unpack.hpp>
#include <boost/hana/fwd/zero.hpp>

#include <nabla/expression/column.hpp>
#include <nabla/expression/equal.hpp>

// Expressions to Hana: `hana::sum<expression_tag>`, `hana::product<expression_tag>` and `hana::power` work on them,
// also beside integral constants; `hana::unpack` and all that follows from it work on columns.

namespace boost::hana {

template <> struct equal_impl<nabla::expression_tag, nabla::expression_tag> {
  template <class U, class V> static constexpr auto apply(U u, V v) { return u == v; }
};
template <> struct equal_impl<nabla::column_tag, nabla::column_tag>
    : equal_impl<nabla::expression_tag, nabla::expression_tag> {};
template <> struct plus_impl<nabla::expression_tag, nabla::expression_tag> {
  template <class U, class V> static constexpr auto apply(U u, V v) { return u + v; }
};
template <> struct zero_impl<nabla::expression_tag> {
  static constexpr auto apply() { return nabla::constant<nabla::number(0)>{}; }
};
template <> struct minus_impl<nabla::expression_tag, nabla::expression_tag> {
  template <class U, class V> static constexpr auto apply(U u, V v) { return u - v; }
};
template <> struct negate_impl<nabla::expression_tag> {
  template <class U> static constexpr auto apply(U u) { return -u; }
};
template <> struct mult_impl<nabla::expression_tag, nabla::expression_tag> {
  template <class U, class V> static constexpr auto apply(U u, V v) { return u * v; }
};
template <> struct one_impl<nabla::expression_tag> {
  static constexpr auto apply() { return nabla::constant<nabla::number(1)>{}; }
};
template <class T> struct to_impl<nabla::expression_tag, integral_constant_tag<T>> : embedding<true> {
  template <class C> static constexpr auto apply(const C&) { return nabla::constant<nabla::number(C::value)>{}; }
};
template <class T> struct common<nabla::expression_tag, integral_constant_tag<T>> {
  using type = nabla::expression_tag;
};
template <class T> struct common<integral_constant_tag<T>, nabla::expression_tag> {
  using type = nabla::expression_tag;
};
template <> struct unpack_impl<nabla::column_tag> {
  template <class Column, class F> static constexpr auto apply(Column, F&& f) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return static_cast<F&&>(f)(nabla::element<Column, I>{}...);
    }
    (std::make_index_sequence<Column::layout::size>{});
  }
};

}  // namespace boost::hana
