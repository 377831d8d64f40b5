// SPDX-License-Identifier: BSL-1.0
// Programs of packs compute functions in all lanes at once where they are told so, and lane by lane
// where they are not. A user's function that asks `if` is computed lane by lane.

#include <cmath>
#include <cstddef>
#include <cstring>

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

#include <nabla/kernel/call_in_lanes.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;
namespace math = nabla::math;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

/// x in steps of a half: its value asks a scalar.
struct staircase {
  static constexpr std::string_view name = "staircase";
  static constexpr interval domain = all_reals;
  template <class T>
  static constexpr T value(T u) {
    if (u < 0) return -value(-u);
    T step = 0;
    while (step + T(0.5) <= u) step += T(0.5);
    return step;
  }
  static constexpr term derivative(term, term) { return 0; }
};

constexpr auto formula_of_all = exp(x) * sin(y) + sigmoid(x * y) + tanh(x) * cos(y) + sqrt(x * x) +
                                logsumexp(x, y) + relu(y) + erf(x) + abs(x - y) + max(x, y) +
                                nabla::apply<staircase>(x) + pow(x * x + 1_c, y) + softplus(y) +
                                log(x * x + y * y) + digamma(x + 9_c);
constexpr auto all = value_and_gradient(formula_of_all);
using expression_of_all = std::remove_cvref_t<decltype(all)>;

template <bool InLanes>
inline constexpr auto program_in = [] {
  auto made = core::program_of<expression_of_all, core::variables_of<expression_of_all>>;
  made.in_lanes = InLanes;
  return made;
}();

template <class L, bool InLanes>
void check_lanes(double tolerance) {
  using T = math::element_of<L>;
  constexpr std::size_t width = math::lane_count<L>;
  T xs[width], ys[width];
  for (std::size_t i = 0; i < width; ++i) {
    xs[i] = static_cast<T>(1.3 - 0.37 * static_cast<double>(i));
    ys[i] = static_cast<T>(0.7 + 0.21 * static_cast<double>(i));
  }
  const L in[] = {math::load<T, width>(xs), math::load<T, width>(ys)};
  L out[3];
  core::run<program_in<InLanes>, L>(static_cast<const L*>(in), static_cast<L*>(out));
  for (std::size_t i = 0; i < width; ++i) {
    T expected[3];
    const T point[] = {xs[i], ys[i]};
    core::run<program_in<false>, T>(static_cast<const T*>(point), static_cast<T*>(expected));
    for (std::size_t k = 0; k < 3; ++k)
      BOOST_TEST(std::abs(out[k][i] - expected[k]) <= tolerance * std::abs(expected[k]));
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(call_in_lanes)

BOOST_AUTO_TEST_CASE(all_lanes_at_once) {
  check_lanes<math::lanes<double, math::native_lanes<double>>, true>(1e-14);
  check_lanes<math::lanes<float, math::native_lanes<float>>, true>(1e-5);
  check_lanes<math::lanes<double, 2>, true>(1e-14);
}

/// (The vector library's bits differ from the C library's at some of these points.)
BOOST_AUTO_TEST_CASE(who_asks_for_all_lanes_gets_them) {
  using L = math::lanes<double, 2>;
  static constexpr auto exponential = [] {
    constexpr auto f = exp(x);
    auto made = core::program_of<decltype(f), core::variables_of<decltype(f)>>;
    made.in_lanes = true;
    return made;
  }();
  for (double at = -20; at < 20; at += 0.03125) {
    const L in[] = {L{at, -at}};
    L out[1];
    core::run<exponential, L>(static_cast<const L*>(in), static_cast<L*>(out));
    const L expected = math::exp(math::in_lanes<L>(in[0])).lanes;
    BOOST_TEST(std::memcmp(out, &expected, sizeof expected) == 0);
  }
}

BOOST_AUTO_TEST_SUITE_END()
