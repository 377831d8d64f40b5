// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <utility>

#include <nabla/function/function_traits.hpp>
#include <nabla/function/registry.hpp>
#include <nabla/graph/call.hpp>

namespace nabla::core::detail {

template <class F>
constexpr term apply_to_terms(const term* u) {
  return apply_function(announce<F>::info, u);
}

/// What F of the arguments is in their graph: what F's `build` makes of them, else a call of F.
template <class F, std::size_t... I>
constexpr term build(const term* u, std::index_sequence<I...>) {
  if constexpr (function_traits<F>::has_build)
    return F::build(u[I]...);
  else
    return apply_to_terms<F>(u);
}

}  // namespace nabla::core::detail
