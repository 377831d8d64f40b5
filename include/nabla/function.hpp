// SPDX-License-Identifier: BSL-1.0
#pragma once

// The elementary functions. Each is one struct in one file named after it: its name, its domain,
// its value for any scalar type, and its rule of differentiation, which gets the arguments and the
// result. elementary_function.hpp says what such a struct must and may have, tanh.hpp is the one to
// copy, and a new one is listed in catalogue.hpp: from there formulas, text and tests find it. A
// struct outside the catalogue works too: `apply<my_function>(x)`.

#include <nabla/function/catalogue.hpp>
#include <nabla/function/elementary_function.hpp>
#include <nabla/function/where.hpp>
