// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/function_info.hpp>
#include <nabla/meta/characters.hpp>

namespace nabla::detail {

/// How C spells a function that has another name there, or none: the name, a constant's digits, or the body of a
/// definition, which ends in a semicolon; it does what `value` does. Empty for all others.
constexpr std::string_view c_spelling(const function_info& f) {
  constexpr std::string_view spellings[][2] = {
      {"abs", "fabs"},
      {"pi", "3.14159265358979323846"},
      {"e", "2.71828182845904523536"},
      {"min", "return v < u ? v : u;"},
      {"max", "return u < v ? v : u;"},
      {"sign", "return 0.0 < u ? 1.0 : u < 0.0 ? -1.0 : u;"},
      {"relu", "return u <= 0.0 ? 0.0 : u;"},
      {"softplus", "return (u < 0.0 ? 0.0 : u) + log1p(exp(-fabs(u)));"},
      {"sigmoid",
       "const double small = exp(-fabs(u)), larger = 1.0/(1.0 + small); return u < 0.0 ? small*larger : larger;"},
      {"sigmoid_complement",
       "const double small = exp(-fabs(u)), larger = 1.0/(1.0 + small); return u < 0.0 ? larger : small*larger;"},
      {"tanh_complement",
       "const double e = exp(-fabs(u)), secant = 2.0*e/(1.0 + e*e); return v*v <= 0.5 ? 1.0 - v*v : secant*secant;"},
      {"logsumexp", "const double small = exp(-(u == v ? 0.0 : fabs(u - v))); return (u < v ? v : u) + log1p(small);"}};
  for (auto const& [name, spelling] : spellings)
    if (f.name == name) return spelling;
  return {};
}

/// Whether <math.h> has a function of that name.
constexpr bool is_in_c_library(std::string_view name) {
  for (std::string_view const known :
       {"acos", "acosh", "asin", "asinh", "atan",  "atan2",  "atanh", "cbrt",   "ceil",  "copysign",
        "cos",  "cosh",  "erf",  "erfc",  "exp",   "exp2",   "expm1", "fabs",   "fdim",  "floor",
        "fma",  "fmax",  "fmin", "fmod",  "hypot", "lgamma", "log",   "log10",  "log1p", "log2",
        "pow",  "round", "sin",  "sinh",  "sqrt",  "tan",    "tanh",  "tgamma", "trunc"})
    if (name == known) return true;
  return false;
}

constexpr bool is_c_definition(std::string_view spelling) { return spelling.ends_with(";"); }

constexpr void write_c_function_name(characters& out, const function_info& f) {
  std::string_view const spelling = c_spelling(f);
  if (is_c_definition(spelling))
    out << "nabla_" << f.name;
  else
    out << (spelling.empty() ? f.name : spelling);
}

/// Whether the function is in <math.h>, or its definition calls what is there.
constexpr bool needs_c_library(const function_info& f) {
  std::string_view const spelling = c_spelling(f);
  return spelling.find('(') != std::string_view::npos || is_in_c_library(spelling.empty() ? f.name : spelling);
}

/// What C must know before it can call the function: a definition; for a function that C does not have a declaration.
constexpr void write_c_preparation(characters& out, const function_info& f) {
  std::string_view const spelling = c_spelling(f);
  auto const parameters = [&] {
    out << "(";
    for (int k = 0; k < f.arity; ++k)
      out << (k > 0 ? ", double " : "double ") << std::string_view("uvwt").substr(static_cast<std::size_t>(k), 1);
    out << (f.arity == 0 ? "void)" : ")");
  };
  if (is_c_definition(spelling)) {
    out << "#ifndef nabla_" << f.name << "_defined\n#define nabla_" << f.name << "_defined\nstatic inline double nabla_"
        << f.name;
    parameters();
    out << " { " << spelling << " }\n#endif\n";
  } else if (spelling.empty() && !is_in_c_library(f.name)) {
    out << "double " << f.name;
    parameters();
    out << ";  /* not in the C library: to be linked */\n";
  }
}

}  // namespace nabla::detail
