// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <numbers>

#include <nabla/math/trigonometric.hpp>

// Rates that change on the way: a schedule says by what the rate of step k, from 0, is multiplied.

namespace nabla::core {

/// 1/(1 + rate k). (Robbins and Monro, Ann. Math. Stat. 22 (1951) 400-407: steps that vanish, but
/// whose sum does not end.)
struct inverse_decay {
  double rate = 0.01;

  constexpr double operator()(std::size_t k) const {
    return 1 / (1 + rate * static_cast<double>(k));
  }
};
/// Multiplies by `factor` after each `every` steps.
struct step_decay {
  std::size_t every = 100;
  double factor = 0.5;

  constexpr double operator()(std::size_t k) const {
    double product = 1;
    for (std::size_t count = k / every; count > 0; --count) product *= factor;
    return product;
  }
};
/// Half a wave of the cosine from 1 to `least` in so many steps, and `least` from then on. (Loshchilov
/// and Hutter, ICLR 2017, equation 5.)
struct cosine_decay {
  std::size_t steps = 1000;
  double least = 0;

  constexpr double operator()(std::size_t k) const {
    if (k >= steps) return least;
    const double share = static_cast<double>(k) / static_cast<double>(steps);
    return least + (1 - least) / 2 * (1 + math::cos(std::numbers::pi * share));
  }
};
/// A line up to 1 in so many steps, then another schedule from its beginning.
template <class Then>
struct warm_up {
  std::size_t steps = 100;
  Then then{};

  constexpr double operator()(std::size_t k) const {
    return k < steps ? static_cast<double>(k + 1) / static_cast<double>(steps) : then(k - steps);
  }
};
template <class Then>
warm_up(std::size_t, Then) -> warm_up<Then>;

/// A method with a rate that follows a schedule, or any function of the number of steps: see
/// `scheduled`.
template <class Method, class Schedule>
struct scheduled_method {
  Method method;
  Schedule schedule;

  static constexpr std::size_t memory(std::size_t n) { return Method::memory(n); }
  template <class State, class T>
  constexpr auto step(const State& now, T* memory) const {
    Method today = method;
    today.rate *= schedule(now.iterations);
    return today.step(now, memory);
  }
};
/// A method whose rate a schedule multiplies: `minimize(f, at(...), scheduled(adam{.rate = 0.1},
/// cosine_decay{.steps = 500}))`. A schedule is any function of the number of steps made.
template <class Method, class Schedule>
constexpr auto scheduled(const Method& method, const Schedule& schedule) {
  constexpr bool has_rate = requires(Method m) { m.rate *= schedule(std::size_t{}); };
  static_assert(has_rate,
                "a schedule multiplies the rate of a method that has one: scheduled(adam{.rate = "
                "0.1}, cosine_decay{.steps = 500})");
  if constexpr (has_rate)
    return scheduled_method<Method, Schedule>{method, schedule};
  else
    return method;
}

}  // namespace nabla::core

namespace nabla {

using core::cosine_decay;
using core::inverse_decay;
using core::scheduled;
using core::step_decay;
using core::warm_up;

}  // namespace nabla
