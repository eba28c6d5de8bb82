#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
# From a fresh clone to the workbench: installs what is missing, builds, and opens the window on the
# built-in demo. Without a display it trains the demo with the command line instead and leaves its
# figures in build/demo-output/. Arguments go to the workbench. See setup.sh for the environment.
set -euo pipefail
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

tp_setup "$TP_ROOT/packaging/debian-packages.txt"
tp_configure release
[ -x "$TP_ROOT/build/bin/tensorpoly-workbench" ] || tp_say "building (some minutes the first time)"
tp_build release tensorpoly tensorpoly-workbench
tp_unlock

bin=$TP_ROOT/build/bin
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$bin/tensorpoly-workbench" "$@"
fi

out=$TP_ROOT/build/demo-output
demo=$TP_ROOT/resources/demo
tp_say "no display: training the demo with the command line"
# What the figures depend on; with nothing changed they are kept.
inputs=$(cd "$demo" && { find . -type f -print0 | sort -z | xargs -0 sha256sum
    sha256sum "$bin/tensorpoly" "$bin/tensorpoly-workbench"; } | sha256sum | cut -d' ' -f1)
if [ "$(cat "$out/.complete" 2>/dev/null)" = "$inputs" ]; then
    tp_say "nothing has changed since these were made:"
    find "$out" -maxdepth 1 -type f ! -name '.*' | sort
    exit 0
fi
rm -rf -- "$out"
mkdir -p "$out/runs"

for method in lora tensorpoly-1; do
    tp_say "training $method"
    rate=0.003
    [ "$method" = lora ] && rate=0.01 # each method at the rate that suits it, see packaging/docs/demo.md
    "$bin/tensorpoly" train "$demo/demo.json" --store "$out/runs" --name "demo $method" \
        --set "method.name=$method" --set "training.learning_rate=$rate" --json >"$out/$method.json" \
        || tp_fail "training $method failed"
    run=$(tail -n 1 "$out/$method.json" | python3 -c 'import json, sys; print(json.load(sys.stdin)["run"])')
    for kind in routing clusters transfer curves; do
        for format in pdf svg; do
            QT_QPA_PLATFORM=offscreen "$bin/tensorpoly-workbench" --export-figure "$kind" \
                --run "$run" --out "$out/$method-$kind.$format" \
                || tp_fail "the figure $method-$kind.$format could not be drawn"
        done
    done
done
printf '%s' "$inputs" >"$out/.complete"
tp_say "runs are in $out/runs and figures in $out:"
find "$out" -maxdepth 1 \( -name '*.pdf' -o -name '*.svg' \) | sort
