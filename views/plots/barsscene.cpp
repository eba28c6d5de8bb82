// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/barsscene.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

struct BarsText
{
    Q_DECLARE_TR_FUNCTIONS(BarsText)
};

constexpr double topMargin = 8.0;
constexpr double tickGap = 10.0; // pixels between the numbers under the axis
constexpr int single = Qt::TextSingleLine;

double finite(double value)
{
    return std::isfinite(value) ? value : 0.0;
}

} // namespace

std::vector<double> niceTicks(double low, double high, int most)
{
    std::vector<double> ticks;
    if (!(high > low) || most < 1) {
        return ticks;
    }
    const double raw = (high - low) / most;
    // A range that doubles cannot divide has no ticks.
    if (!std::isfinite(raw) || std::max(std::abs(low), std::abs(high)) / raw > 1e12) {
        return ticks;
    }
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    double step = 10.0 * power;
    for (const double factor : { 1.0, 2.0, 5.0 }) {
        if (factor * power >= raw * (1.0 - 1e-9)) {
            step = factor * power;
            break;
        }
    }
    const auto first = static_cast<long long>(std::ceil(low / step - 1e-9));
    const auto last = static_cast<long long>(std::floor(high / step + 1e-9));
    for (long long i = first; i <= last; ++i) {
        ticks.push_back(static_cast<double>(i) * step);
    }
    return ticks;
}

void BarsScene::setData(BarsData data)
{
    m_data = std::move(data);
    m_low = 0.0;
    m_high = 0.0;
    for (const BarRow &row : m_data.rows) {
        m_low = std::min({ m_low, finite(row.value), finite(row.low) });
        m_high = std::max({ m_high, finite(row.value), finite(row.high) });
    }
    // Both sides stay visible, so that a picture without harm still says where harm would stand.
    const double range = std::max(m_high - m_low, 0.02);
    m_low = std::min(m_low - 0.03 * range, -0.12 * range);
    m_high = std::max(m_high + 0.03 * range, 0.12 * range);
    m_values.clear();
    for (const BarRow &row : m_data.rows) {
        m_values.push_back(valueText(row));
    }
}

void BarsScene::setStyle(const PlotStyle &style)
{
    m_style = style;
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        m_values[i] = valueText(m_data.rows[i]);
    }
}

QString BarsScene::valueText(const BarRow &row) const
{
    QString text = m_style.number(row.value, 2, true);
    const double half = (row.high - row.low) / 2.0;
    if (std::isfinite(half) && half > 0.0) {
        QString width = m_style.number(half, 2);
        if (half < 0.995 && width.size() > 1) {
            width.remove(0, 1); // ".04": the column is narrow
        }
        text += u" ± "_s + width;
    }
    if (row.n > 0) {
        text += u"  "_s + BarsText::tr("n=%1").arg(row.n);
    }
    return text;
}

double BarsScene::bottomMargin() const
{
    return m_data.note.isEmpty() ? 40.0 : 56.0;
}

double BarsScene::heightFor(double rowHeight) const
{
    return topMargin + rowHeight * rows() + bottomMargin();
}

void BarsScene::layout(const BarsRoom &room)
{
    m_room = room;
    const QRectF area = room.area.adjusted(8.0, topMargin, -8.0, -bottomMargin());
    m_rowHeight = room.rowHeight > 0.0 ? room.rowHeight : area.height() / std::max(rows(), 1);
    const double visible = std::clamp(m_rowHeight * rows(), 0.0, std::max(area.height(), 0.0));
    const QFontMetricsF metrics(m_style.font);
    const QFontMetricsF small(m_style.small);
    double labels = 0.0;
    double numbers = 0.0;
    for (std::size_t i = 0; i < m_data.rows.size(); ++i) {
        labels = std::max(labels, metrics.horizontalAdvance(m_data.rows[i].label));
        numbers = std::max(numbers, small.horizontalAdvance(m_values[i]));
    }
    const double labelWidth = std::min(std::ceil(labels) + 4.0, area.width() * 0.34);
    const double numberWidth = std::min(std::ceil(numbers) + 2.0, area.width() * 0.36);
    m_rows = QRectF(area.left(), area.top(), area.width(), visible);
    m_labels = QRectF(area.left(), area.top(), labelWidth, visible);
    m_numbers = QRectF(area.right() - numberWidth, area.top(), numberWidth, visible);
    m_bars = QRectF(QPointF(m_labels.right() + 10.0, area.top()),
        QPointF(std::max(m_labels.right() + 30.0, m_numbers.left() - 10.0), area.top() + visible));
    // The finest round steps whose numbers keep apart.
    for (int most = 10; most >= 1; --most) {
        m_ticks = niceTicks(m_low, m_high, most);
        double widest = 0.0;
        for (const double tick : m_ticks) {
            widest = std::max(widest, small.horizontalAdvance(tickText(tick)));
        }
        if (m_ticks.size() < 2 || xOf(m_ticks[1]) - xOf(m_ticks[0]) >= widest + tickGap) {
            break;
        }
    }
}

QString BarsScene::tickText(double tick) const
{
    if (tick == 0.0) {
        return u"0"_s;
    }
    const double step = m_ticks.size() > 1 ? m_ticks[1] - m_ticks[0] : 1.0;
    return m_style.number(tick, step < 0.0095 ? 3 : step < 0.095 ? 2 : 1, true);
}

double BarsScene::xOf(double value) const
{
    return m_bars.left() + (value - m_low) / (m_high - m_low) * m_bars.width();
}

double BarsScene::rowTop(int row) const
{
    return m_rows.top() - m_room.scroll + m_rowHeight * row;
}

QRectF BarsScene::band(int row) const
{
    return QRectF(m_rows.left() - 4.0, rowTop(row), m_rows.width() + 8.0, m_rowHeight);
}

QRectF BarsScene::barRect(int row) const
{
    const BarRow &bar = m_data.rows[static_cast<std::size_t>(row)];
    const double height = std::clamp(m_rowHeight * 0.6, 1.0, 12.0);
    const double left = xOf(std::min(finite(bar.value), 0.0));
    const double right = xOf(std::max(finite(bar.value), 0.0));
    double top = rowTop(row) + (m_rowHeight - height) / 2.0;
    if (m_room.pixelRatio > 0.0) {
        top = std::round(top * m_room.pixelRatio) / m_room.pixelRatio;
    }
    return QRectF(left, top, std::max(right - left, 1.5), height);
}

int BarsScene::rowAt(const QPointF &point) const
{
    if (rows() == 0 || !m_rows.adjusted(-4.0, 0.0, 4.0, 0.0).contains(point)) {
        return -1;
    }
    const int row = static_cast<int>((point.y() - m_rows.top() + m_room.scroll) / m_rowHeight);
    return row >= 0 && row < rows() ? row : -1;
}

void BarsScene::paint(QPainter &painter, const BarsMarks &marks) const
{
    if (rows() == 0) {
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    paintGrid(painter);
    painter.save();
    if (m_rowHeight * rows() > m_rows.height() + 0.5) {
        painter.setClipRect(m_rows.adjusted(-8.0, 0.0, 8.0, 0.0));
    }
    for (int row = 0; row < rows(); ++row) {
        if (rowTop(row) + m_rowHeight < m_rows.top() || rowTop(row) > m_rows.bottom()) {
            continue;
        }
        const bool selected = static_cast<std::size_t>(row) < marks.selected.size()
            && marks.selected[static_cast<std::size_t>(row)];
        paintRow(painter, row, selected, row == marks.hover || row == marks.focus);
    }
    if (marks.focus >= 0 && marks.focus < rows()) {
        painter.setPen(QPen(m_style.accent, 1.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(band(marks.focus).adjusted(0.5, 0.5, -0.5, -0.5), 3.0, 3.0);
    }
    painter.restore();
    paintFooter(painter);
    painter.restore();
}

void BarsScene::paintGrid(QPainter &painter) const
{
    const auto crisp = [this](double x) {
        const double ratio = m_room.pixelRatio;
        return ratio > 0.0 ? (std::floor(x * ratio) + 0.5) / ratio : x;
    };
    for (const double tick : m_ticks) {
        painter.setPen(QPen(m_style.grid, 1.0));
        const double x = crisp(xOf(tick));
        painter.drawLine(QPointF(x, m_rows.top()), QPointF(x, m_rows.bottom()));
    }
    painter.setPen(QPen(m_style.axis, 1.0));
    const double x = crisp(zero());
    painter.drawLine(QPointF(x, m_rows.top() - 4.0), QPointF(x, m_rows.bottom() + 3.0));
}

void BarsScene::paintRow(QPainter &painter, int row, bool selected, bool pointed) const
{
    const BarRow &bar = m_data.rows[static_cast<std::size_t>(row)];
    const QRectF whole = band(row);
    if (selected) {
        painter.fillRect(whole, m_style.selection);
        painter.fillRect(QRectF(whole.left(), whole.top(), 2.5, whole.height()), m_style.accent);
    } else if (pointed) {
        painter.fillRect(whole, m_style.blank);
    }
    const double middle = rowTop(row) + m_rowHeight / 2.0;
    if (selected || pointed) {
        painter.setPen(QPen(m_style.axis, 1.0));
        painter.drawLine(QPointF(zero(), whole.top()), QPointF(zero(), whole.bottom()));
    }

    const QRectF rect = barRect(row);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_data.isHarm(bar.value) ? m_style.hurt : m_style.help);
    if (std::isfinite(bar.value) && bar.value != 0.0) {
        const double radius = std::min({ 2.0, rect.width() / 2.0, rect.height() / 2.0 });
        painter.drawRoundedRect(rect, radius, radius);
    }
    if (std::isfinite(bar.low) && std::isfinite(bar.high) && bar.high > bar.low) {
        const double cap = std::min(2.5, rect.height() / 3.0);
        const double from = xOf(bar.low);
        const double to = xOf(bar.high);
        painter.setPen(QPen(m_style.text, 1.0));
        painter.drawLine(QPointF(from, middle), QPointF(to, middle));
        painter.drawLine(QPointF(from, middle - cap), QPointF(from, middle + cap));
        painter.drawLine(QPointF(to, middle - cap), QPointF(to, middle + cap));
    }

    QFont font = selected || pointed ? m_style.bold : m_style.font;
    font.setPixelSize(std::clamp(static_cast<int>(m_rowHeight * 0.8), 7, font.pixelSize()));
    painter.setFont(font);
    painter.setPen(m_style.text);
    painter.drawText(QRectF(m_labels.left(), middle - 10.0, m_labels.width(), 20.0),
        Qt::AlignRight | Qt::AlignVCenter | single,
        QFontMetricsF(font).elidedText(bar.label, Qt::ElideRight, m_labels.width()));
    QFont small = m_style.small;
    small.setPixelSize(std::min(small.pixelSize(), font.pixelSize()));
    painter.setFont(small);
    painter.setPen(m_style.muted);
    painter.drawText(QRectF(m_numbers.left(), middle - 10.0, m_numbers.width(), 20.0),
        Qt::AlignRight | Qt::AlignVCenter | single,
        m_values[static_cast<std::size_t>(row)]);
}

void BarsScene::paintFooter(QPainter &painter) const
{
    const double top = m_rows.bottom() + 4.0;
    painter.setFont(m_style.small);
    painter.setPen(m_style.muted);
    for (const double tick : m_ticks) {
        painter.drawText(
            QRectF(xOf(tick) - 30.0, top, 60.0, 14.0), Qt::AlignCenter | single, tickText(tick));
    }

    const QFontMetricsF metrics(m_style.small);
    const double line = top + 15.0;
    const QString leftWord = m_data.negative().isEmpty() ? QString() : u"← "_s + m_data.negative();
    const QString rightWord = m_data.positive().isEmpty() ? QString() : m_data.positive() + u" →"_s;
    painter.setPen(m_style.textColour(m_data.isHarm(-1.0) ? m_style.hurt : m_style.help));
    painter.drawText(
        QRectF(m_rows.left(), line, m_rows.width(), 14.0), Qt::AlignLeft | single, leftWord);
    painter.setPen(m_style.textColour(m_data.isHarm(1.0) ? m_style.hurt : m_style.help));
    painter.drawText(
        QRectF(m_rows.left(), line, m_rows.width(), 14.0), Qt::AlignRight | single, rightWord);
    const double left = m_rows.left() + metrics.horizontalAdvance(leftWord) + 10.0;
    const double right = m_rows.right() - metrics.horizontalAdvance(rightWord) - 10.0;
    painter.setPen(m_style.muted);
    painter.drawText(QRectF(left, line, std::max(right - left, 0.0), 14.0),
        Qt::AlignHCenter | single,
        metrics.elidedText(m_data.axisTitle, Qt::ElideRight, right - left));
    if (!m_data.note.isEmpty()) {
        painter.drawText(QRectF(m_rows.left(), line + 16.0, m_rows.width(), 14.0),
            Qt::AlignLeft | single,
            metrics.elidedText(m_data.note, Qt::ElideRight, m_rows.width()));
    }
}

} // namespace tp
