// SPDX-License-Identifier: BSL-1.0
#pragma once

// Text to expression. parse reads a formula into a graph, while the compiler runs (the literal
// "..."_f) or while the program does; a wrong one is a position and what was expected there.

#include <nabla/formula/error.hpp>
#include <nabla/formula/literal.hpp>
#include <nabla/formula/parse.hpp>
