// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/directional.hpp>
#include <nabla/calculus/gradient.hpp>
#include <nabla/calculus/jacobian.hpp>
#include <nabla/descent/vectors.hpp>
#include <nabla/expression/at.hpp>
#include <nabla/linear/parameters.hpp>

// The function of a descent: of the variables X, whose numbers lie one after another, at given
// values of all else.

namespace nabla::core {

namespace detail {

/// Calls E with the bindings of a tuple, and with more.
template <class E, class Rest, std::size_t... I, class... More>
constexpr auto evaluate_with(const Rest& rest, std::index_sequence<I...>, const More&... more) {
  return E{}(more..., std::get<I>(rest)...);
}
template <class E, class... B, class... More>
constexpr auto evaluate_beside(const std::tuple<B...>& rest, const More&... more) {
  return evaluate_with<E>(rest, std::index_sequence_for<B...>{}, more...);
}
/// Variables for a direction in which X move, as `hvp` wants them.
template <class... X>
constexpr auto direction_for() {
  constexpr std::size_t size = (X::layout::size + ...);
  constexpr shape shapes[] = {X::layout::shape...};
  constexpr shape one = shapes[0];
  if constexpr (!are_arrays<X...>)
    return vector_variable<"step_of_a_descent", size>{};
  else if constexpr (sizeof...(X) == 1 && one.columns > 1)
    return matrix_variable<"step_of_a_descent", one.rows, one.columns>{};
  else
    return column_variable<"step_of_a_descent", size>{};
}
/// Above so many numbers second derivatives are only multiplied with directions.
inline constexpr std::size_t largest_hessian = 64;
template <class Method>
inline constexpr bool uses_hessian = requires { Method::uses_hessian; };

template <class J, class T, class Rest, class Policy, class... X>
struct objective {
  using number = T;
  using gradient_and_value = value_and_gradient_of<J, X...>;
  using direction = decltype(direction_for<X...>());
  using turned = decltype(hvp(J{}, variable_list<X...>{}, direction{}));
  static constexpr std::size_t size = (X::layout::size + ...);
  static constexpr shape gradient_shape = gradient_of<J, X...>::layout::shape;
  using slope = array_view<T, gradient_shape.rows, gradient_shape.columns>;

  const Rest& rest;
  T* workspace;
  Policy policy;

  constexpr T value_and_gradient(const T* at, T* gradient) const {
    T value{};
    slope out{gradient};
    evaluate_beside<gradient_and_value>(rest, parameters_of<X...>{} = at, into(value, out),
                                        storage());
    return value;
  }
  /// The Hessian times v.
  constexpr void hessian_times(const T* at, const T* v, T* product) const {
    slope out{product};
    evaluate_beside<turned>(rest, parameters_of<X...>{} = at, direction{} = v, into(out),
                            storage());
  }
  /// The Hessian, row by row: of whole arrays by its products with the axes, of which `axis` is one.
  constexpr void hessian(const T* at, T* rows, [[maybe_unused]] T* axis) const {
    if constexpr (!are_arrays<X...>) {
      array_view<T, size, size> out{rows};
      evaluate_beside<hessian_matrix<J, X...>>(rest, parameters_of<X...>{} = at, into(out),
                                               storage());
    } else {
      for (std::size_t k = 0; k < size; ++k) axis[k] = 0;
      for (std::size_t k = 0; k < size; ++k) {
        axis[k] = 1;
        hessian_times(at, axis, rows + k * size);
        axis[k] = 0;
      }
    }
  }
  /// What the calls calculate in: the workspace, or what a policy finds.
  constexpr auto storage() const {
    if constexpr (is_workspace<Policy>)
      return policy;
    else
      return core::workspace(workspace);
  }
  /// How many numbers of workspace the calls need.
  template <class Method>
  static constexpr std::size_t numbers() {
    constexpr std::size_t first = gradient_and_value::workspace;
    if constexpr (is_workspace<Policy>)
      return 0;
    else if constexpr (!uses_hessian<Method>)
      return first;
    else if constexpr (are_arrays<X...> || size > largest_hessian)
      return first > turned::workspace ? first : turned::workspace;
    else
      return first > hessian_matrix<J, X...>::workspace ? first
                                                        : hessian_matrix<J, X...>::workspace;
  }
};

}  // namespace detail

}  // namespace nabla::core
