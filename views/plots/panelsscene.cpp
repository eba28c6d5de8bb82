// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/panelsscene.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

constexpr double titleHeight = 30.0; // two lines
constexpr double gap = 10.0;
constexpr double swatch = 9.0;
constexpr double colourBarRoom = 40.0; // as MatrixScene takes for it
constexpr double mostLabels = 0.26;
constexpr double slant = 35.0; // degrees
constexpr double mostSlanted = 116.0; // pixels of height

} // namespace

void PanelsScene::setData(PanelsData data)
{
    m_data = std::move(data);
    m_scenes.clear();
    for (std::size_t i = 0; i < m_data.panels.size(); ++i) {
        HeatmapData panel = m_data.panels[i].data;
        if (i > 0) { // only the first has what stands left of the cells
            panel.linkage.clear();
            panel.categories.clear();
        }
        MatrixScene scene;
        scene.setStyle(m_style);
        scene.setData(std::move(panel));
        m_scenes.push_back(std::move(scene));
    }
}

void PanelsScene::setStyle(const PlotStyle &style)
{
    m_style = style;
    for (MatrixScene &scene : m_scenes) {
        scene.setStyle(style);
    }
}

bool PanelsScene::hasColourBar(std::size_t panel) const
{
    if (panel + 1 >= m_data.panels.size()) {
        return true;
    }
    const HeatmapData &here = m_data.panels[panel].data;
    const HeatmapData &next = m_data.panels[panel + 1].data;
    return here.scale != next.scale || here.low != next.low || here.high != next.high;
}

double PanelsScene::wordsHeight(double width) const
{
    if (m_data.words.isEmpty()) {
        return 0.0;
    }
    const QFontMetricsF metrics(m_style.small);
    return std::ceil(metrics
                         .boundingRect(QRectF(0.0, 0.0, std::max(width - 16.0, 40.0), 1000.0),
                             Qt::TextWordWrap,
                             m_data.words)
                         .height())
        + 6.0;
}

void PanelsScene::layout(const MatrixRoom &room)
{
    m_titles.clear();
    if (m_scenes.empty()) {
        return;
    }
    QRectF area = room.area;
    const double words = wordsHeight(area.width());
    m_words = QRectF(area.left() + 8.0, area.bottom() - words, area.width() - 16.0, words);
    area.adjust(0.0, 0.0, 0.0, -words);

    double labels = 0.0;
    for (const QString &label : m_scenes.front().data().rowLabels) {
        labels = std::max(labels, QFontMetricsF(m_style.small).horizontalAdvance(label));
    }
    labels = std::min(std::ceil(labels) + 4.0, area.width() * mostLabels);

    // Cells get what labels, dendrogram and colour bars leave, the same for every column. How wide
    // the dendrogram is depends on the first matrix, and how high the rows are on what stands above
    // and below those that need most, so all are laid out before; then once more with the titles.
    double left = labels + 30.0;
    double titles = titleHeight;
    std::vector<double> above(m_scenes.size(), 0.0);
    std::vector<double> below(m_scenes.size(), 0.0);
    m_slanted = false;
    for (int round = 0; round < 3; ++round) {
        const double mostAbove = std::ranges::max(above);
        const double mostBelow = std::ranges::max(below);
        double cells = area.width() - left;
        int columns = 0;
        for (std::size_t i = 0; i < m_scenes.size(); ++i) {
            cells -= gap + (hasColourBar(i) ? colourBarRoom : 0.0);
            columns += std::max(m_scenes[i].columns(), 1);
        }
        const double column = std::max(cells, 40.0) / std::max(columns, 1);
        double x = area.left();
        m_titles.clear();
        for (std::size_t i = 0; i < m_scenes.size(); ++i) {
            const double width = (i == 0 ? left : gap) + column * std::max(m_scenes[i].columns(), 1)
                + (hasColourBar(i) ? colourBarRoom : 0.0);
            MatrixRoom panel = room;
            panel.area = QRectF(QPointF(x, area.top() + titles), QPointF(x + width, area.bottom()))
                             .adjusted(0.0, mostAbove - above[i], 0.0, below[i] - mostBelow);
            panel.legend = false; // categories are in words in the read-out
            panel.colourBar = hasColourBar(i);
            panel.labelWidth = i == 0 ? labels : 0.0;
            m_scenes[i].layout(panel);
            const QRectF shown = m_scenes[i].cellsArea();
            above[i] = shown.top() - panel.area.top();
            below[i] = panel.area.bottom() - shown.bottom();
            m_titles.emplace_back(shown.left(), area.top(), x + width - shown.left(), titles);
            m_slanted =
                m_slanted || titleLines(m_data.panels[i], m_titles.back().width()).isEmpty();
            x += width;
        }
        left = m_scenes.front().cellsArea().left() - area.left();
        titles = m_slanted ? slantedHeight() : titleHeight;
    }
}

double PanelsScene::contentHeight() const
{
    return m_scenes.empty() ? 0.0 : m_scenes.front().contentHeight();
}

double PanelsScene::visibleHeight() const
{
    return m_scenes.empty() ? 0.0 : m_scenes.front().cellsArea().height();
}

PanelCell PanelsScene::cellAt(const QPointF &point) const
{
    for (std::size_t i = 0; i < m_scenes.size(); ++i) {
        const MatrixCell cell = m_scenes[i].cellAt(point);
        if (cell.row >= 0 && (cell.column >= 0 || i == 0)) {
            return { static_cast<int>(i), cell };
        }
    }
    return {};
}

double PanelsScene::heightFor(double width, double rowHeight) const
{
    if (m_scenes.empty()) {
        return 0.0;
    }
    double rows = 0.0;
    for (const MatrixScene &scene : m_scenes) {
        rows = std::max(rows, scene.heightFor(width, rowHeight, false));
    }
    PanelsScene tried = *this;
    tried.layout({ QRectF(0.0, 0.0, width, rows + titleHeight), rowHeight, 0.0, 0.0 });
    return rows + (tried.m_slanted ? slantedHeight() : titleHeight) + wordsHeight(width);
}

void PanelsScene::paint(QPainter &painter, const PanelMarks &marks) const
{
    for (std::size_t i = 0; i < m_scenes.size(); ++i) {
        MatrixMarks own;
        own.selected = marks.selected;
        own.hover = { marks.hover.cell.row,
            marks.hover.panel == static_cast<int>(i) ? marks.hover.cell.column : -1 };
        own.focus = { marks.focus, -1 };
        m_scenes[i].paint(painter, own);

        const MatrixPanel &panel = m_data.panels[i];
        m_slanted ? paintSlanted(painter, m_titles[i], panel)
                  : paintTitle(painter, m_titles[i], panel);
    }
    if (m_words.height() > 0.0) {
        painter.setFont(m_style.small);
        painter.setPen(m_style.muted);
        painter.drawText(m_words, Qt::TextWordWrap | Qt::AlignBottom, m_data.words);
    }
}

// "poly · seed 1" takes two lines where one is too short; nothing where those are too.
QStringList PanelsScene::titleLines(const MatrixPanel &panel, double width) const
{
    const QFontMetricsF metrics(m_style.font);
    const double room = width - (panel.key.isEmpty() ? 0.0 : swatch + 5.0);
    for (const QStringList &lines : { QStringList(panel.title), panel.title.split(u" · "_s) }) {
        const bool fits = std::ranges::all_of(
            lines, [&](const QString &line) { return metrics.horizontalAdvance(line) <= room; });
        if (fits && lines.size() <= 2) {
            return lines;
        }
    }
    return {};
}

double PanelsScene::slantedHeight() const
{
    const QFontMetricsF metrics(m_style.font);
    double width = 0.0;
    for (const MatrixPanel &panel : m_data.panels) {
        width = std::max(width, metrics.horizontalAdvance(panel.title));
    }
    const double angle = slant * std::numbers::pi / 180.0;
    return std::min(std::ceil(width * std::sin(angle) + metrics.height() + swatch), mostSlanted);
}

void PanelsScene::paintTitle(QPainter &painter, const QRectF &area, const MatrixPanel &panel) const
{
    const QFontMetricsF metrics(m_style.font);
    QRectF text = area;
    if (!panel.key.isEmpty()) {
        const QRectF square(
            area.left(), area.bottom() - metrics.height() / 2.0 - swatch / 2.0, swatch, swatch);
        painter.fillRect(square, m_style.series(-1, panel.key));
        text.setLeft(square.right() + 5.0);
    }
    painter.setFont(m_style.font);
    painter.setPen(m_style.text);
    painter.drawText(
        text, Qt::AlignLeft | Qt::AlignBottom, titleLines(panel, area.width()).join(u'\n'));
}

void PanelsScene::paintSlanted(
    QPainter &painter, const QRectF &area, const MatrixPanel &panel) const
{
    const QFontMetricsF metrics(m_style.font);
    const double angle = slant * std::numbers::pi / 180.0;
    QPointF foot = area.bottomLeft() - QPointF(0.0, 2.0);
    if (!panel.key.isEmpty()) {
        painter.fillRect(
            QRectF(foot.x(), foot.y() - swatch, swatch, swatch), m_style.series(-1, panel.key));
        foot += QPointF(swatch / 2.0, -swatch - 3.0);
    }
    const double height = foot.y() - area.top() - metrics.ascent() * std::cos(angle);
    const double width = m_titles.back().right() - foot.x();
    const double room = std::min(height / std::sin(angle), width / std::cos(angle));
    painter.save();
    painter.translate(foot);
    painter.rotate(-slant);
    painter.setFont(m_style.font);
    painter.setPen(m_style.text);
    painter.drawText(QPointF(0.0, 0.0), metrics.elidedText(panel.title, Qt::ElideMiddle, room));
    painter.restore();
}

} // namespace tp
