// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/array_plan.hpp>

namespace nabla::core {

/// Where a function's numbers are.
template <class T>
struct array_memory {
  const T* const* in;
  T* const* out;
  T* workspace;
  std::size_t samples;
  T count;  ///< of samples

  /// The first number of a place, from a sample on. The workspace holds one tile.
  [[gnu::always_inline]] constexpr const T* read(const array_place& at, std::size_t sample) const {
    const std::size_t skipped = sample * static_cast<std::size_t>(at.sample);
    if (at.where == array_place::samples_there || at.where == array_place::numbering) return &count;
    if (at.where == array_place::input) return in[at.pointer] + skipped;
    if (at.where == array_place::output) return out[at.pointer] + skipped;
    return workspace;
  }
  [[gnu::always_inline]] constexpr T* write(const array_place& at, std::size_t sample) const {
    if (at.where == array_place::output)
      return out[at.pointer] + sample * static_cast<std::size_t>(at.sample);
    return workspace;
  }
};

/// Some samples.
struct sample_range {
  std::size_t first = 0, count = 0;
};

}  // namespace nabla::core
