// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/operators.hpp>
#include <nabla/function/exp.hpp>
#include <nabla/function/log.hpp>
#include <nabla/function/logsumexp.hpp>
#include <nabla/function/max.hpp>
#include <nabla/function/sqrt.hpp>

// Sums and their like: over the elements of what has elements, else over the samples of data.

namespace nabla::core {

namespace detail {

/// What is reduced unless the user says: the elements, or of what has only one the samples.
template <class E>
constexpr std::uint32_t reduced_roles() {
  return E::layout::size > 1 ? over_rows | over_columns : over_samples;
}
template <class L, std::uint32_t Roles>
constexpr auto layout_without() {
  return array_layout<(Roles & over_rows) != 0 ? 1 : L::shape.rows,
                      (Roles & over_columns) != 0 ? 1 : L::shape.columns,
                      (Roles & over_samples) == 0 && varies_with_samples<L>()>{};
}

/// The sum of all values.
struct sum_reduction {
  static constexpr term build(graph& g, term u, std::uint32_t roles, const shape& s) {
    return summed(g, u, roles, s);
  }
};
/// Their sum by how many there are.
struct mean_reduction {
  static constexpr term build(graph& g, term u, std::uint32_t roles, const shape& s) {
    return summed(g, u, roles, s) / extent_over(g, roles, s);
  }
};
struct largest_reduction {
  static constexpr term build(graph&, term u, std::uint32_t roles, const shape&) {
    return largest_of(u, roles);
  }
};
/// e^u by e^m, where m is the largest value: at most 1. (What m is does not matter to the results.)
constexpr term scaled_exponential(term u, term largest) { return exp(u - shift(largest)); }
/// m + log(sum exp(u - m)), where m is the largest value.
struct logsumexp_reduction {
  static constexpr term build(graph& g, term u, std::uint32_t roles, const shape& s) {
    const term largest = term(g, largest_of(u, roles).in(g));
    return shift(largest) + log(summed(g, scaled_exponential(u, largest), roles, s));
  }
};
struct softmax_reduction {
  static constexpr term build(graph& g, term u, std::uint32_t roles, const shape& s) {
    const term scaled = scaled_exponential(u, term(g, largest_of(u, roles).in(g)));
    return scaled / summed(g, scaled, roles, s);
  }
};

}  // namespace detail

/// What F makes of the values of E over some roles.
template <class F, class E, std::uint32_t Roles>
struct reduction : function_of<reduction<F, E, Roles>> {
  using layout = decltype(detail::layout_without<typename E::layout, Roles>());
  static constexpr unsigned tree_size = E::tree_size + 1;
  static constexpr bool verbatim = E::verbatim;
  static constexpr term build(graph& g) {
    return F::build(g, detail::whole_of<E>(g), Roles, E::layout::shape);
  }
};

namespace detail {

/// The softmax has the shape of what it is made of, and is one node.
template <class E, std::uint32_t Roles>
struct softmax_of : function_of<softmax_of<E, Roles>> {
  using layout = decltype(layout_without<typename E::layout, 0>());
  static constexpr unsigned tree_size = E::tree_size + 1;
  static constexpr bool verbatim = E::verbatim;
  static constexpr term build(graph& g) {
    return softmax_reduction::build(g, whole_of<E>(g), Roles, E::layout::shape);
  }
};
/// The elements of a short list are added up one by one.
template <class E>
struct sum_of_elements : function_of<sum_of_elements<E>> {
  using layout = scalar_layout;
  static constexpr unsigned tree_size = E::tree_size + 1;
  static constexpr bool verbatim = E::verbatim;
  static constexpr term build(graph& g) {
    const sequence<term> elements =
        elements_of(E::build(g), static_cast<std::uint32_t>(E::layout::size));
    term sum = elements[0];
    for (std::uint32_t k = 1; k < elements.size; ++k) sum += elements[k];
    return sum;
  }
};

template <class E>
constexpr void require_values() {
  require_one_array<E>();
  static_assert(
      !std::is_same_v<typename E::layout, scalar_layout>,
      "there is nothing to add up: sum, mean, max, logsumexp and softmax take a column, a "
      "matrix, or what varies from sample to sample");
}
template <class F, std::uint32_t Roles, class E>
constexpr auto reduce() {
  require_values<E>();
  if constexpr (std::is_same_v<F, sum_reduction> && !is_whole_layout<typename E::layout>)
    return sum_of_elements<E>{};
  else
    return reduction<F, E, Roles == 0 ? reduced_roles<E>() : Roles>{};
}

}  // namespace detail

/// The sum of the elements of a column or a matrix; of what has one element, the sum over the
/// samples. `sum<over_samples>(u)`, `sum<over_rows>(u)`, `sum<over_columns>(u)` say which.
template <std::uint32_t Roles = 0, expression E>
constexpr auto sum(E) {
  return detail::reduce<detail::sum_reduction, Roles, E>();
}
/// Their mean.
template <std::uint32_t Roles = 0, expression E>
constexpr auto mean(E) {
  detail::require_one_array<E>();
  if constexpr (detail::is_whole_layout<typename E::layout>)
    return detail::reduce<detail::mean_reduction, Roles, E>();
  else
    return sum(E{}) / constant<number(static_cast<std::int64_t>(E::layout::size))>{};
}
/// The largest of them. Where several are, they share its derivative.
template <std::uint32_t Roles = 0, expression E>
constexpr auto max(E) {
  return detail::reduce<detail::largest_reduction, Roles, E>();
}
/// The logarithm of the sum of their exponentials, which does not overflow.
template <std::uint32_t Roles = 0, expression E>
constexpr auto logsumexp(E) {
  return detail::reduce<detail::logsumexp_reduction, Roles, E>();
}
/// Their exponentials by the sum of these, which does not overflow.
template <std::uint32_t Roles = 0, expression E>
constexpr auto softmax(E) {
  detail::require_values<E>();
  return detail::softmax_of<E, Roles == 0 ? detail::reduced_roles<E>() : Roles>{};
}
/// The sum of the squares of all elements.
template <expression E>
constexpr auto squared_norm(E u) {
  return sum<over_rows + over_columns>(square(u));
}
/// The square root of that: of a column its length, of a matrix the Frobenius norm.
template <expression E>
constexpr auto norm(E u) {
  return sqrt(squared_norm(u));
}

}  // namespace nabla::core

namespace nabla {

using core::logsumexp;
using core::max;
using core::mean;
using core::norm;
using core::over_columns;
using core::over_rows;
using core::over_samples;
using core::softmax;
using core::squared_norm;
using core::sum;

}  // namespace nabla
