// SPDX-License-Identifier: BSL-1.0
// nabla's kernels, through the public interface: inputs read where they lie, results written where
// they are wanted.
#include "../kernels.hpp"

#include "contender.hpp"

namespace {

template <class Kernel>
struct by_nabla {
  static void compute(const double* in, double* out) {
    constexpr std::size_t inputs = decltype(Kernel::inputs)::size;
    function(Kernel::all, Kernel::inputs)(kernels::point<inputs>(in, inputs), out);
  }
};
template <class Problem, class Kernel = kernels::kernel<Problem>>
constexpr entry of() {
  static_assert(decltype(Kernel::inputs)::size == Problem::is.inputs());
  static_assert(std::remove_const_t<decltype(Kernel::all)>::layout::size == Problem::is.outputs());
  return entry_of<Problem, by_nabla<Kernel>>(nabla::operation_count(Kernel::all).total());
}

constexpr entry all[] = {
    of<problems::seed>(),
    of<problems::rosenbrock>(),
    of<problems::rosenbrock32>(),
    of<problems::rosenbrock_pairs>(),
    of<problems::product32>(),
    of<problems::black_scholes>(),
    of<problems::greeks, kernels::greeks>(),
    of<problems::camera>(),
    of<problems::perceptron>(),
    of<problems::gaussians>(),
    of<problems::sabr>(),
    of<problems::peng_robinson>(),
    of<problems::atoms>(),
    of<problems::arm>(),
    of<problems::pendulum>(),
};

}  // namespace

entries contender() { return {all, std::size(all)}; }
