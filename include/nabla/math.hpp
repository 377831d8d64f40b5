// SPDX-License-Identifier: BSL-1.0
#pragma once

// Elementary functions, constexpr on every compiler. In a constant expression they are computed
// here, in integers of 128, 192 or 256 bits (wide.hpp), and rounded once: test/math/ulp.cpp finds
// no error above 0.5001 ulp. At run time they are one call of the C library, with two exceptions:
// digamma, which the library lacks, and __float128, which it does not know, are computed here at
// run time too. An integer counts as a double, a vector of g++ or clang goes lane by lane, any
// other type brings its own functions, found by ADL; so does `series`, a number with its derivatives.

#include <nabla/math/digamma.hpp>
#include <nabla/math/error_function.hpp>
#include <nabla/math/exponential.hpp>
#include <nabla/math/gamma.hpp>
#include <nabla/math/hyperbolic.hpp>
#include <nabla/math/ieee.hpp>
#include <nabla/math/inverse_trigonometric.hpp>
#include <nabla/math/logarithm.hpp>
#include <nabla/math/polygamma.hpp>
#include <nabla/math/power.hpp>
#include <nabla/math/rounding.hpp>
#include <nabla/math/series.hpp>
#include <nabla/math/series_functions.hpp>
#include <nabla/math/series_special.hpp>
#include <nabla/math/trigonometric.hpp>
