// SPDX-License-Identifier: BSL-1.0
// Exercise 5: an adjoint is a term of the same graph, so it can be differentiated again.
#include "../4_reverse.cpp"

namespace mini {

/// The derivative by one variable and then by another.
constexpr term second(shared_graph& g, is_expression auto of, is_expression auto by,
                      is_expression auto then_by) {
  const term first_variable = term_of(g, by), second_variable = term_of(g, then_by);
  const term first = differentiate(term_of(g, of)).by[first_variable.at];
  return differentiate(first).by[second_variable.at];
}

/// Whether both orders give one node.
constexpr bool are_one_node(is_expression auto of) {
  shared_graph g;
  return second(g, of, x, y) == second(g, of, y, x);
}
static_assert(are_one_node(x * y));
static_assert(!are_one_node(x * x * y));  // (1 + 1)*x and x + x: equal, but not the same

constexpr double value_of_second(is_expression auto of, is_expression auto by,
                                 is_expression auto then_by) {
  shared_graph g;
  return value(g, second(g, of, by, then_by).at, x = 3.0, y = 4.0);
}
static_assert(value_of_second(x * x * y, x, y) == 6);
static_assert(value_of_second(x * x * y, y, x) == 6);
static_assert(value_of_second(x * x * y, x, x) == 8);

}  // namespace mini

int main() {
  using namespace mini;
  std::cout << "d2f/dxdy(3, 4) = " << value_of_second(f, x, y) << " and "
            << value_of_second(f, y, x) << "\n";
  return std::abs(value_of_second(f, x, y) - value_of_second(f, y, x)) < 1e-13 ? 0 : 1;
}
