// expect: all data of a function has one number of samples: what is summed over another table is another function
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;

int main() {
  constexpr data<"xs"> xs;
  constexpr data<"zs"> zs;
  const std::array x{1.0, 2.0, 3.0};
  const std::array z{4.0, 5.0};
  return static_cast<int>((mean(square(xs)) + mean(zs))(xs = x, zs = z));
}
