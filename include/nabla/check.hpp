// SPDX-License-Identifier: BSL-1.0
#pragma once

// Whether it is right: where a function has values, and derivatives against differences.

#include <nabla/check/checked.hpp>
#include <nabla/check/difference.hpp>
#include <nabla/check/domain.hpp>
#include <nabla/check/gradcheck.hpp>
