// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/imgui/instruments.h"

namespace tp {

// Everything that a frame shows: the four instruments, the timeline below them, the read-out and
// the list of keys above.
class PanelPainter final
{
public:
    void draw(PanelFrame &frame, const QSizeF &size);
    void release() { m_routing.release(); }

    // What the cursor stands on, in words.
    [[nodiscard]] QString readoutText(
        const PanelContent &content, const PanelState &state, const PlotStyle &style) const;

    [[nodiscard]] const RunsInstrument &runs() const { return m_runs; }
    [[nodiscard]] const CurvesInstrument &curves() const { return m_curves; }
    [[nodiscard]] const RoutingInstrument &routing() const { return m_routing; }
    [[nodiscard]] const TransferInstrument &transfer() const { return m_transfer; }

private:
    static void drawTimeline(PanelFrame &frame, const QRectF &area);
    static void drawReadout(PanelFrame &frame, const QSizeF &size);
    static void drawKeys(PanelFrame &frame, const QSizeF &size);

    RunsInstrument m_runs;
    CurvesInstrument m_curves;
    RoutingInstrument m_routing;
    TransferInstrument m_transfer;
};

} // namespace tp
