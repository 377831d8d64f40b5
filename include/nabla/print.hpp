// SPDX-License-Identifier: BSL-1.0
#pragma once

// Functions as text: as a formula that a person would write, and as C.

#include <nabla/print/text.hpp>
#include <nabla/print/to_c.hpp>
#include <nabla/print/to_string.hpp>
