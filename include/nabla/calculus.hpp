// SPDX-License-Identifier: BSL-1.0
#pragma once

// Derivatives of every kind. Each is an expression again: it can be evaluated, printed, compared
// and differentiated.

#include <nabla/calculus/bundle.hpp>
#include <nabla/calculus/derivative_at.hpp>
#include <nabla/calculus/diff.hpp>
#include <nabla/calculus/directional.hpp>
#include <nabla/calculus/gradient.hpp>
#include <nabla/calculus/gradient_by_sample.hpp>
#include <nabla/calculus/high_orders.hpp>
#include <nabla/calculus/jacobian.hpp>
#include <nabla/calculus/operation_count.hpp>
#include <nabla/calculus/sparsity.hpp>
#include <nabla/calculus/taylor.hpp>
#include <nabla/calculus/vector_calculus.hpp>
#include <nabla/calculus/wrt.hpp>
#include <nabla/expression.hpp>
