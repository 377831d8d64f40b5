// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cmath>
#include <fstream>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// The tables beside this file, as the examples read them.

namespace tour {

/// Numbers row by row.
struct table {
  std::size_t width = 0;
  std::vector<double> numbers;

  std::size_t rows() const { return numbers.size() / width; }
  /// Some columns side by side, row by row again.
  std::vector<double> columns(std::size_t first, std::size_t count = 1) const {
    std::vector<double> found;
    for (std::size_t k = 0; k < numbers.size(); ++k)
      if (k % width >= first && k % width < first + count) found.push_back(numbers[k]);
    return found;
  }
  /// The rows whose position `keeps`.
  template <class Test>
  table where(Test keeps) const {
    table found{width, {}};
    for (std::size_t k = 0; k < numbers.size(); ++k)
      if (keeps(k / width)) found.numbers.push_back(numbers[k]);
    return found;
  }
};

/// Reads a file with a row a line; a line of remarks begins with #.
inline table read_table(const std::string& name) {
  std::ifstream file(name);
  if (!file) throw std::runtime_error("there is no file " + name + " here");
  table read;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream row(line);
    read.width = 0;
    for (double number = 0; row >> number; ++read.width) read.numbers.push_back(number);
  }
  return read;
}

/// The position of the largest number.
inline std::size_t largest(std::span<const double> numbers) {
  std::size_t best = 0;
  for (std::size_t k = 1; k < numbers.size(); ++k)
    if (numbers[k] > numbers[best]) best = k;
  return best;
}
/// Numbers between -size and size that look random, always the same.
inline std::vector<double> scattered(std::size_t count, double size) {
  std::vector<double> numbers;
  for (std::size_t k = 0; k < count; ++k)
    numbers.push_back(size * std::sin(static_cast<double>(k * k)));
  return numbers;
}

/// Handwritten digits: of each 64 pixels, from 0, white, to 1, black, and which digit it is.
struct digits {
  std::vector<double> images, answers;
  std::span<const double> image(std::size_t first, std::size_t count = 1) const {
    return std::span(images).subspan(64 * first, 64 * count);
  }
  std::span<const double> answer(std::size_t first, std::size_t count = 1) const {
    return std::span(answers).subspan(first, count);
  }
};
enum class part { training, test };
/// Every fifth of them is for tests, the others for training.
inline digits read_digits(part wanted) {
  constexpr std::string_view inks = "0123456789abcdefg";
  std::ifstream file("data/digits.txt");
  if (!file) throw std::runtime_error("there is no file data/digits.txt here");
  digits read;
  std::size_t row = 0;
  for (std::string line; std::getline(file, line);) {
    if (line[0] == '#' || (row++ % 5 == 4) != (wanted == part::test)) continue;
    for (std::size_t k = 0; k < 64; ++k)
      read.images.push_back(static_cast<double>(inks.find(line[k])) / 16);
    read.answers.push_back(line[65] - '0');
  }
  return read;
}

}  // namespace tour
