// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/rundelegate.h"

#include "model/core/rundata.h"
#include "model/store/annotations.h"
#include "views/items/runsmodel.h"
#include "views/widgets/theme.h"

#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tp {

void paintSparkline(
    QPainter *painter, const QRectF &area, const QList<double> &values, const QColor &color)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const double value : values) {
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    if (values.size() < 2 || low > high) {
        return;
    }
    const double range = high > low ? high - low : 1.0;
    const double stepX = area.width() / static_cast<double>(values.size() - 1);
    QPainterPath path;
    bool open = false;
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i])) {
            open = false;
            continue;
        }
        const QPointF point(area.left() + stepX * static_cast<double>(i),
            area.bottom() - (values[i] - low) / range * area.height());
        if (open) {
            path.lineTo(point);
        } else {
            path.moveTo(point);
            open = true;
        }
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(color, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(path);
    painter->restore();
}

void fillEditorOnce(QWidget *editor, const QString &text)
{
    auto *line = qobject_cast<QLineEdit *>(editor);
    if (line && !line->property("filled").toBool()) {
        line->setProperty("filled", true);
        line->setText(text);
        line->setMaxLength(int(longestRunName));
        line->setAccessibleName(RunDelegate::tr("New name of the run"));
    }
}

RunDelegate::RunDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

QSize RunDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return QSize(160, option.fontMetrics.height() * 2 + 2 * Theme::grid);
}

void RunDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ThemeColors &colors = Theme::instance().colors();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -1);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? colors.selection : colors.raised);
        painter->drawRoundedRect(box, 5, 5);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter->setPen(QPen(colors.accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }

    const QFont base = option.font;
    QFont strong = base;
    strong.setWeight(selected ? QFont::DemiBold : QFont::Normal);
    QFont small = base;
    small.setPointSizeF(base.pointSizeF() > 0 ? base.pointSizeF() * 0.9 : 9);
    const int line = QFontMetrics(base).height();
    const int top = option.rect.top() + (option.rect.height() - 2 * line) / 2;
    const int left = option.rect.left() + 10;
    const int right = option.rect.right() - 10;

    const QColor runColor = Theme::instance().runColor(index.data(RunsModel::IdRole).toString());
    painter->setPen(Qt::NoPen);
    painter->setBrush(runColor);
    painter->drawEllipse(QPointF(left + 4, top + line / 2.0), 4, 4);

    const QFont numbers = Theme::numberFont(base);
    const QString score = index.data(RunsModel::ScoreTextRole).toString();
    const int scoreWidth = QFontMetrics(numbers).horizontalAdvance(score) + 2;
    const int curveWidth = std::clamp((right - left) / 3, 24, 72);
    const int textLeft = left + 18;
    painter->setFont(numbers);
    painter->setPen(colors.text);
    painter->drawText(
        QRect(right - scoreWidth, top, scoreWidth, line), Qt::AlignRight | Qt::AlignVCenter, score);
    painter->setFont(strong);
    const int nameWidth = right - scoreWidth - Theme::grid - textLeft;
    painter->drawText(QRect(textLeft, top, nameWidth, line),
        Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(strong).elidedText(
            index.data(Qt::DisplayRole).toString(), Qt::ElideMiddle, nameWidth));

    const auto phase = static_cast<RunPhase>(index.data(RunsModel::PhaseRole).toInt());
    painter->setFont(small);
    painter->setPen(phase == RunPhase::Failed ? colors.error : colors.mutedText);
    const auto curve = index.data(RunsModel::CurveRole).value<QList<double>>();
    const int stateWidth = right - textLeft - (curve.size() < 2 ? 0 : curveWidth + Theme::grid);
    const QString words = (QStringList(index.data(RunsModel::StateTextRole).toString())
        + index.data(RunsModel::TagsRole).toStringList())
                              .join(QStringLiteral(" \u00b7 "));
    painter->drawText(QRect(textLeft, top + line, stateWidth, line),
        Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(small).elidedText(words, Qt::ElideRight, stateWidth));

    paintSparkline(painter,
        QRectF(right - curveWidth, top + line + 4, curveWidth, line - 7),
        curve,
        phase == RunPhase::Stopped || phase == RunPhase::Failed ? colors.idle : runColor);
    painter->restore();
}

void RunDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    fillEditorOnce(editor, index.data(Qt::EditRole).toString());
}

void RunDelegate::updateEditorGeometry(
    QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    // Over the name, and as high as its frame needs; the dot keeps saying which run it is.
    const int height = editor->sizeHint().height();
    editor->setGeometry(option.rect.left() + 20,
        option.rect.center().y() - height / 2,
        option.rect.width() - 28,
        height);
}

} // namespace tp
