#!/bin/bash
# Lays out all C++ files as .clang-format says: bash cmake/format.sh
# Only says what is laid out otherwise:          bash cmake/format.sh --dry-run --Werror
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ $# -gt 0 ] || set -- -i
find include test examples -name '*.hpp' -o -name '*.cpp' | xargs "${CLANG_FORMAT:-clang-format-19}" "$@"
