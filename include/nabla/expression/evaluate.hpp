// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/kernel_of.hpp>

namespace nabla {

/// Stands for a result that an error has made impossible, so that the error is the only one.
struct no_value {
  template <class T> constexpr operator T() const { return T{}; }
  template <class Stream> friend Stream& operator<<(Stream& stream, no_value) { return stream; }
};

template <char... Name> inline constexpr bool value_given_for = false;
template <char... Name> inline constexpr bool shape_fits_for = false;
template <char... Name> inline constexpr bool one_value_given_for = false;

namespace detail {

template <class B> inline constexpr bool is_binding = false;
template <class X, class V> inline constexpr bool is_binding<binding<X, V>> = true;

/// The scalar in a value: a number is itself, an array has elements. Integers count as double.
template <class V> constexpr auto scalar_in(const V& value) {
  if constexpr (std::is_integral_v<V>)
    return 0.0;
  else if constexpr (std::is_floating_point_v<V> || !requires { value[0]; } || (requires { value + value; }))
    return V(value);
  else
    return scalar_in(value[0]);
}
template <class V> using scalar_of = decltype(scalar_in(std::declval<const V&>()));

/// What kernels need of a scalar at least.
template <class T>
concept calculates = requires(const T& u) {
  u + u;
  u* u;
};

/// The type in which all are computed: where one is no plain number, that one.
template <class... V> struct common_scalar;
template <> struct common_scalar<> { using type = double; };
template <class T> struct common_scalar<T> { using type = T; };
template <class T, class U, class... V> struct common_scalar<T, U, V...> {
  static constexpr auto join() {
    if constexpr (std::is_floating_point_v<T> && std::is_floating_point_v<U>)
      return std::common_type<T, U>{};
    else if constexpr (std::is_floating_point_v<T>)
      return std::type_identity<U>{};
    else
      return std::type_identity<T>{};
  }
  using type = typename common_scalar<typename decltype(join())::type, V...>::type;
};

template <class T, class V> constexpr T as_scalar(const V& value) {
  if constexpr (std::is_same_v<T, V>)
    return value;
  else if constexpr (std::is_arithmetic_v<V> && requires { requires std::is_floating_point_v<typename T::value_type>; })
    return T(static_cast<typename T::value_type>(value));
  else if constexpr (requires { static_cast<T>(value); })
    return static_cast<T>(value);
  else
    return T{} + static_cast<std::remove_cvref_t<decltype(T{}[0])>>(value);
}

template <char... Name> constexpr void require_value() {
  static_assert(value_given_for<Name...>, "this variable has no value: give it one in the call, as in f(x = 3.0)");
}
template <char... Name> constexpr void require_one_value() {
  static_assert(one_value_given_for<Name...>, "this variable is given two values");
}
template <char... Name> constexpr void require_shape() {
  static_assert(shape_fits_for<Name...>,
                "this variable is given a value of another shape: a scalar takes one number, a vector an array with a "
                "number for each element");
}
/// Calls `require` with the letters of E's K-th variable: compilers spell out deduced characters.
template <class E, std::size_t K, class Require> constexpr void spell_name(Require require) {
  [&]<std::size_t... I>(std::index_sequence<I...>) { require.template operator()<names_of<E>[K].text[I]...>(); }
  (std::make_index_sequence<names_of<E>[K].size>{});
}

/// Whether a value goes with a scalar variable (Elements 0) or with a vector of that many elements.
template <class V, std::size_t Elements> constexpr bool has_shape() {
  if constexpr (Elements == 0)
    return std::is_arithmetic_v<V> || std::is_same_v<scalar_of<V>, V>;
  else if constexpr (!requires(const V& value) { value[0]; })
    return false;
  else if constexpr (std::is_array_v<V>)
    return std::extent_v<V> == Elements;
  else if constexpr (requires { std::tuple_size<V>::value; })
    return std::tuple_size<V>::value == Elements;
  else
    return true;
}

template <class E, std::size_t K, class... B> constexpr std::size_t position_among() {
  std::size_t position = 0, found = sizeof...(B);
  ((B::variable::name == names_of<E>[K].view() ? (found = position++) : position++), ...);
  return found;
}

/// Puts the values of E's K-th variable where the kernel reads them.
template <class E, std::size_t K, class T, class... B>
constexpr bool fill(T* inputs, const std::tuple<const B&...>& bindings) {
  constexpr std::size_t position = position_among<E, K, B...>();
  constexpr variable_name name = names_of<E>[K];
  if constexpr (position == sizeof...(B)) {
    spell_name<E, K>([]<char... Letters>() { require_value<Letters...>(); });
    return false;
  } else if constexpr ((0 + ... + (B::variable::name == name.view() ? 1 : 0)) > 1) {
    spell_name<E, K>([]<char... Letters>() { require_one_value<Letters...>(); });
    return false;
  } else if constexpr (!has_shape<typename std::tuple_element_t<position, std::tuple<B...>>::value_type,
                                  name.elements>()) {
    spell_name<E, K>([]<char... Letters>() { require_shape<Letters...>(); });
    return false;
  } else {
    const auto& value = std::get<position>(bindings).value;
    if constexpr (name.elements == 0) {
      *inputs = as_scalar<T>(value);
    } else {
      for (std::size_t i = 0; i < name.elements; ++i) inputs[i] = as_scalar<T>(value[i]);
    }
    return true;
  }
}
template <class E, std::size_t K> constexpr std::size_t input_offset() {
  std::size_t offset = 0;
  for (std::size_t k = 0; k < K; ++k) offset += names_of<E>[k].elements == 0 ? 1 : names_of<E>[k].elements;
  return offset;
}

/// Runs E's kernel and hands its values over.
template <class E, class Variables, class T> constexpr auto results_at(const T* inputs) {
  using layout = typename E::layout;
  if constexpr (requires(typename layout::template result<T> r) { r.data(); }) {
    typename layout::template result<T> result;
    run<program_of<E, Variables>>(inputs, result.data());
    return result;
  } else {
    T values[layout::size];
    run<program_of<E, Variables>>(inputs, values);
    return layout::template read<T>(values);
  }
}

template <class E, class T, class... B, std::size_t... K>
constexpr auto evaluate_at(const std::tuple<const B&...>& bindings, std::index_sequence<K...>) {
  T inputs[input_offset<E, sizeof...(K)>() + 1];
  inputs[input_offset<E, sizeof...(K)>()] = T{};
  constexpr bool complete = ((position_among<E, K, B...>() < sizeof...(B)) && ... && true);
  (fill<E, K>(inputs + input_offset<E, K>(), bindings), ...);
  if constexpr (complete)
    return results_at<E, variables_of<E>, T>(inputs);
  else
    return no_value{};
}

template <class E, class... B> constexpr auto evaluate(const B&... bindings) {
  if constexpr ((is_binding<B> && ...)) {
    if constexpr ((expression<typename B::value_type> || ...)) {
      static_assert(sizeof...(B) == 0, "an expression cannot be a value: write substitute(f, x = y*y)");
      return no_value{};
    } else {
      using scalar = typename common_scalar<scalar_of<typename B::value_type>...>::type;
      static_assert(calculates<scalar>, "values are numbers: of type double, or of any type that has + and *");
      if constexpr (calculates<scalar>)
        return evaluate_at<E, scalar>(std::tuple<const B&...>(bindings...),
                                      std::make_index_sequence<names_of<E>.size()>{});
      else
        return no_value{};
    }
  } else {
    static_assert((is_binding<B> && ...),
                  "values are given by name, as in f(x = 3.0, y = 4.0); by position they go to function(f, wrt(x, y))");
    return no_value{};
  }
}

}  // namespace detail

}  // namespace nabla
