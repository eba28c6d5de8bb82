// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/banner.h"
#include "views/widgets/exportdialog.h"
#include "views/widgets/theme.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class TestExportDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void proposesAFileOfTheFormat();
    void presetsSetTheWidth();
    void writesWhatWasChosen();
    void failureStaysInTheDialog();
    void wrongFileNamesAreExplained_data();
    void wrongFileNamesAreExplained();
    void previewFollowsTheSettings();
    void onlyWhatMattersCanBeChanged();
    void ownFileFollowsTheFormat();

private:
    template <typename T> T *find(const QString &name) { return m_dialog->findChild<T *>(name); }

    QTemporaryDir m_folder;
    std::unique_ptr<tp::ExportDialog> m_dialog;
    QList<tp::ExportSettings> m_written;
    QList<tp::ExportSettings> m_previewed;
    std::string m_failure;
};

void TestExportDialog::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    tp::Theme::instance().apply(tp::ThemeMode::Light);
}

void TestExportDialog::init()
{
    m_written.clear();
    m_previewed.clear();
    m_failure.clear();
    m_dialog = std::make_unique<tp::ExportDialog>(
        QList<tp::ExportFigureKind> {
            { u"routing"_s, u"Routing"_s }, { u"curves"_s, u"Curves"_s } },
        [this](const tp::ExportSettings &settings) -> tp::Status {
            if (!m_failure.empty()) {
                return tp::fail(tp::ErrorCode::Io, m_failure, settings.file.toStdString());
            }
            m_written.append(settings);
            QFile file(settings.file);
            return file.open(QIODevice::WriteOnly) ? tp::Status()
                                                   : tp::fail(tp::ErrorCode::Io, "cannot open");
        },
        [this](const tp::ExportSettings &settings, QSize size) {
            m_previewed.append(settings);
            QImage image(size.boundedTo(QSize(200, 150)), QImage::Format_RGB32);
            image.fill(Qt::white);
            return image;
        });
    m_dialog->setProposal(m_folder.path(), u"tensorpoly-1-s1"_s);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

void TestExportDialog::proposesAFileOfTheFormat()
{
    QCOMPARE(m_dialog->settings().file, m_folder.filePath(u"tensorpoly-1-s1-routing.pdf"_s));
    find<QComboBox>(u"exportKind"_s)->setFocus();
    QTest::keyClick(find<QComboBox>(u"exportKind"_s), Qt::Key_Down);
    QTest::keyClick(find<QComboBox>(u"exportFormat"_s), Qt::Key_Down);
    QCOMPARE(m_dialog->settings().file, m_folder.filePath(u"tensorpoly-1-s1-curves.svg"_s));
}

void TestExportDialog::presetsSetTheWidth()
{
    auto *preset = find<QComboBox>(u"exportPreset"_s);
    auto *width = find<QDoubleSpinBox>(u"exportWidth"_s);
    QCOMPARE(width->value(), 84.0);
    QTest::keyClick(preset, Qt::Key_Down);
    QCOMPARE(width->value(), 114.0);
    QTest::keyClick(preset, Qt::Key_Down);
    QCOMPARE(width->value(), 174.0);
    width->setValue(100.0);
    QCOMPARE(preset->currentIndex(), preset->count() - 1); // a width of one's own
    width->setValue(84.0);
    QCOMPARE(preset->currentIndex(), 0);
}

void TestExportDialog::writesWhatWasChosen()
{
    QSignalSpy exported(m_dialog.get(), &tp::ExportDialog::exported);
    find<QDoubleSpinBox>(u"exportFont"_s)->setValue(7.0);
    QTest::mouseClick(find<QPushButton>(u"exportSave"_s), Qt::LeftButton);
    QCOMPARE(m_written.size(), 1);
    QCOMPARE(m_written.first().kind, u"routing"_s);
    QCOMPARE(m_written.first().format, u"pdf"_s);
    QCOMPARE(m_written.first().widthMm, 84.0);
    QCOMPARE(m_written.first().fontPt, 7.0);
    QCOMPARE(exported.count(), 1);
    QVERIFY(QFile::exists(exported.first().first().toString()));
    QVERIFY(!m_dialog->isVisible());
}

void TestExportDialog::failureStaysInTheDialog()
{
    m_failure = "no space left on the disk";
    QSignalSpy exported(m_dialog.get(), &tp::ExportDialog::exported);
    QTest::mouseClick(find<QPushButton>(u"exportSave"_s), Qt::LeftButton);
    QVERIFY(m_dialog->isVisible());
    auto *banner = m_dialog->findChild<tp::Banner *>();
    QVERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(u"no space left"_s));
    QCOMPARE(exported.count(), 0);
    m_failure.clear();
    QTest::mouseClick(find<QPushButton>(u"exportSave"_s), Qt::LeftButton);
    QCOMPARE(exported.count(), 1);
}

void TestExportDialog::wrongFileNamesAreExplained_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("named");
    QTest::newRow("nothing") << QString() << u"Choose a file"_s;
    QTest::newRow("relative") << u"figure.pdf"_s << u"whole path"_s;
    QTest::newRow("another format's ending") << u"/tmp/figure.txt"_s << u".pdf"_s;
}

void TestExportDialog::wrongFileNamesAreExplained()
{
    QFETCH(QString, typed);
    QFETCH(QString, named);
    auto *file = find<QLineEdit>(u"exportFile"_s);
    file->setFocus();
    file->selectAll();
    QTest::keyClick(file, Qt::Key_Delete);
    QTest::keyClicks(file, typed);
    QVERIFY(!find<QPushButton>(u"exportSave"_s)->isEnabled());
    QVERIFY(find<QLabel>(u"exportNote"_s)->text().contains(named));
    QTest::keyClick(file, Qt::Key_Return);
    QVERIFY(m_written.isEmpty());
}

void TestExportDialog::previewFollowsTheSettings()
{
    QTRY_VERIFY(!m_previewed.isEmpty());
    m_previewed.clear();
    auto *width = find<QDoubleSpinBox>(u"exportWidth"_s);
    for (const double value : { 90.0, 100.0, 120.0 }) {
        width->setValue(value);
    }
    QTRY_COMPARE(m_previewed.size(), 1); // one picture for a burst of changes
    QCOMPARE(m_previewed.first().widthMm, 120.0);
}

void TestExportDialog::onlyWhatMattersCanBeChanged()
{
    auto *format = find<QComboBox>(u"exportFormat"_s);
    QVERIFY(!find<QSpinBox>(u"exportDpi"_s)->isEnabled());
    format->setCurrentIndex(format->findData(u"png"_s));
    QVERIFY(find<QSpinBox>(u"exportDpi"_s)->isEnabled());
    // 84 mm at 600 dpi: 84 / 25.4 * 600 = 1984.25 pixels.
    QVERIFY(find<QLabel>(u"exportNote"_s)->text().contains(u"1984"_s));
    format->setCurrentIndex(format->findData(u"csv"_s));
    QVERIFY(!find<QDoubleSpinBox>(u"exportWidth"_s)->isEnabled());
}

void TestExportDialog::ownFileFollowsTheFormat()
{
    auto *file = find<QLineEdit>(u"exportFile"_s);
    file->setFocus();
    file->selectAll();
    QTest::keyClicks(file, m_folder.filePath(u"mine.pdf"_s));
    QTest::keyClick(find<QComboBox>(u"exportFormat"_s), Qt::Key_Down);
    QCOMPARE(m_dialog->settings().file, m_folder.filePath(u"mine.svg"_s));
}

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
