// SPDX-License-Identifier: BSL-1.0
#include "report.hpp"

#include <ostream>

#include "plot.hpp"
#include "regression.hpp"
#include "report_parts.hpp"

namespace program {

using nabla::term;

namespace {

void refuse_what_needs_numbers(const request& asked) {
  for (const auto& [is_asked, option] : {std::pair{asked.c, "--c"},
                                         {asked.dot, "--dot"},
                                         {asked.backpropagation, "--backpropagation"},
                                         {!asked.graph.empty(), "--graph"}})
    if (is_asked)
      throw mistake(std::string(option) + " takes functions of numbers, and this is one of data");
}

/// Complains before anything is written.
void require_point(const request& asked, const worksheet& sheet) {
  if (asked.at) sheet.point(*asked.at);
  for (const auto& [is_asked, option] : {std::pair{asked.check, "--check"},
                                         {asked.descend.has_value(), "--descend"},
                                         {asked.minimize.has_value(), "--minimize"}})
    if (is_asked && !asked.at) throw mistake(std::string(option) + " needs a point: --at x=3,y=4");
  if (asked.descend && asked.minimize)
    throw mistake("--descend and --minimize are two paths: ask for one of them");
}

std::vector<descent_step> write_path(std::ostream& out, worksheet& sheet, const request& asked) {
  if (asked.descend) {
    const std::vector<descent_step> path = descend(sheet, *asked.descend, sheet.point(*asked.at));
    write_descent(out, sheet, *asked.descend, path);
    return path;
  }
  if (!asked.minimize) return {};
  const found_minimum found = minimize(sheet, *asked.minimize, sheet.point(*asked.at));
  write_minimum(out, sheet, *asked.minimize, found);
  return found.path;
}

void write_regression(std::ostream& out, worksheet& sheet, const request& asked,
                      const model& fitted) {
  std::vector<way_down> ways;
  if (asked.descend || asked.minimize) ways = both_ways_down(sheet.formula, asked, &minimize);
  if (!ways.empty()) write_ways(out, ways);
  if (asked.plot.empty()) return;
  plot_regression(draw_regression(sheet, fitted, ways, sheet.point(*asked.at)), asked.plot);
}

void write_pictures(std::ostream& out, worksheet& sheet, const request& asked,
                    const std::vector<descent_step>& path) {
  std::optional<model> fitted;
  if (asked.at && !sheet.data.empty()) fitted = model_in(sheet);
  if (fitted)
    write_regression(out, sheet, asked, *fitted);
  else if (!asked.plot.empty())
    plot(sheet, asked, path);
  if (!asked.graph.empty()) plot_graph(sheet, asked);
  for (const std::string& file : {asked.plot, asked.graph})
    if (!file.empty()) out << "\nwrote " << file << "\n";
}

}  // namespace

void write_report(std::ostream& out, const std::string& formula, const request& asked) {
  worksheet sheet(formula, asked.wrt, asked.table.get());
  if (!sheet.data.empty()) refuse_what_needs_numbers(asked);
  if (asked.c) write_c_code(out, sheet);
  if (asked.dot) write_drawing(out, sheet);
  if (asked.c || asked.dot) return;
  require_point(asked, sheet);
  std::vector<term> second;
  if (asked.hessian && !sheet.by.empty()) second = sheet.hessian();
  write_symbols(out, sheet, asked, second);
  if (asked.at) write_values(out, sheet, asked, second);
  if (asked.check) write_checks(out, sheet, asked, second);
  write_pictures(out, sheet, asked, write_path(out, sheet, asked));
}

}  // namespace program
