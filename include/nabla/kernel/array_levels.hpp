// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/array_operands.hpp>
#include <nabla/kernel/array_plan.hpp>

namespace nabla::core {

/// Finds out for each node of a graph what becomes of it, and in which pass and at which level.
template <class Graph>
class array_levels {
 public:
  const Graph& g;
  sequence<array_value> values;

  constexpr explicit array_levels(const Graph& its_graph)
      : g(its_graph), values(its_graph.size()), uses(its_graph.size()) {
    count_uses();
    for (node_index i = 0; i < g.size(); ++i) place(i);
  }

  constexpr shape shape_of(node_index i) const { return g.shape_at(g[i].shape_index()); }
  constexpr bool varies(node_index i) const { return shape_of(i).varies; }
  constexpr loop_domain domain_of(node_index i) const { return loop_domain::of(shape_of(i)); }
  /// Whether its loop computes it, if that runs over such a domain.
  constexpr bool flows_in(node_index i, const loop_domain& domain) const {
    return values.items[i].flows && domain_of(i) == domain;
  }
  /// Makes sure that the node can be read from memory.
  constexpr void store(node_index i) {
    while (values.items[i].is_view) i = g[i].a();
    if (!values.items[i].is_leaf) values.items[i].is_stored = true;
  }
  /// The factors of a product, or of a sum of products over the samples.
  constexpr node product_at(node_index i) const {
    return g[i].kind() == node_kind::product ? g[i] : g[g[i].a()];
  }
  /// The spread nodes whose sum a gathered node is.
  constexpr sequence<node_index> parts_of(node_index i) const {
    sequence<node_index> open(1, i), parts;
    while (open.size != 0) {
      const node_index part = open.pop_back();
      if (g[part].kind() == node_kind::spread) {
        parts.push_back(part);
      } else {
        open.push_back(g[part].b());
        open.push_back(g[part].a());
      }
    }
    return parts;
  }
  /// What is written into the rows of a gathered node of that shape.
  constexpr shape shape_of_part(node_index part, shape whole_shape) const {
    whole_shape.rows = row_range_at(g, g[part].b()).size;
    return whole_shape;
  }
  /// What has to be there for a node to be computed.
  constexpr sequence<node_index> needs_of(node_index i) const {
    sequence<node_index> needed;
    const array_value& value = values.items[i];
    if (value.is_gathered)
      for (const node_index part : parts_of(i)) needed.push_back(g[part].a());
    else
      append_array_operands(g, value.is_product ? product_at(i) : g[i], needed);
    return needed;
  }
  /// The level from which on a loop over the domain can use the operand, which is stored if need be.
  constexpr std::uint32_t level_for(node_index operand, const loop_domain& domain) {
    const array_value& value = values.items[operand];
    if (value.is_leaf) return 0;
    if (flows_in(operand, domain)) return value.level;
    store(operand);
    return varies(operand) == domain.varies ? value.available : 0;
  }

 private:
  sequence<std::uint32_t> uses;

  constexpr void count_uses() {
    for (node_index i = 0; i < g.size(); ++i) {
      sequence<node_index> operands;
      append_array_operands(g, g[i], operands);
      for (const node_index operand : operands) ++uses.items[operand];
    }
    for (node_index i = g.size() - 1; g[i].kind() == node_kind::list; i = g[i].b()) {
      ++uses.items[g[i].a()];
      ++uses.items[g[i].b()];
    }
  }
  static constexpr bool sums_samples(node n) {
    const bool reduces = n.kind() == node_kind::reduce || n.kind() == node_kind::largest;
    return reduces && (n.b() & over_samples) != 0;
  }

  constexpr void place(node_index i) {
    array_value& value = values.items[i];
    const node n = g[i];
    value.is_leaf =
        n.kind() == node_kind::variable || n.is_constant() || n.kind() == node_kind::count;
    if (n.kind() == node_kind::position) value.flows = true;
    if (n.kind() == node_kind::position) value.available = 1;
    if (!n.is_computed()) return;
    value.is_gathered = is_gathered(i);
    value.flows = !value.is_gathered && (n.is_elementwise() || is_inlined(i));
    value.is_view =
        !value.flows && (n.kind() == node_kind::transpose || n.kind() == node_kind::slice);
    value.is_product = !value.flows && (n.kind() == node_kind::product || is_sum_of_products(i));
    find_pass(i);
    if (value.flows)
      flow(i);
    else if (value.is_view)
      view(i);
    else
      stand_apart(i);
  }

  /// Whether a small node that is not elementwise is computed in the body of a loop over samples.
  constexpr bool is_inlined(node_index i) const {
    const node n = g[i];
    if (n.kind() == node_kind::product) return is_inlined_product(i);
    const bool is_small = loop_domain::is_unrolled(shape_of(n.a()));
    if (n.kind() == node_kind::reduce || n.kind() == node_kind::largest)
      return is_small && !sums_samples(n);
    const bool can_be = n.kind() == node_kind::spread || values.items[n.a()].flows;
    return is_small && can_be && loop_domain::is_unrolled(shape_of(i));
  }
  constexpr bool is_inlined_product(node_index i) const {
    constexpr std::uint32_t longest_sum = 4, most_multiplications = 64;
    const std::uint32_t inner = shape_of(g[i].a()).columns;
    if (inner > longest_sum || shape_of(i).size() * inner > most_multiplications) return false;
    return loop_domain::is_unrolled(shape_of(i)) && is_small_or_fixed(g[i].a()) &&
           is_small_or_fixed(g[i].b());
  }
  constexpr bool is_small_or_fixed(node_index i) const {
    return !varies(i) || loop_domain::is_unrolled(shape_of(i));
  }
  /// Whether node i is rows among zeros, or a sum of such that nothing else uses.
  constexpr bool is_gathered(node_index i) const {
    const node n = g[i];
    if (n.kind() == node_kind::spread) return !is_inlined(i);
    return n.kind() == node_kind::add && is_gathered_part(n.a()) && is_gathered_part(n.b());
  }
  constexpr bool is_gathered_part(node_index i) const {
    return values.items[i].is_gathered && uses.items[i] == 1;
  }
  /// Whether node i is the sum over the samples of products of matrices.
  constexpr bool is_sum_of_products(node_index i) const {
    const node n = g[i];
    if (n.kind() != node_kind::reduce || n.b() != over_samples) return false;
    const bool is_of_product = g[n.a()].kind() == node_kind::product &&
                               !values.items[n.a()].flows && uses.items[n.a()] == 1;
    return is_of_product || is_outer_sum(i);
  }

 public:
  /// Whether node i is the sum over the samples of columns times rows.
  constexpr bool is_outer_sum(node_index i) const {
    constexpr std::uint32_t least_size = 8;
    const node n = g[i];
    if (n.kind() != node_kind::reduce || n.b() != over_samples) return false;
    const node product = g[n.a()];
    if (product.kind() != node_kind::multiply || shape_of(n.a()).size() < least_size) return false;
    const shape u = shape_of(product.a()), v = shape_of(product.b());
    const bool crossed = (u.columns == 1 && v.rows == 1) || (u.rows == 1 && v.columns == 1);
    return u.varies && v.varies && crossed;
  }

 private:
  constexpr void find_pass(node_index i) {
    array_value& value = values.items[i];
    sequence<node_index> operands;
    append_array_operands(g, value.is_product ? product_at(i) : g[i], operands);
    for (const node_index operand : operands)
      if (values.items[operand].pass > value.pass) value.pass = values.items[operand].pass;
    if (sums_samples(g[i])) ++value.pass;
  }
  static constexpr void raise(std::uint32_t& level, std::uint32_t to) {
    if (level < to) level = to;
  }
  constexpr void flow(node_index i) {
    array_value& value = values.items[i];
    const sequence<node_index> operands = needs_of(i);
    const loop_domain domain = domain_of(i);
    for (const node_index operand : operands) raise(value.level, level_for(operand, domain));
    value.available = value.level + 1;
    value.is_dear = g[i].kind() == node_kind::call || g[i].kind() == node_kind::divide;
    for (const node_index operand : operands) {
      const array_value& its = values.items[operand];
      if (!flows_in(operand, domain) || !its.is_dear) continue;
      if (its.level < value.level)
        store(operand);  // an earlier loop has computed it
      else if (!its.is_stored)
        value.is_dear = true;
    }
  }
  constexpr void view(node_index i) {
    store(g[i].a());
    values.items[i].level = values.items[g[i].a()].level;
    values.items[i].available = values.items[g[i].a()].available;
  }
  /// A product, a sum, a largest value, or gathered rows.
  constexpr void stand_apart(node_index i) {
    array_value& value = values.items[i];
    value.is_stored = true;
    if (value.is_product) {
      for (const node_index factor : needs_of(i)) raise(value.level, level_of_factor(i, factor));
    } else if (value.is_gathered) {
      value.level = level_of_gathered(i);
    } else {
      value.level = level_for(g[i].a(), domain_of(g[i].a()));
    }
    value.available = sums_samples(g[i]) ? 0 : value.level + 1;
  }
  /// That of its operands, unless it extends along more than they do.
  constexpr std::uint32_t level_of_gathered(node_index i) {
    std::uint32_t level = 0;
    const node n = g[i];
    if (n.kind() == node_kind::spread) return level_of_part(i, i);
    for (const node_index operand : {n.a(), n.b()}) {
      raise(level, values.items[operand].level);
      if (shape_of(operand) == shape_of(i)) continue;
      for (const node_index part : parts_of(operand)) raise(level, level_of_part(i, part));
    }
    return level;
  }
  constexpr std::uint32_t level_of_factor(node_index i, node_index factor) {
    store(factor);
    const bool product_varies = sums_samples(g[i]) || varies(i);
    return varies(factor) == product_varies ? values.items[factor].available : 0;
  }

 public:
  constexpr std::uint32_t level_of_part(node_index gathered, node_index part) {
    return level_for(g[part].a(), loop_domain::of(shape_of_part(part, shape_of(gathered))));
  }
};

}  // namespace nabla::core
