// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <iosfwd>

#include "options.hpp"

namespace program {

/// Writes what is asked of one formula, as text for people.
void write_report(std::ostream& out, const std::string& formula, const request& asked);
/// The same as one line of JSON; a mistake is in it, and makes the result false.
bool write_json(std::ostream& out, const std::string& formula, const request& asked);
void write_json_mistake(std::ostream& out, const std::string& formula, const mistake& wrong);

/// A double in so many significant digits, fewer where that is all.
std::string rounded(double value, int digits = 10);

}  // namespace program
