// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/evaluator.h"

#include "model/adapters/adapterbank.h"
#include "model/data/corpusmetrics.h"
#include "model/data/textmetrics.h"
#include "model/nn/generate.h"
#include "model/nn/torchheaders.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

namespace tp {

namespace {

using torch::Tensor;

// Padded tokens of one forward pass: keeps memory bounded whatever the lengths.
constexpr std::size_t tokenBudget = 16384;

// One sequence to score: a target or an option of a row.
struct Candidate
{
    TokenIds ids;
    bool isTarget = false;
};

struct Row
{
    std::int64_t task = 0;
    const Example *example = nullptr;
    TokenIds input;
    std::vector<Candidate> candidates; // the options, or the target alone

    // Results
    double loss = 0.0; // summed over target tokens
    std::int64_t tokens = 0;
    double score = 0.0;
    std::string answer; // where the score asks for it
};

std::vector<std::string> acceptedAnswers(const Example &example)
{
    return example.references.empty() ? std::vector { example.target } : example.references;
}

Result<Row> readRow(const TaskData &data, std::size_t index, const Example &example)
{
    const Task &task = data.suite().tasks[index];
    auto input = data.encodeInput(task, example);
    if (!input) {
        return tl::unexpected(std::move(input.error()));
    }
    Row row;
    row.task = static_cast<std::int64_t>(index);
    row.example = &example;
    row.input = std::move(*input);
    const std::vector<std::string> answers =
        example.options.empty() ? std::vector { example.target } : example.options;
    for (const std::string &answer : answers) {
        auto ids = data.encodeTarget(task, example, answer);
        if (!ids) {
            return tl::unexpected(std::move(ids.error()));
        }
        row.candidates.push_back({ std::move(*ids), answer == example.target });
    }
    return row;
}

Result<std::vector<Row>> collectRows(const TaskData &data, const EvaluationSettings &settings)
{
    std::vector<Row> rows;
    for (std::size_t t = 0; t < data.suite().tasks.size(); ++t) {
        const std::vector<Example> &examples = data.suite().tasks[t].rows(settings.split);
        std::size_t count = examples.size();
        if (settings.limit > 0) {
            count = std::min(count, static_cast<std::size_t>(settings.limit));
        }
        for (std::size_t i = 0; i < count; ++i) {
            auto row = readRow(data, t, examples[i]);
            if (!row) {
                return tl::unexpected(std::move(row.error()));
            }
            rows.push_back(std::move(*row));
        }
    }
    return rows;
}

// Cuts rows (sorted by task, then length) into batches within the token budget. Whole tasks are
// kept together where they fit, so that equal task sizes give the cheap grouped adapters.
std::vector<std::vector<Row *>> makeBatches(std::vector<Row> &rows)
{
    std::ranges::stable_sort(rows, [](const Row &a, const Row &b) {
        return std::pair(a.task, a.input.size()) < std::pair(b.task, b.input.size());
    });
    std::vector<std::vector<Row *>> batches;
    const auto cost =
        [](const std::vector<Row *> &batch, std::size_t extraRows, std::size_t longest) {
            for (const Row *row : batch) {
                longest = std::max(longest, row->input.size());
            }
            return (batch.size() + extraRows) * longest;
        };
    std::vector<Row *> current;
    for (std::size_t begin = 0; begin < rows.size();) {
        std::size_t end = begin;
        std::size_t longest = 0;
        while (end < rows.size() && rows[end].task == rows[begin].task) {
            longest = std::max(longest, rows[end].input.size());
            ++end;
        }
        if (!current.empty() && cost(current, end - begin, longest) > tokenBudget) {
            batches.push_back(std::move(current));
            current.clear();
        }
        for (std::size_t i = begin; i < end; ++i) {
            if (!current.empty() && cost(current, 1, rows[i].input.size()) > tokenBudget) {
                batches.push_back(std::move(current));
                current.clear();
            }
            current.push_back(&rows[i]);
        }
        begin = end;
    }
    if (!current.empty()) {
        batches.push_back(std::move(current));
    }
    return batches;
}

class Scorer final
{
public:
    Scorer(const Backbone &model,
        AdapterBank *bank,
        const TaskData &data,
        const EvaluationSettings &settings)
        : m_model(model)
        , m_bank(bank)
        , m_data(data)
        , m_settings(settings)
    {
    }

    void score(const std::vector<Row *> &rows)
    {
        std::vector<const TokenIds *> inputs;
        for (const Row *row : rows) {
            inputs.push_back(&row->input);
        }
        prepare(tasksOf(rows));
        const EncodedInput encoded =
            m_model.encode(padRows(inputs, m_data.padTokenId(), m_model.device()), m_bank);
        scoreCandidates(rows, encoded);
        generateMissing(rows, encoded);
    }

private:
    [[nodiscard]] static std::vector<std::int64_t> tasksOf(std::span<Row *const> rows)
    {
        std::vector<std::int64_t> tasks;
        for (const Row *row : rows) {
            tasks.push_back(row->task);
        }
        return tasks;
    }

    // Tells the adapters the task of every row, and which rows the decoder sees if it is not those.
    void prepare(
        const std::vector<std::int64_t> &tasks, const std::vector<std::int64_t> &owners = {})
    {
        if (m_bank == nullptr) {
            return;
        }
        RoutingContext context = RoutingContext::of(tasks, m_model.device());
        m_bank->prepare(owners.empty() ? context : context.decoding(owners));
    }

    // What decode() needs of rows that belong to `owners`, which ascend, and tells the adapters.
    [[nodiscard]] EncodedInput pick(const std::vector<Row *> &rows,
        const EncodedInput &encoded,
        std::vector<std::int64_t> owners)
    {
        // Only the inputs that are used: their keys and values are computed once for all rows.
        const std::int64_t first = owners.front();
        const std::int64_t count = owners.back() - first + 1;
        for (std::int64_t &owner : owners) {
            owner -= first;
        }
        prepare(tasksOf(std::span(rows).subspan(
                    static_cast<std::size_t>(first), static_cast<std::size_t>(count))),
            owners);
        return encoded.slice(first, count)
            .rows(torch::tensor(owners, torch::kInt64).to(m_model.device()));
    }

    void scoreCandidates(const std::vector<Row *> &rows, const EncodedInput &encoded)
    {
        struct Pending
        {
            std::size_t row;
            std::size_t candidate;
        };
        std::vector<Pending> pending;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            for (std::size_t c = 0; c < rows[r]->candidates.size(); ++c) {
                pending.push_back({ r, c });
            }
        }
        std::vector<std::vector<double>> means(rows.size()); // log-probability per token
        const std::size_t inputLength = static_cast<std::size_t>(encoded.mask.size(-1));
        const std::size_t chunk =
            std::max<std::size_t>(1, tokenBudget / std::max<std::size_t>(1, inputLength));
        for (std::size_t begin = 0; begin < pending.size(); begin += chunk) {
            const std::size_t end = std::min(pending.size(), begin + chunk);
            std::vector<std::int64_t> owners;
            std::vector<const TokenIds *> ids;
            for (std::size_t i = begin; i < end; ++i) {
                owners.push_back(static_cast<std::int64_t>(pending[i].row));
                ids.push_back(&rows[pending[i].row]->candidates[pending[i].candidate].ids);
            }
            const bool whole = end - begin == rows.size() && pending.size() == rows.size();
            const EncodedInput input = whole ? encoded : pick(rows, encoded, std::move(owners));
            const Tensor targets = padRows(ids, m_data.padTokenId(), m_model.device());
            const Tensor logits =
                m_model.logits(m_model.decode(shiftRight(targets, input), input, m_bank));
            const Tensor totals = targetLogProbs(logits, targets, m_data.padTokenId())
                                      .sum(1)
                                      .to(torch::kFloat64)
                                      .cpu();
            const Tensor right =
                ((logits.argmax(-1) == targets) | (targets == m_data.padTokenId())).all(1).cpu();
            const double *total = totals.data_ptr<double>();
            const bool *allRight = right.data_ptr<bool>();
            for (std::size_t i = begin; i < end; ++i) {
                Row &row = *rows[pending[i].row];
                const Candidate &candidate = row.candidates[pending[i].candidate];
                const std::size_t k = i - begin;
                means[pending[i].row].push_back(
                    total[k] / static_cast<double>(candidate.ids.size()));
                if (candidate.isTarget && row.tokens == 0) {
                    row.loss = -total[k];
                    row.tokens = static_cast<std::int64_t>(candidate.ids.size());
                    row.score = allRight[k] ? 1.0 : 0.0;
                }
            }
        }
        for (std::size_t r = 0; r < rows.size(); ++r) {
            if (!rows[r]->example->options.empty()) {
                const auto best =
                    static_cast<std::size_t>(std::ranges::max_element(means[r]) - means[r].begin());
                rows[r]->score = rows[r]->candidates[best].isTarget ? 1.0 : 0.0;
                rows[r]->answer = rows[r]->example->options[best];
            }
        }
    }

    [[nodiscard]] bool needsGeneration(const Row &row) const
    {
        if (!row.example->options.empty()) {
            return false;
        }
        const TaskLabel &label = m_data.suite().tasks[static_cast<std::size_t>(row.task)].label;
        const bool single = row.example->references.empty();
        return !(m_settings.teacherForcedExactMatch && label.metric == "exact_match" && single);
    }

    void generateMissing(const std::vector<Row *> &rows, const EncodedInput &encoded)
    {
        std::vector<std::int64_t> owners;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            if (needsGeneration(*rows[r])) {
                owners.push_back(static_cast<std::int64_t>(r));
            }
        }
        if (owners.empty()) {
            return;
        }
        const std::vector<TokenIds> answers = generateGreedy(m_model,
            pick(rows, encoded, owners),
            m_bank,
            std::min(m_settings.maxTargetLength, m_data.maxTarget()));
        for (std::size_t i = 0; i < owners.size(); ++i) {
            Row &row = *rows[static_cast<std::size_t>(owners[i])];
            const Example &example = *row.example;
            const TaskLabel &label = m_data.suite().tasks[static_cast<std::size_t>(row.task)].label;
            row.answer = m_data.tokenizer().decode(answers[i], true);
            row.score = scoreText(label.metric, row.answer, acceptedAnswers(example));
        }
    }

    const Backbone &m_model;
    AdapterBank *m_bank;
    const TaskData &m_data;
    EvaluationSettings m_settings;
};

TaskEvaluation summarise(const std::vector<Row> &rows, std::int64_t task, const std::string &metric)
{
    TaskEvaluation result;
    double sum = 0.0;
    double squares = 0.0;
    double loss = 0.0;
    std::int64_t tokens = 0;
    const bool isTogether = isCorpusMetric(metric);
    std::vector<Answer> answers;
    for (const Row &row : rows) {
        if (row.task == task) {
            if (isTogether) {
                answers.push_back({ row.answer, acceptedAnswers(*row.example) });
            }
            ++result.n;
            sum += row.score;
            squares += row.score * row.score;
            loss += row.loss;
            tokens += row.tokens;
        }
    }
    if (result.n > 0) {
        const auto n = static_cast<double>(result.n);
        result.score = sum / n;
        result.loss = loss / static_cast<double>(std::max<std::int64_t>(1, tokens));
        const double variance = std::max(0.0, squares / n - result.score * result.score);
        result.standardError = std::sqrt(variance / n);
        if (isTogether) {
            const CorpusScore together = scoreCorpus(metric, answers);
            result.score = together.score;
            result.standardError = together.standardError;
        }
    }
    return result;
}

} // namespace

Result<EvaluationRecord> evaluateTasks(const Backbone &model,
    AdapterBank *bank,
    const TaskData &data,
    const EvaluationSettings &settings,
    const std::vector<std::int64_t> &trained,
    std::stop_token stop)
{
    const torch::InferenceMode guard;
    auto rows = collectRows(data, settings);
    if (!rows) {
        return tl::unexpected(std::move(rows.error()));
    }
    Scorer scorer(model, bank, data, settings);
    for (const std::vector<Row *> &batch : makeBatches(*rows)) {
        if (stop.stop_requested()) {
            return fail(ErrorCode::Usage, "stopped before every task was scored");
        }
        scorer.score(batch);
    }
    if (bank != nullptr) {
        bank->release();
    }
    EvaluationRecord record;
    record.split = splitName(settings.split);
    for (std::size_t t = 0; t < data.suite().tasks.size(); ++t) {
        TaskEvaluation task =
            summarise(*rows, static_cast<std::int64_t>(t), data.suite().tasks[t].label.metric);
        task.trainedExamples = t < trained.size() ? trained[t] : 0;
        record.mean += task.score / static_cast<double>(data.suite().tasks.size());
        record.tasks.push_back(task);
    }
    return record;
}

} // namespace tp
