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
[ -x "$TP_ROOT/build/bin/tensorpoly-workbench" ] || tp_say "building (about 20 minutes on two cores the first time)"
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

# Qt wants a private folder for sockets, which a machine without a session does not have.
export QT_QPA_PLATFORM=offscreen
if [ -z "${XDG_RUNTIME_DIR:-}" ]; then
    XDG_RUNTIME_DIR=$(mktemp -d)
    export XDG_RUNTIME_DIR
    trap 'rm -rf -- "$XDG_RUNTIME_DIR"' EXIT
fi

train_and_draw() # method, its learning rate, kinds of figures
{
    local method=$1 run kind format
    tp_say "training $method"
    "$bin/tensorpoly" train "$demo/demo.json" --store "$out/runs" --name "demo $method" \
        --set "method.name=$method" --set "training.learning_rate=$2" --json >"$out/.$method.json" \
        || tp_fail "training $method failed"
    run=$(tail -n 1 "$out/.$method.json" \
        | python3 -c 'import json, sys; print(json.load(sys.stdin)["run"])')
    shift 2
    for kind in "$@"; do
        for format in pdf svg; do
            "$bin/tensorpoly-workbench" --export-figure "$kind" --run "$run" \
                --out "$out/$method-$kind.$format" \
                || tp_fail "the figure $method-$kind.$format could not be drawn"
        done
    done
}
# Plain LoRA has one expert for all tasks, so there is no routing to draw.
train_and_draw lora 0.01 transfer curves
train_and_draw tensorpoly-1 0.003 routing clusters transfer curves
printf '%s' "$inputs" >"$out/.complete"
tp_say "runs are in $out/runs and figures in $out:"
find "$out" -maxdepth 1 \( -name '*.pdf' -o -name '*.svg' \) | sort
