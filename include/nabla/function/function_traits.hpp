// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/registry.hpp>
#include <nabla/graph/operators.hpp>

namespace nabla::core {

/// Whether a term is a call of F. (Not asked before somebody applies the function whose rule asks,
/// so that such a rule costs nobody else the compilation of F.)
template <class F>
constexpr bool is_call_of(const auto& u) {
  return u.is_call(&info_of<F>);
}

namespace detail {

template <bool HasRule>
constexpr void require_rule() {
  static_assert(HasRule,
                "this function has no rule of differentiation: add `static constexpr term "
                "derivative(term u, term f)` "
                "to its struct");
}

}  // namespace detail

/// What the struct F of an elementary function says, asked in one way however many arguments it
/// takes and whatever it leaves out.
template <class F>
struct function_traits {
  /// How many arguments F takes.
  static constexpr int arity = [] {
    if constexpr (requires(double u) { F::template value<double>(); })
      return 0;
    else if constexpr (requires(double u) { F::value(u); })
      return 1;
    else if constexpr (requires(double u) { F::value(u, u); })
      return 2;
    else if constexpr (requires(double u) { F::value(u, u, u); })
      return 3;
    else
      return 4;
  }();
  /// How many of them, from the first on, must be constants.
  static constexpr int parameters = [] {
    if constexpr (requires { F::parameters; })
      return F::parameters;
    else
      return 0;
  }();
  /// Where argument k may lie.
  static constexpr interval domain_at(const term* u, int k) {
    if constexpr (requires { F::domain_of(0, *u, *u); })
      return F::domain_of(k, u[0], u[1]);
    else if constexpr (requires { F::domain[0]; })
      return F::domain[k];
    else if constexpr (arity == 0)
      return all_reals;
    else
      return F::domain;
  }
  /// Whether there is something that must not be zero, which is then in `not_zero`.
  static constexpr bool pole(const term* u, term& not_zero) {
    if constexpr (requires { F::pole(*u); }) {
      not_zero = F::pole(u[0]);
      return true;
    } else if constexpr (requires { F::pole(*u, *u); }) {
      not_zero = F::pole(u[0], u[1]);
      return true;
    } else {
      return false;
    }
  }
  /// Whether F has a rule of differentiation.
  static constexpr bool has_rule = arity == 0 || requires(term u) { F::derivative(u, u); } ||
                                   requires(term u) { F::derivative(u, u, u, 0); } ||
                                   requires(term u) { F::derivative(u, u, u, u, 0); } ||
                                   requires(term u) { F::derivative(u, u, u, u, u, 0); };

  /// The derivative of f, the value at u, with respect to argument k.
  static constexpr term partial(const term* u, term f, int k) {
    if constexpr (requires { F::derivative(f, f); })
      return F::derivative(u[0], f);
    else if constexpr (requires { F::derivative(f, f, f, 0); })
      return F::derivative(u[0], u[1], f, k);
    else if constexpr (requires { F::derivative(f, f, f, f, 0); })
      return F::derivative(u[0], u[1], u[2], f, k);
    else if constexpr (requires { F::derivative(f, f, f, f, f, 0); })
      return F::derivative(u[0], u[1], u[2], u[3], f, k);
    else {
      detail::require_rule<(arity == 0)>();
      return f;
    }
  }

  /// Whether F says itself, by `build`, what becomes of its arguments.
  static constexpr bool has_build = requires(term u) { F::build(u); } || requires(term u) {
    F::build(u, u);
  } || requires(term u) { F::build(u, u, u); } || requires(term u) { F::build(u, u, u, u); };
  /// Whether the function has something simpler for these arguments, which is then in `result`.
  static constexpr bool simplify(const term* u, term& result) {
    if constexpr (requires { F::simplified(result, result); })
      return F::simplified(u[0], u[1]).has(result);
    else if constexpr (requires { F::simplified(result); })
      return F::simplified(u[0]).has(result);
    else
      return false;
  }
  /// The value at u.
  template <class T>
  static constexpr T value(const T* u) {
    if constexpr (arity == 0)
      return F::template value<T>();
    else if constexpr (arity == 1)
      return F::value(u[0]);
    else if constexpr (arity == 2)
      return F::value(u[0], u[1]);
    else if constexpr (arity == 3)
      return F::value(u[0], u[1], u[2]);
    else
      return F::value(u[0], u[1], u[2], u[3]);
  }
};

}  // namespace nabla::core
