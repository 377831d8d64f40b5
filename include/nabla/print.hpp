// SPDX-License-Identifier: BSL-1.0
#pragma once

// Functions as text: as a formula that a person would write, in LaTeX, as a drawing of the graph,
// and as C. (Whoever writes for browsers includes print/to_mathml.hpp; whoever studies the
// library print/to_nodes.hpp, print/to_instructions.hpp.)

#include <nabla/print/backpropagation.hpp>
#include <nabla/print/c.hpp>
#include <nabla/print/dot.hpp>
#include <nabla/print/explain.hpp>
#include <nabla/print/derivative_sign.hpp>
#include <nabla/print/explanation.hpp>
#include <nabla/print/latex.hpp>
#include <nabla/print/text.hpp>
#include <nabla/print/to_c.hpp>
#include <nabla/print/to_dot.hpp>
#include <nabla/print/to_latex.hpp>
#include <nabla/print/to_string.hpp>
