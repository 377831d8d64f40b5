// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/variable.hpp>

namespace nabla::core {

/// Numbers that are known for each sample: a column of a table, or N columns side by side. In a
/// call it is given all rows of the table, one after another, and reads them where they lie:
/// contiguous numbers of the type in which the function is computed. All data of a function have one
/// number of samples, at least 1. It is never differentiated by.
template <fixed_string Name, std::size_t N = 1>
struct data : function_of<data<Name, N>> {
  using layout = whole_layout<N, 1, true>;
  static constexpr unsigned tree_size = 1;
  static constexpr bool verbatim = true;
  static constexpr std::string_view name = Name.view();
  static constexpr std::uint32_t elements = N;
  static_assert(detail::require_variable_name<Name>());
  static_assert(N > 0 && N < 1U << 24, "a row of data has 1 to 16,777,215 numbers");

  static constexpr term build(graph& g) { return {g, g.variable(name, layout::shape)}; }

  /// Gives it the rows of a table, or an expression in its place.
  template <class T>
  constexpr auto operator=(T&& rows) const {
    return detail::bind_to<data>(static_cast<T&&>(rows));
  }
};

}  // namespace nabla::core

namespace nabla {

using core::data;

}  // namespace nabla
