// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/run.hpp>
#include <nabla/kernel/schedule.hpp>

namespace nabla {

namespace detail {

/// A program that has room for most schedules; `fits` where it was enough.
struct spacious_program : program<8192, 2048, 64> {
  std::uint32_t size = 0, constant_count = 0, function_count = 0;
  bool fits = false;
};

template <class Program>
constexpr void write_program(const schedule& planned, Program& to) {
  for (std::uint32_t i = 0; i < planned.instructions.size; ++i)
    to.instructions[i] = planned.instructions.items[i];
  for (std::uint32_t i = 0; i < planned.constants.size; ++i)
    to.constants[i] = planned.constants.items[i];
  for (std::uint32_t i = 0; i < planned.functions.size; ++i)
    to.functions[i] = planned.functions.items[i];
  to.slots = planned.slots, to.counts = planned.counts;
}
constexpr spacious_program widened(const schedule& planned) {
  spacious_program wide;
  wide.size = planned.instructions.size, wide.constant_count = planned.constants.size,
  wide.function_count = planned.functions.size;
  wide.fits = wide.size <= 8192 && wide.constant_count <= 2048 && wide.function_count <= 64;
  if (wide.fits) write_program(planned, wide);
  return wide;
}
template <class Make>
inline constexpr spacious_program spacious_program_of = widened(Make::schedule());

}  // namespace detail

/// A schedule that is made by `Make::schedule()`, as a constant.
template <class Make>
constexpr auto make_program() {
  constexpr const detail::spacious_program& wide = detail::spacious_program_of<Make>;
  program<wide.size, wide.constant_count, wide.function_count> exact;
  if constexpr (wide.fits) {
    for (std::uint32_t i = 0; i < wide.size; ++i) exact.instructions[i] = wide.instructions[i];
    for (std::uint32_t i = 0; i < wide.constant_count; ++i) exact.constants[i] = wide.constants[i];
    for (std::uint32_t i = 0; i < wide.function_count; ++i) exact.functions[i] = wide.functions[i];
    exact.slots = wide.slots, exact.counts = wide.counts;
  } else {
    detail::write_program(Make::schedule(), exact);
  }
  return exact;
}

}  // namespace nabla
