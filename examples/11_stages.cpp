// SPDX-License-Identifier: BSL-1.0
// The stages of a formula: its text, its derivatives, their graph, what their kernel does, and that
// kernel as C.

#include <nabla/nabla.hpp>
#include <nabla/print/to_instructions.hpp>
#include <nabla/print/to_nodes.hpp>

#include <iostream>

using namespace nabla;

// [stages]
constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr auto f = x * x * y + sin(x * y);
constexpr auto both = value_and_gradient(f);
constexpr operation_counts counts = operation_count(both);

int main() {
  std::cout << "f        = " << f << "\n";
  std::cout << "gradient = " << gradient(f) << "\n";
  std::cout << counts.additions << " additions, " << counts.multiplications << " multiplications, "
            << counts.calls << " calls\n\n";
  std::cout << to_nodes(both) << "\n" << to_instructions(both) << "\n";
  std::cout << to_c(both, "both");
}
// [/stages]
