// SPDX-License-Identifier: BSL-1.0
#pragma once

// Data: numbers that are known for each of many samples.

#include <nabla/data/data.hpp>
#include <nabla/data/standardize.hpp>
