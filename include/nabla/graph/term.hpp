// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/function_info.hpp>
#include <nabla/graph/walk.hpp>

namespace nabla::core {

struct condition;

/// A handle to a node, or a number that has not met a graph yet: what rules and traced code
/// calculate with. A regular value: `term s = 0; s += u*v;`.
struct term {
  graph* owner = nullptr;  ///< null: a plain number
  number plain;
  node_index index = 0;

  constexpr term() = default;
  constexpr term(const number& u) : plain(u) {}
  template <std::integral I>
  constexpr term(I integer) : plain(integer) {}
  template <std::floating_point F>
  constexpr term(F real) : plain(from_double(static_cast<double>(real))) {}
  constexpr term(graph& g, node_index i) : owner(&g), index(i) {}

  /// The node in g, which a plain number enters now.
  constexpr node_index in(graph& g) const { return owner != nullptr ? index : g.constant(plain); }

  constexpr node node_here() const { return owner->nodes.items[index]; }
  constexpr bool is(node_kind kind) const { return owner != nullptr && owner->kind(index) == kind; }
  constexpr bool is_constant() const { return owner == nullptr || owner->is_constant(index); }
  constexpr number value() const { return owner == nullptr ? plain : owner->number_at(index); }
  constexpr bool is_number(const number& u) const { return is_constant() && value() == u; }
  constexpr bool is_call(const function_info* f) const {
    return is(node_kind::call) && same_function(owner->functions.items[node_here().b()], f);
  }
  constexpr term a() const { return {*owner, owner->a(index)}; }
  constexpr term b() const { return {*owner, owner->b(index)}; }
  constexpr nabla::core::shape shape() const {
    return owner == nullptr ? nabla::core::shape{} : owner->shape_of(index);
  }
  constexpr bool is_list() const {
    return owner != nullptr &&
           owner->nodes.items[index] >> node::kind_at == static_cast<unsigned>(node_kind::list);
  }

  template <class T>
  requires std::is_arithmetic_v<T>
  constexpr explicit operator T() const {
    static_assert(
        sizeof(T) == 0,
        "a term has no value while a function is built: calculate with the term itself, and write "
        "where(a < b, u, v) instead of if or ?:");
    return {};
  }

  friend constexpr term operator+(const term& u, const term& v);
  friend constexpr term operator-(const term& u, const term& v);
  friend constexpr term operator*(const term& u, const term& v);
  friend constexpr term operator/(const term& u, const term& v);
  friend constexpr term operator-(const term& u);
  friend constexpr term operator+(const term& u) { return u; }
  constexpr term& operator+=(term v);
  constexpr term& operator-=(term v);
  constexpr term& operator*=(term v);
  constexpr term& operator/=(term v);

  friend constexpr condition operator<(const term& u, const term& v);
  friend constexpr condition operator<=(const term& u, const term& v);
  friend constexpr condition operator>(const term& u, const term& v);
  friend constexpr condition operator>=(const term& u, const term& v);
  friend constexpr condition operator==(const term& u, const term& v);
  friend constexpr condition operator!=(const term& u, const term& v);
};

/// u < v and its like, for `where(u < v, p, q)`. Which way it goes is known only when the function
/// is evaluated, so it is not a bool.
struct condition {
  node_kind kind;
  term left, right;

  template <class Never = void>
  constexpr explicit operator bool() const {
    static_assert(!std::is_void_v<Never>,
                  "a comparison of terms has no value while a function is built: write where(a < "
                  "b, u, v) instead of if or ?:");
    return false;
  }
};
constexpr condition operator<(const term& u, const term& v) { return {node_kind::if_less, u, v}; }
constexpr condition operator<=(const term& u, const term& v) {
  return {node_kind::if_less_equal, u, v};
}
constexpr condition operator>(const term& u, const term& v) { return {node_kind::if_less, v, u}; }
constexpr condition operator>=(const term& u, const term& v) {
  return {node_kind::if_less_equal, v, u};
}
constexpr condition operator==(const term& u, const term& v) { return {node_kind::if_equal, u, v}; }
constexpr condition operator!=(const term& u, const term& v) {
  return {node_kind::if_unequal, u, v};
}

/// The same node or the same number (where `u == v` would be a condition).
constexpr bool identical(const term& u, const term& v) {
  return u.owner != nullptr && v.owner != nullptr
             ? u.index == v.index
             : u.is_constant() && v.is_constant() && u.value() == v.value();
}

/// The graph of the first term that has one.
constexpr graph* owner_of(const term& u) { return u.owner; }
constexpr graph* owner_of(const term& u, auto... rest) {
  return u.owner != nullptr ? u.owner : owner_of(rest...);
}

/// The node, made as it is: no rule is applied.
constexpr term make(node_kind kind, const term& u, const term& v) {
  graph& g = u.owner != nullptr ? *u.owner : *v.owner;
  const node_index a = u.owner != nullptr ? u.index : u.in(g);
  return {g, g.intern(kind, a, v.owner != nullptr ? v.index : v.in(g))};
}
constexpr term make(node_kind kind, const term& u, node_index b = 0) {
  return {*u.owner, u.owner->intern(node(kind, u.index, b))};
}

constexpr bool is_choice(const term& u) {
  return u.owner != nullptr &&
         (node::choices >> (u.owner->nodes.items[u.index] >> node::kind_at) & 1) != 0;
}
/// The parts of a choice.
constexpr condition condition_of(const term& u) {
  const choice c(*u.owner, u.node_here());
  return {u.node_here().kind(), {*u.owner, c.left}, {*u.owner, c.right}};
}
constexpr term if_true(const term& u) {
  return {*u.owner, choice(*u.owner, u.node_here()).if_true};
}
constexpr term if_false(const term& u) {
  return {*u.owner, choice(*u.owner, u.node_here()).if_false};
}
constexpr term make_choice(graph& g, const condition& c, const term& p, const term& q) {
  const node_index left = c.left.in(g), right = c.right.in(g);
  const node_index question = g.intern(node(node_kind::list, left, right));
  const node_index first = p.in(g), second = q.in(g);
  return {g, g.intern(node(c.kind, question, g.intern(node(node_kind::list, first, second))))};
}

/// Terms one after another, with the index of the list's shape. One alone is itself.
constexpr term list_of(graph& g, const term* elements, std::uint32_t count, std::uint32_t shape) {
  std::uint32_t i = count - 1;
  node_index rest = elements[i].in(g);
  while (i-- > 0)
    rest = g.intern(node(node_kind::list, elements[i].in(g), rest, i == 0 ? shape : 0));
  return {g, rest};
}
/// The terms of a shape, row by row.
constexpr term list_of(graph& g, const term* elements, shape s) {
  return list_of(g, elements, s.size(), g.shape_index(s));
}

/// The elements of a list of `count`; a scalar is a list of one.
constexpr sequence<term> elements_of(term u, std::uint32_t count) {
  sequence<term> elements;
  elements.reserve(count);
  if (u.is_list() && u.shape().is_packed()) {
    for (const node_index element : unpacked(*u.owner, u.index))
      elements.push_back({*u.owner, element});
    return elements;
  }
  for (; elements.size + 1 < count; u = u.b()) elements.push_back(u.a());
  elements.push_back(u);
  return elements;
}
constexpr sequence<term> elements_of(term u) { return elements_of(u, u.shape().size()); }
/// The elements of a list and of the lists in it; of any other node itself.
constexpr sequence<term> all_elements_of(term u) {
  sequence<term> all;
  for_each_element(*u.owner, u.index, [&](node_index i) { all.push_back({*u.owner, i}); });
  return all;
}

/// An exact fraction in a rule, where 1/2 would be the integer 0.
constexpr term ratio(std::int64_t n, std::int64_t d) { return number(n, d); }

}  // namespace nabla::core

namespace nabla {

using core::condition;
using core::ratio;
using core::term;

}  // namespace nabla
