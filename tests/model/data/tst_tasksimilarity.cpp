// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tasksimilarity.h"

#include <QtTest>

class TestTaskSimilarity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalInputsAreAlike();
    void rareWordsTellMore();
    void whatIsSharedByAllTellsLittle();
    void nothingInCommonIsZero();
};

namespace {

tp::Task taskOf(const std::vector<std::string> &inputs)
{
    tp::Task task;
    for (const std::string &input : inputs) {
        task.train.push_back({ "", input, "answer", {}, {} });
    }
    return task;
}

} // namespace

void TestTaskSimilarity::equalInputsAreAlike()
{
    const tp::Task task = taskOf({ "The film was dull.", "A fine film" });
    const auto found = tp::inputSimilarity(task, { task, taskOf({ "translate: Katze" }) });
    QCOMPARE(found.size(), std::size_t(2));
    QVERIFY(std::abs(found[0] - 1.0) < 1e-12);
    QCOMPARE(found[1], 0.0);
}

void TestTaskSimilarity::rareWordsTellMore()
{
    const tp::Task task = taskOf({ "question premise: a dog runs" });
    const auto found = tp::inputSimilarity(task,
        { taskOf({ "question about stars" }),
            taskOf({ "premise: stars shine" }),
            taskOf({ "question of taste" }) });
    QVERIFY(found[1] > found[0]); // one shared word each, and "question" is in most tasks
    QVERIFY(found[0] > 0.0);
}

void TestTaskSimilarity::whatIsSharedByAllTellsLittle()
{
    const auto found = tp::inputSimilarity(
        taskOf({ "the cat" }), { taskOf({ "the dog" }), taskOf({ "THE CAT, again" }) });
    QVERIFY(found[1] > 2.0 * found[0]);
}

void TestTaskSimilarity::nothingInCommonIsZero()
{
    const auto found = tp::inputSimilarity(taskOf({}), { taskOf({ "word" }), taskOf({}) });
    QCOMPARE(found, (std::vector<double> { 0.0, 0.0 }));
}

QTEST_APPLESS_MAIN(TestTaskSimilarity)
#include "tst_tasksimilarity.moc"
