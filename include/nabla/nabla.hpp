// SPDX-License-Identifier: BSL-1.0
#pragma once

// nabla: functions as types, differentiated symbolically while the compiler runs. Each line is a
// chapter; each can be included alone.

#include <nabla/calculus.hpp>
#include <nabla/check.hpp>
#include <nabla/descent.hpp>
#include <nabla/expression.hpp>
#include <nabla/formula.hpp>
#include <nabla/function.hpp>
#include <nabla/graph.hpp>
#include <nabla/kernel.hpp>
#include <nabla/math.hpp>
#include <nabla/meta.hpp>
#include <nabla/print.hpp>
