// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/run.hpp>
#include <nabla/math/vectorized.hpp>

// How a program whose `in_lanes` is true calls functions of packs. Only loops over data include this:
// a kernel that a user evaluates at a pack computes lane by lane what scalars compute.

namespace nabla::core::detail {

/// F's value, and perhaps its twin's, in all lanes at once, by the number type `math::in_lanes`.
template <class F, bool WithTwin, class L>
[[gnu::always_inline]] constexpr void perform_call_at_once(L* results, const L* a, const L* b) {
  using pack = math::in_lanes<L>;
  constexpr std::size_t arity = function_traits<F>::arity;
  pack operands[arity + 1];
  for (std::size_t k = 0; k < arity; ++k) operands[k] = arity == 2 && k == 1 ? *b : a[k];
  pack values[2];
  perform_call<F, WithTwin>(values, operands, operands + 1);
  for (std::size_t k = 0; k < (WithTwin ? 2 : 1); ++k) results[k] = values[k].lanes;
}
/// The same lane by lane, as of scalars: for functions whose `value` may ask `if (u < 0)`.
template <class F, bool WithTwin, class L>
[[gnu::always_inline]] constexpr void perform_call_lane_by_lane(L* results, const L* a,
                                                                const L* b) {
  constexpr std::size_t arity = function_traits<F>::arity, width = math::lane_count<L>;
  L found[2]{};
  for (std::size_t i = 0; i < width; ++i) {
    math::element_of<L> operands[arity + 1]{}, values[2]{};
    for (std::size_t k = 0; k < arity; ++k) operands[k] = arity == 2 && k == 1 ? (*b)[i] : a[k][i];
    perform_call<F, WithTwin>(values, operands, operands + 1);
    for (std::size_t k = 0; k < (WithTwin ? 2 : 1); ++k) found[k][i] = values[k];
  }
  for (std::size_t k = 0; k < (WithTwin ? 2 : 1); ++k) results[k] = found[k];
}
template <class F, bool WithTwin, class L>
[[gnu::always_inline]] constexpr void perform_call_in_lanes(L* results, const L* a, const L* b) {
  if constexpr (requires { F::in_lanes; })
    perform_call_at_once<F, WithTwin>(results, a, b);
  else
    perform_call_lane_by_lane<F, WithTwin>(results, a, b);
}

}  // namespace nabla::core::detail
