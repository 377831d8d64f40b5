// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the user writes. An expression is an empty type with one obligation, `static constexpr term
// build(graph&)`: variables, constants, operators and functions (call), ordinary code (traced),
// columns, substitutions, simplified forms. image_of<E> is its graph, program_of<E> its kernel,
// detail::evaluate what calling it does.

#include <nabla/expression/image_of.hpp>
#include <nabla/expression/function_of.hpp>
#include <nabla/expression/call.hpp>
#include <nabla/expression/column.hpp>
#include <nabla/expression/constant.hpp>
#include <nabla/expression/equal.hpp>
#include <nabla/expression/evaluate.hpp>
#include <nabla/expression/hana.hpp>
#include <nabla/expression/operators.hpp>
#include <nabla/expression/positional.hpp>
#include <nabla/expression/simplify.hpp>
#include <nabla/expression/stop_gradient.hpp>
#include <nabla/expression/substitute.hpp>
#include <nabla/expression/traced.hpp>
#include <nabla/expression/variable.hpp>
#include <nabla/expression/where.hpp>
