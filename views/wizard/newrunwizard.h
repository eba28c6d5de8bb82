// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/runconfig.h"
#include "views/presenters/engineservices.h"

#include <QDialog>
#include <QString>

#include <memory>

namespace tp {

// Leads from data to a checked run configuration in six steps. Everything typed is checked at
// once; reading folders and counting parameters happen off the GUI thread. Not modal by itself:
// show() it and listen to startRequested().
class NewRunWizard final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NewRunWizard)

public:
    // Starts from services.demoConfig; if that cannot be read, from defaults, and says so.
    explicit NewRunWizard(EngineServices services, QWidget *parent = nullptr);
    ~NewRunWizard() override;

    // "New run from this one": `origin` names it ("tensorpoly-1 · s0"); the review shows what
    // differs.
    void setConfig(const RunConfig &config, const QString &origin);
    [[nodiscard]] RunConfig config() const;
    // Nothing wrong and nothing still being looked at.
    [[nodiscard]] bool isReady() const;

    enum Step { DataStep, BackboneStep, MethodStep, TrainingStep, ReferencesStep, ReviewStep };
    Q_ENUM(Step)
    [[nodiscard]] Step step() const;
    void setStep(Step step);
    void setAdvanced(bool advanced);

Q_SIGNALS:
    // The person pressed Start; the configuration is valid. The dialog closes itself.
    void startRequested(const tp::RunConfig &config);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace tp
