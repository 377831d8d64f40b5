// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "worksheet.hpp"

namespace page {

std::string joined(const std::vector<std::string>& parts, const char* between);

/// A program with nabla that computes f and its gradient.
std::string nabla_code(const ::program::worksheet& sheet);

}  // namespace page
