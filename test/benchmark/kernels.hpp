// SPDX-License-Identifier: BSL-1.0
// The same kernels as hand.hpp, as a user of nabla writes them: the function only.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include <nabla/nabla.hpp>

namespace kernels {

using namespace nabla::literals;

template <std::size_t N>
using point = std::span<const double, N>;

inline constexpr nabla::variable<"x"> x;
inline constexpr nabla::variable<"y"> y;

struct seed {
  static constexpr auto f = x * x * y + sin(x * y);
  static constexpr auto all = value_and_gradient(f, nabla::wrt(x, y));
  static constexpr auto inputs = nabla::wrt(x, y);
};

struct rosenbrock {
  static constexpr auto f = square(1_c - x) + 100_c * square(y - x * x);
  static constexpr auto all = bundle(f, gradient(f), hessian(f));
  static constexpr auto inputs = nabla::wrt(x, y);
};

inline constexpr nabla::vector_variable<"p", 32> p;

struct rosenbrock32 {
  static constexpr auto f = nabla::traced(
      [](const auto& q) {
        std::remove_cvref_t<decltype(q[0])> sum = 0;
        for (std::size_t i = 0; i + 1 < q.size(); ++i)
          sum += square(1 - q[i]) + 100 * square(q[i + 1] - q[i] * q[i]);
        return sum;
      },
      p);
  static constexpr auto all = value_and_gradient(f, nabla::wrt(p));
  static constexpr auto inputs = nabla::wrt(p);
};

struct product32 {
  static constexpr auto f = nabla::traced(
      [](const auto& q) {
        auto product = q[0];
        for (std::size_t i = 1; i < q.size(); ++i) product *= q[i];
        return product;
      },
      p);
  static constexpr auto all = value_and_gradient(f, nabla::wrt(p));
  static constexpr auto inputs = nabla::wrt(p);
};

struct black_scholes {
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

struct camera {
  static constexpr nabla::vector_variable<"camera", 9> view{};
  static constexpr nabla::vector_variable<"X", 3> X{};
  static constexpr nabla::vector_variable<"observed", 2> observed{};
  static constexpr auto residual = nabla::traced(
      [](const auto& c, const auto& X, const auto& seen) {
        const auto angle = sqrt(c[0] * c[0] + c[1] * c[1] + c[2] * c[2]);
        const auto u = c[0] / angle, v = c[1] / angle, w = c[2] / angle;  // the axis
        const auto cosine = cos(angle), sine = sin(angle);
        const auto rest = (u * X[0] + v * X[1] + w * X[2]) * (1 - cosine);
        const auto at_x = X[0] * cosine + (v * X[2] - w * X[1]) * sine + u * rest + c[3];
        const auto at_y = X[1] * cosine + (w * X[0] - u * X[2]) * sine + v * rest + c[4];
        const auto at_z = X[2] * cosine + (u * X[1] - v * X[0]) * sine + w * rest + c[5];
        const auto px = at_x / at_z, py = at_y / at_z, r2 = px * px + py * py;
        const auto scale = c[6] * (1 + r2 * (c[7] + c[8] * r2));
        return std::array{scale * px - seen[0], scale * py - seen[1]};
      },
      view, X, observed);
  static constexpr auto all = bundle(residual, jacobian(residual, nabla::wrt(view, X)));
  static constexpr auto inputs = nabla::wrt(view, X, observed);
};

struct perceptron {
  static constexpr nabla::vector_variable<"parameters", 121> parameters{};
  static constexpr nabla::vector_variable<"sample", 4> sample{};
  static constexpr nabla::variable<"target"> target{};
  static constexpr auto loss = nabla::traced(
      [](const auto& w, const auto& in, auto wanted) {
        std::size_t next = 0;
        const auto layer = [&]<std::size_t Out>(const auto& from,
                                                std::array<decltype(wanted), Out>& to) {
          const std::size_t bias = next + Out * from.size();
          for (std::size_t i = 0; i < Out; ++i) {
            auto sum = w[bias + i];
            for (const auto& u : from) sum += w[next++] * u;
            to[i] = sum;
          }
          next += Out;
        };
        std::array<decltype(wanted), 8> first, second;
        std::array<decltype(wanted), 1> last;
        layer(in, first);
        for (auto& u : first) u = sigmoid(u);
        layer(first, second);
        for (auto& u : second) u = sigmoid(u);
        layer(second, last);
        return square(last[0] - wanted);
      },
      parameters, sample, target);
  static constexpr auto all = value_and_gradient(loss, nabla::wrt(parameters));
  static constexpr auto inputs = nabla::wrt(parameters, sample, target);
};

}  // namespace kernels
