// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <vector>

#include <nabla/formula/error.hpp>

namespace program {

/// Sentences about what the user may have meant otherwise in a formula that can be read: names that
/// look like a function and its argument (sinx) or like a product (xy), and divisions, roots and
/// exponents with a factor close behind (1/2x, √2x, e^2x).
/// `names` are the names of its variables.
std::vector<std::string> hints_for(const std::string& formula,
                                   const std::vector<std::string>& names);
/// What to write instead of the part that cannot be read, where that is plain: sin(x) for sin x.
std::string advice_for(const std::string& formula, std::size_t position, nabla::expected expected);

}  // namespace program
