// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/meta/characters.hpp>
#include <nabla/meta/letters.hpp>
#include <nabla/print/pattern.hpp>

namespace nabla::core::detail {

/// The functions of <math.h>, between blanks.
inline constexpr std::string_view c_library =
    " acos acosh asin asinh atan atan2 atanh cbrt ceil copysign cos cosh erf erfc exp exp2 expm1 "
    "fabs fdim floor fma "
    "fmax fmin fmod frexp hypot ilogb ldexp lgamma llrint llround log log10 log1p log2 logb lrint "
    "lround modf nan "
    "nearbyint nextafter nexttoward pow remainder remquo rint round scalbln scalbn sin sinh sqrt "
    "tan tanh tgamma "
    "trunc ";
/// No C function may have these names, between blanks: C's keywords, further names that <math.h>
/// and compilers may know, and those that `to_c` uses itself.
inline constexpr std::string_view c_words =
    " auto break case char const continue default do double else enum extern float for goto if "
    "inline int long "
    "register "
    "restrict return short signed sizeof static struct switch typedef union unsigned void volatile "
    "while abs asm bool "
    "drem exp10 finite gamma infinity j0 j1 jn labs llabs main nullptr pow10 scalb significand "
    "sincos signgam true "
    "false "
    "typeof y0 y1 yn isnan isinf isfinite isnormal signbit fpclassify in out INFINITY NAN "
    "HUGE_VAL ";

constexpr bool is_word_of(std::string_view words, std::string_view name) {
  if (name.empty()) return false;
  for (std::size_t at = words.find(name); at != std::string_view::npos;
       at = words.find(name, at + 1))
    if (words[at - 1] == ' ' && words[at + name.size()] == ' ') return true;
  return false;
}
constexpr bool is_in_c_library(std::string_view name) { return is_word_of(c_library, name); }

constexpr bool is_c_letter(char c) { return is_latin_letter(c) || is_digit(c) || c == '_'; }
/// Whether the name is an identifier, and not one of v0, v1, ..., which are the values.
constexpr bool is_c_identifier(std::string_view name) {
  if (name.empty() || is_digit(name[0])) return false;
  bool letters = true, digits = name.size() > 1;
  for (const char c : name) letters = letters && is_c_letter(c);
  for (const char c : name.substr(1)) digits = digits && is_digit(c);
  return letters && !(name[0] == 'v' && digits);
}
constexpr bool is_free_in_c(std::string_view name) {
  return is_c_identifier(name) && !is_word_of(c_words, name) && !is_in_c_library(name);
}

/// The name that C calls the function by, or a pattern: what its struct says, else its own name;
/// `user_` and its letters where C gives that name another meaning.
constexpr characters c_name(const function_info& f) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  if (!f.c_name.empty()) return characters(f.c_name);
  if (is_free_in_c(f.name)) return characters(f.name);
  characters name("user_");
  for (const char c : f.name) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_c_letter(c))
      name.items.push_back(c);
    else
      name << "_" << digits.substr(byte >> 4, 1) << digits.substr(byte & 15, 1);
  }
  return name;
}

constexpr bool is_pattern(std::string_view words) {
  return words.find('#') != std::string_view::npos;
}

/// Whether the function is in <math.h>, or is written with functions that are.
constexpr bool needs_c_library(const function_info& f) {
  if (!f.c_definition.empty()) return f.c_definition.find('(') != std::string_view::npos;
  return is_in_c_library(f.c_name) ||
         (is_pattern(f.c_name) && f.c_name.find('(') != std::string_view::npos);
}

constexpr void write_c_parameters(characters& out, int arity) {
  out << "(";
  for (int k = 0; k < arity; ++k)
    out << (k > 0 ? ", double " : "double ")
        << std::string_view("uvwt").substr(static_cast<std::size_t>(k), 1);
  out << (arity == 0 ? "void)" : ")");
}
/// C must know the function before it is called: writes its definition or, where C lacks it, a
/// declaration.
constexpr void write_c_preparation(characters& out, const function_info& f, std::string_view name) {
  const bool is_constant = f.arity == 0 && !f.c_name.empty();
  if (!f.c_definition.empty()) {
    out << "#ifndef " << name << "_defined\n#define " << name << "_defined\nstatic inline double "
        << name;
    write_c_parameters(out, f.arity);
    out << " { " << f.c_definition << " }\n#endif\n";
  } else if (!is_constant && !is_pattern(name) && !is_in_c_library(name)) {
    out << "double " << name;
    write_c_parameters(out, f.arity);
    out << ";  /* not in the C library: to be linked */\n";
  }
}

}  // namespace nabla::core::detail
