// SPDX-License-Identifier: BSL-1.0
#pragma once

// Text laid out in lines and columns for a terminal.

#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

namespace program {

/// How many columns the text takes on a terminal.
std::size_t width_of(const std::string& text);

/// The text, with at least one space behind it, in a column as wide as most numbers need.
std::string padded(std::string text);

std::string joined(const std::vector<std::string>& parts, const char* between = ", ");

/// (1, 2.5)
std::string numbers(const std::vector<double>& values);

/// Lines `left = right`, aligned.
class equations {
  std::vector<std::pair<std::string, std::string>> lines;

 public:
  void add(const std::string& left, const std::string& right) { lines.emplace_back(left, right); }
  void write(std::ostream& out, const char* indent = "") const;
};

/// A square matrix in aligned columns, from its entries row by row.
void write_matrix(std::ostream& out, const std::vector<std::string>& entries);

}  // namespace program
