// SPDX-License-Identifier: BSL-1.0
#include <ostream>

#include "hints.hpp"
#include "lines.hpp"
#include "naming.hpp"
#include "report_parts.hpp"

namespace program {

using namespace nabla;
using namespace nabla::core;

namespace {

void write_table(std::ostream& out, const tour::csv& table) {
  out << "count = " << table.rows() << " rows of " << joined(table.columns()) << "\n";
}

std::string head_of(const worksheet& sheet, const naming& names) {
  std::vector<std::string> variables;
  for (const term x : sheet.variables) variables.push_back(names.name(x));
  if (sheet.named > 0) variables.resize(sheet.named);
  return "f(" + joined(variables) + ")";
}

void write_gradient(std::ostream& out, worksheet& sheet, const request& asked,
                    const naming& names) {
  equations all;
  all.add(head_of(sheet, names), asked.latex ? names.text(sheet.f) : sheet.body);
  if (asked.simplify) all.add("simplified", names.text(sheet.f));
  if (asked.simplify && !asked.latex)
    all.add("multiplied out", canonical_text(sheet.g, sheet.f.index, true));
  for (std::size_t k = 0; k < sheet.by.size(); ++k)
    all.add(names.derivative({sheet.by[k]}), names.text(sheet.gradient[k]));
  if (sheet.by.size() > 1) all.add(names.gradient(), names.text(sheet.column(sheet.gradient)));
  all.write(out);
  if (sheet.by.empty()) out << "It has no variables: there is nothing to differentiate by.\n";
  for (const std::string& hint : hints_for(sheet.formula, sheet.names()))
    out << "note: " << hint << "\n";
}

void write_domains(std::ostream& out, worksheet& sheet) {
  equations all;
  const auto add = [&](const char* what, term u) {
    characters text;
    write_domain(text, sheet.g, u.index);
    all.add(what, std::string(text.view()));
  };
  add("domain of f", sheet.f);
  if (!sheet.by.empty()) add("domain of its gradient", sheet.column(sheet.value_and_gradient()));
  out << "\n";
  all.write(out);
}

/// Where the variable stands among those by which f is differentiated.
std::size_t position(const worksheet& sheet, term x) {
  std::size_t k = 0;
  while (sheet.by[k].index != x.index) ++k;
  return k;
}

/// A derivative and the variables of its name.
struct known_derivative {
  std::vector<term> variables;
  term value;
};

/// Those of the next order. Derivatives in another order of variables are equal: each stands once.
std::vector<known_derivative> differentiated(worksheet& sheet,
                                             const std::vector<known_derivative>& all) {
  std::vector<known_derivative> next;
  for (const known_derivative& u : all)
    for (std::size_t k = position(sheet, u.variables.back()); k < sheet.by.size(); ++k) {
      next.push_back({u.variables, sheet.derivative(u.value, sheet.by[k])});
      next.back().variables.push_back(sheet.by[k]);
    }
  return next;
}

void write_higher_orders(std::ostream& out, worksheet& sheet, int highest, const naming& names) {
  std::vector<known_derivative> all;
  for (std::size_t k = 0; k < sheet.by.size(); ++k)
    all.push_back({{sheet.by[k]}, sheet.gradient[k]});
  for (int order = 2; order <= highest; ++order) {
    all = differentiated(sheet, all);
    equations lines;
    for (const known_derivative& u : all)
      lines.add(names.derivative(u.variables), names.text(u.value));
    out << "\n";
    lines.write(out);
  }
}

void write_hessian(std::ostream& out, worksheet& sheet, const std::vector<term>& second, bool latex,
                   const naming& names) {
  if (latex) {
    const auto n = static_cast<std::uint32_t>(sheet.by.size());
    out << "\nH = " << names.text(list_of(sheet.g, second.data(), nabla::core::shape{n, n}))
        << "\n";
    return;
  }
  std::vector<std::string> entries;
  for (const term entry : second) entries.push_back(names.text(entry));
  out << "\nHessian\n";
  write_matrix(out, entries);
}

void write_steps(std::ostream& out, worksheet& sheet, notation how) {
  const sequence<term> inputs = sheet.inputs();
  characters steps;
  if (inputs.size == 1)
    write_derivation(steps, how, sheet.g, sheet.f.index, inputs);
  else
    write_gradient_derivation(steps, how, sheet.g, sheet.f.index, inputs);
  out << "\n" << steps.view() << "\n";
}

/// The values of both passes' letters at a point.
sequence<double> values_at(backpropagation_steps& steps, const worksheet& sheet,
                           const std::vector<double>& point) {
  return values_of_letters(steps, [&](node_index i) {
    characters own;
    write_node(own, steps.letters, i);
    std::size_t k = 0;
    while (k < point.size() && sheet.name_of(sheet.variables[k]) != own.view()) ++k;
    return k < point.size() ? point[k] : 0.0;
  });
}

void write_both_passes(std::ostream& out, worksheet& sheet, const request& asked, notation how) {
  backpropagation_steps steps(sheet.g, sheet.f.index, sheet.inputs());
  sequence<double> values;
  if (asked.at) values = values_at(steps, sheet, sheet.point(*asked.at));
  characters text;
  write_backpropagation(text, how, steps, values);
  out << "\n" << text.view();
}

}  // namespace

void write_symbols(std::ostream& out, worksheet& sheet, const request& asked,
                   const std::vector<term>& second) {
  const naming names(sheet, asked.latex);
  const notation how = asked.latex ? notation::latex : notation::plain;
  if (asked.table) write_table(out, *asked.table);
  write_gradient(out, sheet, asked, names);
  if (asked.domain) write_domains(out, sheet);
  if (asked.order > 1) write_higher_orders(out, sheet, asked.order, names);
  if (!second.empty()) write_hessian(out, sheet, second, asked.latex, names);
  if (asked.steps && !sheet.by.empty()) write_steps(out, sheet, how);
  if (asked.backpropagation) write_both_passes(out, sheet, asked, how);
}

void write_c_code(std::ostream& out, worksheet& sheet) {
  characters code;
  write_c(code, sheet.g, sheet.column(sheet.value_and_gradient()).index, "gradient");
  out << code.view();
}

void write_drawing(std::ostream& out, worksheet& sheet) {
  characters text;
  write_dot(text, sheet.g, sheet.column(sheet.value_and_gradient()).index);
  out << text.view();
}

}  // namespace program
