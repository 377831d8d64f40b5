// SPDX-License-Identifier: BSL-1.0
// The operations of kernels, as the table of test/README.md has them.
#include "../benchmark/kernels.hpp"

using namespace nabla;
using namespace nabla::literals;
using namespace kernels;

static_assert(operation_count(seed::all) ==
              operation_counts{.additions = 3, .multiplications = 6, .calls = 2});
static_assert(operation_count(rosenbrock::f, gradient(rosenbrock::f)).total() == 12);
static_assert(operation_count(rosenbrock::all).total() == 17);
static_assert(operation_count(rosenbrock32::all).total() == 433);
static_assert(operation_count(product32::all) == operation_counts{.multiplications = 91});
static_assert(operation_count(greeks::all).total() == 72);
static_assert(operation_count(camera::all).total() == 256);
static_assert(operation_count(perceptron::all).total() == 507 &&
              operation_count(perceptron::all).calls == 16);

// A chain of three sigmoids calls each once; an unused branch costs nothing; zeros are not
// computed.
constexpr variable<"w1"> w1;
constexpr variable<"w2"> w2;
constexpr variable<"w3"> w3;
constexpr auto chain = sigmoid(w3 * sigmoid(w2 * sigmoid(w1 * x)));
static_assert(operation_count(chain, gradient(chain, wrt(w1, w2, w3))).calls == 3);
static_assert(operation_count(hessian(x + y)).total() == 0);
static_assert(operation_count(jacobian(vec(x * x, (y * y)), wrt(x, y))).total() == 2);

// Many outputs and few inputs, few outputs and many inputs: the cheaper direction, whichever it is.
constexpr auto tall = traced(
    [](auto u) {
      std::array<term, 6> powers;
      term last = sin(u);
      for (term& power_of_sine : powers) {
        power_of_sine = last;
        last *= last;
      }
      return powers;
    },
    x);
static_assert(operation_count(tall, jacobian(tall, wrt(x))).total() <=
              2 * operation_count(tall).total() + 6);
static_assert(operation_count(product32::f, jacobian(product32::f, wrt(p))).total() == 91);

// What derivatives have in common with the function, or with each other, is computed once.
constexpr auto decayed = x / exp(y);
static_assert(operation_count(decayed, gradient(decayed), hessian(decayed)) ==
              operation_counts{.divisions = 2, .negations = 2, .calls = 1});
constexpr auto powered = pow(x, y);
static_assert(operation_count(powered, gradient(powered)).calls == 2);  // pow and log
static_assert(operation_count(powered, hessian(powered)).calls == 2);
static_assert(operation_count(gradient(exp(x) + exp(-x) + exp(2_c * x))).calls == 1);
static_assert(operation_count(gradient(logsumexp(x, y))).calls == 1);
static_assert(operation_count(gradient(x / y + y / (x * x))).divisions == 2);
constexpr auto bells = exp(-(x * x + y * y)) + w1 * exp(-w2 * (x * x + y * y));
static_assert(
    operation_count(bells, gradient(bells, wrt(x, y)), hessian(bells, wrt(x, y))).total() <= 44);
