// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/taskmap.h"

#include "analysisdata.h"

#include "model/core/rng.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <fstream>

using namespace tp;
using namespace tp::test;

namespace {

// tests/data/task_map.json, written by tests/parity/task_map.py.
const nlohmann::json &cases()
{
    static const nlohmann::json data = [] {
        std::ifstream file(TP_SOURCE_DIR "/tests/data/task_map.json");
        return nlohmann::json::parse(file);
    }();
    return data.at("cases");
}

Matrix matrixFrom(const nlohmann::json &rows)
{
    return matrixOf(rows.get<std::vector<std::vector<double>>>());
}

double distance(const Matrix &a, std::size_t i, const Matrix &b, std::size_t j)
{
    return std::hypot(a(i, 0) - b(j, 0), a(i, 1) - b(j, 1));
}

// Mean over the layers that the features are made of.
Matrix useOf(const Matrix &features, std::size_t experts)
{
    Matrix use(features.rows(), experts);
    const double layers = static_cast<double>(features.cols() / experts);
    for (std::size_t i = 0; i < features.rows(); ++i) {
        for (std::size_t j = 0; j < features.cols(); ++j) {
            use(i, j % experts) += features(i, j) / layers;
        }
    }
    return use;
}

// `groups` groups of tasks that prefer an expert each, more the larger `strength`.
Matrix softGroups(std::size_t tasks, std::size_t groups, double strength, std::uint64_t seed)
{
    Rng rng(seed);
    Matrix use(tasks, groups);
    for (std::size_t i = 0; i < tasks; ++i) {
        double sum = 0.0;
        for (std::size_t j = 0; j < groups; ++j) {
            use(i, j) = std::exp((i % groups == j ? strength : 0.0) + 0.5 * (rng.uniform() - 0.5));
            sum += use(i, j);
        }
        for (double &value : use.row(i)) {
            value /= sum;
        }
    }
    return use;
}

std::vector<int> groupsOf(std::size_t tasks, std::size_t groups)
{
    std::vector<int> labels;
    for (std::size_t i = 0; i < tasks; ++i) {
        labels.push_back(static_cast<int>(i % groups));
    }
    return labels;
}

} // namespace

class TaskMapTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsNumpy_data();
    void equalsNumpy();
    void orientationDependsOnTheFrameAlone();
    void mirroredAndTurnedFramesLookTheSame();
    void neighbouringFramesLookAlike();
    void expertsStandWithTheTasksThatUseThem();
    void anExpertUsedAlikeStandsInTheMiddle();
    void tasksRoutedAlikeHaveNoMap();
    void aSingleTaskHasNoMap();
    void twoTasksLieOnALine();
    void manyTasksConverge();
    void refusesBadInput_data();
    void refusesBadInput();
    void mapsAFrame();
};

void TaskMapTest::equalsNumpy_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < cases().size(); ++i) {
        QTest::newRow(cases().at(i).at("name").get<std::string>().c_str()) << static_cast<int>(i);
    }
}

void TaskMapTest::equalsNumpy()
{
    QFETCH(int, index);
    const nlohmann::json &expected = cases().at(static_cast<std::size_t>(index));
    const Matrix features = matrixFrom(expected.at("features"));
    const auto experts = expected.at("experts").get<std::size_t>();
    const TaskMap map = placeTasks(
        features, useOf(features, experts), expected.at("groups").get<std::vector<int>>());
    QVERIFY(map.distinct);
    QVERIFY(isNear(map.explained, expected.at("explained").get<double>(), 1e-10));
    const Matrix tasks = matrixFrom(expected.at("task_distances"));
    for (std::size_t i = 0; i < tasks.rows(); ++i) {
        for (std::size_t j = 0; j < tasks.cols(); ++j) {
            QVERIFY(isNear(distance(map.tasks, i, map.tasks, j), tasks(i, j), 1e-8));
        }
    }
    const Matrix between = matrixFrom(expected.at("expert_distances"));
    QCOMPARE(map.experts.rows(), between.rows());
    for (std::size_t i = 0; i < between.rows(); ++i) {
        for (std::size_t j = 0; j < between.cols(); ++j) {
            QVERIFY(isNear(distance(map.experts, i, map.tasks, j), between(i, j), 1e-8));
        }
    }
    const auto load = expected.at("load").get<std::vector<double>>();
    for (std::size_t i = 0; i < load.size(); ++i) {
        QVERIFY(isNear(map.load[i], load[i], 1e-10));
    }
}

void TaskMapTest::orientationDependsOnTheFrameAlone()
{
    const Matrix early = softGroups(20, 4, 0.3, 1);
    const Matrix late = softGroups(20, 4, 3.0, 2);
    const std::vector<int> groups = groupsOf(20, 4);
    const TaskMap first = placeTasks(late, late, groups);
    (void)placeTasks(early, early, groups);
    const TaskMap again = placeTasks(late, late, groups);
    QCOMPARE(first.tasks, again.tasks);
    QCOMPARE(first.experts, again.experts);
}

void TaskMapTest::mirroredAndTurnedFramesLookTheSame()
{
    // Columns in another order change nothing of the similarity, but the eigenvectors' signs are
    // whatever they are: the map must not show it.
    const Matrix use = softGroups(15, 3, 1.5, 3);
    Matrix other(use.rows(), use.cols());
    for (std::size_t i = 0; i < use.rows(); ++i) {
        for (std::size_t j = 0; j < use.cols(); ++j) {
            other(i, use.cols() - 1 - j) = use(i, j);
        }
    }
    const TaskMap a = placeTasks(use, use, groupsOf(15, 3));
    const TaskMap b = placeTasks(other, other, groupsOf(15, 3));
    for (std::size_t i = 0; i < 15; ++i) {
        QVERIFY(distance(a.tasks, i, b.tasks, i) < 1e-8);
    }
}

void TaskMapTest::neighbouringFramesLookAlike()
{
    // From weak to strong preference in 60 frames: no frame jumps, although axes of nearly equal
    // length turn freely within their plane.
    TaskMap before;
    for (int frame = 0; frame <= 60; ++frame) {
        const Matrix use = softGroups(18, 3, 1.0 + 0.03 * frame, 4);
        const TaskMap map = placeTasks(use, use, groupsOf(18, 3));
        for (std::size_t i = 0; frame > 0 && i < 18; ++i) {
            QVERIFY2(
                distance(map.tasks, i, before.tasks, i) < 0.05, qPrintable(QString::number(frame)));
        }
        before = map;
    }
}

void TaskMapTest::expertsStandWithTheTasksThatUseThem()
{
    const Matrix use = softGroups(18, 3, 3.0, 5);
    const TaskMap map = placeTasks(use, use, groupsOf(18, 3));
    for (std::size_t expert = 0; expert < 3; ++expert) {
        for (std::size_t task = 0; task < 18; ++task) {
            const double to = distance(map.experts, expert, map.tasks, task);
            QCOMPARE(to < 0.5, task % 3 == expert);
        }
    }
}

void TaskMapTest::anExpertUsedAlikeStandsInTheMiddle()
{
    Matrix use(6, 3);
    for (std::size_t i = 0; i < 6; ++i) {
        use(i, 0) = i % 2 == 0 ? 0.6 : 0.1;
        use(i, 1) = 0.3;
        use(i, 2) = 0.7 - use(i, 0);
    }
    const TaskMap map = placeTasks(use, use, groupsOf(6, 2));
    QVERIFY(isNear(map.experts(1, 0), 0.0) && isNear(map.experts(1, 1), 0.0));
    QVERIFY(std::hypot(map.experts(0, 0), map.experts(0, 1)) > 0.5);
    QVERIFY(isNear(map.load[1], 0.9));
}

void TaskMapTest::tasksRoutedAlikeHaveNoMap()
{
    const Matrix use(4, 3, 1.0 / 3.0);
    const TaskMap map = placeTasks(use, use, groupsOf(4, 2));
    QVERIFY(!map.distinct);
    QCOMPARE(map.tasks, Matrix(4, 2));
    QCOMPARE(map.explained, 0.0);
    QVERIFY(isNear(map.load[2], 1.0));
}

void TaskMapTest::aSingleTaskHasNoMap()
{
    const TaskMap map = placeTasks(Matrix(1, 3, 0.5), Matrix(1, 3, 0.5), { 0 });
    QVERIFY(!map.distinct);
    QCOMPARE(map.tasks, Matrix(1, 2));
}

void TaskMapTest::twoTasksLieOnALine()
{
    const Matrix use = matrixOf({ { 0.9, 0.1 }, { 0.2, 0.8 } });
    const TaskMap map = placeTasks(use, use, { 0, 1 });
    QVERIFY(map.distinct);
    QVERIFY(isNear(map.explained, 1.0));
    // Opposite rows: cosine -1, chord 2.
    QVERIFY(isNear(distance(map.tasks, 0, map.tasks, 1), 2.0, 1e-9));
}

void TaskMapTest::manyTasksConverge()
{
    // Without structure all axes are nearly alike, the worst case; A v = lambda v still holds.
    Rng rng(6);
    Matrix rows(160, 200);
    for (std::size_t i = 0; i < rows.rows(); ++i) {
        for (double &value : rows.row(i)) {
            value = rng.uniform();
        }
    }
    const Matrix similarity = centredCosine(rows);
    const Eigenpairs pairs = largestEigenpairs(similarity, 2);
    QVERIFY(pairs.values[0] > pairs.values[1]);
    for (std::size_t pair = 0; pair < 2; ++pair) {
        double squares = 0.0;
        for (std::size_t i = 0; i < 160; ++i) {
            double image = 0.0;
            for (std::size_t j = 0; j < 160; ++j) {
                image += similarity(i, j) * pairs.vectors(j, pair);
            }
            QVERIFY(isNear(image, pairs.values[pair] * pairs.vectors(i, pair), 1e-8));
            squares += pairs.vectors(i, pair) * pairs.vectors(i, pair);
        }
        QVERIFY(isNear(squares, 1.0, 1e-10));
    }
}

void TaskMapTest::refusesBadInput_data()
{
    QTest::addColumn<Matrix>("features");
    QTest::addColumn<Matrix>("use");
    QTest::addColumn<std::vector<int>>("group");
    const Matrix good = softGroups(4, 2, 1.0, 7);
    Matrix broken = good;
    broken(2, 1) = notANumber;
    Matrix negative = good;
    negative(0, 0) = -0.5;
    const std::vector<int> groups { 0, 1, 0, 1 };
    QTest::newRow("nothing") << Matrix() << Matrix() << std::vector<int>();
    QTest::newRow("features that are no numbers") << broken << good << groups;
    QTest::newRow("use that is no number") << good << broken << groups;
    QTest::newRow("negative use") << good << negative << groups;
    QTest::newRow("too few groups") << good << good << std::vector<int> { 0, 1 };
    QTest::newRow("negative group") << good << good << std::vector<int> { 0, 1, -1, 0 };
    QTest::newRow("use of other tasks") << good << Matrix(3, 2, 0.5) << groups;
}

void TaskMapTest::refusesBadInput()
{
    QFETCH(Matrix, features);
    QFETCH(Matrix, use);
    QFETCH(std::vector<int>, group);
    const TaskMap map = placeTasks(features, use, group);
    QVERIFY(map.tasks.empty() && map.experts.empty() && map.load.empty() && !map.distinct);
}

void TaskMapTest::mapsAFrame()
{
    const RoutingLayout layout = layoutOf(2, 4, 2, 3);
    RoutingFrame frame;
    for (int i = 0; i < 2 * 4 * 2 * 3; ++i) {
        frame.weights.push_back(static_cast<float>(1 + i * 7 % 5) / 8.0F);
    }
    const std::vector<TaskLabel> tasks {
        taskOf("a", "x"), taskOf("b", "y"), taskOf("c", "x"), taskOf("d", "y")
    };
    const TaskMap map = mapTasks(layout, frame, allSites(layout), tasks);
    QVERIFY(map.distinct);
    QCOMPARE(map.tasks.rows(), 4U);
    QCOMPARE(map.experts.rows(), 6U); // two orders of three
    QVERIFY(mapTasks(layout, frame, {}, tasks).tasks.empty());
    QVERIFY(mapTasks(layout, {}, allSites(layout), tasks).tasks.empty());
}

QTEST_GUILESS_MAIN(TaskMapTest)
#include "tst_taskmap.moc"
