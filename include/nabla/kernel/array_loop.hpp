// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/array_memory.hpp>
#include <nabla/kernel/call_in_lanes.hpp>
#include <nabla/kernel/loop_code.hpp>
#include <nabla/kernel/port_lanes.hpp>
#include <nabla/kernel/run.hpp>

// Runs a loop: in lanes, the last of which may be incomplete. Nothing is read or written outside of
// the arrays.

namespace nabla::core {

/// A loop of W lanes. What it combines along the lanes it does in so many packs.
template <const auto& Code, class T, std::size_t W, std::size_t Packs>
class array_loop {
  using L = math::lanes<T, W>;
  using ports = port_lanes<Code, T, W>;
  static constexpr std::size_t loads = Code.load_count, stores = Code.store_count;
  static constexpr bool by_sample = Code.form == loop_form::samples;
  static constexpr bool fills_lanes = W == 1 || (!by_sample && Code.length % W == 0);
  using all_loads = std::make_index_sequence<loads>;
  using all_stores = std::make_index_sequence<stores>;

  /// Where a block begins, how many of its lanes count, and how many of these have been computed
  /// before.
  struct spot {
    std::size_t lane, outer, sample, valid, repeated;

    [[gnu::always_inline]] constexpr std::size_t distance(const loop_port& port) const {
      return lane * static_cast<std::size_t>(port.lane) +
             outer * static_cast<std::size_t>(port.outer) +
             sample * static_cast<std::size_t>(port.sample);
    }
  };

  const T* from[loads + 1];
  T* to[stores + 1];
  L same[loads + 1];  // what does not change
  L constants[Code.constant_count + 1];
  L totals[Packs][stores + 1];
  bool is_first;  // whether no samples have been combined yet

 public:
  /// Over all that the loop runs over, of these samples.
  [[gnu::always_inline]] constexpr void run(const array_memory<T>& memory, sample_range samples) {
    is_first = samples.first == 0;
    prepare(memory, samples.first, all_loads{}, all_stores{});
    prepare_constants(std::make_index_sequence<Code.constant_count>{});
    if constexpr (by_sample) {
      round(samples.count, 0, 0);
    } else {
      constexpr bool varies = varies_at_all(all_loads{}, all_stores{});
      if constexpr (varies) {
        if (samples.count == 0) clear(all_stores{});
        for (std::size_t s = 0; s < samples.count; ++s) rounds(s);
      } else {
        rounds(0);
      }
    }
  }

 private:
  template <std::size_t... I, std::size_t... O>
  static constexpr bool varies_at_all(std::index_sequence<I...>, std::index_sequence<O...>) {
    return ((Code.loads[I].sample != 0) || ...) ||
           ((Code.stores[O].sample != 0 || Code.stores[O].combines_samples) || ...);
  }
  template <std::size_t... I, std::size_t... O>
  [[gnu::always_inline]] constexpr void prepare(const array_memory<T>& memory, std::size_t first,
                                                std::index_sequence<I...>,
                                                std::index_sequence<O...>) {
    ((from[I] = memory.read(Code.loads[I].at, first) + offset_of(Code.loads[I])), ...);
    ((to[O] = memory.write(Code.stores[O].at, first) + Code.stores[O].offset), ...);
    (prepare_load<I>(), ...);
  }
  static constexpr std::size_t offset_of(const loop_port& port) {
    return port.at.where == array_place::numbering ? 0 : port.offset;
  }
  template <std::size_t I>
  [[gnu::always_inline]] constexpr void prepare_load() {
    if constexpr (Code.loads[I].stays()) same[I] = math::splat<T, W>(*from[I]);
  }
  template <std::size_t... K>
  [[gnu::always_inline]] constexpr void prepare_constants(std::index_sequence<K...>) {
    if constexpr (math::real<T>) {
      ((constants[K] = math::splat<T, W>(detail::constants_of<Code, T>.values[K])), ...);
    } else {
      ((constants[K] = core::to<T>(Code.constants[K])), ...);
    }
  }

  [[gnu::always_inline]] constexpr void rounds(std::size_t sample) {
    for (std::size_t r = 0; r < Code.rounds; ++r) round(Code.length, r, sample);
  }
  [[gnu::always_inline]] constexpr void round(std::size_t length, std::size_t outer,
                                              std::size_t sample) {
    clear_totals(all_stores{});
    spot at{0, outer, sample, W, 0};
    if constexpr (Packs > 1)
      for (; at.lane + Packs * W <= length; at.lane += Packs * W)
        blocks(at, std::make_index_sequence<Packs>{});
    for (; at.lane + W <= length; at.lane += W) block<0>(at);
    if constexpr (!fills_lanes)
      if (at.lane < length) last_block(at, length);
    finish(outer, sample, all_stores{});
  }
  template <std::size_t... P>
  [[gnu::always_inline]] constexpr void blocks(const spot& at, std::index_sequence<P...>) {
    (block<P>({at.lane + P * W, at.outer, at.sample, W, 0}), ...);
  }
  /// What does not fill all lanes: with some elements once more, if that changes nothing, else alone.
  [[gnu::always_inline]] constexpr void last_block(spot at, std::size_t length) {
    if constexpr (!by_sample && Code.length >= W && may_repeat(all_stores{})) {
      at.repeated = at.lane + W - length;
      at.lane = length - W;
      block<0>(at);
    } else {
      at.valid = length - at.lane;
      block<0>(at);
    }
  }
  template <std::size_t... O>
  static constexpr bool may_repeat(std::index_sequence<O...>) {
    return (!(Code.stores[O].adds || Code.stores[O].combines_outer ||
              Code.stores[O].combines_samples) &&
            ...);
  }
  /// The body, of W lanes.
  template <std::size_t Pack>
  [[gnu::always_inline]] constexpr void block(const spot& at) {
    L in[loads + 1], out[stores + 1];
    read(in, at, all_loads{});
    compute(in, out, std::make_index_sequence<Code.size>{});
    write<Pack>(out, at, all_stores{});
  }
  template <std::size_t... K>
  [[gnu::always_inline]] constexpr void compute(const L* in, L* out, std::index_sequence<K...>) {
    if constexpr (Code.size <= longest_whole_program)
      detail::expand<Code, Code.slots, L, const L*, L*, Code.instructions[K]...>(in, out, constants,
                                                                                 nullptr);
    else
      core::run<Code, L>(in, out);
  }

  template <std::size_t... I>
  [[gnu::always_inline]] constexpr void read([[maybe_unused]] L* in,
                                             [[maybe_unused]] const spot& at,
                                             std::index_sequence<I...>) {
    ((in[I] = value_of<I>(at)), ...);
  }
  template <std::size_t I>
  [[gnu::always_inline]] constexpr L value_of(const spot& at) {
    constexpr loop_port port = Code.loads[I];
    if constexpr (port.at.where == array_place::numbering) {
      return ports::template row_numbers<(port.lane != 0)>(at.lane, at.outer);
    } else if constexpr (port.stays()) {
      return same[I];
    } else {
      return ports::template load<I>(from[I] + at.distance(port), at.valid);
    }
  }
  template <std::size_t Pack, std::size_t... O>
  [[gnu::always_inline]] constexpr void write(const L* out, const spot& at,
                                              std::index_sequence<O...>) {
    (write_one<Pack, O>(out, at), ...);
  }
  template <std::size_t Pack, std::size_t O>
  [[gnu::always_inline]] constexpr void write_one(const L* out, const spot& at) {
    constexpr loop_port port = Code.stores[O];
    if constexpr (port.combines_lanes)
      totals[Pack][O] = totalled<port.is_largest>(totals[Pack][O], out[O], at);
    else if constexpr (port.combines())
      ports::template combine<O>(to[O] + at.distance(port), out[O], at.valid,
                                 adds(port, at.outer, at.sample));
    else
      ports::template store<O>(to[O] + at.distance(port), out, at.valid);
  }
  template <bool IsLargest>
  [[gnu::always_inline]] static constexpr L totalled(const L& total, const L& value,
                                                     const spot& at) {
    const L all = detail::combined<IsLargest>(total, value);
    if (W == 1 || (at.valid == W && at.repeated == 0)) return all;
    if (at.repeated != 0) return math::select(math::first_lanes<T, W>(at.repeated), total, all);
    return math::select(math::first_lanes<T, W>(at.valid), all, total);
  }
  /// Whether something has been combined at the place before.
  [[gnu::always_inline]] constexpr bool adds(const loop_port& port, std::size_t outer,
                                             std::size_t sample) const {
    return port.adds || (port.combines_samples && !(is_first && sample == 0)) ||
           (port.combines_outer && outer != 0) || (by_sample && port.combines_lanes && !is_first);
  }
  template <std::size_t... O>
  [[gnu::always_inline]] constexpr void clear_totals(std::index_sequence<O...>) {
    for (std::size_t p = 0; p < Packs; ++p)
      ((totals[p][O] = math::splat<T, W>(detail::neutral<Code.stores[O].is_largest, T>())), ...);
  }
  template <std::size_t... O>
  [[gnu::always_inline]] constexpr void finish(std::size_t outer, std::size_t sample,
                                               std::index_sequence<O...>) {
    (finish_one<O>(outer, sample), ...);
  }
  template <std::size_t O>
  [[gnu::always_inline]] constexpr void finish_one(std::size_t outer, std::size_t sample) {
    constexpr loop_port port = Code.stores[O];
    if constexpr (port.combines_lanes) {
      L all = totals[0][O];
      for (std::size_t p = 1; p < Packs; ++p)
        all = detail::combined<port.is_largest>(all, totals[p][O]);
      const T total = detail::combined_lanes<port.is_largest, T, W>(all);
      T* const p = to[O] + spot{0, outer, sample, W, 0}.distance(port);
      *p = adds(port, outer, sample) ? detail::combined<port.is_largest>(*p, total) : total;
    }
  }

  /// What is combined of no samples.
  template <std::size_t... O>
  constexpr void clear(std::index_sequence<O...>) {
    (clear_one<O>(), ...);
  }
  template <std::size_t O>
  constexpr void clear_one() {
    constexpr loop_port port = Code.stores[O];
    if constexpr (port.combines_samples)
      for (std::size_t r = 0; r < Code.rounds; ++r)
        for (std::size_t i = 0; i < Code.length; ++i)
          to[O][spot{i, r, 0, W, 0}.distance(port)] = detail::neutral<port.is_largest, T>();
  }
};

}  // namespace nabla::core
