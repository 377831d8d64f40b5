// SPDX-License-Identifier: BSL-1.0
// Where programs are cut, and the cells that carry values from section to section.

#include <array>
#include <utility>

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;

constexpr variable<"x"> x;

template <class F>
constexpr const auto& program_of =
    core::program_of<std::remove_cvref_t<F>, core::variable_list<variable<"x">>>;

template <const auto& Program>
constexpr double whole(double in) {
  double out = 0;
  core::detail::expand_apart<Program, double>(&in, &out);
  return out;
}
template <const auto& Program>
constexpr double in_sections(double in) {
  constexpr const auto& cut = core::sections_of<Program>;
  double out = 0;
  core::detail::expand_sections<Program, double, const double*, double*>(
      &in, &out, std::make_index_sequence<cut.section_count>{});
  return out;
}

// So many steps with one value at hand, for a section to end in.
constexpr auto idle(auto value) {
  for (int k = 0; k < 500; ++k) value = value - 1;
  return value;
}

// Values that are carried to a later section and read there for the last time as both factors of a
// square: their cells are free once, not twice, for more values than have been freed.
constexpr auto squares = traced(
    [](const auto& u) {
      std::array<std::remove_cvref_t<decltype(u)>, 100> first{};
      std::array<std::remove_cvref_t<decltype(u)>, 150> second{};
      for (int k = 0; k < 100; ++k) first[static_cast<std::size_t>(k)] = u + k;
      auto last = idle(u);
      for (const auto& value : first) last += value * value;
      for (int k = 0; k < 150; ++k) second[static_cast<std::size_t>(k)] = last + k;
      last = idle(last);
      for (const auto& value : second) last += value;
      return last;
    },
    x);
constexpr const auto& of_squares = program_of<decltype(squares)>;
static_assert(core::sections_of<of_squares>.section_count > 3);
static_assert(in_sections<of_squares>(0.5) == whole<of_squares>(0.5));

// Five blocks that end in one value: sections end there, and carry that one. So they do where others
// are read, which come from the first block: by the second, and for the last time by the third.
constexpr auto blocks = traced(
    [](const auto& u) {
      std::array<std::remove_cvref_t<decltype(u)>, 20> others{};
      for (int k = 0; k < 20; ++k) others[static_cast<std::size_t>(k)] = u - k;
      auto last = u;
      for (int block = 0; block < 5; ++block) {
        if (block == 1 || block == 2)
          for (const auto& other : others) last += other;
        std::array<std::remove_cvref_t<decltype(u)>, 60> values{};
        for (int k = 0; k < 60; ++k) values[static_cast<std::size_t>(k)] = last + (k + 1);
        for (int round = 0; round < 4; ++round)
          for (std::size_t k = 0; k < 60; ++k) values[k] = values[k] - values[(k + 1) % 60];
        last = values[0];
        for (std::size_t k = 1; k < 60; ++k) last += values[k];
      }
      return last;
    },
    x);
constexpr const auto& of_blocks = program_of<decltype(blocks)>;
static_assert(core::sections_of<of_blocks>.section_count == 5);
static_assert(core::sections_of<of_blocks>.cells == 21);
static_assert(core::sections_of<of_blocks>.size == of_blocks.size + 20 + 4);
static_assert(in_sections<of_blocks>(0.5) == whole<of_blocks>(0.5));

}  // namespace
