// SPDX-License-Identifier: BSL-1.0
#pragma once

// A graph holds every distinct subexpression once, as one word in an array in which operands stand
// before their users. A term is a handle to a node, with the operators of mathematics. Everything
// else is a function over the array, which runs while the compiler does and, the same, while the
// program does:
//   simplify       what happens when a node is made: identities, exact folding
//   contribute     all rules of differentiation; hazards: where a choice must guard what they give
//   differentiate  backwards (gradients) and forwards (directions)
//   computed_range where a value lies as computed, by interval arithmetic
//   jacobian       many outputs and inputs, by the cheapest order of elimination
//   expansion      power series, for high orders
//   array, packed  arrays in which much is zero or mirrored: only the rest is stored
//   guarded        derivatives on their way through choices
//   canonical      the form a person would write: sums of monomials, shortened by joining
//   evaluate       the values of all nodes at a point
//   range          where a value lies for all real numbers
//   derivation     how a derivative comes about, step by step
//   backpropagation_steps  both passes of reverse accumulation, with a letter for each operation
//   fingerprint    whether two graphs are the same function
//   factors        which products are the same, however they are put together
//   copy, call     from graph to graph, as it is or simplified

#include <nabla/graph/arithmetic.hpp>
#include <nabla/graph/array.hpp>
#include <nabla/graph/backpropagation_steps.hpp>
#include <nabla/graph/call.hpp>
#include <nabla/graph/canonical.hpp>
#include <nabla/graph/canonical_graph.hpp>
#include <nabla/graph/canonical_term.hpp>
#include <nabla/graph/choices.hpp>
#include <nabla/graph/collect_terms.hpp>
#include <nabla/graph/computed_range.hpp>
#include <nabla/graph/contribute.hpp>
#include <nabla/graph/derivation.hpp>
#include <nabla/graph/differentiate.hpp>
#include <nabla/graph/elementwise.hpp>
#include <nabla/graph/elimination.hpp>
#include <nabla/graph/elimination_order.hpp>
#include <nabla/graph/evaluate.hpp>
#include <nabla/graph/expansion.hpp>
#include <nabla/graph/factors.hpp>
#include <nabla/graph/fingerprint.hpp>
#include <nabla/graph/full_name.hpp>
#include <nabla/graph/function_info.hpp>
#include <nabla/graph/graph.hpp>
#include <nabla/graph/guarded.hpp>
#include <nabla/graph/hazards.hpp>
#include <nabla/graph/image.hpp>
#include <nabla/graph/interval.hpp>
#include <nabla/graph/jacobian.hpp>
#include <nabla/graph/join_choices.hpp>
#include <nabla/graph/joining.hpp>
#include <nabla/graph/local_rules.hpp>
#include <nabla/graph/monomial.hpp>
#include <nabla/graph/multiples.hpp>
#include <nabla/graph/multiply_monomials.hpp>
#include <nabla/graph/multiply_out.hpp>
#include <nabla/graph/node.hpp>
#include <nabla/graph/operators.hpp>
#include <nabla/graph/order.hpp>
#include <nabla/graph/packed.hpp>
#include <nabla/graph/range.hpp>
#include <nabla/graph/rebuild.hpp>
#include <nabla/graph/rewrite.hpp>
#include <nabla/graph/term.hpp>
#include <nabla/graph/variable_name.hpp>
#include <nabla/graph/walk.hpp>
#include <nabla/graph/word_table.hpp>
#include <nabla/graph/written_length.hpp>
