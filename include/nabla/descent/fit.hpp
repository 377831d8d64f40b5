// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/levenberg_marquardt.hpp>
#include <nabla/linear/reductions.hpp>

namespace nabla::core {

namespace detail {

template <class Tuple>
inline constexpr std::make_index_sequence<std::tuple_size_v<Tuple>> indices_of{};
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

template <class Response, class... B>
constexpr no_value with_r_squared(no_value, const B&...) {
  return {};
}

template <class Response, class F, class Bindings, std::size_t... I, class Options,
          std::size_t... K>
constexpr auto fit_with(const Bindings& bindings, std::index_sequence<I...>, const Options& options,
                        std::index_sequence<K...>) {
  const auto all = std::tuple_cat(bindings_in(std::get<I>(bindings))...);
  return with_r_squared<Response>(fit_parted<marquardt, F>(all, std::get<K>(options)...),
                                  std::get<I>(bindings)...);
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
      bindings, detail::indices_of<decltype(bindings)>, options,
      detail::indices_of<decltype(options)>);
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
