// SPDX-License-Identifier: BSL-1.0
// Boost.Math's autodiff: polynomials in all variables at once, so that each variable of a gradient
// takes a pass, and a Hessian of two variables one.
#include <boost/math/differentiation/autodiff.hpp>

#include "../problems_of_mechanics.hpp"
#include "contender.hpp"

namespace {

namespace autodiff = boost::math::differentiation;

template <class Problem>
struct gradient_by_boost {
  static constexpr problems::shape is = Problem::is;
  using number = autodiff::detail::fvar<double, 1>;

  static void compute(const double* in, double* out) {
    number x[is.variables], f[is.values];
    for (std::size_t i = 0; i < is.variables; ++i) x[i] = in[i];
    for (std::size_t i = 0; i < is.variables; ++i) {
      x[i] = autodiff::make_fvar<double, 1>(in[i]);
      Problem::values(x, in + is.variables, f);
      x[i] = in[i];
      for (std::size_t k = 0; k < is.values; ++k)
        out[is.values + k * is.variables + i] = f[k].derivative(1);
    }
    for (std::size_t k = 0; k < is.values; ++k) out[k] = f[k].derivative(0);
  }
};

template <class Problem>
struct hessian_by_boost {
  static void compute(const double* in, double* out) {
    const auto both = autodiff::make_ftuple<double, 2, 2>(in[0], in[1]);
    using number = decltype(std::get<0>(both) + std::get<1>(both));
    const number x[] = {std::get<0>(both), std::get<1>(both)};
    number f;
    Problem::values(x, in + 2, &f);
    out[0] = f.derivative(0, 0);
    out[1] = f.derivative(1, 0);
    out[2] = f.derivative(0, 1);
    out[3] = f.derivative(2, 0);
    out[4] = out[5] = f.derivative(1, 1);
    out[6] = f.derivative(0, 2);
  }
};

using namespace problems;
constexpr entry all[] = {
    entry_of<seed, gradient_by_boost<seed>>(),
    entry_of<rosenbrock, hessian_by_boost<rosenbrock>>(),
    entry_of<rosenbrock32, gradient_by_boost<rosenbrock32>>(),
    entry_of<rosenbrock_pairs, gradient_by_boost<rosenbrock_pairs>>(),
    entry_of<product32, gradient_by_boost<product32>>(),
    entry_of<black_scholes, gradient_by_boost<black_scholes>>(),
    entry_of<camera, gradient_by_boost<camera>>(),
    entry_of<perceptron, gradient_by_boost<perceptron>>(),
    entry_of<sabr, gradient_by_boost<sabr>>(),
    entry_of<peng_robinson, hessian_by_boost<peng_robinson>>(),
    entry_of<atoms, gradient_by_boost<atoms>>(),
    entry_of<arm, gradient_by_boost<arm>>(),
};

}  // namespace

entries contender() { return {all, std::size(all)}; }
