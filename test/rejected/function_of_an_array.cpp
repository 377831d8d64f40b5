// expect: a function of whole arrays or data is called by name
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;

int main() {
  constexpr column_variable<"u", 4> u;
  const double numbers[4] = {1, 2, 3, 4};
  return static_cast<int>(function(sum(square(u)), wrt(u))(numbers));
}
