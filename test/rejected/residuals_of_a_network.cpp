// expect: the residuals of a fit are a column of scalars, vec(r1, r2, r3), or one number that varies from sample to sample, ys - (a + b*xs)
// lines: 60
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr column_variable<"c", 3> c;

auto found = levenberg_marquardt(c - 1_c, at(c = {1.0, 2.0, 3.0}));
