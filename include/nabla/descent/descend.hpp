// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/descent_state.hpp>
#include <nabla/descent/line_search.hpp>
#include <nabla/descent/stop.hpp>

// The loop of descents that search. A method is a struct with
//   static constexpr std::size_t memory(std::size_t n);    how many numbers it keeps, 0 at the start
// and one of
//   auto step(state, memory) const;                        the step: see steps.hpp
//   T direction(state, memory, along) const;  search;      the direction for its search, and the rate
//                                                          to try first
//   bool advance(state, memory, column) const;             looks around by itself, and leaves what it
//                                                          has found in the state's `trial`

namespace nabla::core::detail {

/// Goes as far as the method's search says; between bounds along the projected path, on which
/// nothing leads out of a bound.
template <class Method, class State, class T>
[[gnu::always_inline]] constexpr bool search_along(const Method& method, State& now, T* memory,
                                                   T* along) {
  const T rate = method.direction(now, memory, along);
  if constexpr (State::is_bounded) {
    for (std::size_t k = 0; k < State::size; ++k)
      if (now.gradient[k] == 0) along[k] = 0;
    return backtracking{}(now, along, rate);
  } else {
    return method.search(now, along, rate);
  }
}
template <class Method, class State, class T>
[[gnu::always_inline]] constexpr bool find_place(const Method& method, State& now, T* memory,
                                                 T* column) {
  if constexpr (requires { method.advance(now, memory, column); })
    return method.advance(now, memory, column);
  else
    return search_along(method, now, memory, column);
}
template <class Method, class State, class T>
[[gnu::noinline, gnu::cold]] constexpr bool find_afresh(const Method& method, State& now, T* memory,
                                                        T* column) {
  now.is_fresh = true;
  return find_place(method, now, memory, column);
}
/// One step. What a method remembers may be what hinders it: without, it tries once more.
template <class Method, class State, class T>
[[gnu::always_inline]] constexpr bool advance_by(const Method& method, State& now, T* memory,
                                                 T* column) {
  if (find_place(method, now, memory, column)) return true;
  return !now.is_fresh && now.apart([&method, memory, column](State& copy) {
    return find_afresh(method, copy, memory, column);
  });
}

/// Descends from `trial`, and calls `observe` at the start and after each step.
template <class Method, class State, class T, class Observe>
[[gnu::always_inline]] constexpr status descend(const Method& method, State& now, const stop& end,
                                                T* memory, T* column, const Observe& observe) {
  if (now.bounds->are_crossed()) {
    exchange(now.point, now.trial);
    return status::crossed_bounds;
  }
  if (!now.begin()) return status::not_finite;
  for (;; ++now.iterations) {
    observe(now);
    if (now.gradient_norm <= T(end.gradient_norm)) return status::converged;
    if (now.iterations == end.iterations) return status::iteration_limit;
    if (!advance_by(method, now, memory, column)) return status::no_descent;
    now.go();
  }
}

}  // namespace nabla::core::detail
