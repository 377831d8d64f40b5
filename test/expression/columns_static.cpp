// SPDX-License-Identifier: BSL-1.0
// Columns and matrices, however they were made: their elements, their place in Hana's hierarchy,
// and what the messages say to do with them.

#include <boost/hana/concept/comparable.hpp>
#include <boost/hana/concept/foldable.hpp>
#include <boost/hana/concept/group.hpp>
#include <boost/hana/concept/ring.hpp>
#include <boost/hana/equal.hpp>
#include <boost/hana/fold_left.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/length.hpp>
#include <boost/hana/minus.hpp>
#include <boost/hana/negate.hpp>
#include <boost/hana/sum.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/unpack.hpp>
#include <boost/hana/zero.hpp>
#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::core;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr vector_variable<"p", 2> p;
constexpr auto f = x * x * y;

// c can do what the messages advise: it has elements and their gradients, a Jacobian and its
// elements.
template <class C, class U, class V>
constexpr bool is_column_of(C c, U u, V v) {
  constexpr auto all = variables_of<C>{};
  static_assert(decltype(c[0_c] == u)::value && decltype(c[1_c] == v)::value);
  static_assert(decltype(get<0>(c) == u)::value &&
                std::is_same_v<std::tuple_element_t<1, C>, decltype(c[1_c])>);
  static_assert(std::tuple_size_v<C> == 2 && std::tuple_size_v<const C> == 2);
  static_assert(decltype(gradient(c[1_c], all) == gradient(v, all))::value);
  static_assert(decltype(jacobian(c, all)(1_c, 0_c) == gradient(v, all)[0_c])::value);
  static_assert(decltype(vec(c[0_c], c[1_c]) == c)::value && decltype(hana::equal(c, c))::value);
  static_assert(hana::Comparable<C>::value && hana::Group<C>::value && hana::Foldable<C>::value);
  static_assert(!hana::Ring<C>::value);
  static_assert(decltype(hana::length(c))::value == 2);
  static_assert(decltype(hana::unpack(c, [](auto a, auto b) { return a - b; }) == u - v)::value);
  static_assert(decltype(hana::fold_left(c, [](auto a, auto b) { return a - b; }) == u - v)::value);
  static_assert(decltype(hana::sum<expression_tag>(c) == u + v)::value);
  static_assert(
      decltype(hana::sum<hana::tag_of_t<C>>(hana::make_tuple(c, c, c)) == 3_c * c)::value);
  static_assert(decltype(hana::minus(c, c) == hana::zero<hana::tag_of_t<C>>())::value);
  static_assert(decltype(hana::minus(3_c * c, c) == c + c)::value);
  static_assert(decltype(hana::negate(c) == vec(-u, -v))::value);
  static_assert(decltype(dot(c, c) == u * u + v * v)::value);
  static_assert(decltype(hadamard(c, c) == vec(u * u, v * v))::value);
  static_assert(decltype(hadamard(c, 1_c / c) == vec(u / u, v / v))::value);
  static_assert(decltype(hadamard(2_c, c) == c + c)::value &&
                decltype(hadamard(c, x) == c * x)::value);
  return true;
}

static_assert(is_column_of(vec(x, (x * y)), x, (x * y)));
static_assert(is_column_of(p, p[0_c], p[1_c]));
static_assert(is_column_of(gradient(f), 2_c * x * y, (x * x)));
static_assert(is_column_of(gradient(f) + vec(x, y), 2_c * x * y + x, y + x * x));
static_assert(is_column_of(vec(x, y) - 0.1_c * gradient(f), x - 0.2_c * x * y, y - 0.1_c * x * x));
static_assert(is_column_of(-vec(x, y) / x, -1_c + 0_c * x, -y / x));
static_assert(is_column_of(descent_step(f, wrt(x, y), 0.1_c), x - 0.2_c * x * y,
                           y - 0.1_c * x * x));
static_assert(is_column_of(traced([](auto a, auto b) { return std::array{a * b, a + b}; }, x, y),
                           (x * y), x + y));
static_assert(is_column_of(jvp(vec(x * x, (x * y)), wrt(x, y), vec(1_c, 2_c)), 2_c * x,
                           y + 2_c * x));
static_assert(is_column_of(vjp(vec(x * x, (x * y)), wrt(x, y), vec(1_c, 2_c)), 2_c * x + 2_c * y,
                           2_c * x));
static_assert(is_column_of(hvp(f, wrt(x, y), vec(1_c, 2_c)), 2_c * y + 4_c * x, 2_c * x));
static_assert(is_column_of(substitute(vec(x, x + y), y = x * x), x, x + x * x));
static_assert(is_column_of(substitute(p, p = vec(x, y)), x, y));
static_assert(is_column_of(diff(vec(x * x * y, (x * y)), x), 2_c * x * y, y));
static_assert(is_column_of(simplify(vec(x + x, (y * y))), 2_c * x, (y * y)));
static_assert(is_column_of(expand(vec(x * (x + y), y)), (x * x) + x * y, y));
static_assert(stop_gradient(vec(x, y))[1_c] == y &&
              jacobian(stop_gradient(vec(x, y)))(0_c, 0_c) == 0_c);
static_assert(curl(vec(y, (x * y), x), wrt(x, y, p[0_c]))[2_c] == y - 1_c);

// A long column is stored as its graph.
template <std::size_t N, class C>
constexpr auto nested(C c) {
  if constexpr (N == 0)
    return c;
  else
    return nested<N - 1>(sin(c) + c);
}
constexpr auto long_column = nested<8>(vec(x, y));
static_assert(long_column[0_c] == nested<8>(x) && jacobian(long_column)(1_c, 0_c) == 0_c);

// Matrices have rows and columns, and to Hana elements row by row.
constexpr auto h = hessian(f);
static_assert(h(0_c, 0_c) == 2_c * y && h(0_c, 1_c) == 2_c * x && h(1_c, 0_c) == 2_c * x &&
              h(1_c, 1_c) == 0_c);
static_assert(h(hana::size_c<0>, std::integral_constant<int, 1>{}) == 2_c * x);
static_assert((h + h)(0_c, 1_c) == 4_c * x && diff(h, y)(0_c, 0_c) == 2_c &&
              hadamard(h, h)(0_c, 1_c) == 4_c * x * x);
static_assert(gradient(h(0_c, 1_c), wrt(x, y)) == vec(2_c, 0_c));
static_assert(jacobian(x * y, wrt(x, y))(0_c, 1_c) == x &&
              jacobian(vec(x, (y * x)), wrt(x))[1_c] == y);
static_assert(hana::Group<decltype(h)>::value && hana::Foldable<decltype(h)>::value &&
              !hana::Ring<decltype(h)>::value);
static_assert(hana::unpack(h, [](auto a, auto b, auto c, auto d) {
                return a + 2_c * b + 3_c * c + d;
              }) == 2_c * y + 10_c * x);
static_assert(hana::minus(h, h) == hana::zero<hana::tag_of_t<decltype(h)>>());
static_assert(std::tuple_size_v<decltype(h)> == 4 && get<1>(h) == 2_c * x);
static_assert(h(x = 3.0, y = 4.0)(0, 1) == 6 && h(0_c, 1_c)(x = 3.0) == 6);

// To Hana scalars are numbers, and bundles are not.
static_assert(hana::Ring<decltype(f)>::value && hana::Ring<decltype(h(0_c, 0_c))>::value);
static_assert(hana::Comparable<decltype(bundle(f, h))>::value &&
              !hana::Group<decltype(bundle(f, h))>::value);
static_assert(!hana::Group<decltype(value_and_gradient(f))>::value);
static_assert(!hana::equal(vec(x, y), vec(x, y, x)) && !hana::equal(vec(x, y), vec(y, x)));

// A scalar meets every element.
static_assert(vec(x, y) * x == vec(x * x, (y * x)) && x * vec(x, y) == vec(x * x, (x * y)));
static_assert(vec(x, y) / x == vec(x / x, y / x) && x / vec(x, y) == vec(x / x, x / y));
static_assert(vec(x, y) * 2_c == vec(2_c * x, 2_c * y) && sin(vec(x, y)) == vec(sin(x), sin(y)));

// Fractions of std::ratio.
static_assert(std::ratio<1, 3>{} * x == x / 3_c && x - std::ratio<2>{} == x - 2_c);

// Structured bindings.
constexpr double at_three_and_four() {
  const auto [fx, fy] = gradient(f);
  const auto [a, b, c, d] = hessian(f);
  double sum = 0;
  hana::for_each(gradient(f), [&](auto partial) { sum += partial(x = 3.0, y = 4.0); });
  return sum - fx(x = 3.0, y = 4.0) - fy(x = 3.0) + a(y = 4.0) + b(x = 3.0) + c(x = 3.0) + d();
}
static_assert(at_three_and_four() == 8 + 6 + 6);

}  // namespace
