// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/fit_options.hpp>
#include <nabla/descent/least_squares_result.hpp>
#include <nabla/descent/marquardt_loop.hpp>
#include <nabla/descent/residuals.hpp>

namespace nabla::core {

namespace detail {

/// The covariance of what a fit has found: the residuals' variance times (J^T J)^-1.
template <class State, class Result>
constexpr void find_covariance(const State& now, Result& found) {
  using T = typename State::T;
  constexpr std::size_t n = State::size;
  const bool is_known = found.status != status::not_finite &&
                        found.status != status::crossed_bounds && found.degrees_of_freedom > 0 &&
                        now.is_determined();
  matrix<T, n, n> inverse{};
  for (std::size_t k = 0; is_known && k < n; ++k) {
    T column[n]{};
    column[k] = 1;
    solve_upper<n, State::width>(now.free_triangle.data(), column);
    if (!now.is_held(k))
      for (std::size_t i = 0; i < n; ++i) inverse(i, k) = column[i];
  }
  const T variance = is_known ? now.value / T(found.degrees_of_freedom) : T(0);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      found.covariance(i, j) =
          is_known ? variance * product_of<n>(inverse.data() + i * n, inverse.data() + j * n)
                   : floating_limits<T>::infinity();
  for (std::size_t i = 0; i < n; ++i)
    found.standard_error.numbers[i] =
        is_known ? math::sqrt(found.covariance(i, i)) : floating_limits<T>::infinity();
}
template <class T, class... X>
struct result_of_fit {
  template <class State>
  static constexpr least_squares_result<T, X...> make(const State& now, status how) {
    least_squares_result<T, X...> found;
    std::size_t moving = 0;
    for (std::size_t k = 0; k < State::size; ++k) {
      found.point.numbers[k] = now.point[k];
      if (!now.is_held(k)) ++moving;
    }
    const std::size_t count = now.residuals.count();
    found.value = now.value;
    found.gradient_norm = now.gradient_norm;
    found.iterations = now.iterations;
    found.evaluations = now.evaluations;
    found.degrees_of_freedom = count > moving ? count - moving : 0;
    found.status = how;
    find_covariance(now, found);
    return found;
  }
};

/// Tells an observer where a fit is.
template <class Observer, class T, class... X>
struct reporting_fit {
  Observer& observer;

  template <class State>
  constexpr void operator()(const State& now) const {
    const place_of<T, X...> here{now.point.data()};
    observer(descent_record<T, X...>{now.iterations, now.evaluations, now.value, now.gradient_norm,
                                     here});
  }
};

struct marquardt {
  template <class State, class Observe>
  constexpr status operator()(State& now, const stop& end, const Observe& observe) const {
    return fit_damped(now, end, observe);
  }
};
struct gauss {
  template <class State, class Observe>
  constexpr status operator()(State& now, const stop& end, const Observe& observe) const {
    return fit_undamped(now, end, observe);
  }
};

/// A fit with storage for the residuals of a tile.
template <class Method, class Problem, class T, class Start, class... X, class... Options>
constexpr auto fit_in(T* numbers, const Start& start, const Problem& given, variable_list<X...>,
                      Options&... options) {
  Problem residuals = given;
  residuals.rows = numbers;
  residuals.workspace = numbers + Problem::tile * Problem::width;
  const auto its_bounds = bounds_in<T, X...>(options...);
  least_squares_state<Problem, std::remove_const_t<decltype(its_bounds)>> now{residuals,
                                                                              its_bounds};
  copy_varied<X...>(start, now.trial.data());
  auto& observer = pick<kind_of_fit_observer>(default_option<nobody>, options...);
  const reporting_fit<std::remove_reference_t<decltype(observer)>, T, X...> observe{observer};
  const status how = Method{}(now, pick<kind_of_stop>(default_option<stop>, options...), observe);
  if (how == status::crossed_bounds) now.point = now.trial;
  return result_of_fit<T, X...>::make(now, how);
}
template <class Method, class F, class... B, class... X, class... Options>
constexpr auto fit_from(const std::tuple<B...>& start, variable_list<X...> list,
                        Options&... options) {
  using T = number_among<std::remove_cvref_t<B>...>;
  const auto rest = not_varied(start, list);
  auto& loss = pick<kind_of_loss>(default_option<squared_loss>, options...);
  using problem = residuals<F, T, std::remove_cvref_t<decltype(loss)>,
                            std::remove_const_t<decltype(rest)>, X...>;
  const problem given{rest, loss, nullptr, nullptr};
  auto& storage = pick<kind_of_workspace>(default_option<no_workspace>, options...);
  if constexpr (is_workspace<std::remove_cvref_t<decltype(storage)>>) {
    return fit_in<Method>(storage_in<T, problem::numbers()>(storage), start, given, list,
                          options...);
  } else {
    constexpr bool fits =
        problem::numbers() <= largest_own_descent || storage_given<problem::numbers()>;
    static_assert(fits, "this fit needs storage: give it workspace(storage), of so many numbers");
    T own[fits ? problem::numbers() : 1]{};
    return fit_in<Method>(own, start, given, list, options...);
  }
}
template <class Method, class F, class... B, class... Options>
constexpr auto fit_parted(const std::tuple<B...>& start, Options&... options) {
  using all = varied_in<std::remove_cvref_t<B>...>;
  static_assert(all::size > 0, "a fit needs a point to start from: at(a = 3.0, b = 4.0, xs = x)");
  const auto list = pick<kind_of_variables>(default_option<all>, options...);
  constexpr bool given = all_given<std::remove_const_t<decltype(list)>, std::remove_cvref_t<B>...>;
  static_assert(given, "a fit varies whole variables that have a value to start from");
  if constexpr (!given || all::size == 0)
    return no_value{};
  else if constexpr (!residuals_allowed<F>(list))
    return no_value{};
  else if constexpr (!options_allowed<number_among<std::remove_cvref_t<B>...>, Options...>(list))
    return no_value{};
  else
    return fit_from<Method, F>(start, list, options...);
}
template <class Method, class F, class... B, std::size_t... I, class... Options>
constexpr auto fit_at(const point<B...>& start, std::index_sequence<I...>, Options&... options) {
  return fit_parted<Method, F>(std::tuple_cat(bindings_in(std::get<I>(start.bindings))...),
                               options...);
}

}  // namespace detail

/// Finds where the sum of the squared residuals is least: `levenberg_marquardt(ys - (a + b*xs), at(a =
/// 1.0, b = 0.0, xs = x, ys = y))`, or of `vec(r1, r2, r3)`. Behind the point stand, in any order and
/// if they are wanted: `wrt(a)`, a stop, bounds `within(a, 0, 1)`, a loss (`huber{.scale = 2}`), an
/// observer, `workspace(storage)`. It ends where no step descends; a bound for the gradient ends it
/// earlier only where the residuals promise no further fall. A constant expression; nothing is
/// allocated.
template <expression F, class... B, class... Options>
constexpr auto levenberg_marquardt(F, const point<B...>& start, Options&&... options) {
  return detail::fit_at<detail::marquardt, F>(start, std::index_sequence_for<B...>{}, options...);
}
/// The same by undamped steps: fast where it converges, and it need not.
template <expression F, class... B, class... Options>
constexpr auto gauss_newton(F, const point<B...>& start, Options&&... options) {
  return detail::fit_at<detail::gauss, F>(start, std::index_sequence_for<B...>{}, options...);
}

template <expression F, class Start, class... Options>
requires(!detail::is_point<Start>)
constexpr auto levenberg_marquardt(F, const Start&, const Options&...) {
  static_assert(sizeof(F) == 0,
                "a fit starts at a point: levenberg_marquardt(ys - a*xs, at(a = 1.0, xs = x, ys = "
                "y))");
  return no_value{};
}
template <expression F, class Start, class... Options>
requires(!detail::is_point<Start>)
constexpr auto gauss_newton(F residuals, const Start& start, const Options&... options) {
  return levenberg_marquardt(residuals, start, options...);
}

}  // namespace nabla::core

namespace nabla {

using core::gauss_newton;
using core::levenberg_marquardt;

}  // namespace nabla
