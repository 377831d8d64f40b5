#!/bin/bash
# All tests from a fresh clone: bash cmake/test.sh
# Installs the packages that are missing (Debian), then builds everything and runs every test with g++ and clang,
# compiles the headers and the static tests with clang 19, and runs the tests that depend on a processor's numbers as
# 64-bit Arm has them. The page of examples/web is built and tried in Chromium; with somebody who types, where npm can
# fetch playwright-core. All output is in build/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source cmake/shell.sh

install_missing "${test_packages[@]}"
stage "format" bash cmake/format.sh --dry-run --Werror
for preset in gcc clang; do
  stage "$preset: configure" cmake --preset $preset
  stage "$preset: build" cmake --build --preset $preset -j "$(nproc)"
  stage "$preset: test" ctest --preset $preset -j "$(nproc)"
done
stage "clang-19: configure" cmake --preset clang-19
stage "clang-19: headers and static tests" cmake --build --preset clang-19 -j "$(nproc)" --target nabla_headers static_tests
stage "aarch64: configure" cmake --preset aarch64
stage "aarch64: build" cmake --build --preset aarch64 -j "$(nproc)"
stage "aarch64: test" ctest --preset aarch64 -j "$(nproc)"
mkdir -p build/wasm
npm install --no-save --no-audit --no-fund --prefix build/wasm playwright-core@1 || echo "== wasm: no playwright-core, so nobody types"
stage "wasm: configure" cmake --preset wasm
stage "wasm: build" cmake --build --preset wasm -j "$(nproc)"
stage "wasm: test" ctest --preset wasm -j "$(nproc)"
echo "== all tests passed in $SECONDS s"
