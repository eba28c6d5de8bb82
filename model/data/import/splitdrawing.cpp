// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/import/splitdrawing.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>

namespace tp {

namespace {

// More tell a score no better: its standard error is below a point by then.
constexpr std::size_t mostInputs = 5000;

Result<std::vector<std::uint64_t>> readKeys(const std::filesystem::path &file)
{
    std::error_code error;
    std::vector<std::uint64_t> keys(std::filesystem::file_size(file, error) / 8);
    std::ifstream stream(file, std::ios::binary);
    std::string bytes(keys.size() * 8, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (error || !stream) {
        return fail(ErrorCode::Io, "the file cannot be read", file.string());
    }
    std::memcpy(keys.data(), bytes.data(), bytes.size());
    return keys;
}

} // namespace

Result<std::array<std::int64_t, 3>> drawSplits(const std::filesystem::path &task,
    const std::filesystem::path &keys,
    const std::vector<DrawnSplit> &splits)
{
    const auto keyOf = readKeys(keys);
    if (!keyOf) {
        return tl::unexpected(keyOf.error());
    }
    std::vector<std::uint64_t> inputs = *keyOf;
    std::ranges::sort(inputs);
    // Not std::ranges::unique, whose result clang 14 cannot read in GCC's library.
    inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
    std::array<std::int64_t, 3> rows {};
    if (inputs.size() < splits.size() + 1) {
        return rows;
    }

    // The splits' ends in the order of the keys.
    std::vector<std::size_t> ends;
    for (const DrawnSplit &drawn : splits) {
        const auto wanted =
            static_cast<std::size_t>(std::lround(drawn.share * static_cast<double>(inputs.size())));
        const std::size_t from = ends.empty() ? 0 : ends.back();
        const std::size_t later = splits.size() - ends.size(); // those after it, and train
        ends.push_back(from
            + std::clamp<std::size_t>(
                wanted, 1, std::min(mostInputs, inputs.size() - from - later)));
    }

    const std::filesystem::path train = task / "train.jsonl";
    const std::filesystem::path rest = task / "train.jsonl.new";
    std::ifstream in(train, std::ios::binary);
    std::array<std::ofstream, 3> out;
    out[0].open(rest, std::ios::binary);
    for (const DrawnSplit &drawn : splits) {
        out[static_cast<std::size_t>(drawn.split)].open(
            task / (splitName(drawn.split) + ".jsonl"), std::ios::binary);
    }
    std::string line;
    for (const std::uint64_t key : *keyOf) {
        std::getline(in, line);
        std::size_t to = 0;
        for (std::size_t i = 0; to == 0 && i < splits.size(); ++i) {
            if (key < inputs[ends[i]]) {
                to = static_cast<std::size_t>(splits[i].split);
            }
        }
        out[to] << line << '\n';
        ++rows[to];
    }
    bool isWritten = !in.fail();
    for (std::ofstream &file : out) {
        if (file.is_open()) {
            file.close();
            isWritten = isWritten && file.good();
        }
    }
    std::error_code error;
    std::filesystem::rename(rest, train, error);
    if (!isWritten || error) {
        return fail(ErrorCode::Io, "the splits cannot be written", task.string());
    }
    return rows;
}

} // namespace tp
