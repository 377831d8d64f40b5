// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/find_calls.hpp>
#include <nabla/kernel/find_packs.hpp>
#include <nabla/kernel/run.hpp>
#include <nabla/kernel/write_packs.hpp>
#include <nabla/math/lanes.hpp>
#include <nabla/meta/exact_constant.hpp>

// A program in which values that are computed alike are computed side by side, W in a register.
// Values keep their bits: their operations stay as they are, and functions of libm are called lane by
// lane. Sums of derivatives may be added up in another order, and their functions be computed in all
// lanes at once.

namespace nabla::core {

/// A program with packs, as a constant; without steps, where packs do not pay.
template <std::uint32_t Steps, std::uint32_t Listed>
struct packed_program {
  std::uint64_t steps[Steps + 1]{};
  std::uint32_t lists[Listed + 1]{};
  std::uint32_t slots = 0, wide_slots = 0, put_down = 0;

  static constexpr std::uint32_t size = Steps;
};

namespace detail {

/// Where the numbers of inputs or outputs lie: behind one pointer, or in blocks.
template <class Place>
struct block_table;
template <class T>
struct block_table<T*> {
  std::uint32_t ends[1];
  constexpr explicit block_table(std::uint32_t its_end) : ends{its_end} {}
  constexpr block_ends all() const { return {ends, 1}; }
};
template <class T, std::size_t... Sizes>
struct block_table<blocks<T, Sizes...>> {
  std::uint32_t ends[sizeof...(Sizes)]{};
  constexpr explicit block_table(std::uint32_t) {
    std::uint32_t end = 0, k = 0;
    ((ends[k++] = end += static_cast<std::uint32_t>(Sizes)), ...);
  }
  constexpr block_ends all() const { return {ends, sizeof...(Sizes)}; }
};

#ifdef __FAST_MATH__
inline constexpr bool values_keep_bits = false;
#else
inline constexpr bool values_keep_bits = true;
#endif
/// Whether a function of packs is computed in all lanes at once.
template <class F, bool Derived>
inline constexpr bool is_at_once =
    requires { F::in_lanes; } && (Derived || !values_keep_bits || requires { F::values_in_lanes; });

/// The same of a program's functions: of values, of derivatives.
template <const auto& Program>
struct at_once_table {
  static constexpr std::size_t count = std::size(Program.functions) - 1;
  bool held[2 * count + 1]{};

  constexpr at_once_table() { write(std::make_index_sequence<count>{}); }

 private:
  template <std::size_t... K>
  constexpr void write(std::index_sequence<K...>) {
    ((held[2 * K] = is_at_once<function_behind<Program.functions[K].function>, false>,
      held[2 * K + 1] = is_at_once<function_behind<Program.functions[K].function>, true>),
     ...);
  }
};
template <const auto& Program>
inline constexpr at_once_table<Program> at_once_of{};

template <const auto& Program, std::size_t W, class In, class Out>
struct pack_maker {
  struct extent {
    std::uint32_t steps = 0, listed = 0;
    constexpr bool fits(extent space) const {
      return steps <= space.steps && listed <= space.listed;
    }
  };
  static constexpr extent room{4096, 4096};
  template <extent Extent>
  using held = packed_program<Extent.steps, Extent.listed>;
  struct made {
    sequence<std::uint64_t> steps;
    sequence<std::uint32_t> lists;
    std::uint32_t slots = 0, wide_slots = 0, put_down = 0;
  };

  static constexpr operation_costs<W> costs{at_once_of<Program>.held};
  static constexpr program_view view{Program.instructions, Program.functions,
                                     std::size(Program.functions) - 1, Program.size, Program.slots};

  /// `always`: whether they pay or not, for tests.
  static constexpr made make(bool always = false) {
    program_values<W> values(view);
    const std::uint32_t saved = values.most_saved();
    if (!always && (8 * saved < Program.size || Program.size - saved > longest_packed_program))
      return {};
    pack_set<W> set(values);
    sum_finder<W>(set).find();
    pack_finder<W>(set).find();
    pack_weigher<W>{set, costs, {}, {}, {}, {}}.weigh();
    return written(set, [&](const auto& writer) { return always || writer.pays(); });
  }
  template <class Accept>
  static constexpr made written(const pack_set<W>& set, Accept accept) {
    const block_table<In> in_blocks(set.in.input_count);
    const block_table<Out> out_blocks(set.in.outputs.size);
    pack_writer<W> writer(set, costs, in_blocks.all(), out_blocks.all());
    writer.write();
    if (!writer.fits() || !accept(writer)) return {};
    return {writer.to.steps, writer.to.lists, set.in.values.size, writer.to.wide_slots,
            writer.to.put_down};
  }
  static constexpr extent extent_of(const made& from) { return {from.steps.size, from.lists.size}; }
  template <class From, class To>
  static constexpr void write(const From& from, extent size, To& to) {
    for (std::uint32_t i = 0; i < size.steps; ++i) to.steps[i] = from.steps[i];
    for (std::uint32_t i = 0; i < size.listed; ++i) to.lists[i] = from.lists[i];
    to.slots = from.slots;
    to.wide_slots = from.wide_slots;
    to.put_down = from.put_down;
  }
};

/// The same where nothing is packed but calls of derivatives.
template <const auto& Program, std::size_t W, class In, class Out>
struct call_pack_maker : pack_maker<Program, W, In, Out> {
  using base = pack_maker<Program, W, In, Out>;
  static constexpr auto make() {
    program_values<W> values(base::view);
    pack_set<W> set(values);
    call_finder<W>{set, base::costs.at_once}.find();
    return base::written(set, [](const auto&) { return true; });
  }
};

}  // namespace detail

/// The program with packs of W numbers, for inputs and outputs in such places.
template <const auto& Program, std::size_t W, class In, class Out>
inline constexpr auto packed_program_of =
    detail::exact_constant_of<detail::pack_maker<Program, W, In, Out>>();
template <const auto& Program, std::size_t W, class In, class Out>
inline constexpr auto program_with_call_packs_of =
    detail::exact_constant_of<detail::call_pack_maker<Program, W, In, Out>>();

}  // namespace nabla::core
