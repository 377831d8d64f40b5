// expect: a function of whole arrays or data is computed in loops: its operations are not listed, counted or written as C
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;

int main() {
  constexpr data<"xs"> xs;
  constexpr variable<"a"> a;
  return to_c(mean(square(a - xs)), "loss").view().empty() ? 1 : 0;
}
