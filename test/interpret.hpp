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
using analytic_functions =
    nabla::function_list<nabla::square_root, nabla::power_function, nabla::exponential,
                         nabla::natural_logarithm, nabla::decimal_logarithm, nabla::sine,
                         nabla::cosine, nabla::tangent, nabla::arcsine, nabla::arccosine,
                         nabla::arctangent, nabla::hyperbolic_sine, nabla::hyperbolic_cosine,
                         nabla::hyperbolic_tangent, nabla::inverse_hyperbolic_sine,
                         nabla::inverse_hyperbolic_cosine, nabla::inverse_hyperbolic_tangent,
                         nabla::logistic_function, nabla::circle_number, nabla::euler_number>;

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
T evaluate(const nabla::function_info* f, const T* arguments) {
  if constexpr (std::is_same_v<T, double>) {
    return f->evaluate(arguments);
  } else {
    using known = std::conditional_t<is_complex<T>, analytic_functions, nabla::catalogue>;
    return
        []<class... F>(nabla::function_list<F...>, const nabla::function_info* wanted, const T* u) {
          T result{};
          (void)((&nabla::info_of<F> == wanted &&
                  (result = nabla::function_traits<F>::value(u), true)) ||
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

/// The values of all nodes that the term needs; those of lists and names mean nothing.
template <class T>
std::vector<T> interpret_all(const nabla::graph& g, nabla::node_index root, const point<T>& at) {
  using nabla::node_kind;
  const nabla::sequence<bool> needed = nabla::reachable_from(g, root);
  std::vector<T> v(root + 1);
  for (nabla::node_index i = 0; i <= root; ++i) {
    if (!needed[i]) continue;
    const nabla::node n = g[i];
    const T a = n.a_is_node() ? v[n.a()] : T{}, b = n.b_is_node() ? v[n.b()] : T{};
    const auto choose = [&](auto holds) {
      return holds(comparable(v[g[n.a()].a()]), comparable(v[g[n.a()].b()])) ? v[g[n.b()].a()]
                                                                             : v[g[n.b()].b()];
    };
    switch (n.kind()) {
      case node_kind::constant:
      case node_kind::wide_constant:
        v[i] = nabla::to<T>(g.number_at(i));
        break;
      case node_kind::variable: {
        const nabla::variable_name name(g, n.a());
        std::string text(name.view());
        if (name.elements > 0) text += "[" + std::to_string(n.b()) + "]";
        v[i] = at.at(text);
        break;
      }
      case node_kind::add:
        v[i] = a + b;
        break;
      case node_kind::subtract:
        v[i] = a - b;
        break;
      case node_kind::multiply:
        v[i] = a * b;
        break;
      case node_kind::divide:
        v[i] = a / b;
        break;
      case node_kind::negate:
        v[i] = -a;
        break;
      case node_kind::power:
        v[i] = repeated_product(a, n.exponent());
        break;
      case node_kind::stop:
        v[i] = a;
        break;
      case node_kind::call: {
        const nabla::function_info* const f = g.function_at(n.b());
        T arguments[4]{};
        nabla::node_index argument = n.a();
        for (int k = 0; k + 1 < f->arity; ++k, argument = g[argument].b())
          arguments[k] = v[g[argument].a()];
        if (f->arity > 0) arguments[f->arity - 1] = v[argument];
        v[i] = test::evaluate<T>(f, arguments);
        break;
      }
      case node_kind::if_less:
        v[i] = choose([](auto p, auto q) { return p < q; });
        break;
      case node_kind::if_less_equal:
        v[i] = choose([](auto p, auto q) { return p <= q; });
        break;
      case node_kind::if_equal:
        v[i] = choose([](auto p, auto q) { return p == q; });
        break;
      case node_kind::if_unequal:
        v[i] = choose([](auto p, auto q) { return p != q; });
        break;
      case node_kind::list:
      case node_kind::chunk:
        break;
    }
  }
  return v;
}

/// The value of a scalar term.
template <class T>
T interpret(nabla::term u, const point<T>& at) {
  if (u.owner == nullptr) return nabla::to<T>(u.plain);
  return interpret_all<T>(*u.owner, u.index, at)[u.index];
}
/// The values of a list's elements.
template <class T>
std::vector<T> interpret_list(const nabla::graph& g, nabla::node_index root, const point<T>& at) {
  const std::vector<T> all = interpret_all<T>(g, root, at);
  std::vector<T> elements;
  std::vector<nabla::node_index> open{root};
  while (!open.empty()) {  // lists of lists, from left to right
    const nabla::node_index i = open.back();
    open.pop_back();
    if (g[i].kind() == nabla::node_kind::list) {
      open.push_back(g[i].b());
      open.push_back(g[i].a());
    } else {
      elements.push_back(all[i]);
    }
  }
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
