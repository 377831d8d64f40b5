// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/binding.hpp>
#include <nabla/expression/destination.hpp>
#include <nabla/expression/workspace.hpp>

// What a call may be given beside the values of variables: places for its results, a workspace; and
// values of several variables in one array.

namespace nabla::core {

template <class... X>
struct parameters_of;

namespace detail {

template <class B>
inline constexpr bool is_packed_binding = false;
template <class... X, class V>
inline constexpr bool is_packed_binding<binding<parameters_of<X...>, V>> = true;
template <class A>
inline constexpr bool is_option = is_destination<A> || is_workspace<A> || is_packed_binding<A>;

constexpr void require_packed_length([[maybe_unused]] std::size_t length,
                                     [[maybe_unused]] std::size_t wanted) {
  assert((length == wanted || length == unknown_length) &&
         "the array that is given for parameters has another length");
}
/// One of several variables whose values lie one after another, unless they are not there.
template <class X, class T>
constexpr auto bind_part(const T*& next, bool are_there) {
  const T* const here = are_there ? next : nullptr;
  if (are_there) next += X::layout::size;
  if constexpr (X::elements == 0)
    return binding<X, T>{are_there ? *here : T()};
  else
    return binding<X, const T*>{here};
}
template <class... X, class V>
constexpr auto bindings_in(const binding<parameters_of<X...>, V>& all) {
  using value = std::remove_cvref_t<V>;
  static_assert(value_traits<value>::is_range && lies_in_a_row<value>(),
                "parameters take one array, whose numbers lie one after another");
  const std::size_t length = length_of(all.value), wanted = (X::layout::size + ...);
  require_packed_length(length, wanted);
  const bool are_there = length == wanted || length == unknown_length;
  const auto* next = first_of(all.value);
  return std::tuple<decltype(bind_part<X>(next, are_there))...>{bind_part<X>(next, are_there)...};
}
template <class A>
constexpr auto bindings_in(const A& argument) {
  if constexpr (is_destination<A> || is_workspace<A>)
    return std::tuple<>{};
  else
    return std::tie(argument);
}
template <bool Wanted, class A>
constexpr auto keep_if(const A& argument) {
  if constexpr (Wanted)
    return std::tie(argument);
  else
    return std::tuple<>{};
}
template <class Default, class... A>
constexpr auto kept_or(const std::tuple<A...>& found) {
  if constexpr (sizeof...(A) == 0)
    return std::tuple<Default>{};
  else
    return found;
}
/// The destination, the workspace, and then the values of the variables, a binding for each.
template <class... A>
constexpr auto parted(const A&... arguments) {
  static_assert((0 + ... + (is_destination<A> ? 1 : 0)) <= 1,
                "a call has one into(...), with all places in it");
  static_assert((0 + ... + (is_workspace<A> ? 1 : 0)) <= 1, "a call has one workspace(...)");
  return std::tuple_cat(
      kept_or<by_value>(std::tuple_cat(keep_if<is_destination<A>>(arguments)...)),
      kept_or<no_workspace>(std::tuple_cat(keep_if<is_workspace<A>>(arguments)...)),
      bindings_in(arguments)...);
}

}  // namespace detail

}  // namespace nabla::core
