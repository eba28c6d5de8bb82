// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/presenters/presenters.h"

#include <QWidget>

namespace tp {

class Banner;

// The newest alert of the run that is shown and how many there are, until a person puts them away.
class AlertStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AlertStrip)

public:
    explicit AlertStrip(Presenters &presenters, QWidget *parent = nullptr);

    [[nodiscard]] Banner *banner() const { return m_banner; }

private:
    void showAlerts();

    Presenters &m_presenters;
    Banner *m_banner;
};

} // namespace tp
