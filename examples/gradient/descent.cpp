// SPDX-License-Identifier: BSL-1.0
#include "descent.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>

namespace program {

namespace {

/// The position in a point of each variable to differentiate by; for a variable that f does not
/// have, the point's size.
std::vector<std::size_t> moving_coordinates(const worksheet& sheet) {
  std::vector<std::size_t> positions;
  for (const nabla::term x : sheet.by) positions.push_back(sheet.position_of(x));
  return positions;
}

}  // namespace

std::vector<descent_step> descend(const worksheet& sheet, const descent& how,
                                  std::vector<double> start) {
  const evaluator value_and_gradient(sheet, sheet.value_and_gradient());
  const std::vector<std::size_t> positions = moving_coordinates(sheet);
  std::vector<descent_step> path;
  for (int step = 0; step <= how.steps; ++step) {
    const std::vector<double> found = value_and_gradient(start);
    double norm = 0;
    for (std::size_t k = 1; k < found.size(); ++k) norm = std::hypot(norm, found[k]);
    path.push_back({start, found[0], norm});
    if (norm <= how.until * path[0].norm || !std::isfinite(norm) || !std::isfinite(found[0])) break;
    for (std::size_t k = 0; k < positions.size(); ++k)
      if (positions[k] < start.size()) start[positions[k]] -= how.rate * found[k + 1];
  }
  return path;
}

void write_path(std::ostream& out, const worksheet& sheet, const std::vector<descent_step>& path) {
  std::vector<std::size_t> positions = moving_coordinates(sheet);
  std::erase(positions, sheet.variables.size());
  const auto cell = [&](const std::string& text, std::size_t width) {
    out << std::string(width > text.size() ? width - text.size() : 1, ' ') << text;
  };
  cell("step", 6);
  for (const std::size_t k : positions) cell(sheet.name_of(sheet.variables[k]), 14);
  cell("f", 14);
  cell("|gradient|", 14);
  out << "\n";
  const std::size_t rows = 100,
                    stride = (path.size() + rows - 1) / rows;  // a long path skips steps
  for (std::size_t step = 0; step < path.size(); ++step) {
    if (step % stride != 0 && step + 1 != path.size()) continue;
    cell(std::to_string(step), 6);
    for (const std::size_t k : positions) cell(rounded(path[step].point[k], 6), 14);
    cell(rounded(path[step].value, 6), 14);
    cell(rounded(path[step].norm, 6), 14);
    out << "\n";
  }
}

void write_descent(std::ostream& out, const worksheet& sheet, const descent& how,
                   const std::vector<descent_step>& path) {
  out << "\ngradient descent with rate " << rounded(how.rate, 6) << "\n";
  write_path(out, sheet, path);
  const descent_step& last = path.back();
  if (last.norm == 0) out << "The gradient is zero: the path ends here.\n";
  if (!std::isfinite(last.norm) || !std::isfinite(last.value))
    out << "There the function or its gradient has no finite value: a smaller rate may help.\n";
  else if (last.value > path.front().value)
    out << "The value has grown: a smaller rate may help.\n";
}

}  // namespace program
