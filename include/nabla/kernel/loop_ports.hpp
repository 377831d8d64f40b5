// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/array_plan.hpp>

namespace nabla::core {

/// Where a loop reads or writes: a place, and how far it moves from lane to lane, from one outer
/// round to the next, from sample to sample.
struct loop_port {
  array_place at;
  std::uint32_t offset = 0;
  std::int32_t lane = 0, outer = 0, sample = 0;
  bool is_largest = false, adds = false;
  bool combines_lanes = false, combines_outer = false, combines_samples = false;

  constexpr bool combines() const {
    return adds || combines_lanes || combines_outer || combines_samples;
  }
  constexpr bool stays() const { return lane == 0 && outer == 0 && sample == 0; }
};

/// How a loop runs: not at all; lanes over the samples; or lanes over the elements, in outer rounds,
/// for each sample if they vary.
enum class loop_form : std::uint8_t { once, samples, elements };

/// What a loop reads and writes, and in which order it goes over that.
struct loop_ports {
  sequence<loop_port> loads, stores;
  loop_form form = loop_form::once;
  std::uint32_t length = 1, rounds = 1;  ///< lanes, and rounds of them

  /// Chooses what lanes run over.
  constexpr void arrange(const loop_domain& d) {
    if (d.size() == 1 && !d.varies) return;
    if (d.size() == 1) return arrange_samples();
    form = loop_form::elements;
    constexpr std::uint32_t narrow = 4;
    const bool by_rows = d.columns == 1 || (d.columns < narrow && d.rows > d.columns);
    const bool flat = d.rows > 1 && d.columns > 1 && is_flat(d.columns);
    length = flat ? d.size() : by_rows ? d.rows : d.columns;
    rounds = d.size() / length;
    for (loop_port& port : loads) move(port, by_rows, flat);
    for (loop_port& port : stores) move(port, by_rows, flat);
  }

 private:
  constexpr void arrange_samples() {
    form = loop_form::samples;
    for (loop_port& port : loads) port.lane = port.at.sample;
    for (loop_port& port : stores) {
      port.lane = port.at.sample;
      port.combines_lanes = port.combines_samples;
      port.combines_samples = false;
    }
  }
  /// Whether the elements of everything lie one after the other.
  constexpr bool is_flat(std::uint32_t columns) const {
    for (const loop_port& port : loads)
      if (!port.at.is_in_order(columns) && !port.at.is_one_number()) return false;
    for (const loop_port& port : stores) {
      const bool is_sum = port.combines_lanes && port.combines_outer;
      const bool is_plain = !port.combines_lanes && !port.combines_outer;
      if (!is_sum && !(is_plain && port.at.is_in_order(columns))) return false;
    }
    return true;
  }
  static constexpr void move(loop_port& port, bool by_rows, bool flat) {
    port.sample = port.at.sample;
    port.lane = by_rows && !flat ? port.at.row : port.at.column;
    port.outer = flat ? 0 : by_rows ? port.at.column : port.at.row;
    if (by_rows && !flat) {
      const bool over_all_columns = port.combines_lanes;
      port.combines_lanes = port.combines_outer;
      port.combines_outer = over_all_columns;
    }
    if (flat) port.combines_outer = false;
  }
};

}  // namespace nabla::core
