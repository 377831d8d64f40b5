// SPDX-License-Identifier: BSL-1.0
// Products of matrices in all forms and sizes, of small integers, whose sums are exact in any order.
// Each matrix ends where its memory ends, and is aligned to one number only; the sanitizers see what
// is read or written outside, and what lies between the numbers of C must stay.

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <nabla/kernel/contract.hpp>

namespace {

using nabla::core::fixed;
using nabla::core::strides;

std::uint64_t state = 20260726;
std::uint64_t draw(std::uint64_t below) {
  state = state * 6364136223846793005U + 1442695040888963407U;
  return (state >> 33) % below;
}

/// Numbers from -8 to 8 for a matrix of such strides, behind one that nobody needs.
template <class T>
struct buffer {
  std::vector<T> numbers;

  buffer(strides s, std::size_t rows, std::size_t columns)
      : numbers(2 + (rows - 1) * static_cast<std::size_t>(s.first) +
                (columns - 1) * static_cast<std::size_t>(s.second)) {
    for (T& x : numbers) x = static_cast<T>(draw(17)) - T(8);
  }
  T* data() { return numbers.data() + 1; }
};
template <class T>
T& entry(T* p, strides s, std::size_t i, std::size_t j) {
  return p[i * static_cast<std::size_t>(s.first) + j * static_cast<std::size_t>(s.second)];
}

template <class T, strides A, strides B, strides C>
void check(auto m, auto n, auto k, bool adds) {
  buffer<T> a(A, m, k), b(B, k, n), c(C, m, n);
  std::vector<T> expected = c.numbers;
  for (std::size_t i = 0; i < m; ++i)
    for (std::size_t j = 0; j < n; ++j) {
      T& to = entry(expected.data() + 1, C, i, j);
      if (!adds) to = 0;
      for (std::size_t l = 0; l < k; ++l) to += entry(a.data(), A, i, l) * entry(b.data(), B, l, j);
    }
  nabla::core::contract<T, A, B, C>(m, n, k, static_cast<const T*>(a.data()),
                                    static_cast<const T*>(b.data()), c.data(), adds);
  BOOST_TEST((c.numbers == expected), m << " x " << n << " x " << k << (adds ? ", added" : ""));
}

constexpr strides by_rows{20, 1}, by_columns{1, 19}, with_gaps{41, 2}, upright{3, 60};

/// Every form: rows of B and C contiguous, columns of A and C, what is summed, and anything else.
template <class T>
void check_forms(auto m, auto n, auto k) {
  const bool adds = draw(2) != 0;
  check<T, by_rows, by_rows, by_rows>(m, n, k, adds);
  check<T, by_columns, by_rows, by_rows>(m, n, k, adds);
  check<T, by_columns, by_columns, by_columns>(m, n, k, adds);
  check<T, by_rows, by_columns, by_rows>(m, n, k, adds);
  check<T, by_rows, by_columns, by_columns>(m, n, k, adds);
  check<T, by_rows, by_columns, with_gaps>(m, n, k, adds);
  check<T, with_gaps, upright, by_columns>(m, n, k, adds);
  check<T, by_columns, with_gaps, upright>(m, n, k, adds);
}

/// Pseudo-random extents from 1 to 17.
constexpr std::size_t drawn(std::size_t i) {
  std::uint64_t bits = (i + 1) * 0x9E3779B97F4A7C15U;
  bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9U;
  return 1 + static_cast<std::size_t>((bits >> 33) % 17);
}
template <class T, std::size_t I>
void check_known_extents() {
  constexpr fixed<drawn(3 * I)> m;
  constexpr fixed<drawn(3 * I + 1)> n;
  constexpr fixed<drawn(3 * I + 2)> k;
  check_forms<T>(m, n, k);
  check<T, by_rows, by_columns, by_rows>(m(), n, k, false);
  check<T, by_columns, by_rows, by_rows>(m, n, k(), true);
}
template <class T, std::size_t... I>
void check_many_known_extents(std::index_sequence<I...>) {
  (check_known_extents<T, I>(), ...);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(contract)

BOOST_AUTO_TEST_CASE(extents_that_only_the_program_knows) {
  for (std::size_t m = 1; m <= 17; ++m)
    for (std::size_t n = 1; n <= 17; ++n)
      for (std::size_t k = 1 + draw(3); k <= 17; k += 1 + draw(4)) {
        check_forms<double>(m, n, k);
        check_forms<float>(m, n, k);
      }
}

BOOST_AUTO_TEST_CASE(extents_that_the_compiler_knows) {
  check_many_known_extents<double>(std::make_index_sequence<4>{});
  check_many_known_extents<float>(std::make_index_sequence<2>{});
}

/// Long sums are cut, and so are rows beside them.
BOOST_AUTO_TEST_CASE(long_sums_and_rows) {
  constexpr strides wide{1100, 1}, tall{1, 1100};
  for (const bool adds : {false, true}) {
    check<double, wide, wide, wide>(std::size_t{3}, std::size_t{1029}, std::size_t{771}, adds);
    check<double, wide, tall, wide>(std::size_t{5}, std::size_t{530}, fixed<1025>{}, adds);
    check<double, tall, wide, wide>(fixed<9>{}, fixed<521>{}, std::size_t{600}, adds);
    check<double, wide, tall, tall>(fixed<9>{}, fixed<1>{}, fixed<777>{}, adds);
  }
}

/// A sum of nothing is zero, or adds nothing.
BOOST_AUTO_TEST_CASE(empty_sums) {
  for (const bool adds : {false, true}) {
    double c[] = {3, 4};
    const double none[1] = {};
    nabla::core::contract<double, strides{1, 1}, strides{2, 1}, strides{2, 1}>(
        fixed<1>{}, fixed<2>{}, std::size_t{0}, +none, +none, +c, adds);
    BOOST_TEST(c[0] == (adds ? 3 : 0));
    BOOST_TEST(c[1] == (adds ? 4 : 0));
  }
}

BOOST_AUTO_TEST_CASE(numbers_without_lanes) {
  check_forms<long double>(std::size_t{5}, std::size_t{6}, std::size_t{7});
  check_forms<long double>(fixed<3>{}, fixed<2>{}, fixed<4>{});
}

BOOST_AUTO_TEST_SUITE_END()
