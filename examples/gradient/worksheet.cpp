// SPDX-License-Identifier: BSL-1.0
#include "worksheet.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "hints.hpp"

namespace program {

using namespace nabla;
using namespace nabla::core;

namespace {

/// Roughly how long the text becomes: it repeats what a graph shares.
double length_of_text(const graph& g, node_index root) {
  sequence<double> lengths(root + 1, 2.0);
  for (node_index i = 0; i <= root; ++i) {
    const nabla::core::node n = g[i];
    if (n.a_is_node()) lengths[i] += lengths[n.a()];
    if (n.b_is_node()) lengths[i] += lengths[n.b()];
  }
  return lengths[root];
}
std::string name_in(const graph& g, node_index variable) {
  characters name;
  write_node(name, g, variable);
  return std::string(name.view());
}
constexpr double longest_text = 1e6;
constexpr std::string_view too_long = "(too long to write)";

/// The canonical form, as `write` writes it.
template <class Write>
std::string written(const graph& g, node_index root, bool expand, Write write) {
  if (length_of_text(g, root) > longest_text) return std::string(too_long);
  graph form;
  const node_index simple = canonical(g, root, form, expand).in(form);
  if (length_of_text(form, simple) > longest_text) return std::string(too_long);
  characters out;
  write(out, form, simple);
  return std::string(out.view());
}

/// What could be data.
std::string columns_of(const tour::csv* table) {
  if (table == nullptr) return "give a table, --data table.csv";
  std::string all;
  for (const std::string& name : table->columns()) all += (all.empty() ? "" : ", ") + name;
  return "the table has " + all;
}
std::string sentence_about(const parsed& wrong, const std::string& formula,
                           const tour::csv* table) {
  if (wrong.expected == expected::data)
    return "expected " + std::string(words_of(wrong.expected)) + ": " + columns_of(table);
  const std::string advice = advice_for(formula, wrong.position, wrong.expected);
  return "expected " + std::string(words_of(wrong.expected)) +
         (advice.empty() ? "" : ": write " + advice);
}
/// What stands behind `f(x, y) =`.
std::string after_heading(const std::string& formula) {
  const std::size_t start = formula.find_first_not_of(' ', formula.find('=') + 1);
  return formula.substr(start);
}

}  // namespace

std::string canonical_text(const graph& g, node_index root, bool expand) {
  return written(g, root, expand, [](characters& out, const graph& form, node_index i) {
    write_node(out, form, i);
  });
}
std::string canonical_latex(const graph& g, node_index root) {
  return written(g, root, false, [](characters& out, const graph& form, node_index i) {
    write_latex(out, form, i);
  });
}

worksheet::worksheet(const std::string& typed, const std::vector<std::string>& wrt,
                     const tour::csv* its_table)
    : formula(typed), table(its_table) {
  read_formula();
  find_variables();
  for (const std::string& name : wrt)
    for (const term x : variables_named(name)) by.push_back(x);
  if (wrt.empty()) by = variables;
  if (wrt.empty() && named > 0) by.resize(named, f);
  if (by.empty()) return;
  for (const term partial : reverse_gradient(f, inputs())) gradient.emplace_back(g, partial.in(g));
}

void worksheet::read_formula() {
  std::replace_if(
      formula.begin(), formula.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; },
      ' ');
  sequence<std::string_view> names;
  if (table != nullptr)
    for (const std::string& name : table->columns()) names.push_back(name);
  const parsed result = parse(formula, g, names);
  if (!result) throw mistake(sentence_about(result, formula, table), result.position);
  f = result.value;
  if (f.shape().varies)
    throw mistake("this has a value for each row of the table: write mean(...) or sum(...) of it");
  for (const term x : result.variables) variables.push_back(x);
  named = variables.size();
  body = named == 0 ? formula : after_heading(formula);
}
/// Those behind the named ones, and data.
void worksheet::find_variables() {
  for (const node_index i : variables_in_order(g)) {
    const std::string name = name_in(g, i);
    if (g.shape_of(i).varies)
      data[name] = (*table)[name];
    else if (position_of(term(g, i)) == variables.size())
      variables.emplace_back(g, i);
  }
}
bool worksheet::is_column(const std::string& name) const {
  if (table == nullptr) return false;
  const std::vector<std::string>& names = table->columns();
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The variable of that name, or a vector's elements; a name that f does not have becomes a new
/// variable.
std::vector<term> worksheet::variables_named(const std::string& name) {
  std::vector<term> found;
  for (const term x : variables) {
    const std::string own = name_of(x);
    if (own == name || own.starts_with(name + "[")) found.push_back(x);
  }
  if (!found.empty()) return found;
  if (is_column(name))
    throw mistake(name + " is a column of the table: data is known, differentiate by a parameter");
  const parsed result = parse(name, g);
  if (!result || !result.value.is(node_kind::variable))
    throw mistake("'" + name + "' is not the name of a variable");
  return {result.value};
}

std::vector<std::string> worksheet::names() const {
  std::vector<std::string> all;
  for (const term x : variables) all.push_back(name_of(x));
  return all;
}
std::string worksheet::name_of(term variable) const { return name_in(g, variable.index); }
std::vector<term> worksheet::value_and_gradient() const {
  std::vector<term> all{f};
  all.insert(all.end(), gradient.begin(), gradient.end());
  return all;
}
sequence<term> worksheet::inputs() const {
  sequence<term> all;
  for (const term x : by) all.push_back(x);
  return all;
}
term worksheet::derivative(term u, term x) {
  return {g, reverse_gradient(u, sequence<term>(1, x))[0].in(g)};
}
std::vector<term> worksheet::hessian() {
  sequence<term> outputs;
  for (const term partial : gradient) outputs.push_back(partial);
  std::vector<term> entries;
  for (const term entry : jacobian_of(g, outputs, inputs(), true))
    entries.emplace_back(g, entry.in(g));
  return entries;
}
term worksheet::column(const std::vector<term>& elements) {
  return list_of(g, elements.data(), {static_cast<std::uint32_t>(elements.size()), 1});
}

std::size_t worksheet::position_of(term x) const {
  std::size_t k = 0;
  while (k < variables.size() && variables[k].index != x.index) ++k;
  return k;
}
std::vector<bool> worksheet::needed_variables() const {
  const sequence<bool> needed = reachable_from(g, f.index);
  std::vector<bool> all;
  for (const term x : variables) all.push_back(x.index <= f.index && needed[x.index]);
  return all;
}
std::vector<double> worksheet::point(const coordinates& given) const {
  const std::vector<bool> needed = needed_variables();
  std::vector<double> values;
  for (std::size_t k = 0; k < variables.size(); ++k) {
    const auto found = given.find(name_of(variables[k]));
    if (found == given.end() && needed[k])
      throw mistake("--at gives no value for " + name_of(variables[k]));
    values.push_back(found == given.end() ? 0 : found->second);
  }
  return values;
}

double constant_value(const std::string& text, const std::string& what) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (text == "nan") return std::nan("");
  if (text == "inf" || text == "-inf") return text == "inf" ? infinity : -infinity;
  graph g;
  const parsed result = parse(text, g);
  if (!result) throw mistake(what + " is '" + text + "', which is not a number");
  bool has_variable = false;
  for (node_index i = 0; i < g.size(); ++i)
    has_variable = has_variable || g[i].kind() == node_kind::variable;
  if (has_variable) throw mistake(what + " is '" + text + "', which is not a number");
  const node_index root = result.value.in(g);
  return values_of(g, reachable_from(g, root), [](node_index) { return 0.0; })[root];
}

}  // namespace program
