// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/call.hpp>
#include <nabla/math/real.hpp>

namespace nabla {

/// An elementary function is a struct. It must have
///   static constexpr std::string_view name;
///   static constexpr interval domain;                        (an array of one for each argument, if several)
///   template <class T> static constexpr T value(T u);        (as many parameters as the function has)
///   static constexpr term derivative(term u, term f);        (f is the result: exp' = f)
///   static constexpr term derivative(term u, term v, term f, int k);   (of several: with respect to the k-th)
/// and may have
///   static constexpr simplification simplified(term u);      (`unchanged` where nothing does; each rule says where)
///   static constexpr term pole(term u);                      (no value where this is zero: cos u for tan u)
///   static constexpr term pole(term u, term v);              (the same of two)
///   static constexpr interval domain_of(int k, term u, term v);   (where the domain depends on the arguments)
///   static constexpr term build(term u, term v);             (where it is sometimes made of other nodes)
///   template <class T> static constexpr twin_values<T> with_twin(T u);   (its value and its twin's)
/// and each member of `optional_facets`, under the same name: a value, or another function as a
/// type:
///   static constexpr parity symmetry = parity::odd;
///   static constexpr spelling latex = {"\\operatorname{sgn}"};
///   using base = euler_number;
template <class F>
struct function_traits {
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
  static constexpr int parameters = [] {
    if constexpr (requires { F::parameters; })
      return F::parameters;
    else
      return 0;
  }();
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
  static constexpr bool has_rule = arity == 0 || requires(term u) { F::derivative(u, u); } ||
                                   requires(term u) { F::derivative(u, u, u, 0); } ||
                                   requires(term u) { F::derivative(u, u, u, u, 0); } ||
                                   requires(term u) { F::derivative(u, u, u, u, u, 0); };

  static constexpr term partial(const term* u, term f, int k) {
    if constexpr (requires { F::derivative(f, f); })
      return F::derivative(u[0], f);
    else if constexpr (requires { F::derivative(f, f, f, 0); })
      return F::derivative(u[0], u[1], f, k);
    else if constexpr (requires { F::derivative(f, f, f, f, 0); })
      return F::derivative(u[0], u[1], u[2], f, k);
    else if constexpr (requires { F::derivative(f, f, f, f, f, 0); })
      return F::derivative(u[0], u[1], u[2], u[3], f, k);
    else
      return f;
  }
  static constexpr bool simplifies =
      requires(term u) { F::simplified(u); } || requires(term u) { F::simplified(u, u); };
  /// Whether the function has something simpler for these arguments, which is then in `result`.
  static constexpr bool simplify(const term* u, term& result) {
    if constexpr (requires { F::simplified(result, result); })
      return F::simplified(u[0], u[1]).has(result);
    else if constexpr (requires { F::simplified(result); })
      return F::simplified(u[0]).has(result);
    else
      return false;
  }
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

/// What an optional rule returns: `otherwise` where it does not apply.
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

namespace detail {

/// What the compiler calls this function. (Its length is given: to look for the end of such a text
/// costs the compiler more than all the rest.)
template <class F>
constexpr std::string_view signature_of() {
  return {__PRETTY_FUNCTION__, sizeof(__PRETTY_FUNCTION__) - 1};
}
inline constexpr std::size_t before_name = signature_of<void>().find("void");
inline constexpr std::size_t around_name = signature_of<void>().size() - 4;

/// A hash of F's full name.
template <class F>
constexpr std::uint64_t identity_of() {
  constexpr std::string_view signature = signature_of<F>();
  return identity_named({signature.data() + before_name, signature.size() - around_name});
}

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
/// The way back from a `function_info` in a finished graph to the type, for the kernel:
/// `decltype(type_of(slot<&info_of<F>>{}))::type` is F once F was applied anywhere.
template <const function_info* Info>
struct slot {
  friend constexpr auto type_of(slot);
};
template <class F>
struct announced {
  using type = F;
};
template <class F>
struct announce {
  friend constexpr auto type_of(slot<&info_of<F>>) { return announced<F>{}; }
  static constexpr const function_info* info = &info_of<F>;
};
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

/// What with_twin returns: F's value and its twin's.
template <class T>
struct twin_values {
  T value, twin;
};

namespace detail {

/// Words are a name, or a pattern with a # for each argument.
template <class F>
constexpr bool has_places(std::string_view words) {
  int places = 0;
  for (const char letter : words) places += letter == '#' ? 1 : 0;
  return places == 0 || places == function_traits<F>::arity;
}
template <bool Fits>
constexpr void require_places() {
  static_assert(
      Fits,
      "a pattern (`text`, `latex` or `c_name`) needs one # for each argument of its function");
}

/// Copies what F says, and leaves the defaults for what it does not.
template <class F>
constexpr void take_values(optional_facets& f) {
  f.parameters = function_traits<F>::parameters;
  if constexpr (requires { F::symmetry; }) f.symmetry = F::symmetry;
  if constexpr (requires { F::root; }) f.root = F::root;
  if constexpr (requires { F::trend; }) f.trend = F::trend;
  if constexpr (requires { F::continues; }) f.continues = F::continues;
  if constexpr (requires { F::finite; }) f.finite = F::finite;
  if constexpr (requires { F::range; }) f.range = F::range;
  if constexpr (requires { typename F::base; }) f.base = &info_of<typename F::base>;
}
template <class F>
constexpr void take_spellings(optional_facets& f) {
  if constexpr (requires { F::alias; }) f.alias = F::alias;
  if constexpr (requires { F::text; }) {
    require_places<has_places<F>(F::text.words)>();
    f.text = F::text;
  }
  if constexpr (requires { F::latex; }) {
    require_places<has_places<F>(F::latex.words)>();
    f.latex = F::latex;
  }
  if constexpr (requires { F::c_name; }) {
    require_places<has_places<F>(F::c_name)>();
    f.c_name = F::c_name;
  }
  if constexpr (requires { F::c_definition; }) f.c_definition = F::c_definition;
}
/// A complement is announced, since kernels put it in where nobody applied it.
template <class F>
constexpr void take_relatives(optional_facets& f) {
  if constexpr (requires { typename F::twin; } || requires { typename F::complement; })
    static_assert(function_traits<F>::arity == 1,
                  "only a function of one argument has a twin or a complement");
  if constexpr (requires { typename F::twin; }) f.twin = &info_of<typename F::twin>;
  if constexpr (requires { typename F::complement; })
    f.complement = announce<typename F::complement>::info;
  if constexpr (requires { F::complement_power; }) f.complement_power = F::complement_power;
  if constexpr (requires { F::reciprocal_overflows; })
    f.reciprocal_overflows = F::reciprocal_overflows;
}

template <class F>
constexpr term apply_to_terms(const term* u) {
  return apply_function(announce<F>::info, u);
}

/// A function that is sometimes built of other nodes has a `static constexpr term build(term u,
/// term v)`.
template <class F>
constexpr term build(const term* u) {
  if constexpr (requires { F::build(*u, *u); })
    return F::build(u[0], u[1]);
  else
    return apply_to_terms<F>(u);
}

template <class F>
constexpr function_info make_info() {
  using traits = function_traits<F>;
  function_info f;
  take_values<F>(f);
  take_spellings<F>(f);
  take_relatives<F>(f);
  f.name = F::name;
  f.identity = identity_of<F>();
  f.arity = traits::arity;
  f.partial = &traits::partial;
  f.simplified = &traits::simplify;
  if constexpr (requires(term u) { F::build(u, u); }) f.build = &build<F>;
  f.evaluate = &traits::template value<double>;
  f.domain = &traits::domain_at;
  f.pole = &traits::pole;
  return f;
}

}  // namespace detail

/// Marks every type that is an expression.
struct expression_base {};
template <class U>
concept expression = std::is_base_of_v<expression_base, std::remove_cvref_t<U>>;
/// What a function of nabla's takes that <cmath> has too: a term or an expression, so that numbers
/// stay with <cmath>.
template <class U>
concept operand = std::is_same_v<std::remove_cvref_t<U>, term> || expression<U>;
/// A number of any type, built in or not, but no container of numbers.
template <class U>
concept plain_number =
    std::is_arithmetic_v<U> || (std::is_class_v<U> && !operand<U> && requires(const U& u) {
      requires std::is_convertible_v<decltype(u + u), U>;
      requires std::is_convertible_v<decltype(u * u), U>;
      requires !requires { u.size(); };
    });
/// What a function takes that <cmath> lacks: operands, one of which may be a number, or plain
/// numbers.
template <class... U>
concept function_arguments = (operand<U> || ...) || requires {
  requires(plain_number<U> && ...);
  typename std::common_type_t<U...>;
};

/// F of terms is a term, F of expressions an expression: `apply<my_function>(x)`.
template <class F, class... U>
requires(operand<U> || ...)
constexpr auto apply(const U&... u) {
  constexpr bool has_rule = function_traits<F>::has_rule;
  static_assert(has_rule,
                "this function has no rule of differentiation: add `static constexpr term "
                "derivative(term u, term f)` "
                "to its struct");
  if constexpr (!has_rule) {
    return (u, ...);
  } else if constexpr ((expression<U> || ...)) {
    return call_of<F>(u...);  // an expression's business, found by its namespace
  } else {
    const term arguments[] = {u...};
    return detail::build<F>(arguments);
  }
}
/// F of plain numbers is its value in their common type, an integer counting as double.
template <class F, class... U>
requires(plain_number<U> && ...)
constexpr auto apply(const U&... u) {
  using number_type = std::common_type_t<math::detail::scalar<U>...>;
  return F::value(static_cast<number_type>(u)...);
}
/// A function of no arguments: a constant such as pi.
template <class F>
constexpr term apply_nullary(graph& g) {
  return detail::intern_call(announce<F>::info, nullptr, g);
}

}  // namespace nabla
