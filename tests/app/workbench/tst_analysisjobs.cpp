// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/analysisjobs.h"

#include "tests/support/faketrainer.h"

#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <numeric>

using namespace tp;

class TestAnalysisJobs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAreOfTheValuesAsked()
    {
        AnalysisJobs jobs(path(), {});
        const AnalysisFunctions analysis = jobs.functions();
        std::shared_ptr<const Clustering> clusters;
        std::shared_ptr<const TaskMap> tasks;
        std::vector<EntropyPoint> points;
        bool elsewhere = false;
        analysis.cluster(question(50), [&](std::shared_ptr<const Clustering> answer) {
            elsewhere = elsewhere || QThread::currentThread() != thread();
            clusters = std::move(answer);
        });
        analysis.map(question(50), [&](std::shared_ptr<const TaskMap> answer) {
            elsewhere = elsewhere || QThread::currentThread() != thread();
            tasks = std::move(answer);
        });
        const std::vector<RoutingFramePtr> frames { test::fakeRouting(*m_run, 5),
            test::fakeRouting(*m_run, 50) };
        analysis.entropyOverTime({ m_run, frames, question(50).sites },
            [&](std::vector<EntropyPoint> answer) { points = std::move(answer); });
        QVERIFY(!clusters); // later
        QTRY_COMPARE(points.size(), std::size_t { 2 });
        QVERIFY(clusters && tasks);
        QVERIFY(!elsewhere);
        QCOMPARE(clusters->leafOrder.size(), m_run->tasks.size());
        QCOMPARE(points[0].step, std::int64_t { 5 });
        QVERIFY(points[1].entropy != points[0].entropy);
    }

    void theWindowReadsWhatTheJobsRead()
    {
        AnalysisJobs jobs(path(), {});
        const AnalysisFunctions analysis = jobs.functions();
        const RoutingFramePtr frame = test::fakeRouting(*m_run, 20);
        const EntropyRequest request { m_run, { frame }, { 0, 1 } };
        constexpr int count = 50;
        int answers = 0;
        double read = 0.0;
        for (int job = 0; job < count; ++job) {
            analysis.entropyOverTime(
                request, [&answers](const std::vector<EntropyPoint> &) { ++answers; });
        }
        analysis.findReferences(m_run,
            [&answers](const ReferenceList &found) { answers += found && found->empty() ? 1 : 0; });
        while (answers <= count) {
            const std::vector<float> &weights = frame->weights;
            read += std::accumulate(weights.begin(), weights.end(), 0.0);
            QCoreApplication::processEvents();
        }
        QVERIFY(read > 0.0);
    }

    void goingAwayDropsWhatWaits()
    {
        int answers = 0;
        std::weak_ptr<const RoutingFrame> frame;
        {
            AnalysisJobs jobs(path(), {});
            const AnalysisFunctions analysis = jobs.functions();
            const EntropyRequest request { m_run, { test::fakeRouting(*m_run, 20) }, { 0, 1 } };
            frame = request.frames.front();
            for (int job = 0; job < 20; ++job) {
                analysis.entropyOverTime(
                    request, [&answers](const std::vector<EntropyPoint> &) { ++answers; });
            }
        }
        QCoreApplication::processEvents();
        QCOMPARE(answers, 0);
        QVERIFY(frame.expired());
    }

private:
    [[nodiscard]] std::filesystem::path path() const { return m_store.path().toStdString(); }
    [[nodiscard]] ClusterRequest question(std::int64_t step) const
    {
        std::vector<std::size_t> sites(m_run->routing.sites.size());
        std::iota(sites.begin(), sites.end(), std::size_t { 0 });
        return { m_run, test::fakeRouting(*m_run, step), std::move(sites) };
    }

    QTemporaryDir m_store;
    const std::shared_ptr<const RunDescription> m_run =
        std::make_shared<const RunDescription>(test::fakeDescription(100));
};

QTEST_GUILESS_MAIN(TestAnalysisJobs)
#include "tst_analysisjobs.moc"
