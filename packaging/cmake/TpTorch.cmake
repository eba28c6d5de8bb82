# SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
# tp_torch: imported LibTorch (libtorch_cpu and libc10 only). find_package(Torch) of a CUDA wheel
# demands a CUDA toolkit; libtorch_cuda is opened at run time where a driver is present.
set(_torch_root "${TP_TORCH_ROOT}")
if(NOT _torch_root AND DEFINED ENV{TP_TORCH_ROOT})
    set(_torch_root "$ENV{TP_TORCH_ROOT}")
endif()
if(NOT _torch_root)
    set(_torch_root "${PROJECT_SOURCE_DIR}/.deps/site/torch")
endif()
if(NOT EXISTS "${_torch_root}/lib/libtorch_cpu.so")
    message(FATAL_ERROR
        "LibTorch was not found in ${_torch_root}. Run packaging/run.sh once (it fetches the pinned "
        "wheel), or set TP_TORCH_ROOT to a folder that holds lib/libtorch_cpu.so and include/.")
endif()
add_library(tp_torch INTERFACE)
target_include_directories(tp_torch SYSTEM INTERFACE
    "${_torch_root}/include" "${_torch_root}/include/torch/csrc/api/include")
target_link_libraries(tp_torch INTERFACE
    "${_torch_root}/lib/libtorch_cpu.so" "${_torch_root}/lib/libc10.so")
# DT_RPATH, not RUNPATH: it also serves the libraries that libtorch_cpu itself needs.
target_link_options(tp_torch INTERFACE "LINKER:--disable-new-dtags"
    "LINKER:-rpath-link,${_torch_root}/../nvidia/cu13/lib")
# Relative to the program first, so that a moved checkout keeps working; CMake adds the absolute
# path behind it. An installation finds LibTorch through a link, see packaging/CMakeLists.txt.
cmake_path(IS_PREFIX PROJECT_SOURCE_DIR "${_torch_root}" NORMALIZE _torch_inside)
if(_torch_inside)
    file(RELATIVE_PATH _torch_relative "${CMAKE_RUNTIME_OUTPUT_DIRECTORY}" "${_torch_root}/lib")
    set(CMAKE_BUILD_RPATH "$ORIGIN/${_torch_relative}")
endif()
set(CMAKE_INSTALL_RPATH "$ORIGIN/../lib/tensorpoly/site/torch/lib")
cmake_path(GET _torch_root PARENT_PATH TP_TORCH_SITE)
