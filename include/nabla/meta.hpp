// SPDX-License-Identifier: BSL-1.0
#pragma once

// This chapter knows no mathematics. It has exact numbers and their decimals, an array that grows, a
// priority queue, text as a template argument, and the only door to Boost.Hana.

#include <nabla/meta/characters.hpp>
#include <nabla/meta/constant_array.hpp>
#include <nabla/meta/decimal.hpp>
#include <nabla/meta/exact_constant.hpp>
#include <nabla/meta/fixed_string.hpp>
#include <nabla/meta/floating.hpp>
#include <nabla/meta/hana.hpp>
#include <nabla/meta/heap.hpp>
#include <nabla/meta/letters.hpp>
#include <nabla/meta/merge_sort.hpp>
#include <nabla/meta/natural.hpp>
#include <nabla/meta/number.hpp>
#include <nabla/meta/sequence.hpp>
