// SPDX-License-Identifier: BSL-1.0
// Products of matrices in constant expressions.

#include <array>
#include <cstddef>

#include <nabla/kernel/contract.hpp>

namespace {

using nabla::core::contract;
using nabla::core::fixed;
using nabla::core::strides;

/// [1 2 3; 4 5 6] times [1 0; 2 1; 0 3], where C is [100 200; 300 400] before.
template <class T>
constexpr std::array<T, 4> product(auto m, auto n, auto k, bool adds) {
  constexpr T a[] = {1, 2, 3, 4, 5, 6}, b[] = {1, 0, 2, 1, 0, 3};
  std::array<T, 4> c{100, 200, 300, 400};
  contract<T, strides{3, 1}, strides{2, 1}, strides{2, 1}>(m, n, k, +a, +b, c.data(), adds);
  return c;
}
static_assert(product<double>(fixed<2>{}, fixed<2>{}, fixed<3>{}, false) ==
              std::array<double, 4>{5, 11, 14, 23});
static_assert(product<float>(std::size_t{2}, std::size_t{2}, std::size_t{3}, true) ==
              std::array<float, 4>{105, 211, 314, 423});
static_assert(product<long double>(std::size_t{2}, fixed<1>{}, std::size_t{2}, false) ==
              std::array<long double, 4>{5, 200, 14, 400});

/// The transpose of the first times itself, by strides alone.
constexpr std::array<double, 9> gram() {
  constexpr double a[] = {1, 2, 3, 4, 5, 6};
  std::array<double, 9> c{};
  contract<double, strides{1, 3}, strides{3, 1}, strides{1, 3}>(fixed<3>{}, fixed<3>{}, fixed<2>{},
                                                                +a, +a, c.data(), false);
  return c;
}
static_assert(gram() == std::array<double, 9>{17, 22, 27, 22, 29, 36, 27, 36, 45});

}  // namespace
