// SPDX-License-Identifier: BSL-1.0
// Two ways to do some work, measured in turns, by the processor's time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <ctime>
#include <vector>

namespace turns {

template <class Run>
double seconds_of(std::size_t times, const Run& run) {
  const std::clock_t start = std::clock();
  for (std::size_t k = 0; k < times; ++k) run();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / static_cast<double>(times);
}
inline double median(std::vector<double> all) {
  std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2),
                   all.end());
  return all[all.size() / 2];
}
/// Runs both in turns, some times each, and prints what a piece of their work takes.
template <class Ours, class Others>
void compare(const char* name, std::size_t times, const Ours& ours, double our_pieces,
             const Others& others, double other_pieces) {
  std::vector<double> first, second, ratios;
  for (int turn = 0; turn < 31; ++turn) {
    first.push_back(seconds_of(times, ours) / our_pieces);
    second.push_back(seconds_of(times, others) / other_pieces);
    ratios.push_back(first.back() / second.back());
  }
  std::printf("%-52s %12.4g us %12.4g us %8.3f\n", name, 1e6 * median(first), 1e6 * median(second),
              median(ratios));
}
inline void print_title() {
  std::printf("%-52s %12s us %12s us %8s\n", "", "nabla", "the other", "ratio");
}

}  // namespace turns
