// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/value_traits.hpp>

namespace nabla::core {

/// Storage of the caller's for a call: `train(p = weights, workspace(storage))`.
template <class V>
struct workspace_in {
  V& storage;
};
/// A range of numbers of the function's scalar type, `f.workspace` of them or more, that a call of f
/// may overwrite. Functions that need 512 numbers or fewer take them from the stack.
template <class V>
constexpr workspace_in<V> workspace(V& storage) {
  return {storage};
}

namespace detail {

template <class A>
inline constexpr bool is_workspace = false;
template <class V>
inline constexpr bool is_workspace<workspace_in<V>> = true;

/// The caller gives none.
struct no_workspace {};

inline constexpr std::size_t largest_own_workspace = 512;

constexpr void require_workspace([[maybe_unused]] bool large_enough) {
  assert(large_enough && "a workspace is too small: it needs f.workspace numbers");
}
template <std::size_t Wanted, class V>
constexpr bool is_workspace_for(workspace_in<V> given) {
  return length_of(given.storage) >= Wanted;
}
/// Where the caller's storage for so many numbers begins.
template <class T, std::size_t Wanted, class V>
constexpr T* storage_in(workspace_in<V> given) {
  static_assert(std::is_same_v<std::remove_cvref_t<decltype(*first_of(given.storage))>, T>,
                "a workspace is a range of numbers of the type in which the function is computed");
  require_workspace(is_workspace_for<Wanted>(given));
  return first_of(given.storage);
}

}  // namespace detail

}  // namespace nabla::core

namespace nabla {

using core::workspace;

}  // namespace nabla
