// SPDX-License-Identifier: BSL-1.0
#pragma once

// What can be asked of a formula.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "picture/picture.hpp"
#include "worksheet.hpp"

namespace program {

using drawing::range;
using drawing::rounded;

/// Steps of gradient descent.
struct descent {
  double rate = 0.1;
  int steps = 50;
  double until = 0;  ///< ends where the gradient has this share of its first length
};

/// A descent by one of nabla's methods, `rate` being the method's own unless it is given.
struct minimization {
  std::string method;
  std::optional<double> rate = {};
  int steps = 1000;
};

/// What the user asks for.
struct request {
  std::vector<std::string> formulas;
  std::shared_ptr<const tour::csv> table;  ///< null: none
  std::optional<coordinates> at;
  std::vector<std::string> wrt;
  int order = 1;
  bool hessian = false, steps = false, backpropagation = false, latex = false, c = false,
       dot = false;
  bool simplify = false, domain = false, check = false, json = false, help = false, version = false;
  std::optional<descent> descend;
  std::optional<minimization> minimize;
  std::string plot, graph;  // files
  std::map<std::string, range> ranges;
};

}  // namespace program
