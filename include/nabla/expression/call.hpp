// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/variable.hpp>

namespace nabla::core {

/// The operators as functions of terms; an elementary function is used by its own name.
struct plus {
  static constexpr term build(term u, term v) { return u + v; }
};
struct minus {
  static constexpr term build(term u, term v) { return u - v; }
};
struct times {
  static constexpr term build(term u, term v) { return u * v; }
};
struct divides {
  static constexpr term build(term u, term v) { return u / v; }
  template <class L, class M>
  static constexpr L layout_of_arrays(L, M) {
    static_assert(sizeof(L) == 0,
                  "two columns or matrices have no quotient u/v: write hadamard(u, 1_c/v) to "
                  "divide element by element");
    return {};
  }
};
struct negates {
  static constexpr term build(term u) { return -u; }
};
struct squares {
  static constexpr term build(term u) { return u * u; }
};

namespace detail {

template <std::size_t... RowsAndColumns>
inline constexpr bool shapes_go_together = false;
template <std::size_t Rows, std::size_t Columns>
inline constexpr bool shapes_go_together<Rows, Columns, Rows, Columns> = true;
template <std::size_t LeftRows, std::size_t LeftColumns, std::size_t RightRows,
          std::size_t RightColumns>
constexpr void require_one_shape() {
  static_assert(shapes_go_together<LeftRows, LeftColumns, RightRows, RightColumns>,
                "these shapes do not go together: both sides need the same rows and columns, or "
                "one is a scalar");
}

/// A scalar meets every element; two columns or matrices must agree, unless F says otherwise. Beside
/// an array that is one node, a list of elements becomes one, too.
template <class F, class L, class M>
constexpr auto common_layout(L l, M m) {
  constexpr bool whole = is_whole_layout<L> || is_whole_layout<M>;
  if constexpr (std::is_same_v<M, scalar_layout>) {
    return l;
  } else if constexpr (std::is_same_v<L, scalar_layout>) {
    return m;
  } else if constexpr (whole && (L::size == 1 || M::size == 1)) {
    using array = std::conditional_t<L::size == 1, M, L>;
    return array_layout<array::shape.rows, array::shape.columns,
                        varies_with_samples<L>() || varies_with_samples<M>()>{};
  } else if constexpr (requires { F::layout_of_arrays(l, m); }) {
    return F::layout_of_arrays(l, m);
  } else {
    constexpr shape u = L::shape, v = M::shape;
    require_one_shape<u.rows, u.columns, v.rows, v.columns>();
    if constexpr (whole)
      return array_layout<u.rows, u.columns,
                          varies_with_samples<L>() || varies_with_samples<M>()>{};
    else
      return l;
  }
}
template <class F, class L>
constexpr L layout_of_all(L) {
  return {};
}
template <class F, class L, class M, class... Rest>
constexpr auto layout_of_all(L l, M m, Rest... rest) {
  return layout_of_all<F>(common_layout<F>(l, m), rest...);
}
constexpr unsigned saturating_sum(auto... sizes) {
  const unsigned sum = (1U + ... + sizes);
  return sum > 1'000'000 ? 1'000'000 : sum;
}

}  // namespace detail

namespace detail {

/// E as an operand; beside arrays that are one node, as one of them.
template <class E, bool Whole>
constexpr term argument_of(graph& g) {
  if constexpr (Whole && !is_whole_layout<typename E::layout> &&
                is_array_layout<typename E::layout>)
    return whole_array_of(g, E::build(g), E::layout::shape);
  else
    return E::build(g);
}
template <class E>
constexpr term whole_of(graph& g) {
  return {g, argument_of<E, true>(g).in(g)};
}

}  // namespace detail

/// F of other expressions, as the user wrote it.
template <class F, class... E>
struct call : function_of<call<F, E...>> {
  using function_of<call>::operator=;
  using layout = decltype(detail::layout_of_all<F>(typename E::layout{}...));
  static constexpr unsigned tree_size = detail::saturating_sum(E::tree_size...);
  static constexpr bool verbatim = (E::verbatim && ...);
  static constexpr term build(graph& g) {
    constexpr bool whole = detail::is_whole_layout<layout>;
    const term arguments[] = {term(g, detail::argument_of<E, whole>(g).in(g))...};
    return detail::build<F>(arguments, std::index_sequence_for<E...>{});
  }
};

/// An expression whose tree would be much longer than its graph, which stands here in its place:
/// compilers copy and print the names of nested types as trees.
template <auto Image, class Layout, bool Verbatim>
struct shared : function_of<shared<Image, Layout, Verbatim>> {
  using layout = Layout;
  static constexpr unsigned tree_size = static_cast<unsigned>(Image.size());
  static constexpr bool verbatim = Verbatim;
  static constexpr term build(graph& g) { return {g, copy(Image, g)}; }
};

namespace detail {

/// The expression itself, or its graph where that pays: clearly more than any operand, and over 4
/// times as long as the graph.
template <class E, unsigned LongestOperand>
constexpr auto shorten() {
  if constexpr (E::tree_size < LongestOperand + LongestOperand / 2)
    return E{};
  else if constexpr (E::tree_size <= 4 * image_of<E>.size() || has_two_forms<E>)
    return E{};
  else
    return shared<image_of<E>, typename E::layout, E::verbatim>{};
}
constexpr unsigned longest(auto... sizes) {
  unsigned result = 0;
  ((result = sizes > result ? sizes : result), ...);
  return result;
}

}  // namespace detail

/// F of operands, each an expression or an exact constant; of 64 nodes or more, its graph where
/// that is shorter.
template <class F, class... V>
constexpr auto call_of(const V&...) {
  using written = call<F, expression_for<V>...>;
  if constexpr (written::tree_size < 64)
    return written{};
  else
    return detail::shorten<written, detail::longest(expression_for<V>::tree_size...)>();
}

namespace detail {

template <class V>
constexpr graph* graph_of(const V& v) {
  if constexpr (std::is_same_v<V, term>)
    return v.owner;
  else
    return nullptr;
}
// No constant expression, as the compiler will say.
void variables_meet_numbers_that_have_no_graph_yet();

/// An operand in traced code: an expression becomes part of the graph that is built. Beside plain
/// numbers alone, which have no graph yet, it counts with its value.
template <class V>
constexpr term term_beside(graph* g, const V& v) {
  if constexpr (std::is_same_v<V, term>) {
    return v;
  } else {
    using written = expression_for<V>;
    if (g != nullptr) return {*g, written::build(*g).in(*g)};
    constexpr const auto& image = image_of<written>;
    if constexpr (requires { written::value; })
      return written::value;
    else if constexpr (image[image.size() - 1].is_fixed())
      return number::inexact(written{}());
    else
      variables_meet_numbers_that_have_no_graph_yet();
    return {};
  }
}

}  // namespace detail

/// F of terms and expressions is a term: `pow(e, u)` in traced code.
template <class F, class... V>
requires(std::is_same_v<V, term> || ...)
constexpr term call_of(const V&... v) {
  graph* g = nullptr;
  ((g = g != nullptr ? g : detail::graph_of(v)), ...);
  const term arguments[] = {detail::term_beside(g, v)...};
  return detail::build<F>(arguments, std::index_sequence_for<V...>{});
}

}  // namespace nabla::core
