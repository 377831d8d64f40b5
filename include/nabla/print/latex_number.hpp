// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/meta/characters.hpp>

namespace nabla::core::detail {

/// A double in LaTeX: 0.25, 1.5 \cdot 10^{300}.
constexpr void write_latex_double(characters& out, double value) {
  characters digits;
  write_double(digits, value);
  const std::string_view all = digits.view(), unsigned_digits = all.substr(all[0] == '-' ? 1 : 0);
  const std::size_t exponent = all.find('e');
  if (unsigned_digits.size() < all.size()) out << "-";
  if (unsigned_digits == "nan" || unsigned_digits == "inf") {
    out << (unsigned_digits == "nan" ? "\\mathrm{NaN}" : "\\infty");
  } else if (exponent == std::string_view::npos) {
    out << unsigned_digits;
  } else {
    const std::string_view mantissa = unsigned_digits.substr(0, unsigned_digits.find('e'));
    if (mantissa != "1") out << mantissa << " \\cdot ";
    out << "10^{" << all.substr(exponent + 1) << "}";
  }
}
/// A number in LaTeX: \frac{3}{4}, 0.8.
constexpr void write_latex_number(characters& out, number u) {
  if (!u.is_exact()) return write_latex_double(out, to<double>(u));
  if (u.denominator == 1 || is_written_as_decimal(u)) return write_number(out, u);
  if (u.is_negative()) out << "-";
  out << "\\frac{" << (u.is_negative() ? -u : u).numerator << "}{" << u.denominator << "}";
}

}  // namespace nabla::core::detail
