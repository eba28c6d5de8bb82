// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/device.h"

#include "model/nn/torchheaders.h"
#include "model/train/engine.h"

#include <fmt/format.h>
#include <torch/version.h>

#include <dlfcn.h>
#include <malloc.h>
#include <unistd.h>

#include <fstream>
#include <thread>

namespace tp {

namespace {

// The CUDA half of LibTorch registers itself when it is loaded. It is opened only where a driver
// answers, so that the same program runs on machines without one.
bool cudaReady()
{
    static const bool ready = [] {
        if (dlopen("libcuda.so.1", RTLD_LAZY | RTLD_GLOBAL) == nullptr) {
            return false;
        }
        return dlopen("libtorch_cuda.so", RTLD_NOW | RTLD_GLOBAL) != nullptr
            && torch::cuda::is_available();
    }();
    return ready;
}

} // namespace

Result<torch::Device> resolveDevice(const std::string &name)
{
    if (name == "cpu" || (name == "auto" && !cudaReady())) {
        return torch::Device(torch::kCPU);
    }
    if (name == "auto" || name == "cuda" || name.starts_with("cuda:")) {
        if (!cudaReady()) {
            return fail(ErrorCode::BadInput,
                "device '" + name + "' was asked for, but no usable NVIDIA GPU was found",
                "training.device",
                "use auto or cpu, or install an NVIDIA driver and run packaging/run.sh again");
        }
        const auto count = static_cast<int>(torch::cuda::device_count());
        int index = 0;
        if (name.starts_with("cuda:")) {
            const std::string number = name.substr(5);
            if (number.empty() || number.size() > 3
                || number.find_first_not_of("0123456789") != std::string::npos) {
                return fail(ErrorCode::BadInput,
                    "device '" + name + "' is not of the form cuda:N",
                    "training.device");
            }
            index = std::stoi(number);
        }
        if (index >= count) {
            return fail(ErrorCode::BadInput,
                fmt::format("device '{}' does not exist: this machine has {} GPU(s)", name, count),
                "training.device");
        }
        return torch::Device(torch::kCUDA, static_cast<c10::DeviceIndex>(index));
    }
    return fail(ErrorCode::BadInput,
        "unknown device '" + name + "'",
        "training.device",
        "use auto, cpu, cuda or cuda:N");
}

std::string deviceText(const torch::Device &device)
{
    return device.str();
}

std::int64_t prepareProcess(std::int64_t threads)
{
    const auto cores = static_cast<std::int64_t>(std::max(1U, std::thread::hardware_concurrency()));
    const std::int64_t used = threads > 0 ? threads : cores;
    at::set_num_threads(static_cast<int>(used));
    at::globalContext().setFlushDenormal(true);
    // Without this, a third of a small step's time goes to mapping and unmapping its buffers.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    return used;
}

std::int64_t memoryInUse(const torch::Device &device)
{
    if (device.is_cuda()) {
        const auto *allocator = c10::GetAllocator(c10::DeviceType::CUDA);
        if (const auto *device_allocator = dynamic_cast<const c10::DeviceAllocator *>(allocator)) {
            auto *mutableAllocator = const_cast<c10::DeviceAllocator *>(device_allocator);
            return mutableAllocator->getDeviceStats(device.index()).allocated_bytes[0].current;
        }
    }
    std::ifstream statm("/proc/self/statm");
    std::int64_t total = 0;
    std::int64_t resident = 0;
    statm >> total >> resident;
    return resident * sysconf(_SC_PAGESIZE);
}

std::vector<DeviceInfo> availableDevices()
{
    const std::int64_t memory = sysconf(_SC_PHYS_PAGES) * sysconf(_SC_PAGESIZE);
    std::vector<DeviceInfo> devices {
        { "cpu", fmt::format("CPU, {} cores", std::thread::hardware_concurrency()), memory }
    };
    if (cudaReady()) {
        const int count = torch::cuda::device_count();
        for (int i = 0; i < count; ++i) {
            devices.push_back({ fmt::format("cuda:{}", i), fmt::format("NVIDIA GPU {}", i), 0 });
        }
    }
    return devices;
}

std::string engineVersions()
{
    return fmt::format(
        "tensorpoly {}, LibTorch {}, {}", TP_VERSION, TORCH_VERSION, at::get_cpu_capability());
}

} // namespace tp
