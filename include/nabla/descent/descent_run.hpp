// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/descend.hpp>
#include <nabla/descent/objective.hpp>
#include <nabla/descent/options.hpp>
#include <nabla/descent/stochastic.hpp>

// A descent with all that it is given, and the numbers that it calculates in.

namespace nabla::core::detail {

/// A descent that takes no more numbers than this has them on the stack.
inline constexpr std::size_t largest_own_descent = 8192;
template <std::size_t Numbers>
inline constexpr bool storage_given = false;

/// How many numbers a descent keeps.
template <class Objective, class Method>
constexpr std::size_t numbers_of_descent() {
  constexpr std::size_t size = Objective::size;
  return (stored_columns(size) + 1) * size + Method::memory(size) +
         Objective::template numbers<Method>() + 1;
}

/// Calls the user's observer with a record of where the descent is.
template <class Observer, class T, class... X>
struct reporting {
  Observer& observer;
  T sign;

  template <class State>
  constexpr void operator()(const State& now) const {
    using record = descent_record<T, X...>;
    if constexpr (std::is_invocable_v<Observer&, const record&>)  // else an error has been reported
      observer(record{
          now.iterations, now.evaluations, sign * now.value, now.gradient_norm, {now.point}});
  }
};

/// A descent of J by the variables X, with all that it is given. `Rest` are the other bindings.
template <class J, class T, class Start, class Rest, class Policy, class Variables,
          class... Options>
struct descent_run;
template <class J, class T, class Start, class Rest, class Policy, class... X, class... Options>
struct descent_run<J, T, Start, Rest, Policy, variable_list<X...>, Options...> {
  using function = objective<J, T, Rest, Policy, X...>;
  using bounds = decltype(bounds_in<T, X...>(std::declval<Options&>()...));
  using state = descent_state<function, bounds>;
  using record = descent_record<T, X...>;
  using batches = std::remove_cvref_t<decltype(pick<kind_of_batches>(default_option<no_batches>,
                                                                     std::declval<Options&>()...))>;

  static constexpr std::size_t numbers_of_batches = batches::template numbers<J>();

  const Start& start;
  const Rest& rest;
  Policy policy;
  T sign;

  /// Descends in these numbers: columns for the state, one for a step, the method's, the function's.
  template <class Method>
  constexpr descent_result<T, X...> operator()(T* numbers, const Method& method,
                                               Options&... options) const {
    T* const column = numbers + stored_columns(function::size) * function::size;
    T* const memory = column + function::size;
    for (std::size_t k = 0; k < Method::memory(function::size); ++k) memory[k] = 0;
    const function f{rest, memory + Method::memory(function::size), policy};
    const bounds its_bounds = bounds_in<T, X...>(options...);
    state now(f, its_bounds, numbers);
    copy_varied<X...>(start, now.trial);
    auto& observer = pick<kind_of_observer>(default_option<nobody>, options...);
    const reporting<std::remove_reference_t<decltype(observer)>, T, X...> observe{observer, sign};
    const stop end = pick<kind_of_stop>(default_option<stop>, options...);
    return found(now, descend_as_told(f, now, method, end, memory, column, observe, options...));
  }

 private:
  template <class Method, class Observe>
  [[gnu::always_inline]] static constexpr status descend_as_told(const function& f, state& now,
                                                                 const Method& method,
                                                                 const stop& end, T* memory,
                                                                 T* column, const Observe& observe,
                                                                 Options&... options) {
    if constexpr (!is_minibatches<batches>) {
      return descend(method, now, end, memory, column, observe);
    } else if constexpr (require_batches<J, Method, state>()) {
      stochastic_descent<J, T, batches, state, Rest, Policy, X...> by_batches{
          pick<kind_of_batches>(default_option<no_batches>, options...),
          now,
          f.rest,
          f.workspace + function::template numbers<Method>(),
          f.workspace,
          f.policy};
      return descend_by_passes(by_batches, method, now, end, memory, column, observe);
    } else {
      return status::undetermined;
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
  constexpr std::size_t count =
      numbers_of_descent<typename Run::function, Method>() + Run::numbers_of_batches;
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

}  // namespace nabla::core::detail
