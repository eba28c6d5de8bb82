// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/adapterdialog.h"

#include "views/widgets/banner.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using tp::AdapterDialog;
using tp::AdapterExportSettings;

class TestAdapterDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(true); }
    void cleanup()
    {
        m_dialog.reset();
        m_folder.reset();
    }

    void whatIsChosenIsAskedFor()
    {
        QList<AdapterExportSettings> asked;
        connect(m_dialog.get(),
            &AdapterDialog::exportRequested,
            this,
            [&asked](const AdapterExportSettings &settings) { asked.append(settings); });
        QTest::mouseClick(save(), Qt::LeftButton);
        QTest::keyClick(choice(u"adapterFormat"_s), Qt::Key_Down);
        QTest::keyClick(choice(u"adapterFormat"_s), Qt::Key_Down);
        QTest::keyClick(choice(u"adapterTask"_s), Qt::Key_Down);
        QTest::keyClick(choice(u"adapterTask"_s), Qt::Key_Down);
        type(m_folder->filePath(u"mine"_s));
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked[0].format, u"peft"_s);
        QCOMPARE(asked[0].task, QString()); // all of them
        QCOMPARE(asked[0].folder, m_folder->filePath(u"run-peft"_s)); // as proposed
        QCOMPARE(asked[1].format, u"mttl"_s);
        QCOMPARE(asked[1].task, u"mood"_s);
        QCOMPARE(asked[1].folder, m_folder->filePath(u"mine"_s));
        QVERIFY(m_dialog->isVisible()); // until it is written
    }

    void aMergedModelIsOfOneTask()
    {
        QTest::keyClick(choice(u"adapterFormat"_s), Qt::Key_Down);
        QCOMPARE(m_dialog->settings().format, u"merged"_s);
        QCOMPARE(m_dialog->settings().task, u"first"_s);
        QTest::keyClick(choice(u"adapterTask"_s), Qt::Key_Up); // all tasks cannot be chosen
        QCOMPARE(m_dialog->settings().task, u"first"_s);
        QVERIFY(!choice(u"adapterTask"_s)->itemData(0, Qt::ToolTipRole).toString().isEmpty());
        open(false); // unless the tasks share it
        QTest::keyClick(choice(u"adapterFormat"_s), Qt::Key_Down);
        QCOMPARE(m_dialog->settings().task, QString());
    }

    void aFolderThatHoldsSomethingIsRefused()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(u"used"_s));
        QFile file(m_folder->filePath(u"used/notes.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        type(m_folder->filePath(u"used"_s));
        QVERIFY(!save()->isEnabled());
        QVERIFY2(note().contains(u"holds files already"_s), qPrintable(note()));
        QVERIFY(file.remove());
        type(m_folder->filePath(u"used/"_s));
        QVERIFY(save()->isEnabled());
        type({});
        QVERIFY(!save()->isEnabled());
        QVERIFY2(note().contains(u"Name a folder"_s), qPrintable(note()));
    }

    void whatBlocksIsSaid()
    {
        QSignalSpy asked(m_dialog.get(), &AdapterDialog::exportRequested);
        m_dialog->setBlocked(u"A run is training."_s);
        QVERIFY(!save()->isEnabled());
        QCOMPARE(note(), u"A run is training."_s);
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        QCOMPARE(asked.count(), 0);
        m_dialog->setBlocked({});
        QVERIFY(save()->isEnabled());
    }

    void aRefusalStandsUntilSomethingChanges()
    {
        const auto *banner = m_dialog->findChild<tp::Banner *>();
        m_dialog->showProblem(u"peft has no such adapter"_s);
        QVERIFY(banner->isVisible());
        QCOMPARE(banner->text(), u"peft has no such adapter"_s);
        QTest::keyClick(choice(u"adapterTask"_s), Qt::Key_Down);
        QVERIFY(!banner->isVisible());
    }

private:
    QComboBox *choice(const QString &name) { return m_dialog->findChild<QComboBox *>(name); }
    QPushButton *save() { return m_dialog->findChild<QPushButton *>(u"adapterSave"_s); }
    QString note() { return m_dialog->findChild<QLabel *>(u"adapterNote"_s)->text(); }
    void type(const QString &text)
    {
        auto *line = m_dialog->findChild<QLineEdit *>(u"adapterFolder"_s);
        line->setFocus();
        line->selectAll();
        if (text.isEmpty()) {
            QTest::keyClick(line, Qt::Key_Delete);
        } else {
            QTest::keyClicks(line, text);
        }
    }
    void open(bool routed)
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_dialog = std::make_unique<AdapterDialog>(
            AdapterDialog::Tasks { { u"first"_s, u"First word"_s }, { u"mood"_s, u"Mood"_s } },
            routed);
        m_dialog->setProposal(m_folder->path(), u"run"_s);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AdapterDialog> m_dialog;
};

QTEST_MAIN(TestAdapterDialog)
#include "tst_adapterdialog.moc"
