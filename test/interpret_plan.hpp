// SPDX-License-Identifier: BSL-1.0
#pragma once

// A second opinion on the loops that run plans of functions of whole arrays: does what a plan says,
// number by number.

#include <limits>
#include <vector>

#include <nabla/graph.hpp>
#include <nabla/kernel/loop_body.hpp>
#include <nabla/kernel/plan_arrays.hpp>

namespace test {

using namespace nabla::core;

/// The parts of a plan that is made while the program runs.
struct plan_view {
  const array_value* values;
  const array_write* writes;
  std::size_t write_count;
};

class plan_interpreter {
  const graph& g;
  array_planner<graph> plan;
  std::vector<std::vector<double>>&in, &out;
  std::vector<double> workspace;
  std::size_t samples, first = 0, count = 0;

 public:
  template <class Sources, class Results>
  plan_interpreter(const graph& its_graph, const Sources& sources, const Results& results,
                   std::vector<std::vector<double>>& inputs,
                   std::vector<std::vector<double>>& outputs, std::size_t sample_count)
      : g(its_graph),
        plan(its_graph, sources, results),
        in(inputs),
        out(outputs),
        workspace(plan.workspace, std::numeric_limits<double>::quiet_NaN()),
        samples(sample_count) {}

  void run() {
    const std::size_t tile = plan.tile == 0 ? samples : plan.tile;
    for (std::uint32_t pass = 0; pass < plan.passes; ++pass) {
      first = count = 0;
      run_steps(pass, false);
      for (first = 0; first < samples; first += tile) {
        count = std::min(tile, samples - first);
        run_steps(pass, true);
      }
    }
  }
  std::uint32_t passes() const { return plan.passes; }

 private:
  void run_steps(std::uint32_t pass, bool varies) {
    for (const array_step& step : plan.steps)
      if (step.pass == pass && step.varies == varies) {
        if (step.what == array_step::zeros)
          fill(step);
        else if (step.what == array_step::contraction)
          multiply(step);
        else
          loop(step);
      }
  }
  /// A number that lies `distance` behind the begin of a place, of a sample of the tile.
  double& number_at(const array_place& at, std::size_t distance, std::size_t sample) {
    const auto step = static_cast<std::size_t>(at.sample);
    if (at.where == array_place::workspace) return workspace.at(distance + sample * step);
    std::vector<double>& block =
        at.where == array_place::input ? in.at(at.pointer) : out.at(at.pointer);
    return block.at(distance + (first + sample) * step);
  }
  void fill(const array_step& step) {
    for (std::size_t s = 0; s < (step.varies ? count : 1); ++s)
      for (std::uint32_t i = 0; i < step.size; ++i)
        number_at(step.filled, step.filled.offset + i, s) = 0;
  }
  void multiply(const array_step& step) {
    const array_product& p = step.factors;
    if (p.sums_samples && first == 0)
      for (std::uint32_t i = 0; i < p.m; ++i)
        for (std::uint32_t j = 0; j < p.n; ++j) number_at(p.c, p.c.distance(i, j), 0) = 0;
    for (std::size_t s = 0; s < (step.varies ? count : 1); ++s)
      for (std::uint32_t i = 0; i < p.m; ++i)
        for (std::uint32_t j = 0; j < p.n; ++j) {
          double sum = 0;
          for (std::uint32_t k = 0; k < p.k; ++k)
            sum += number_at(p.a, p.a.distance(i, k), s) * number_at(p.b, p.b.distance(k, j), s);
          double& to = number_at(p.c, p.c.distance(i, j), s);
          to = p.sums_samples ? to + sum : sum;
        }
  }

  void loop(const array_step& step) {
    const plan_view view{plan.levels.values.items, plan.writes.items, plan.writes.size};
    const loop_body<graph, plan_view> body(g, view, step);
    const bool by_sample = body.ports.form == loop_form::samples;
    const std::size_t outermost = step.varies && !by_sample ? count : 1;
    for (std::size_t s = 0; s < outermost; ++s)
      for (std::uint32_t r = 0; r < body.ports.rounds; ++r)
        for (std::size_t i = 0; i < (by_sample ? count : body.ports.length); ++i)
          compute(body, i, r, s, by_sample);
  }
  static std::size_t moved(const loop_port& port, std::size_t i, std::size_t r, std::size_t s) {
    return port.offset + i * static_cast<std::size_t>(port.lane) +
           r * static_cast<std::size_t>(port.outer) + s * static_cast<std::size_t>(port.sample);
  }
  /// The number behind a port. Lanes over samples move as samples do.
  double& number_at(const loop_port& port, std::size_t i, std::size_t r, std::size_t s) {
    array_place at = port.at;
    std::size_t skipped = 0;
    if (at.where != array_place::workspace) skipped = first * static_cast<std::size_t>(at.sample);
    at.sample = 0;
    return number_at(at, moved(port, i, r, s) + skipped, 0);
  }
  double value_of(const loop_port& port, std::size_t i, std::size_t r, std::size_t s) {
    if (port.at.where == array_place::samples_there) return static_cast<double>(samples);
    if (port.at.where == array_place::numbering) return static_cast<double>(port.lane != 0 ? i : r);
    return number_at(port, i, r, s);
  }
  void compute(const loop_body<graph, plan_view>& body, std::size_t i, std::size_t r, std::size_t s,
               bool by_sample) {
    const graph& code = body.code.nodes;
    const auto values = values_of(code, reachable_from(code, body.code.root), [&](node_index x) {
      return value_of(body.ports.loads[code[x].b()], i, r, s);
    });
    std::uint32_t k = 0;
    for_each_part(code, body.code.root, [&](node_index result) {
      const loop_port& port = body.ports.stores[k++];
      const bool has_samples = first != 0 || s != 0 || (by_sample && i != 0);
      const bool adds = port.adds ||
                        (port.combines_lanes && (i != 0 || (by_sample && first != 0))) ||
                        (port.combines_outer && r != 0) || (port.combines_samples && has_samples);
      double& to = number_at(port, i, r, s);
      const double value = values[result];
      to = !adds ? value : !port.is_largest ? to + value : to < value ? value : to;
    });
  }
};

}  // namespace test
