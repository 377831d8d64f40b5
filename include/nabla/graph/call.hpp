// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/operators.hpp>

namespace nabla::core {

namespace detail {

constexpr term intern_call(const function_info* f, const term* arguments, graph& g) {
  node_index list = f->arity == 0 ? node::none : arguments[f->arity - 1].in(g);
  for (int k = f->arity - 1; k-- > 0;) list = g.intern(node_kind::list, arguments[k].in(g), list);
  return {g, g.intern(node(node_kind::call, list, g.function(f)))};
}

}  // namespace detail

/// The function of its arguments; at least one of them has a graph.
constexpr term make_call(const function_info* f, const term* arguments) {
  graph* owner = nullptr;
  for (int k = 0; k < f->arity && owner == nullptr; ++k) owner = arguments[k].owner;
  if (owner->simplifies) {
    if (term result; f->simplified(arguments, result)) return result;
    if (f->symmetry != parity::none && simplifying::split(arguments[0]).factor.is_negative()) {
      const term opposite = -arguments[0];
      term result;
      if (!f->simplified(&opposite, result)) result = detail::intern_call(f, &opposite, *owner);
      return f->symmetry == parity::even ? result : -result;
    }
  }
  return detail::intern_call(f, arguments, *owner);
}

/// The same of any arguments: of numbers alone a number, in double; of lists element by element.
constexpr term apply_function(const function_info* f, const term* arguments) {
  bool plain = true, lists = false;
  double values[4]{};
  for (int k = 0; k < f->arity; ++k) {
    plain = plain && arguments[k].owner == nullptr, lists = lists || arguments[k].is_list();
    if (plain) values[k] = to<double>(arguments[k].value());
  }
  if (plain) return f->evaluate(values);
  if (!lists) return make_call(f, arguments);
  return detail::elementwise([f](const term* one_of_each) { return make_call(f, one_of_each); },
                             arguments, f->arity);
}

}  // namespace nabla::core
