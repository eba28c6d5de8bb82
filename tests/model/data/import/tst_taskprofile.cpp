// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/import/taskprofile.h"

#include <QtTest>

using tp::Example;
using tp::TaskKind;

namespace {

TaskKind kindOf(const std::vector<Example> &rows, bool scoredByRouge = false)
{
    tp::TaskProfile profile;
    for (const Example &row : rows) {
        profile.add(row);
    }
    return profile.kind(scoredByRouge);
}

// `count` rows with the targets in turn.
std::vector<Example> rows(int count, const std::vector<std::string> &targets)
{
    std::vector<Example> made;
    for (int i = 0; i < count; ++i) {
        const auto at = static_cast<std::size_t>(i) % targets.size();
        made.push_back({ {}, "input " + std::to_string(i), targets[at], {}, {} });
    }
    return made;
}

} // namespace

class TestTaskProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameChoicesAreClasses();
    void differentChoicesAreMultipleChoice();
    void repeatedAnswersAreLabels();
    void fewRowsHaveNoLabels();
    void longAnswersAreGenerated();
    void copiedAnswersAreExtracted();
    void shortAnswersAreKnown();
    void someCollectionsScoreByRouge();
};

void TestTaskProfile::sameChoicesAreClasses()
{
    const TaskKind kind =
        kindOf({ { {}, "a", "yes", { "yes", "no" }, {} }, { {}, "b", "no", { "no", "yes" }, {} } });
    QCOMPARE(kind.type, std::string("classification"));
    QCOMPARE(kind.metric, std::string("rank_accuracy"));
    QCOMPARE(kind.labels, (std::vector<std::string> { "no", "yes" }));
}

void TestTaskProfile::differentChoicesAreMultipleChoice()
{
    const TaskKind kind =
        kindOf({ { {}, "a", "1", { "1", "2" }, {} }, { {}, "b", "3", { "3", "4" }, {} } });
    QCOMPARE(kind.type, std::string("multiple_choice"));
    QCOMPARE(kind.metric, std::string("rank_accuracy"));
    QVERIFY(kind.labels.empty());
    // One row without choices makes it free text.
    const TaskKind free = kindOf({ { {}, "a", "1", { "1", "2" }, {} }, { {}, "b", "3", {}, {} } });
    QCOMPARE(free.metric, std::string("exact_match"));
}

void TestTaskProfile::repeatedAnswersAreLabels()
{
    const TaskKind kind = kindOf(rows(9, { "x", "y", "z" }), true);
    QCOMPARE(kind.type, std::string("classification"));
    QCOMPARE(kind.metric, std::string("accuracy"));
    QCOMPARE(kind.labels, (std::vector<std::string> { "x", "y", "z" }));
    // One answer for everything is nothing to tell apart.
    QVERIFY(kindOf(rows(9, { "x" })).type != "classification");
}

void TestTaskProfile::fewRowsHaveNoLabels()
{
    QVERIFY(kindOf(rows(8, { "x", "y", "z" })).type != "classification");
    std::vector<std::string> many;
    for (int i = 0; i < 201; ++i) {
        many.push_back("label " + std::to_string(i));
    }
    QVERIFY(kindOf(rows(2000, many)).type != "classification");
    many.pop_back();
    QCOMPARE(kindOf(rows(2000, many)).type, std::string("classification"));
}

void TestTaskProfile::longAnswersAreGenerated()
{
    const TaskKind kind = kindOf(rows(2, { "one two three four five six", "a b c d e f" }));
    QCOMPARE(kind.type, std::string("generation"));
    QCOMPARE(kind.metric, std::string("rouge_l"));
}

void TestTaskProfile::copiedAnswersAreExtracted()
{
    const TaskKind kind =
        kindOf({ { {}, "who is Ann Lee?", "Ann Lee", {}, {} }, { {}, "it is 7", "7", {}, {} } });
    QCOMPARE(kind.type, std::string("extractive_qa"));
    QCOMPARE(kind.metric, std::string("token_f1"));
}

void TestTaskProfile::shortAnswersAreKnown()
{
    const TaskKind kind = kindOf(rows(4, { "Rome", "Paris", "Bonn", "Oslo" }));
    QCOMPARE(kind.type, std::string("closed_book_qa"));
    QCOMPARE(kind.metric, std::string("exact_match"));
}

void TestTaskProfile::someCollectionsScoreByRouge()
{
    QCOMPARE(kindOf(rows(4, { "1", "2", "3", "4" }), true).metric, std::string("rouge_l"));
}

QTEST_GUILESS_MAIN(TestTaskProfile)
#include "tst_taskprofile.moc"
