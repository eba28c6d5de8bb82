// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress.h"

#include "model/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ostream>

#include <sys/ioctl.h>
#include <unistd.h>

namespace tp::cli {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t barWidth = 24;

} // namespace

ProgressPrinter::ProgressPrinter(std::ostream &out, Options options, std::filesystem::path folder)
    : m_out(out)
    , m_options(std::move(options))
    , m_folder(std::move(folder))
{
}

ProgressPrinter::~ProgressPrinter()
{
    finish();
}

void ProgressPrinter::runDescribed(const RunDescription &description)
{
    m_steps = description.config.training.steps;
    const std::filesystem::path folder =
        m_folder.filename() == description.id ? m_folder : m_folder / description.id;
    line(fmt::format("{}: {} tasks, {} on {}",
        description.name,
        description.tasks.size(),
        description.config.method.name,
        description.device));
    line("run " + folder.string());
}

void ProgressPrinter::historyRestored(const RunHistory &history)
{
    if (!history.steps.empty()) {
        m_step = history.steps.back().step;
        m_loss = history.steps.back().loss;
    }
    if (!history.evaluations.empty()) {
        m_score = history.evaluations.back().mean;
    }
    line(fmt::format("going on after step {}", m_step));
}

void ProgressPrinter::stepDone(const StepRecord &record)
{
    m_step = record.step;
    m_loss = record.loss;
    if (m_step == m_steps) {
        m_last = {}; // the last step is always told
    }
    show(static_cast<double>(m_step) / static_cast<double>(std::max<std::int64_t>(m_steps, 1)),
        status());
}

void ProgressPrinter::show(double done, const std::string &text)
{
    if (!isDue()) {
        return;
    }
    if (m_options.terminal) {
        draw(bar(done, text));
    } else {
        line(text);
    }
}

void ProgressPrinter::evaluationDone(const EvaluationRecord &record)
{
    m_score = record.mean;
    line(fmt::format(
        "step {}: mean {} score {}", record.step, record.split, formatShort(record.mean, 4)));
}

void ProgressPrinter::eventHappened(const RunEvent &event)
{
    if (event.kind == EventKind::Alert) {
        erase();
        std::ostream &out = m_options.alerts ? *m_options.alerts : m_out;
        out << fmt::format("step {}: alert: {}\n", event.step, event.text) << std::flush;
    }
}

void ProgressPrinter::healthMeasured(const HealthRecord &record)
{
    m_health = record;
}

void ProgressPrinter::progress(double done, const std::string &stage)
{
    if (stage != m_stage) {
        m_stage = stage;
        m_last = {}; // a new stage is told at once
    }
    show(done, fmt::format("{} {:.0f} %", stage, 100.0 * std::clamp(done, 0.0, 1.0)));
}

void ProgressPrinter::finish()
{
    if (m_drawn) {
        m_out << "\n";
        m_out.flush();
        m_drawn = false;
    }
}

std::string ProgressPrinter::status() const
{
    std::string text = fmt::format("step {}/{}  loss {}", m_step, m_steps, formatShort(m_loss, 4));
    if (!std::isnan(m_score)) {
        text += "  score " + formatShort(m_score, 3);
    }
    if (m_health.stepsPerSecond > 0.0) {
        text += fmt::format("  {} steps/s", formatShort(m_health.stepsPerSecond, 3));
        const double left = static_cast<double>(m_steps - m_step) / m_health.stepsPerSecond;
        text += fmt::format("  {} left", formatDuration(left));
    }
    return text;
}

std::string ProgressPrinter::bar(double done, const std::string &text) const
{
    const double share = std::isnan(done) ? 0.0 : std::clamp(done, 0.0, 1.0);
    const auto filled =
        static_cast<std::size_t>(std::lround(share * static_cast<double>(barWidth)));
    std::string whole = fmt::format("[{:#<{}}{:-<{}}] {}", "", filled, "", barWidth - filled, text);
    const auto columns = static_cast<std::size_t>(std::max(m_options.columns, 20));
    if (whole.size() >= columns) {
        whole = text; // a narrow terminal: numbers before pictures
    }
    // One column stays free: writing into the last one would move to the next line.
    return whole.substr(0, columns - 1);
}

bool ProgressPrinter::isDue()
{
    const auto now = m_options.clock();
    if (m_last != std::chrono::steady_clock::time_point {} && now - m_last < m_options.interval) {
        return false;
    }
    m_last = now;
    return true;
}

void ProgressPrinter::draw(const std::string &text)
{
    m_out << "\r" << text << "\x1b[K"; // erases what a longer text left
    m_out.flush();
    m_drawn = true;
}

void ProgressPrinter::line(const std::string &text)
{
    erase();
    m_out << text << "\n";
    m_out.flush();
}

void ProgressPrinter::erase()
{
    if (m_drawn) {
        m_out << "\r\x1b[K" << std::flush;
        m_drawn = false;
    }
}

ProgressPrinter::Options progressOptionsFor(int file)
{
    ProgressPrinter::Options options;
    const char *terminal = std::getenv("TERM");
    const bool isDumb = terminal == nullptr || std::string_view(terminal) == "dumb";
    if (::isatty(file) == 1 && !isDumb) {
        options.terminal = true;
        options.interval = 100ms;
        winsize size {};
        if (::ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
            options.columns = size.ws_col;
        }
    }
    return options;
}

} // namespace tp::cli
