// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/adapterdialog.h"

#include "views/widgets/banner.h"
#include "views/widgets/theme.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tp {

AdapterDialog::AdapterDialog(const Tasks &tasks, bool routed, QWidget *parent)
    : QDialog(parent)
    , m_routed(routed)
    , m_parent(QDir::homePath())
    , m_stem(u"adapter"_s)
    , m_format(new QComboBox(this))
    , m_task(new QComboBox(this))
    , m_folder(new QLineEdit(this))
    , m_note(new QLabel(this))
    , m_banner(new Banner(this))
    , m_save(new QPushButton(tr("&Export"), this))
{
    build(tasks);
    follow();
}

void AdapterDialog::build(const Tasks &tasks)
{
    setWindowTitle(tr("Export adapter"));
    m_format->setObjectName(u"adapterFormat"_s);
    m_format->addItem(tr("peft – an adapter beside the backbone"), u"peft"_s);
    m_format->addItem(tr("merged – a whole model for transformers"), u"merged"_s);
    m_format->addItem(tr("mttl – as the papers' code stores it"), u"mttl"_s);
    m_task->setObjectName(u"adapterTask"_s);
    m_task->addItem(tr("all tasks"), QString());
    for (const auto &[id, name] : tasks) {
        m_task->addItem(name, id);
    }
    m_folder->setObjectName(u"adapterFolder"_s);
    auto *choose = new QPushButton(tr("Browse…"), this);
    choose->setAutoDefault(false);
    m_note->setObjectName(u"adapterNote"_s);
    m_note->setProperty("muted", true);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setMinimumHeight(3 * fontMetrics().lineSpacing());
    m_note->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *form = new QGridLayout;
    form->setHorizontalSpacing(Theme::grid * 2);
    form->setVerticalSpacing(Theme::grid);
    form->setColumnStretch(1, 1);
    const auto add = [this, form](const QString &text, QWidget *editor) {
        auto *label = new QLabel(text, this);
        label->setBuddy(editor);
        const int row = form->rowCount();
        form->addWidget(label, row, 0);
        form->addWidget(editor, row, 1, 1, editor == m_folder ? 1 : 2);
    };
    add(tr("For&mat"), m_format);
    add(tr("&Task"), m_task);
    add(tr("F&older"), m_folder);
    form->addWidget(choose, form->rowCount() - 1, 2);
    form->addWidget(m_note, form->rowCount(), 1, 1, 2);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    m_save->setObjectName(u"adapterSave"_s);
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::grid);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::grid * 2, Theme::grid * 2, Theme::grid * 2, Theme::grid * 2);
    layout->setSpacing(Theme::grid * 3 / 2);
    layout->addLayout(form);
    layout->addWidget(m_banner);
    layout->addStretch();
    layout->addLayout(buttons);
    setMinimumWidth(560);

    connect(m_format, &QComboBox::currentIndexChanged, this, [this] { follow(); });
    connect(m_task, &QComboBox::currentIndexChanged, this, [this] { follow(); });
    connect(m_folder, &QLineEdit::textEdited, this, [this] {
        m_folderIsOwn = true;
        follow();
    });
    connect(choose, &QPushButton::clicked, this, &AdapterDialog::browse);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (missing().isEmpty()) {
            m_banner->clear();
            Q_EMIT exportRequested(settings());
        }
    });
}

void AdapterDialog::setProposal(const QString &folder, const QString &stem)
{
    m_parent = folder;
    m_stem = stem;
    m_folderIsOwn = false;
    follow();
}

void AdapterDialog::browse()
{
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("An empty folder to write into"), m_parent);
    if (!folder.isEmpty()) {
        m_folder->setText(folder);
        m_folderIsOwn = true;
        follow();
    }
}

AdapterExportSettings AdapterDialog::settings() const
{
    QString folder = m_folder->text().trimmed();
    if (folder == u'~' || folder.startsWith("~/"_L1)) {
        folder.replace(0, 1, QDir::homePath());
    }
    return { m_format->currentData().toString(),
        m_task->currentData().toString(),
        QDir::cleanPath(QDir::current().absoluteFilePath(folder)) };
}

void AdapterDialog::setBlocked(const QString &reason)
{
    m_blocked = reason;
    follow();
}

void AdapterDialog::showProblem(const QString &text)
{
    m_banner->display(Severity::Error, text);
}

QString AdapterDialog::missing() const
{
    if (!m_blocked.isEmpty()) {
        return m_blocked;
    }
    if (m_folder->text().trimmed().isEmpty()) {
        return tr("Name a folder to write into.");
    }
    const QDir folder(settings().folder);
    return folder.exists() && !folder.isEmpty()
        ? tr("The folder holds files already; name one that is empty or does not exist.")
        : QString();
}

void AdapterDialog::follow()
{
    const QString format = m_format->currentData().toString();
    const bool oneOnly = m_routed && format == "merged"_L1;
    if (auto *items = qobject_cast<QStandardItemModel *>(m_task->model())) {
        items->item(0)->setEnabled(!oneOnly);
        items->item(0)->setToolTip(
            oneOnly ? tr("A merged model holds the adapter of one task.") : QString());
    }
    if (oneOnly && m_task->currentIndex() == 0 && m_task->count() > 1) {
        const QSignalBlocker blocker(m_task);
        m_task->setCurrentIndex(1);
    }
    if (!m_folderIsOwn) {
        m_folder->setText(QDir(m_parent).filePath(m_stem + u'-' + format));
    }
    const QString reason = missing();
    m_save->setEnabled(reason.isEmpty());
    m_note->setText(!reason.isEmpty() ? reason
            : format == "peft"_L1
            ? tr("Two files that PeftModel.from_pretrained reads. All tasks at once are possible "
                 "for poly and mhr, and where tasks share one adapter.")
            : format == "merged"_L1
            ? tr("The backbone with the adapter added to its weights, as large as the backbone "
                 "itself.")
            : tr("One file with the names and shapes of mttl's published branches."));
    m_banner->clear();
}

} // namespace tp
