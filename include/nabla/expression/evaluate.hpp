// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/binding.hpp>
#include <nabla/expression/destination.hpp>
#include <nabla/expression/image_of.hpp>
#include <nabla/expression/inputs.hpp>
#include <nabla/expression/kernel_of.hpp>
#include <nabla/expression/options.hpp>
#include <nabla/expression/results.hpp>

namespace nabla::core {

template <char... Name>
inline constexpr bool value_given_for = false;
template <char... Name>
inline constexpr bool shape_fits_for = false;
template <char... Name>
inline constexpr bool one_value_given_for = false;
template <char... Name>
inline constexpr bool one_variable_called = false;

namespace detail {

template <char... Name>
constexpr void require_value() {
  static_assert(value_given_for<Name...>,
                "this variable has no value: give it one in the call, as in f(x = 3.0)");
}
template <char... Name>
constexpr void require_one_value() {
  static_assert(one_value_given_for<Name...>, "this variable is given two values");
}
template <char... Name>
constexpr void require_shape() {
  static_assert(shape_fits_for<Name...>,
                "this variable is given a value of another shape: a scalar takes one number, a "
                "vector an array with a "
                "number for each element");
}
template <char... Name>
constexpr void require_one_variable() {
  static_assert(
      one_variable_called<Name...>,
      "this is the name of two variables of different shapes, of which one is an array or "
      "data: give one of them another name");
}
/// Calls `require` with the letters of E's K-th variable: compilers spell out deduced characters.
template <class E, std::size_t K, class Require>
constexpr void spell_name(Require require) {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    require.template operator()<names_of<E>[K].text[I]...>();
  }(std::make_index_sequence<names_of<E>[K].size>{});
}

template <class E, std::size_t K, class... B>
constexpr std::size_t position_among() {
  std::size_t position = 0, found = sizeof...(B);
  ((B::variable::name == names_of<E>[K].view() ? (found = position++) : position++), ...);
  return found;
}
/// Whether a binding's value goes with a variable, as far as its type tells.
template <class B>
constexpr bool goes_with_variable(const named_variable& name) {
  using layout = typename B::variable::layout;
  if (!name.array.is_whole())
    return !is_whole_layout<layout> && goes_with<typename B::value_type>(name.elements);
  if (!is_whole_layout<layout> || !(name.in_pieces || layout::shape == name.array)) return false;
  return goes_with<typename B::value_type>(layout::size, varies_with_samples<layout>());
}
/// Whether E's K-th variable has one value, of its shape; the compiler says what is wrong.
template <class E, std::size_t K, class... B>
constexpr bool is_given() {
  constexpr std::size_t position = position_among<E, K, B...>();
  constexpr named_variable name = names_of<E>[K];
  if constexpr (name.ambiguous) {
    spell_name<E, K>([]<char... Letters>() { require_one_variable<Letters...>(); });
    return false;
  } else if constexpr (position == sizeof...(B)) {
    spell_name<E, K>([]<char... Letters>() { require_value<Letters...>(); });
    return false;
  } else if constexpr ((0 + ... + (B::variable::name == name.view() ? 1 : 0)) > 1) {
    spell_name<E, K>([]<char... Letters>() { require_one_value<Letters...>(); });
    return false;
  } else if constexpr (!goes_with_variable<std::tuple_element_t<position, std::tuple<B...>>>(
                           name)) {
    spell_name<E, K>([]<char... Letters>() { require_shape<Letters...>(); });
    return false;
  } else {
    return true;
  }
}
template <class E, std::size_t... K>
constexpr auto lengths_of_variables(std::index_sequence<K...>) {
  return std::index_sequence<(names_of<E>[K].elements == 0 ? 1 : names_of<E>[K].elements)...>{};
}

template <class E, class T, class Out, class Storage, class... B, std::size_t... K>
[[gnu::always_inline]] constexpr auto evaluate_at(const Out& out, const Storage& storage,
                                                  const std::tuple<const B&...>& bindings,
                                                  std::index_sequence<K...> variables) {
  constexpr bool complete = (0 + ... + (is_given<E, K, B...>() ? 1 : 0)) == sizeof...(K);
  if constexpr (has_loops<E>)
    static_assert(knows_its_samples<E>(),
                  "this function adds up over samples, but has no data left that says how many "
                  "there are");
  if constexpr (complete && has_loops<E>)
    return with_arrays<workspace_needed<E>(), T>(
        delivery<E, variable_list<>, T, Out>{out}, storage,
        std::get<position_among<E, K, B...>()>(bindings)...);
  else if constexpr (complete)
    return with_inputs<T>(lengths_of_variables<E>(variables),
                          delivery<E, variables_of<E>, T, Out>{out},
                          std::get<position_among<E, K, B...>()>(bindings).value...);
  else
    return no_value{};
}

/// E at the point of the bindings: its values, or nothing where `out` says where they go.
template <class E, class Out, class Storage, class... B>
[[gnu::always_inline]] constexpr auto evaluate_into(const Out& out, const Storage& storage,
                                                    const B&... bindings) {
  if constexpr (!(is_binding<B> && ...)) {
    static_assert((is_binding<B> && ...),
                  "values are given by name, as in f(x = 3.0, y = 4.0); by position they go to "
                  "function(f, wrt(x, y))");
    return no_value{};
  } else if constexpr ((expression<typename B::value_type> || ...)) {
    static_assert(sizeof...(B) == 0,
                  "an expression cannot be a value: write substitute(f, x = y*y)");
    return no_value{};
  } else {
    using scalar =
        typename common_scalar<scalar_in<typename B::value_type, B::variable::elements>...>::type;
    static_assert(calculates<scalar>,
                  "values are numbers: of type double, or of any type that has + - * and /");
    if constexpr (!calculates<scalar>)
      return no_value{};
    else if constexpr (!fit<E, scalar>(std::type_identity<Out>{}))
      return no_value{};
    else
      return evaluate_at<E, scalar>(out, storage, std::tuple<const B&...>(bindings...),
                                    std::make_index_sequence<names_of<E>.size()>{});
  }
}
/// What a call is given: a destination, storage, and values.
template <class E, class Given, std::size_t... I>
[[gnu::always_inline]] constexpr auto evaluate_parted(const Given& given,
                                                      std::index_sequence<I...>) {
  return evaluate_into<E>(std::get<0>(given), std::get<1>(given), std::get<I + 2>(given)...);
}
template <class E, class... B>
[[gnu::always_inline]] constexpr auto evaluate(const B&... bindings) {
  static_assert(image_of<E>.size() >
                0);  // here, so that few lines lead from an error in it to the user's
  if constexpr ((is_option<B> || ...)) {
    const auto given = parted(bindings...);
    return evaluate_parted<E>(given,
                              std::make_index_sequence<std::tuple_size_v<decltype(given)> - 2>{});
  } else {
    return evaluate_into<E>(by_value{}, no_workspace{}, bindings...);
  }
}

}  // namespace detail

}  // namespace nabla::core
