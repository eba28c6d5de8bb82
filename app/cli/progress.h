// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/train/engine.h"

#include <chrono>
#include <functional>
#include <iosfwd>
#include <limits>
#include <string>

namespace tp::cli {

// Tells a person at a terminal or the reader of a log how a run goes on: a bar redrawn in place, or
// plain lines at a limited rate. Evaluations and alerts always get a line of their own.
class ProgressPrinter final : public RunObserver
{
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    struct Options
    {
        bool terminal = false;
        int columns = 80; // of the terminal
        std::chrono::milliseconds interval { 5000 }; // between lines or redraws
        Clock clock = std::chrono::steady_clock::now;
        std::ostream *alerts = nullptr; // where alerts are told; null: with everything else
    };

    // `folder` is the run's, or the store in which a folder named after the run's id appears.
    ProgressPrinter(std::ostream &out, Options options, std::filesystem::path folder);
    ~ProgressPrinter() override;

    void runDescribed(const RunDescription &description) override;
    void historyRestored(const RunHistory &history) override;
    void stepDone(const StepRecord &record) override;
    void evaluationDone(const EvaluationRecord &record) override;
    void eventHappened(const RunEvent &event) override;
    void healthMeasured(const HealthRecord &record) override;
    void progress(double done, const std::string &stage) override;

    // Any other long work: a bar before the text, or the text as a line; skipped when not due.
    void show(double done, const std::string &text);
    // Ends the bar's line; what is printed next starts on a new one.
    void finish();

private:
    [[nodiscard]] std::string status() const;
    [[nodiscard]] std::string bar(double done, const std::string &text) const;
    [[nodiscard]] bool isDue();
    void draw(const std::string &text);
    void line(const std::string &text);
    void erase(); // the bar

    std::ostream &m_out;
    Options m_options;
    std::filesystem::path m_folder;
    std::chrono::steady_clock::time_point m_last {};
    bool m_drawn = false; // a bar stands on the current line
    std::string m_stage;

    std::int64_t m_step = 0;
    std::int64_t m_steps = 0;
    double m_loss = std::numeric_limits<double>::quiet_NaN();
    double m_score = std::numeric_limits<double>::quiet_NaN();
    HealthRecord m_health;
};

// Bars on a terminal, lines elsewhere; the file is 1 (stdout) or 2 (stderr).
[[nodiscard]] ProgressPrinter::Options progressOptionsFor(int file);

} // namespace tp::cli
