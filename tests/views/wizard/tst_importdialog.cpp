// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/suite.h"
#include "tests/views/wizard/wizardworld.h"
#include "views/widgets/banner.h"
#include "views/wizard/importdialog.h"
#include "views/wizard/newrunwizard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>

using namespace Qt::StringLiterals;
using tp::ImportDialog;
using tp::test::WizardWorld;

class TestImportDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void guessesImportsAndReports();
    void aLayoutMayBeChosen();
    void badRowsStopOrAreSkipped();
    void whatIsMissingIsSaid();
    void stoppingLeavesNothing();
    void theWizardTakesTheSuite();

private:
    template <typename T> T *find(const char *name)
    {
        T *found = m_dialog->findChild<T *>(QLatin1String(name));
        if (found == nullptr) {
            qFatal("no widget named %s", name);
        }
        return found;
    }
    // As a person does: into the field, everything marked, typed over.
    void type(const char *name, const QString &text)
    {
        auto *line = find<QLineEdit>(name);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    QPushButton *import() { return find<QPushButton>("importStart"); }
    QString layout() { return find<QComboBox>("importLayout")->currentData().toString(); }
    QString writeCsv(const QByteArray &more = {}) const
    {
        QByteArray rows("input,target,task\n");
        for (int i = 0; i < 40; ++i) {
            rows +=
                "how is day " + QByteArray::number(i) + (i % 2 ? ",good,mood\n" : ",bad,mood\n");
        }
        const QString file = m_world->path(u"table.csv"_s);
        WizardWorld::write(file, rows + "how is day 1,good,mood\n" + more);
        return file;
    }

    std::unique_ptr<WizardWorld> m_world;
    std::unique_ptr<ImportDialog> m_dialog;
};

void TestImportDialog::init()
{
    m_world = std::make_unique<WizardWorld>();
    m_dialog = std::make_unique<ImportDialog>();
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

void TestImportDialog::cleanup()
{
    m_dialog.reset();
    m_world.reset();
}

void TestImportDialog::guessesImportsAndReports()
{
    const QString file = writeCsv();
    QVERIFY(!import()->isEnabled());
    type("importSource", file);
    QTRY_COMPARE(layout(), u"csv"_s);
    QVERIFY(find<QLabel>("importNote")->text().contains(u"table.csv"_s));
    QVERIFY(find<QLineEdit>("importDestination")->text().endsWith(u"suites/table"_s)); // proposed
    const QString suite = m_world->path(u"new/mood"_s);
    type("importDestination", suite);
    QSignalSpy imported(m_dialog.get(), &ImportDialog::imported);
    QTRY_VERIFY(import()->isEnabled());
    QTest::mouseClick(import(), Qt::LeftButton);
    QTRY_COMPARE(imported.count(), 1);
    QCOMPARE(imported.first().first().toString(), suite);
    const auto info = tp::readSuiteInfo(suite.toStdString());
    QVERIFY(info);
    QCOMPARE(info->tasks.size(), std::size_t { 1 });
    const QString report = find<QTextBrowser>("importReport")->toPlainText();
    QVERIFY2(report.contains(u"1 task was imported"_s), qPrintable(report));
    QVERIFY2(report.contains(u"1 rows: the same row stood there already"_s)
            || report.contains(u"1 rows: the same input stands in another split"_s),
        qPrintable(report));
    QVERIFY(m_dialog->isVisible()); // until the report was read
    QTest::mouseClick(import(), Qt::LeftButton);
    QVERIFY(!m_dialog->isVisible());
}

void TestImportDialog::aLayoutMayBeChosen()
{
    // JSON lines without a task's name look like P3; a person knows better.
    WizardWorld::write(m_world->path(u"data.txt"_s), "hello");
    type("importSource", m_world->path(u"data.txt"_s));
    QTRY_VERIFY(find<QLabel>("importNote")->text().contains(u"not recognised"_s));
    QCOMPARE(layout(), QString());
    QVERIFY(!import()->isEnabled());
    auto *choice = find<QComboBox>("importLayout");
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_End);
    QCOMPARE(layout(), u"csv"_s);
    QVERIFY(import()->isEnabled());
}

void TestImportDialog::badRowsStopOrAreSkipped()
{
    type("importSource", writeCsv("only one field\n"));
    const QString suite = m_world->path(u"mood"_s);
    type("importDestination", suite);
    QTRY_VERIFY(import()->isEnabled());
    QTest::mouseClick(import(), Qt::LeftButton);
    auto *banner = m_dialog->findChild<tp::Banner *>();
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(u"table.csv"_s), qPrintable(banner->text()));
    QVERIFY(!QFileInfo::exists(suite));
    QTest::mouseClick(find<QCheckBox>("importSkip"), Qt::LeftButton, {}, QPoint(8, 8));
    QTRY_VERIFY(import()->isEnabled());
    QTest::mouseClick(import(), Qt::LeftButton);
    auto *report = find<QTextBrowser>("importReport");
    QTRY_VERIFY(report->isVisible());
    QVERIFY(report->toPlainText().contains(u"the row cannot be read"_s));
    QVERIFY(!banner->isVisible());
}

void TestImportDialog::whatIsMissingIsSaid()
{
    QVERIFY(!import()->toolTip().isEmpty());
    type("importSource", m_world->path(u"absent"_s));
    QTRY_VERIFY(find<QLabel>("importNote")->text().contains(u"no such file"_s));
    QVERIFY(!import()->isEnabled());
    type("importSource", m_world->path(u"suite"_s));
    QTRY_VERIFY(find<QLabel>("importNote")->text().contains(u"suite already"_s));
    QVERIFY(!import()->isEnabled());
}

void TestImportDialog::stoppingLeavesNothing()
{
    QByteArray rows;
    for (int i = 0; i < 400'000; ++i) {
        rows += "row " + QByteArray::number(i) + ",good,mood\n";
    }
    type("importSource", writeCsv(rows));
    const QString suite = m_world->path(u"mood"_s);
    type("importDestination", suite);
    QTRY_VERIFY(import()->isEnabled());
    QSignalSpy imported(m_dialog.get(), &ImportDialog::imported);
    QTest::mouseClick(import(), Qt::LeftButton);
    auto *cancel = find<QPushButton>("importCancel");
    QCOMPARE(cancel->text(), u"Stop"_s);
    QTest::mouseClick(cancel, Qt::LeftButton);
    auto *banner = m_dialog->findChild<tp::Banner *>();
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->text().startsWith(u"Stopped"_s));
    QCOMPARE(imported.count(), 0);
    QVERIFY(!QFileInfo::exists(suite));
    QVERIFY(import()->isEnabled()); // to try again
}

void TestImportDialog::theWizardTakesTheSuite()
{
    m_dialog.reset();
    tp::NewRunWizard wizard(m_world->services());
    wizard.show();
    QVERIFY(QTest::qWaitForWindowExposed(&wizard));
    QTest::mouseClick(wizard.findChild<QPushButton *>(u"importData"_s), Qt::LeftButton);
    auto *dialog = wizard.findChild<ImportDialog *>();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    dialog->setSource(writeCsv());
    const QString suite = m_world->path(u"mood"_s);
    auto *destination = dialog->findChild<QLineEdit *>(u"importDestination"_s);
    destination->selectAll();
    QTest::keyClicks(destination, suite);
    auto *start = dialog->findChild<QPushButton *>(u"importStart"_s);
    QTRY_VERIFY(start->isEnabled());
    QTest::mouseClick(start, Qt::LeftButton);
    auto *path = wizard.findChild<QLineEdit *>(u"suite.path"_s);
    QTRY_COMPARE(path->text(), suite);
    QTRY_VERIFY(wizard.findChild<QLabel *>(u"suiteDescription"_s)->text().contains(u"mood"_s));
}

QTEST_MAIN(TestImportDialog)
#include "tst_importdialog.moc"
