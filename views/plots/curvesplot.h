// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/plotdata.h"
#include "views/plots/plotwidget.h"

#include <memory>
#include <optional>

namespace tp {

// Curves with labels at their ends. Drag moves, the wheel zooms (Shift: x only, Ctrl: y only),
// double click shows everything again; plus, minus, arrows and Home do the same on the keyboard.
// A click says which x was meant, so that the timeline can go there.
class CurvesPlot final : public PlotWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CurvesPlot)

public:
    explicit CurvesPlot(QWidget *parent = nullptr);
    ~CurvesPlot() override;

    // Cheap: at most one repaint per turn of the event loop. While following, ranges fit the data.
    void setData(const CurvesData &data);
    [[nodiscard]] const CurvesData &data() const;
    void setMarker(std::optional<double> x);
    // Off once the person zooms or moves; on again by double click or by this.
    void setFollowing(bool following);
    [[nodiscard]] bool isFollowing() const;
    void showAll(); // fits the ranges and follows

    [[nodiscard]] QString readoutText() const;
    struct Ranges
    {
        double xLow = 0.0;
        double xHigh = 0.0;
        double yLow = 0.0;
        double yHigh = 0.0;
    };
    [[nodiscard]] Ranges ranges() const;
    [[nodiscard]] QPointF pointAt(double x, double y) const; // widget coordinates
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void positionClicked(double x);
    void seriesHovered(const QString &key); // empty when none
    void seriesClicked(const QString &key);
    void followingChanged(bool following);

protected:
    void styleChanged() override;
    void emptyChanged() override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace tp
