// SPDX-License-Identifier: BSL-1.0
#pragma once

// Columns and matrices that are calculated with as a whole: variables, products, sums, slices. What
// they mean is in graph/, how they are computed in kernel/.

#include <nabla/linear/arrays.hpp>
#include <nabla/linear/parameters.hpp>
#include <nabla/linear/reductions.hpp>
#include <nabla/linear/small_matrices.hpp>
#include <nabla/linear/variables.hpp>
