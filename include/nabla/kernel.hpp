// SPDX-License-Identifier: BSL-1.0
#pragma once

// From a finished graph to machine code: powers become multiplications (lower), the nodes become a
// list of 64-bit instructions (schedule), the list becomes a constant (program), and the constant
// is expanded, once and in order, into straight-line code for whatever scalar type comes (run): a
// long one in sections (cut). Zeros and mirror images of arrays are filled in by loops (fill).
// Loops over data include more: products of matrices (contract.hpp) and functions in all lanes at
// once (call_in_lanes.hpp).

#include <nabla/kernel/array_function.hpp>
#include <nabla/kernel/cut.hpp>
#include <nabla/kernel/fill.hpp>
#include <nabla/kernel/instruction.hpp>
#include <nabla/kernel/lower.hpp>
#include <nabla/kernel/program.hpp>
#include <nabla/kernel/run.hpp>
#include <nabla/kernel/schedule.hpp>
