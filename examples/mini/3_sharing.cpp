// SPDX-License-Identifier: BSL-1.0
// Step 3, hash-consing: before a node is made, a hash table is asked whether it is there already.
#include "2_graph.cpp"

namespace mini {

// [hash]
constexpr unsigned hash(const node& n) {
  unsigned code = static_cast<unsigned>(n.what);
  for (const int operand : {n.a, n.b}) code = code * 1000003 + static_cast<unsigned>(operand);
  for (const char letter : n.name) code = code * 1000003 + static_cast<unsigned>(letter);
  return code;
}
// [/hash]

// [intern]
/// Every distinct subexpression once. Hence two equal subexpressions are the same number, and to
/// compare them costs nothing, however large they are.
struct shared_graph : graph {
  int table[2 * capacity]{};  // 1 + the place of a node; 0 where there is none

  constexpr int add(node n) {
    if (n.what >= kind::add && n.what <= kind::multiply && n.b < n.a) n = {n.what, n.b, n.a};
    unsigned slot = hash(n) % (2 * capacity);
    while (table[slot] != 0 && nodes[table[slot] - 1] != n) slot = (slot + 1) % (2 * capacity);
    if (table[slot] == 0) table[slot] = 1 + graph::add(n);
    return table[slot] - 1;
  }
};
// [/intern]

// [term]
/// A node that one can compute with: its operators add nodes to its graph.
struct term {
  shared_graph* graph_of_it;
  int at;

  constexpr term made(kind what, int a, int b = 0) const {
    return {graph_of_it, graph_of_it->add({what, a, b})};
  }
  friend constexpr bool operator==(term, term) = default;
};
constexpr term operator+(term u, term v) { return u.made(kind::add, u.at, v.at); }
constexpr term operator*(term u, term v) { return u.made(kind::multiply, u.at, v.at); }
constexpr term sin(term u) { return u.made(kind::sin, u.at); }
constexpr term cos(term u) { return u.made(kind::cos, u.at); }
// [/term]

/// The expression as a term of this graph.
constexpr term term_of(shared_graph& g, is_expression auto u) { return {&g, build(g, u)}; }

/// How many nodes the expression has.
constexpr int size_of(is_expression auto u) {
  shared_graph g;
  build(g, u);
  return g.size;
}
static_assert(size_of(f) == 7);  // x, x*x, y, x*x*y, x*y, sin(x*y) and the sum; before it were 10
static_assert(size_of(x * y + y * x) == 4);  // x, y, x*y and the sum

// [deep]
/// e = e*e + x, and that 30 times. Written out it has more than 2^30 operations.
constexpr int size_of_deep() {
  shared_graph g;
  const term start = term_of(g, x);
  term e = start;
  for (int i = 0; i < 30; ++i) e = e * e + start;
  return g.size;
}
static_assert(size_of_deep() == 61);
// [/deep]

}  // namespace mini

#if __INCLUDE_LEVEL__ == 0
int main() {
  using namespace mini;
  std::cout << "f has " << graph_of(f).size << " nodes, " << size_of(f) << " of them distinct\n";
  std::cout << "30 times e*e + x has " << size_of_deep() << " distinct nodes\n";
}
#endif
