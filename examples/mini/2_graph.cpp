// SPDX-License-Identifier: BSL-1.0
// Step 2, a graph in a constexpr array: what the type says becomes a value, and an ordinary loop
// computes with it.
#include <string_view>

#include "1_types.cpp"

namespace mini {

// [node]
/// An operation and the places of its operands in the array. An integer is in `a`.
struct node {
  kind what{};
  int a = 0, b = 0;
  std::string_view name{};  // of a variable
  friend constexpr bool operator==(const node&, const node&) = default;
};

/// Operands stand before the operations that use them. A constant expression has no heap left at
/// its end, so the array has a fixed size; one node too many is an error of the compiler's.
constexpr int capacity = 500;
struct graph {
  node nodes[capacity]{};
  int size = 0;

  constexpr int add(node n) {
    nodes[size] = n;
    return size++;
  }
};
// [/node]

// [build]
// The same overloads as for a value, but each adds a node and says where it is. `Graph` will be
// another type in the next step.
template <class Graph, int Value>
constexpr int build(Graph& g, integer<Value>) {
  return g.add({kind::integer, Value});
}
template <class Graph, fixed_string Name>
constexpr int build(Graph& g, variable<Name>) {
  return g.add({kind::variable, 0, 0, Name.letters});
}
template <class Graph, kind What, class... Operands>
constexpr int build(Graph& g, call<What, Operands...>) {
  return g.add({What, build(g, Operands())...});
}
// [/build]

/// The graph of an expression. Its last node is the result.
constexpr graph graph_of(is_expression auto u) {
  graph g;
  build(g, u);
  return g;
}

// [loop]
/// The value of node `root`. No recursion and no template per operation: the types are gone.
template <fixed_string... Names>
constexpr double value(const graph& g, int root, binding<Names>... given) {
  double values[capacity]{};
  for (int i = 0; i <= root; ++i) {
    const node& n = g.nodes[i];
    if (n.what == kind::integer) values[i] = n.a;
    if (n.what == kind::variable) values[i] = ((n.name == Names.letters ? given.value : 0) + ...);
    if (n.what >= kind::add) values[i] = compute(n.what, values[n.a], values[n.b]);
  }
  return values[root];
}
// [/loop]

constexpr graph graph_of_f = graph_of(f);
static_assert(graph_of_f.size == 10);  // x x * y * x y * sin +, and x is there three times
static_assert(value(graph_of(x * x + y), 4, x = 3.0, y = 4.0) == 13);  // node 4 is the sum

}  // namespace mini

#if __INCLUDE_LEVEL__ == 0
int main() {
  using namespace mini;
  const char* const names[] = {"integer", "variable", "add", "multiply", "sin", "cos"};
  for (int i = 0; i < graph_of_f.size; ++i) {
    const node& n = graph_of_f.nodes[i];
    std::cout << i << ": " << names[static_cast<int>(n.what)] << " " << n.name;
    if (n.what >= kind::add) std::cout << n.a << " " << n.b;
    std::cout << "\n";
  }
  std::cout << "f(3, 4) = " << value(graph_of_f, 9, x = 3.0, y = 4.0) << "\n";
}
#endif
