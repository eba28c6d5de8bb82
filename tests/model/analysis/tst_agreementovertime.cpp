// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/agreementovertime.h"

#include "analysisdata.h"

#include <QTest>

using namespace tp;
using namespace tp::test;

class AgreementOverTimeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsRoutingThatForms();
    void looksOnlyAtChosenSites();
    void cutsAtTheClustersAskedFor();
    void skipsFramesItCannotRead();
    void endsEarlyWhenStopped();
};

namespace {

// Four tasks in two categories, two sites (encoder, decoder), two experts.
RunDescription description()
{
    RunDescription run;
    run.tasks = { taskOf("t0", "a"), taskOf("t1", "b"), taskOf("t2", "a"), taskOf("t3", "b") };
    run.routing = layoutOf(2, 4, 1, 2);
    return run;
}

SiteFilter stackOf(const char *name)
{
    SiteFilter filter;
    filter.stack = name;
    return filter;
}

// The first expert's weight of each task, at the first and the second site.
RoutingFramePtr frameOf(
    std::int64_t step, const std::vector<float> &first, const std::vector<float> &second)
{
    RoutingFrame frame { .step = step, .weights = {} };
    for (const auto &site : { first, second }) {
        for (const float weight : site) {
            frame.weights.push_back(weight);
            frame.weights.push_back(1.0F - weight);
        }
    }
    return std::make_shared<const RoutingFrame>(std::move(frame));
}

const std::vector<float> even { 0.5F, 0.5F, 0.5F, 0.5F };
const std::vector<float> byCategory { 0.75F, 0.25F, 0.875F, 0.125F };
const std::vector<float> crossed { 0.75F, 0.875F, 0.25F, 0.125F };

} // namespace

void AgreementOverTimeTest::followsRoutingThatForms()
{
    const auto points = agreementOverTime(
        description(), { frameOf(5, crossed, even), frameOf(10, byCategory, even) }, {}, 0, 50);
    QCOMPARE(points.size(), std::size_t { 2 });
    QCOMPARE(points[0].step, std::int64_t { 5 });
    QCOMPARE(points[0].agreement.ari, -0.5); // {0,0,1,1} against {0,1,0,1}
    QCOMPARE(points[1].step, std::int64_t { 10 });
    QCOMPARE(points[1].agreement.ari, 1.0);
    QCOMPARE(points[1].agreement.permutations, 50);
}

void AgreementOverTimeTest::looksOnlyAtChosenSites()
{
    const RoutingFramePtr frame = frameOf(1, crossed, byCategory);
    const auto encoder = agreementAt(description(), *frame, stackOf("encoder"), 0, 10);
    const auto decoder = agreementAt(description(), *frame, stackOf("decoder"), 0, 10);
    QVERIFY(encoder && decoder);
    QCOMPARE(encoder->agreement.ari, -0.5);
    QCOMPARE(decoder->agreement.ari, 1.0);
    QVERIFY(!agreementAt(description(), *frame, stackOf("nowhere"), 0, 10));
}

void AgreementOverTimeTest::cutsAtTheClustersAskedFor()
{
    const RoutingFramePtr frame = frameOf(1, byCategory, even);
    const auto one = agreementAt(description(), *frame, {}, 1, 10);
    QVERIFY(one);
    QCOMPARE(one->agreement.ari, 0.0);
}

void AgreementOverTimeTest::skipsFramesItCannotRead()
{
    const auto torn = std::make_shared<const RoutingFrame>(
        RoutingFrame { .step = 2, .weights = std::vector<float>(15, 0.5F) });
    const auto broken =
        frameOf(3, { std::numeric_limits<float>::quiet_NaN(), 0.5F, 0.5F, 0.5F }, even);
    const auto points = agreementOverTime(description(),
        { frameOf(1, even, even), torn, broken, nullptr, frameOf(4, byCategory, even) },
        {},
        0,
        10);
    QCOMPARE(points.size(), std::size_t { 1 });
    QCOMPARE(points.front().step, std::int64_t { 4 });
}

void AgreementOverTimeTest::endsEarlyWhenStopped()
{
    std::stop_source source;
    source.request_stop();
    const auto points = agreementOverTime(
        description(), { frameOf(1, byCategory, even) }, {}, 0, 10, source.get_token());
    QVERIFY(points.empty());
}

QTEST_GUILESS_MAIN(AgreementOverTimeTest)
#include "tst_agreementovertime.moc"
