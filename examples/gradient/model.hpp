// SPDX-License-Identifier: BSL-1.0
#pragma once

// Least squares over a table: the model that a formula fits to a column.

#include "request.hpp"

namespace program {

/// What a loss such as mean((y - a - b*x)^2) compares with a column of the table.
struct model {
  std::string response;               ///< the column y
  std::vector<std::string> features;  ///< the columns of the prediction
  nabla::term prediction;             ///< a + b*x
  nabla::term at_zero;                ///< the same where all features are 0
  std::vector<nabla::term> slopes;    ///< its derivatives by the features
  bool is_line = false;               ///< whether these are the same in all rows
};
/// The model in the first square of which f has a sum or a mean; none if that is no difference
/// between a column and what does not depend on it.
std::optional<model> model_in(worksheet& sheet);

/// A column's mean and its deviation from that: (x - mean)/deviation is scaled.
struct scale {
  double mean = 0, deviation = 1;
};
/// The deviation of a column that is the same in all rows counts as 1.
scale scale_of(const std::vector<double>& column);
std::vector<double> scaled(std::vector<double> column, const scale& by);

/// The line y = 1 + 2*x that the model is at that point, in features as they were measured.
std::string line_text(const worksheet& sheet, const model& m,
                      const std::map<std::string, scale>& scales, const std::vector<double>& point);
/// Where the model goes at that point: of one feature its curve, of several each row's prediction
/// and response.
std::vector<drawing::place> curve_of(const worksheet& sheet, const model& m,
                                     const std::map<std::string, scale>& scales,
                                     const std::vector<double>& point);

}  // namespace program
