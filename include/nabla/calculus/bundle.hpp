// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/function_of.hpp>
#include <nabla/expression/kernel_of.hpp>

namespace nabla::core {

template <class... E>
struct bundle_of;

namespace detail {

template <class All, std::size_t... K>
struct some_of {
  using type = bundle_of<std::tuple_element_t<K, All>...>;
};
template <class All, std::size_t K>
struct some_of<All, K> {
  using type = std::tuple_element_t<K, All>;
};

}  // namespace detail

/// Several expressions computed together.
template <class... E>
struct bundle_of : function_of<bundle_of<E...>> {
  using layout = bundle_layout<typename E::layout...>;
  static constexpr unsigned tree_size = (1U + ... + E::tree_size);
  static constexpr bool is_update = (E::is_update || ...);
  /// A bundle of the expressions at these positions alone.
  template <std::size_t... K>
  using only = typename detail::some_of<std::tuple<E...>, K...>::type;
  static constexpr term build(graph& g) {
    const term parts[] = {image_in<E>(g)...};
    return list_of(g, parts, {sizeof...(E), 1});
  }
  static constexpr void mark_verbatim(const graph& g, node_index root, sequence<bool>& marks) {
    std::size_t left = sizeof...(E);
    (
        [&] {
          detail::mark_verbatim<E>(g, --left == 0 ? root : g[root].a(), marks);
          if (left != 0) root = g[root].b();
        }(),
        ...);
  }
};
/// One kernel for all, which computes once what they have in common. The result is a std::tuple.
template <expression... E>
constexpr auto bundle(E...) {
  static_assert(sizeof...(E) > 0, "a bundle holds at least one expression");
  return bundle_of<E...>{};
}

}  // namespace nabla::core

namespace nabla {

using core::bundle;

}  // namespace nabla
