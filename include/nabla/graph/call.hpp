// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/copy.hpp>
#include <nabla/graph/term.hpp>

namespace nabla {

namespace detail {

constexpr term intern_call(const function_info* f, const term* arguments, graph& g) {
  node_index list = f->arity == 0 ? node::none : arguments[f->arity - 1].in(g);
  for (int k = f->arity - 1; k-- > 0;) list = g.intern(node_kind::list, arguments[k].in(g), list);
  return {g, g.intern(node(node_kind::call, list, g.function(f)))};
}

}  // namespace detail

/// The function of its arguments, at least one of which has a graph.
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
  return detail::for_each_element(
      [f](const term* one_of_each) { return make_call(f, one_of_each); }, arguments, f->arity);
}

/// Copies what the root needs through the terms' operators and functions, so that what `to`
/// simplifies is simplified.
constexpr term rebuild(const graph& from, node_index root, graph& to) {
  const sequence<bool> needed = reachable_from(from, root);
  sequence<term> places(root + 1);
  for (node_index i = 0; i <= root; ++i) {
    if (!needed.items[i]) continue;
    const node n = from[i];
    const term u = n.a_is_node() ? places.items[n.a()] : term{},
               v = n.b_is_node() ? places.items[n.b()] : term{};
    term& here = places.items[i];
    switch (n.kind()) {
      case node_kind::chunk:
        here = {to, to.intern(node(node_kind::chunk, n.a_is_node() ? u.index : n.a(), n.b()))};
        break;
      case node_kind::constant:
      case node_kind::wide_constant:
        here = {to, to.constant(from.number_at(i))};
        break;
      case node_kind::variable:
        here = {to, to.intern(node(node_kind::variable, u.index, n.b()))};
        break;
      case node_kind::list: {
        const std::uint32_t tag =
            n.shape_index() == 0 ? 0 : to.shape_index(from.shape_at(n.shape_index()));
        here = {to, to.intern(node(node_kind::list, u.in(to), v.in(to), tag))};
        break;
      }
      case node_kind::add:
        here = u + v;
        break;
      case node_kind::subtract:
        here = u - v;
        break;
      case node_kind::multiply:
        here = u * v;
        break;
      case node_kind::divide:
        here = u / v;
        break;
      case node_kind::negate:
        here = -u;
        break;
      case node_kind::power:
        here = power(u, n.exponent());
        break;
      case node_kind::stop:
        here = u.is_constant() ? u : make(node_kind::stop, u);
        break;
      case node_kind::call: {
        const function_info* const f = from.function_at(n.b());
        if (f->arity == 0)
          here = detail::intern_call(f, nullptr, to);
        else
          here = make_call(f, elements_of(u, static_cast<std::uint32_t>(f->arity)).items);
        break;
      }
      case node_kind::if_less:
      case node_kind::if_less_equal:
      case node_kind::if_equal:
      case node_kind::if_unequal:
        here = where(condition{n.kind(), u.a(), u.b()}, v.a(), v.b());
        break;
    }
    here = {to, here.in(to)};
  }
  return places.items[root];
}

}  // namespace nabla
