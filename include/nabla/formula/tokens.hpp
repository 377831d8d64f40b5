// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/formula/error.hpp>
#include <nabla/graph/graph.hpp>
#include <nabla/meta/letters.hpp>

namespace nabla::core::detail {

/// A sign beyond ASCII, and the character that means the same here. Roots have no such character.
struct sign {
  std::string_view spelled;
  char meaning;
};
inline constexpr char square_root_sign = '\x80', cube_root_sign = '\x81';
template <class = void>
inline constexpr sign signs[] = {{"·", '*'},
                                 {"⋅", '*'},
                                 {"×", '*'},
                                 {"∗", '*'},
                                 {"÷", '/'},
                                 {"−", '-'},
                                 {"√", square_root_sign},
                                 {"∛", cube_root_sign}};
template <class = void>
inline constexpr std::string_view raised_digits[] = {"⁰", "¹", "²", "³", "⁴",
                                                     "⁵", "⁶", "⁷", "⁸", "⁹"};

/// A formula and how far it is read. (A template, so that who reads no formula does not compile it.)
template <class = void>
struct tokens {
  std::string_view text;
  std::size_t at = 0;

  constexpr char peek(std::size_t ahead = 0) const {
    return at + ahead < text.size() ? text[at + ahead] : '\0';
  }
  constexpr bool at_end() const { return at >= text.size(); }
  constexpr bool at_digit(std::size_t ahead = 0) const { return is_digit(peek(ahead)); }
  constexpr bool at_name() const { return letter_length(text.substr(at)) > 0; }
  constexpr bool at_number() const { return at_digit() || (peek() == '.' && at_digit(1)); }

  /// Whether something follows.
  constexpr bool skip_blanks() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++at;
    return !at_end();
  }
  /// The sign that comes next, as one character; 0 if it is one that formulas do not have.
  constexpr char peek_sign() const { return at_ascii() ? peek() : foreign_sign().meaning; }
  /// What to write instead of a sign that formulas do not have.
  constexpr nabla::core::expected instead(nabla::core::expected usual) const {
    const char c = peek();
    if (c == '[' || c == ']' || c == '{' || c == '}') return expected::round_parentheses;
    int exponent = 0;
    if (tokens rest = *this; rest.take_raised(exponent)) return expected::caret;
    const bool is_foreign = static_cast<unsigned char>(c) >= 0x80 || c == '\\' || c == '\'';
    return is_foreign ? expected::known_sign : usual;
  }
  /// Whether the comma there stands between digits.
  constexpr bool is_decimal_comma(std::size_t place) const {
    return text[place] == ',' && place > 0 && is_digit(text[place - 1]) && at_digit();
  }
  /// Takes the sign if it comes next, however it is spelled.
  constexpr bool take(char c) {
    if (at_end() || peek_sign() != c) return false;
    at += at_ascii() ? 1 : foreign_sign().spelled.size();
    return true;
  }
  constexpr bool take_word(std::string_view word) {
    if (!text.substr(at).starts_with(word)) return false;
    at += word.size();
    return true;
  }
  constexpr std::string_view take_name() { return taken(name_length(text.substr(at))); }
  /// Digits with at most one point, then an exponent if e is followed by one.
  constexpr std::string_view take_number() {
    std::size_t length = end_of_digits(0);
    if (peek(length) == '.') length = end_of_digits(length + 1);
    if (peek(length) == 'e' || peek(length) == 'E') {
      const bool has_sign = peek(length + 1) == '+' || peek(length + 1) == '-';
      const std::size_t exponent = length + (has_sign ? 2 : 1);
      if (at_digit(exponent)) length = end_of_digits(exponent);
    }
    return taken(length);
  }
  /// The integer that stands above the line, as in x² and x⁻¹; false if there is none. (Of ten
  /// digits and more the first nine.)
  constexpr bool take_raised(int& exponent) {
    if (at_ascii()) return false;
    const std::size_t start = at;
    const bool is_negative = take_word("⁻");
    exponent = 0;
    int digits = 0;
    for (int digit = 0; digits < 9 && take_raised_digit(digit); ++digits)
      exponent = 10 * exponent + digit;
    if (digits == 0) at = start;
    if (is_negative) exponent = -exponent;
    return digits > 0;
  }
  /// The exponent between a function's name and its argument: ^2, ^-1, ². False if there is none.
  constexpr bool take_exponent(int& exponent) {
    if (take_raised(exponent)) return true;
    const std::size_t start = at;
    const bool is_negative = take('^') && take('-');
    const std::size_t length = at == start ? 0 : end_of_digits(0);
    exponent = 0;
    for (const char digit : text.substr(at, length < 9 ? length : 0))
      exponent = 10 * exponent + (digit - '0');
    at = exponent == 0 ? start : at + length;
    if (is_negative) exponent = -exponent;
    return exponent != 0;
  }
  /// The names of the variables in `f(x, y) =`; false if something else comes next.
  constexpr bool take_heading(sequence<std::string_view>& names) {
    skip_blanks();
    if (take_name().empty()) return false;
    skip_blanks();
    if (!take('(')) return false;
    do {
      skip_blanks();
      names.push_back(take_name());
      skip_blanks();
    } while (!names[names.size - 1].empty() && take(','));
    if (names[names.size - 1].empty() || !take(')')) return false;
    skip_blanks();
    return take('=') && peek() != '=';
  }
  /// What follows the [ of an element: a position below 65535 and ].
  constexpr bool take_position(std::uint32_t& position) {
    std::size_t length = 0;
    for (position = 0; at_digit(length) && position < 65536; ++length)
      position = 10 * position + static_cast<std::uint32_t>(peek(length) - '0');
    if (length == 0 || peek(length) != ']' || position >= 65535) return false;
    at += length + 1;
    return true;
  }

 private:
  constexpr bool at_ascii() const { return static_cast<unsigned char>(peek()) < 0x80; }
  constexpr sign foreign_sign() const {
    for (const sign& known : signs<>)
      if (text.substr(at).starts_with(known.spelled)) return known;
    return {{}, '\0'};
  }
  constexpr bool take_raised_digit(int& digit) {
    for (digit = 0; digit < 10; ++digit)
      if (take_word(raised_digits<>[digit])) return true;
    return false;
  }
  constexpr std::size_t end_of_digits(std::size_t ahead) const {
    while (at_digit(ahead)) ++ahead;
    return ahead;
  }
  constexpr std::string_view taken(std::size_t length) {
    const std::size_t start = at;
    at += length;
    return text.substr(start, length);
  }
};

/// The lengths of all vectors in a formula, by the nodes of their names: each is as long as its
/// largest position asks.
template <class Graph>
constexpr sequence<std::uint32_t> vector_lengths(std::string_view formula, Graph& g) {
  sequence<std::uint32_t> lengths;
  for (tokens<> rest{formula}; !rest.at_end();) {
    const std::size_t start = rest.at;
    if (rest.at_digit() || rest.peek() == '.') rest.take_number();
    const std::string_view name = rest.take_name();
    std::uint32_t position = 0;
    if (!name.empty() && rest.take('[') && rest.take_position(position)) {
      const node_index its_name = g.name(name);
      while (lengths.size <= its_name) lengths.push_back(0);
      if (lengths[its_name] <= position) lengths[its_name] = position + 1;
    }
    if (rest.at == start) ++rest.at;
  }
  return lengths;
}

}  // namespace nabla::core::detail
