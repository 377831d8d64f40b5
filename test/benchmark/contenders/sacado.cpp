// SPDX-License-Identifier: BSL-1.0
// Sacado: gradients of one value of many variables backwards over a tape, others forward in one pass,
// Hessians by numbers of numbers. (It has no erf.)
#include <algorithm>

#include <Sacado_No_Kokkos.hpp>

#include "../problems_of_mechanics.hpp"
#include "contender.hpp"

namespace {

template <class Problem>
struct forward {
  static constexpr problems::shape is = Problem::is;
  static constexpr int variables = static_cast<int>(is.variables);
  using number = Sacado::Fad::SFad<double, variables>;

  static void compute(const double* in, double* out) {
    number x[is.variables], f[is.values];
    for (int i = 0; i < variables; ++i) x[i] = number(variables, i, in[i]);
    Problem::values(x, in + variables, f);
    for (std::size_t k = 0; k < is.values; ++k) {
      out[k] = f[k].val();
      std::copy_n(f[k].dx(), is.variables, out + is.values + k * is.variables);
    }
  }
};

template <class Problem>
struct backward {
  static constexpr problems::shape is = Problem::is;
  using number = Sacado::Rad::ADvar<double>;

  static void compute(const double* in, double* out) {
    number x[is.variables], f;
    for (std::size_t i = 0; i < is.variables; ++i) x[i] = in[i];
    Problem::values(x, in + is.variables, &f);
    number::Gradcomp();
    out[0] = f.val();
    for (std::size_t i = 0; i < is.variables; ++i) out[1 + i] = x[i].adj();
  }
};

template <class Problem>
struct second_order {
  static constexpr problems::shape is = Problem::is;
  static constexpr int variables = static_cast<int>(is.variables);
  using first = Sacado::Fad::SFad<double, variables>;
  using second = Sacado::Fad::SFad<first, variables>;

  static void compute(const double* in, double* out) {
    second x[is.variables], f;
    for (int i = 0; i < variables; ++i) x[i] = second(variables, i, first(variables, i, in[i]));
    Problem::values(x, in + variables, &f);
    out[0] = f.val().val();
    for (int i = 0; i < variables; ++i) {
      out[1 + i] = f.val().dx(i);
      std::copy_n(f.dx(i).dx(), is.variables, out + 1 + variables * (1 + i));
    }
  }
};

using namespace problems;
const entry all[] = {
    entry_of<seed, forward<seed>>(),
    entry_of<rosenbrock, second_order<rosenbrock>>(),
    entry_of<rosenbrock32, backward<rosenbrock32>>(),
    entry_of<rosenbrock_pairs, backward<rosenbrock_pairs>>(),
    entry_of<product32, backward<product32>>(),
    entry_of<camera, forward<camera>>(),
    entry_of<perceptron, backward<perceptron>>(),
    entry_of<gaussians, second_order<gaussians>>(),
    entry_of<sabr, forward<sabr>>(),
    entry_of<peng_robinson, second_order<peng_robinson>>(),
    entry_of<atoms, backward<atoms>>(),
    entry_of<arm, forward<arm>>(),
    entry_of<pendulum, second_order<pendulum>>(),
};

}  // namespace

entries contender() { return {all, std::size(all)}; }
