// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "request.hpp"

namespace page {

/// What the page asks. Its text has lines of a word and what it means:
///   ask symbols | point | picture | graph | surface | differences | regression | check | exercise
///   formula x^2*y       of all but exercise
///   at x pi/2           a coordinate of the point
///   rate 0.1, steps 40  of descent, for a picture
///   by x                for differences: along which variable
///   range x -5 5        of an axis
///   by x, answer 2*x    for check: a derivative by x as somebody found it
///   row 1,2             of a table, whose first row names its columns
///   rule chain, level 2, seed 17  for exercise
struct question {
  std::string ask, formula, by, answer, rule = "chain", table;
  unsigned level = 1, seed = 0;
  program::request asked;
};

/// Throws a program::mistake.
question read_question(const std::string& text);

}  // namespace page
