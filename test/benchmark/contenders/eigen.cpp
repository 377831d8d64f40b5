// SPDX-License-Identifier: BSL-1.0
// Eigen's AutoDiffScalar: all derivatives in one pass. (It has no erf, and no variable exponents.)
#include <algorithm>

#include <Eigen/Core>
#include <unsupported/Eigen/AutoDiff>

#include "../problems_of_mechanics.hpp"
#include "contender.hpp"

namespace {

template <class Problem>
struct by_eigen {
  static constexpr problems::shape is = Problem::is;
  static constexpr int variables = static_cast<int>(is.variables);
  using scalar = Eigen::AutoDiffScalar<Eigen::Matrix<double, variables, 1>>;

  static void compute(const double* in, double* out) {
    scalar x[is.variables], f[is.values];
    for (int i = 0; i < variables; ++i) x[i] = scalar(in[i], variables, i);
    Problem::values(x, in + variables, f);
    for (std::size_t k = 0; k < is.values; ++k) {
      out[k] = f[k].value();
      std::copy_n(f[k].derivatives().data(), is.variables, out + is.values + k * is.variables);
    }
  }
};

using namespace problems;
constexpr auto& all = entries_by<by_eigen, seed, rosenbrock32, rosenbrock_pairs, product32, camera,
                                 perceptron, atoms, arm>;

}  // namespace

entries contender() { return {all, std::size(all)}; }
