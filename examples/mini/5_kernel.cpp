// SPDX-License-Identifier: BSL-1.0
// Step 5, the kernel: the finished graph becomes a type again, and that type becomes straight code.
#include <array>
#include <utility>

#include "4_reverse.cpp"

namespace mini {

// [finish]
/// A graph, the places of its results, and which nodes they need.
struct finished : shared_graph {
  int result = 0, slopes[capacity]{};
  bool needed[capacity]{};

  constexpr void need(int root) {
    needed[root] = true;
    for (int i = root; i >= 0; --i) {  // from the users to their operands
      if (!needed[i] || nodes[i].what < kind::add) continue;
      needed[nodes[i].a] = true;
      if (nodes[i].what <= kind::multiply) needed[nodes[i].b] = true;
    }
  }
  constexpr int place_of(std::string_view name) const {
    int i = 0;
    while (nodes[i].name != name) ++i;
    return i;
  }
};

/// The value of F and its partial derivatives by all of By, as one graph.
template <class F, class... By>
constexpr finished finish() {
  finished k;
  const int variables[] = {build(k, By())..., 0};  // the 0, because no array is empty
  k.result = build(k, F());
  const adjoints d = differentiate({&k, k.result});
  k.need(k.result);
  for (std::size_t i = 0; i < sizeof...(By); ++i) {
    k.slopes[i] = d.by[variables[i]].at;
    k.need(k.slopes[i]);
  }
  return k;
}
// [/finish]

// [kernel]
template <class F, class... By>
struct kernel {
  /// A static member of a type is computed once, while the compiler runs. Then it is a constant.
  static constexpr finished k = finish<F, By...>();

  template <fixed_string Name>
  static constexpr int place = k.place_of(Name.letters);

  /// Node I. `if constexpr` decides in the compiler; what is not taken leaves no code.
  template <int I>
  static constexpr void step(double* values) {
    constexpr node n = k.nodes[I];
    if constexpr (!k.needed[I]) return;
    if constexpr (n.what == kind::integer) values[I] = n.a;
    if constexpr (n.what >= kind::add) values[I] = compute(n.what, values[n.a], values[n.b]);
  }

  /// The value, and then the partial derivatives. (A variable without a value is 0: exercise 6.)
  template <fixed_string... Names>
  constexpr auto operator()(binding<Names>... given) const {
    double values[static_cast<std::size_t>(k.size)]{};
    ((values[place<Names>] = given.value), ...);  // for each binding
    [&values]<int... I>(std::integer_sequence<int, I...>) {
      (step<I>(values), ...);  // for each I: step<0>, step<1>, ... one after the other
    }(std::make_integer_sequence<int, k.size>());
    std::array<double, 1 + sizeof...(By)> results{values[k.result]};
    for (std::size_t i = 0; i < sizeof...(By); ++i) results[i + 1] = values[k.slopes[i]];
    return results;
  }
};
// [/kernel]

/// To call with values: value_and_gradient(f, x, y)(x = 3.0, y = 4.0).
constexpr auto value_and_gradient(is_expression auto u, is_expression auto... by) {
  return kernel<decltype(u), decltype(by)...>();
}

constexpr auto bowl = value_and_gradient(x * x + y * y, x, y);
static_assert(bowl(x = 3.0, y = 4.0) == std::array{25.0, 6.0, 8.0});

}  // namespace mini

#if __INCLUDE_LEVEL__ == 0
int main() {
  using namespace mini;
  const auto [value, by_x, by_y] = value_and_gradient(f, x, y)(x = 3.0, y = 4.0);
  std::cout << "f = " << value << ", gradient (" << by_x << ", " << by_y << ")\n";
}
#endif
