// SPDX-License-Identifier: BSL-1.0
#include <cmath>

#include "answer.hpp"
#include "hints.hpp"
#include "typeset.hpp"

namespace page {

using namespace nabla;
using namespace nabla::core;
using drawing::rounded;
using ::program::evaluator;
using ::program::mistake;
using ::program::object_writer;
using ::program::worksheet;

namespace {

/// As == decides it: equal wherever both are defined.
fingerprint meaning(const graph& g, node_index root) {
  graph folded;
  folded.simplifies = true;
  return fingerprint_of(rebuild(g, root, folded));
}

term read_answer(worksheet& sheet, const std::string& text) {
  const parsed result = parse(text, sheet.g);
  if (!result) {
    const std::string advice = ::program::advice_for(text, result.position, result.expected);
    throw mistake("expected " + std::string(words_of(result.expected)) +
                      (advice.empty() ? "" : ": write " + advice),
                  result.position);
  }
  const sequence<bool> needed = reachable_from(sheet.g, result.value.in(sheet.g));
  for (node_index i = 0; i < needed.size; ++i)
    if (needed[i] && sheet.g[i].kind() == node_kind::variable &&
        sheet.position_of(term(sheet.g, i)) == sheet.variables.size())
      throw mistake("f has no variable " + sheet.name_of(term(sheet.g, i)));
  return {sheet.g, result.value.in(sheet.g)};
}

/// Round points first, then others between -3 and 3.
std::vector<double> candidate(int k, std::size_t size, std::uint32_t& state) {
  std::vector<double> point;
  for (std::size_t i = 0; i < size; ++i) {
    state = state * 1664525U + 1013904223U;
    const double fraction = static_cast<double>(state >> 8) / (1U << 24U);
    point.push_back(k < 8 ? (k + 2) / 2 + static_cast<double>(i)
                          : std::round(600 * fraction - 300) / 100);
  }
  return point;
}

/// A point where the derivative has a value and the answer has another, or none.
class difference_finder {
  object_writer& out;
  const worksheet& sheet;

  void report(const std::vector<double>& at, double right, double theirs) {
    std::string where;
    for (std::size_t k = 0; k < at.size(); ++k)
      where += (k > 0 ? ", " : "") + sheet.name_of(sheet.variables[k]) + " = " + rounded(at[k]);
    out.string("at", where);
    out.string("right", rounded(right, 8));
    out.string("theirs", rounded(theirs, 8));
    out.string("off", rounded(theirs - right, 4));
  }

 public:
  difference_finder(object_writer& to, const worksheet& its_sheet) : out(to), sheet(its_sheet) {}

  bool find(term derivative, term answer) {
    const evaluator both(sheet, {derivative, answer});
    std::uint32_t state = 1;
    for (int k = 0; k < 200; ++k) {
      const std::vector<double> at = candidate(k, sheet.variables.size(), state);
      const std::vector<double> found = both(at);
      if (!std::isfinite(found[0])) continue;
      const double off = std::abs(found[0] - found[1]);
      if (off <= 1e-9 * (1 + std::abs(found[0]))) continue;
      report(at, found[0], found[1]);
      return true;
    }
    return false;
  }
};

}  // namespace

void write_check(object_writer& out, worksheet& sheet, const question& asked) {
  std::size_t k = 0;
  while (k < sheet.by.size() && sheet.name_of(sheet.by[k]) != asked.by) ++k;
  if (k == sheet.by.size()) throw mistake("f has no variable " + asked.by);
  const term derivative = sheet.gradient[k], answer = read_answer(sheet, asked.answer);
  const bool is_equal = meaning(sheet.g, derivative.index) == meaning(sheet.g, answer.index);
  out.string("read", typeset(latex_of(sheet.g, answer.index)));
  out.name("equal") << (is_equal ? "true" : "false");
  if (is_equal || difference_finder(out, sheet).find(derivative, answer)) return;
  out.name("undecided") << "true";
}

}  // namespace page
