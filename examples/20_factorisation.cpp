// SPDX-License-Identifier: BSL-1.0
// Two thirds of a table are missing. It is the product of two thin matrices, which the rest of it
// is enough to find.

#include <nabla/nabla.hpp>

#include <cmath>
#include <iostream>

#include "data/table.hpp"
#include "picture/picture.hpp"

using namespace nabla;
using namespace nabla::literals;

// [factorisation]
constexpr matrix_variable<"table", 40, 40> table;
constexpr matrix_variable<"known", 40, 40> known;  // 1 where the table is known, else 0
constexpr matrix_variable<"U", 40, 2> U;
constexpr matrix_variable<"V", 2, 40> V;

constexpr auto error = squared_norm(hadamard(known, U* V - table)) / sum(known);
constexpr auto factors = parameters(U, V);
constexpr auto both = value_and_gradient(error, wrt(factors));
// [/factorisation]

int main() {
  std::vector<double> whole, given, seen;
  for (std::size_t k = 0; k < 1600; ++k) {
    const double row = static_cast<double>(k / 40), column = static_cast<double>(k % 40);
    whole.push_back(std::sin(0.2 * row) * std::cos(0.3 * column) / 2 + row * column / 3200);
    given.push_back(std::sin(static_cast<double>(k * k)) > 0.5 ? 1 : 0);
    seen.push_back(given[k] * whole[k]);
  }
  // [descent]
  std::vector<double> found = tour::scattered(factors.size, 0.5), slope(factors.size);
  std::vector<double> storage(both.workspace), losses;
  for (int step = 0; step < 1000; ++step) {
    both(factors = found, table = seen, known = given, into(losses.emplace_back(), slope),
         workspace(storage));
    for (std::size_t k = 0; k < found.size(); ++k) found[k] -= 5.0 * slope[k];
  }
  const auto product = (U * V)(factors = found);
  // [/descent]
  double largest = 0;
  for (std::size_t k = 0; k < 1600; ++k)
    largest = std::max(largest, std::abs(product.data()[k] - whole[k]));
  std::cout << "mean squared error of the known numbers: " << drawing::rounded(losses.front(), 2)
            << ", in the end " << drawing::rounded(losses.back(), 2) << "\n"
            << "largest error of all numbers: " << drawing::rounded(largest, 2) << "\n";
  drawing::save("factorisation",
                {drawing::image("the table, as far as it is known", seen, 40),
                 drawing::image("the product", std::span(product.data(), 1600), 40)});
  return largest < 0.01 ? 0 : 1;
}
