// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/suitecheck.h"

#include "views/wizard/backbonefacts.h"

#include <algorithm>
#include <unordered_map>

namespace tp {

namespace {

LengthHistogram histogramOf(const std::vector<std::int64_t> &inputs)
{
    LengthHistogram histogram;
    histogram.rows = static_cast<std::int64_t>(inputs.size());
    if (inputs.empty()) {
        return histogram;
    }
    histogram.longestInput = std::ranges::max(inputs);
    // At most 40 bars, so that each is wide enough to see.
    histogram.binWidth = std::max<std::int64_t>(1, (histogram.longestInput + 40) / 40);
    histogram.bins.resize(
        static_cast<std::size_t>(histogram.longestInput / histogram.binWidth + 1));
    for (const std::int64_t length : inputs) {
        ++histogram.bins[static_cast<std::size_t>(length / histogram.binWidth)];
    }
    return histogram;
}

// Counts the tokens of rows as training does: see model/train/rowtokenizer.h. Between the input and
// the target of a decoder-only backbone stands the separator, and nothing that the tokenizer closes
// a text with; its target ends with one token and does not begin with any.
class RowMeter final
{
public:
    RowMeter(const Tokenizer &tokenizer, bool decoderOnly, std::string separator)
        : m_tokenizer(tokenizer)
        , m_decoderOnly(decoderOnly)
        , m_separator(std::move(separator))
    {
        const TokenIds around = tokenizer.encode("");
        const TokenIds other = tokenizer.encode("a");
        m_before = std::ranges::mismatch(around, other).in1 - around.begin();
        m_behind = std::ssize(around) - m_before;
    }

    [[nodiscard]] std::int64_t input(const std::string &text) const
    {
        return m_decoderOnly ? count(text + m_separator) - m_behind : count(text);
    }
    [[nodiscard]] std::int64_t target(const std::string &text) const
    {
        return m_decoderOnly ? count(text) - m_before - m_behind + 1 : count(text);
    }

private:
    [[nodiscard]] std::int64_t count(const std::string &text) const
    {
        return std::ssize(m_tokenizer.encode(text));
    }

    const Tokenizer &m_tokenizer;
    bool m_decoderOnly;
    std::string m_separator;
    std::int64_t m_before = 0; // tokens in front of any text
    std::int64_t m_behind = 0;
};

} // namespace

Result<SuiteCheck> checkSuite(const SuiteConfig &suite,
    const std::filesystem::path &backbone,
    std::int64_t inputLimit,
    std::int64_t targetLimit,
    std::int64_t lengthRows)
{
    const Result<TaskSuite> loaded = loadSuite(suite);
    if (!loaded) {
        return tl::unexpected(loaded.error());
    }
    SuiteCheck check;
    check.tasks = static_cast<std::int64_t>(loaded->tasks.size());
    for (const Task &task : loaded->tasks) {
        check.trainRows += static_cast<std::int64_t>(task.train.size());
        check.evaluationRows +=
            static_cast<std::int64_t>(task.validation.size() + task.test.size());
    }
    const auto tokenizer = loadTokenizer(backbone);
    if (!tokenizer) {
        check.noLengths = tokenizer.error().message();
        return check;
    }
    const RowMeter meter(**tokenizer, isDecoderOnly(backbone), suite.separator);
    std::vector<std::int64_t> inputs;
    std::int64_t longestTarget = 0;
    std::int64_t targetsOver = 0;
    for (const Task &task : loaded->tasks) {
        const std::size_t rows = std::min(
            task.train.size(), static_cast<std::size_t>(std::max<std::int64_t>(lengthRows, 0)));
        // Evenly spread: files are often sorted by source.
        for (std::size_t i = 0; i < rows; ++i) {
            const Example &row = task.train[i * task.train.size() / rows];
            inputs.push_back(meter.input(row.input));
            const std::int64_t target = meter.target(row.target);
            longestTarget = std::max(longestTarget, target);
            targetsOver += target > targetLimit ? 1 : 0;
        }
    }
    check.hasLengths = true;
    check.lengths = histogramOf(inputs);
    check.lengths.longestTarget = longestTarget;
    check.lengths.targetsOverLimit = targetsOver;
    check.lengths.inputsOverLimit = std::ranges::count_if(
        inputs, [inputLimit](std::int64_t length) { return length > inputLimit; });
    return check;
}

Result<TaskSamples> readSamples(
    const SuiteConfig &suite, const std::string &task, std::size_t count)
{
    SuiteConfig one = suite;
    one.tasks = { task };
    Result<TaskSuite> loaded = loadSuite(one);
    if (!loaded) {
        return tl::unexpected(loaded.error());
    }
    if (loaded->tasks.empty()) {
        return fail(ErrorCode::NotFound, "the suite has no task '" + task + "'", suite.path);
    }
    std::vector<Example> &rows = loaded->tasks.front().train;
    TaskSamples samples;
    samples.task = task;
    samples.rowCount = static_cast<std::int64_t>(rows.size());
    std::unordered_map<std::string, std::int64_t> targets;
    for (const Example &row : rows) {
        ++targets[row.target];
    }
    samples.distinctTargets = static_cast<std::int64_t>(targets.size());
    samples.balance.assign(targets.begin(), targets.end());
    std::ranges::sort(samples.balance, [](const auto &a, const auto &b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    samples.balance.resize(std::min<std::size_t>(samples.balance.size(), 6));
    rows.resize(std::min(rows.size(), count));
    samples.rows = std::move(rows);
    return samples;
}

} // namespace tp
