// SPDX-License-Identifier: BSL-1.0
#pragma once

// Where the parts of a formula's text begin and end, as a reader of books sees them.

#include <cstddef>
#include <string>

namespace program {

bool is_digit(char c);
/// The first byte of a Greek letter, which has two.
bool starts_greek(char c);
bool starts_name(char c);
bool continues_name(char c);
bool starts_factor(const std::string& text, std::size_t i);

/// Where the parenthesis or bracket at i is closed; the end if it is not.
std::size_t behind_parenthesis(const std::string& text, std::size_t i);
/// Where the number, name, call or parenthesis at i ends, with its exponent.
std::size_t behind_operand(const std::string& text, std::size_t i);
/// Where the factors end that stand at i with nothing between them.
std::size_t behind_factors(const std::string& text, std::size_t i);

/// With the signs of ASCII for operators.
std::string with_plain_operators(std::string text);

}  // namespace program
