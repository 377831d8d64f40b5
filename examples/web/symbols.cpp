// SPDX-License-Identifier: BSL-1.0
#include "answer.hpp"
#include "code.hpp"
#include "hints.hpp"
#include "typeset.hpp"

namespace page {

using namespace nabla;
using namespace nabla::core;
using ::program::object_writer;
using ::program::worksheet;
using ::program::write_string;

namespace {

/// Writes f in the notations in which the page shows and copies it.
class symbols_writer {
  object_writer& out;
  worksheet& sheet;
  graph& g = sheet.g;

  std::string heading() const {
    std::vector<std::string> names;
    for (const term x : sheet.by) names.push_back(latex_of(g, x.index));
    return names.empty() ? "f" : "f\\left(" + joined(names, ", ") + "\\right)";
  }
  std::string partial(term x) const {
    const std::string d = sheet.variables.size() > 1 ? "\\partial " : "d ";
    return "\\frac{" + d + "f}{" + d + latex_of(g, x.index) + "}";
  }
  void notations(const std::string& field, const std::string& left, node_index root) {
    const std::string latex = ::program::canonical_latex(g, root);
    out.string(field.c_str(), typeset(left + " = " + latex));
    out.string((field + "_latex").c_str(), latex);
    out.string((field + "_text").c_str(), ::program::canonical_text(g, root));
  }
  std::string domain(node_index root) {
    characters text;
    write_domain(text, g, root);
    return std::string(text.view());
  }
  std::string c_code() {
    characters code;
    write_c(code, g, sheet.column(sheet.value_and_gradient()).index, "gradient");
    return std::string(code.view());
  }
  void names(const char* field, bool needed_only) {
    const std::vector<bool> needed = sheet.needed_variables();
    std::vector<std::string> all;
    for (std::size_t k = 0; k < sheet.variables.size(); ++k)
      if (needed[k] || !needed_only) all.push_back(sheet.name_of(sheet.variables[k]));
    out.array(field, all, write_string);
  }
  void columns() {
    std::vector<std::string> all;
    for (const auto& [name, values] : sheet.data) all.push_back(name);
    out.array("columns", all, write_string);
  }
  void second_derivatives() {
    constexpr std::size_t most = 5;
    const auto n = static_cast<std::uint32_t>(sheet.by.size());
    if (n == 0 || n > most) return;
    const std::vector<term> entries = sheet.hessian();
    notations("hessian",
              n == 1 ? "\\frac{d^{2} f}{d " + latex_of(g, sheet.by[0].index) + "^{2}}" : "H",
              n == 1 ? entries[0].index : list_of(g, entries.data(), {n, n}).index);
  }
  void derivation() {
    out.array("steps", derivation_of(sheet), [](characters& to, const reasoned& line) {
      object_writer object(to);
      object.string("equation", line.equation);
      object.string("reason", line.reason);
    });
  }

 public:
  symbols_writer(object_writer& to, worksheet& its_sheet) : out(to), sheet(its_sheet) {}

  void write() {
    out.array("by", sheet.by, [&](characters& to, term x) { write_string(to, sheet.name_of(x)); });
    names("variables", false);
    names("needed", true);
    columns();
    out.array("hints", ::program::hints_for(sheet.formula, sheet.names()), write_string);
    const std::string latex = ::program::canonical_latex(g, sheet.f.index);
    out.string("f", typeset(heading() + " = " + latex));
    out.string("f_latex", latex);
    out.string("domain", domain(sheet.f.index));
    if (sheet.by.empty()) return;
    derivation();
    std::vector<std::string> partials;
    for (std::size_t k = 0; k < sheet.by.size(); ++k)
      partials.push_back(typeset(partial(sheet.by[k]) + " = " +
                                 ::program::canonical_latex(g, sheet.gradient[k].index)));
    out.array("partials", partials, write_string);
    const node_index slopes =
        sheet.by.size() == 1 ? sheet.gradient[0].index : sheet.column(sheet.gradient).index;
    notations("gradient", sheet.by.size() == 1 ? partial(sheet.by[0]) : "\\nabla f", slopes);
    out.string("gradient_domain", domain(sheet.column(sheet.value_and_gradient()).index));
    if (sheet.data.empty()) out.string("c", c_code());
    if (sheet.data.empty()) out.string("nabla", nabla_code(sheet));
    second_derivatives();
  }
};

}  // namespace

void write_symbols(object_writer& out, worksheet& sheet) { symbols_writer(out, sheet).write(); }

}  // namespace page
