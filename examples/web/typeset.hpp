// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "worksheet.hpp"

namespace page {

/// LaTeX as nabla writes it, typeset: <math>...</math>.
std::string typeset(const std::string& latex);
/// Words with formulas between dollars in them, as HTML.
std::string typeset_words(const std::string& words);

/// A node as the graph has it.
std::string latex_of(const nabla::graph& g, nabla::core::node_index i);

/// An equation of a derivation, and why it holds.
struct reasoned {
  std::string equation, reason;  ///< HTML
};
/// How the gradient comes about, line by line.
std::vector<reasoned> derivation_of(program::worksheet& sheet);

}  // namespace page
