// expect: data is known: a function is not differentiated by it
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr data<"xs"> xs;
constexpr auto f = gradient(mean(square(xs)), wrt(xs));
