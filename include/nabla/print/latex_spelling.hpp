// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/function_info.hpp>
#include <nabla/print/latex_name.hpp>
#include <nabla/print/text.hpp>

namespace nabla::core::detail {

/// Whether LaTeX has a command of that name, which sets it upright.
constexpr bool is_latex_command(std::string_view name) {
  for (const std::string_view command :
       {"\\sin", "\\cos", "\\tan", "\\cot", "\\sec", "\\csc", "\\sinh", "\\cosh", "\\tanh",
        "\\coth", "\\log", "\\ln", "\\exp", "\\min", "\\max", "\\arcsin", "\\arccos", "\\arctan"})
    if (command.substr(1) == name) return true;
  return false;
}

/// Whether powers are written at the name: \sin^{2}\left(x\right), but \sigma\left(x\right)^{2}.
constexpr bool takes_powers_at_its_name(const function_info& f) {
  if (f.latex.words.empty()) return is_latex_command(f.name) && f.arity == 1;
  return f.latex.takes_powers && !f.latex.is_pattern();
}

/// The function's name before its arguments, and a constant's.
constexpr void write_latex_function_name(characters& out, const function_info& f) {
  if (!f.latex.words.empty()) {
    out << f.latex.words;
  } else if (f.arity == 0) {
    write_latex_name(out, f.name);
  } else if (is_latex_command(f.name)) {
    out << "\\" << f.name;
  } else {
    out << "\\operatorname{";
    write_latex_letters(out, f.name);
    out << "}";
  }
}

}  // namespace nabla::core::detail
