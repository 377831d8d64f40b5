// SPDX-License-Identifier: BSL-1.0
#pragma once

// The names of a function's derivatives.

#include "worksheet.hpp"

namespace program {

/// How a report writes the terms of a worksheet and names its derivatives: as text or in LaTeX.
class naming {
  const worksheet& sheet;
  bool latex;

 public:
  naming(const worksheet& its_sheet, bool in_latex) : sheet(its_sheet), latex(in_latex) {}

  std::string text(nabla::term u) const;
  std::string name(nabla::term variable) const;
  /// The derivative by these variables, in their order: ∂²f/∂x∂y, d³f/dx³.
  std::string derivative(const std::vector<nabla::term>& variables) const;
  std::string gradient() const { return latex ? "\\nabla f" : "gradient"; }

 private:
  std::string differential() const;
  std::string power(std::size_t exponent) const;
};

}  // namespace program
