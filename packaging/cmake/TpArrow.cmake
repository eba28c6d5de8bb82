# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
# tp_arrow_library: imported Arrow C++ (libarrow and libparquet) of the pinned pyarrow wheel, where it
# is there and TP_WITH_ARROW is on. TP_HAS_ARROW says whether; without it Parquet and Arrow
# files cannot be imported.
set(_arrow_root "${TP_ARROW_ROOT}")
if(NOT _arrow_root)
    set(_arrow_root "${PROJECT_SOURCE_DIR}/.deps/arrow/pyarrow")
endif()
file(GLOB _arrow "${_arrow_root}/libarrow.so.[0-9]*")
file(GLOB _parquet "${_arrow_root}/libparquet.so.[0-9]*")
set(TP_HAS_ARROW OFF)
if(TP_WITH_ARROW AND _arrow AND _parquet AND EXISTS "${_arrow_root}/include/arrow/api.h")
    set(TP_HAS_ARROW ON)
    list(GET _arrow 0 _arrow)
    list(GET _parquet 0 _parquet)
    add_library(tp_arrow_library INTERFACE)
    target_include_directories(tp_arrow_library SYSTEM INTERFACE "${_arrow_root}/include")
    target_link_libraries(tp_arrow_library INTERFACE "${_parquet}" "${_arrow}")
    # As LibTorch: relative to the program first, and through a link where it is installed.
    cmake_path(IS_PREFIX PROJECT_SOURCE_DIR "${_arrow_root}" NORMALIZE _arrow_inside)
    if(_arrow_inside)
        file(RELATIVE_PATH _arrow_relative "${CMAKE_RUNTIME_OUTPUT_DIRECTORY}" "${_arrow_root}")
        list(APPEND CMAKE_BUILD_RPATH "$ORIGIN/${_arrow_relative}")
    endif()
    list(APPEND CMAKE_INSTALL_RPATH "$ORIGIN/../lib/tensorpoly/arrow")
    set(TP_ARROW_FOLDER "${_arrow_root}")
elseif(TP_WITH_ARROW AND TP_ARROW_ROOT)
    message(FATAL_ERROR "TP_ARROW_ROOT is ${TP_ARROW_ROOT} and holds no libarrow.so.*, libparquet.so.* "
        "and include/arrow.")
endif()
add_feature_info(arrow TP_HAS_ARROW "imports Parquet and Arrow files (packaging/run.sh fetches the library)")
