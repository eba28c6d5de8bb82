// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workbench/mainwindow.h"

#include <QObject>

#include <memory>

namespace tp {

// A session and its window, which is made again when a person chooses another language: what trains
// and what is shown of it lives in the session and does not notice.
class Workbench final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Workbench)

public:
    explicit Workbench(Session &session);
    ~Workbench() override;

    [[nodiscard]] MainWindow &window() { return *m_window; }

public Q_SLOTS:
    void setLanguage(const QString &code); // remembered; see Language::apply

Q_SIGNALS:
    void windowMade(); // another one than before

private:
    void makeWindow();

    Session &m_session;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace tp
