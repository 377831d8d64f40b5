// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/function_info.hpp>
#include <nabla/print/latex_name.hpp>
#include <nabla/print/text.hpp>

namespace nabla::detail {

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

/// Whether a call stands for a derivative that is still to be found: d/dx or ∂/∂x of its argument.
constexpr bool is_derivative_sign(const function_info& f) {
  return f.name.starts_with("d/d") || f.name.starts_with("∂/∂");
}
constexpr void write_derivative_sign(characters& out, std::string_view name) {
  const bool is_partial = !name.starts_with("d");
  const std::string_view sign = is_partial ? "\\partial" : "d";
  out << "\\frac{" << sign << "}{" << sign << " ";
  write_latex_name(out, name.substr(std::string_view(is_partial ? "∂/∂" : "d/d").size()));
  out << "}";
}

}  // namespace nabla::detail
