// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/importwords.h"

#include "views/widgets/theme.h"

#include <QLocale>
#include <QMap>
#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

constexpr std::size_t mostLeftOut = 20; // lines of a report

QString number(std::int64_t count)
{
    return QLocale().toString(static_cast<qlonglong>(count));
}

QString escaped(const std::string &text)
{
    return QString::fromStdString(text).toHtmlEscaped();
}

} // namespace

QString ImportWords::layout(const ImportLayout &layout)
{
    const QMap<std::string, QString> labels {
        { "natural-instructions", tr("Natural-Instructions: a JSON file for each task") },
        { "crossfit", tr("CrossFit: TSV files of few-shot samples") },
        { "p3-parquet", tr("P3: Parquet files") },
        { "p3-arrow", tr("P3: Arrow folders that “datasets” saves") },
        { "p3-jsonl", tr("P3: JSON lines, a file for each task") },
        { "flan-jsonl", tr("Flan: JSON lines that name their task") },
        { "alpaca", tr("Alpaca: a JSON list of instructions") },
        { "csv", tr("CSV: tables with a header") },
    };
    return labels.value(layout.name, QString::fromStdString(layout.name));
}

QString ImportWords::reason(const DroppedRows &dropped)
{
    const QMap<std::string, QString> reasons {
        { "empty-input", tr("the input is empty") },
        { "empty-target", tr("the answer is empty") },
        { "not-an-option", tr("the answer is not among the options") },
        { "one-option", tr("there is only one option to choose") },
        { "too-long", tr("the row is too long for a suite") },
        { "duplicate", tr("the same row stood there already") },
        { "other-split", tr("the same input stands in another split of the task") },
        { "wrong-answer", tr("the row says that its answer is wrong") },
        { "malformed", tr("the row cannot be read") },
    };
    return reasons.value(dropped.reason, QString::fromStdString(dropped.explanation));
}

QString ImportWords::progress(const ImportProgress &now)
{
    const auto size = [](std::uint64_t bytes) {
        return QLocale().formattedDataSize(
            static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
    };
    return tr("%1 of %2 read · %3 rows · %4 dropped")
        .arg(size(now.done), size(now.total), number(now.rows), number(now.dropped));
}

QString ImportWords::report(const ImportReport &report)
{
    std::array<std::int64_t, 3> rows {};
    std::int64_t heldOut = 0;
    std::int64_t drawn = 0;
    for (const ImportedTask &task : report.tasks) {
        for (std::size_t split = 0; split < rows.size(); ++split) {
            rows[split] += task.rows[split];
        }
        heldOut += task.heldOut ? 1 : 0;
        drawn += task.drawn.empty() ? 0 : 1;
    }
    const ThemeColors &colors = Theme::instance().colors();
    const auto paragraph = [](const QString &text) {
        return u"<p style='margin:0 0 6px 0'>%1</p>"_s.arg(text);
    };
    const auto muted = [&](const QString &text) {
        return u"<span style='color:%1'>%2</span>"_s.arg(colors.mutedText.name(), text);
    };
    QString html = paragraph(u"<b>%1</b>"_s.arg(report.tasks.size() == 1
            ? tr("1 task was imported.")
            : tr("%1 tasks were imported.").arg(number(std::ssize(report.tasks)))));
    html += paragraph(tr("%1 rows for training, %2 for validation and %3 for testing.")
                          .arg(number(rows[0]), number(rows[1]), number(rows[2])));
    if (heldOut > 0) {
        html += paragraph(tr("Held out: %1 of the tasks.").arg(number(heldOut)));
    }
    if (drawn > 0) {
        html += paragraph(tr("Splits that the data did not have were drawn for %1 of the tasks.")
                              .arg(number(drawn)));
    }
    if (report.dropped.empty()) {
        html += paragraph(tr("No row was dropped."));
    } else {
        html += paragraph(
            u"<b>%1</b>"_s.arg(tr("Dropped, of %1 rows read:").arg(number(report.rowsRead))));
    }
    for (const DroppedRows &dropped : report.dropped) {
        html +=
            paragraph(tr("%1 rows: %2", "how many, why").arg(number(dropped.rows), reason(dropped))
                + u" · "_s + muted(tr("the first: %1").arg(escaped(dropped.first))));
    }
    if (!report.leftOut.empty()) {
        html += paragraph(u"<b>%1</b>"_s.arg(tr("Left out:")));
    }
    const std::size_t shown = std::min(report.leftOut.size(), mostLeftOut);
    for (std::size_t i = 0; i < shown; ++i) {
        html += paragraph(
            escaped(report.leftOut[i].name) + u' ' + muted(escaped(report.leftOut[i].reason)));
    }
    if (shown < report.leftOut.size()) {
        html +=
            paragraph(tr("and %1 more")
                          .arg(number(static_cast<std::int64_t>(report.leftOut.size() - shown))));
    }
    return html;
}

} // namespace tp
