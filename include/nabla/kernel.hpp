// SPDX-License-Identifier: BSL-1.0
#pragma once

// From a finished graph to machine code: powers become multiplications (lower), the nodes become a
// list of 64-bit instructions (schedule), the list becomes a constant (program), and the constant
// is expanded, once and in order, into straight-line code for whatever scalar type comes (run).

#include <nabla/kernel/instruction.hpp>
#include <nabla/kernel/lower.hpp>
#include <nabla/kernel/program.hpp>
#include <nabla/kernel/run.hpp>
#include <nabla/kernel/schedule.hpp>
