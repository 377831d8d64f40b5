// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/descend.hpp>
#include <nabla/descent/minibatches.hpp>

// The loop of descents in which each step sees other rows of the data.

namespace nabla::core::detail {

/// A descent of J with the numbers that its batches are copied to and computed in.
template <class J, class T, class Batches, class State, class Rest, class Policy, class... X>
struct stochastic_descent;
template <class J, class T, class Batches, class State, class... B, class Policy, class... X>
struct stochastic_descent<J, T, Batches, State, std::tuple<const B&...>, Policy, X...> {
  const Batches& batches;
  State& now;
  const std::tuple<const B&...>& rest;
  T *copies, *workspace;
  Policy policy;

  /// Steps once over all rows; false where a value is not finite, from which it steps back. It leaves
  /// the means of the values and of the gradients it has met.
  template <class Method>
  constexpr bool pass(std::size_t number, const Method& method, T* memory, T* by) {
    const minibatch<J, T, Batches::copied_rows, B...> batch(rest, copies);
    const std::size_t samples =
        std::apply([](const B&... given) { return samples_of(given...); }, rest);
    const auto order = batches.order(number, samples);
    T* const mean = now.gradient_change;
    for (std::size_t k = 0; k < State::size; ++k) mean[k] = 0;
    T value = 0;
    for (std::size_t begin = 0; begin < samples; begin += Batches::size) {
      const std::size_t count = samples - begin < Batches::size ? samples - begin : Batches::size;
      if (!look(batch.bindings(order, begin, count))) return step_back();
      const T share = T(count) / T(samples);
      value += share * now.value;
      add_multiple<State::size>(mean, share, now.gradient);
      method.step(now, memory, by);
      move(by);
    }
    now.value = value;
    now.gradient_norm = length_of_column<State::size>(mean);
    return true;
  }
  /// The value of all rows here, and their gradient.
  constexpr bool look_at_all() {
    std::swap(now.point, now.trial);
    return now.begin();
  }
  constexpr bool step_back() {
    if (now.iterations > 0) std::swap(now.point, now.trial);
    return false;
  }
  /// Ends with the value and the gradient of all rows, where they are finite.
  constexpr status finish(status how) {
    if (how == status::converged || look_at_all()) return how;
    if (how != status::not_finite) {
      step_back();
      look_at_all();
    }
    return status::not_finite;
  }

 private:
  template <class Rows>
  constexpr bool look(const Rows& rows) {
    const objective<J, T, Rows, Policy, X...> f{rows, workspace, policy};
    now.value = f.value_and_gradient(now.point, now.gradient);
    now.bounds->hold(now.point, now.gradient);
    now.gradient_norm = length_of_column<State::size>(now.gradient);
    ++now.evaluations;
    return math::isfinite(now.value) &&
           (math::isfinite(now.gradient_norm) || all_finite<State::size>(now.gradient));
  }
  constexpr void move(const T* by) {
    for (std::size_t k = 0; k < State::size; ++k) now.trial[k] = now.point[k] + by[k];
    now.bounds->project(now.trial);
    std::swap(now.point, now.trial);
    ++now.iterations;
  }
};

/// Descends from `trial`, and calls `observe` at the start and after each pass. Where the mean
/// gradient of a pass is short enough, that of all rows is looked at.
template <class Descent, class Method, class State, class T, class Observe>
constexpr status descend_by_passes(Descent& descent, const Method& method, State& now,
                                   const stop& end, T* memory, T* by, const Observe& observe) {
  if (now.bounds->are_crossed()) return status::crossed_bounds;
  if (!now.begin()) return status::not_finite;
  const auto is_short = [&] { return now.gradient_norm <= T(end.gradient_norm); };
  for (std::size_t passes = 0;; ++passes) {
    State seen = now;
    seen.iterations = passes;
    observe(seen);
    status how = passes == end.iterations ? status::iteration_limit : status::undetermined;
    if (is_short() && descent.look_at_all() && is_short()) how = status::converged;
    if (how == status::undetermined && !descent.pass(passes, method, memory, by))
      how = status::not_finite;
    if (how == status::undetermined) continue;
    how = descent.finish(how);
    now.iterations = passes;
    return how;
  }
}

}  // namespace nabla::core::detail
