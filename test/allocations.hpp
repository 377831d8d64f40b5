// SPDX-License-Identifier: BSL-1.0
#pragma once

/// How often the test program has asked for memory so far.
extern int allocations;
