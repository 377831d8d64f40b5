// SPDX-License-Identifier: BSL-1.0
#pragma once

// Going downhill: one step of gradient descent as an expression.

#include <nabla/descent/descent_step.hpp>
