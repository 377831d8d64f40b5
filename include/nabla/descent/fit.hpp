// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/levenberg_marquardt.hpp>
#include <nabla/linear/reductions.hpp>

namespace nabla::core {

namespace detail {

/// The bindings among the arguments, and the other arguments.
template <class A>
constexpr auto if_binding(const A& argument) {
  if constexpr (is_binding<A>)
    return std::tuple<const A&>{argument};
  else
    return std::tuple<>{};
}
template <class A>
constexpr auto if_no_binding(A& argument) {
  if constexpr (is_binding<std::remove_const_t<A>>)
    return std::tuple<>{};
  else
    return std::tuple<A&>{argument};
}
template <class Response, class T, class... X, class... B>
constexpr fit_result<T, X...> with_r_squared(const least_squares_result<T, X...>& found,
                                             const B&... bindings) {
  constexpr auto variation = sum(square(Response{} - mean(Response{})));
  const T total = decltype(variation){}(bindings...);
  return {found, total > 0 ? 1 - found.value / total : T(0)};
}

template <class Response, class F, class... B, class... Options>
constexpr auto fit_with(const std::tuple<B...>& bindings, const std::tuple<Options&...>& options) {
  const auto fitted = std::apply(
      [&](const auto&... its_bindings) {
        return std::apply(
            [&](auto&... its_options) {
              return fit_parted<marquardt, F>(std::tuple_cat(bindings_in(its_bindings)...),
                                              its_options...);
            },
            options);
      },
      bindings);
  return std::apply(
      [&](const auto&... its_bindings) {
        return with_r_squared<Response>(fitted, its_bindings...);
      },
      bindings);
}

}  // namespace detail

/// Fits a model to a response: `fit(a + b*xs, ys, at(a = 1.0, b = 0.0), xs = x, ys = y)` is
/// levenberg_marquardt(ys - model, ...), and says how much of the response's variance the model
/// explains, `.r_squared`. Columns and the options of `levenberg_marquardt` follow the point, in any
/// order.
template <expression Model, expression Response, class... B, class... Arguments>
constexpr auto fit(Model, Response, const point<B...>& start, Arguments&&... arguments) {
  const auto columns = std::tuple_cat(detail::if_binding(arguments)...);
  const auto options = std::tuple_cat(detail::if_no_binding(arguments)...);
  return detail::fit_with<Response, decltype(Response{} - Model{})>(
      std::tuple_cat(start.bindings, columns), options);
}

}  // namespace nabla::core

namespace nabla {

using core::fit;

}  // namespace nabla
