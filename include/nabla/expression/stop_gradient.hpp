// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/operators.hpp>

namespace nabla::core {

struct stops {
  static constexpr term build(term u) {
    if (u.is_list()) return detail::elementwise([](term p, term) { return build(p); }, u, u);
    return u.is_constant() ? u : make(node_kind::stop, u);
  }
};

/// f's value, which differentiation takes for a constant.
template <class E>
constexpr auto stop_gradient(E f) {
  return call_of<stops>(f);
}

}  // namespace nabla::core

namespace nabla {

using core::stop_gradient;

}  // namespace nabla
