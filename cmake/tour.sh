#!/bin/bash
# The tour of the examples from a fresh clone: bash cmake/tour.sh
# Installs the packages that are missing (Debian), then builds the examples and runs them in order. All output is in build/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source cmake/shell.sh

install_missing g++ cmake ninja-build libboost-dev libboost-program-options-dev libedit-dev
stage "configure" cmake --preset default -B build/tour -D NABLA_BUILD_TESTS=OFF
stage "build" cmake --build build/tour -j "$(nproc)"
stage "tour" cmake --build build/tour --target tour
