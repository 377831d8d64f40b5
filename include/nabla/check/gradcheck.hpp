// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/jacobian.hpp>
#include <nabla/check/difference.hpp>
#include <nabla/check/gradcheck_arrays.hpp>
#include <nabla/expression/at.hpp>
#include <nabla/expression/positional.hpp>
#include <nabla/print/to_string.hpp>

namespace nabla::core {

namespace detail {

/// The names of scalar variables, as text: x, p[0], p[1].
template <class Variables>
struct variable_names {
  static constexpr void write(auto& out) {
    graph g;
    for (const term scalar_variable : Variables::build(g)) {
      write_node(out, g, scalar_variable.index);
      out << "\n";
    }
  }
  static constexpr std::string_view name(std::size_t k) {
    constexpr std::string_view all = text_view<variable_names>();
    std::size_t start = 0, end = 0;
    for (; k > 0 || all[end] != '\n'; ++end)
      if (all[end] == '\n') {
        start = end + 1;
        --k;
      }
    return all.substr(start, end - start);
  }
};

/// The derivative, by differences, of `value_at`, a function of all of F's variables, along the
/// K-th variable of `By`.
template <class F, class By, class Value>
constexpr difference difference_along(std::size_t k, auto center, Value value_at) {
  const std::size_t i = positions_among<By, variables_of<F>>()[k];
  if (i == center.size()) return {0, 0};  // f does not have this variable
  const auto along = [&](double coordinate) {
    center[i] = coordinate;
    return value_at(center);
  };
  return central_difference(along, center[i]);
}
template <class F, class... B>
constexpr auto coordinates_at(const point<B...>& where_it_is) {
  std::array<double, variables_of<F>::size> coordinates{};
  const auto values = std::apply(coordinates_of<variables_of<F>>{}, where_it_is.bindings);
  for (std::size_t k = 0; k < coordinates.size(); ++k)
    coordinates[k] = static_cast<double>(values[k]);
  return coordinates;
}

template <class F, class... X, class... B>
constexpr derivative_check check_scalars(F f, variable_list<X...> by,
                                         const point<B...>& where_it_is) {
  using names = variable_names<variable_list<X...>>;
  const auto center = coordinates_at<F>(where_it_is);
  const auto partials = function(gradient(f, by), variables_of<F>{})(center);
  derivative_check worst;
  for (std::size_t k = 0; k < partials.size(); ++k) {
    const difference found = difference_along<F, variable_list<X...>>(k, center, function(f));
    keep_worst(worst,
               {relative_error(partials[k], found), partials[k], found.value, names::name(k), {}});
  }
  return worst;
}

}  // namespace detail

/// Compares the gradient of f with differences at a point, and returns the largest error with its
/// variable. It works in constant expressions too: `static_assert(gradcheck(f, wrt(x, y), at(x =
/// 3.0, y = 4.0)) < 1e-9)`. Of functions of arrays or data it compares some coordinates, and some
/// directions that move all of them; values are read where they lie.
template <expression F, class... X, class... B, std::size_t N>
constexpr derivative_check gradcheck(F, variable_list<X...>, const point<B...>& where_it_is,
                                     coordinate_sample<N>) {
  detail::require_scalar_function<F>();
  const auto bindings =
      std::apply([](const auto&... all) { return std::tuple_cat(detail::bindings_in(all)...); },
                 where_it_is.bindings);
  return detail::check_arrays<F, N, X...>(bindings);
}
template <expression F, class... X, class... B>
constexpr derivative_check gradcheck(F f, variable_list<X...> by, const point<B...>& where_it_is) {
  detail::require_scalar_function<F>();
  if constexpr (detail::has_loops<F>)
    return gradcheck(f, by, where_it_is, coordinates<64>);
  else
    return detail::check_scalars(f, by, where_it_is);
}
template <expression F, class... B>
constexpr derivative_check gradcheck(F f, const point<B...>& where_it_is) {
  return gradcheck(f, variables_of<F>{}, where_it_is);
}

/// Compares the Hessian of f with differences of its gradient.
template <expression F, class... X, class... B>
constexpr derivative_check hessiancheck(F f, variable_list<X...> by,
                                        const point<B...>& where_it_is) {
  detail::require_scalar_function<F>();
  using names = detail::variable_names<variable_list<X...>>;
  const auto center = detail::coordinates_at<F>(where_it_is);
  const auto second = function(hessian(f, by), variables_of<F>{})(center);
  derivative_check worst;
  for (std::size_t i = 0; i < second.rows(); ++i)
    for (std::size_t k = 0; k < second.columns(); ++k) {
      const auto partial = [&](const auto& moved) {
        return function(gradient(f, by), variables_of<F>{})(moved)[i];
      };
      const difference found = detail::difference_along<F, variable_list<X...>>(k, center, partial);
      detail::keep_worst(worst, {relative_error(second(i, k), found), second(i, k), found.value,
                                 names::name(i), names::name(k)});
    }
  return worst;
}
template <expression F, class... B>
constexpr derivative_check hessiancheck(F f, const point<B...>& where_it_is) {
  return hessiancheck(f, variables_of<F>{}, where_it_is);
}
template <expression F, class... X>
constexpr derivative_check gradcheck(F, variable_list<X...>) {
  static_assert(sizeof(F) == 0,
                "gradcheck compares at a point: gradcheck(f, wrt(x, y), at(x = 3.0, y = 4.0))");
  return {};
}
template <expression F>
constexpr derivative_check gradcheck(F f) {
  return gradcheck(f, variable_list<>{});
}

}  // namespace nabla::core

namespace nabla {

using core::gradcheck;
using core::hessiancheck;

}  // namespace nabla
