// SPDX-License-Identifier: BSL-1.0
// Ceres's Jets: all derivatives in one pass. (A Jet of Jets knows no numbers, so no Hessians.)
#include <algorithm>

#include <ceres/jet.h>

#include "../problems_of_mechanics.hpp"
#include "contender.hpp"

namespace {

template <class Problem>
struct by_jets {
  static constexpr problems::shape is = Problem::is;
  using jet = ceres::Jet<double, static_cast<int>(is.variables)>;

  static void compute(const double* in, double* out) {
    jet x[is.variables], f[is.values];
    for (std::size_t i = 0; i < is.variables; ++i) x[i] = jet(in[i], static_cast<int>(i));
    Problem::values(x, in + is.variables, f);
    for (std::size_t k = 0; k < is.values; ++k) {
      out[k] = f[k].a;
      std::copy_n(f[k].v.data(), is.variables, out + is.values + k * is.variables);
    }
  }
};

using namespace problems;
constexpr auto& all = entries_by<by_jets, seed, rosenbrock32, rosenbrock_pairs, product32,
                                 black_scholes, camera, perceptron, sabr, atoms, arm>;

}  // namespace

entries contender() { return {all, std::size(all)}; }
