// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/gradient.hpp>
#include <nabla/data/data.hpp>
#include <nabla/expression/substitute.hpp>
#include <nabla/linear/arrays.hpp>
#include <nabla/linear/reductions.hpp>
#include <nabla/linear/variables.hpp>

// Columns of mean 0 and deviation 1, between which descent is fast, and the way back.

namespace nabla::core {

namespace detail {

template <class X>
using column_mean = decltype(mean<over_samples>(X{}));
/// 1/deviation of each column; of one whose deviation is nothing but rounding, 1.
template <class X>
constexpr auto column_scale() {
  constexpr auto deviation = sqrt(mean<over_samples>(square(X{} - column_mean<X>{})));
  constexpr auto rounding = constant<number(1, 1000000000000)>{} * abs(column_mean<X>{});
  return where(deviation > rounding, constant<number(1)>{} / deviation, constant<number(1)>{});
}
/// u in deviations from the mean of X.
template <class X, class U>
constexpr auto in_deviations(U u) {
  return hadamard(u - column_mean<X>{}, column_scale<X>());
}

/// A variable in the place of data, which can be differentiated by.
template <class X>
struct stand_in;
template <fixed_string Name>
struct stand_in<data<Name, 1>> {
  using type = variable<Name>;
};
template <fixed_string Name, std::size_t N>
struct stand_in<data<Name, N>> {
  using type = column_variable<Name, N>;
};
template <class X>
using stand_in_for = typename stand_in<X>::type;

template <class... X>
constexpr bool require_data() {
  constexpr bool are_data = sizeof...(X) > 0 && (is_data<X> && ...);
  static_assert(are_data, "columns are standardized: name the data, standardize(f, xs, zs)");
  return are_data;
}

/// E, in which nothing varies from sample to sample any more.
template <class E>
struct settled : function_of<settled<E>> {
  using layout = decltype(layout_without<typename E::layout, over_samples>());
  static constexpr unsigned tree_size = E::tree_size;
  static constexpr bool varies = [] {
    graph g;
    return g.shape_of(E::build(g).in(g)).varies;
  }();
  static constexpr term build(graph& g) { return E::build(g); }
};
/// Line with these in the place of its columns.
template <class Line, class... X, class... V>
constexpr auto line_of(binding<X, V>... columns) {
  return settled<decltype(substitute(Line{}, columns...))>{};
}

template <class... X, class Slope>
constexpr bool is_constant_in(Slope slope) {
  return slope == substitute(slope, (stand_in_for<X>{} = stand_in_for<X>{} + stand_in_for<X>{})...);
}
template <expression Line, class... X>
constexpr bool require_line() {
  constexpr auto line = line_of<Line>((X{} = stand_in_for<X>{})...);
  static_assert(!decltype(line)::varies, "a line is measured in all columns that it has");
  constexpr bool is_number = Line::layout::size == 1;
  static_assert(is_number, "the coefficients of a line are those of one number, a + b*xs + c*zs");
  if constexpr (is_number) {
    constexpr bool is_straight =
        (is_constant_in<X...>(gradient(line, wrt(stand_in_for<X>{}))) && ...);
    static_assert(is_straight, "this is no line in its columns, a + b*xs + c*zs");
    return is_straight;
  }
  return is_number;
}

}  // namespace detail

/// (x - mean)/deviation of each column of data, both over all samples: an expression that varies with
/// them. A column whose deviation is below 1e-12 of its mean counts as constant, and becomes 0.
template <class X>
constexpr auto standardized(X column) {
  if constexpr (detail::require_data<X>())
    return detail::in_deviations<X>(column);
  else
    return column;
}
/// f of standardized columns: `standardize(loss, xs, zs)`. Its parameters are those of the
/// standardized columns; `as_measured` leads back.
template <expression F, class... X>
constexpr auto standardize(F f, X... columns) {
  if constexpr (detail::require_data<X...>())
    return substitute(f, (columns = standardized(columns))...);
  else
    return f;
}

/// The coefficients of a line in standardized columns, for the columns as they were measured: a
/// column of the intercept, and the slope by each column of data. `as_measured(a + b*xs + c*zs, xs,
/// zs)(a = r.point[a], ..., xs = ..., zs = ...)`.
template <expression Line, class... X>
constexpr auto as_measured(Line, X... columns) {
  if constexpr (!detail::require_data<X...>()) {
    return Line{};
  } else if constexpr (detail::require_line<Line, X...>()) {
    const auto intercept = detail::line_of<Line>(
        (columns = -hadamard(detail::column_mean<X>{}, detail::column_scale<X>()))...);
    constexpr auto line =
        detail::line_of<Line>((X{} = detail::in_deviations<X>(detail::stand_in_for<X>{}))...);
    return concat(intercept, gradient(line, wrt(detail::stand_in_for<X>{}))...);
  }
}

}  // namespace nabla::core

namespace nabla {

using core::as_measured;
using core::standardize;
using core::standardized;

}  // namespace nabla
