# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DBUILD=... -DPREFIX=... -DBIN=... -DVERSION=... -P: installs into PREFIX and starts the
# installed command line, which proves that it finds LibTorch from there.
file(REMOVE_RECURSE "${PREFIX}")
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${PREFIX}"
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${PREFIX}/${BIN}/tensorpoly" --version
    WORKING_DIRECTORY / OUTPUT_VARIABLE said COMMAND_ERROR_IS_FATAL ANY)
if(NOT said MATCHES "${VERSION}")
    message(FATAL_ERROR "the installed tensorpoly --version says '${said}', not ${VERSION}")
endif()
file(REMOVE_RECURSE "${PREFIX}")
