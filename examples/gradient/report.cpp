// SPDX-License-Identifier: BSL-1.0
#include "report.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>

#include "at_point.hpp"
#include "hints.hpp"
#include "plot.hpp"
#include "regression.hpp"

namespace program {

using namespace nabla;
using namespace nabla::core;

namespace {

/// How many columns the text takes on a terminal.
std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// Lines `left = right`, aligned.
class equations {
  std::vector<std::pair<std::string, std::string>> lines;

 public:
  void add(const std::string& left, const std::string& right) { lines.emplace_back(left, right); }
  void write(std::ostream& out, const char* indent = "") const {
    std::size_t widest = 0;
    for (const auto& [left, right] : lines) widest = std::max(widest, width_of(left));
    for (const auto& [left, right] : lines)
      out << indent << left << std::string(widest - width_of(left), ' ') << " = " << right << "\n";
  }
};

std::string joined(const std::vector<std::string>& parts, const char* between = ", ") {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : between) + part;
  return all;
}
std::string numbers(const std::vector<double>& values) {
  std::vector<std::string> parts;
  for (const double value : values) parts.push_back(rounded(value));
  return "(" + joined(parts) + ")";
}

/// The report on one formula, part by part.
class reporter {
  std::ostream& out;
  const request& asked;
  worksheet sheet;
  bool several;  // f has several variables, so that its derivatives are partial

  graph& g = sheet.g;
  std::string text(term u) const {
    return asked.latex ? canonical_latex(g, u.index) : canonical_text(g, u.index);
  }
  std::string name(term x) const {
    if (!asked.latex) return sheet.name_of(x);
    return canonical_latex(g, x.index);
  }
  /// The derivative by these variables, in their order: ∂²f/∂x∂y, d³f/dx³.
  std::string derivative_name(const std::vector<term>& variables) const {
    constexpr const char* raised[] = {"", "", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸"};
    const std::string d = asked.latex ? (several ? "\\partial " : "d ") : several ? "∂" : "d";
    const auto power = [&](std::size_t n) {
      return n < 2         ? std::string()
             : asked.latex ? "^{" + std::to_string(n) + "}"
                           : std::string(raised[n]);
    };
    std::string below;
    for (std::size_t k = 0; k < variables.size();) {
      std::size_t n = k;
      while (n < variables.size() && variables[n].index == variables[k].index) ++n;
      below += (below.empty() || !asked.latex ? "" : " ") + d + name(variables[k]) + power(n - k);
      k = n;
    }
    const std::string order = power(variables.size());
    if (!asked.latex) return d + order + "f/" + below;
    return "\\frac{" + (order.empty() ? d : d.substr(0, d.size() - 1) + order + " ") + "f}{" +
           below + "}";
  }
  std::string gradient_name() const { return asked.latex ? "\\nabla f" : "gradient"; }

  void table() {
    out << "sum(1) = " << asked.table->rows() << " rows of " << joined(asked.table->columns())
        << "\n";
  }

  // Symbols.

  void formulas() {
    std::vector<std::string> names;
    for (const term x : sheet.variables) names.push_back(name(x));
    if (sheet.named > 0) names.resize(sheet.named);
    equations all;
    all.add("f(" + joined(names) + ")",
            asked.latex ? canonical_latex(g, sheet.f.index) : sheet.body);
    if (asked.simplify) all.add("simplified", text(sheet.f));
    if (asked.simplify && !asked.latex)
      all.add("multiplied out", canonical_text(g, sheet.f.index, true));
    for (std::size_t k = 0; k < sheet.by.size(); ++k)
      all.add(derivative_name({sheet.by[k]}), text(sheet.gradient[k]));
    if (sheet.by.size() > 1) all.add(gradient_name(), text(sheet.column(sheet.gradient)));
    all.write(out);
    if (sheet.by.empty()) out << "It has no variables: there is nothing to differentiate by.\n";
    for (const std::string& hint : hints_for(sheet.formula, sheet.names()))
      out << "note: " << hint << "\n";
  }
  void domains() {
    equations all;
    const auto add = [&](const char* what, term u) {
      characters text;
      write_domain(text, g, u.index);
      all.add(what, std::string(text.view()));
    };
    add("domain of f", sheet.f);
    if (!sheet.by.empty()) add("domain of its gradient", sheet.column(sheet.value_and_gradient()));
    out << "\n";
    all.write(out);
  }
  void higher_orders() {
    struct known {
      std::vector<term> variables;
      term value;
    };
    std::vector<known> last;
    for (std::size_t k = 0; k < sheet.by.size(); ++k)
      last.push_back({{sheet.by[k]}, sheet.gradient[k]});
    for (int order = 2; order <= asked.order; ++order) {
      equations all;
      std::vector<known> next;
      for (const known& u : last)
        for (const term x : sheet.by) {
          if (position(x) < position(u.variables.back()))
            continue;  // in another order they are equal
          known higher{u.variables, sheet.derivative(u.value, x)};
          higher.variables.push_back(x);
          all.add(derivative_name(higher.variables), text(higher.value));
          next.push_back(higher);
        }
      out << "\n";
      all.write(out);
      last = next;
    }
  }
  std::size_t position(term x) const {
    std::size_t k = 0;
    while (sheet.by[k].index != x.index) ++k;
    return k;
  }
  void second_derivatives(const std::vector<term>& second) {
    if (asked.latex) {
      out << "\nH = " << text(list_of(g, second.data(), square_shape())) << "\n";
      return;
    }
    std::vector<std::string> entries;
    for (const term entry : second) entries.push_back(text(entry));
    out << "\nHessian\n";
    write_matrix(entries);
  }
  nabla::core::shape square_shape() const {
    const auto n = static_cast<std::uint32_t>(sheet.by.size());
    return {n, n};
  }
  void write_matrix(const std::vector<std::string>& entries) {
    const std::size_t n = sheet.by.size();
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
  void derivations() {
    const sequence<term> inputs = sheet.inputs();
    characters steps;
    const notation how = asked.latex ? notation::latex : notation::plain;
    if (inputs.size == 1)
      write_derivation(steps, how, g, sheet.f.index, inputs);
    else
      write_gradient_derivation(steps, how, g, sheet.f.index, inputs);
    out << "\n" << steps.view() << "\n";
  }
  void both_passes() {
    const sequence<term> inputs = sheet.inputs();
    backpropagation_steps steps(g, sheet.f.index, inputs);
    sequence<double> values;
    if (asked.at) {
      const std::vector<double> point = sheet.point(*asked.at);
      values = values_of_letters(steps, [&](node_index i) {
        characters own;
        write_node(own, steps.letters, i);
        std::size_t k = 0;
        while (k < point.size() && sheet.name_of(sheet.variables[k]) != own.view()) ++k;
        return k < point.size() ? point[k] : 0.0;
      });
    }
    characters text;
    write_backpropagation(text, asked.latex ? notation::latex : notation::plain, steps, values);
    out << "\n" << text.view();
  }

  // Numbers.

  void values(const std::vector<term>& second) {
    const std::vector<double> point = sheet.point(*asked.at);
    const std::vector<bool> needed = sheet.needed_variables();
    std::vector<std::string> where_it_is;
    for (std::size_t k = 0; k < point.size(); ++k)
      if (needed[k])
        where_it_is.push_back(sheet.name_of(sheet.variables[k]) + " = " + rounded(point[k]));
    out << (where_it_is.empty() ? "\nits value\n" : "\nat " + joined(where_it_is) + "\n");
    const double value = evaluator(sheet, {sheet.f})(point)[0];
    const std::vector<double> slopes = evaluator(sheet, sheet.gradient)(point);
    equations all;
    all.add("f", rounded(value));
    double norm = 0;
    for (std::size_t k = 0; k < slopes.size(); ++k) {
      all.add(derivative_name_in_text(k), rounded(slopes[k]));
      norm = std::hypot(norm, slopes[k]);
    }
    if (slopes.size() > 1) all.add("gradient", numbers(slopes));
    if (slopes.size() > 1) all.add("its norm, the steepest slope", rounded(norm));
    if (slopes.size() > 1) directions(all, slopes, norm);
    if (!slopes.empty() && std::isfinite(norm))
      all.add(tangent_name(), tangent(sheet, value, slopes, point));
    all.write(out, "  ");
    const std::string missing = missing_value(sheet, point);
    if (!missing.empty()) out << "  " << missing << "\n";
    if (!second.empty()) {
      std::vector<std::string> entries;
      for (const double entry : evaluator(sheet, second)(point)) entries.push_back(rounded(entry));
      out << "  Hessian\n";
      write_matrix(entries);
    }
  }
  std::string derivative_name_in_text(std::size_t k) const {
    return (several ? "∂f/∂" : "df/d") + sheet.name_of(sheet.by[k]);
  }
  void directions(equations& all, const std::vector<double>& slopes, double norm) {
    if (norm == 0) return all.add("direction of steepest ascent", "none: the gradient is zero");
    if (!std::isfinite(norm)) return;
    std::vector<double> up, down;
    for (const double slope : slopes) {
      up.push_back(slope / norm);
      down.push_back(-slope / norm + 0.0);
    }
    all.add("direction of steepest ascent", numbers(up));
    all.add("unit descent direction", numbers(down));
  }
  std::string tangent_name() const {
    return sheet.by.size() == 1   ? "tangent line"
           : sheet.by.size() == 2 ? "tangent plane"
                                  : "linear approximation";
  }
  void checks(const std::vector<term>& second) {
    out << "\nderivatives, finite differences and how far they are apart (relative, absolute below "
           "1)\n";
    const std::vector<checked_derivative> all =
        checked_derivatives(sheet, second, sheet.point(*asked.at));
    const auto name_of = [&](const checked_derivative& u) {
      return u.by.size() == 1 ? derivative_name_in_text(position(u.by[0])) : derivative_name(u.by);
    };
    std::size_t widest = 0;
    for (const checked_derivative& u : all) widest = std::max(widest, width_of(name_of(u)));
    for (const checked_derivative& u : all) {
      const std::string name = name_of(u);
      out << "  " << name << std::string(widest - width_of(name) + 2, ' ')
          << padded(rounded(u.exact)) << padded(rounded(u.found.value))
          << rounded(relative_error(u.exact, u.found), 2) << "\n";
    }
  }
  static std::string padded(std::string text) {
    text.resize(std::max<std::size_t>(text.size() + 1, 18), ' ');
    return text;
  }

  void regression(const model& fitted) {
    std::vector<way_down> ways;
    if (asked.descend || asked.minimize) ways = both_ways_down(sheet.formula, asked, &minimize);
    if (!ways.empty()) write_ways(out, ways);
    if (asked.plot.empty()) return;
    plot_regression(draw_regression(sheet, fitted, ways, sheet.point(*asked.at)), asked.plot);
  }

  // Only the code, so that it can go to a file.

  void c_code() {
    characters code;
    write_c(code, g, sheet.column(sheet.value_and_gradient()).index, "gradient");
    out << code.view();
  }
  void drawing() {
    characters text;
    write_dot(text, g, sheet.column(sheet.value_and_gradient()).index);
    out << text.view();
  }

  void refuse_what_needs_numbers() const {
    for (const auto& [is_asked, option] : {std::pair{asked.c, "--c"},
                                           {asked.dot, "--dot"},
                                           {asked.backpropagation, "--backpropagation"},
                                           {!asked.graph.empty(), "--graph"}})
      if (is_asked)
        throw mistake(std::string(option) + " takes functions of numbers, and this is one of data");
  }
  void require_point(const char* option) const {
    if (!asked.at) throw mistake(std::string(option) + " needs a point: --at x=3,y=4");
  }

 public:
  reporter(std::ostream& to, const std::string& formula, const request& what)
      : out(to),
        asked(what),
        sheet(formula, what.wrt, what.table.get()),
        several(sheet.variables.size() > 1 || sheet.by.size() > 1) {}

  void write() {
    if (!sheet.data.empty()) refuse_what_needs_numbers();
    if (asked.c) c_code();
    if (asked.dot) drawing();
    if (asked.c || asked.dot) return;
    if (asked.at) sheet.point(*asked.at);  // complains of missing values before it writes anything
    if (asked.check) require_point("--check");
    if (asked.descend) require_point("--descend");
    if (asked.minimize) require_point("--minimize");
    if (asked.descend && asked.minimize)
      throw mistake("--descend and --minimize are two paths: ask for one of them");
    const std::vector<term> second =
        asked.hessian && !sheet.by.empty() ? sheet.hessian() : std::vector<term>();
    if (asked.table) table();
    formulas();
    if (asked.domain) domains();
    if (asked.order > 1) higher_orders();
    if (!second.empty()) second_derivatives(second);
    if (asked.steps && !sheet.by.empty()) derivations();
    if (asked.backpropagation) both_passes();
    if (asked.at) values(second);
    if (asked.check) checks(second);
    std::vector<descent_step> path;
    if (asked.descend) {
      path = descend(sheet, *asked.descend, sheet.point(*asked.at));
      write_descent(out, sheet, *asked.descend, path);
    }
    if (asked.minimize) {
      const found_minimum found = minimize(sheet, *asked.minimize, sheet.point(*asked.at));
      write_minimum(out, sheet, *asked.minimize, found);
      path = found.path;
    }
    const std::optional<model> fitted =
        sheet.data.empty() || !asked.at ? std::optional<model>() : model_in(sheet);
    if (fitted)
      regression(*fitted);
    else if (!asked.plot.empty())
      plot(sheet, asked, path);
    if (!asked.graph.empty()) plot_graph(sheet, asked);
    for (const std::string& file : {asked.plot, asked.graph})
      if (!file.empty()) out << "\nwrote " << file << "\n";
  }
};

}  // namespace

void write_report(std::ostream& out, const std::string& formula, const request& asked) {
  reporter(out, formula, asked).write();
}

}  // namespace program
