#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
# clang-tidy (.clang-tidy), and on the files that use Qt clazy (packaging/clazy-checks), over the
# sources that differ from a base, over those named, or over all:
#
#     packaging/tidy.sh [BUILD [--all | FILE...]]
#
# BUILD is a build folder (build); the base is $TP_TIDY_BASE, else where the branch left main, else
# the last commit's parent. A file takes fifteen seconds of a core, so of those that differ at
# most $TP_TIDY_LIMIT (12) are looked at; --all takes an hour of a core. LibTorch's headers take
# minutes, so files under model/{nn,adapters,routing,train} are left out unless they are named. Ends
# with 77 where there is nothing to run or to look at.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=${1:-build}
shift $(($# > 0))
limit=${TP_TIDY_LIMIT:-12}
sources=({app,model,views}/'*.cpp' {app,model,views}/'*.h')

skip()
{
    echo "skipped: $*"
    exit 77
}
tp_git() { git -c safe.directory='*' "$@"; } # the folder may belong to another user

tp_changed() # the sources that differ from the base; a header stands for the source of its name
{
    local base
    base=${TP_TIDY_BASE:-$(tp_git merge-base HEAD origin/main 2>/dev/null \
        || tp_git merge-base HEAD main 2>/dev/null || true)}
    if [[ -z $base || $base == "$(tp_git rev-parse HEAD)" ]]; then
        base=$(tp_git rev-parse --verify --quiet HEAD~1 || tp_git rev-parse HEAD)
    fi
    {
        tp_git diff --name-only --diff-filter=d "$base" -- "${sources[@]}"
        tp_git ls-files --others --exclude-standard -- "${sources[@]}"
    } | sed 's/\.h$/.cpp/' | while read -r file; do
        [[ ! -f $file ]] || printf '%s\n' "$file"
    done
}
tp_without_torch() { grep -vE '^model/(nn|adapters|routing|train)/' | sort -u; }

command -v clang-tidy-14 >/dev/null || skip "clang-tidy-14 is not installed"
command -v clazy-standalone >/dev/null || skip "clazy is not installed"
[[ -f $build/compile_commands.json ]] \
    || skip "$build/compile_commands.json is missing; configure first"

files=("$@")
if [[ ${files[*]} == --all ]]; then
    mapfile -t files < <(find app model views -name '*.cpp' | tp_without_torch)
elif ((${#files[@]} == 0)); then
    tp_git rev-parse --verify --quiet HEAD >/dev/null || skip "the sources are not a git checkout"
    mapfile -t files < <(tp_changed | tp_without_torch)
    if ((${#files[@]} > limit)); then
        echo "of ${#files[@]} changed files the first $limit; TP_TIDY_LIMIT raises that"
        files=("${files[@]:0:limit}")
    fi
fi
((${#files[@]} > 0)) || skip "no source that is looked at has changed"

# Clang reads neither GCC's precompiled headers nor all of its options.
commands=$(mktemp -d)
trap 'rm -rf -- "$commands"' EXIT
sed -E 's/ -Winvalid-pch//; s/ -include [^ ]*cmake_pch\.hxx//' \
    "$build/compile_commands.json" >"$commands/compile_commands.json"

tp_look() # a program and its arguments; the files come from standard input, one a line
{
    xargs --no-run-if-empty -d '\n' -n 1 -P "$(nproc)" "$@" \
        -p "$commands" --extra-arg=-Wno-unknown-warning-option \
        2> >(grep -vE '^[0-9]+ (warnings?|errors?).* (generated|treated)' >&2)
}

failed=0
echo "clang-tidy on ${files[*]}"
printf '%s\n' "${files[@]}" | tp_look clang-tidy-14 --quiet || failed=1
mapfile -t files < <(printf '%s\n' "${files[@]}" | grep -E '^(views|app/workbench)/')
if ((${#files[@]} > 0)); then # printf writes an empty line for an empty list
    echo "clazy on ${files[*]}"
    checks=$(grep -v '^#' packaging/clazy-checks | paste -sd,)
    printf '%s\n' "${files[@]}" | tp_look clazy-standalone --checks="$checks" \
        --header-filter='/(app|model|views)/' --extra-arg=-Werror || failed=1
fi
exit "$failed"
