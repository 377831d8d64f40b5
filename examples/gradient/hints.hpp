// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <vector>

namespace program {

/// Sentences about what the user may have meant otherwise in a formula that can be read: names that
/// look like a function and its argument (sinx), and divisions with a factor close behind (1/2x).
/// `names` are the names of its variables.
std::vector<std::string> hints_for(const std::string& formula,
                                   const std::vector<std::string>& names);

}  // namespace program
