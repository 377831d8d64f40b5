// SPDX-License-Identifier: BSL-1.0
#include "lines.hpp"

#include <algorithm>
#include <ostream>

#include "request.hpp"

namespace program {

std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string padded(std::string text) {
  text.resize(std::max<std::size_t>(text.size() + 1, 18), ' ');
  return text;
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : between) + part;
  return all;
}

std::string numbers(const std::vector<double>& values) {
  std::vector<std::string> parts;
  for (const double value : values) parts.push_back(rounded(value));
  return "(" + joined(parts) + ")";
}

void equations::write(std::ostream& out, const char* indent) const {
  std::size_t widest = 0;
  for (const auto& [left, right] : lines) widest = std::max(widest, width_of(left));
  for (const auto& [left, right] : lines)
    out << indent << left << std::string(widest - width_of(left), ' ') << " = " << right << "\n";
}

void write_matrix(std::ostream& out, const std::vector<std::string>& entries) {
  std::size_t n = 0;
  while (n * n < entries.size()) ++n;
  std::vector<std::size_t> widths(n, 0);
  for (std::size_t k = 0; k < entries.size(); ++k)
    widths[k % n] = std::max(widths[k % n], width_of(entries[k]));
  for (std::size_t i = 0; i < n; ++i) {
    out << "  [ ";
    for (std::size_t k = 0; k < n; ++k) {
      const std::string& entry = entries[i * n + k];
      out << entry << std::string(widths[k] - width_of(entry) + (k + 1 < n ? 3 : 0), ' ');
    }
    out << " ]\n";
  }
}

}  // namespace program
