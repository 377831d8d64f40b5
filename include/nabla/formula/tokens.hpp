// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/graph.hpp>
#include <nabla/meta/letters.hpp>

namespace nabla::core::detail {

/// A formula and how far it is read.
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
  constexpr bool take(char c) {
    if (at_end() || peek() != c) return false;
    ++at;
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
constexpr sequence<std::uint32_t> vector_lengths(std::string_view formula, graph& g) {
  sequence<std::uint32_t> lengths;
  for (tokens rest{formula}; !rest.at_end();) {
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
