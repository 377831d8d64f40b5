// SPDX-License-Identifier: BSL-1.0
#include "spans.hpp"

#include <string_view>
#include <utility>

#include <nabla/nabla.hpp>

namespace program {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool starts_greek(char c) { return c == '\xCE' || c == '\xCF'; }
bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || starts_greek(c);
}
bool continues_name(char c) {
  return starts_name(c) || is_digit(c) || c == '_' || (c & 0xC0) == 0x80;
}

bool starts_factor(const std::string& text, std::size_t i) {
  return i < text.size() && (starts_name(text[i]) || is_digit(text[i]) || text[i] == '(');
}

std::size_t behind_parenthesis(const std::string& text, std::size_t i) {
  int depth = 0;
  for (; i < text.size(); ++i) {
    depth += text[i] == '(' || text[i] == '[' ? 1 : text[i] == ')' || text[i] == ']' ? -1 : 0;
    if (depth == 0) return i + 1;
  }
  return i;
}

namespace {

/// Where the small digits at i end, as in x².
std::size_t behind_raised(const std::string& text, std::size_t i) {
  nabla::core::detail::tokens<> rest{text, i};
  int exponent = 0;
  rest.take_raised(exponent);
  return rest.at;
}

}  // namespace

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
std::size_t behind_factors(const std::string& text, std::size_t i) {
  while (starts_factor(text, i)) i = behind_operand(text, i);
  return i;
}

std::string with_plain_operators(std::string text) {
  for (const auto& [sign, plain] :
       {std::pair{"·", "*"}, {"⋅", "*"}, {"×", "*"}, {"∗", "*"}, {"÷", "/"}, {"−", "-"}})
    for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign))
      text.replace(at, std::string_view(sign).size(), plain);
  return text;
}

}  // namespace program
