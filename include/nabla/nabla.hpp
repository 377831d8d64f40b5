// SPDX-License-Identifier: BSL-1.0
#pragma once

// nabla: functions as types, differentiated symbolically while the compiler runs. Each line is a
// chapter, which stands on those above it and can be included alone.

#include <nabla/meta.hpp>
#include <nabla/math.hpp>
#include <nabla/graph.hpp>
#include <nabla/function.hpp>
#include <nabla/kernel.hpp>
#include <nabla/expression.hpp>
#include <nabla/formula.hpp>
#include <nabla/calculus.hpp>
#include <nabla/print.hpp>
#include <nabla/linear.hpp>
#include <nabla/data.hpp>
#include <nabla/descent.hpp>
#include <nabla/check.hpp>
