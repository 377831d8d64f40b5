// SPDX-License-Identifier: BSL-1.0
// Exercise 6: the graph knows its variables, the type of a call its names. Both are constants.
#include "../5_kernel.cpp"

namespace mini {

/// Whether each variable of the graph is among the names.
template <fixed_string... Names>
constexpr bool are_all_given(const finished& k) {
  for (int i = 0; i < k.size; ++i)
    if (k.nodes[i].what == kind::variable && ((k.nodes[i].name != Names.letters) && ...))
      return false;
  return true;
}

template <class Kernel>
struct checked {
  template <fixed_string... Names>
  constexpr auto operator()(binding<Names>... given) const {
    static_assert(are_all_given<Names...>(Kernel::k),
                  "give each variable a value, as in f(x = 3.0, y = 4.0)");
    return Kernel()(given...);
  }
};

using bowl_kernel = decltype(value_and_gradient(x * x + y * y, x, y));
static_assert(are_all_given<"x", "y">(bowl_kernel::k));
static_assert(are_all_given<"y", "x">(bowl_kernel::k));
static_assert(!are_all_given<"x">(bowl_kernel::k));
static_assert(!are_all_given<>(bowl_kernel::k));
static_assert(checked<bowl_kernel>()(x = 3.0, y = 4.0)[0] == 25);

}  // namespace mini

int main() {
  using namespace mini;
  std::cout << checked<bowl_kernel>()(y = 4.0, x = 3.0)[0] << "\n";
  // checked<bowl_kernel>()(x = 3.0) does not compile: "give each variable a value, ..."
}
