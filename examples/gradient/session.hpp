// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <functional>
#include <iosfwd>

#include "options.hpp"

namespace program {

/// Runs the program; the result is its exit status. `read_line` asks someone who types for a line,
/// and is false at the end; where no one types, formulas come from `in`.
int run(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out,
        std::ostream& errors, const std::function<bool(std::string&)>& read_line = {});

}  // namespace program
