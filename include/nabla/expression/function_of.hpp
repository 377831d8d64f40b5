// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/image_of.hpp>
#include <nabla/expression/layout.hpp>

namespace nabla {

namespace detail {

template <class E, class... B> [[gnu::always_inline]] constexpr auto evaluate(const B&... bindings);

}  // namespace detail

/// To Hana: expressions are Comparable, Monoid, Group and Ring; columns are Foldable over their elements.
struct expression_tag {};
struct column_tag {};

/// What every expression is: empty, and a function of its variables. E must have
///   static constexpr term build(graph&);    what it means
///   using layout;                           how its values are handed over
///   static constexpr unsigned tree_size;    how long its name is, in nodes
/// and has `verbatim` where it computes exactly what the user wrote, `is_update` where its values may be written over
/// those they are computed from.
template <class E> struct function_of : expression_base {
  using hana_tag = expression_tag;
  static constexpr bool verbatim = false, is_update = false;

  /// The value at a point: `f(x = 3.0, y = 4.0)`, in any order. The scalar type is the common one of the
  /// values, an integer counting as a double; a column gives a std::array, a matrix a `matrix`. With `into(place...)`
  /// at the end the values are written there instead.
  template <class... B> [[gnu::always_inline]] constexpr auto operator()(const B&... bindings) const {
    return detail::evaluate<E>(bindings...);
  }

  // What looks as if it worked, and is told why it does not: `double d = f`, `std::sin(x)`, `f = f + x`.
  template <class Never = void> constexpr operator double() const {
    static_assert(
        !std::is_void_v<Never>,
        "an expression has no value before it is evaluated, f(x = 3.0); and its functions are written without "
        "std::, sin(x)");
    return 0;
  }
  template <class Never = void> constexpr explicit operator bool() const {
    static_assert(!std::is_void_v<Never>,
                  "an expression has no value before it is evaluated: write where(x > 0_c, u, v) instead of if or ?:");
    return false;
  }
  template <class V> constexpr void operator=(const V&) const {
    static_assert(sizeof(V) == 0, "an expression is a type, and cannot change: write auto g = f + x");
  }
};

template <class E> using layout_of = typename E::layout;
template <class E>
concept scalar_expression = expression<E> && std::is_same_v<typename E::layout, scalar_layout>;

}  // namespace nabla
