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

/// Where the parenthesis or bracket at i is closed; the end if it is not.
std::size_t behind_parenthesis(const std::string& text, std::size_t i) {
  int depth = 0;
  for (; i < text.size(); ++i) {
    depth += text[i] == '(' || text[i] == '[' ? 1 : text[i] == ')' || text[i] == ']' ? -1 : 0;
    if (depth == 0) return i + 1;
  }
  return i;
}
/// Where the small digits at i end, as in x².
std::size_t behind_raised(const std::string& text, std::size_t i) {
  nabla::core::detail::tokens<> rest{text, i};
  int exponent = 0;
  rest.take_raised(exponent);
  return rest.at;
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
  i = behind_raised(text, i);
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

/// Where the factors end that stand at i with nothing between them.
std::size_t behind_factors(const std::string& text, std::size_t i) {
  while (starts_factor(text, i)) i = behind_operand(text, i);
  return i;
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
/// With the signs of ASCII for operators.
std::string with_plain_operators(std::string text) {
  for (const auto& [sign, plain] :
       {std::pair{"·", "*"}, {"⋅", "*"}, {"×", "*"}, {"∗", "*"}, {"÷", "/"}, {"−", "-"}})
    for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign))
      text.replace(at, std::string_view(sign).size(), plain);
  return text;
}

// Mistakes.

/// A function without parentheses: `sin 2x` is sin(2x).
std::string call_of(const std::string& text, std::size_t argument) {
  std::size_t name = argument;
  while (name > 0 && text[name - 1] == ' ') --name;
  const std::size_t end = name;
  while (name > 0 && (continues_name(text[name - 1]) || text[name - 1] == '^')) --name;
  const std::size_t start =
                        argument < text.size() && text[argument] == '-' ? argument + 1 : argument,
                    last = behind_factors(text, start);
  if (last == start || name == end) return {};
  return text.substr(name, end - name) + "(" + text.substr(argument, last - argument) + ")";
}
std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
  return first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
}
/// An equation y = ... defines a function; of any other the two sides' difference is one.
std::string function_of_equation(const std::string& text, std::size_t sign) {
  const std::string left = trimmed(text.substr(0, sign)), right = trimmed(text.substr(sign + 1));
  if (left.empty() || right.empty()) return {};
  return nabla::core::is_name(left) ? right : left + " - (" + right + ")";
}
/// A name before a parenthesis that is no function's: a factor, or a logarithm to a variable base.
std::string product_of(const std::string& text, std::size_t name) {
  const std::size_t open = text.find('(', name);
  if (open == std::string::npos) return {};
  const std::size_t end = behind_parenthesis(text, open);
  const std::string factor = trimmed(text.substr(name, open - name)),
                    argument = text.substr(open, end - open);
  if (factor.starts_with("log_") && factor.size() > 4)
    return "log" + argument + "/log(" + factor.substr(4) + ")";
  return factor + "*" + argument;
}

}  // namespace

std::string advice_for(const std::string& formula, std::size_t position, nabla::expected expected) {
  const std::string text = with_plain_operators(formula);
  if (text != formula) return {};  // its positions are others
  if (expected == nabla::expected::opening) return call_of(text, position);
  if (expected == nabla::expected::heading) return function_of_equation(text, position);
  if (expected == nabla::expected::known_function) return product_of(text, position);
  return {};
}

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
