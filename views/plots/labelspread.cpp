// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/labelspread.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace tp {

std::vector<double> spreadLabels(
    const std::vector<double> &wanted, double height, double low, double high)
{
    const std::size_t count = wanted.size();
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t { 0 });
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return wanted[i]; });
    const double room = high - low;
    const double step = count > 0 && height * static_cast<double>(count) > room
        ? room / static_cast<double>(count)
        : height;

    // Labels that touch move as one block around the mean of where its members want to be
    // (pool adjacent violators on the wishes less the place within the block).
    struct Block
    {
        double sum = 0.0;
        std::size_t size = 0;
        double start = 0.0; // middle of its first label
    };
    std::vector<Block> blocks;
    const auto place = [&](Block &block) {
        const double last = step * static_cast<double>(block.size - 1);
        block.start = std::clamp(block.sum / static_cast<double>(block.size),
            low + step / 2.0,
            std::max(low + step / 2.0, high - step / 2.0 - last));
    };
    for (std::size_t i = 0; i < count; ++i) {
        blocks.push_back({ wanted[order[i]], 1, 0.0 });
        place(blocks.back());
        while (blocks.size() > 1) {
            Block &before = blocks[blocks.size() - 2];
            const Block &here = blocks.back();
            const double end = before.start + step * static_cast<double>(before.size);
            if (here.start >= end - 1e-9) {
                break;
            }
            before.sum +=
                here.sum - step * static_cast<double>(before.size) * static_cast<double>(here.size);
            before.size += here.size;
            blocks.pop_back();
            place(blocks.back());
        }
    }

    std::vector<double> placed(count, 0.0);
    std::size_t next = 0;
    for (const Block &block : blocks) {
        for (std::size_t i = 0; i < block.size; ++i) {
            placed[order[next]] = block.start + step * static_cast<double>(i);
            ++next;
        }
    }
    return placed;
}

} // namespace tp
