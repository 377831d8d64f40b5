// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/whole_variable.hpp>

namespace nabla::core {

/// Numbers that are known for each sample: a column of a table, or N columns side by side. In a
/// call it is given all rows of the table, one after another, and reads them where they lie:
/// contiguous numbers of the type in which the function is computed. All data of a function have one
/// number of samples, at least 1. It is never differentiated by.
template <fixed_string Name, std::size_t N = 1>
struct data : whole_variable<data<Name, N>, Name, whole_layout<N, 1, true>> {
  static_assert(N > 0 && N < 1U << 24, "a row of data has 1 to 16,777,215 numbers");
  using whole_variable<data, Name, whole_layout<N, 1, true>>::operator=;
};

}  // namespace nabla::core

namespace nabla {

using core::data;

}  // namespace nabla
