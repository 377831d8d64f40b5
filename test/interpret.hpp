// SPDX-License-Identifier: BSL-1.0
#pragma once

// A second opinion on kernels and graphs: an interpreter that walks over the nodes and does what
// each says.

#include <complex>
#include <map>
#include <string>
#include <type_traits>
#include <vector>

#include <nabla/function.hpp>
#include <nabla/graph.hpp>

namespace test {

/// Values of variables by name; a vector's element is called `p[0]`.
template <class T>
using point = std::map<std::string, T>;

/// The functions that complex numbers have, which are analytic inside their domains.
using analytic_functions = nabla::function_list<
    nabla::core::square_root, nabla::core::power_function, nabla::core::exponential,
    nabla::core::natural_logarithm, nabla::core::decimal_logarithm, nabla::core::sine,
    nabla::core::cosine, nabla::core::tangent, nabla::core::arcsine, nabla::core::arccosine,
    nabla::core::arctangent, nabla::core::hyperbolic_sine, nabla::core::hyperbolic_cosine,
    nabla::core::hyperbolic_tangent, nabla::core::inverse_hyperbolic_sine,
    nabla::core::inverse_hyperbolic_cosine, nabla::core::inverse_hyperbolic_tangent,
    nabla::core::logistic_function, nabla::core::circle_number, nabla::euler_number>;

template <class T>
inline constexpr bool is_complex = false;
template <class T>
inline constexpr bool is_complex<std::complex<T>> = true;

/// The numbers that a choice compares: the real parts of complex numbers.
template <class T>
auto comparable(T u) {
  if constexpr (is_complex<T>)
    return u.real();
  else
    return u;
}

/// The function of its arguments: as the graph has it for double, from the catalogue for other
/// types.
template <class T>
T evaluate(const nabla::core::function_info* f, const T* arguments) {
  if constexpr (std::is_same_v<T, double>) {
    return f->evaluate(arguments);
  } else {
    using known = std::conditional_t<is_complex<T>, analytic_functions, nabla::catalogue>;
    return []<class... F>(nabla::function_list<F...>, const nabla::core::function_info* wanted,
                          const T* u) {
      T result{};
      (void)((&nabla::info_of<F> == wanted &&
              (result = nabla::core::function_traits<F>::value(u), true)) ||
             ...);
      return result;
    }(known{}, f, arguments);
  }
}

template <class T>
T repeated_product(T base, int n) {
  T result = 1;
  for (int i = 0; i < (n < 0 ? -n : n); ++i) result = result * base;
  return n < 0 ? T(1) / result : result;
}

/// Does with numbers of type T what each node says.
template <class T>
struct interpreter {
  const nabla::graph& g;
  const point<T>& at;

  T constant(nabla::core::number u) const { return nabla::core::to<T>(u); }
  T variable(nabla::core::node_index i) const {
    const nabla::core::variable_name name(g, g[i].a());
    std::string text(name.view());
    if (name.elements > 0) text += "[" + std::to_string(g[i].b()) + "]";
    return at.at(text);
  }
  T list(nabla::core::node_index, T, T) const { return T{}; }
  T add(T u, T v) const { return u + v; }
  T subtract(T u, T v) const { return u - v; }
  T multiply(T u, T v) const { return u * v; }
  T divide(T u, T v) const { return u / v; }
  T negate(T u) const { return -u; }
  T power(T u, int n) const { return repeated_product(u, n); }
  T stop(T u) const { return u; }
  T structural(nabla::core::node_index, T, T) const { return T{}; }
  T call(const nabla::core::function_info* f, const T* arguments) const {
    return test::evaluate<T>(f, arguments);
  }
  T choose(nabla::core::node_kind kind, T u, T v, T p, T q) const {
    const auto left = comparable(u), right = comparable(v);
    const bool holds = kind == nabla::core::node_kind::if_less         ? left < right
                       : kind == nabla::core::node_kind::if_less_equal ? left <= right
                       : kind == nabla::core::node_kind::if_equal      ? left == right
                                                                       : left != right;
    return holds ? p : q;
  }
};

/// The values of all nodes that the term needs; those of lists and names mean nothing.
template <class T>
std::vector<T> interpret_all(const nabla::graph& g, nabla::core::node_index root,
                             const point<T>& at) {
  const auto values =
      nabla::core::fold<T>(g, nabla::core::reachable_from(g, root), interpreter<T>{g, at});
  return {values.begin(), values.end()};
}

/// The value of a scalar term.
template <class T>
T interpret(nabla::term u, const point<T>& at) {
  if (u.owner == nullptr) return nabla::core::to<T>(u.plain);
  return interpret_all<T>(*u.owner, u.index, at)[u.index];
}
/// The values of a list's elements.
template <class T>
std::vector<T> interpret_list(const nabla::graph& g, nabla::core::node_index root,
                              const point<T>& at) {
  const std::vector<T> all = interpret_all<T>(g, root, at);
  std::vector<T> elements;
  nabla::core::for_each_element(g, root,
                                [&](nabla::core::node_index i) { elements.push_back(all[i]); });
  return elements;
}

/// The derivative of f at u by Richardson's extrapolation of central differences, for steps of at
/// most `step`.
template <class F, class T>
T difference(F f, T u, T step) {
  const T wide = (f(u + step) - f(u - step)) / (2 * step);
  const T half = (f(u + step / 2) - f(u - step / 2)) / step;
  const T quarter = (f(u + step / 4) - f(u - step / 4)) / (step / 2);
  const T first = (4 * half - wide) / 3, second = (4 * quarter - half) / 3;
  return (16 * second - first) / 15;
}

}  // namespace test
