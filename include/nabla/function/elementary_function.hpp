// SPDX-License-Identifier: BSL-1.0
#pragma once

// An elementary function is a struct. It must have
//   static constexpr std::string_view name;
//   static constexpr interval domain;                   an array, one for each argument, if several
//   template <class T>
//   static constexpr T value(T u);                      as many parameters as the function has
//   static constexpr term derivative(term u, term f);   f is the result: exp' = f
//   static constexpr term derivative(term u, term v, term f, int k);
//                                                       of several: with respect to the k-th
// It may have
//   static constexpr simplification simplified(term u); `unchanged` where nothing does; each rule
//                                                       says where it holds
//   static constexpr term pole(term u);                 no value where it is zero: cos u for tan u
//   static constexpr interval domain_of(int k, term u, term v);
//                                                       where the domain depends on the arguments
//   static constexpr term build(term u, term v);        where other nodes sometimes take its place
//   template <class T>
//   static constexpr twin_values<T> with_twin(T u);     its value and its twin's
//   static constexpr int relatives;                     how many other calls of it give its value
//   static constexpr term relative(term u, int k);      the last argument of the k-th
//   static constexpr term from_relative(term u, int k, term value);
//                                                       the value here from the value there
// and each member of `optional_facets` (graph/function_info.hpp), under the same name: a value, or
// another function as a type:
//   static constexpr parity symmetry = parity::odd;
//   static constexpr spelling latex = {"\\operatorname{sgn}"};
//   using base = euler_number;
// `simplified`, `pole` and relatives take two arguments of a function of two. nabla's own rules take
// `auto` where these take `term`: so the functions that a rule calls are compiled only where somebody
// applies the function itself. function_traits.hpp asks for all this, make_info.hpp makes of it what
// graphs know, registry.hpp finds the struct again, apply.hpp calls it.

#include <nabla/function/apply.hpp>
#include <nabla/function/arguments.hpp>
#include <nabla/function/function_traits.hpp>
#include <nabla/function/make_info.hpp>
#include <nabla/function/registry.hpp>

namespace nabla::core {

/// What `simplified` returns: a term, or `unchanged` where no rule applies.
struct simplification {
  term value;
  bool applies = false;
  constexpr simplification() = default;
  constexpr simplification(term u) : value(u), applies(true) {}
  constexpr bool has(term& result) const {
    if (applies) result = value;
    return applies;
  }
};
inline constexpr simplification unchanged{};

/// What `with_twin` returns: the function's value and its twin's.
template <class T>
struct twin_values {
  T value, twin;
};

}  // namespace nabla::core

namespace nabla {

using core::simplification;
using core::twin_values;
using core::unchanged;

}  // namespace nabla
