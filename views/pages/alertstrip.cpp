// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/alertstrip.h"

#include "views/presenters/words.h"
#include "views/widgets/banner.h"

#include <QLocale>
#include <QVBoxLayout>

namespace tp {

AlertStrip::AlertStrip(Presenters &presenters, QWidget *parent)
    : QWidget(parent)
    , m_presenters(presenters)
    , m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("alerts"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_banner);
    AlertsPresenter &alerts = presenters.alerts;
    connect(&alerts, &AlertsPresenter::changed, this, &AlertStrip::showAlerts);
    connect(m_banner, &Banner::closed, &alerts, &AlertsPresenter::dismiss);
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        if (const RunEvent *newest = m_presenters.alerts.newest()) {
            m_presenters.timeline.moveTo(newest->step);
        }
    });
    showAlerts();
}

void AlertStrip::showAlerts()
{
    const AlertsPresenter &alerts = m_presenters.alerts;
    const std::size_t count = alerts.count();
    setVisible(count > 0);
    if (count == 0) {
        m_banner->clear();
        return;
    }
    const QString step = QLocale().toString(qlonglong(alerts.newest()->step));
    const QString text = modelSentence(alerts.newest()->text);
    m_banner->display(Severity::Warning,
        count == 1 ? tr("Alert at step %1: %2").arg(step, text)
                   : tr("%1 alerts, the newest at step %2: %3").arg(count).arg(step, text),
        tr("Show step"));
}

} // namespace tp
