// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/function_info.hpp>
#include <nabla/print/latex_name.hpp>
#include <nabla/print/text.hpp>

namespace nabla::detail {

/// How LaTeX spells a function, where its name does not say it: another name for `name\left(...\right)`, or the whole
/// with a # for each argument. Empty for all others.
constexpr std::string_view latex_name(const function_info& f) {
  constexpr std::string_view spellings[][2] = {{"sqrt", "\\sqrt{#}"},
                                               {"cbrt", "\\sqrt[3]{#}"},
                                               {"pow", "#^{#}"},
                                               {"exp", "e^{#}"},
                                               {"exp2", "2^{#}"},
                                               {"expm1", "e^{#} - 1"},
                                               {"log1p", "\\log\\left(# + 1\\right)"},
                                               {"log2", "\\log_{2}"},
                                               {"log10", "\\log_{10}"},
                                               {"asin", "\\arcsin"},
                                               {"acos", "\\arccos"},
                                               {"atan", "\\arctan"},
                                               {"asinh", "\\operatorname{arsinh}"},
                                               {"acosh", "\\operatorname{arcosh}"},
                                               {"atanh", "\\operatorname{artanh}"},
                                               {"abs", "\\left|#\\right|"},
                                               {"floor", "\\left\\lfloor # \\right\\rfloor"},
                                               {"ceil", "\\left\\lceil # \\right\\rceil"},
                                               {"sign", "\\operatorname{sgn}"},
                                               {"relu", "\\operatorname{ReLU}"},
                                               {"sigmoid", "\\sigma"},
                                               {"tgamma", "\\Gamma"},
                                               {"lgamma", "\\log\\Gamma\\left(#\\right)"},
                                               {"digamma", "\\psi"},
                                               {"polygamma", "\\psi^{(#)}\\left(#\\right)"}};
  for (auto const& [name, spelling] : spellings)
    if (f.name == name) return spelling;
  return {};
}

/// Whether LaTeX has a command of the function's name.
constexpr bool is_latex_operator(std::string_view name) {
  for (std::string_view const known : {"sin", "cos", "tan", "sinh", "cosh", "tanh", "log", "min", "max", "cot", "sec",
                                       "csc", "coth", "ln", "exp", "arcsin", "arccos", "arctan"})
    if (name == known) return true;
  return false;
}

constexpr bool is_pattern(std::string_view spelling) { return spelling.find('#') != std::string_view::npos; }

/// Whether powers are written at the name: \sin^{2}\left(x\right), but \sigma\left(x\right)^{2}.
constexpr bool takes_powers_at_its_name(const function_info& f) {
  std::string_view const spelling = latex_name(f);
  if (is_pattern(spelling)) return false;
  if (spelling.empty()) return is_latex_operator(f.name) && f.arity == 1;
  return spelling.starts_with("\\log") || spelling.starts_with("\\arc");
}

/// The function's name before its arguments, and a constant's.
constexpr void write_latex_function_name(characters& out, const function_info& f) {
  if (std::string_view const spelling = latex_name(f); !spelling.empty()) {
    out << spelling;
  } else if (f.arity == 0) {
    write_latex_name(out, f.name);
  } else if (is_latex_operator(f.name)) {
    out << "\\" << f.name;
  } else {
    out << "\\operatorname{";
    write_latex_letters(out, f.name);
    out << "}";
  }
}

/// How tightly a pattern holds together: a sum, more than one symbol in a row, a power, or all else. What stands
/// between braces or \left and \right does not count.
constexpr int strength_of_pattern(std::string_view pattern) {
  int depth = 0, symbols = 0;
  bool is_power = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    std::string_view const rest = pattern.substr(i);
    bool const opens = rest.starts_with("\\left");
    if (depth == 0 && (rest.starts_with(" + ") || rest.starts_with(" - "))) return of_sum;
    if (depth == 0 && rest.starts_with("\\") && !opens) ++symbols;
    if (depth == 0) is_power = rest.starts_with("{") && i > 0 && pattern[i - 1] == '^';
    depth += rest.starts_with("{") || opens ? 1 : rest.starts_with("}") || rest.starts_with("\\right") ? -1 : 0;
  }
  return symbols > 1 ? of_product : is_power ? of_power : of_atom;
}

/// The place that a pattern's # is, from what follows it.
constexpr int place_before(std::string_view rest_of_pattern) {
  if (rest_of_pattern.starts_with("^")) return of_atom;
  return rest_of_pattern.starts_with(" + ") || rest_of_pattern.starts_with(" - ") ? of_sum : loose;
}

/// Whether a call stands for a derivative that is still to be found: d/dx or ∂/∂x of its argument.
constexpr bool is_derivative_sign(const function_info& f) {
  return f.name.starts_with("d/d") || f.name.starts_with("∂/∂");
}
constexpr void write_derivative_sign(characters& out, std::string_view name) {
  bool const is_partial = !name.starts_with("d");
  std::string_view const sign = is_partial ? "\\partial" : "d";
  out << "\\frac{" << sign << "}{" << sign << " ";
  write_latex_name(out, name.substr(std::string_view(is_partial ? "∂/∂" : "d/d").size()));
  out << "}";
}

}  // namespace nabla::detail
