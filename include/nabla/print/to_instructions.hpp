// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/array_function.hpp>
#include <nabla/print/program.hpp>
#include <nabla/print/to_string.hpp>

namespace nabla::core {

namespace detail {

template <class E>
struct program_text {
  static constexpr void write(auto& out) {
    write_program(out, kernel_maker<E, variables_of<E>>::schedule());
  }
};

}  // namespace detail

/// The instructions of f's kernel in order, a line for each: `s2 = multiply in0 in1`. The inputs
/// are the variables in the order of their names. Text that lives as long as the program.
template <expression E>
constexpr std::string_view to_instructions(E) {
  detail::require_no_loops<E>();
  return text_view<detail::program_text<E>>();
}

}  // namespace nabla::core

namespace nabla {

using core::to_instructions;

}  // namespace nabla
