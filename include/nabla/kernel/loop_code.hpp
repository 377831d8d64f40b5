// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/loop_body.hpp>
#include <nabla/kernel/plan_arrays.hpp>
#include <nabla/kernel/program.hpp>

// The plan of a function and the bodies of its loops, as constants.

namespace nabla::core {

/// The body of a loop as a program, which computes the stores from the loads.
template <std::size_t Instructions, std::size_t Constants, std::size_t Functions, std::size_t Loads,
          std::size_t Stores>
struct loop_code : program<Instructions, Constants, Functions, 0> {
  loop_port loads[Loads + 1]{};
  loop_port stores[Stores + 1]{};
  loop_form form = loop_form::once;
  std::uint32_t length = 1, rounds = 1;

  static constexpr std::size_t load_count = Loads, store_count = Stores;
};

namespace detail {

template <class Function>
constexpr graph graph_of_function() {
  graph g;
  g.load(Function::image);
  return g;
}

template <class Function>
struct plan_maker {
  struct extent {
    std::uint32_t values = 0, writes = 0, steps = 0;
    constexpr bool fits(extent space) const {
      return values <= space.values && writes <= space.writes && steps <= space.steps;
    }
  };
  static constexpr extent room{1024, 256, 128};
  template <extent Extent>
  using held = array_plan<Extent.values, Extent.writes, Extent.steps>;
  using planner = array_planner<graph>;

  static constexpr planner make() {
    const graph g = graph_of_function<Function>();
    return {g, Function::sources, Function::results};
  }
  static constexpr extent extent_of(const planner& made) {
    return {made.levels.values.size, made.writes.size, made.steps.size};
  }
  template <class To>
  static constexpr void write(const planner& from, extent size, To& to) {
    for (std::uint32_t i = 0; i < size.values; ++i) to.values[i] = from.levels.values.items[i];
    for (std::uint32_t i = 0; i < size.writes; ++i) to.writes[i] = from.writes.items[i];
    for (std::uint32_t i = 0; i < size.steps; ++i) to.steps[i] = from.steps.items[i];
    write_facts(from, to);
  }
  template <class From, class To>
  static constexpr void write(const From& from, extent size, To& to) {
    for (std::uint32_t i = 0; i < size.values; ++i) to.values[i] = from.values[i];
    for (std::uint32_t i = 0; i < size.writes; ++i) to.writes[i] = from.writes[i];
    for (std::uint32_t i = 0; i < size.steps; ++i) to.steps[i] = from.steps[i];
    write_facts(from, to);
  }

 private:
  template <class From, class To>
  static constexpr void write_facts(const From& from, To& to) {
    to.workspace = from.workspace;
    to.tile = from.tile;
    to.passes = from.passes;
    to.is_small = from.is_small;
  }
};

}  // namespace detail

template <class Function>
inline constexpr auto plan_of = detail::exact_constant_of<detail::plan_maker<Function>>();

namespace detail {

/// A loop's body, ready to be a constant.
struct made_loop {
  schedule code;
  loop_ports ports;
};

/// Marks whose largest is looked for as verbatim: another loop asks where it is, and must compute
/// it with the same bits.
constexpr void keep_largest(lowered& code, const sequence<loop_port>& stores) {
  const loop_port* port = stores.items;
  for_each_part(code.nodes, code.root, [&](node_index i) {
    if (port++->is_largest) code.verbatim.items[i] = true;
  });
}

template <class Function, std::size_t Step>
struct loop_maker {
  struct extent {
    std::uint32_t instructions = 0, constants = 0, functions = 0, loads = 0, stores = 0;
    constexpr bool fits(extent space) const {
      return instructions <= space.instructions && constants <= space.constants &&
             functions <= space.functions && loads <= space.loads && stores <= space.stores;
    }
  };
  static constexpr extent room{4096, 1024, 64, 512, 512};
  template <extent Extent>
  using held = loop_code<Extent.instructions, Extent.constants, Extent.functions, Extent.loads,
                         Extent.stores>;

  template <class Graph>
  static constexpr made_loop made_of(const Graph& g) {
    const auto& plan = plan_of<Function>;
    loop_body body(g, plan, plan.steps[Step]);
    body.code.verbatim = sequence<bool>(body.code.nodes.size(), Function::verbatim);
    keep_largest(body.code, body.ports.stores);
    const std::uint32_t count = body.inputs.size;
    const lowered ready = made_ready(static_cast<lowered&&>(body.code));
    return {scheduled(ready, count), body.ports};
  }
  static constexpr made_loop make() { return made_of(graph_of_function<Function>()); }
  static constexpr extent extent_of(const made_loop& made) {
    return {made.code.instructions.size, made.code.constants.size, made.code.functions.size,
            made.ports.loads.size, made.ports.stores.size};
  }
  template <class To>
  static constexpr void write(const made_loop& from, extent size, To& to) {
    write_program(from.code, size, to);
    write_ports(from.ports, size, to);
  }
  template <class From, class To>
  static constexpr void write(const From& from, extent size, To& to) {
    write_program(from, size, to);
    write_ports(from, size, to);
  }

 private:
  /// The variables have kept their names on the way.
  static constexpr schedule scheduled(const lowered& ready, std::uint32_t count) {
    lowered copy = ready;
    sequence<node_index> inputs;
    const node_index name = copy.nodes.name("in");
    for (std::uint32_t k = 0; k < count; ++k)
      inputs.push_back(copy.nodes.intern(node(node_kind::variable, name, k)));
    return schedule(ready, inputs);
  }
  template <class From, class To>
  static constexpr void write_program(const From& from, extent size, To& to) {
    for (std::uint32_t i = 0; i < size.instructions; ++i) to.instructions[i] = from.instructions[i];
    for (std::uint32_t i = 0; i < size.constants; ++i) to.constants[i] = from.constants[i];
    for (std::uint32_t i = 0; i < size.functions; ++i) to.functions[i] = from.functions[i];
    to.slots = from.slots;
    to.counts = from.counts;
    to.in_lanes = true;
    to.keeps_products = !Function::verbatim;
  }
  template <class From, class To>
  static constexpr void write_ports(const From& from, extent size, To& to) {
    for (std::uint32_t i = 0; i < size.loads; ++i) to.loads[i] = from.loads[i];
    for (std::uint32_t i = 0; i < size.stores; ++i) to.stores[i] = from.stores[i];
    to.form = from.form;
    to.length = from.length;
    to.rounds = from.rounds;
  }
};

}  // namespace detail

template <class Function, std::size_t Step>
inline constexpr auto loop_code_of =
    detail::exact_constant_of<detail::loop_maker<Function, Step>>();

}  // namespace nabla::core
