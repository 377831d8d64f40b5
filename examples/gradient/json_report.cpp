// SPDX-License-Identifier: BSL-1.0
#include <ostream>

#include "hints.hpp"
#include "json.hpp"
#include "report.hpp"

namespace program {

namespace {

struct results {
  double value;
  std::vector<double> gradient, hessian;
};
results evaluate(worksheet& sheet, const std::vector<nabla::term>& second, const coordinates& at) {
  std::vector<nabla::term> all = sheet.value_and_gradient();
  all.insert(all.end(), second.begin(), second.end());
  const std::vector<double> values = evaluator(sheet, all)(sheet.point(at));
  const auto start = values.begin() + 1,
             middle = start + static_cast<std::ptrdiff_t>(sheet.gradient.size());
  return {values[0], {start, middle}, {middle, values.end()}};
}

void add_mistake(object_writer& object, const std::runtime_error& wrong) {
  object.string("error", wrong.what());
  if (const std::optional<std::size_t> position = position_of(wrong))
    object.name("position") << static_cast<std::int64_t>(*position);
  else
    object.name("position") << "null";
}
/// False where the formula has a mistake, which the object says then.
bool write_answer(object_writer&& object, const std::string& formula, const request& asked) {
  object.string("formula", formula);
  try {
    worksheet sheet(formula, asked.wrt, asked.table.get());
    const std::vector<nabla::term> second =
        asked.hessian ? sheet.hessian() : std::vector<nabla::term>();
    std::optional<results> at_point;
    if (asked.at) at_point = evaluate(sheet, second, *asked.at);
    object.array("variables", sheet.by,
                 [&](characters& to, nabla::term x) { write_string(to, sheet.name_of(x)); });
    if (at_point) {
      write_number(object.name("value"), at_point->value);
      object.array("gradient", at_point->gradient, write_number);
    } else {
      object.name("value") << "null";
      object.name("gradient") << "null";
    }
    if (asked.hessian && at_point) object.array("hessian", at_point->hessian, write_number);
    if (asked.hessian && !at_point) object.name("hessian") << "null";
    const bool has_gradient = !sheet.gradient.empty();
    const nabla::core::node_index column = has_gradient ? sheet.column(sheet.gradient).index : 0;
    const bool is_column = sheet.gradient.size() > 1;
    const std::string text = has_gradient ? canonical_text(sheet.g, column) : "";
    object.string("text", is_column ? text : "[" + text + "]");
    const std::string latex = has_gradient ? canonical_latex(sheet.g, column) : "";
    object.string("latex", is_column ? latex : "\\begin{pmatrix} " + latex + " \\end{pmatrix}");
    object.array("hints", hints_for(sheet.formula, sheet.names()), write_string);
    return true;
  } catch (const std::runtime_error& wrong) {
    add_mistake(object, wrong);
    return false;
  }
}

}  // namespace

void write_json_mistake(std::ostream& out, const std::string& formula,
                        const std::runtime_error& wrong) {
  characters text;
  {
    object_writer object(text);
    object.string("formula", formula);
    add_mistake(object, wrong);
  }
  out << text;
}

bool write_json(std::ostream& out, const std::string& formula, const request& asked) {
  characters text;
  const bool is_read = write_answer(object_writer(text), formula, asked);
  out << text;
  return is_read;
}

}  // namespace program
