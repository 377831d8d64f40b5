// SPDX-License-Identifier: BSL-1.0
#pragma once

// Checks: where a function has values, and whether its derivatives agree with differences.

#include <nabla/check/checked.hpp>
#include <nabla/check/difference.hpp>
#include <nabla/check/domain.hpp>
#include <nabla/check/gradcheck.hpp>
