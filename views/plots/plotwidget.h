// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/plotstyle.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace tp {

// What every plot has: colours that follow the palette, and words in place of a missing picture.
class PlotWidget : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlotWidget)

public:
    explicit PlotWidget(QWidget *parent = nullptr);
    ~PlotWidget() override;

    // Shown while there is nothing to draw: what would be here, why it is not yet, and optionally
    // the one action that changes that.
    void setPlaceholder(const QString &words, const QString &action = {});
    [[nodiscard]] QString placeholder() const;
    [[nodiscard]] bool isEmpty() const { return m_empty; }
    [[nodiscard]] const PlotStyle &style() const { return m_style; }

Q_SIGNALS:
    void placeholderActivated();

protected:
    void setEmpty(bool empty);
    virtual void styleChanged() = 0;
    virtual void emptyChanged() { }
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    // Takes colours and fonts from the widget; to be called once by the constructors of subclasses.
    void refreshStyle();

private:
    PlotStyle m_style;
    QWidget *m_notice = nullptr;
    QLabel *m_words = nullptr;
    QPushButton *m_action = nullptr;
    bool m_empty = true;
};

} // namespace tp
