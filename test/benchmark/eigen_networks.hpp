// SPDX-License-Identifier: BSL-1.0
// The networks of arrays.hpp as whole batches of Eigen's matrices; without Eigen there is nothing.
#pragma once

#include "arrays.hpp"

#if __has_include(<Eigen/Core>)
#include <Eigen/Core>

namespace eigen {

/// Keeps its matrices from call to call, so that nothing is allocated.
template <int In, int Hidden, int Out>
class network {
  using matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  using row = Eigen::RowVectorXd;
  static constexpr int first_bias = Hidden * In, second_weights = first_bias + Hidden,
                       second_bias = second_weights + Out * Hidden;

 public:
  static void compute(const arrays::numbers& in, double* out) {
    static matrix h, z, d, dh;
    static Eigen::VectorXd sums;
    const Eigen::Index samples = static_cast<Eigen::Index>(in.rows.size()) / In;
    const double *const w = in.parameters.data(), part = 1 / static_cast<double>(samples);
    double* const by = out + 1;
    const Eigen::Map<const matrix> W1(w, Hidden, In), W2(w + second_weights, Out, Hidden),
        x(in.rows.data(), samples, In), t(in.targets.data(), samples, Out);
    Eigen::Map<matrix> by_W1(by, Hidden, In), by_W2(by + second_weights, Out, Hidden);
    Eigen::Map<row> by_b1(by + first_bias, Hidden), by_b2(by + second_bias, Out);

    h.noalias() = x * W1.transpose();
    h.rowwise() += Eigen::Map<const row>(w + first_bias, Hidden);
    h.array() = (1 + (-h.array()).exp()).inverse();
    z.noalias() = h * W2.transpose();
    z.rowwise() += Eigen::Map<const row>(w + second_bias, Out);
    d = z.array().exp();
    sums = d.rowwise().sum();
    out[0] = part * (sums.array().log().sum() - (t.array() * z.array()).sum());
    d.array().colwise() /= sums.array();
    d = part * (d - t);
    by_W2.noalias() = d.transpose() * h;
    by_b2 = d.colwise().sum();
    dh.noalias() = d * W2;
    dh.array() *= h.array() * (1 - h.array());
    by_W1.noalias() = dh.transpose() * x;
    by_b1 = dh.colwise().sum();
  }
};

}  // namespace eigen
#endif
