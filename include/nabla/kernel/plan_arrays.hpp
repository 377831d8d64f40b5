// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/walk.hpp>
#include <nabla/kernel/array_levels.hpp>
#include <nabla/kernel/meeting_rows.hpp>
#include <nabla/meta/merge_sort.hpp>

namespace nabla::core {

/// Makes the plan of a function.
template <class Graph>
class array_planner {
 public:
  array_levels<Graph> levels;
  sequence<array_write> writes;
  sequence<array_step> steps;
  std::uint32_t workspace = 0, tile = 0, passes = 1;
  bool is_small = false;

  template <class Sources, class Results>
  constexpr array_planner(const Graph& its_graph, const Sources& its_sources,
                          const Results& its_results)
      : levels(its_graph), g(its_graph) {
    for (const array_source& source : its_sources)
      at(source.variable).at = array_place::dense(array_place::input, source.pointer, source.offset,
                                                  shape_of(source.variable));
    std::uint32_t k = 0;
    for (const node_index entry : entries()) write_result(entry, its_results[k++]);
    find_needed();
    find_tile();
    for (node_index i = 0; i < g.size(); ++i) {
      if (at(i).is_view) look(i);
      if (at(i).is_stored && at(i).passes != 0) add_steps_for(i);
    }
    for (const array_write& write : writes) add_loops_for(write);
    merge_sort(steps, in_order{});
    find_size();
  }

 private:
  const Graph& g;
  std::uint32_t numbers_by_sample = 0;

  struct in_order {
    constexpr bool operator()(const array_step& u, const array_step& v) const { return u < v; }
  };
  struct append {
    sequence<node_index>& to;
    constexpr void operator()(node_index i) const { to.push_back(i); }
  };
  constexpr array_value& at(node_index i) { return levels.values.items[i]; }
  constexpr const array_value& at(node_index i) const { return levels.values.items[i]; }
  constexpr shape shape_of(node_index i) const { return levels.shape_of(i); }
  static constexpr std::uint64_t bit(std::uint32_t pass) { return std::uint64_t{1} << pass; }

  /// The nodes of the results, in order.
  constexpr sequence<node_index> entries() const {
    sequence<node_index> found;
    for_each_element(g, g.size() - 1, append{found});
    return found;
  }
  /// A computed node that has all extents of its result is stored there; all else is copied.
  constexpr void write_result(node_index i, const array_result& result) {
    const shape& s = result.extents;
    const array_place to =
        array_place::dense(array_place::output, result.pointer, result.offset, s);
    const shape own = shape_of(i);
    array_value& value = at(i);
    const bool is_all = own.rows == s.rows && own.columns == s.columns && own.varies == s.varies;
    const bool can_be_there =
        !value.is_leaf && !value.is_view && value.at.where == array_place::nowhere;
    if (is_all && can_be_there) {
      value.is_stored = true;
      value.at = to;
      value.passes |= bit(value.pass);
    } else {
      add_write(i, to, s, value.pass);
    }
  }
  constexpr void add_write(node_index i, const array_place& to, const shape& extents,
                           std::uint32_t pass) {
    array_write write{i, to, extents, 0, false, false, 0, bit(pass)};
    write.level = levels.level_for(i, write.domain());
    at(i).passes |= varies(i) ? bit(pass) : bit(at(i).pass);
    writes.push_back(write);
  }
  constexpr bool varies(node_index i) const { return shape_of(i).varies; }

  /// From results back to variables: in which passes each node is needed.
  constexpr void find_needed() {
    for (node_index i = g.size(); i-- > 0;) {
      const array_value& value = at(i);
      if (value.passes == 0 || value.is_leaf) continue;
      for (const node_index needed : levels.needs_of(i)) need(needed, i);
    }
    for (const array_value& value : levels.values)
      if (value.passes != 0 && value.pass + 1 > passes) passes = value.pass + 1;
    if (passes > most_passes) this_function_needs_more_than_64_passes_over_its_data();
  }
  constexpr void need(node_index needed, node_index user) {
    if (!varies(needed))
      at(needed).passes |= bit(at(needed).pass);
    else if (varies(user))
      at(needed).passes |= at(user).passes;
    else
      at(needed).passes |= bit(at(user).pass - 1);  // the user is a sum over the samples
  }
  static constexpr std::uint32_t most_passes = 64;
  static void this_function_needs_more_than_64_passes_over_its_data() {}

  /// How many samples a tile has, if anything is stored for each: few enough for the caches.
  constexpr void find_tile() {
    constexpr std::uint32_t few = 32, largest_tile = 256, usual_tile = 64, smallest_tile = 8;
    constexpr std::uint32_t most_numbers = 65536;
    for (node_index i = 0; i < g.size(); ++i)
      if (takes_workspace(i) && varies(i)) numbers_by_sample += shape_of(i).size();
    if (numbers_by_sample == 0) return;
    tile = numbers_by_sample <= few ? largest_tile : usual_tile;
    while (tile > smallest_tile && tile * numbers_by_sample > most_numbers) tile /= 2;
  }
  constexpr bool takes_workspace(node_index i) const {
    return at(i).is_stored && at(i).passes != 0 && at(i).at.where == array_place::nowhere;
  }
  constexpr array_place allocated(const shape& s) {
    constexpr std::uint32_t alignment = 8;
    const array_place place = array_place::dense(array_place::workspace, 0, workspace, s);
    const std::uint32_t numbers = s.size() * (s.varies ? tile : 1);
    workspace += (numbers + alignment - 1) / alignment * alignment;
    return place;
  }

  /// A view has the place of its operand, with other strides.
  constexpr void look(node_index i) {
    const node n = g[i];
    at(i).at = n.kind() == node_kind::transpose ? at(n.a()).at.transposed()
                                                : at(n.a()).at.sliced(row_range_at(g, n.b()));
  }
  constexpr void add_steps_for(node_index i) {
    array_value& value = at(i);
    if (takes_workspace(i)) value.at = allocated(shape_of(i));
    if (value.is_product)
      add_product(i);
    else if (value.is_gathered)
      gather(i);
    else if (value.flows)
      writes.push_back({i, value.at, shape_of(i), 0, false, false, value.level, value.passes});
    else
      reduce(i);
  }
  constexpr void reduce(node_index i) {
    const node n = g[i];
    const shape from = shape_of(n.a());
    writes.push_back({n.a(), at(i).at, from, n.b(), n.kind() == node_kind::largest, false,
                      at(i).level, passes_of_work(i)});
  }
  /// The passes in which a node that stands apart is worked at.
  constexpr std::uint64_t passes_of_work(node_index i) const {
    const node n = g[i];
    const bool reduces = n.kind() == node_kind::reduce || n.kind() == node_kind::largest;
    return reduces && (n.b() & over_samples) != 0 ? bit(at(i).pass - 1) : at(i).passes;
  }

  /// Rows of several nodes go to one place. They are added where they might meet, to zeros where
  /// they might not cover all of it.
  constexpr void gather(node_index i) {
    const array_value& value = at(i);
    const sequence<node_index> parts = levels.parts_of(i);
    sequence<row_range> ranges;
    for (const node_index part : parts) ranges.push_back(row_range_at(g, g[part].b()));
    const bool adds = might_meet(ranges);
    std::uint32_t rows = 0;
    for (std::uint32_t k = 0; k < parts.size; ++k) {
      const node_index part = parts[k];
      const row_range& r = ranges[k];
      const shape extents = levels.shape_of_part(part, shape_of(i));
      array_write write{g[part].a(), value.at.sliced(r), extents, 0, false, adds, 0, value.passes};
      if (r.size == 1) write.to.row = 0;
      write.level = levels.level_of_part(i, part);
      writes.push_back(write);
      rows += r.size;
    }
    if (adds || rows < shape_of(i).rows) add_zeros(i);
  }
  constexpr void add_zeros(node_index i) {
    array_step step;
    step.what = array_step::zeros;
    step.varies = varies(i);
    step.filled = at(i).at;
    step.size = shape_of(i).size();
    add_in_passes(step, at(i).passes);
  }

  constexpr void add_product(node_index i) {
    const node n = levels.product_at(i);
    const bool sums = g[i].kind() == node_kind::reduce, is_outer_sum = levels.is_outer_sum(i);
    const bool swaps = is_outer_sum && !(shape_of(n.a()).columns == 1 && shape_of(n.b()).rows == 1);
    const node_index left = swaps ? n.b() : n.a(), right = swaps ? n.a() : n.b();
    const shape u = shape_of(left), v = shape_of(right);
    array_step step;
    step.what = array_step::contraction;
    step.level = at(i).level;
    step.varies = varies(i) || sums;
    step.factors = {at(left).at, at(right).at, at(i).at, u.rows,
                    v.columns,   u.columns,    sums,     is_outer_sum};
    add_in_passes(step, passes_of_work(i));
  }
  constexpr void add_loops_for(const array_write& write) {
    array_step step;
    step.domain = write.domain();
    step.varies = step.domain.varies;
    step.level = write.level;
    add_in_passes(step, write.passes);
  }
  constexpr void add_in_passes(array_step step, std::uint64_t its_passes) {
    for (step.pass = 0; its_passes >> step.pass != 0; ++step.pass) {
      if ((its_passes >> step.pass & 1) != 0 && !has_loop(step)) steps.push_back(step);
      if (step.pass + 1 == most_passes) break;
    }
  }
  constexpr bool has_loop(const array_step& step) const {
    for (const array_step& other : steps)
      if (step.is_same_loop(other)) return true;
    return false;
  }
  constexpr void find_size() {
    constexpr std::uint32_t most_steps = 24, longest_loop = 64;
    is_small = steps.size <= most_steps;
    for (const array_step& step : steps) {
      const array_product& p = step.factors;
      if (step.varies || step.domain.size() > longest_loop || p.m * p.n * p.k > 4 * longest_loop)
        is_small = false;
    }
  }
};

}  // namespace nabla::core
