// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/panelsscene.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

constexpr double titleHeight = 30.0; // two lines
constexpr double gap = 10.0;
constexpr double swatch = 9.0;
constexpr double colourBarRoom = 40.0; // as MatrixScene takes for it
constexpr double mostLabels = 0.26;

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
    area.adjust(0.0, titleHeight, 0.0, -words);

    double labels = 0.0;
    for (const QString &label : m_scenes.front().data().rowLabels) {
        labels = std::max(labels, QFontMetricsF(m_style.small).horizontalAdvance(label));
    }
    labels = std::min(std::ceil(labels) + 4.0, area.width() * mostLabels);

    // Cells get what labels, dendrogram and colour bars leave, the same for every column. How wide
    // the dendrogram is depends on the first matrix, so it is laid out once before.
    double left = labels + 30.0;
    for (int round = 0; round < 2; ++round) {
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
            panel.area = QRectF(x, area.top(), width, area.height());
            panel.legend = false; // categories are in words in the read-out
            panel.colourBar = hasColourBar(i);
            panel.labelWidth = i == 0 ? labels : 0.0;
            m_scenes[i].layout(panel);
            const QRectF shown = m_scenes[i].cellsArea();
            m_titles.emplace_back(
                shown.left(), area.top() - titleHeight, x + width - shown.left(), titleHeight);
            x += width;
        }
        left = m_scenes.front().cellsArea().left() - area.left();
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
    return m_scenes.empty()
        ? 0.0
        : m_scenes.front().heightFor(width, rowHeight, false) + titleHeight + wordsHeight(width);
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
        paintTitle(painter, m_titles[i], panel);
    }
    if (m_words.height() > 0.0) {
        painter.setFont(m_style.small);
        painter.setPen(m_style.muted);
        painter.drawText(m_words, Qt::TextWordWrap | Qt::AlignBottom, m_data.words);
    }
}

// "poly · seed 1" takes two lines where one is too short.
void PanelsScene::paintTitle(QPainter &painter, QRectF area, const MatrixPanel &panel) const
{
    const QFontMetricsF metrics(m_style.font);
    if (!panel.key.isEmpty()) {
        const QRectF square(
            area.left(), area.bottom() - metrics.height() / 2.0 - swatch / 2.0, swatch, swatch);
        painter.fillRect(square, m_style.series(-1, panel.key));
        area.setLeft(square.right() + 5.0);
    }
    QStringList lines { panel.title };
    if (metrics.horizontalAdvance(panel.title) > area.width()) {
        lines = panel.title.split(u" · "_s);
    }
    for (QString &line : lines) {
        line = metrics.elidedText(line, Qt::ElideMiddle, area.width());
    }
    painter.setFont(m_style.font);
    painter.setPen(m_style.text);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignBottom, lines.mid(0, 2).join(u'\n'));
}

} // namespace tp
