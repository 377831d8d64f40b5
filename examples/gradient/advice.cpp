// SPDX-License-Identifier: BSL-1.0
#include "hints.hpp"
#include "spans.hpp"

#include <nabla/nabla.hpp>

namespace program {

namespace {

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

}  // namespace program
