// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/minibatches.hpp>
#include <nabla/descent/steps.hpp>

// The loop of descents in which each step sees other rows of the data.

namespace nabla::core::detail {

/// A descent of J, with the numbers that its batches are copied to and its means are added up in.
template <class J, class T, class Batches, class Steps, class Rest, class Policy, class... X>
struct stochastic_descent;
template <class J, class T, class Batches, class Steps, class... B, class Policy, class... X>
struct stochastic_descent<J, T, Batches, Steps, std::tuple<const B&...>, Policy, X...> {
  using state = std::remove_reference_t<decltype(std::declval<Steps&>().now)>;
  const Batches& batches;
  Steps& steps;
  const objective<J, T, std::tuple<const B&...>, Policy, X...>& all_rows;
  T *copies, *means;
  state& now = steps.now;
  std::size_t samples =
      std::apply([](const B&... given) { return samples_of(given...); }, all_rows.rest);

  /// Steps once over all rows; false where a value is not finite, from which it steps back. It leaves
  /// the mean of the values it has met, and the length of the mean gradient or else of the last one.
  constexpr bool pass(std::size_t number, bool adds_gradients) {
    const auto order = batches.order(number, samples);
    for (std::size_t k = 0; k < state::size; ++k) means[k] = 0;
    T value = 0;
    for (std::size_t begin = 0; begin < samples; begin += Batches::size) {
      if (!look(order, begin)) return step_back();
      const T share = T(rows_from(begin)) / T(samples);
      value += share * now.value;
      if (adds_gradients) add_multiple<state::size>(means, share, now.gradient);
      if (steps.make() == advance::not_finite) return step_back();
      ++now.iterations;
    }
    now.value = value;
    now.gradient_norm = length_of_column<state::size>(adds_gradients ? means : now.gradient);
    return true;
  }
  /// The value of all rows here, and their gradient.
  constexpr bool look_at_all() { return now.look(all_rows) && now.measure(); }
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
  constexpr std::size_t rows_from(std::size_t begin) const {
    return samples - begin < Batches::size ? samples - begin : Batches::size;
  }
  template <class Order>
  constexpr bool look(const Order& order, std::size_t begin) {
    const minibatch<J, T, Batches::copied_rows, B...> batch(all_rows.rest, copies);
    const auto rows = batch.bindings(order, begin, rows_from(begin));
    return now.look(objective<J, T, std::remove_const_t<decltype(rows)>, Policy, X...>{
        rows, all_rows.workspace, all_rows.policy});
  }
  constexpr bool step_back() {
    if (now.iterations > 0)
      steps.take_back([this] {
        const std::size_t in_a_pass = (samples + Batches::size - 1) / Batches::size;
        const auto order = batches.order(now.iterations / in_a_pass, samples);
        look(order, now.iterations % in_a_pass * Batches::size);
      });
    return false;
  }
};

/// Descends from here, and calls `observe` at the start and after each pass. Where the mean gradient
/// of a pass is short enough, that of all rows is looked at.
template <class Descent, class Observe>
constexpr status descend_by_passes(Descent& descent, const stop& end, const Observe& observe) {
  auto& now = descent.now;
  using T = typename Descent::state::number;
  const T bound = T(end.gradient_norm);
  if (now.bounds->are_crossed()) return status::crossed_bounds;
  if (!now.begin(descent.all_rows)) return status::not_finite;
  for (std::size_t passes = 0;; ++passes) {
    auto seen = now;
    seen.iterations = passes;
    observe(seen);
    status how = passes == end.iterations ? status::iteration_limit : status::undetermined;
    if (now.gradient_norm <= bound && descent.look_at_all() && now.gradient_norm <= bound)
      how = status::converged;
    if (how == status::undetermined && !descent.pass(passes, Observe::looks || bound > 0))
      how = status::not_finite;
    if (how == status::undetermined) continue;
    how = descent.finish(how);
    now.iterations = passes;
    return how;
  }
}

}  // namespace nabla::core::detail
