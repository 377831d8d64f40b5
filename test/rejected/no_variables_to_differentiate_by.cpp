// expect: a function without variables has no derivatives: name them with wrt
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

auto slope = gradient(2_c * pi);
