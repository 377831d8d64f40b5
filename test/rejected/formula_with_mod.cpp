// expect: here x - n*floor(x/n) was expected for x mod n
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla::literals;

constexpr auto g = "x mod 2"_f;
