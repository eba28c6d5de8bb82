#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
# From a fresh clone to the verdict: installs what is missing, builds everything and the
# configuration without a window, runs all tests and checks, and ends with one line that counts
# them. Arguments go to ctest (for example: -L unit, -R tst_suite). See setup.sh for the environment.
set -euo pipefail
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

tp_setup "$TP_ROOT/packaging/debian-packages.txt" "$TP_ROOT/packaging/debian-packages-test.txt"
for preset in release headless; do
    tp_configure "$preset"
    tp_say "building ($preset)"
    tp_build "$preset"
done
tp_unlock

results=$TP_ROOT/build/test-results
rm -rf -- "$results"
mkdir -p "$results"
failed=0
tp_ctest() # name, folder, ctest's arguments
{
    local name=$1 folder=$2
    shift 2
    ctest --test-dir "$folder" -j "$(nproc)" --timeout 900 --output-on-failure \
        --output-junit "$results/$name.xml" "$@" || failed=1
}
tp_ctest tests "$TP_ROOT/build" -LE '^gl$' "$@"
# Tests that draw with OpenGL need an X server; the others draw into memory.
if ctest --test-dir "$TP_ROOT/build" -N -L '^gl$' | grep -q '^ *Test '; then
    xvfb-run -a -s '-screen 0 1280x1024x24' \
        ctest --test-dir "$TP_ROOT/build" --timeout 900 --output-on-failure \
        --output-junit "$results/gl.xml" -L '^gl$' "$@" || failed=1
fi
tp_ctest headless "$TP_ROOT/build-headless" "$@"

python3 "$TP_ROOT/packaging/count_tests.py" "$results" || failed=1
exit "$failed"
