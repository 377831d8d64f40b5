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
/// The sum of the squared residuals F, whatever the fit has made of them.
template <class F, class T, class... X, class... B>
constexpr T sum_of_squares(const least_squares_result<T, X...>& found,
                           const std::tuple<B...>& all) {
  using squares = decltype(sum(square(F{})));
  T storage[squares::workspace + 1]{};
  return evaluate_beside<squares>(not_varied(all, variable_list<X...>{}),
                                  parameters_of<X...>{} = found.point.numbers,
                                  core::workspace(storage));
}
template <class Response, class F, bool IsSquare, class T, class... X, class... B>
constexpr fit_result<T, X...> with_r_squared(const least_squares_result<T, X...>& found,
                                             const std::tuple<B...>& all) {
  using variation = decltype(sum(square(Response{} - mean(Response{}))));
  const T total = evaluate_beside<variation>(all);
  if (total == 0) return {found, T(0)};
  if constexpr (IsSquare)
    return {found, 1 - found.value / total};
  else
    return {found, 1 - sum_of_squares<F>(found, all) / total};
}
template <class, class, bool, class... B>
constexpr no_value with_r_squared(no_value, const std::tuple<B...>&) {
  return {};
}

template <class Response, class F, class Bindings, std::size_t... I, class... Options>
constexpr auto fit_with(const Bindings& bindings, std::index_sequence<I...>,
                        const std::tuple<Options&...>& options) {
  const auto all = std::tuple_cat(bindings_in(std::get<I>(bindings))...);
  constexpr bool is_square = count_of<kind_of_loss, std::remove_const_t<Options>...> == 0;
  return std::apply(
      [&](auto&... each) {
        return with_r_squared<Response, F, is_square>(fit_parted<marquardt, F>(all, each...), all);
      },
      options);
}

}  // namespace detail

/// Fits a model to a response: `fit(a + b*xs, ys, at(a = 1.0, b = 0.0), xs = x, ys = y)` is
/// levenberg_marquardt(ys - model, ...), and says how much of the response's variance the model
/// explains, `.r_squared`. Columns and the options of `levenberg_marquardt` follow the point, in any
/// order.
template <expression Model, expression Response, class... B, class... Arguments>
constexpr auto fit(Model, Response, const point<B...>& start, Arguments&&... arguments) {
  const auto bindings = std::tuple_cat(start.bindings, detail::if_binding(arguments)...);
  const auto options = std::tuple_cat(detail::if_no_binding(arguments)...);
  return detail::fit_with<Response, decltype(Response{} - Model{})>(
      bindings, std::make_index_sequence<std::tuple_size_v<decltype(bindings)>>{}, options);
}

template <expression Model, expression Response, class Start, class... Arguments>
requires(!detail::is_point<Start>)
constexpr auto fit(Model, Response, const Start&, const Arguments&...) {
  static_assert(sizeof(Model) == 0,
                "a fit starts at a point: fit(a + b*xs, ys, at(a = 1.0, b = 0.0), xs = x, ys = y)");
  return no_value{};
}

}  // namespace nabla::core

namespace nabla {

using core::fit;

}  // namespace nabla
