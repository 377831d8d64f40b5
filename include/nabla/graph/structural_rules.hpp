// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/whole_array.hpp>

// How the nodes that are not elementwise are differentiated.

namespace nabla::core {

/// Whether the derivative by data and what depends on it is that of each sample, or their sum.
enum class sample_mode { summed, apart };

namespace detail {

/// Where u is largest over the roles, as a share of 1: ties share it equally.
constexpr term share_of_largest(graph& g, term u, term largest, std::uint32_t roles) {
  const term is_largest = where(u == largest, 1, 0);
  return is_largest / summed(g, is_largest, roles, u.shape());
}

}  // namespace detail

/// Gives the operands of a structural node what they get of its adjoint.
template <class Give>
constexpr void pull_back(graph& g, node_index i, term adjoint, const sequence<bool>& active,
                         sample_mode mode, Give give) {
  const node n = g[i];
  const shape here = g.shape_of(i);
  const term u(g, n.a()), v(g, n.b_is_node() ? n.b() : n.a());
  const auto of_product = [&](term its_factor, term its_part) {
    const std::uint32_t lost =
        mode == sample_mode::summed ? roles_lost(here, its_factor.shape()) : 0;
    if (active.items[its_factor.index])
      give(its_factor.index, summed(g, its_part, lost & over_samples, here));
  };
  if (n.kind() == node_kind::product) {
    of_product(u, product_of(g, adjoint, transposed(v), here.columns));
    of_product(v, product_of(g, transposed(u), adjoint, here.rows));
  } else if (n.kind() == node_kind::transpose) {
    give(u.index, transposed(adjoint));
  } else if (n.kind() == node_kind::reduce) {
    give(u.index, adjoint);
  } else if (n.kind() == node_kind::largest) {
    give(u.index, adjoint * detail::share_of_largest(g, u, {g, i}, n.b()));
  } else if (n.kind() == node_kind::slice) {
    give(u.index, spread_out(g, adjoint, row_range_at(g, n.b())));
  } else if (n.kind() == node_kind::spread) {
    give(u.index, sliced(adjoint, row_range_at(g, n.b())));
  }
}

/// How a structural node moves, whose operands move as `tangent(index)` says.
template <class Tangent>
constexpr term push_forward(graph& g, node_index i, Tangent tangent) {
  const node n = g[i];
  const term u(g, n.a()), v(g, n.b_is_node() ? n.b() : n.a());
  const term du = tangent(u.index);
  if (n.kind() == node_kind::product) {
    const std::uint32_t inner = u.shape().columns;
    return product_of(g, du, v, inner) + product_of(g, u, tangent(v.index), inner);
  }
  if (n.kind() == node_kind::transpose) return transposed(du);
  if (n.kind() == node_kind::reduce) return summed(g, du, n.b(), u.shape());
  if (n.kind() == node_kind::largest)
    return summed(g, du * detail::share_of_largest(g, u, {g, i}, n.b()), n.b(), u.shape());
  if (n.kind() == node_kind::slice) return sliced(du, row_range_at(g, n.b()));
  return du.is_number(0) ? du : spread_out(g, du, row_range_at(g, n.b()));
}

}  // namespace nabla::core
