#!/bin/bash
# All tests from a fresh clone: bash cmake/test.sh
# Installs the packages that are missing (Debian), then builds everything and runs every test with g++ and clang, and
# compiles the headers and the static tests with clang 19. All output is in build/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source cmake/shell.sh

install_missing g++ clang clang-19 cmake ninja-build libboost-dev libboost-program-options-dev libedit-dev gnuplot-nox libmpfr-dev
for preset in gcc clang; do
  stage "$preset: configure" cmake --preset $preset
  stage "$preset: build" cmake --build --preset $preset -j "$(nproc)"
  stage "$preset: test" ctest --preset $preset -j "$(nproc)"
done
stage "clang-19: configure" cmake --preset clang-19
stage "clang-19: headers and static tests" cmake --build --preset clang-19 -j "$(nproc)" --target nabla_headers static_tests
echo "== all tests passed in $SECONDS s"
