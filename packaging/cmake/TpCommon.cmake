# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
# tp_common: the language standard, warnings and macros that every target shares.
# Compiler launcher. The base folder makes build folders inside the tree, and clones elsewhere, share
# objects; precompiled headers need the sloppiness words; depend mode skips a second preprocessing.
find_program(TP_CCACHE ccache)
if(TP_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 CCACHE_DEPEND=1
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        ${TP_CCACHE})
endif()

add_library(tp_common INTERFACE)
target_compile_features(tp_common INTERFACE cxx_std_20)
target_include_directories(tp_common INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(tp_common INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual -Wold-style-cast
    -Wimplicit-fallthrough $<$<BOOL:${TP_WARNINGS_AS_ERRORS}>:-Werror>
    # GCC 12 sees overlapping copies in "text" + std::string() that are not there (its bug 105651).
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>)
if(TP_SANITIZE)
    target_compile_options(tp_common INTERFACE -fsanitize=${TP_SANITIZE} -fno-omit-frame-pointer
        -fno-sanitize-recover=all)
    target_link_options(tp_common INTERFACE -fsanitize=${TP_SANITIZE})
endif()
target_compile_definitions(tp_common INTERFACE JSON_USE_IMPLICIT_CONVERSIONS=0
    TP_VERSION="${PROJECT_VERSION}")

# tp_qt_strict: KDE's strictness macros for all Qt targets but the one that includes QCustomPlot.
add_library(tp_qt_strict INTERFACE)
target_compile_definitions(tp_qt_strict INTERFACE
    QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING QT_USE_QSTRINGBUILDER
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_JAVA_STYLE_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
