// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <cstdint>
#include <optional>
#include <vector>

namespace tp {

// One number over the steps of a run, a line high, between fixed ends. A click asks for its step.
class Sparkline final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Sparkline)

public:
    explicit Sparkline(QWidget *parent = nullptr);

    struct Point
    {
        std::int64_t step = 0;
        double value = 0.0; // in [0, 1]

        friend bool operator==(const Point &, const Point &) = default;
    };
    void setPoints(std::vector<Point> points); // ascending steps
    void setMarker(std::optional<std::int64_t> step);
    [[nodiscard]] const std::vector<Point> &points() const { return m_points; }
    [[nodiscard]] QSize sizeHint() const override { return { 200, 44 }; }
    [[nodiscard]] QSize minimumSizeHint() const override { return { 80, 44 }; }

Q_SIGNALS:
    void stepClicked(qint64 step);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] double xOf(std::int64_t step) const;
    [[nodiscard]] const Point *nearest(double x) const;

    std::vector<Point> m_points;
    std::optional<std::int64_t> m_marker;
};

// The load of each expert as a bar, with the even share as a line across. A dead expert, whose bar
// is too low to see, has a cross.
class LoadBars final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LoadBars)

public:
    explicit LoadBars(QWidget *parent = nullptr);

    struct Bar
    {
        QString label;
        double load = 0.0; // in even shares
        bool dead = false;

        friend bool operator==(const Bar &, const Bar &) = default;
    };
    void setBars(std::vector<Bar> bars);
    [[nodiscard]] const std::vector<Bar> &bars() const { return m_bars; }
    [[nodiscard]] QSize sizeHint() const override { return { 200, 72 }; }
    [[nodiscard]] QSize minimumSizeHint() const override { return { 80, 72 }; }

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] QRectF slot(std::size_t bar) const; // as high as the plot
    [[nodiscard]] QString words(const Bar &bar) const;

    std::vector<Bar> m_bars;
};

} // namespace tp
