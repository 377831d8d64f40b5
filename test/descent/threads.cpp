// SPDX-License-Identifier: BSL-1.0
// Descents by eight threads: a pass over data cut into eight parts, and eight descents at once over
// the same data. All find what one thread finds. Built with -fsanitize=thread where the compiler has
// it.

#include <cmath>
#include <cstdio>
#include <thread>
#include <vector>

#include <nabla/data/parallel.hpp>
#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"a"> a;
constexpr column_variable<"w", 3> w;
constexpr data<"row", 3> row;
constexpr data<"goal"> goal;
constexpr auto loss = mean(softplus(-goal * (a + dot(w, row)))) + 0.01_c * squared_norm(w);

struct table {
  std::vector<double> rows, goals;
  table() {
    for (std::size_t k = 0; k < 9000; ++k) {
      for (std::size_t j = 2; j < 5; ++j) rows.push_back(std::sin(static_cast<double>(j * k)));
      goals.push_back(rows[3 * k] + std::cos(static_cast<double>(k * k)) < 0 ? -1 : 1);
    }
  }
};
const table all;

auto start() { return at(a = 0.0, w = {0.0, 0.0, 0.0}, row = all.rows, goal = all.goals); }
/// The kernel alone, a search over all rows, and steps by batches, some of whose copies are shared
/// among threads.
std::vector<double> found(unsigned threads) {
  constexpr auto slope = value_and_gradient(loss, wrt(a, w));
  const auto here =
      slope(a = 0.5, w = {1.0, 2.0, 3.0}, row = all.rows, goal = all.goals, parallel(threads));
  const auto by_search =
      minimize(loss, start(), l_bfgs<5>{}, stop{.iterations = 8}, parallel(threads));
  std::vector<double> storage(descent_workspace(loss, wrt(a, w), adam{}, minibatches<3000>()));
  const auto by_batches = minimize(loss, start(), adam{.rate = 0.1}, minibatches<3000>(),
                                   stop{.iterations = 2}, parallel(threads), workspace(storage));
  std::vector<double> numbers{here.value, by_search.value, by_batches.value};
  numbers.insert(numbers.end(), here.gradient.begin(), here.gradient.end());
  numbers.insert(numbers.end(), by_search.point.begin(), by_search.point.end());
  numbers.insert(numbers.end(), by_batches.point.begin(), by_batches.point.end());
  return numbers;
}
/// Eight descents at once, each of them by two threads.
bool same_at_once(const std::vector<double>& alone) {
  std::vector<std::vector<double>> results(8);
  std::vector<std::thread> threads;
  for (auto& mine : results) threads.emplace_back([&mine] { mine = found(2); });
  for (std::thread& thread : threads) thread.join();
  for (const auto& mine : results)
    if (mine != alone) return false;
  return true;
}

}  // namespace

int main() {
  const std::vector<double> alone = found(1);
  const bool same = found(8) == alone && same_at_once(alone);
  if (!same) std::fputs("threads find other numbers\n", stderr);
  return same ? 0 : 1;
}
