// SPDX-License-Identifier: BSL-1.0
// The types of numbers side by side.

#include <type_traits>

#include <nabla/math/lanes.hpp>

namespace {

namespace math = nabla::core::math;

static_assert(std::is_same_v<math::lanes<double, 1>, double>);
static_assert(std::is_same_v<math::element_of<math::lanes<float, 4>>, float>);
static_assert(std::is_same_v<math::element_of<double>, double>);
static_assert(math::lane_count<math::lanes<float, 4>> == 4 && math::lane_count<float> == 1);
static_assert(math::pack<math::lanes<double, 2>> && !math::pack<double>);

static_assert(math::native_lanes<float> * sizeof(float) == math::register_bytes);
static_assert(math::native_lanes<double> * sizeof(double) == math::register_bytes);
static_assert(math::native_lanes<long double> == 1 && math::native_lanes<int> == 1);

static_assert(math::lanes_for<double>(1000) == math::native_lanes<double>);
static_assert(math::lanes_for<double>(3) == 2 && math::lanes_for<double>(2) == 2);
static_assert(math::lanes_for<double>(1) == 1 && math::lanes_for<double>(0) == 1);
static_assert(math::lanes_for<long double>(1000) == 1);

static_assert(math::splat<double, 1>(2.5) == 2.5);

}  // namespace
