#!/bin/bash
# Which lines of include/nabla the tests run while the program runs (constant expressions leave no trace):
#   bash cmake/coverage.sh
# Builds the tests with g++ --coverage in build/coverage, runs them, and prints the share of each header, the lowest first.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source cmake/shell.sh

install_missing g++ cmake ninja-build libboost-dev libmpfr-dev gcovr
stage "configure" cmake --preset gcc -B build/coverage -D CMAKE_BUILD_TYPE=None -D NABLA_BUILD_EXAMPLES=OFF \
  -D CMAKE_CXX_FLAGS="-O0 --coverage -fprofile-update=atomic"
stage "build" cmake --build build/coverage -j "$(nproc)" --target nabla_tests kernel_tests replay_formula math_dispatch math_ulp
stage "test" ctest --test-dir build/coverage -j "$(nproc)" -E "rejected|installed|kernel/(state|fast_math)|threads" --output-on-failure
gcovr --root . --filter include/nabla/ build/coverage --sort-uncovered --print-summary
