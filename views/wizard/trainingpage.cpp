// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/trainingpage.h"

#include "model/config/settings.h"
#include "views/widgets/theme.h"
#include "views/wizard/rundraft.h"
#include "views/wizard/scheduleview.h"
#include "views/wizard/settingform.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

QString deviceWords(const DeviceChoice &device)
{
    const QString name = QString::fromStdString(device.name);
    if (device.id == "auto") {
        return TrainingPage::tr("automatic");
    }
    if (device.id == "cpu") {
        return name.isEmpty() ? TrainingPage::tr("CPU") : TrainingPage::tr("CPU (%1)").arg(name);
    }
    return name;
}

// The devices of this machine instead of free text.
FieldSpec deviceField(FieldSpec field, const std::vector<DeviceChoice> &devices)
{
    for (const DeviceChoice &device : devices) {
        field.choices.append({ QString::fromStdString(device.id), deviceWords(device) });
    }
    return field;
}

} // namespace

TrainingPage::TrainingPage(RunDraft *draft, QWidget *parent)
    : WizardPage(draft,
        tr("Training"),
        tr("How long and how fast. The method chosen has set the learning rates."),
        parent)
    , m_schedule(new ScheduleView(this))
{
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, Theme::grid * 2, Theme::grid);
    column->setSpacing(Theme::grid * 2);
    const auto add = [&](const QString &title, const QStringList &keys) {
        column->addWidget(addForm(title, keys));
    };
    add(tr("Length"),
        { u"training.steps"_s,
            u"training.batch_size"_s,
            u"training.sampling"_s,
            u"training.bucket_batches"_s,
            u"training.seed"_s });
    add(tr("Learning rate"),
        { u"training.learning_rate"_s,
            u"training.router_learning_rate"_s,
            u"training.warmup"_s,
            u"training.schedule"_s,
            u"training.clip"_s,
            u"training.optimizer"_s,
            u"training.scale_parameter"_s,
            u"training.weight_decay"_s,
            u"training.beta1"_s,
            u"training.beta2"_s });
    add(tr("Loss"),
        { u"training.label_smoothing"_s,
            u"training.choice_loss"_s,
            u"training.unlikelihood_loss"_s,
            u"training.length_norm"_s });
    add(tr("While it trains"),
        { u"training.evaluate_every"_s,
            u"training.checkpoint_every"_s,
            u"training.routing_every"_s,
            u"training.tensorboard"_s });
    add(tr("Length limits"), { u"training.max_input_length"_s, u"training.max_target_length"_s });
    add(tr("Machine"), { u"training.device"_s, u"training.dtype"_s, u"training.threads"_s });
    // Whatever the table has beyond what is grouped above.
    QStringList rest;
    for (const SettingSpec &spec : trainingSettings()) {
        const QString key = QString::fromStdString(spec.key);
        bool placed = false;
        for (const SettingForm *form : std::as_const(m_forms)) {
            placed = placed || form->field(key) != nullptr;
        }
        if (!placed) {
            rest.append(key);
        }
    }
    if (!rest.isEmpty()) {
        add(tr("More"), rest);
    }
    column->addStretch();

    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    body()->addWidget(m_schedule);
    body()->addWidget(scroll, 1);
}

SettingForm *TrainingPage::addForm(const QString &title, const QStringList &keys)
{
    QList<FieldSpec> fields;
    for (const QString &key : keys) {
        const SettingSpec *spec = findSetting(key.toStdString());
        if (spec == nullptr) {
            continue;
        }
        FieldSpec field = FieldSpec::fromSetting(*spec);
        if (key == "training.device"_L1) {
            field = deviceField(field, draft()->services().devices);
        }
        fields.append(field);
    }
    auto *form = new SettingForm(draft(), title, this);
    form->setFields(fields);
    m_forms.append(form);
    return form;
}

QStringList TrainingPage::keys() const
{
    return { u"training"_s };
}

void TrainingPage::refresh()
{
    for (SettingForm *form : std::as_const(m_forms)) {
        form->refresh();
    }
    const bool wrong = !draft()->problem(u"training.steps"_s).isEmpty()
        || !draft()->problem(u"training.warmup"_s).isEmpty()
        || !draft()->problem(u"training.learning_rate"_s).isEmpty();
    if (wrong) {
        m_schedule->clear(
            tr("The schedule is drawn once steps, learning rate and warm-up are right."));
    } else {
        const MethodDescription *method = draft()->method();
        m_schedule->setTraining(draft()->config().training, method != nullptr && method->routed);
    }
}

void TrainingPage::setAdvanced(bool advanced)
{
    for (SettingForm *form : std::as_const(m_forms)) {
        form->setAdvanced(advanced);
        form->setVisible(!form->isEmpty());
    }
}

} // namespace tp
