// SPDX-License-Identifier: BSL-1.0
// Ten formulas of finance, robotics, chemistry and mechanics, as users write them. Where public
// programs have them, test/README.md says.
#pragma once

#include <nabla/nabla.hpp>

namespace formulas {

using namespace nabla::literals;
using nabla::variable, nabla::wrt;

/// Hagan's expansion of the SABR model's implied volatility; volatility, and its derivatives by the
/// forward f, alpha, beta, nu and rho.
struct sabr {
  static constexpr variable<"f"> f{};
  static constexpr variable<"alpha"> alpha{};
  static constexpr variable<"beta"> beta{};
  static constexpr variable<"nu"> nu{};
  static constexpr variable<"rho"> rho{};
  static constexpr variable<"k"> k{};
  static constexpr variable<"t"> t{};
  static constexpr auto rest = 1_c - beta;
  static constexpr auto z = nu * (pow(f, rest) - pow(k, rest)) / alpha / rest;
  static constexpr auto zeta = nu * (f - k) / alpha / pow(f * k, beta / 2_c);
  static constexpr auto ratio = (sqrt(1_c + zeta * (zeta - 2_c * rho)) + zeta - rho) / (1_c - rho);
  static constexpr auto leading = nu * log(f / k) * zeta / z / log(ratio);
  static constexpr auto s = pow(f * k, rest / 2_c);
  static constexpr auto correction = rest * rest * alpha * alpha / 24_c / s / s +
                                     rho * alpha * beta * nu / 4_c / s +
                                     nu * nu * (2_c - 3_c * rho * rho) / 24_c;
  static constexpr auto volatility = leading * (1_c + correction * t);
  static constexpr auto all = value_and_gradient(volatility, wrt(f, alpha, beta, nu, rho));
  static constexpr auto inputs = wrt(f, alpha, beta, nu, rho, k, t);
};

/// Svensson's yield of maturity m; yield, gradient by its six parameters.
struct svensson {
  static constexpr variable<"b0"> b0{};
  static constexpr variable<"b1"> b1{};
  static constexpr variable<"b2"> b2{};
  static constexpr variable<"b3"> b3{};
  static constexpr variable<"tau1"> tau1{};
  static constexpr variable<"tau2"> tau2{};
  static constexpr variable<"m"> m{};
  static constexpr auto yield = b0 + (b1 + b2) * (tau1 / m) * (1_c - exp(-m / tau1)) -
                                b2 * exp(-m / tau1) + b3 * (tau2 / m) * (1_c - exp(-m / tau2)) -
                                b3 * exp(-m / tau2);
  static constexpr auto all = value_and_gradient(yield, wrt(b0, b1, b2, b3, tau1, tau2));
  static constexpr auto inputs = wrt(b0, b1, b2, b3, tau1, tau2, m);
};

/// The price of a bond of maturity t in Vasicek's model; price, gradient by r, kappa, theta, sigma.
struct vasicek {
  static constexpr variable<"r"> r{};
  static constexpr variable<"kappa"> kappa{};
  static constexpr variable<"theta"> theta{};
  static constexpr variable<"sigma"> sigma{};
  static constexpr variable<"t"> t{};
  static constexpr auto B = (1_c - exp(-kappa * t)) / kappa;
  static constexpr auto A = exp((theta - sigma * sigma / (2_c * (kappa * kappa))) * (B - t) -
                                sigma * sigma / (4_c * kappa) * (B * B));
  static constexpr auto price = A * exp(-r * B);
  static constexpr auto all = value_and_gradient(price, wrt(r, kappa, theta, sigma));
  static constexpr auto inputs = wrt(r, kappa, theta, sigma, t);
};

/// Pacejka's magic formula for the force of a tyre at the slip x; force, gradient.
struct tyre {
  static constexpr variable<"x"> x{};
  static constexpr variable<"B"> B{};
  static constexpr variable<"C"> C{};
  static constexpr variable<"D"> D{};
  static constexpr variable<"E"> E{};
  static constexpr auto force = D * sin(C * atan(B * x - E * (B * x - atan(B * x))));
  static constexpr auto all = value_and_gradient(force, wrt(x, B, C, D, E));
  static constexpr auto inputs = wrt(x, B, C, D, E);
};

/// A kinematic bicycle with heading a, speed v, steering angle d; velocities and turning rate, and
/// their Jacobian.
struct bicycle {
  static constexpr variable<"a"> a{};
  static constexpr variable<"v"> v{};
  static constexpr variable<"d"> d{};
  static constexpr variable<"rear"> rear{};
  static constexpr variable<"length"> length{};
  static constexpr auto slip = atan(rear * tan(d) / length);
  static constexpr auto motion =
      nabla::vec(v * cos(a + slip), v* sin(a + slip), v* tan(d) * cos(slip) / length);
  static constexpr auto all = bundle(motion, jacobian(motion, wrt(a, v, d)));
  static constexpr auto inputs = wrt(a, v, d, rear, length);
};

/// The angular accelerations of a double pendulum with angles a, b and their rates u, w; and their
/// Jacobian.
struct pendulum {
  static constexpr variable<"a"> a{};
  static constexpr variable<"u"> u{};
  static constexpr variable<"b"> b{};
  static constexpr variable<"w"> w{};
  static constexpr variable<"m1"> m1{};
  static constexpr variable<"m2"> m2{};
  static constexpr variable<"l1"> l1{};
  static constexpr variable<"l2"> l2{};
  static constexpr variable<"g"> g{};
  static constexpr auto apart = b - a;
  static constexpr auto divisor1 = (m1 + m2) * l1 - m2 * l1 * cos(apart) * cos(apart);
  static constexpr auto first =
      (m2 * l1 * u * u * sin(apart) * cos(apart) + m2 * g * sin(b) * cos(apart) +
       m2 * l2 * w * w * sin(apart) - (m1 + m2) * g * sin(a)) /
      divisor1;
  static constexpr auto divisor2 = l2 / l1 * divisor1;
  static constexpr auto second =
      (-m2 * l2 * w * w * sin(apart) * cos(apart) + (m1 + m2) * g * sin(a) * cos(apart) -
       (m1 + m2) * l1 * u * u * sin(apart) - (m1 + m2) * g * sin(b)) /
      divisor2;
  static constexpr auto rates = nabla::vec(first, second);
  static constexpr auto all = bundle(rates, jacobian(rates, wrt(a, u, b, w)));
  static constexpr auto inputs = wrt(a, u, b, w, m1, m2, l1, l2, g);
};

/// Peng and Robinson's pressure of a gas at temperature T in the volume V; pressure, gradient,
/// Hessian.
struct peng_robinson {
  static constexpr variable<"T"> T{};
  static constexpr variable<"V"> V{};
  static constexpr variable<"Tc"> Tc{};
  static constexpr variable<"pc"> pc{};
  static constexpr variable<"omega"> omega{};
  static constexpr auto R = 8.314462618_c;
  static constexpr auto kappa = 0.37464_c + 1.54226_c * omega - 0.26992_c * (omega * omega);
  static constexpr auto alpha = square(1_c + kappa * (1_c - sqrt(T / Tc)));
  static constexpr auto attraction = 0.457235_c * square(R * Tc) / pc * alpha;
  static constexpr auto b = 0.077796_c * (R * Tc) / pc;
  static constexpr auto pressure = R * T / (V - b) - attraction / (V * (V + b) + b * (V - b));
  static constexpr auto all =
      bundle(pressure, gradient(pressure, wrt(T, V)), hessian(pressure, wrt(T, V)));
  static constexpr auto inputs = wrt(T, V, Tc, pc, omega);
};

/// The energy of two ions by Buckingham's potential and their charges; energy, gradient by their
/// distance in space.
struct buckingham {
  static constexpr variable<"x"> x{};
  static constexpr variable<"y"> y{};
  static constexpr variable<"z"> z{};
  static constexpr variable<"A"> A{};
  static constexpr variable<"rho"> rho{};
  static constexpr variable<"C"> C{};
  static constexpr variable<"q"> q{};
  static constexpr auto r = sqrt(x * x + y * y + z * z);
  static constexpr auto energy = A * exp(-r / rho) - C / pow(r, 6_c) + q / r;
  static constexpr auto all = value_and_gradient(energy, wrt(x, y, z));
  static constexpr auto inputs = wrt(x, y, z, A, rho, C, q);
};

/// The hydraulic conductivity of a soil at the suction h by van Genuchten and Mualem; conductivity,
/// gradient.
struct soil {
  static constexpr variable<"h"> h{};
  static constexpr variable<"alpha"> alpha{};
  static constexpr variable<"n"> n{};
  static constexpr variable<"Ks"> Ks{};
  static constexpr auto m = 1_c - 1_c / n;
  static constexpr auto saturation = 1_c / pow(1_c + pow(alpha * h, n), m);
  static constexpr auto conductivity =
      Ks * sqrt(saturation) * square(1_c - pow(1_c - pow(saturation, 1_c / m), m));
  static constexpr auto all = value_and_gradient(conductivity, wrt(h, alpha, n, Ks));
  static constexpr auto inputs = wrt(h, alpha, n, Ks);
};

/// The energy of a neo-Hookean solid under the deformation F; energy, gradient (the stress).
struct neo_hookean {
  static constexpr nabla::vector_variable<"F", 9> F{};
  static constexpr variable<"mu"> mu{};
  static constexpr variable<"lambda"> lambda{};
  static constexpr auto energy = nabla::traced(
      [](const auto& q, auto shear, auto bulk) {
        const auto J = q[0] * (q[4] * q[8] - q[5] * q[7]) - q[1] * (q[3] * q[8] - q[5] * q[6]) +
                       q[2] * (q[3] * q[7] - q[4] * q[6]);
        auto squares = q[0] * q[0];
        for (std::size_t i = 1; i < 9; ++i) squares += q[i] * q[i];
        const auto log_J = log(J);
        return 0.5 * shear * (squares - 3) - shear * log_J + 0.5 * bulk * log_J * log_J;
      },
      F, mu, lambda);
  static constexpr auto all = value_and_gradient(energy, wrt(F));
  static constexpr auto inputs = wrt(F, mu, lambda);
};

}  // namespace formulas
