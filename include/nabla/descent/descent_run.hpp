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

/// Whether a method writes down its steps, as `minimize` would ask for them.
template <class Objective, class Method>
inline constexpr bool descends_by_steps = makes_steps<Method, step_state<Objective, unbounded>>;
/// How many numbers a descent keeps: columns, what the method remembers, what the function needs.
template <class Objective, class Method>
constexpr std::size_t numbers_of_descent() {
  constexpr std::size_t size = Objective::size, remembered = Method::memory(size);
  constexpr std::size_t kept = descends_by_steps<Objective, Method>
                                   ? (stored_columns<2>(size) + 2) * size + 2 * remembered
                                   : (stored_columns<6>(size) + 1) * size + remembered;
  return kept + Objective::template numbers<Method>() + 1;
}

/// Calls the user's observer with a record of where the descent is.
template <class Observer, class T, class... X>
struct reporting {
  static constexpr bool looks = !std::is_same_v<Observer, const nobody>;
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
  using record = descent_record<T, X...>;
  using batches = std::remove_cvref_t<decltype(pick<kind_of_batches>(default_option<no_batches>,
                                                                     std::declval<Options&>()...))>;

  static constexpr std::size_t size = function::size;
  static constexpr std::size_t numbers_of_batches = batches::template numbers<J>();

  const Start& start;
  const Rest& rest;
  Policy policy;
  T sign;

  /// Descends in these numbers.
  template <class Method>
  constexpr descent_result<T, X...> operator()(T* numbers, const Method& method,
                                               Options&... options) const {
    const bounds its_bounds = bounds_in<T, X...>(options...);
    auto& observer = pick<kind_of_observer>(default_option<nobody>, options...);
    const reporting<std::remove_reference_t<decltype(observer)>, T, X...> observe{observer, sign};
    const stop end = pick<kind_of_stop>(default_option<stop>, options...);
    constexpr bool steps = descends_by_steps<function, Method>;
    if constexpr (!require_batches<J, batches, steps>())
      return {};
    else if constexpr (steps)
      return by_steps(its_bounds, numbers, method, end, observe, options...);
    else
      return by_searches(its_bounds, numbers, method, end, observe);
  }

 private:
  /// The numbers begin with columns of the state, and one for a direction.
  template <class Method, class Observe>
  [[gnu::always_inline]] constexpr auto by_searches(const bounds& its_bounds, T* numbers,
                                                    const Method& method, const stop& end,
                                                    const Observe& observe) const {
    using state = descent_state<function, bounds>;
    T* const column = numbers + stored_columns<6>(size) * size;
    T* const memory = column + size;
    const function f{rest, remember<Method>(memory), policy};
    state now(f, its_bounds, numbers);
    copy_varied<X...>(start, now.trial);
    return found(now, descend(method, now, end, memory, column, observe));
  }
  /// The numbers begin with columns of the state, and one for means.
  template <class Method, class Observe>
  [[gnu::always_inline]] constexpr auto by_steps(const bounds& its_bounds, T* numbers,
                                                 const Method& method, const stop& end,
                                                 const Observe& observe,
                                                 Options&... options) const {
    using state = step_state<function, bounds>;
    T* const means = numbers + stored_columns<2>(size) * size;
    T *const memory = means + size, *const saved = remember<Method>(memory);
    const function f{rest, saved + size + Method::memory(size), policy};
    state now(its_bounds, numbers);
    copy_varied<X...>(start, now.point);
    steps<Method, state, math::lanes_for<T>(size)> its_steps{method, now, memory, saved};
    if constexpr (!is_minibatches<batches>) {
      return found(now, descend_by_steps(its_steps, f, end, observe));
    } else {
      stochastic_descent<J, T, batches, decltype(its_steps), Rest, Policy, X...> descent{
          pick<kind_of_batches>(default_option<no_batches>, options...), its_steps, f,
          f.workspace + function::template numbers<Method>(), means};
      return found(now, descend_by_passes(descent, end, observe));
    }
  }
  /// The method's memory, which is zero at first; what lies behind it.
  template <class Method>
  static constexpr T* remember(T* memory) {
    for (std::size_t k = 0; k < Method::memory(size); ++k) memory[k] = 0;
    return memory + Method::memory(size);
  }
  template <class State>
  constexpr descent_result<T, X...> found(const State& now, status how) const {
    descent_result<T, X...> result;
    for (std::size_t k = 0; k < size; ++k) result.point.numbers[k] = now.point[k];
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
