// SPDX-License-Identifier: BSL-1.0
#include "typeset.hpp"

#include <nabla/print/mathml.hpp>

namespace page {

using namespace nabla;
using namespace nabla::core;

namespace {

constexpr std::size_t longest = 20'000;

/// What stands before the separator; the rest stays.
std::string take_until(std::string_view& rest, std::string_view separator) {
  const std::size_t end = rest.find(separator);
  const std::string taken(rest.substr(0, end));
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + separator.size());
  return taken;
}
/// left &= right && \text{reason}
reasoned row(std::string_view text) {
  const std::string left = take_until(text, " &= "), right = take_until(text, " && \\text{");
  const std::string_view reason = text.substr(0, text.empty() ? 0 : text.size() - 1);
  return {typeset(left + " = " + right), typeset_words(std::string(reason))};
}

}  // namespace

std::string typeset(const std::string& latex) {
  if (latex.size() > longest) return "<i>too long to show</i>";
  characters out;
  write_mathml(out, latex);
  return "<math>" + std::string(out.view()) + "</math>";
}

std::string typeset_words(const std::string& words) {
  std::string_view rest = words;
  std::string html;
  for (bool is_formula = false; !rest.empty(); is_formula = !is_formula) {
    const std::string part = take_until(rest, "$");
    characters escaped;
    core::detail::write_escaped(escaped, part);
    html += is_formula ? typeset(part) : std::string(escaped.view());
  }
  return html;
}

std::string latex_of(const graph& g, node_index i) {
  characters out;
  write_latex(out, g, i);
  return std::string(out.view());
}

std::vector<reasoned> derivation_of(::program::worksheet& sheet) {
  const sequence<term> inputs = sheet.inputs();
  constexpr std::uint32_t most_nodes = 600;
  if (inputs.size == 0 || sheet.g.size() > most_nodes) return {};
  characters out;
  graph g = sheet.g;
  if (inputs.size == 1)
    write_derivation(out, notation::latex, g, sheet.f.index, inputs);
  else
    write_gradient_derivation(out, notation::latex, g, sheet.f.index, inputs);
  std::string_view rest = out.view();
  take_until(rest, "\n");
  rest = rest.substr(0, rest.find("\n\\end{align*}"));
  std::vector<reasoned> all;
  while (!rest.empty()) all.push_back(row(take_until(rest, " \\\\\n")));
  return all;
}

}  // namespace page
