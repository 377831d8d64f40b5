// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fstream>
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

/// The digits: 64 pixels from 0, white, to 1, black, and which digit it is.
inline table read_digits(const std::string& name = "data/digits.txt") {
  constexpr std::string_view inks = "0123456789abcdefg";
  std::ifstream file(name);
  if (!file) throw std::runtime_error("there is no file " + name + " here");
  table read{65, {}};
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    for (std::size_t k = 0; k < 64; ++k)
      read.numbers.push_back(static_cast<double>(inks.find(line[k])) / 16);
    read.numbers.push_back(line[65] - '0');
  }
  return read;
}

}  // namespace tour
