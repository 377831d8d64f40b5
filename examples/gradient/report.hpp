// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <iosfwd>

#include "request.hpp"

namespace program {

/// Writes what is asked of one formula, as text for people.
void write_report(std::ostream& out, const std::string& formula, const request& asked);
/// The same as one line of JSON. A mistake becomes a field of it, and the result is false.
bool write_json(std::ostream& out, const std::string& formula, const request& asked);
void write_json_mistake(std::ostream& out, const std::string& formula,
                        const std::runtime_error& wrong);

}  // namespace program
