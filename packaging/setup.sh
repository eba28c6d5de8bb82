# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by run.sh and test.sh: distribution packages, LibTorch, configure and build. Every step
# first looks whether it is already done, so that a repeat costs well under a second.
#
#   TP_DOWNLOAD_CACHE   folder of wheels, shared by clones and machines without a network
#   TP_TORCH_ROOT       a LibTorch folder (include/, lib/) to use instead of the pinned wheel
#   TP_TORCH_PROFILE    cpu or cuda; by default cuda where an NVIDIA driver is present
#   TP_ARROW_ROOT       a pyarrow folder to use instead of the pinned wheel, by which Parquet and
#                       Arrow files are imported; "none" builds without

TP_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
TP_ME=packaging/$(basename "$0")
TP_DEPS=$TP_ROOT/.deps
TP_LOG=$TP_DEPS/setup.log

tp_fail()
{
    printf '%s: %s\n' "$TP_ME" "$*" >&2
    exit 1
}

tp_say()
{
    printf '%s: %s\n' "$TP_ME" "$*"
}

# Lines of a list file without comments.
tp_lines()
{
    sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^$/d' "$@"
}

tp_free_mb()
{
    df -Pm -- "$1" | awk 'NR == 2 { print $4 }'
}

tp_need_space() # MB, folder, what for
{
    local free
    free=$(tp_free_mb "$2")
    [ "$free" -ge "$1" ] \
        || tp_fail "not enough disk space for $3: $1 MB are needed and $free MB are free in $2"
}

tp_check_machine()
{
    [ "$(uname -s)" = Linux ] || tp_fail "only Linux is supported, this is $(uname -s)"
    if [ "$(uname -m)" != x86_64 ] && [ -z "${TP_TORCH_ROOT:-}" ]; then
        tp_fail "the pinned LibTorch is for x86_64 and this is $(uname -m): set TP_TORCH_ROOT to" \
            "a LibTorch 2.11 built for it"
    fi
    local name=unknown
    # shellcheck source=/dev/null
    if [ -r /etc/os-release ]; then
        name=$(. /etc/os-release && printf '%s %s' "$ID" "${VERSION_ID:-}")
    fi
    [ "$name" = "debian 12" ] \
        || tp_fail "these scripts install Debian 12 packages and this is $name: install what" \
            "packaging/debian-packages.txt lists and use 'cmake --preset release'"
    if ! mkdir -p "$TP_DEPS" 2>/dev/null || ! true 2>/dev/null >"$TP_DEPS/lock"; then
        tp_fail "$TP_DEPS cannot be written: check the disk's space and the folder's permissions"
    fi
}

# One instance at a time sets up and builds; the lock goes with the process.
tp_lock()
{
    exec 9>"$TP_DEPS/lock"
    if ! flock -n 9; then
        tp_say "waiting for another setup or build in this folder"
        flock 9
    fi
    true >"$TP_LOG"
}

tp_unlock()
{
    exec 9>&-
}

tp_why_not() # what failed: a line from what the log holds
{
    local reason="see $TP_LOG"
    if grep -q 'No space left\|not enough free space\|enough free space in' "$TP_LOG"; then
        reason="the disk is full"
    elif grep -q 'DO NOT MATCH THE HASHES' "$TP_LOG"; then
        reason="what was downloaded does not have the pinned SHA-256"
    elif grep -qi -e 'temporary failure' -e 'could not resolve' -e 'could not connect' \
        -e 'name or service not known' -e 'connection broken' -e 'max retries' -e 'unreachable' \
        -e 'timed out' -e 'connection refused' -e 'failed to establish' "$TP_LOG"; then
        reason="the network cannot be reached (details in $TP_LOG)"
    fi
    tp_fail "$1: $reason"
}

tp_packages() # list files
{
    local wanted missing
    wanted=$(tp_lines "$@")
    # dpkg-query complains about packages it has never heard of, which is an answer too.
    # shellcheck disable=SC2086
    missing=$(
        { dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null || true; } \
            | awk '$2 == "installed" { print $1 }' \
            | sort -u | comm -13 - <(printf '%s\n' $wanted | sort -u) | tr '\n' ' '
    )
    missing=${missing% }
    [ -n "$missing" ] || return 0

    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null || { ! sudo -n true 2>/dev/null && [ ! -t 0 ]; }; then
            tp_fail "packages are missing; run: apt-get install --no-install-recommends $missing"
        fi
        as_root=(sudo)
    fi
    tp_need_space 2000 / "distribution packages"
    tp_say "installing $(wc -w <<<"$missing") distribution packages"
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y
        -o DPkg::Lock::Timeout=300)
    # An out-of-date list is mended by an update; a third party's broken list must not stop us.
    "${apt[@]}" update >>"$TP_LOG" 2>&1 </dev/null || true
    # shellcheck disable=SC2086
    "${apt[@]}" install --no-install-recommends $missing >>"$TP_LOG" 2>&1 </dev/null \
        || tp_why_not "the packages $missing could not be installed"
}

tp_torch_profile()
{
    if [ -n "${TP_TORCH_PROFILE:-}" ]; then
        printf '%s' "$TP_TORCH_PROFILE"
    elif [ -e /proc/driver/nvidia/version ] || nvidia-smi -L >/dev/null 2>&1; then
        printf cuda
    else
        printf cpu
    fi
}

# Finds the wheel of a requirement line in the cache, one whose hash is the pinned one, and
# remembers it in TP_WHEEL[line].
declare -A TP_WHEEL
tp_find_wheel() # requirement line
{
    local what=${1%% *} file
    local name=${what%%==*} version=${what##*==}
    for file in "$TP_CACHE/${name//-/_}-$version"-*.whl; do
        if [ -f "$file" ] && [ "$(sha256sum -- "$file" | cut -d' ' -f1)" = "${1##*sha256:}" ]; then
            TP_WHEEL[$1]=$file
            return 0
        fi
    done
    return 1
}

tp_download() # what it is, requirement lines, each with its hash
{
    local what=$1
    shift
    local part=$TP_CACHE/.part.$$ platform tag=()
    mkdir -p "$part" 2>/dev/null || tp_fail "the wheel folder $TP_CACHE cannot be written"
    for platform in manylinux_2_28 manylinux_2_27 manylinux_2_25 manylinux_2_24 manylinux_2_18 \
        manylinux_2_17 manylinux2014 manylinux2010 manylinux1; do
        tag+=(--platform "${platform}_x86_64")
    done
    printf '%s\n' "$@" >"$part/requirements.txt"
    # On a terminal pip shows its progress there; its complaints go to the log either way.
    local progress=$TP_LOG bar=off
    if [ -t 1 ]; then
        progress=/dev/tty bar=on
    fi
    # The distribution's own Python: another one on PATH may be too old or lack pip.
    local python=/usr/bin/python3
    [ -x "$python" ] || python=python3
    if ! "$python" -m pip --disable-pip-version-check --no-input download --no-cache-dir --no-deps \
        --only-binary=:all: --require-hashes --progress-bar "$bar" --retries 3 \
        --python-version 3.11 --implementation cp --abi cp311 --abi none "${tag[@]}" \
        -r "$part/requirements.txt" -d "$part" >>"$progress" 2>>"$TP_LOG" </dev/null; then
        rm -rf -- "$part"
        tp_why_not "$what could not be downloaded"
    fi
    mv -f -- "$part"/*.whl "$TP_CACHE/" || tp_fail "the wheel folder $TP_CACHE cannot be written"
    rm -rf -- "$part"
}

tp_torch()
{
    if [ -n "${TP_TORCH_ROOT:-}" ]; then
        [ -f "$TP_TORCH_ROOT/lib/libtorch_cpu.so" ] \
            || tp_fail "TP_TORCH_ROOT is $TP_TORCH_ROOT and holds no lib/libtorch_cpu.so"
        return 0
    fi
    local profile site=$TP_DEPS/site
    profile=$(tp_torch_profile)
    local list=$TP_ROOT/packaging/torch/$profile.txt
    [ -f "$list" ] || tp_fail "TP_TORCH_PROFILE is $profile and must be cpu or cuda"
    # The stamp is the list that was unpacked; the CUDA set serves a machine without a GPU too.
    local stamp=$site/.wheels
    if [ -f "$site/torch/lib/libtorch_cpu.so" ]; then
        tp_lines "$list" | cmp -s - "$stamp" && return 0
        tp_lines "$TP_ROOT/packaging/torch/cuda.txt" | cmp -s - "$stamp" && return 0
    fi

    if [ "$profile" = cuda ]; then
        tp_need_space 12000 "$TP_DEPS" "LibTorch with CUDA"
    else
        tp_need_space 3000 "$TP_DEPS" "LibTorch"
    fi
    tp_wheels "$list" "$site" "LibTorch ($profile; the largest has 0.5 GB)"
}

# Only what is linked and compiled against is unpacked. Without it the programs do all else.
tp_arrow()
{
    local site=$TP_DEPS/arrow list=$TP_ROOT/packaging/arrow/wheels.txt
    if [ -n "${TP_ARROW_ROOT:-}" ]; then
        [ "$TP_ARROW_ROOT" = none ] || [ -d "$TP_ARROW_ROOT/include/arrow" ] \
            || tp_fail "TP_ARROW_ROOT is $TP_ARROW_ROOT and holds no include/arrow"
        return 0
    fi
    [ "$(uname -m)" = x86_64 ] || return 0
    if [ -d "$site/pyarrow/include" ] && tp_lines "$list" | cmp -s - "$site/.wheels"; then
        return 0
    fi
    if ! (
        tp_need_space 500 "$TP_DEPS" "Arrow"
        tp_wheels "$list" "$site" Arrow 'pyarrow/include/*' 'pyarrow/libarrow.so.*' \
            'pyarrow/libparquet.so.*' '*/licenses/*'
    ); then
        tp_say "going on without Arrow: Parquet and Arrow files cannot be imported"
    fi
}

# Unpacks the wheels of a list into a folder, from the cache or the network. The folder appears
# whole; its stamp is the list.
tp_wheels() # list file, folder, what it is, patterns to unpack (all if none)
{
    local list=$1 site=$2 what=$3
    shift 3
    rm -rf -- "$site".new.* "$site".old.*
    TP_CACHE=${TP_DOWNLOAD_CACHE:-$TP_DEPS/wheels}
    mkdir -p "$TP_CACHE" 2>/dev/null || tp_fail "the wheel folder $TP_CACHE cannot be created"
    TP_CACHE=$(cd "$TP_CACHE" && pwd -P)
    rm -rf -- "$TP_CACHE"/.part.* 2>/dev/null || true

    local line missing=()
    while read -r line; do
        tp_find_wheel "$line" || missing+=("$line")
    done < <(tp_lines "$list")
    if [ "${#missing[@]}" -gt 0 ]; then
        tp_say "downloading $what: ${#missing[@]} wheels"
        tp_download "$what" "${missing[@]}"
        for line in "${missing[@]}"; do
            tp_find_wheel "$line" || tp_fail "the wheel of ${line%% *} is not in $TP_CACHE"
        done
    fi

    tp_say "unpacking $what into .deps/${site##*/}"
    local fresh=$site.new.$$
    mkdir "$fresh"
    while read -r line; do
        if ! unzip -q -o "${TP_WHEEL[$line]}" "$@" -d "$fresh" >>"$TP_LOG" 2>&1 </dev/null; then
            rm -rf -- "$fresh"
            [ "$(tp_free_mb "$TP_DEPS")" -ge 50 ] || tp_fail "the disk is full"
            tp_fail "the wheel of ${line%% *} could not be unpacked, see $TP_LOG"
        fi
    done < <(tp_lines "$list")
    tp_lines "$list" >"$fresh/.wheels"
    [ ! -e "$site" ] || mv -- "$site" "$site.old.$$"
    mv -- "$fresh" "$site"
    rm -rf -- "$site.old.$$"
}

tp_configure() # preset
{
    local preset=$1 folder=$TP_ROOT/build
    [ "$preset" = release ] || folder=$TP_ROOT/build-$preset
    local key
    local arrow=(-DTP_WITH_ARROW=ON -DTP_ARROW_ROOT="${TP_ARROW_ROOT:-}")
    if [ "${TP_ARROW_ROOT:-}" = none ] \
        || { [ -z "${TP_ARROW_ROOT:-}" ] && [ ! -d "$TP_DEPS/arrow/pyarrow" ]; }; then
        arrow=(-DTP_WITH_ARROW=OFF -DTP_ARROW_ROOT=)
    fi
    key="$preset torch=${TP_TORCH_ROOT:-.deps} ${arrow[*]} root=$TP_ROOT"
    if [ -f "$folder/build.ninja" ] && [ "$(cat "$folder/.configured" 2>/dev/null)" = "$key" ]; then
        return 0
    fi
    command -v "${CXX:-c++}" >/dev/null || tp_fail "there is no C++ compiler (${CXX:-c++})"
    [ -d "$folder" ] || tp_need_space 3000 "$TP_ROOT" "the build"
    # A folder that was moved or copied here holds another tree's paths.
    if ! grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$TP_ROOT" "$folder/CMakeCache.txt"; then
        rm -rf -- "$folder/CMakeCache.txt" "$folder/CMakeFiles"
    fi
    if ! (cd "$TP_ROOT" && cmake --preset "$preset" -DTP_TORCH_ROOT="${TP_TORCH_ROOT:-}" \
        "${arrow[@]}") \
        >"$TP_DEPS/configure.log" 2>&1 </dev/null; then
        tail -n 20 "$TP_DEPS/configure.log" >&2
        tp_fail "configuring failed, see $TP_DEPS/configure.log"
    fi
    printf '%s' "$key" >"$folder/.configured"
}

# One job a core, and at least 2 GB of memory for each: a file that includes LibTorch needs 1.5 GB.
tp_jobs()
{
    local cores memory
    cores=$(nproc)
    memory=$(awk '$1 == "MemAvailable:" { print int($2 / 2000000) }' /proc/meminfo)
    [ "${memory:-1}" -ge 1 ] || memory=1
    [ "$cores" -le "$memory" ] && printf '%s' "$cores" || printf '%s' "$memory"
}

tp_build() # preset, targets (all if none)
{
    local folder=$TP_ROOT/build
    [ "$1" = release ] || folder=$TP_ROOT/build-$1
    shift
    # A terminal shows progress in one line; a log would get one for every file.
    local quiet=(--quiet)
    [ ! -t 1 ] || quiet=()
    if ! ninja -C "$folder" -j "$(tp_jobs)" "${quiet[@]}" "$@" </dev/null; then
        [ "$(tp_free_mb "$TP_ROOT")" -ge 50 ] || tp_fail "the build stopped: the disk is full"
        tp_fail "the build failed; the compiler's messages are above"
    fi
}

tp_setup() # package list files
{
    tp_check_machine
    tp_lock
    tp_packages "$@"
    tp_torch
    tp_arrow
}
