// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

namespace nabla::core {

/// Text as a template argument: `variable<"x">`.
template <std::size_t N>
struct fixed_string {
  char characters[N]{};

  constexpr fixed_string(const char (&literal)[N]) {
    for (std::size_t i = 0; i < N; ++i) characters[i] = literal[i];
  }
  constexpr std::string_view view() const { return {characters, N - 1}; }
};

}  // namespace nabla::core
