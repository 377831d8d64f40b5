// SPDX-License-Identifier: BSL-1.0
// Numbers come into lanes and go back, and nothing else is touched: all arrays are as long as
// needed, and behind each is a mark. (The sanitizers see what is read.)

#include <array>
#include <cmath>
#include <cstddef>
#include <memory>

#include <boost/test/unit_test.hpp>

#include <nabla/math/lanes.hpp>
#include <nabla/math/select.hpp>

namespace {

namespace math = nabla::core::math;

constexpr double mark = -77;

/// n numbers on the heap, exactly: 1, 2, 3, ...
template <class T>
std::unique_ptr<T[]> counted(std::size_t n) {
  auto numbers = std::make_unique<T[]>(n);
  for (std::size_t i = 0; i < n; ++i) numbers[i] = static_cast<T>(i + 1);
  return numbers;
}
template <class T>
std::unique_ptr<T[]> marked(std::size_t n) {
  auto numbers = std::make_unique<T[]>(n);
  for (std::size_t i = 0; i < n; ++i) numbers[i] = static_cast<T>(mark);
  return numbers;
}
template <class T, std::size_t W>
std::array<T, W> values(const math::lanes<T, W>& v) {
  std::array<T, W> numbers;
  math::store<T, W>(numbers.data(), v);
  return numbers;
}

template <class T, std::size_t W, std::ptrdiff_t Stride>
void check_strided() {
  constexpr std::size_t step = Stride, n = (W - 1) * step + 1;
  const auto from = counted<T>(n);
  const auto v = math::load_strided<T, W, Stride>(from.get());
  for (std::size_t i = 0; i < W; ++i) BOOST_TEST((values<T, W>(v)[i] == from[i * step]));
  const auto to = marked<T>(n);
  math::store_strided<T, W, Stride>(to.get(), v);
  for (std::size_t i = 0; i < n; ++i) BOOST_TEST(to[i] == (i % step == 0 ? from[i] : T(mark)));
}

template <class T, std::size_t W>
void check_every_other() {
  const auto from = counted<T>(2 * W);
  const auto even = math::load_every_other<T, W, 0>(from.get());
  const auto odd = math::load_every_other<T, W, 1>(from.get());
  for (std::size_t i = 0; i < W; ++i) {
    BOOST_TEST((values<T, W>(even)[i] == from[2 * i]));
    BOOST_TEST((values<T, W>(odd)[i] == from[2 * i + 1]));
  }
}

template <class T, std::size_t W, std::ptrdiff_t Stride>
void check_first(std::size_t valid) {
  constexpr std::size_t step = Stride;
  const std::size_t n = (valid - 1) * step + 1;
  const auto from = counted<T>(n);
  const auto v = math::load_first<T, W, Stride>(from.get(), valid);
  for (std::size_t i = 0; i < W; ++i)
    BOOST_TEST((values<T, W>(v)[i] == (i < valid ? from[i * step] : from[0])));
  const auto to = marked<T>(n);
  math::store_first<T, W, Stride>(to.get(), v, valid);
  for (std::size_t i = 0; i < n; ++i) BOOST_TEST(to[i] == (i % step == 0 ? from[i] : T(mark)));
}

template <class T, std::size_t W>
void check_sums_and_masks() {
  const auto numbers = counted<T>(2 * W);
  const auto u = math::load<T, W>(numbers.get()), v = math::load<T, W>(numbers.get() + W);
  BOOST_TEST((math::sum_of_lanes<T, W>(u) == static_cast<T>(W * (W + 1) / 2)));
  for (std::size_t valid = 0; valid <= W; ++valid) {
    const auto chosen = math::select(math::first_lanes<T, W>(valid), u, v);
    for (std::size_t i = 0; i < W; ++i)
      BOOST_TEST((values<T, W>(chosen)[i] == numbers[i < valid ? i : W + i]));
  }
  const auto to = marked<T>(2 * W);
  math::store_interleaved<T, W>(to.get(), u, v);
  for (std::size_t i = 0; i < W; ++i) {
    BOOST_TEST(to[2 * i] == numbers[i]);
    BOOST_TEST(to[2 * i + 1] == numbers[W + i]);
  }
}

template <class T, std::size_t W>
void check_width() {
  check_sums_and_masks<T, W>();
  check_every_other<T, W>();
  check_strided<T, W, 1>();
  check_strided<T, W, 2>();
  check_strided<T, W, 3>();
  check_strided<T, W, 7>();
  for (std::size_t valid = 1; valid < W; ++valid) {
    check_first<T, W, 1>(valid);
    check_first<T, W, 2>(valid);
    check_first<T, W, 5>(valid);
  }
  const T x = 2.5;
  BOOST_TEST((values<T, W>(math::load_strided<T, W, 0>(&x))[W - 1] == x));
  BOOST_TEST((values<T, W>(math::splat<T, W>(x))[W - 1] == x));
  BOOST_TEST(std::signbit(values<T, W>(math::splat<T, W>(T(-0.0)))[W - 1]));
  if constexpr (W > 1) check_width<T, W / 2>();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(lanes)

BOOST_AUTO_TEST_CASE(numbers_come_into_lanes_and_go_back) {
  check_width<float, math::native_lanes<float>>();
  check_width<double, math::native_lanes<double>>();
}

BOOST_AUTO_TEST_CASE(other_directions) {
  const auto from = counted<double>(5);
  const auto v = math::load_strided<double, 2, -4>(from.get() + 4);
  BOOST_TEST((values<double, 2>(v) == std::array{5.0, 1.0}));
}

/// Sums by halves: (1e30 - 1e30) + (1 + 1), where from left to right 1e30 swallows a 1.
BOOST_AUTO_TEST_CASE(lanes_are_summed_by_halves) {
  const float large = 1e30F;
  const std::array numbers{large, 1.0F, -large, 1.0F};
  BOOST_TEST((math::sum_of_lanes<float, 4>(math::load<float, 4>(numbers.data())) == 2));
}

BOOST_AUTO_TEST_SUITE_END()
