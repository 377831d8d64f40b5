// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "request.hpp"

namespace program {

/// Reads the program's arguments, without its name, and adds them to what `start` asks for. Throws
/// a mistake.
request read_options(const std::vector<std::string>& arguments, const request& start = {});
/// Turns a line at the prompt that asks for something of the last formula into arguments. The line
/// has one option with its value or several without, and omits --: `at x=3`, `steps hessian`. The
/// result is empty if the words are not options.
std::vector<std::string> command_of(const std::vector<std::string>& words);
/// The values in `x=3,y=4`.
coordinates read_point(const std::string& text);
/// How the program is used.
std::string help_text();

}  // namespace program
