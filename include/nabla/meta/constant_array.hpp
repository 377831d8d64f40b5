// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>

#include <nabla/meta/exact_constant.hpp>
#include <nabla/meta/sequence.hpp>

namespace nabla::core {

/// Base of what `exact_constant_of` takes to make an array of the sequence that `make()` returns:
/// there is room for most of a size up to Room; behind the items stand `Spare` more, which are 0.
template <class T, std::uint32_t Room, std::size_t Spare = 0>
struct array_maker {
  struct extent {
    std::uint32_t size = 0;
    constexpr bool fits(extent space) const { return size <= space.size; }
  };
  static constexpr extent room{Room};
  template <extent Extent>
  using held = std::array<T, Extent.size + Spare>;

  static constexpr extent extent_of(const sequence<T>& made) { return {made.size}; }
  template <class From, class To>
  static constexpr void write(const From& from, extent size, To& to) {
    for (std::uint32_t i = 0; i < size.size; ++i) to[i] = from[i];
  }
};

}  // namespace nabla::core
