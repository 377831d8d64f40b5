// SPDX-License-Identifier: BSL-1.0
// Whether a value is read rightly by name and by position, for the tests of values.
#pragma once

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr vector_variable<"p", 4> p;

/// Tells which number stands where: 4321 for 1, 2, 3, 4.
constexpr auto digits = p[0_c] + 10_c * p[1_c] + 100_c * p[2_c] + 1000_c * p[3_c];

/// The value by name, by position, and written to a place.
template <class V>
bool reads(const V& value) {
  constexpr auto k = function(digits, wrt(p));
  typename value_traits<V>::scalar written = 0;
  k(value, written);
  return digits(p = value) == 4321 && k(value) == 4321 && written == 4321;
}

}  // namespace
