// SPDX-License-Identifier: BSL-1.0
// Threads share nothing but constants: eight of them evaluate the same kernels and read,
// differentiate and write formulas, all at once, and find what one finds alone. Built with
// -fsanitize=thread where the compiler has it.

#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::core;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr auto f =
    sin(x * y) * exp(-x) + lgamma(x) * atan2(y, x) + where(x < y, sqrt(x), digamma(y));

/// Kernels of all kinds at some points, summed up.
double evaluated(int start) {
  double sum = 0;
  for (int k = start; k < start + 400; ++k) {
    const double u = 1 + k % 7 * 0.25, v = 2 - k % 5 * 0.125;
    const auto [value, slope] = value_and_gradient(f)(x = u, y = v);
    sum += value + slope[0] + slope[1] + hessian(f)(x = u, y = v)(0, 1) + bind(f, y = v)(x = u);
  }
  return sum;
}
/// A program does this with formulas that it meets at run time.
std::string differentiated(std::string_view formula) {
  graph g;
  const parsed read = parse(formula, g);
  if (!read) return std::string(words_of(read.expected));
  const sequence<term> variables(1, term(g, g.variable("x")));
  const term slope = reverse_gradient(read.value, variables)[0];
  characters text;
  write_canonical(text, g, slope.in(g));
  write_domain(text, g, read.value.index);
  return std::string(text.view());
}
std::string everything() {
  std::string all = std::to_string(evaluated(0));
  for (const std::string_view formula :
       {"x^2*y + sin(x*y)", "where(x < 1, log(x), polygamma(1, x))", "sin(x", "x^y^x",
        "lgamma(x)*tgamma(x)", "hypot(x, y)/max(x, y)"})
    all.append(1, '\n').append(differentiated(formula));
  return all;
}

}  // namespace

int main() {
  const std::string alone = everything();
  std::vector<std::string> found(8);
  std::vector<std::thread> threads;
  for (std::string& mine : found)
    threads.emplace_back([&mine] {
      for (int k = 0; k < 5; ++k) mine = everything();
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& mine : found)
    if (mine != alone) return std::puts("a thread has found something else"), 1;
  std::puts("8 threads agree");
  return 0;
}
