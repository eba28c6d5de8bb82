// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QString>

#include <array>
#include <filesystem>

namespace tp {

enum class Instrument { Runs, Curves, Routing, Transfer };
inline constexpr int instrumentCount = 4;

// Where the person is in the panel: nothing of the data itself.
struct PanelState
{
    Instrument focus = Instrument::Runs;
    bool showsKeys = false;
    bool byKeyboard = false; // the read-out belongs to the cursor below, not to the pointer
    std::filesystem::path run; // cursor of the list of runs
    QString task; // cursor of routing and transfer: the same task in both
    int column = -1; // of the routing; -1: the whole row
    int series = 0; // of the curves
};

// Where each instrument stands. Narrow windows have two columns, others three.
struct PanelLayout
{
    std::array<QRectF, instrumentCount> cards;
    QRectF status;

    [[nodiscard]] const QRectF &card(Instrument instrument) const
    {
        return cards[static_cast<std::size_t>(instrument)];
    }
    [[nodiscard]] static PanelLayout of(const QRectF &area, double lineHeight);
};

} // namespace tp
