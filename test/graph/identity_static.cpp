// SPDX-License-Identifier: BSL-1.0
// Two functions of one name are two functions.

#include <nabla/nabla.hpp>

namespace first {
struct doubled {
  static constexpr std::string_view name = "doubled";
  static constexpr nabla::interval domain = nabla::all_reals;
  template <class T>
  static constexpr T value(T u) {
    return u + u;
  }
  static constexpr nabla::term derivative(nabla::term, nabla::term) { return 2; }
};
}  // namespace first

namespace second {
struct doubled {
  static constexpr std::string_view name = "doubled";
  static constexpr nabla::interval domain = nabla::all_reals;
  template <class T>
  static constexpr T value(T u) {
    return u * u;
  }
  static constexpr nabla::term derivative(nabla::term u, nabla::term) { return 2 * u; }
};
}  // namespace second

namespace {

using namespace nabla;

constexpr variable<"x"> x;
constexpr auto sum = apply<first::doubled>(x) + apply<second::doubled>(x);
static_assert(apply<first::doubled>(x) != apply<second::doubled>(x));
static_assert(sum(x = 5.0) == 35 && diff(sum, x)(x = 5.0) == 12);
static_assert(operation_count(sum).calls == 2);
static_assert(info_of<first::doubled>.identity != info_of<second::doubled>.identity);

}  // namespace
