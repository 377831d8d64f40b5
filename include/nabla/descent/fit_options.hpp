// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/minimize.hpp>
#include <nabla/descent/robust.hpp>

// What a fit is given: residuals, and options behind the point.

namespace nabla::core::detail {

template <class F>
constexpr bool are_residuals() {
  if constexpr (is_whole_layout<typename F::layout>)
    return varies_with_samples<typename F::layout>() && F::layout::size == 1;
  else
    return true;
}
template <class F, class... X>
constexpr bool require_residuals() {
  constexpr bool fits = are_residuals<F>();
  static_assert(fits,
                "the residuals of a fit are a column of scalars, vec(r1, r2, r3), or one number "
                "that varies from sample to sample, ys - (a + b*xs)");
  constexpr bool is_small = (X::layout::size + ...) <= 64;
  static_assert(is_small, "a fit is of 64 numbers at most: take minimize(sum(square(r)), at(...))");
  constexpr bool is_told =
      is_whole_layout<typename F::layout> || F::layout::size >= (X::layout::size + ...);
  static_assert(is_told, "there are fewer residuals than parameters: vary fewer, with wrt(...)");
  return fits && is_small && is_told;
}

template <class F, class... X>
constexpr bool residuals_allowed(variable_list<X...>) {
  return require_residuals<F, X...>();
}
struct kind_of_fit_observer {
  template <class A>
  static constexpr bool holds = kind_of_observer::holds<A> && !kind_of_loss::holds<A>;
};

/// Complains of what cannot be meant.
template <class Record, class... Options>
constexpr bool require_fit_options() {
  constexpr bool has_no_method = count_of<kind_of_method, Options...> == 0;
  static_assert(has_no_method,
                "a fit has a method of its own: for others take minimize(sum(square(r)), at(...))");
  constexpr bool has_one_loss = count_of<kind_of_loss, Options...> <= 1;
  static_assert(has_one_loss, "a fit has one loss: huber, cauchy or tukey, or else squares");
  constexpr bool has_one_of_each = count_of<kind_of_variables, Options...> <= 1 &&
                                   count_of<kind_of_stop, Options...> <= 1 &&
                                   count_of<kind_of_workspace, Options...> <= 1;
  static_assert(has_one_of_each, "a fit has one wrt(...), one stop and one workspace");
  constexpr bool is_observable =
      ((!kind_of_fit_observer::holds<Options> || std::is_invocable_v<Options&, const Record&>) &&
       ...) &&
      count_of<kind_of_fit_observer, Options...> <= 1;
  static_assert(is_observable,
                "behind the point a fit takes wrt(...), a stop, within(a, 0, 1), a loss, "
                "workspace(...) and one observer, which is called with a descent_record; columns "
                "stand in at(...)");
  return has_no_method && has_one_loss && has_one_of_each && is_observable;
}
template <class T, class... Options, class... X>
constexpr bool options_allowed(variable_list<X...>) {
  return require_fit_options<descent_record<T, X...>, std::remove_const_t<Options>...>();
}

}  // namespace nabla::core::detail
