// SPDX-License-Identifier: BSL-1.0
// What a contender of the benchmark is: a shared library, so that contenders which other compilers
// built run in the same program, and none runs functions of another.
#pragma once

#include <cstddef>

/// Computes values and derivatives of a problem; how many operations it takes, where that is known.
struct entry {
  const char* problem;
  void (*compute)(const double* in, double* out);
  int operations;
};
/// What a contender can compute.
struct entries {
  const entry* all;
  std::size_t size;
};

extern "C" [[gnu::visibility("default")]] entries contender();

/// A problem as somebody computes it: `Way::compute(in, out)`.
template <class Problem, class Way>
constexpr entry entry_of(int operations = 0) {
  return {Problem::is.name, [](const double* in, double* out) { Way::compute(in, out); },
          operations};
}
/// The same by a way that suits all of the problems.
template <template <class> class Way, class... Problems>
inline constexpr entry entries_by[] = {entry_of<Problems, Way<Problems>>()...};
