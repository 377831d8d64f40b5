// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "worksheet.hpp"

namespace program {

/// Steps of gradient descent.
struct descent {
  double rate = 0.1;
  int steps = 50;
};
struct range {
  double low, high;
};

/// What is asked for.
struct request {
  std::vector<std::string> formulas;
  std::optional<coordinates> at;
  std::vector<std::string> wrt;
  int order = 1;
  bool hessian = false, steps = false, backpropagation = false, latex = false, c = false,
       dot = false;
  bool simplify = false, domain = false, check = false, json = false, help = false, version = false;
  std::optional<descent> descend;
  std::string plot;
  std::map<std::string, range> ranges;
};

/// Reads the program's arguments, the first being none of its name, over what `start` asks for.
/// Throws a mistake.
request read_options(const std::vector<std::string>& arguments, const request& start = {});
/// What the words of a line at the prompt ask of the last formula, as arguments: one option with
/// its value, or some without, all but for their --: `at x=3`, `steps hessian`. Empty if they are
/// no options.
std::vector<std::string> command_of(const std::vector<std::string>& words);
/// The values in `x=3,y=4`.
coordinates read_point(const std::string& text);
/// How the program is used.
std::string help_text();

}  // namespace program
