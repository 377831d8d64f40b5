// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fstream>
#include <iterator>

#include "csv_text.hpp"

namespace tour {

/// Reads a file of comma-separated values: `const csv t = read_csv("data/x.csv"); t["height"]`.
inline csv read_csv(const std::string& name, char separator = ',') {
  std::ifstream file(name);
  if (!file) throw std::runtime_error("there is no file " + name + " here");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return csv(text, name, separator);
}

}  // namespace tour
