// SPDX-License-Identifier: BSL-1.0
#include "worksheet.hpp"

namespace program {

using namespace nabla;
using namespace nabla::core;

evaluator::evaluator(const worksheet& sheet, const std::vector<term>& terms)
    : evaluator(sheet, terms, sheet.data) {}
evaluator::evaluator(const worksheet& sheet, const std::vector<term>& terms, const columns& data) {
  lowered written{sheet.g, 0, reachable_from(sheet.g, sheet.f.index)};
  const auto count = static_cast<std::uint32_t>(terms.size());
  written.root = list_of(written.nodes, terms.data(), {count, 1}).index;
  while (written.verbatim.size <= written.root) written.verbatim.push_back(false);
  const lowered ready = data.empty() ? spell_out(written) : written;
  nodes = ready.nodes;
  root = ready.root;
  for (const term u : elements_of(term(nodes, root), count)) roots.push_back(u.index);
  needed = reachable_from(nodes, root);
  std::map<std::string, std::size_t> by_name;
  for (std::size_t k = 0; k < sheet.variables.size(); ++k)
    by_name[sheet.name_of(sheet.variables[k])] = k;
  for (const node_index i : variables_in_order(nodes)) {
    const std::string name = std::string(full_name(nodes, i).view());
    if (nodes.shape_of(i).varies)
      data_of[i] = &data.at(name);
    else
      positions[i] = by_name.at(name);
  }
  if (!data.empty()) rows = data.begin()->second.size();
}
auto evaluator::array_values(const std::vector<double>& point) const {
  return array_values_of(
      nodes, root, static_cast<std::uint32_t>(rows), [&](node_index i, array_index at) {
        const auto column = data_of.find(i);
        return column == data_of.end() ? point[positions.at(i)] : (*column->second)[at.sample];
      });
}
std::vector<double> evaluator::operator()(const std::vector<double>& point) const {
  std::vector<double> results;
  if (rows > 0) {
    const auto values = array_values(point);
    for (const node_index i : roots) results.push_back(values[i][{}]);
    return results;
  }
  const sequence<double> values =
      values_of(nodes, needed, [&](node_index i) { return point[positions.at(i)]; });
  for (const node_index i : roots) results.push_back(values[i]);
  return results;
}
std::vector<double> evaluator::in_rows(const std::vector<double>& point) const {
  const auto values = array_values(point);
  std::vector<double> all;
  for (std::uint32_t row = 0; row < rows; ++row) all.push_back(values[roots[0]][{row}]);
  return all;
}

}  // namespace program
