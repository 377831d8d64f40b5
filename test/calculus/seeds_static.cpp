// SPDX-License-Identifier: BSL-1.0
// The examples from which nabla grew, as a textbook on calculus would print them.

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr variable<"z"> z;
constexpr variable<"w"> w;
constexpr variable<"t"> t;

constexpr bool near(double u, double v, double tolerance) {
  return u - v <= tolerance && v - u <= tolerance;
}

// A paraboloid. Its gradient points uphill, and a step against it leads down.
constexpr auto J = x * x + y * y;
constexpr auto slope = gradient(J, wrt(x, y));
static_assert(J(x = 3.0, y = 4.0) == 25);
static_assert(slope == vec(2_c * x, 2_c * y));
static_assert(slope(x = 3.0, y = 4.0) == std::array{6.0, 8.0});
static_assert(sqrt(dot(slope, slope))(x = 3.0, y = 4.0) == 10);
static_assert(to_string(J) == "x^2 + y^2");
static_assert(to_string(slope) == "[2*x, 2*y]");

constexpr auto step = descent_step(J, wrt(x, y), 0.1_c);
constexpr auto next = step(x = 3.0, y = 4.0);
static_assert(near(next[0], 2.4, 1e-15) && near(next[1], 3.2, 1e-15));
static_assert(near(J(x = next[0], y = next[1]), 16, 1e-14));
static_assert(to_string(step) == "[0.8*x, 0.8*y]");
static_assert(step == vec(0.8_c * x, 0.8_c * y));
static_assert(step[0_c] == 0.8_c * x && step[1_c] == 0.8_c * y);
static_assert(substitute(J, x = step[0_c], y = step[1_c]) == 0.64_c * J);

// A function of two variables and its partial derivatives.
constexpr auto f = x * x * y + sin(x * y);
static_assert(to_string(f) == "x^2*y + sin(x*y)");
static_assert(to_string(diff(f, x)) == "2*x*y + y*cos(x*y)");
static_assert(to_string(diff(f, y)) == "x^2 + x*cos(x*y)");
static_assert(diff(f, x) == 2_c * x * y + y * cos(x * y));
static_assert(diff(f, y) == x * x + x * cos(x * y));
static_assert(gradient(f) == vec(diff(f, x), diff(f, y)));
static_assert(diff(f, x, y) == 2_c * x + cos(x * y) - x * y * sin(x * y));
static_assert(diff(f, x, y) == diff(f, y, x) && diff<2>(f, x) == diff(f, x, x));
static_assert(diff(f, z) == 0_c && diff(f, x) != diff(f, y));

// The same function, three times.
constexpr auto f_traced = traced([](auto u, auto v) { return u * u * v + sin(u * v); }, x, y);
constexpr auto f_by_powers = pow(x, 2_c) * y + sin(y * x);
static_assert(f == f_traced && f == f_by_powers && gradient(f) == gradient(f_traced));

// A neuron: its output, its loss, its gradient.
constexpr auto output = w * x;
constexpr auto loss = square(output - t);
static_assert(to_string(diff(loss, w)) == "2*x*(w*x - t)");
static_assert(diff(loss, w) == 2_c * x * (w * x - t));
static_assert(diff(loss, w) ==
              substitute(diff(square(z - t), z), z = output) * diff(output, w));  // chain rule
static_assert(diff(loss, w)(w = 0.5, x = 2.0, t = 3.0) == -8);

// The laws of differentiation, for whatever functions u and v.
template <class U, class V>
constexpr bool laws(U u, V v) {
  const bool linear = diff(3_c * u + 0.7_c * v, x) == 3_c * diff(u, x) + 0.7_c * diff(v, x) &&
                      diff(u - v, x) == diff(u, x) - diff(v, x);
  const bool product = diff(u * v, x) == diff(u, x) * v + u * diff(v, x);
  const bool quotient = diff(u / v, x) == (diff(u, x) * v - u * diff(v, x)) / (v * v);
  const bool chain = diff(substitute(u, x = v), x) == substitute(diff(u, x), x = v) * diff(v, x);
  const bool power =
      diff(u * u * u, x) == 3_c * u * u * diff(u, x) && diff(1_c / u, x) == -diff(u, x) / (u * u);
  const bool leibniz =
      diff<2>(u * v, x) == diff<2>(u, x) * v + 2_c * diff(u, x) * diff(v, x) + u * diff<2>(v, x);
  return linear && product && quotient && chain && power && leibniz;
}
static_assert(laws(x * x, x + 1_c));
static_assert(laws(sin(x), cos(x)));
static_assert(laws(exp(x), log(x)));
static_assert(laws(tanh(x), 5_c - 2_c * x + x * x * x));
static_assert(laws(sqrt(x), exp(-x)));
static_assert(laws(sigmoid(x), 1_c / x));
static_assert(laws(x / (x + 1_c), sin(x) * exp(x)));
static_assert(laws(erf(x), atan(x)));
static_assert(laws(pow(x, y), (x * y)));

// Every partial of a function of one variable, and of one that does not depend on it.
static_assert(diff(x, x) == 1_c && diff(y, x) == 0_c && diff(7_c, x) == 0_c &&
              diff(pi * x, x) == pi);

// The gradient stands upright on the level set: along the tangent (-J_y, J_x) nothing changes.
constexpr auto tangent_direction = vec(-slope[1_c], slope[0_c]);
static_assert(directional_derivative(J, wrt(x, y), tangent_direction) == 0_c);
static_assert(directional_derivative(f, wrt(x, y), vec(-diff(f, y), diff(f, x))) == 0_c);
static_assert(near(directional_derivative(f, wrt(x, y), vec(-diff(f, y), diff(f, x)))(x = 1.0,
                                                                                      y = 0.5),
                   0, 1e-15));
static_assert(directional_derivative(J, wrt(x, y), slope)(x = 3.0, y = 4.0) == 10);
static_assert(directional_derivative(J, wrt(x, y), -slope)(x = 3.0, y = 4.0) == -10);
static_assert(directional_derivative(J, wrt(x, y), vec(1_c, 0_c)) == diff(J, x));
static_assert(directional_derivative(f, wrt(x, y), vec(30_c, 40_c)) ==
              0.6_c * diff(f, x) + 0.8_c * diff(f, y));
static_assert(near(directional_derivative(f, wrt(x, y), vec(30_c, 40_c))(x = 3.0, y = 4.0),
                   directional_derivative(f, wrt(x, y), vec(3_c, 4_c))(x = 3.0, y = 4.0), 1e-14));

// In no direction is f steeper than along its gradient, and there the slope is the gradient's
// length.
constexpr bool steepest_along_gradient() {
  const variable<"u"> u;
  const variable<"v"> v;
  const auto along = directional_derivative(f, wrt(x, y), vec(u, v));
  const auto length = sqrt(dot(gradient(f), gradient(f)));
  const double steepest = length(x = 0.5, y = 1.5);
  double best = -1;
  for (int k = 0; k < 64; ++k) {
    const double angle = k * 2 * 3.14159265358979323846 / 64;
    const double s = along(x = 0.5, y = 1.5, u = math::cos(angle), v = math::sin(angle));
    if (s > steepest + 1e-15) return false;
    best = s > best ? s : best;
  }
  const auto g = gradient(f)(x = 0.5, y = 1.5);
  return best > 0.998 * steepest &&
         near(along(x = 0.5, y = 1.5, u = g[0], v = g[1]), steepest, 1e-15);
}
static_assert(steepest_along_gradient());

// A chain of three neurons. Backpropagation needs each activation once, and no further call for its
// slope.
constexpr variable<"w1"> w1;
constexpr variable<"w2"> w2;
constexpr variable<"w3"> w3;
constexpr auto a1 = sigmoid(w1 * x);
constexpr auto a2 = sigmoid(w2 * a1);
constexpr auto a3 = sigmoid(w3 * a2);
constexpr auto backwards = gradient(a3, wrt(w1, w2, w3));
constexpr auto d3 = a3 * (1_c - a3);
constexpr auto d2 = d3 * w3 * a2 * (1_c - a2);
constexpr auto d1 = d2 * w2 * a1 * (1_c - a1);
static_assert(backwards == vec(d1 * x, (d2 * a1), (d3 * a2)));
static_assert(operation_count(a3).calls == 3);
static_assert(operation_count(backwards).calls == 3);
static_assert(operation_count(a3, backwards).calls == 3);
static_assert(operation_count(a3).total() == 6 && operation_count(a3, backwards).total() <= 19);
constexpr double difference_quotient = [] {
  const double h = 1.0 / 1024;
  return (a3(w1 = 0.5 + h, w2 = -1.5, w3 = 2.0, x = 0.7) -
          a3(w1 = 0.5 - h, w2 = -1.5, w3 = 2.0, x = 0.7)) /
         (2 * h);
}();
static_assert(near(backwards(w1 = 0.5, w2 = -1.5, w3 = 2.0, x = 0.7)[0], difference_quotient,
                   1e-7));

// One sample of a linear regression.
constexpr variable<"a"> a;
constexpr variable<"b"> b;
constexpr auto residual = y - (a + b * x);
constexpr auto squared_error = residual * residual;
static_assert(gradient(squared_error, wrt(a, b)) == vec(-2_c * residual, -2_c * x * residual));
static_assert(hessian(squared_error, wrt(a, b))(a = 0.0, b = 0.0, x = 3.0, y = 1.0) ==
              matrix<double, 2, 2>{2, 6, 6, 18});
static_assert(descent_step(squared_error, wrt(a, b), 0.05_c)(a = 1.0, b = 2.0, x = 3.0, y = 8.0) ==
              std::array{1.1, 2.3});

// Second derivatives do not depend on the order.
constexpr auto k = exp(x * y) * sin(z) + x / (y * y + z * z) + sqrt(x + y * z) + sigmoid(x * y * z);
static_assert(diff(k, x, y) == diff(k, y, x) && diff(k, x, z) == diff(k, z, x) &&
              diff(k, y, z) == diff(k, z, y));
static_assert(diff(k, x, y, z) == diff(k, z, y, x) && diff(k, x, y, z) == diff(k, y, z, x));
constexpr bool symmetric() {
  const auto h = hessian(k, wrt(x, y, z))(x = 0.3, y = 0.7, z = 1.1);
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j)
      if (h(i, j) != h(j, i)) return false;
  return near(h(0, 1), diff(k, x, y)(x = 0.3, y = 0.7, z = 1.1), 1e-14) &&
         near(h(2, 2), diff<2>(k, z)(x = 0.3, y = 0.7, z = 1.1), 1e-14);
}
static_assert(symmetric());
static_assert(jacobian(gradient(k), wrt(x, y, z)) == hessian(k, wrt(x, y, z)));

// Taylor polynomials.
static_assert(taylor<5>(sin(x), x) == x - x * x * x / 6_c + x * x * x * x * x / 120_c);
static_assert(to_string(taylor<4>(cos(x), x)) == "x^4/24 - x^2/2 + 1");
static_assert(taylor<3>(exp(x), x) == 1_c + x + x * x / 2_c + x * x * x / 6_c);
static_assert(taylor<3>(1_c / (1_c - x), x) == 1_c + x + x * x + x * x * x);
static_assert(taylor<3>(log(x), x, 1_c) ==
              (x - 1_c) - pow(x - 1_c, 2_c) / 2_c + pow(x - 1_c, 3_c) / 3_c);
static_assert(taylor<2>(x * x, x, 3_c) == x * x && taylor<0>(exp(x), x) == 1_c);
static_assert(taylor<2>(f, x, a) == substitute(f, x = a) + substitute(diff(f, x), x = a) * (x - a) +
                                        substitute(diff<2>(f, x), x = a) * (x - a) * (x - a) / 2_c);

// Vector calculus.
constexpr auto space = wrt(x, y, z);
constexpr auto field = vec(x * y * z, sin(y) * x, exp(z) + y * y);
static_assert(curl(gradient(k, space), space) == vec(0_c, 0_c, 0_c));
static_assert(divergence(curl(field, space), space) == 0_c);
static_assert(divergence(field, space) == y * z + x * cos(y) + exp(z));
static_assert(curl(field, space) == vec(2_c * y, (x * y), sin(y) - x * z));
static_assert(curl(vec(-y, x), wrt(x, y)) == 2_c);
static_assert(laplacian(k, space) == diff<2>(k, x) + diff<2>(k, y) + diff<2>(k, z));
static_assert(laplacian(log(x * x + y * y), wrt(x, y)) == 0_c);  // harmonic
static_assert(divergence(gradient(k, space), space) == laplacian(k, space));

// Products with the Jacobian and the Hessian, without either.
constexpr variable<"p"> p;
constexpr variable<"q"> q;
constexpr auto map = vec(x * x * y, 5_c * x + sin(y));
static_assert(jacobian(map, wrt(x, y))(x = 2.0, y = 0.0) == matrix<double, 2, 2>{0, 4, 5, 1});
static_assert(jvp(map, wrt(x, y), vec(p, q)) ==
              vec(2_c * x * y * p + x * x * q, 5_c * p + cos(y) * q));
static_assert(vjp(map, wrt(x, y), vec(p, q)) ==
              vec(2_c * x * y * p + 5_c * q, cos(y) * q + x * x * p));
static_assert(dot(jvp(map, wrt(x, y), vec(p, q)), vec(w, t)) ==
              dot(vec(p, q), vjp(map, wrt(x, y), vec(w, t))));
static_assert(hvp(f, wrt(x, y), vec(p, q)) ==
              vec(diff(f, x, x) * p + diff(f, x, y) * q, diff(f, y, x) * p + diff(f, y, y) * q));
static_assert(jvp(f, wrt(x, y), vec(1_c, 0_c)) == diff(f, x));

// The value and the slope from one kernel.
constexpr auto both = value_and_gradient(J, wrt(x, y))(x = 3.0, y = 4.0);
static_assert(both.value == 25 && both.gradient == std::array{6.0, 8.0});
constexpr auto all = bundle(J, diff(J, x), hessian(J))(x = 3.0, y = 4.0);
static_assert(std::get<0>(all) == 25 && std::get<1>(all) == 6 &&
              std::get<2>(all) == matrix<double, 2, 2>{2, 0, 0, 2});

}  // namespace
