// SPDX-License-Identifier: BSL-1.0
#include <cmath>

#include "answer.hpp"
#include "at_point.hpp"
#include "typeset.hpp"

namespace page {

using namespace nabla;
using namespace nabla::core;
using drawing::rounded;
using ::program::evaluator;
using ::program::object_writer;
using ::program::worksheet;
using ::program::write_string;

namespace {

/// Writes numbers as text, rounded for people.
class point_writer {
  object_writer& out;
  worksheet& sheet;
  std::vector<double> point;

  static void write_rounded_number(characters& to, double value) {
    write_string(to, rounded(value, 8));
  }
  void numbers(const char* field, const std::vector<double>& values) {
    out.array(field, values, write_rounded_number);
  }
  static double norm_of(const std::vector<double>& slopes) {
    double norm = 0;
    for (const double slope : slopes) norm = std::hypot(norm, slope);
    return norm;
  }
  void directions(const std::vector<double>& slopes) {
    const double norm = norm_of(slopes);
    out.string("norm", rounded(norm, 8));
    if (norm == 0 || !std::isfinite(norm)) return;
    std::vector<double> up;
    for (const double slope : slopes) up.push_back(slope / norm);
    numbers("ascent", up);
  }
  void tangent_plane(double value, const std::vector<double>& slopes) {
    if (!std::isfinite(value) || !std::isfinite(norm_of(slopes))) return;
    out.string("tangent",
               typeset("L = " + ::program::tangent(sheet, value, slopes, point, notation::latex)));
  }
  void second_derivatives() {
    constexpr std::size_t most = 5;
    if (sheet.by.empty() || sheet.by.size() > most) return;
    numbers("hessian", evaluator(sheet, sheet.hessian())(point));
  }
  void checks() {
    out.array("checks", ::program::checked_derivatives(sheet, {}, point),
              [&](characters& to, const ::program::checked_derivative& u) {
                object_writer object(to);
                object.string("by", sheet.name_of(u.by[0]));
                object.string("exact", rounded(u.exact, 12));
                object.string("difference", rounded(u.found.value, 12));
                object.string("error", rounded(relative_error(u.exact, u.found), 2));
              });
  }
  struct line {
    std::string equation, value;
  };
  void both_passes() {
    constexpr std::uint32_t most_nodes = 300;
    if (sheet.by.empty() || sheet.g.size() > most_nodes) return;
    backpropagation_steps steps(sheet.g, sheet.f.index, sheet.inputs());
    const sequence<double> values =
        values_of_letters(steps, [&](node_index i) { return coordinate(steps.letters, i); });
    pass("forwards", steps, steps.forward, values);
    pass("backwards", steps, steps.backward, values);
  }
  double coordinate(const graph& letters, node_index i) const {
    characters own;
    write_node(own, letters, i);
    for (std::size_t k = 0; k < point.size(); ++k)
      if (sheet.name_of(sheet.variables[k]) == own.view()) return point[k];
    return 0;
  }
  void pass(const char* field, const backpropagation_steps& steps,
            const sequence<backpropagation_steps::equation>& equations,
            const sequence<double>& values) {
    std::vector<line> lines;
    for (const auto& step : equations)
      lines.push_back({typeset(latex_of(steps.letters, step.left) + " = " +
                               ::program::canonical_latex(steps.letters, step.right)),
                       rounded(values[step.left], 6)});
    out.array(field, lines, [](characters& to, const line& u) {
      object_writer object(to);
      object.string("equation", u.equation);
      object.string("value", u.value);
    });
  }

 public:
  point_writer(object_writer& to, worksheet& its_sheet, const ::program::coordinates& at)
      : out(to), sheet(its_sheet), point(sheet.point(at)) {}

  void write() {
    const double value = evaluator(sheet, {sheet.f})(point)[0];
    const std::vector<double> slopes = evaluator(sheet, sheet.gradient)(point);
    out.string("value", rounded(value, 8));
    numbers("gradient", slopes);
    out.array("exact_gradient", slopes, ::program::write_number);
    out.string("missing", ::program::missing_value(sheet, point));
    directions(slopes);
    tangent_plane(value, slopes);
    checks();
    second_derivatives();
    if (sheet.data.empty()) both_passes();
  }
};

}  // namespace

void write_point(object_writer& out, worksheet& sheet, const ::program::coordinates& at) {
  point_writer(out, sheet, at).write();
}

}  // namespace page
