// SPDX-License-Identifier: BSL-1.0
// A long kernel in sections computes bit for bit what one function computes.

#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

#include "../allocations.hpp"
#include "../interpret.hpp"

namespace {

using namespace nabla;

constexpr vector_variable<"p", 8> p;
constexpr variable<"a"> a;

/// A function of so many pseudo-random steps: choices, functions of one and two arguments, twins,
/// constants.
template <int Steps>
struct random_steps {
  constexpr auto operator()(const auto& at, const auto& scale) const {
    auto w = at;
    std::uint64_t state = 20240229;
    const auto draw = [&state](std::uint64_t below) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      return static_cast<std::size_t>((state >> 33) % below);
    };
    for (int step = 0; step < Steps; ++step) {
      const std::size_t i = draw(8), j = (i + 1 + draw(7)) % 8;
      switch (draw(14)) {
        case 0:
          w[i] = sin(w[i]) + 0.5 * cos(w[i]);
          break;
        case 1:
          w[i] = where(w[i] < w[j], 0.75 * w[i], w[j] - scale);
          break;
        case 2:
          w[i] = exp(-(w[j] * w[j])) + w[i];
          break;
        case 3:
          w[i] = atan2(w[i], 2 + w[j] * w[j]);
          break;
        case 4:
          w[i] = w[i] / (1 + w[j] * w[j]);
          break;
        case 5:
          w[i] = max(w[i], w[j]) - tanh(w[i]);
          break;
        case 6:
        case 7:
        case 8:
          w[i] = w[i] - 0.375 * w[j];
          break;
        default:
          w[i] = w[i] + 0.125 * w[j] * w[i];
      }
    }
    auto sum = scale * w[0];
    for (std::size_t i = 1; i < 8; ++i) sum += w[i];
    return sum;
  }
};
template <int Steps>
constexpr auto with_gradient = value_and_gradient(traced(random_steps<Steps>{}, p, a), wrt(p, a));

using variables = core::variable_list<vector_variable<"p", 8>, variable<"a">>;
template <int Steps>
using expression_of = std::remove_cvref_t<decltype(with_gradient<Steps>)>;
template <int Steps>
constexpr const auto& kernel = core::program_of<expression_of<Steps>, variables>;

constexpr int some = 140;  // for a kernel of three or four sections

constexpr std::array<double, 9> point{0.3, -0.7, 1.1, 0.2, -1.3, 0.9, 0.4, -0.1, 0.6};

#if defined __clang__ && (defined __FMA__ || defined __ARM_FEATURE_FMA)
constexpr bool fuses = true;  // products and sums in derivatives, but not across sections
#else
constexpr bool fuses = false;
#endif
template <class T>
bool same(T u, T v) {
  if (fuses)
    return std::abs(u - v) <= std::sqrt(std::numeric_limits<T>::epsilon()) * (1 + std::abs(u));
  return std::memcmp(&u, &v, sizeof u) == 0;
}
template <class T, std::size_t N>
bool same(const std::array<T, N>& u, const T* v) {
  for (std::size_t i = 0; i < N; ++i)
    if (!same(u[i], v[i])) return false;
  return true;
}
template <class T>
constexpr std::array<T, 9> inputs(double shift) {
  std::array<T, 9> in{};
  for (std::size_t i = 0; i < 9; ++i) in[i] = static_cast<T>(point[i] + shift) + T{};
  return in;
}
template <const auto& Program, class T, class In, class Out>
constexpr void run_sections(In in, Out out) {
  core::detail::expand_sections<Program, T>(
      in, out, std::make_index_sequence<core::sections_of<Program>.section_count>{});
}
template <const auto& Program, class T>
constexpr std::array<T, 10> whole(const std::array<T, 9>& in) {
  std::array<T, 10> out{};
  core::detail::expand_apart<Program, T>(in.data(), out.data());
  return out;
}
template <const auto& Program, class T>
constexpr std::array<T, 10> in_sections(const std::array<T, 9>& in) {
  std::array<T, 10> out{};
  run_sections<Program, T>(in.data(), out.data());
  return out;
}

/// How many sections a program has, if they hold what they should.
template <const auto& Program>
constexpr std::uint32_t checked_sections() {
  constexpr const auto& cut = core::sections_of<Program>;
  for (std::uint32_t k = 0; k < cut.section_count; ++k) {
    const std::uint32_t length = cut.sections[k + 1].instruction - cut.sections[k].instruction;
    if (length == 0 || length > 500) return 0;
  }
  return cut.sections[cut.section_count].slot == Program.slots ? cut.section_count : 0;
}
static_assert(checked_sections<kernel<some>>() > 3);
// Cells are used again: there are fewer than copies into cells.
static_assert(core::sections_of<kernel<some>>.cells <
              core::sections_of<kernel<some>>.size - kernel<some>.size);

static_assert(in_sections<kernel<some>>(inputs<double>(0)) ==
              whole<kernel<some>>(inputs<double>(0)));

}  // namespace

BOOST_AUTO_TEST_SUITE(sections)

template <class T>
void compare_with_whole() {
  for (int k = 0; k < 20; ++k) {
    const auto in = inputs<T>(0.05 * k);
    BOOST_TEST(same(whole<kernel<some>>(in), in_sections<kernel<some>>(in).data()));
  }
}
BOOST_AUTO_TEST_CASE(sections_compute_what_the_whole_computes) {
  compare_with_whole<double>();
  compare_with_whole<float>();
}
BOOST_AUTO_TEST_CASE(sections_compute_in_types_that_are_not_built_in) {
  using pair = double __attribute__((vector_size(16)));
  std::array<pair, 9> in{};
  for (std::size_t i = 0; i < 9; ++i) in[i] = pair{point[i], point[i] + 0.1};
  std::array<pair, 10> out{};
  run_sections<kernel<some>, pair>(in.data(), out.data());
  const auto first = whole<kernel<some>>(inputs<double>(0)),
             second = whole<kernel<some>>(inputs<double>(0.1));
  for (std::size_t i = 0; i < 10; ++i)
    BOOST_TEST((same<double>(out[i][0], first[i]) && same<double>(out[i][1], second[i])));
}
BOOST_AUTO_TEST_CASE(sections_read_and_write_blocks) {
  const auto in = inputs<double>(0);
  const auto expected = whole<kernel<some>>(in);
  std::array<double, 10> out{};
  run_sections<kernel<some>, double>(
      core::blocks<const double, 8, 1>{{in.data(), in.data() + 8}},
      core::blocks<double, 1, 8, 1>{{out.data() + 9, out.data(), out.data() + 8}});
  for (std::size_t i = 0; i < 9; ++i) BOOST_TEST(same(out[i], expected[i + 1]));
  BOOST_TEST(same(out[9], expected[0]));
}

// A kernel that every compiler cuts, as users call it.
constexpr int many = 400;
static_assert(kernel<many>.size > core::longest_whole_program);

/// The values of an expression's nodes, once they are ready to become instructions.
template <class E>
std::vector<double> interpreted(const std::array<double, 9>& in) {
  test::point<double> at{{"a", in[8]}};
  for (std::size_t i = 0; i < 8; ++i) at["p[" + std::to_string(i) + "]"] = in[i];
  const core::lowered ready = core::detail::kernel_maker<E, variables>::lower();
  return test::interpret_list<double>(ready.nodes, ready.root, at);
}
BOOST_AUTO_TEST_CASE(a_long_kernel_computes_what_its_nodes_say) {
  using both = expression_of<many>;
  using gradient_alone = both::template only<1>;
  for (const double shift : {0.0, 0.3}) {
    const auto in = inputs<double>(shift);
    const std::span<const double, 8> at_p(in.data(), 8);
    const auto expected = interpreted<both>(in), expected_alone = interpreted<gradient_alone>(in);
    double value = 0;
    std::array<double, 9> gradient{}, alone{};
    const int before = allocations;
    with_gradient<many>(p = at_p, a = in[8], into(value, gradient));
    with_gradient<many>(p = at_p, a = in[8], into(nullptr, alone));
    BOOST_TEST(allocations - before == 0);
    BOOST_TEST(same(value, expected[0]));
    BOOST_TEST(same(gradient, expected.data() + 1));
    BOOST_TEST(same(alone, expected_alone.data()));
    BOOST_TEST((std::isfinite(value) && gradient[0] != 0));
  }
}

BOOST_AUTO_TEST_SUITE_END()
