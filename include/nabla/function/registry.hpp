// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/function_info.hpp>

// From a function's type to what graphs know of it, and back.
//
// There is easy: a graph has a pointer to `info_of<F>`, a constant that make_info.hpp makes of F.
//
// Back is what a kernel needs. Its constant graph holds such pointers, and it must call
// `F::value<T>` for whatever T a call brings, so it must find the type again; a pointer to a
// function inside the info would fix T. A table of all functions would do, but nobody can write it
// down: users add functions in any file. So the compiler keeps the table, as a set of overloads:
//
//   template <const function_info* Info> struct slot { friend constexpr auto type_of(slot); };
//
// declares for each info a function `type_of(slot<info>)` of an unknown return type, and
//
//   template <class F> struct announce {
//     friend constexpr auto type_of(slot<&info_of<F>>) { return announced<F>{}; }
//   };
//
// defines it where `announce<F>` is instantiated. (A friend that is defined in a class template
// belongs to the namespace around it, and argument-dependent look-up finds it for a `slot`.) Every
// way to put F into a graph takes the pointer from `announce<F>::info`, so whoever holds a pointer
// to F's info has announced F: `decltype(type_of(slot<info>{}))::type` is F. The answer never
// changes: one type has one info, and no program asks whether a function is announced, which would
// have an answer that depends on when one asks.
//
// g++ warns that such a friend is not a template, which is the point here.

namespace nabla::core {

namespace detail {

/// Defined in make_info.hpp.
template <class F>
constexpr function_info make_info();

}  // namespace detail

/// The graph's view of F.
template <class F>
inline constexpr function_info info_of = detail::make_info<F>();

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wnon-template-friend"
#endif
/// The place of a function's type, by the address of its info.
template <const function_info* Info>
struct slot {
  friend constexpr auto type_of(slot);
};
template <class F>
struct announced {
  using type = F;
};
/// Puts F into its place, and has the pointer for graphs.
template <class F>
struct announce {
  static constexpr const function_info* info = &info_of<F>;  // first: rules of F may apply F
  friend constexpr auto type_of(slot<&info_of<F>>) { return announced<F>{}; }
};
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
/// The function whose info this is: F of `announce<F>::info`.
template <const function_info* Info>
using function_behind = typename decltype(type_of(slot<Info>{}))::type;

}  // namespace nabla::core

namespace nabla {

using core::info_of;

}  // namespace nabla
