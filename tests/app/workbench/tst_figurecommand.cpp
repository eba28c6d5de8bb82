// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/figurecommand.h"
#include "model/store/runwriter.h"
#include "tests/support/faketrainer.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

// A run folder as a training process leaves it.
std::filesystem::path writeRun(const std::filesystem::path &store, const tp::RunHistory &history)
{
    auto writer = tp::RunWriter::create(store, history.description);
    if (!writer) {
        return {};
    }
    bool written = true;
    for (const tp::StepRecord &step : history.steps) {
        written = writer->append(step) && written;
    }
    for (const tp::EvaluationRecord &evaluation : history.evaluations) {
        written = writer->append(evaluation) && written;
    }
    for (const tp::RoutingFramePtr &frame : history.routing) {
        written = writer->append(*frame) && written;
    }
    return written ? writer->folder() : std::filesystem::path();
}

} // namespace

class TestFigureCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const std::filesystem::path store = m_folder.filePath(u"store"_s).toStdString();
        tp::RunHistory history = tp::test::fakeHistory(100, 100);
        history.description.suiteHash = "5c";
        history.description.backboneHash = "bb";
        history.description.recipeHash = "4e";
        m_run = writeRun(store, history);
        QVERIFY(!m_run.empty());
        std::filesystem::create_directories(references());
        const tp::Status written = tp::writeReferences(
            tp::test::fakeReferences(history.description), references() / "seed1.reference.json");
        QVERIFY2(written, written ? "" : written.error().message().c_str());
    }

    void everyKindIsWritten_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("file");
        for (const QString &kind : { u"routing"_s,
                 u"clusters"_s,
                 u"map"_s,
                 u"transfer"_s,
                 u"curves"_s,
                 u"task-scores"_s,
                 u"task-losses"_s,
                 u"task-gaps"_s }) {
            for (const QString &extension : { u"pdf"_s, u"svg"_s, u"csv"_s }) {
                QTest::addRow("%s.%s", qPrintable(kind), qPrintable(extension))
                    << kind << kind + u'.' + extension;
            }
        }
    }

    void everyKindIsWritten()
    {
        QFETCH(QString, kind);
        QFETCH(QString, file);
        tp::FigureRequest request = requestFor(kind, file);
        request.references = { references() };
        QCOMPARE(tp::runFigureCommand(request), 0);
        QVERIFY(QFileInfo(m_folder.filePath(file)).size() > 60);
    }

    void curvesTakeSeveralRuns()
    {
        tp::FigureRequest request = requestFor(u"curves"_s, u"two.csv"_s);
        request.runs.push_back(m_run);
        QCOMPARE(tp::runFigureCommand(request), 0);
    }

    void wrongUseLeavesNothing_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("run");
        QTest::addColumn<QString>("file");
        QTest::addColumn<double>("width");
        QTest::addColumn<int>("code");
        const QString run = QString::fromStdString(m_run.string());
        QTest::newRow("kind") << u"pie"_s << run << u"no.pdf"_s << 84.0 << 2;
        QTest::newRow("one run to compare") << u"compare"_s << run << u"no.pdf"_s << 84.0 << 2;
        QTest::newRow("run") << u"routing"_s << u"/nowhere/run"_s << u"no.pdf"_s << 84.0 << 2;
        QTest::newRow("extension") << u"routing"_s << run << u"no.gif"_s << 84.0 << 2;
        QTest::newRow("width") << u"routing"_s << run << u"no.pdf"_s << 1.0 << 2;
    }

    void wrongUseLeavesNothing()
    {
        QFETCH(QString, kind);
        QFETCH(QString, run);
        QFETCH(QString, file);
        QFETCH(double, width);
        QFETCH(int, code);
        tp::FigureRequest request = requestFor(kind, file);
        request.runs = { run.toStdString() };
        request.widthMm = width;
        QCOMPARE(tp::runFigureCommand(request), code);
        QVERIFY(!QFileInfo::exists(m_folder.filePath(file)));
    }

    void otherArgumentsAreNotACommand()
    {
        char program[] = "tensorpoly-workbench";
        char open[] = "--open";
        char *arguments[] = { program, open, nullptr };
        QVERIFY(!tp::figureMain(2, arguments).has_value());
    }

private:
    std::filesystem::path references() const
    {
        return m_folder.filePath(u"references"_s).toStdString();
    }

    tp::FigureRequest requestFor(const QString &kind, const QString &file) const
    {
        tp::FigureRequest request;
        request.kind = kind.toStdString();
        request.runs = { m_run };
        request.out = m_folder.filePath(file).toStdString();
        return request;
    }

    QTemporaryDir m_folder;
    std::filesystem::path m_run;
};

QTEST_MAIN(TestFigureCommand)
#include "tst_figurecommand.moc"
