// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/descend.hpp>
#include <nabla/descent/objective.hpp>
#include <nabla/descent/options.hpp>

namespace nabla::core {

namespace detail {

/// A descent that takes no more numbers than this has them on the stack.
inline constexpr std::size_t largest_own_descent = 8192;
template <std::size_t Numbers>
inline constexpr bool storage_given = false;

/// How many numbers a descent keeps.
template <class Objective, class Method>
constexpr std::size_t numbers_of_descent() {
  constexpr std::size_t size = Objective::size;
  return 7 * size + Method::memory(size) + Objective::template numbers<Method>() + 1;
}

/// Calls the user's observer with a record of where the descent is.
template <class Observer, class T, class... X>
struct reporting {
  Observer& observer;
  T sign;

  template <class State>
  constexpr void operator()(const State& now) const {
    const place_of<T, X...> here{now.point};
    observer(descent_record<T, X...>{now.iterations, now.evaluations, sign * now.value,
                                     now.gradient_norm, here});
  }
};

/// A descent of J by the variables X, with all that it is given. `Rest` are the other bindings.
template <class J, class T, class Start, class Rest, class Variables, class... Options>
struct descent_run;
template <class J, class T, class Start, class Rest, class... X, class... Options>
struct descent_run<J, T, Start, Rest, variable_list<X...>, Options...> {
  using function = objective<J, T, Rest, X...>;
  using bounds = decltype(bounds_in<T, X...>(std::declval<Options&>()...));
  using state = descent_state<function, bounds>;
  using record = descent_record<T, X...>;

  const Start& start;
  const Rest& rest;
  T sign;

  /// Descends in these numbers: six columns for the state, one for a step, the method's, the
  /// function's.
  template <class Method>
  constexpr descent_result<T, X...> operator()(T* numbers, const Method& method,
                                               Options&... options) const {
    T* const column = numbers + state::columns * function::size;
    T* const memory = column + function::size;
    for (std::size_t k = 0; k < Method::memory(function::size); ++k) memory[k] = 0;
    const function f{rest, memory + Method::memory(function::size)};
    const bounds its_bounds = bounds_in<T, X...>(options...);
    state now(f, its_bounds, numbers);
    copy_start(now.trial, std::make_index_sequence<std::tuple_size_v<Start>>{});
    auto& observer = pick<kind_of_observer>(default_option<nobody>, options...);
    const reporting<std::remove_reference_t<decltype(observer)>, T, X...> observe{observer, sign};
    const stop end = pick<kind_of_stop>(default_option<stop>, options...);
    return found(now, descend(method, now, end, memory, column, observe));
  }

 private:
  template <std::size_t... K>
  constexpr void copy_start(T* to, std::index_sequence<K...>) const {
    (copy_variable(to, std::get<K>(start)), ...);
  }
  template <class B>
  static constexpr void copy_variable(T* to, const B& given) {
    using Y = typename B::variable;
    if constexpr ((std::is_same_v<X, Y> || ...)) {
      T* const first = to + offset_among<Y, X...>();
      if constexpr (Y::elements == 0)
        *first = as_scalar<T>(given.value);
      else
        for (std::size_t k = 0; k < Y::layout::size; ++k)
          first[k] = as_scalar<T>(entry_of<typename B::value_type>(entry(given.value, k)));
    }
  }
  constexpr descent_result<T, X...> found(const state& now, status how) const {
    descent_result<T, X...> result;
    const T* const here = how == status::crossed_bounds ? now.trial : now.point;
    for (std::size_t k = 0; k < function::size; ++k) result.point.numbers[k] = here[k];
    result.value = sign * now.value;
    result.gradient_norm = now.gradient_norm;
    result.iterations = now.iterations;
    result.evaluations = now.evaluations;
    result.status = how;
    return result;
  }
};

/// Finds numbers for a descent: on the stack, or in the caller's storage.
template <class Run, class T, class Method, class Storage, class... Options>
constexpr auto run_with_storage(const Run& run, const Method& method, const Storage& storage,
                                Options&... options) {
  constexpr std::size_t count = numbers_of_descent<typename Run::function, Method>();
  if constexpr (is_workspace<Storage>) {
    return run(storage_in<T, count>(storage), method, options...);
  } else {
    constexpr bool fits = count <= largest_own_descent || storage_given<count>;
    static_assert(fits,
                  "this descent needs storage: give it minimize(..., workspace(storage)), of "
                  "descent_workspace(f, wrt(p), method) numbers");
    T own[fits ? count : 1];
    if (std::is_constant_evaluated())
      for (T& number : own) number = T();
    return run(own, method, options...);
  }
}

/// The variables of bindings that are not data.
template <class... B>
using varied_in =
    typename joined_lists<variable_list<>,
                          std::conditional_t<is_data<typename B::variable>, variable_list<>,
                                             variable_list<typename B::variable>>...>::type;
template <class X, class... B>
inline constexpr bool is_given_among = (std::is_same_v<X, typename B::variable> || ...);
template <class List, class... B>
inline constexpr bool all_given = false;
template <class... X, class... B>
inline constexpr bool all_given<variable_list<X...>, B...> = (is_given_among<X, B...> && ...);

template <class B, class... X>
constexpr auto if_not_varied(const B& given, variable_list<X...>) {
  if constexpr ((std::is_same_v<typename B::variable, X> || ...))
    return std::tuple<>{};
  else
    return std::tuple<const B&>{given};
}

/// Descends J by these variables, from where the bindings are.
template <class J, class Variables, class... B, class... Options>
constexpr auto descend_from(int sign, const std::tuple<B...>& start, Variables list,
                            Options&... options) {
  using T = typename common_scalar<scalar_in<typename std::remove_cvref_t<B>::value_type,
                                             std::remove_cvref_t<B>::variable::elements>...>::type;
  const auto rest = std::apply(
      [list](const auto&... its_bindings) {
        return std::tuple_cat(if_not_varied(its_bindings, list)...);
      },
      start);
  using rest_type = std::remove_const_t<decltype(rest)>;
  const descent_run<J, T, std::tuple<B...>, rest_type, Variables, Options...> run{start, rest,
                                                                                  T(sign)};
  auto& method = pick<kind_of_method>(default_option<default_method<Variables::size>>, options...);
  using its_method = std::remove_cvref_t<decltype(method)>;
  require_options<typename decltype(run)::record, std::remove_const_t<Options>...>();
  require_method<its_method, Variables::size, decltype(run)::state::is_bounded>();
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
/// which is called with a `descent_record` at the start and after each step, and
/// `workspace(storage)`. A constant expression; nothing is allocated.
template <expression J, class... B, class... Options>
constexpr auto minimize(J, const point<B...>& start, Options&&... options) {
  return detail::descend_at<J>(1, start, options...);
}
/// The same upwards: it finds a maximum of J.
template <expression J, class... B, class... Options>
constexpr auto maximize(J, const point<B...>& start, Options&&... options) {
  return detail::descend_at<decltype(-J{})>(-1, start, options...);
}

/// How many numbers of workspace a descent needs, if it has more than 8192.
template <expression J, class... X, class Method>
constexpr std::size_t descent_workspace(J, variable_list<X...>, Method) {
  return detail::numbers_of_descent<detail::objective<J, double, std::tuple<>, X...>, Method>();
}

}  // namespace nabla::core

namespace nabla {

using core::descent_workspace;
using core::maximize;
using core::minimize;

}  // namespace nabla
