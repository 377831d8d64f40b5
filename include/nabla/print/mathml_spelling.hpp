// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/print/latex_name.hpp>

namespace nabla::core::detail {

/// A command of LaTeX and its character.
struct mathml_character {
  std::string_view command, character;
};
inline constexpr mathml_character mathml_signs[] = {
    {"cdot", "·"},  {"le", "≤"},    {"ne", "≠"},    {"partial", "∂"}, {"nabla", "∇"},
    {"sum", "∑"},   {"top", "⊤"},   {"times", "×"}, {"lfloor", "⌊"},  {"rfloor", "⌋"},
    {"lceil", "⌈"}, {"rceil", "⌉"}, {"odot", "⊙"},
};
inline constexpr mathml_character mathml_letters[] = {
    {"Gamma", "Γ"}, {"Delta", "Δ"},      {"Theta", "Θ"},    {"Lambda", "Λ"}, {"Xi", "Ξ"},
    {"Pi", "Π"},    {"Sigma", "Σ"},      {"Upsilon", "Υ"},  {"Phi", "Φ"},    {"Psi", "Ψ"},
    {"Omega", "Ω"}, {"varepsilon", "ε"}, {"vartheta", "ϑ"}, {"varphi", "φ"}, {"infty", "∞"},
};

/// The table's character of that command; empty text where it has none.
template <std::size_t count>
constexpr std::string_view character_of(const mathml_character (&table)[count],
                                        std::string_view command) {
  for (const mathml_character& line : table)
    if (line.command == command) return line.character;
  return {};
}

/// How many bytes the first character of the text has in UTF-8.
constexpr std::size_t length_of_first_character(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
    ++length;
  return length;
}

/// What is still to be read.
struct latex_words {
  std::string_view text;

  constexpr bool accept(std::string_view words) {
    const bool is_there = text.starts_with(words);
    if (is_there) text.remove_prefix(words.size());
    return is_there;
  }
  constexpr std::string_view take(std::size_t length) {
    const std::string_view taken = text.substr(0, length);
    text.remove_prefix(taken.size());
    return taken;
  }
  template <class Predicate>
  constexpr std::string_view take_while(Predicate belongs) {
    std::size_t length = 0;
    while (length < text.size() && belongs(text[length])) ++length;
    return take(length);
  }
};

/// Writes text before what stands there from `at` on.
constexpr void write_before(characters& out, std::string_view text, std::uint32_t at) {
  const std::uint32_t before = out.items.size, shift = static_cast<std::uint32_t>(text.size());
  out << text;
  for (std::uint32_t i = before; i > at; --i) out.items[i - 1 + shift] = out.items[i - 1];
  for (std::uint32_t i = 0; i < shift; ++i) out.items[at + i] = text[i];
}

/// Text as HTML and XML want it.
constexpr void write_escaped(characters& out, std::string_view text) {
  for (const char& c : text) {
    const std::string_view as_it_is(&c, 1);
    out << (c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : as_it_is);
  }
}

/// The letter of a command such as \alpha; false where it is no letter.
constexpr bool write_mathml_letter(characters& out, std::string_view command) {
  for (int place = 0; place < 25; ++place)
    if (small_greek_letters[place] == command) {
      const int code = 0x3B1 + place;
      out.items.push_back(static_cast<char>(0xC0 | code >> 6));
      out.items.push_back(static_cast<char>(0x80 | (code & 0x3F)));
      return true;
    }
  const std::string_view letter = character_of(mathml_letters, command);
  out << letter;
  return !letter.empty();
}

}  // namespace nabla::core::detail
