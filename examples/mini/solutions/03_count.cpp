// SPDX-License-Identifier: BSL-1.0
// Exercise 3: a pass is a loop over the array.
#include "../3_sharing.cpp"

namespace mini {

struct counts {
  int sums = 0, products = 0, calls = 0;
  friend constexpr bool operator==(const counts&, const counts&) = default;
};

constexpr counts operations_of(const graph& g) {
  counts total;
  for (int i = 0; i < g.size; ++i) {
    const kind what = g.nodes[i].what;
    if (what == kind::add) ++total.sums;
    if (what == kind::multiply) ++total.products;
    if (what > kind::multiply) ++total.calls;
  }
  return total;
}

/// The graph in which every subexpression is once.
constexpr shared_graph shared_graph_of(is_expression auto u) {
  shared_graph g;
  build(g, u);
  return g;
}

// Sharing saves nothing in f, but four of seven products here.
static_assert(operations_of(graph_of(f)) == counts{1, 3, 1});
static_assert(operations_of(shared_graph_of(f)) == counts{1, 3, 1});
constexpr auto square = x * y * (x * y);
static_assert(operations_of(graph_of(square * square)) == counts{0, 7, 0});
static_assert(operations_of(shared_graph_of(square * square)) == counts{0, 3, 0});

}  // namespace mini

int main() {
  using namespace mini;
  std::cout << "(xy)^4: " << operations_of(graph_of(square * square)).products << " products, "
            << operations_of(shared_graph_of(square * square)).products << " of them distinct\n";
}
