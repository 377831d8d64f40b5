// SPDX-License-Identifier: BSL-1.0
// The function of 16 variables that compile_time.py compiles: NABLA_CHAIN_STEPS pseudo-random
// steps.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

/// Each step replaces one of the 16 values w by w op another: every value stays alive, and a bound
/// kept beside each one keeps the numbers tame. Mostly + - *, now and then sin and exp.
inline constexpr auto random_chain = [](const auto& x) {
  constexpr std::size_t variables = 16;
  auto w = x;
  std::array<double, variables> bound{};
  for (double& b : bound) b = 1;
  std::uint64_t state = 20240229;
  const auto draw = [&state](std::uint64_t below) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>((state >> 33) % below);
  };
  for (int step = 0; step < NABLA_CHAIN_STEPS; ++step) {
    const std::size_t i = draw(variables), j = (i + 1 + draw(variables - 1)) % variables,
                      kind = draw(32);
    if (bound[i] > 6) {
      w[i] *= 0.125;
      bound[i] /= 8;
    } else if (kind == 0) {
      w[i] = sin(w[i]);
      bound[i] = 1;
    } else if (kind == 1 && bound[i] <= 1) {
      w[i] = exp(w[i]);
      bound[i] = 3;
    } else if (kind < 10 || bound[i] * bound[j] > 6) {
      w[i] = w[i] - w[j];
      bound[i] += bound[j];
    } else if (kind < 18) {
      w[i] = w[i] + w[j];
      bound[i] += bound[j];
    } else {
      w[i] = w[i] * w[j];
      bound[i] *= bound[j];
    }
  }
  auto sum = w[0];
  for (std::size_t i = 1; i < variables; ++i) sum += w[i];
  return sum;
};
