// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/pack_set.hpp>

namespace nabla::core::detail {

/// Whether derivatives compute a function in all lanes at once that values take from the C library.
/// `at_once`: by function, of values and of derivatives.
constexpr bool is_faster_in_lanes(const bool* at_once, unsigned function) {
  return at_once[2 * function + 1] && !at_once[2 * function];
}

/// Whether such a function is called more than once.
constexpr bool repeats_calls(const program_view& in, const bool* at_once) {
  sequence<bool> is_called(static_cast<std::uint32_t>(in.function_count));
  for (std::size_t i = 0; i < in.size; ++i) {
    const std::uint64_t word = in.instructions[i];
    const auto what = static_cast<unsigned>(word >> instruction::what_at);
    if (what < instruction::first_function || (word >> instruction::derived_at & 1) == 0) continue;
    const unsigned function = what - instruction::first_function;
    if (is_called.items[function] && is_faster_in_lanes(at_once, function)) return true;
    is_called.items[function] = true;
  }
  return false;
}

/// Packs calls of one function in derivatives that are not computed alike, such as exp(-u^2) and
/// exp(-(u - v)^2). No call of a pack needs another one's value, and each pack begins behind the
/// last: so none waits for itself.
template <std::size_t W>
struct call_finder {
  pack_set<W>& set;
  const bool* at_once;
  std::uint32_t first = 0;  // where the next pack may begin

  constexpr void find() {
    for (unsigned function = 0; function < set.in.program.function_count; ++function)
      if (is_faster_in_lanes(at_once, function)) find(instruction::first_function + function);
  }

 private:
  constexpr bool is_call(std::uint32_t v, unsigned what) const {
    const program_value& value = set.at(v);
    return value.what == what && value.derived && !value.fixed && !value.is_twin;
  }
  /// Whether value v needs one that is marked.
  constexpr bool needs(std::uint32_t v, const sequence<bool>& marked) const {
    for (std::uint32_t k = 0; k < set.in.operand_count(set.at(v)); ++k)
      if (const reference r = set.in.operand(set.at(v), k); is_slot(r) && marked.items[r])
        return true;
    return false;
  }
  constexpr void find(unsigned what) {
    if (set.in.program.functions[what - instruction::first_function].with_twin) return;
    value_pack<W> calls{};
    sequence<bool> waits(set.in.values.size);  // for a call of the pack
    for (std::uint32_t v = first; v < set.in.values.size && calls.count < W; ++v) {
      if (set.at(v).what == instruction::copy) continue;
      waits.items[v] = needs(v, waits);
      if (!is_call(v, what) || waits.items[v]) continue;
      calls.at[calls.count++] = v;
      waits.items[v] = true;
    }
    if (calls.count > 1) pack(calls);
  }
  constexpr void pack(value_pack<W> calls) {
    const std::uint32_t last = calls.at[calls.count - 1];
    for (std::uint32_t k = calls.count; k < W; ++k) calls.at[k] = last;
    for (std::uint32_t k = 0; k < calls.count; ++k) {
      set.pack_of.items[calls.at[k]] = set.packs.size;
      set.lane_of.items[calls.at[k]] = k;
    }
    set.packs.push_back(calls);
    first = last + 1;
  }
};

}  // namespace nabla::core::detail
