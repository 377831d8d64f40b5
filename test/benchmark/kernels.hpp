// SPDX-License-Identifier: BSL-1.0
// The problems' functions and derivatives, as a user of nabla writes them.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include <nabla/nabla.hpp>

#include "problems_of_mechanics.hpp"

namespace kernels {

using namespace nabla::literals;

template <std::size_t N>
using point = std::span<const double, N>;

inline constexpr nabla::variable<"x"> x;
inline constexpr nabla::variable<"y"> y;
inline constexpr nabla::vector_variable<"p", 32> p;

/// A problem's templated code, traced.
template <class Problem>
struct kernel {
  static constexpr problems::shape is = Problem::is;
  static constexpr nabla::vector_variable<"p", is.variables> p{};
  static constexpr nabla::vector_variable<"data", is.data == 0 ? 1 : is.data> data{};

  static constexpr auto trace = [](const auto& variables, const auto&... its_data) {
    using T = std::remove_cvref_t<decltype(variables[0])>;
    std::array<T, is.values> values;
    if constexpr (sizeof...(its_data) == 0)
      Problem::values(&variables[0], static_cast<const T*>(nullptr), values.data());
    else
      Problem::values(&variables[0], &its_data[0]..., values.data());
    if constexpr (is.values == 1)
      return values[0];
    else
      return values;
  };
  static constexpr auto traced() {
    if constexpr (is.data == 0)
      return nabla::traced(trace, p);
    else
      return nabla::traced(trace, p, data);
  }
  static constexpr auto f = traced();

  static constexpr auto with_derivatives() {
    if constexpr (is.order == 2)
      return bundle(f, gradient(f, nabla::wrt(p)), hessian(f, nabla::wrt(p)));
    else if constexpr (is.values == 1)
      return value_and_gradient(f, nabla::wrt(p));
    else
      return bundle(f, jacobian(f, nabla::wrt(p)));
  }
  static constexpr auto all = with_derivatives();

  static constexpr auto all_inputs() {
    if constexpr (is.data == 0)
      return nabla::wrt(p);
    else
      return nabla::wrt(p, data);
  }
  static constexpr auto inputs = all_inputs();
};

using seed = kernel<problems::seed>;
using rosenbrock = kernel<problems::rosenbrock>;
using rosenbrock32 = kernel<problems::rosenbrock32>;
using product32 = kernel<problems::product32>;
using camera = kernel<problems::camera>;
using perceptron = kernel<problems::perceptron>;

/// The price of a European call, and derivatives of it by name.
struct greeks {
  static constexpr nabla::variable<"S"> S{};
  static constexpr nabla::variable<"K"> K{};
  static constexpr nabla::variable<"r"> r{};
  static constexpr nabla::variable<"sigma"> sigma{};
  static constexpr nabla::variable<"T"> T{};
  static constexpr auto deviation = sigma * sqrt(T);
  static constexpr auto d1 = (log(S / K) + (r + square(sigma) / 2_c) * T) / deviation;
  static constexpr auto d2 = d1 - deviation;
  static constexpr auto normal = [](auto u) { return 0.5_c * erfc(-sqrt(0.5_c) * u); };
  static constexpr auto price = S * normal(d1) - K * exp(-r * T) * normal(d2);
  static constexpr auto all = bundle(price, diff(price, S), diff(price, sigma), -diff(price, T),
                                     diff(price, r), diff(price, S, S));
  static constexpr auto inputs = nabla::wrt(S, K, r, sigma, T);
};

}  // namespace kernels
