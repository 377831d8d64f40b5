// SPDX-License-Identifier: BSL-1.0
#include "hints.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include <nabla/nabla.hpp>

namespace program {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// The first byte of a Greek letter, which has two.
bool starts_greek(char c) { return c == '\xCE' || c == '\xCF'; }
bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || starts_greek(c);
}
bool continues_name(char c) {
  return starts_name(c) || is_digit(c) || c == '_' || (c & 0xC0) == 0x80;
}

// Names.

/// A function's name and, if formulas do not know it, what to write before its argument instead.
struct known_function {
  std::string_view name, before;
};
/// Functions that books have and formulas do not have.
constexpr known_function other_functions[] = {
    {"ln", "log("},        {"lg", "log10("},     {"tg", "tan("},      {"ctg", "1/tan("},
    {"cot", "1/tan("},     {"sec", "1/cos("},    {"csc", "1/sin("},   {"cosec", "1/sin("},
    {"coth", "1/tanh("},   {"sech", "1/cosh("},  {"csch", "1/sinh("}, {"arcsin", "asin("},
    {"arccos", "acos("},   {"arctan", "atan("},  {"arctg", "atan("},  {"arsinh", "asinh("},
    {"arcosh", "acosh("},  {"artanh", "atanh("}, {"sgn", "sign("},    {"arcsinh", "asinh("},
    {"arccosh", "acosh("}, {"arctanh", "atanh("}};

/// The longest function of one argument with whose name the text begins.
known_function function_at_start(std::string_view text) {
  known_function found{};
  const auto consider = [&](const known_function& one) {
    if (text.starts_with(one.name) && one.name.size() > found.name.size()) found = one;
  };
  for (const nabla::core::function_info* const f : nabla::catalogue::functions)
    if (f->arity == 1) consider({f->name, {}});
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

/// A name is taken for a function's where it is the name of one that formulas do not have, or a
/// function's name with an argument behind it (sinx, cos2x), or log_ with a base. So cost and
/// tangent are variables like any other.
std::string hint_about(const std::string& name, const std::vector<std::string>& names) {
  const known_function f = function_at_start(name);
  if (f.name.empty()) return {};
  const std::string_view rest = std::string_view(name).substr(f.name.size());
  const bool whole = rest.empty();
  const auto written = [&](std::string_view argument) {
    const std::string before = f.before.empty() ? std::string(f.name) + "(" : std::string(f.before);
    return before + std::string(argument) + ")";
  };
  const std::string start = name + (whole ? " is a variable" : " is one variable") + ": for ";
  if (whole && !f.before.empty()) return start + "the function " + name + " write " + written("x");
  if (looks_like_an_argument(rest, names))
    return start + std::string(f.name) + " of " + std::string(rest) + " write " + written(rest);
  const bool base = f.name == "log" && rest.size() > 1 && rest[0] == '_' &&
                    std::all_of(rest.begin() + 1, rest.end(), is_digit);
  if (!base) return {};
  const std::string number(rest.substr(1));
  const bool known = number == "2" || number == "10";
  return start + "the logarithm to base " + number + " write " +
         (known ? "log" + number + "(x)" : "log(x)/log(" + number + ")");
}

// Divisions.

/// Where the parenthesis or bracket at i is closed; the end if it is not.
std::size_t behind_parenthesis(const std::string& text, std::size_t i) {
  int depth = 0;
  for (; i < text.size(); ++i) {
    depth += text[i] == '(' || text[i] == '[' ? 1 : text[i] == ')' || text[i] == ']' ? -1 : 0;
    if (depth == 0) return i + 1;
  }
  return i;
}
/// Where the number, name, call or parenthesis at i ends, with its exponent.
std::size_t behind_operand(const std::string& text, std::size_t i) {
  const auto at = [&](std::size_t k) { return k < text.size() ? text[k] : '\0'; };
  if (starts_name(at(i))) {
    while (continues_name(at(i))) ++i;
    if (at(i) == '(' || at(i) == '[') i = behind_parenthesis(text, i);
  } else if (at(i) == '(') {
    i = behind_parenthesis(text, i);
  } else {
    while (is_digit(at(i)) || at(i) == '.') ++i;
    const std::size_t sign = at(i + 1) == '-' || at(i + 1) == '+' ? 1 : 0;
    if ((at(i) == 'e' || at(i) == 'E') && is_digit(at(i + 1 + sign)))
      for (i += 1 + sign; is_digit(at(i));) ++i;
  }
  while (at(i) == '^') {
    const std::size_t exponent = at(i + 1) == '-' ? i + 2 : i + 1,
                      end = behind_operand(text, exponent);
    if (end == exponent) break;
    i = end;
  }
  return i;
}
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
bool starts_factor(const std::string& text, std::size_t i) {
  return i < text.size() && (starts_name(text[i]) || is_digit(text[i]) || text[i] == '(');
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

}  // namespace

std::vector<std::string> hints_for(const std::string& formula,
                                   const std::vector<std::string>& names) {
  std::vector<std::string> hints;
  const auto add = [&](const std::string& hint) {
    if (!hint.empty() && std::find(hints.begin(), hints.end(), hint) == hints.end())
      hints.push_back(hint);
  };
  for (const std::string& name : names) add(hint_about(name.substr(0, name.find('[')), names));
  for (std::size_t i = 0; i < formula.size(); ++i)
    if (formula[i] == '/') add(hint_about_division(formula, i));
  return hints;
}

}  // namespace program
