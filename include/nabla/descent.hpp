// SPDX-License-Identifier: BSL-1.0
#pragma once

// Going downhill: one step of gradient descent as an expression; minimisation, one loop for all
// methods, each of which is a struct; least squares.

#include <nabla/descent/adaptive.hpp>
#include <nabla/descent/bfgs.hpp>
#include <nabla/descent/conjugate_gradient.hpp>
#include <nabla/descent/descent_step.hpp>
#include <nabla/descent/fit.hpp>
#include <nabla/descent/fit_options.hpp>
#include <nabla/descent/gradient_descent.hpp>
#include <nabla/descent/l_bfgs.hpp>
#include <nabla/descent/levenberg_marquardt.hpp>
#include <nabla/descent/line_search.hpp>
#include <nabla/descent/minibatches.hpp>
#include <nabla/descent/minimize.hpp>
#include <nabla/descent/momentum.hpp>
#include <nabla/descent/newton.hpp>
#include <nabla/descent/observers.hpp>
#include <nabla/descent/permutation.hpp>
#include <nabla/descent/robust.hpp>
#include <nabla/descent/schedule.hpp>
#include <nabla/descent/stop.hpp>
#include <nabla/descent/trust_region.hpp>
#include <nabla/descent/within.hpp>
