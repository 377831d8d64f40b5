// SPDX-License-Identifier: BSL-1.0
#include "json.hpp"

#include <cmath>
#include <cstdio>

namespace program {

namespace {

/// How many bytes a character in UTF-8 has that begins with this byte; 0 if none begins so.
std::size_t length_after(unsigned char first) {
  if (first < 0x80) return 1;
  if (first < 0xC2 || first >= 0xF5) return 0;
  return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}
/// How many bytes from `i` on are one character in UTF-8; 0 if they are not.
std::size_t length_of_character(const std::string& text, std::size_t i) {
  const auto byte = [&](std::size_t k) {
    return static_cast<unsigned char>(k < text.size() ? text[k] : 0);
  };
  const unsigned char first = byte(i);
  const std::size_t length = length_after(first);
  for (std::size_t k = 1; k < length; ++k)
    if ((byte(i + k) & 0xC0) != 0x80) return 0;
  const bool too_long =
      (first == 0xE0 && byte(i + 1) < 0xA0) || (first == 0xF0 && byte(i + 1) < 0x90);
  const bool surrogate = first == 0xED && byte(i + 1) >= 0xA0,
             too_large = first == 0xF4 && byte(i + 1) >= 0x90;
  return too_long || surrogate || too_large ? 0 : length;
}

}  // namespace

void write_string(characters& out, const std::string& text) {
  out << "\"";
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = length_of_character(text, i);
    const char c = text[i];
    if (length == 0) {
      out << "\\ufffd";
    } else if (c == '"' || c == '\\') {
      out << (c == '"' ? "\\\"" : "\\\\");
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      char code[8];
      std::snprintf(code, sizeof code, "\\u%04x",
                    static_cast<unsigned>(static_cast<unsigned char>(c)));
      out << code;
    } else {
      out << std::string_view(text).substr(i, length);
    }
    i += length == 0 ? 1 : length;
  }
  out << "\"";
}
void write_number(characters& out, double value) {
  if (!std::isfinite(value)) {
    out << (std::isnan(value) ? "\"nan\"" : value < 0 ? "\"-inf\"" : "\"inf\"");
    return;
  }
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.17g", value);
  out << digits;
}

object_writer::object_writer(characters& to) : out(to) { out << "{"; }
object_writer::~object_writer() { out << "}\n"; }
characters& object_writer::name(const char* field) {
  out << (first ? "\"" : ",\"") << field << "\":";
  first = false;
  return out;
}

}  // namespace program
