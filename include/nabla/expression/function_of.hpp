// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/hana/core/tag_of.hpp>

#include <nabla/expression/evaluate.hpp>
#include <nabla/expression/layout.hpp>

namespace nabla::core {

namespace detail {

template <class E, class I>
constexpr auto element_at(I);
template <class E, class I, class J>
constexpr auto element_at(I, J);
template <class V>
struct constant_from;

}  // namespace detail

/// What may stand beside an expression: an integral constant of hana's or std's, a std::ratio.
template <class V>
concept exact_constant = requires { typename detail::constant_from<V>::type; };

/// What every expression is: empty, and a function of its variables. E must have
///   static constexpr term build(graph&);    what it means
///   using layout;                           how its values are handed over
///   static constexpr unsigned tree_size;    how long its name is, in nodes
/// and has `verbatim` where it computes exactly what the user wrote, `is_update` where its values
/// may be written over those they are computed from.
template <class E>
struct function_of : expression_base {
  static constexpr bool verbatim = false, is_update = false;

  /// The value at a point: `f(x = 3.0, y = 4.0)`, in any order. The scalar type is the common one
  /// of the values, an integer counting as a double; a column gives a std::array, a matrix a
  /// `matrix`. With `into(place...)` at the end the values are written there instead.
  template <class... B>
  [[gnu::always_inline]] constexpr auto operator()(const B&... bindings) const {
    return detail::evaluate<E>(bindings...);
  }

  /// An element: of a column by position, `gradient(f)[0_c]`; of a matrix by row and column,
  /// `hessian(f)(0_c, 1_c)`.
  template <class I>
  constexpr auto operator[](I i) const {
    return detail::element_at<E>(i);
  }
  template <class I, class J>
  requires((expression<I> || exact_constant<I>) && (expression<J> || exact_constant<J>))
  constexpr auto operator()(I i, J j) const {
    return detail::element_at<E>(i, j);
  }

  /// How many numbers of workspace a call needs: above 512 of them the caller's, by `workspace`.
  /// Only functions of whole arrays and data need any.
  static constexpr std::size_t workspace = detail::workspace_needed<E>();

  // What looks as if it worked, and is told why it does not: `double d = f`, `std::sin(x)`, `f = f
  // + x`.
  template <class Never = void>
  constexpr operator double() const {
    static_assert(!std::is_void_v<Never>,
                  "an expression has no value before it is evaluated, f(x = 3.0); and its "
                  "functions are written without "
                  "std::, sin(x)");
    return 0;
  }
  template <class Never = void>
  constexpr explicit operator bool() const {
    static_assert(!std::is_void_v<Never>,
                  "an expression has no value before it is evaluated: write where(x > 0_c, u, v) "
                  "instead of if or ?:");
    return false;
  }
  template <class V>
  constexpr void operator=(const V&) const {
    static_assert(sizeof(V) == 0,
                  "an expression is a type, and cannot change: write auto g = f + x");
  }
};

template <class E>
using layout_of = typename E::layout;
template <class E>
concept scalar_expression = expression<E> && std::is_same_v<typename E::layout, scalar_layout>;

template <class Layout>
inline constexpr bool is_array_layout = false;
template <std::size_t N>
inline constexpr bool is_array_layout<column_layout<N>> = true;
template <std::size_t Rows, std::size_t Columns>
inline constexpr bool is_array_layout<matrix_layout<Rows, Columns>> = true;
template <std::size_t Rows, std::size_t Columns>
inline constexpr bool is_array_layout<whole_layout<Rows, Columns, false>> = true;
/// Columns and matrices, whose elements are in order, row by row.
template <class E>
concept array_expression = expression<E> && is_array_layout<typename E::layout>;

/// What expressions are to Hana follows from their layout: scalars are a Ring; columns and matrices
/// of one shape are a Group, and Foldable; all are Comparable.
struct expression_tag {};
template <class Layout>
struct array_tag {};
struct bundle_tag {};
/// Hana asks for the tag of types that are only declared, too: they have no size, and no base.
template <class E>
concept complete_expression = requires { sizeof(E); } && std::is_base_of_v<expression_base, E>;
template <class Layout>
using tag_for_layout =
    std::conditional_t<std::is_same_v<Layout, scalar_layout>, expression_tag,
                       std::conditional_t<is_array_layout<Layout>, array_tag<Layout>, bundle_tag>>;

}  // namespace nabla::core

template <class E>
requires nabla::core::complete_expression<E>
struct boost::hana::tag_of<E> {
  using type = nabla::core::tag_for_layout<typename E::layout>;
};
