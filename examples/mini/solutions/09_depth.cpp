// SPDX-License-Identifier: BSL-1.0
// Exercise 9: a visitor says what each kind of node means, `fold` is the loop.
#include <nabla/nabla.hpp>

#include <iostream>

using namespace nabla;
using namespace nabla::literals;

/// How many operations have to be made one after the other, this one included.
struct depths {
  static constexpr int after(int u, int v = 0) { return 1 + (u > v ? u : v); }

  constexpr int constant(core::number) const { return 0; }
  constexpr int variable(core::node_index) const { return 0; }
  constexpr int list(core::node_index, int u, int v) const { return u > v ? u : v; }
  constexpr int add(int u, int v) const { return after(u, v); }
  constexpr int subtract(int u, int v) const { return after(u, v); }
  constexpr int multiply(int u, int v) const { return after(u, v); }
  constexpr int divide(int u, int v) const { return after(u, v); }
  constexpr int negate(int u) const { return after(u); }
  constexpr int power(int u, int) const { return after(u); }
  constexpr int stop(int u) const { return u; }
  constexpr int structural(core::node_index, int u, int v) const { return after(u, v); }
  constexpr int call(const core::function_info* f, const int* arguments) const {
    int deepest = 0;
    for (int k = 0; k < f->arity; ++k) deepest = arguments[k] > deepest ? arguments[k] : deepest;
    return after(deepest);
  }
  constexpr int choose(core::node_kind, int u, int v, int p, int q) const {
    return after(list(0, u, v), list(0, p, q));
  }
};

template <expression E>
constexpr int depth_of(E) {
  graph g;
  const core::node_index root = E::build(g).in(g);
  return core::fold<int>(g, core::reachable_from(g, root), depths())[root];
}

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr auto f = x * x * y + sin(x * y);

static_assert(depth_of(x) == 0 && depth_of(x + y) == 1);
static_assert(depth_of(f) == 3);                        // x*y, sin of it, the sum
static_assert(depth_of(((x + y) + x) + y) == 3);        // one after the other
static_assert(depth_of((x + y) + (x + y * 2_c)) == 3);  // x + y waits for nothing
static_assert(depth_of(where(x < y, x, sin(x* y))) == 3);
static_assert(depth_of(gradient(f)) >= depth_of(f));

int main() { std::cout << f << " is " << depth_of(f) << " deep\n"; }
