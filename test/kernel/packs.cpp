// SPDX-License-Identifier: BSL-1.0
// A kernel with packs computes the values of one without, bit for bit (functions that compute
// values in lanes to rounding: see the reference), and its derivatives to rounding, whatever the
// width of its packs. Each function here is tried with packs of 2, 4, 8 and 16 numbers, on any
// processor.

#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <type_traits>
#include <utility>

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

#include "../allocations.hpp"

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr std::size_t elements = 8;
constexpr vector_variable<"p", elements> p;
constexpr variable<"a"> a;

/// One step of a random function, of an element and another one.
template <class T>
constexpr T one_step(std::size_t which, const T& u, const T& v, const T& scale) {
  switch (which) {
    case 0:
      return sin(u) + 0.5 * cos(u);
    case 1:
      return where(u < v, 0.75 * u, v - scale);
    case 2:
      return exp(-(v * v)) + u;
    case 3:
      return atan2(u, 2 + v * v);
    case 4:
      return u / (1 + v * v);
    case 5:
      return max(u, v) - tanh(u);
    case 6:
      return sqrt(1 + u * u) - scale * v;
    case 7:
      return where(u <= 0.25, u * v, where(v == u, scale, -u));
    default:
      return (u - v) * (u + v) * 0.25;
  }
}
/// So many random steps, each of them for every element; then a sum.
template <int Steps, std::uint64_t Seed, std::size_t Elements = elements>
struct alike_steps {
  constexpr auto operator()(const auto& at, const auto& scale) const {
    using T = std::remove_cvref_t<decltype(scale)>;
    std::array<T, Elements> w, next;
    for (std::size_t i = 0; i < Elements; ++i) w[i] = at[i];
    std::uint64_t state = Seed;
    for (int step = 0; step < Steps; ++step) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      const std::size_t which = (state >> 33) % 9, shift = 1 + (state >> 40) % (Elements - 1);
      for (std::size_t i = 0; i < Elements; ++i)
        next[i] = one_step(which, w[i], w[(i + shift) % Elements], scale);
      w = next;
    }
    T sum = w[0] * scale;
    for (std::size_t i = 1; i < Elements; ++i) sum += w[i] * w[i];
    return sum;
  }
};
template <int Steps, std::uint64_t Seed>
constexpr auto alike = value_and_gradient(traced(alike_steps<Steps, Seed>{}, p, a), wrt(p, a));

template <class T>
bool same_bits(T u, T v) {
  return (u != u && v != v) || std::memcmp(&u, &v, sizeof(T)) == 0;
}
template <class E>
constexpr const auto& program_for = core::program_of<E, core::variables_of<E>>;

constexpr std::size_t most = 64;
template <class T>
using numbers = std::array<T, most>;

template <class E, class T>
numbers<T> without_packs(const numbers<T>& in) {
  numbers<T> out{};
  core::run<program_for<E>, T>(in.data(), out.data());
  return out;
}
/// Packs are made whether they pay or not.
template <class E, std::size_t W, class T>
struct always : core::detail::pack_maker<program_for<E>, W, const T*, T*> {
  static constexpr auto make() {
    return core::detail::pack_maker<program_for<E>, W, const T*, T*>::make(true);
  }
};
template <class E, std::size_t W, class T>
inline constexpr auto packed_for = core::detail::exact_constant_of<always<E, W, T>>();

template <class E, std::size_t W, class T, const auto& Packed = packed_for<E, W, T>>
numbers<T> with_packs(const numbers<T>& in) {
  numbers<T> out{};
  static_assert(Packed.wide_slots > 0);
  core::detail::expand_packed_apart<program_for<E>, Packed, T, W>(
      in.data(), out.data(), std::make_index_sequence<Packed.size>{});
  return out;
}
template <class T>
numbers<T> point(int k) {
  numbers<T> in{};
  std::uint64_t state = static_cast<std::uint64_t>(k) * 77 + 5;
  for (T& x : in) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    x = static_cast<T>(static_cast<double>(state >> 11) * 0x1p-52 - 1);
  }
  return in;
}
template <class T>
void check(const numbers<T>& found, const numbers<T>& expected, std::size_t values) {
  const T tolerance = 4096 * std::numeric_limits<T>::epsilon();
  for (std::size_t i = 0; i < most; ++i) {
    if (i < values)
      BOOST_TEST(same_bits(found[i], expected[i]), i << ": " << found[i] << " " << expected[i]);
    else
      BOOST_TEST(std::abs(found[i] - expected[i]) <= tolerance * (1 + std::abs(expected[i])),
                 i << ": " << found[i] << " " << expected[i]);
  }
}
template <class E, class T, std::size_t... W>
void check_widths(std::size_t values) {
  for (int k = 0; k < 40; ++k) {
    const numbers<T> in = point<T>(k), expected = without_packs<E>(in);
    (check(with_packs<E, W>(in), expected, values), ...);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(packs)

BOOST_AUTO_TEST_CASE(random_functions) {
  using first = std::remove_cvref_t<decltype(alike<2, 1>)>;
  using second = std::remove_cvref_t<decltype(alike<2, 5>)>;
  check_widths<first, double, 4, 8>(1);
  check_widths<second, double, 2>(1);
  check_widths<second, float, 16>(1);
}

BOOST_AUTO_TEST_CASE(choices_at_their_edges) {
  using E = std::remove_cvref_t<decltype(alike<2, 1>)>;
  const double special[] = {0.,
                            -0.,
                            1.,
                            -1.,
                            0.25,
                            std::numeric_limits<double>::infinity(),
                            std::numeric_limits<double>::quiet_NaN(),
                            1e-310,
                            1e300};
  for (std::size_t k = 0; k < 81; ++k) {
    numbers<double> in{};
    for (std::size_t i = 0; i < most; ++i) in[i] = special[(k * i + i / 3 + k / 9) % 9];
    const double found = with_packs<E, 8>(in)[0];
    BOOST_TEST(same_bits(found, without_packs<E>(in)[0]));
  }
}

/// Sums of derivatives are added up in lanes: some terms are there twice, some are subtracted, and
/// the last pack is not full.
BOOST_AUTO_TEST_CASE(long_sums) {
  constexpr auto f = traced(
      [](const auto& x, const auto& s) {
        std::remove_cvref_t<decltype(s)> sum(0.0);
        for (std::size_t i = 0; i < elements; ++i) {
          const auto u = x[i] - s;
          sum += u * u * (x[(i + 1) % elements] + s) - (i % 3 == 0 ? 3 : 1) * u;
        }
        return sum;
      },
      p, a);
  using E = std::remove_cvref_t<decltype(value_and_gradient(f, wrt(a, p)))>;
  using H = std::remove_cvref_t<decltype(bundle(f, diff(f, a), diff(diff(f, a), a)))>;
  check_widths<E, double, 4>(1);
  check_widths<H, double, 2>(1);
}

/// A number plus something is not computed like a variable minus it.
BOOST_AUTO_TEST_CASE(sums_and_differences) {
  constexpr auto f = traced(
      [](const auto& x, const auto& s) {
        std::remove_cvref_t<decltype(s)> sum(0.0);
        for (std::size_t i = 0; i < elements; ++i) {
          const auto u = x[i] * x[i];
          auto v = s - u;
          if (i % 2 == 0) v = 2 + u;
          sum += v * v;
        }
        return sum;
      },
      p, a);
  check_widths<std::remove_cvref_t<decltype(f)>, double, 4>(1);
}

template <class E, std::size_t W, class T>
inline constexpr const auto& with_call_packs =
    core::program_with_call_packs_of<program_for<E>, W, const T*, T*>;
template <class E, std::size_t W, class T>
void check_call_packs(std::size_t values) {
  constexpr const auto& packed = with_call_packs<E, W, T>;
  for (int k = 0; k < 40; ++k) {
    const numbers<T> in = point<T>(k);
    check(with_packs<E, W, T, packed>(in), without_packs<E>(in), values);
  }
}
/// Black and Scholes's formula: exp(-d1^2/2) and exp(-d2^2/2), where d2 is d1 less something.
BOOST_AUTO_TEST_CASE(calls_of_derivatives) {
  constexpr auto price = traced(
      [](const auto& x, const auto& s) {
        const auto sigma = (1.5 + x[0]) * sqrt(2 + x[1]);
        const auto d = (log((1.5 + x[2]) / (1.5 + s)) + x[3] * sigma) / sigma;
        return x[2] * erf(d) - s * exp(-x[3]) * erf(d - sigma);
      },
      p, a);
  using E = std::remove_cvref_t<decltype(value_and_gradient(price, wrt(p, a)))>;
  check_call_packs<E, 4, double>(1);
  check_call_packs<E, 2, double>(1);
  check_call_packs<E, 8, float>(1);
}
/// Not calls of values; nor roots, which processors compute.
BOOST_AUTO_TEST_CASE(calls_that_stay_alone) {
  constexpr auto f = exp(a) * exp(2_c * a) + sqrt(2_c + a) * sqrt(3_c + exp(a));
  using values = std::remove_cvref_t<decltype(f)>;
  using roots = std::remove_cvref_t<decltype(diff(a * sqrt(2_c + p[0_c]) * sqrt(3_c + p[1_c]), a))>;
  static_assert(with_call_packs<values, 4, double>.wide_slots == 0);
  static_assert(with_call_packs<roots, 4, double>.wide_slots == 0);
}
/// Some wait for others: b1 for a1, a2 for b2, c for both. (As a derivative by s of what is s times
/// it, all of it is part of a derivative.)
BOOST_AUTO_TEST_CASE(calls_that_wait) {
  constexpr auto f = traced(
      [](const auto& x, const auto& s) {
        const auto a1 = exp(x[0] * x[1]), b2 = log(2 + x[1] * x[1]), b1 = log(1 + a1 + x[2]);
        const auto a2 = exp(b2 * x[3] - x[4]), c = exp(a1 - a2), b3 = log(3 + c - x[5]);
        return (a1 * b1 + a2 * b2 + c * b3) * s;
      },
      p, a);
  using E = std::remove_cvref_t<decltype(diff(f, a))>;
  check_call_packs<E, 4, double>(0);
  check_call_packs<E, 2, double>(0);
}

/// What users call: by name, into arrays, with variables in several places; no allocations.
BOOST_AUTO_TEST_CASE(calls) {
  constexpr auto g = alike<2, 5>;
  using E = std::remove_cvref_t<decltype(g)>;
  numbers<double> in = point<double>(3);
  std::array<double, elements> q{};
  for (std::size_t i = 0; i < elements; ++i) q[i] = in[i + 1];
  const numbers<double> expected = without_packs<E>(in);  // a, then p
  const int before = allocations;
  const auto both = g(p = q, a = in[0]);
  std::array<double, 2 + elements> out{};
  g(p = q, a = in[0], into(out));
  BOOST_TEST(allocations - before == 0);
  BOOST_TEST(same_bits(both.value, expected[0]));
  for (std::size_t i = 0; i < out.size(); ++i) {
    BOOST_TEST(std::abs(out[i] - expected[i]) <= 1e-12 * (1 + std::abs(expected[i])));
    if (i > 0) BOOST_TEST(both.gradient[i - 1] == out[i]);
  }
}

/// In a constant expression the program runs step by step.
BOOST_AUTO_TEST_CASE(constant_expressions) {
  constexpr auto f = traced(
      [](const auto& x, const auto& s) {
        std::remove_cvref_t<decltype(s)> sum(1.0);
        for (std::size_t i = 0; i < elements; ++i)
          sum += where(x[i] < s, x[i] * x[i] * s, x[i] / (1 + s * s));
        return sum;
      },
      p, a);
  constexpr auto g = value_and_gradient(f, wrt(p, a));
  using E = std::remove_cvref_t<decltype(g)>;
  constexpr auto computed = [] {
    numbers<double> in{}, out{};
    for (std::size_t i = 0; i < most; ++i) in[i] = 0.125 * static_cast<double>(i) - 0.5;
    core::interpret<program_for<E>, double>(static_cast<const double*>(in.data()), out.data());
    return std::pair(in, out);
  }();
  check(computed.second, without_packs<E>(computed.first), most);
  static_assert(g(p = std::array<double, elements>{1., 2., 3.}, a = 2.0).value ==
                computed.second[0] * 0 + 1 + 1. * 1. * 2. + 2. / 5. + 3. / 5.);
}

BOOST_AUTO_TEST_SUITE_END()
