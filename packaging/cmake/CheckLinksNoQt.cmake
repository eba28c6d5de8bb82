# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DREADELF=... -DPROGRAM=... -P: fails where PROGRAM needs a Qt library or carries Qt symbols.
execute_process(COMMAND "${READELF}" --dynamic --wide "${PROGRAM}"
    OUTPUT_VARIABLE dynamic COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "NEEDED[^\n]*" needed "${dynamic}")
if(NOT needed MATCHES "libtorch_cpu")
    message(FATAL_ERROR "${PROGRAM} does not need libtorch_cpu, so this is not the program meant: ${needed}")
endif()
if(needed MATCHES "libQt|libQCustomPlot")
    message(FATAL_ERROR "${PROGRAM} links Qt: ${needed}")
endif()
execute_process(COMMAND "${READELF}" --dyn-syms --wide "${PROGRAM}"
    OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
if(symbols MATCHES "@Qt_6|qt_version_tag")
    message(FATAL_ERROR "${PROGRAM} uses Qt symbols")
endif()
