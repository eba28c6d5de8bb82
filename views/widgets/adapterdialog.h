// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>
#include <QPair>
#include <QString>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tp {

class Banner;

struct AdapterExportSettings
{
    QString format; // peft, merged or mttl
    QString task; // its id; empty: all tasks
    QString folder; // absolute
};

// Asks how a run's adapter is written for other programs, and where. Stays open until it is: a
// refusal stands in it, so that nothing need be typed again.
class AdapterDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AdapterDialog)

public:
    using Tasks = QList<QPair<QString, QString>>; // id and name

    // `routed`: the tasks have adapters of their own, of which a merged model holds one.
    AdapterDialog(const Tasks &tasks, bool routed, QWidget *parent = nullptr);

    void setProposal(const QString &folder, const QString &stem); // "<folder>/<stem>-peft"
    [[nodiscard]] AdapterExportSettings settings() const;
    void setBlocked(const QString &reason); // why nothing can be written now; empty: it can
    void showProblem(const QString &text);

Q_SIGNALS:
    void exportRequested(const tp::AdapterExportSettings &settings);

private:
    void build(const Tasks &tasks);
    void browse();
    void follow(); // a control changed
    [[nodiscard]] QString missing() const; // what keeps Export from being pressed

    bool m_routed;
    bool m_folderIsOwn = false; // typed or chosen by the person, so no longer proposed
    QString m_blocked;
    QString m_parent;
    QString m_stem;
    QComboBox *m_format;
    QComboBox *m_task;
    QLineEdit *m_folder;
    QLabel *m_note;
    Banner *m_banner;
    QPushButton *m_save;
};

} // namespace tp
