// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/meta/characters.hpp>
#include <nabla/meta/letters.hpp>

namespace nabla::core {

namespace detail {

/// The Greek letters that LaTeX has, small ones in the order of Unicode from U+03B1.
inline constexpr std::string_view small_greek_letters[] = {
    "alpha", "beta",   "gamma",   "delta", "epsilon", "zeta", "eta",  "theta", "iota",
    "kappa", "lambda", "mu",      "nu",    "xi",      "o",    "pi",   "rho",   "varsigma",
    "sigma", "tau",    "upsilon", "phi",   "chi",     "psi",  "omega"};
inline constexpr std::string_view other_greek_letters[] = {
    "Gamma",   "Delta", "Theta", "Lambda", "Xi",         "Pi",       "Sigma",
    "Upsilon", "Phi",   "Psi",   "Omega",  "varepsilon", "vartheta", "varphi"};

/// The Greek letter that the text names, or is; empty text for any other.
constexpr std::string_view greek_letter(std::string_view text) {
  if (text.size() < 2) return {};
  for (const std::string_view letter : small_greek_letters)
    if (text == letter) return letter;
  for (const std::string_view letter : other_greek_letters)
    if (text == letter) return letter;
  const auto first = static_cast<unsigned char>(text[0]),
             second = static_cast<unsigned char>(text[1]);
  if (text.size() > 2 || (first != 0xCE && first != 0xCF)) return {};
  const int place = (first & 0x1F) * 64 + (second & 0x3F) - 0x3B1;
  return place >= 0 && place < 25 ? small_greek_letters[place] : std::string_view();
}

constexpr bool is_number(std::string_view text) {
  bool digits_only = !text.empty();
  for (const char c : text) digits_only = digits_only && is_digit(c);
  return digits_only;
}

/// Letters as they stand, for \mathrm and \operatorname.
constexpr void write_latex_letters(characters& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view c = text.substr(i, 1);
    if (c == "\\")
      out << "\\backslash ";
    else if (c == "^" || c == "~")
      out << (c == "^" ? "\\wedge " : "\\sim ");
    else if (c.find_first_of("_%&#${}") == 0)
      out << "\\" << c;
    else
      out << c;
  }
}

/// A name without an index: a letter, a Greek letter, or a word, which stands upright.
constexpr void write_latex_word(characters& out, std::string_view word) {
  if (const std::string_view greek = greek_letter(word); greek.size() > 1) {
    out << "\\" << greek;
  } else if (greek.size() == 1 || (word.size() == 1 && is_latin_letter(word[0])) ||
             is_number(word)) {
    out << (greek.empty() ? word : greek);
  } else {
    out << "\\mathrm{";
    write_latex_letters(out, word);
    out << "}";
  }
}

/// The parts of a variable's name: w1, x_max, p[3]; v1' is the adjoint of v1.
struct name_parts {
  std::string_view word, digits, indices, element;
  int primes = 0;

  constexpr explicit name_parts(std::string_view name) : word(name) {
    for (; word.size() > 1 && word.ends_with("'"); ++primes) word.remove_suffix(1);
    if (const std::size_t bracket = word.find('[');
        bracket != std::string_view::npos && bracket > 0 && word.ends_with("]")) {
      element = word.substr(bracket + 1, word.size() - bracket - 2);
      word = word.substr(0, bracket);
    }
    while (word.size() > 1 && word.ends_with("_"))
      word.remove_suffix(1);  // lambda_, because lambda is taken
    if (const std::size_t bar = word.find('_'); bar != std::string_view::npos && bar > 0) {
      indices = word.substr(bar + 1);
      word = word.substr(0, bar);
    }
    std::size_t length = word.size();
    while (length > 0 && is_digit(word[length - 1])) --length;
    if (length == 0) return;
    digits = word.substr(length);
    word = word.substr(0, length);
  }
};

}  // namespace detail

/// Writes a variable's name as LaTeX: `alpha` \alpha, `w1` w_{1}, `x_max` x_{\mathrm{max}}, `p[0]`
/// p_{0}, `rate` \mathrm{rate}, and `v1'` \bar{v}_{1}. One more index may follow.
constexpr void write_latex_name(characters& out, std::string_view name,
                                std::string_view last_index = {}) {
  const detail::name_parts parts(name);
  for (int k = 0; k < parts.primes; ++k) out << (parts.word.size() > 1 ? "\\overline{" : "\\bar{");
  detail::write_latex_word(out, parts.word);
  for (int k = 0; k < parts.primes; ++k) out << "}";
  bool has_index = false;
  const auto index = [&](std::string_view text) {
    if (text.empty()) return;
    out << (has_index ? ", " : "_{");
    detail::write_latex_word(out, text);
    has_index = true;
  };
  index(parts.digits);
  for (std::string_view rest = parts.indices; !rest.empty();) {
    const std::size_t length = rest.find('_') < rest.size() ? rest.find('_') : rest.size();
    index(rest.substr(0, length));
    rest.remove_prefix(length < rest.size() ? length + 1 : length);
  }
  index(parts.element);
  index(last_index);
  if (has_index) out << "}";
}

}  // namespace nabla::core
