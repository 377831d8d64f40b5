// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

namespace nabla::core {

namespace detail {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_latin_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
/// A Greek letter in UTF-8: U+0391 to U+03FF.
constexpr bool is_greek_letter(char first, char second) {
  const auto byte = static_cast<unsigned char>(second);
  return (first == '\xCE' && byte >= 0x91 && byte < 0xC0) ||
         (first == '\xCF' && byte >= 0x80 && byte < 0xC0);
}

/// How many bytes of the text are the letter or _ that it starts with; 0 if it starts with
/// something else.
constexpr std::size_t letter_length(std::string_view text) {
  if (text.empty()) return 0;
  if (is_latin_letter(text[0]) || text[0] == '_') return 1;
  return text.size() > 1 && is_greek_letter(text[0], text[1]) ? 2 : 0;
}
/// How many bytes of the text are the name that it starts with: a letter or _, then letters, digits
/// and _.
constexpr std::size_t name_length(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t next = letter_length(text); next > 0;) {
    length += next;
    next = length < text.size() && is_digit(text[length]) ? 1 : letter_length(text.substr(length));
  }
  return length;
}

}  // namespace detail

/// Whether the text is one name: Latin or Greek letters, digits and _, and no digit at the start.
constexpr bool is_name(std::string_view text) {
  return !text.empty() && detail::name_length(text) == text.size();
}

}  // namespace nabla::core
