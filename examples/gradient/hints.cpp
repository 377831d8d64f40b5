// SPDX-License-Identifier: BSL-1.0
#include "hints.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include <nabla/nabla.hpp>

#include "spans.hpp"

namespace program {

namespace {

// Names.

/// A function's name, and what to write before its argument.
struct known_function {
  std::string name, before;
};
/// Functions that books have and formulas do not have.
const known_function other_functions[] = {
    {"lg", "log10("}, {"tg", "tan("}, {"ctg", "cot("}, {"arctg", "arctan("}};

/// Other names of a function, with blanks between them.
std::vector<std::string> words_in(std::string_view names) {
  std::vector<std::string> words;
  while (!names.empty()) {
    const std::size_t length = std::min(names.find(' '), names.size());
    if (length > 0) words.emplace_back(names.substr(0, length));
    names.remove_prefix(std::min(length + 1, names.size()));
  }
  return words;
}
/// The longest function of one argument with whose name the text begins.
known_function function_at_start(std::string_view text) {
  known_function found;
  const auto consider = [&](const known_function& one) {
    if (text.starts_with(one.name) && one.name.size() > found.name.size()) found = one;
  };
  for (const nabla::core::function_info* const f : nabla::catalogue::functions) {
    if (f->arity != 1) continue;
    consider({std::string(f->name), std::string(f->name) + "("});
    for (const std::string& name : words_in(f->alias)) consider({name, name + "("});
    for (const std::string& name : words_in(f->reciprocal)) consider({name, name + "("});
  }
  for (const known_function& one : other_functions) consider(one);
  return found;
}

/// Digits and at least one letter; each letter is x, y, z, Greek, or a variable of the formula: 2x,
/// x1, θ.
bool looks_like_an_argument(std::string_view text, const std::vector<std::string>& names) {
  bool letters = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool greek = starts_greek(c);
    const bool variable = std::find(names.begin(), names.end(), std::string(1, c)) != names.end();
    if (!is_digit(c) && !greek && !(c >= 'x' && c <= 'z') && !variable) return false;
    letters = letters || !is_digit(c);
    if (greek) ++i;
  }
  return letters;
}

/// A product that is written without a sign, if all its letters are variables: xy.
std::string hint_about_product(const std::string& name, const std::vector<std::string>& names) {
  std::string product;
  for (const char c : name) {
    const bool variable = std::find(names.begin(), names.end(), std::string(1, c)) != names.end();
    if (!variable && !(c >= 'x' && c <= 'z')) return {};
    product += (product.empty() ? "" : "*") + std::string(1, c);
  }
  if (name.size() < 2) return {};
  return name + " is one variable: for a product write " + product;
}
/// A name is taken for a function's where it is the name of one that formulas do not have, or a
/// function's name with an argument behind it (sinx, cos2x), or log_ with a base. So cost and
/// tangent are variables like any other.
std::string hint_about(const std::string& name, const std::vector<std::string>& names) {
  if (name == "i") return "i is a variable like any other, not the imaginary unit";
  const known_function f = function_at_start(name);
  if (f.name.empty()) return hint_about_product(name, names);
  const std::string_view rest = std::string_view(name).substr(f.name.size());
  const bool whole = rest.empty();
  const auto written = [&](std::string_view argument) {
    return f.before + std::string(argument) + ")";
  };
  const std::string start = name + (whole ? " is a variable" : " is one variable") + ": for ";
  if (whole) return start + "the function " + name + " write " + written("x");
  if (looks_like_an_argument(rest, names))
    return start + f.name + " of " + std::string(rest) + " write " + written(rest);
  const bool base = f.name == "log" && rest.size() > 1 && rest[0] == '_' &&
                    std::all_of(rest.begin() + 1, rest.end(), is_digit);
  if (!base) return {};
  return start + "the logarithm to base " + std::string(rest.substr(1)) + " write " + name + "(x)";
}
/// d/dx in front of a function, which asks for what the program does anyway.
std::string hint_about_derivative(const std::vector<std::string>& names) {
  const auto has = [&](const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  for (const std::string& name : names)
    if (name.size() > 1 && name[0] == 'd' && has("d"))
      return "d/" + name + " is read as d divided by " + name +
             ": write the function alone, it is differentiated anyway";
  return {};
}

// Divisions.

/// The start of the text that ends before `end` and has no blanks and operators outside its
/// parentheses.
std::size_t start_of_product(const std::string& text, std::size_t end) {
  int depth = 0;
  for (; end > 0; --end) {
    const char c = text[end - 1];
    depth += c == ')' || c == ']' ? 1 : c == '(' || c == '[' ? -1 : 0;
    if (depth < 0 ||
        (depth == 0 && std::string_view(" +-*/,<>=!").find(c) != std::string_view::npos))
      break;
  }
  return end;
}
/// A factor behind the divisor, with nothing between: 1/2x, which is half of x.
std::string hint_about_division(const std::string& text, std::size_t sign) {
  std::size_t divisor = sign + 1;
  while (divisor < text.size() && text[divisor] == ' ') ++divisor;
  const std::size_t factor = behind_operand(text, divisor);
  if (factor == divisor || !starts_factor(text, factor)) return {};
  std::size_t end = factor;
  while (starts_factor(text, end)) end = behind_operand(text, end);
  std::size_t above = sign;
  while (above > 0 && text[above - 1] == ' ') --above;
  const std::size_t start = start_of_product(text, above);
  const std::string fraction = text.substr(start, factor - start),
                    factors = text.substr(factor, end - factor);
  return text.substr(start, end - start) + " is read as (" + fraction + ")*" + factors +
         ": write " + text.substr(start, divisor - start) + "(" +
         text.substr(divisor, end - divisor) + ") to divide by both";
}

/// A factor behind a root's or an exponent's operand, with nothing between: √2x, e^2x.
std::string hint_about_reach(const std::string& text, const std::string& sign) {
  const std::size_t at = text.find(sign);
  if (at == std::string::npos) return {};
  const std::size_t start = at + sign.size(), first = behind_operand(text, start),
                    end = behind_factors(text, first);
  if (first == start || end == first) return {};
  return text.substr(at, end - at) + " is read as " + text.substr(at, first - at) + "*" +
         text.substr(first, end - first) + ": write " + sign + "(" +
         text.substr(start, end - start) + ") for the other";
}

}  // namespace

std::vector<std::string> hints_for(const std::string& formula,
                                   const std::vector<std::string>& names) {
  const std::string text = with_plain_operators(formula);
  std::vector<std::string> hints;
  const auto add = [&](const std::string& hint) {
    if (!hint.empty() && std::find(hints.begin(), hints.end(), hint) == hints.end())
      hints.push_back(hint);
  };
  const std::string derivative = hint_about_derivative(names);
  add(derivative);
  for (const std::string& name : names)
    if (derivative.empty() || name[0] != 'd')
      add(hint_about(name.substr(0, name.find('[')), names));
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '/') add(hint_about_division(text, i));
  for (const char* const sign : {"√", "∛", "e^"}) add(hint_about_reach(text, sign));
  return hints;
}

}  // namespace program
