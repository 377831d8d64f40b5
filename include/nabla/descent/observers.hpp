// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/result.hpp>

// Ready observers for `minimize`: an observer is whatever can be called with a `descent_record`.

namespace nabla::core {

/// Keeps the first Capacity places of a descent by N numbers, and their values: `recorded_path<2,
/// 100> path; minimize(f, at(...), bfgs{}, path);`
template <std::size_t N, std::size_t Capacity, class T = double>
class recorded_path {
 public:
  template <class Record>
  constexpr void operator()(const Record& now) {
    static_assert(decltype(now.point)::size() == N,
                  "a recorded path has as many numbers in a place as the descent varies");
    if (count == Capacity) return;
    for (std::size_t k = 0; k < N; ++k) places[count][k] = now.point.numbers[k];
    values[count] = now.value;
    ++count;
  }
  constexpr std::size_t size() const { return count; }
  /// Where the descent was after k steps.
  constexpr const std::array<T, N>& operator[](std::size_t k) const { return places[k]; }
  constexpr T value(std::size_t k) const { return values[k]; }
  constexpr const std::array<T, N>* begin() const { return places.data(); }
  constexpr const std::array<T, N>* end() const { return places.data() + count; }

 private:
  std::array<std::array<T, N>, Capacity> places{};
  std::array<T, Capacity> values{};
  std::size_t count = 0;
};

/// Prints a line for each step, or each so many: `progress(std::cout, 100)`.
template <class Stream>
class progress {
 public:
  explicit constexpr progress(Stream& stream, std::size_t steps = 1) : out(stream), every(steps) {}

  template <class Record>
  void operator()(const Record& now) const {
    if (now.iteration % every != 0) return;
    out << now.iteration << ": value " << now.value << ", gradient norm " << now.gradient_norm
        << "\n";
  }

 private:
  Stream& out;
  std::size_t every;
};

}  // namespace nabla::core

namespace nabla {

using core::progress;
using core::recorded_path;

}  // namespace nabla
