// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/bundle.hpp>
#include <nabla/expression/array_function.hpp>

namespace nabla::core {

/// The operations of one kernel that computes all of these, after sharing: additions (and
/// subtractions), multiplications, divisions, negations, calls of functions, choices, and their
/// `total()`.
template <expression... E>
constexpr operation_counts operation_count(E...) {
  using all = bundle_of<E...>;
  detail::require_no_loops<all>();
  return program_of<all, variables_of<all>>.counts;
}

}  // namespace nabla::core

namespace nabla {

using core::operation_count;

}  // namespace nabla
