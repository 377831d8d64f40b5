// SPDX-License-Identifier: BSL-1.0
#pragma once

// The values of the program's options. Each function throws a mistake that says what it wants.

#include "request.hpp"

namespace program {

/// The parts between the commas that stand outside parentheses.
std::vector<std::string> parts_of(const std::string& text);
/// `what` names the number in a mistake.
int whole_number(const std::string& text, const std::string& what, int least, int most);
descent read_descent(const std::string& text);
minimization read_minimization(const std::string& text);
std::map<std::string, range> read_ranges(const std::string& text);
std::shared_ptr<const tour::csv> read_table(const std::string& name);

}  // namespace program
