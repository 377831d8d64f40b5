// SPDX-License-Identifier: BSL-1.0
// Hand-written code, whose operations are counted by running it on numbers that count.
#include "contender.hpp"

#include "../counted.hpp"
#include "../hand_formulas.hpp"
#include "../hand_mechanisms.hpp"

namespace {

template <class Hand, class Problem>
int count_operations() {
  counted in[Problem::is.inputs()], out[Problem::is.outputs()];
  for (counted& u : in) u = 0.5;
  counted::start();
  Hand::compute(static_cast<const counted*>(in), out);
  return counted::operations;
}
template <class Problem, class Hand>
entry by_hand() {
  return entry_of<Problem, Hand>(count_operations<Hand, Problem>());
}

const entry all[] = {
    by_hand<problems::seed, hand::seed>(),
    by_hand<problems::rosenbrock, hand::rosenbrock>(),
    by_hand<problems::rosenbrock32, hand::rosenbrock32>(),
    by_hand<problems::rosenbrock_pairs, hand::rosenbrock_pairs>(),
    by_hand<problems::product32, hand::product32>(),
    by_hand<problems::black_scholes, hand::black_scholes>(),
    by_hand<problems::greeks, hand::greeks>(),
    by_hand<problems::camera, hand::camera>(),
    by_hand<problems::perceptron, hand::perceptron>(),
    by_hand<problems::gaussians, hand::gaussians>(),
    by_hand<problems::sabr, hand_formulas::sabr>(),
    by_hand<problems::peng_robinson, hand_formulas::peng_robinson>(),
    by_hand<problems::atoms, hand::atoms>(),
    by_hand<problems::arm, hand::arm>(),
    by_hand<problems::pendulum, hand::pendulum>(),
};

}  // namespace

entries contender() { return {all, std::size(all)}; }
