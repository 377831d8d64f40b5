// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

namespace nabla::core {

/// What a formula should have had where it is wrong.
enum class expected : unsigned char {
  nothing,
  operand,
  operator_or_end,
  closing,
  comma,
  opening,
  comparison,
  known_function,
  constant,
  position_in_vector,
  shorter_name,
  shorter_text,
  fewer_parentheses,
};

/// In words: `expected` ...
constexpr std::string_view words_of(expected what) {
  switch (what) {
    case expected::nothing:
      return "nothing more";
    case expected::operand:
      return "a number, a variable, a function or '('";
    case expected::operator_or_end:
      return "an operator or the end";
    case expected::closing:
      return "')'";
    case expected::comma:
      return "','";
    case expected::opening:
      return "'(' after a function's name";
    case expected::comparison:
      return "a comparison, as in where(a < b, u, v)";
    case expected::known_function:
      return "the name of a function before '(' (a product is written with *)";
    case expected::constant:
      return "a constant";
    case expected::position_in_vector:
      return "an element's position, as in p[0]";
    case expected::shorter_name:
      return "a name of at most 63 characters";
    case expected::shorter_text:
      return "at most a million characters";
    case expected::fewer_parentheses:
      return "at most 1000 parentheses inside one another";
  }
  return "";
}

}  // namespace nabla::core

namespace nabla {

using core::expected;
using core::words_of;

}  // namespace nabla
