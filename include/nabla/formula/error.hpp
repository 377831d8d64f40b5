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
  closing_bar,
  comma,
  opening,
  comparison,
  known_function,
  constant,
  data,
  position_in_vector,
  round_parentheses,
  known_sign,
  caret,
  decimal_point,
  one_reading,
  heading,
  names_of_variables,
  comparison_in_where,
  choice,
  remainder,
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
    case expected::closing_bar:
      return "'|', as in |x|";
    case expected::comma:
      return "','";
    case expected::opening:
      return "'(' after a function's name, as in sin(x)";
    case expected::comparison:
      return "a comparison, as in where(a < b, u, v)";
    case expected::known_function:
      return "the name of a function before '(' (a product is written with *)";
    case expected::constant:
      return "a constant";
    case expected::data:
      return "data, which has a value for each sample, in mean(u) and sum(u)";
    case expected::position_in_vector:
      return "an element's position, as in p[0]";
    case expected::round_parentheses:
      return "'(' or ')' instead of this";
    case expected::known_sign:
      return "a sign that formulas have: (1/2) for a fraction, x_1 for a small index, (u)/(v) for "
             "LaTeX; no infinity, no integral and no ' of a derivative";
    case expected::caret:
      return "'^' for a power, as in x^2";
    case expected::decimal_point:
      return "a point in a number, as in 3.5";
    case expected::one_reading:
      return "a form with one meaning, as asin(x) or 1/sin(x), sqrt(x^2) or sqrt(x)^2";
    case expected::heading:
      return "f(x, y) = ... at the start, or u - v for the equation u = v";
    case expected::names_of_variables:
      return "the name of a variable, each once";
    case expected::comparison_in_where:
      return "an operator or the end (a comparison stands in where(a < b, u, v))";
    case expected::choice:
      return "where(a < b, u, v) instead of if";
    case expected::remainder:
      return "x - n*floor(x/n) for the remainder x mod n, or * before a variable mod";
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
