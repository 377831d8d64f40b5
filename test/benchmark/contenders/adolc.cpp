// SPDX-License-Identifier: BSL-1.0
// ADOL-C: the function is written on a tape once for each set of data; after that its drivers run
// over the tape.
#include <array>

#include <adolc/adolc.h>

#include "../problems_of_mechanics.hpp"
#include "contender.hpp"

namespace {

short next_tape = 0;

/// A tape whose data are its parameters.
template <class Problem>
struct by_adolc {
  static constexpr problems::shape is = Problem::is;
  static constexpr int variables = static_cast<int>(is.variables),
                       values = static_cast<int>(is.values);

  static short write_tape(const double* in) {
    const short tape = next_tape++;
    trace_on(tape);
    adouble x[is.variables], f[is.values];
    std::array<adouble, is.data> data;
    for (std::size_t i = 0; i < is.variables; ++i) x[i] <<= in[i];
    for (std::size_t k = 0; k < is.data; ++k) data[k] = mkparam(in[is.variables + k]);
    Problem::values(x, data.data(), f);
    double unused;
    for (adouble& u : f) u >>= unused;
    trace_off();
    return tape;
  }

  static void compute(const double* in, double* out) {
    static const short tape = write_tape(in);
    if constexpr (is.data > 0) set_param_vec(tape, is.data, const_cast<double*>(in) + is.variables);
    zos_forward(tape, values, variables, 1, in, out);
    double* rows[is.values];
    for (std::size_t k = 0; k < is.values; ++k) rows[k] = out + is.values + k * is.variables;
    if constexpr (is.values == 1)
      gradient(tape, variables, in, rows[0]);
    else
      jacobian(tape, values, variables, in, rows);
    if constexpr (is.order == 2) write_hessian(tape, in, out + 1 + is.variables);
  }

  /// The driver writes the lower half.
  static void write_hessian(short tape, const double* in, double* out) {
    double* rows[is.variables];
    for (std::size_t i = 0; i < is.variables; ++i) rows[i] = out + i * is.variables;
    hessian(tape, variables, const_cast<double*>(in), rows);
    for (std::size_t i = 0; i < is.variables; ++i)
      for (std::size_t j = 0; j < i; ++j) rows[j][i] = rows[i][j];
  }
};

using namespace problems;
constexpr auto& all =
    entries_by<by_adolc, seed, rosenbrock, rosenbrock32, rosenbrock_pairs, product32, black_scholes,
               camera, perceptron, gaussians, sabr, peng_robinson, atoms, arm, pendulum>;

}  // namespace

entries contender() { return {all, std::size(all)}; }
