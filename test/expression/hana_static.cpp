// SPDX-License-Identifier: BSL-1.0
// The laws of Hana's concepts, as Hana's own tests state them (test/_include/laws of its repository):
// for every sample, every pair and every three of them.

#include <nabla/nabla.hpp>

#include <boost/hana/at_key.hpp>
#include <boost/hana/comparing.hpp>
#include <boost/hana/concept/comparable.hpp>
#include <boost/hana/concept/foldable.hpp>
#include <boost/hana/concept/group.hpp>
#include <boost/hana/concept/hashable.hpp>
#include <boost/hana/concept/monoid.hpp>
#include <boost/hana/concept/ring.hpp>
#include <boost/hana/contains.hpp>
#include <boost/hana/count.hpp>
#include <boost/hana/count_if.hpp>
#include <boost/hana/equal.hpp>
#include <boost/hana/fold.hpp>
#include <boost/hana/fold_left.hpp>
#include <boost/hana/fold_right.hpp>
#include <boost/hana/functional/flip.hpp>
#include <boost/hana/hash.hpp>
#include <boost/hana/length.hpp>
#include <boost/hana/map.hpp>
#include <boost/hana/minus.hpp>
#include <boost/hana/mult.hpp>
#include <boost/hana/negate.hpp>
#include <boost/hana/not_equal.hpp>
#include <boost/hana/one.hpp>
#include <boost/hana/pair.hpp>
#include <boost/hana/plus.hpp>
#include <boost/hana/power.hpp>
#include <boost/hana/reverse_fold.hpp>
#include <boost/hana/size.hpp>
#include <boost/hana/unpack.hpp>
#include <boost/hana/zero.hpp>

namespace {

namespace hana = boost::hana;
using namespace nabla;
using namespace nabla::literals;

template <class U>
using tag = hana::tag_of_t<U>;

/// Whether a law holds for all pairs, for all three.
template <class Law, class... E>
constexpr bool for_pairs(Law law, E... e) {
  const auto with = [&](auto first) { return (law(first, e) && ...); };
  return (with(e) && ...);
}
template <class Law, class... E>
constexpr bool for_threes(Law law, E... e) {
  const auto with = [&](auto first) {
    return for_pairs([&](auto second, auto third) { return law(first, second, third); }, e...);
  };
  return (with(e) && ...);
}

struct is_comparable {
  template <class A, class B>
  constexpr bool operator()(A a, B b) const {
    constexpr auto sign_of = [](auto) { return hana::int_c<0>; };
    const bool same = hana::equal(a, b);
    return hana::Comparable<A>::value && hana::equal(a, a) && (!same || hana::equal(b, a)) &&
           hana::not_equal(a, b) == !same && hana::equal.to(a)(b) == same &&
           hana::not_equal.to(a)(b) == !same && hana::comparing(sign_of)(a, b);
  }
  template <class A, class B, class C>
  constexpr bool operator()(A a, B b, C c) const {
    return !(hana::equal(a, b) && hana::equal(b, c)) || hana::equal(a, c);
  }
};

struct is_hashable {
  template <class A, class B>
  constexpr bool operator()(A a, B b) const {
    return hana::Hashable<A>::value &&
           (!hana::equal(a, b) || hana::equal(hana::hash(a), hana::hash(b)));
  }
};

struct is_monoid {
  template <class A, class B, class C>
  constexpr bool operator()(A a, B b, C c) const {
    return hana::equal(hana::plus(a, hana::plus(b, c)), hana::plus(hana::plus(a, b), c));
  }
  template <class A>
  constexpr bool operator()(A a) const {
    constexpr auto zero = hana::zero<tag<A>>();
    return hana::Monoid<A>::value && hana::equal(hana::plus(zero, a), a) &&
           hana::equal(hana::plus(a, zero), a);
  }
};

struct is_group {
  template <class A, class B>
  constexpr bool operator()(A a, B b) const {
    constexpr auto zero = hana::zero<tag<A>>();
    return hana::Group<A>::value && hana::equal(hana::plus(a, hana::negate(a)), zero) &&
           hana::equal(hana::plus(hana::negate(a), a), zero) &&
           hana::equal(hana::minus(a, b), hana::plus(a, hana::negate(b))) &&
           hana::equal(hana::negate(hana::negate(a)), a);
  }
};

struct is_ring {
  template <class A, class B, class C>
  constexpr bool operator()(A a, B b, C c) const {
    return hana::equal(hana::mult(a, hana::mult(b, c)), hana::mult(hana::mult(a, b), c)) &&
           hana::equal(hana::mult(a, hana::plus(b, c)),
                       hana::plus(hana::mult(a, b), hana::mult(a, c)));
  }
  template <class A>
  constexpr bool operator()(A a) const {
    constexpr auto one = hana::one<tag<A>>();
    return hana::Ring<A>::value && hana::equal(hana::mult(one, a), a) &&
           hana::equal(hana::mult(a, one), a) && hana::equal(hana::power(a, hana::int_c<0>), one) &&
           hana::equal(hana::power(a, hana::int_c<1>), a) &&
           hana::equal(hana::power(a, hana::int_c<2>), hana::mult(a, a)) &&
           hana::equal(hana::power(a, hana::int_c<5>), a * a * a * a * a);
  }
};

struct is_foldable {
  template <class A>
  constexpr bool operator()(A a) const {
    constexpr auto f = hana::make_pair;  // remembers in what order it was applied
    constexpr auto start = hana::int_c<999>;
    const auto counts_as = [&](auto element) {
      return hana::equal(hana::count(a, element), hana::count_if(a, hana::equal.to(element)));
    };
    return hana::Foldable<A>::value && hana::equal(hana::length(a), hana::size(a)) &&
           hana::equal(hana::fold(a, start, f), hana::fold_left(a, start, f)) &&
           hana::equal(hana::fold(a, f), hana::fold_left(a, f)) &&
           hana::equal(hana::reverse_fold(a, start, f),
                       hana::fold_right(a, start, hana::flip(f))) &&
           hana::equal(hana::reverse_fold(a, f), hana::fold_right(a, hana::flip(f))) &&
           hana::unpack(a, [&](auto... element) { return (counts_as(element) && ...); });
  }
};

template <class... E>
constexpr bool is_group_of(E... e) {
  return for_pairs(is_comparable(), e...) && for_threes(is_comparable(), e...) &&
         for_threes(is_monoid(), e...) && (is_monoid()(e) && ...) && for_pairs(is_group(), e...);
}
template <class... E>
constexpr bool is_ring_of(E... e) {
  return is_group_of(e...) && for_pairs(is_hashable(), e...) && for_threes(is_ring(), e...) &&
         (is_ring()(e) && ...);
}
template <class... E>
constexpr bool is_array_of(E... e) {
  return is_group_of(e...) && (is_foldable()(e) && ...) && !(hana::Ring<E>::value || ...);
}

constexpr variable<"x"> x;
constexpr variable<"y"> y;

// Expressions that are numbers: two are equal, one has a denominator, one a choice.
static_assert(is_ring_of((x + y) * (x - y), x* x - y * y, sin(x) / x));
static_assert(is_ring_of(0.5_c, where(x < y, x, y)));

// Columns and matrices, in elements and as one node.
static_assert(is_array_of(vec(x, y), gradient(x* y), vec(1_c / x, 0_c)));
static_assert(is_array_of(hessian(x * x * y), hessian(x + y)));
constexpr column_variable<"b", 3> b;
constexpr matrix_variable<"A", 2, 3> A;
static_assert(is_array_of(b, sin(b) - x * b));
static_assert(is_array_of(A, outer(vec(x, y), b)));

// What divides by zero everywhere equals nothing, not even itself: the laws are those of the others.
constexpr auto nowhere = x / (y - y);
static_assert(!hana::equal(nowhere, nowhere) && hana::not_equal(nowhere, nowhere));
static_assert(!is_comparable()(nowhere, x) && is_comparable()(x, x / y));

// Keys of a map: equal expressions are one key.
constexpr auto map = hana::make_map(hana::make_pair(x, 1_c), hana::make_pair(x* y, 2_c));
static_assert(map[x] == 1_c && map[y * x] == 2_c && !hana::contains(map, y));
static_assert(hana::hash(x) != hana::hash(y));

}  // namespace
