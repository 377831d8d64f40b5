// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/descent_run.hpp>

namespace nabla::core {

namespace detail {

template <class P>
inline constexpr bool is_point = false;
template <class... B>
inline constexpr bool is_point<point<B...>> = true;

/// The variables of bindings that are not data.
template <class... B>
using varied_in =
    typename joined_lists<variable_list<>,
                          std::conditional_t<is_data<typename B::variable>, variable_list<>,
                                             variable_list<typename B::variable>>...>::type;
/// The scalar type of a descent that starts at these bindings.
template <class... B>
using number_among =
    typename common_scalar<scalar_in<typename B::value_type, B::variable::elements>...>::type;
template <class X, class... B>
inline constexpr bool is_given_among = (std::is_same_v<X, typename B::variable> || ...);
template <class List, class... B>
inline constexpr bool all_given = false;
template <class... X, class... B>
inline constexpr bool all_given<variable_list<X...>, B...> = (is_given_among<X, B...> && ...);

/// Descends J by these variables, from where the bindings are.
template <class J, class Variables, class... B, class... Options>
constexpr auto descend_from(int sign, const std::tuple<B...>& start, Variables list,
                            Options&... options) {
  using T = number_among<std::remove_cvref_t<B>...>;
  const auto rest = not_varied(start, list);
  using rest_type = std::remove_const_t<decltype(rest)>;
  auto& policy = pick<kind_of_policy>(default_option<no_workspace>, options...);
  using its_policy = std::remove_cvref_t<decltype(policy)>;
  const descent_run<J, T, std::tuple<B...>, rest_type, its_policy, Variables, Options...> run{
      start, rest, policy, T(sign)};
  auto& method = pick<kind_of_method>(default_option<default_method<Variables::size>>, options...);
  using its_method = std::remove_cvref_t<decltype(method)>;
  require_options<typename decltype(run)::record, std::remove_const_t<Options>...>();
  require_method<its_method, Variables::size, decltype(run)::bounds::is_bounded>();
  return run_with_storage<decltype(run), T>(
      run, method, pick<kind_of_workspace>(default_option<no_workspace>, options...), options...);
}
template <class J, class... B, class... Options>
constexpr auto descend_parted(int sign, const std::tuple<B...>& start, Options&... options) {
  using all = varied_in<std::remove_cvref_t<B>...>;
  const auto list = pick<kind_of_variables>(default_option<all>, options...);
  constexpr bool given = all_given<std::remove_const_t<decltype(list)>, std::remove_cvref_t<B>...>;
  static_assert(given,
                "a descent varies whole variables that have a value to start from: "
                "minimize(f, at(x = 3.0, y = 4.0), wrt(x))");
  static_assert(all::size > 0, "a descent needs a point to start from: at(x = 3.0, y = 4.0)");
  if constexpr (given && all::size > 0)
    return descend_from<J>(sign, start, list, options...);
  else
    return no_value{};
}
template <class J, class... B, class... Options>
constexpr auto descend_at(int sign, const point<B...>& start, Options&... options) {
  require_scalar_function<J>();
  return std::apply(
      [&](const auto&... its_bindings) {
        return descend_parted<J>(sign, std::tuple_cat(bindings_in(its_bindings)...), options...);
      },
      start.bindings);
}

}  // namespace detail

/// Goes down from a point to a minimum of J: `minimize(J, at(x = 3.0, y = 4.0), bfgs{},
/// stop{.iterations = 200})`. Behind the point stand, in any order and if they are wanted: `wrt(x)`
/// (else all variables in `at` vary but data), a method, a stop, `within(x, 0, 1)`, an observer,
/// which is called with a `descent_record` at the start and after each step,
/// `minibatches<32>()`, and `workspace(storage)`. A constant expression; nothing is allocated.
template <expression J, class... B, class... Options>
constexpr auto minimize(J, const point<B...>& start, Options&&... options) {
  return detail::descend_at<J>(1, start, options...);
}
/// The same upwards: it finds a maximum of J.
template <expression J, class... B, class... Options>
constexpr auto maximize(J, const point<B...>& start, Options&&... options) {
  return detail::descend_at<decltype(-J{})>(-1, start, options...);
}

template <expression J, class Start, class... Options>
requires(!detail::is_point<Start>)
constexpr auto minimize(J, const Start&, const Options&...) {
  static_assert(sizeof(J) == 0,
                "a descent starts at a point: minimize(f, at(x = 3.0, y = 4.0), bfgs{})");
  return no_value{};
}
template <expression J, class Start, class... Options>
requires(!detail::is_point<Start>)
constexpr auto maximize(J f, const Start& start, const Options&... options) {
  return minimize(f, start, options...);
}

/// How many numbers of workspace a descent needs, if it has more than 8192.
template <expression J, class... X, class Method, class Batches = detail::no_batches>
constexpr std::size_t descent_workspace(J, variable_list<X...>, Method, Batches = {}) {
  return Batches::template numbers<J>() +
         detail::numbers_of_descent<
             detail::objective<J, double, std::tuple<>, detail::no_workspace, X...>, Method>();
}

}  // namespace nabla::core

namespace nabla {

using core::descent_workspace;
using core::maximize;
using core::minimize;

}  // namespace nabla
