// expect: this function has no value for a series: its `value` must be a template
// lines: 30
// SPDX-License-Identifier: BSL-1.0
#include <nabla/calculus/derivative_at.hpp>
#include <nabla/nabla.hpp>

struct doubled {
  static constexpr std::string_view name = "doubled";
  static constexpr nabla::interval domain = nabla::all_reals;
  static constexpr double value(double u) { return 2 * u; }
  static constexpr nabla::term derivative(nabla::term, nabla::term) { return 2; }
};

int main() {
  constexpr nabla::variable<"x"> x;
  const double d = derivative_at<3>(nabla::apply<doubled>(x), wrt(x))(x = 1.0);
  return d > 0 ? 0 : 1;
}
