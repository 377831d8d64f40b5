// SPDX-License-Identifier: BSL-1.0
#include "naming.hpp"

namespace program {

using nabla::term;

std::string naming::text(term u) const {
  return latex ? canonical_latex(sheet.g, u.index) : canonical_text(sheet.g, u.index);
}

std::string naming::name(term variable) const {
  return latex ? canonical_latex(sheet.g, variable.index) : sheet.name_of(variable);
}

std::string naming::derivative(const std::vector<term>& variables) const {
  const std::string d = differential();
  std::string below;
  for (std::size_t k = 0; k < variables.size();) {
    std::size_t n = k;
    while (n < variables.size() && variables[n].index == variables[k].index) ++n;
    below += (below.empty() || !latex ? "" : " ") + d + name(variables[k]) + power(n - k);
    k = n;
  }
  const std::string order = power(variables.size());
  if (!latex) return d + order + "f/" + below;
  return "\\frac{" + (order.empty() ? d : d.substr(0, d.size() - 1) + order + " ") + "f}{" + below +
         "}";
}

/// Derivatives of functions of several variables are partial.
std::string naming::differential() const {
  const bool partial = sheet.variables.size() > 1 || sheet.by.size() > 1;
  if (latex) return partial ? "\\partial " : "d ";
  return partial ? "∂" : "d";
}

std::string naming::power(std::size_t exponent) const {
  constexpr const char* raised[] = {"", "", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸"};
  if (exponent < 2) return "";
  return latex ? "^{" + std::to_string(exponent) + "}" : std::string(raised[exponent]);
}

}  // namespace program
