// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/diff.hpp>
#include <nabla/math/series_special.hpp>

namespace nabla::core {

namespace detail {

/// The position of Y among the variables X, or how many there are.
template <class Y, class... X>
constexpr int position_in(variable_list<X...>) {
  int position = 0, found = sizeof...(X);
  ((std::is_same_v<X, Y> ? (found = position++) : position++), ...);
  return found;
}
/// A value of variable Y as a series S: where Y is one of the variables it is a variable of S.
template <class S, class Y, class Variables>
constexpr S as_series(const typename S::value_type& value) {
  constexpr int position = position_in<Y>(Variables{});
  if constexpr (position < S::variables)
    return S::template variable<position>(value);
  else
    return S(value);
}
template <class S, class Y, class Variables, class V, std::size_t... K>
constexpr std::array<S, sizeof...(K)> elements_as_series(const V& values,
                                                         std::index_sequence<K...>) {
  using T = typename S::value_type;
  require_length(length_of(values), sizeof...(K));
  return {as_series<S, element<Y, K>, Variables>(as_scalar<T>(entry_of<V>(entry(values, K))))...};
}
/// The same of all that is bound; what does not go with its variable stays as it is.
template <class S, class Variables, class B>
constexpr auto binding_of_series(const B& bound) {
  using variable = typename B::variable;
  using value_type = typename B::value_type;
  if constexpr (!goes_with<value_type>(variable::elements))
    return bound;
  else if constexpr (variable::elements == 0)
    return variable{} =
               as_series<S, variable, Variables>(as_scalar<typename S::value_type>(bound.value));
  else
    return variable{} = elements_as_series<S, variable, Variables>(
               bound.value, std::make_index_sequence<variable::elements>{});
}
/// Whether function G has a value of type S.
template <class G, class S, std::size_t... I>
constexpr bool has_value_in(std::index_sequence<I...>) {
  if constexpr (sizeof...(I) == 0)
    return requires { G::template value<S>(); };
  else
    return requires(const S& u) { G::value((static_cast<void>(I), u)...); };
}
template <class G, class S>
constexpr bool require_series() {
  constexpr bool takes_series =
      has_value_in<G, S>(std::make_index_sequence<function_traits<G>::arity>{});
  static_assert(takes_series,
                "this function has no value for a series: its `value` must be a template that "
                "takes any type of number");
  return takes_series;
}
/// Whether all functions that F calls do; the compiler says which does not.
template <class F, class S, std::size_t... I>
constexpr bool functions_take_series(std::index_sequence<I...>) {
  return (require_series<function_behind<image_of<F>.functions[I]>, S>() && ... && true);
}
/// Whether the bindings are numbers for variables; otherwise an evaluation says what is wrong.
template <class... B>
constexpr bool bind_numbers() {
  if constexpr ((is_binding<B> && ...))
    return (!expression<typename B::value_type> && ...);
  else
    return false;
}

}  // namespace detail

/// The mixed derivative of F of these orders as a function of a point.
template <class F, class Variables, int... Orders>
struct derivative_of_orders {
  /// Its value at `x = 3.0, y = 4.0`, where all variables of F are given by name.
  template <class... B>
  constexpr auto operator()(const B&... bindings) const {
    static_assert(!(detail::is_destination<B> || ...),
                  "derivative_at returns its value: write d = derivative_at<2>(f, wrt(x))(x = "
                  "3.0)");
    if constexpr (!detail::bind_numbers<B...>())
      return detail::evaluate<F>(bindings...);
    else
      return value_at<typename detail::common_scalar<
          detail::scalar_in<typename B::value_type, B::variable::elements>...>::type>(bindings...);
  }

 private:
  template <class T, class... B>
  static constexpr auto value_at(const B&... bindings) {
    using scalar = series<T, Orders...>;
    constexpr std::size_t functions = image_of<F>.function_count();
    if constexpr (!detail::calculates<T>) {
      return detail::evaluate<F>(bindings...);
    } else if constexpr (!detail::functions_take_series<F, scalar>(
                             std::make_index_sequence<functions>{})) {
      return no_value{};
    } else {
      const auto value =
          detail::evaluate<F>(detail::binding_of_series<scalar, Variables>(bindings)...);
      if constexpr (std::is_same_v<decltype(value), const scalar>)
        return value.derivative(Orders...);
      else
        return value;
    }
  }
};

/// The mixed derivative of a scalar f, differentiated so many times by each of the variables, at a
/// point: `derivative_at<3, 2>(f, wrt(x, y))(x = 1.0, y = 2.0)`. A kernel of f computes with
/// truncated power series, so the time to compile does not grow with the orders. (For low orders,
/// and to have it as an expression: `diff`.) Where f has a corner it takes the derivatives of one
/// side: those of abs, max and min are the means of both.
template <int... Orders, expression F, class... X>
constexpr auto derivative_at(F, variable_list<X...>) {
  detail::require_scalar_function<F>();
  constexpr bool scalars = (detail::is_scalar_variable<X> && ...);
  static_assert(scalars,
                "derivative_at differentiates by scalar variables: of a vector name the elements, "
                "as in wrt(p[0_c], p[1_c])");
  constexpr bool fits = sizeof...(Orders) == sizeof...(X);
  static_assert(fits,
                "derivative_at takes an order for each variable of wrt: derivative_at<3, 2>(f, "
                "wrt(x, y))");
  if constexpr (scalars && fits && sizeof...(X) > 0 && scalar_expression<F>)
    return derivative_of_orders<F, variable_list<X...>, Orders...>{};
  else
    return constant<number(0)>{};
}

}  // namespace nabla::core

namespace nabla {

using core::derivative_at;

}  // namespace nabla
