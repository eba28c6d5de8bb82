// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/runsmodel.h"
#include "views/plots/plotdata.h"
#include "views/presenters/presenters.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <memory>
#include <vector>

namespace tp {

// What the panel shows, from the same presenters as the docks. Brought up to date only when a frame
// is drawn and only where something has changed, so that a hidden panel costs nothing.
class PanelContent final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PanelContent)

public:
    PanelContent(Presenters &presenters, RunsModel &runs, QObject *parent = nullptr);

    [[nodiscard]] Presenters &presenters() { return m_presenters; }
    [[nodiscard]] const RunsModel &runs() const { return m_runs; }
    void update();
    void makeAnew(); // in another language

    // A picture, or the sentence that says why there is none. The number counts its versions.
    template <typename T> struct Picture
    {
        T data;
        QString sentence;
        QString detail; // beside the title
        QString words; // below
        quint64 version = 0;
        bool dirty = true;
    };
    [[nodiscard]] const Picture<CurvesData> &curves() const { return m_curves; }
    [[nodiscard]] const Picture<HeatmapData> &routing() const { return m_routing; }
    [[nodiscard]] const Picture<BarsData> &transfer() const { return m_transfer; }

    [[nodiscard]] bool isOpen(const std::filesystem::path &folder) const;
    [[nodiscard]] bool isCurrent(const std::filesystem::path &folder) const;
    [[nodiscard]] QString timelineWords() const; // "step 120 of 500 · following"

    // Ids of the tasks from top to bottom.
    [[nodiscard]] QStringList routingRows() const;
    [[nodiscard]] QStringList transferRows() const;

Q_SIGNALS:
    void changed(); // something that a frame would show

private:
    void updateCurves();
    void updateRouting();
    void updateTransfer();
    [[nodiscard]] QString whyNoCurves() const;
    [[nodiscard]] QString whyNoRouting() const;
    [[nodiscard]] QString whyNoTransfer() const;

    Presenters &m_presenters;
    RunsModel &m_runs;
    Picture<CurvesData> m_curves;
    Picture<HeatmapData> m_routing;
    Picture<BarsData> m_transfer;
};

} // namespace tp
