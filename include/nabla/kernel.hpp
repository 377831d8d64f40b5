// SPDX-License-Identifier: BSL-1.0
#pragma once

// From a finished graph to machine code: powers become multiplications (lower), what derivatives
// compute twice is shared (shared_values, sharing), the nodes become a list of 64-bit instructions
// (schedule), the list becomes a constant (program), and the constant is expanded, once and in order,
// into straight-line code for whatever scalar type comes (run): a long one in sections (cut). Values
// that are computed alike are computed side by side (run_packs). Zeros and mirror images of arrays
// are filled in by loops (fill). Functions of whole arrays become plans (plan_arrays) of loops
// (loop_body, array_loop) and products of matrices (array_product, contract), and run in lanes
// (array_function).

#include <nabla/kernel/array_function.hpp>
#include <nabla/kernel/cut.hpp>
#include <nabla/kernel/decisions.hpp>
#include <nabla/kernel/fill.hpp>
#include <nabla/kernel/find_calls.hpp>
#include <nabla/kernel/find_packs.hpp>
#include <nabla/kernel/find_sums.hpp>
#include <nabla/kernel/instruction.hpp>
#include <nabla/kernel/interpret.hpp>
#include <nabla/kernel/lower.hpp>
#include <nabla/kernel/operation_counts.hpp>
#include <nabla/kernel/output_lists.hpp>
#include <nabla/kernel/pack_set.hpp>
#include <nabla/kernel/packed_instruction.hpp>
#include <nabla/kernel/packed_program.hpp>
#include <nabla/kernel/packed_steps.hpp>
#include <nabla/kernel/perform.hpp>
#include <nabla/kernel/program.hpp>
#include <nabla/kernel/program_values.hpp>
#include <nabla/kernel/run.hpp>
#include <nabla/kernel/run_packs.hpp>
#include <nabla/kernel/schedule.hpp>
#include <nabla/kernel/shared_values.hpp>
#include <nabla/kernel/sharing.hpp>
#include <nabla/kernel/twins.hpp>
#include <nabla/kernel/weigh_packs.hpp>
#include <nabla/kernel/write_fills.hpp>
#include <nabla/kernel/write_packs.hpp>
#include <nabla/kernel/write_sum.hpp>
