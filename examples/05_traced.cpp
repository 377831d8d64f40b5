// Ordinary code, loops and all, is run once on terms; what it computed is the function.
// [traced]
#include <nabla/nabla.hpp>

#include <iostream>

using namespace nabla;

template <class T>
constexpr T rosenbrock(const T* p, int n) {
  T sum = 0;
  for (int i = 0; i + 1 < n; ++i) {
    const T a = 1 - p[i], b = p[i + 1] - p[i] * p[i];
    sum += a * a + 100 * b * b;
  }
  return sum;
}

constexpr vector_variable<"p", 4> p;
constexpr auto f = traced([](const auto* q) { return rosenbrock(q, 4); }, p);

static_assert(f(p = std::array{1.0, 1.0, 1.0, 1.0}) == 0);
static_assert(gradient(f)(p = std::array{1.0, 1.0, 1.0, 1.0}) == std::array{0.0, 0.0, 0.0, 0.0});

int main() {
  const std::array start{-1.2, 1.0, -1.2, 1.0};
  std::cout << "plain code: " << rosenbrock(start.data(), 4) << ", traced: " << f(p = start)
            << "\n";
  const auto h = hessian(f)(p = start);
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = 0; j < 4; ++j) std::cout << h(i, j) << (j < 3 ? "\t" : "\n");
  }
}
// [/traced]
