#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
# clang-tidy over the sources that differ from a base, or over those named:
#
#     packaging/tidy.sh [BUILD [FILE...]]
#
# BUILD is a build folder (build); the base is $TP_TIDY_BASE, else where the branch left main, else
# the last commit. A file takes ten seconds of a core, so at most $TP_TIDY_LIMIT (16) are looked at.
# LibTorch's headers take minutes, so files under model/{nn,adapters,routing,train} are left out
# unless they are named; clang cannot read GCC's precompiled headers, so files that the build gives
# one are left out too (the preset dev gives none). Ends with 77 where there is nothing to run it
# with or on.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=${1:-build}
shift $(($# > 0))
limit=${TP_TIDY_LIMIT:-16}

tidy=$(command -v clang-tidy-14 || true)
if [[ -z $tidy ]]; then
    echo "skipped: clang-tidy-14 is not installed"
    exit 77
fi
if [[ ! -f $build/compile_commands.json ]]; then
    echo "skipped: $build/compile_commands.json is missing; configure first"
    exit 77
fi

files=("$@")
if ((${#files[@]} == 0)); then
    tp_git() { git -c safe.directory='*' "$@"; } # the folder may belong to another user
    if ! tp_git rev-parse --verify --quiet HEAD >/dev/null; then
        echo "skipped: the sources are not a git checkout"
        exit 77
    fi
    base=${TP_TIDY_BASE:-$(tp_git merge-base HEAD origin/main 2>/dev/null \
        || tp_git merge-base HEAD main 2>/dev/null || true)}
    if [[ -z $base || $base == "$(tp_git rev-parse HEAD)" ]]; then
        base=$(tp_git rev-parse --verify --quiet HEAD~1 || tp_git rev-parse HEAD)
    fi
    precompiled=$(awk '/"command":/ { pch = /cmake_pch/ } /"file":/ && pch { print $2 }' \
        "$build/compile_commands.json")
    mapfile -t files < <({
        tp_git diff --name-only --diff-filter=d "$base" -- 'app/*.cpp' 'model/*.cpp' 'views/*.cpp'
        tp_git ls-files --others --exclude-standard -- 'app/*.cpp' 'model/*.cpp' 'views/*.cpp'
    } | grep -vE '^model/(nn|adapters|routing|train)/' | sort -u | while read -r file; do
        [[ $precompiled == *"/$file\""* ]] || printf '%s\n' "$file"
    done)
fi
if ((${#files[@]} == 0)); then
    echo "skipped: no source that clang-tidy looks at has changed"
    exit 77
fi
if ((${#files[@]} > limit)); then
    echo "of ${#files[@]} changed files the first $limit; TP_TIDY_LIMIT raises that"
    files=("${files[@]:0:limit}")
fi
echo "clang-tidy on ${files[*]}"
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$(nproc)" "$tidy" -p "$build" --quiet \
    2> >(grep -vE '^[0-9]+ warnings? (generated|treated)' >&2)
