// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/graph.hpp>
#include <nabla/math/ieee.hpp>

namespace nabla::core::detail {

/// + - * / of doubles; in a constant expression too, where the compilers refuse infinities and
/// NaNs.
constexpr double computed(node_kind kind, double a, double b) {
  if (std::is_constant_evaluated())
    return kind == node_kind::add        ? math::ieee::add(a, b)
           : kind == node_kind::subtract ? math::ieee::subtract(a, b)
           : kind == node_kind::multiply ? math::ieee::multiply(a, b)
                                         : math::ieee::divide(a, b);
  return kind == node_kind::add        ? a + b
         : kind == node_kind::subtract ? a - b
         : kind == node_kind::multiply ? a * b
                                       : a / b;
}
/// base^n as kernels multiply it out.
constexpr double computed_power(double base, int n) {
  const auto exponent = static_cast<std::uint32_t>(n < 0 ? -n : n);
  double result = base;
  for (int bit = static_cast<int>(std::bit_width(exponent)) - 2; bit >= 0; --bit) {
    result = computed(node_kind::multiply, result, result);
    if ((exponent >> bit & 1U) != 0) result = computed(node_kind::multiply, result, base);
  }
  return n < 0 ? computed(node_kind::divide, 1, result) : result;
}
/// u op v of numbers: exact while it fits, else as doubles have it, infinities and NaNs too.
constexpr number computed(node_kind kind, number u, number v) {
  if (!foldable(u, v)) return number::inexact(computed(kind, to<double>(u), to<double>(v)));
  return kind == node_kind::add        ? u + v
         : kind == node_kind::subtract ? u - v
         : kind == node_kind::multiply ? u * v
                                       : u / v;
}
/// u^n for n > 0: exact while it fits, else some number that is not.
constexpr number exact_power(number u, int n) {
  number result = 1;
  for (; n > 1 && u.is_exact(); n /= 2, u = u * u)
    if (n % 2 != 0) result = result * u;
  return n == 1 ? result * u : u;
}

}  // namespace nabla::core::detail
