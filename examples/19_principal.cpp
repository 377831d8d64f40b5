// SPDX-License-Identifier: BSL-1.0
// The directions in which handwritten digits vary most: descent on the Rayleigh quotient.

#include <nabla/nabla.hpp>

#include <cmath>
#include <iostream>

#include "data/table.hpp"
#include "picture/picture.hpp"

using namespace nabla;
using namespace nabla::literals;

// [quotient]
constexpr data<"pixels", 64> pixels;
constexpr column_variable<"w", 64> w;

constexpr auto along = dot(w, pixels - mean<over_samples>(pixels));
constexpr auto variance = mean(square(along)) / squared_norm(w);  // of the digits, in direction w
constexpr auto both = value_and_gradient(variance, wrt(w));
// [/quotient]

const tour::digits training = read_digits(tour::part::training);
std::vector<double> storage(both.workspace);
using direction = std::vector<double>;

double product(const direction& u, const direction& v) {
  double sum = 0;
  for (std::size_t k = 0; k < 64; ++k) sum += u[k] * v[k];
  return sum;
}
/// Moves so far along the other.
void add(direction& u, double far, const direction& v) {
  for (std::size_t k = 0; k < 64; ++k) u[k] += far * v[k];
}

// [ascent]
/// The direction of most variance among those at right angles to the earlier ones.
direction next_component(const std::vector<direction>& earlier) {
  direction found = tour::scattered(64, 1);
  direction slope(64);
  for (double norm = 1, value = 0; norm > 1e-6; norm = std::sqrt(product(slope, slope))) {
    for (const direction& one : earlier) add(found, -product(one, found), one);
    add(found, 1 / std::sqrt(product(found, found)) - 1, direction(found));  // now its length is 1
    both(w = found, pixels = training.images, into(value, slope), workspace(storage));
    for (const direction& one : earlier) add(slope, -product(one, slope), one);
    add(found, 0.7, slope);
  }
  return found;
}
// [/ascent]

int main() {
  std::vector<direction> components;
  drawing::picture gallery = drawing::gallery("the first principal components");
  for (int k = 1; k <= 12; ++k) {
    components.push_back(next_component(components));
    const double value =
        variance(w = components.back(), pixels = training.images, workspace(storage));
    direction inks(64);
    add(inks, 3, components.back());
    hang(gallery, drawing::rounded(value, 3), inks);
    if (k <= 3) std::cout << "component " << k << ": variance " << value << "\n";
  }
  drawing::picture map{.title = "digits 0 to 4 along the first two", .x = {-2, 2}, .y = {-2, 2}};
  std::vector<double> across(training.answers.size()), up(training.answers.size());
  along(w = components[0], pixels = training.images, into(across), workspace(storage));
  along(w = components[1], pixels = training.images, into(up), workspace(storage));
  for (std::size_t k = 0; k < across.size(); ++k)
    if (const auto digit = static_cast<std::size_t>(training.answers[k]); digit < 5)
      map.dots.push_back({{across[k], up[k]}, drawing::colors[digit]});
  for (const char digit : {'0', '1', '2', '3', '4'})
    map.legend.emplace_back(drawing::colors[digit - '0'], std::string(1, digit));
  drawing::save("principal", {gallery, map});
}
