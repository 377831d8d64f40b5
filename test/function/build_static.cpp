// SPDX-License-Identifier: BSL-1.0
// A function's `build` takes the place of its calls, however many arguments it has and whoever
// calls: operators on expressions, traced code, formulas.

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr variable<"z"> z;

struct doubled {
  static constexpr std::string_view name = "doubled";
  static constexpr interval domain = all_reals;
  template <class T>
  static constexpr T value(T u) {
    return u + u;
  }
  static constexpr term derivative(term, term) { return 2; }
  static constexpr term build(term u) { return 2 * u; }
};
struct fused {
  static constexpr std::string_view name = "fused";
  static constexpr interval domain[] = {all_reals, all_reals, all_reals};
  template <class T>
  static constexpr T value(T u, T v, T w) {
    return u * v + w;
  }
  static constexpr term derivative(term u, term v, term, term, int k) {
    return k == 0 ? v : k == 1 ? u : term(1);
  }
  static constexpr term build(term u, term v, term w) { return u * v + w; }
};
using functions = extended<catalogue, doubled, fused>;

static_assert(apply<doubled>(x) == 2_c * x);
static_assert(traced([](auto u) { return apply<doubled>(u); }, x) == 2_c * x);
static_assert(formula<"doubled(x)", functions>{} == 2_c * x);

static_assert(apply<fused>(x, y, z) == x * y + z);
static_assert(traced([](auto u, auto v, auto w) { return apply<fused>(u, v, w); }, x, y, z) ==
              x * y + z);
static_assert(formula<"fused(x, y, z)", functions>{} == x * y + z);

}  // namespace
