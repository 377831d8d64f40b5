// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/call.hpp>
#include <nabla/graph/walk.hpp>
#include <nabla/graph/whole_array.hpp>

namespace nabla::core {

namespace detail {

/// Makes nodes of `to` by the terms' own operators and functions.
struct rebuilding {
  const graph& from;
  graph& to;

  constexpr term constant(number u) const { return {to, to.constant(u)}; }
  constexpr term variable(node_index i) const { return {to, to.variable_of(from, i)}; }
  constexpr term list(node_index i, term first, term rest) const {
    return {to, to.list_like(from, i, first.in(to), rest.in(to))};
  }
  constexpr term add(term u, term v) const { return owned(u + v); }
  constexpr term subtract(term u, term v) const { return owned(u - v); }
  constexpr term multiply(term u, term v) const { return owned(u * v); }
  constexpr term divide(term u, term v) const { return owned(u / v); }
  constexpr term negate(term u) const { return owned(-u); }
  constexpr term power(term u, int n) const { return owned(nabla::core::power(u, n)); }
  constexpr term stop(term u) const { return u.is_constant() ? u : make(node_kind::stop, u); }
  constexpr term structural(node_index i, term u, term v) const {
    return owned(restructured(from, i, u, v, to));
  }
  constexpr term call(const function_info* f, const term* arguments) const {
    return f->arity == 0 ? intern_call(f, nullptr, to) : owned(make_call(f, arguments));
  }
  constexpr term choose(node_kind kind, term u, term v, term p, term q) const {
    return owned(where(condition{kind, u, v}, p, q));
  }

 private:
  constexpr term owned(term u) const { return {to, u.in(to)}; }
};

}  // namespace detail

/// Copies what the root needs through the terms' operators and functions, so that what `to`
/// simplifies is simplified.
constexpr term rebuild(const graph& from, node_index root, graph& to) {
  return fold<term>(from, reachable_from(from, root), detail::rebuilding{from, to})[root];
}

}  // namespace nabla::core
