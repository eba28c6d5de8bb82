// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/clustering.h"

#include "analysismetrics.h"

#include <QTest>

using namespace tp;
using namespace tp::test;

class ClusteringTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsScipy_data();
    void equalsScipy();
    void callsEqualRowsExactlyAlike();
    void callsAllEqualRowsUnrelated_data();
    void callsAllEqualRowsUnrelated();
    void clustersFewTasks_data();
    void clustersFewTasks();
    void clustersRowsWithoutColumns();
    void refusesBadInput_data();
    void refusesBadInput();
    void answersTheSameEachTime();
    void numbersLabelsByFirstAppearance();
};

void ClusteringTest::equalsScipy_data()
{
    QTest::addColumn<std::string>("name");
    for (const std::string &name : caseNames("clusterings")) {
        QTest::newRow(name.c_str()) << name;
    }
}

void ClusteringTest::equalsScipy()
{
    QFETCH(const std::string, name);
    const nlohmann::json &expected = caseNamed("clusterings", name);
    const auto categories = expected.at("categories").get<std::vector<int>>();
    const Clustering result = clusterTasks(matrixFrom(expected.at("features")),
        namesOf(categories),
        expected.at("agreement").at("permutations").get<int>());
    const Matrix similarity = matrixFrom(expected.at("similarity"));
    double squares = 0.0;
    for (const double value : result.similarity.values()) {
        squares += value * value;
    }
    QVERIFY(isNear(squares, expected.at("similarity_squares").get<double>(), 1e-10));
    for (std::size_t i = 0; i < similarity.values().size(); ++i) {
        QVERIFY(isNear(result.similarity.values()[i], similarity.values()[i]));
    }
    const Linkage linkage = linkageOf(expected.at("linkage"));
    QCOMPARE(result.linkage.size(), linkage.size());
    for (std::size_t i = 0; i < linkage.size(); ++i) {
        QCOMPARE(result.linkage[i].left, linkage[i].left);
        QCOMPARE(result.linkage[i].right, linkage[i].right);
        QVERIFY(isNear(result.linkage[i].height, linkage[i].height));
    }
    QCOMPARE(result.leafOrder, expected.at("leaf_order").get<std::vector<int>>());
    QCOMPARE(result.labels, expected.at("labels").get<std::vector<int>>());
    QVERIFY(result.distinct);
    const nlohmann::json &agreed = expected.at("agreement");
    QVERIFY(isNear(result.agreement.ari, agreed.at("ari").get<double>()));
    QVERIFY(isNear(result.agreement.p, agreed.at("p").get<double>()));
}

void ClusteringTest::callsEqualRowsExactlyAlike()
{
    const Matrix similarity =
        centredCosine(matrixOf({ { 0.1, 0.7, 0.2 }, { 0.3, 0.3, 0.4 }, { 0.1, 0.7, 0.2 } }));
    QCOMPARE(similarity(0, 2), 1.0);
    QCOMPARE(similarity(2, 0), 1.0);
    QVERIFY(similarity(0, 1) < 0.0);
}

void ClusteringTest::callsAllEqualRowsUnrelated_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<double>("value");
    QTest::newRow("exact") << 4 << 0.125;
    // Their mean is not exactly a tenth or a third: centring leaves rounding, which is no
    // direction.
    QTest::newRow("tenths") << 3 << 0.1;
    QTest::newRow("thirds of many") << 160 << 1.0 / 3.0;
    QTest::newRow("zeros") << 5 << 0.0;
}

void ClusteringTest::callsAllEqualRowsUnrelated()
{
    QFETCH(const int, rows);
    QFETCH(const double, value);
    const auto count = static_cast<std::size_t>(rows);
    const Matrix features(count, 7, value);
    const Matrix similarity = centredCosine(features);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < count; ++j) {
            QCOMPARE(similarity(i, j), i == j ? 1.0 : 0.0);
        }
    }
    const Clustering result = clusterTasks(features, std::vector<std::string>(count, "c"), 10);
    QVERIFY(!result.distinct);
    QCOMPARE(result.leafOrder.size(), count);
}

void ClusteringTest::clustersFewTasks_data()
{
    QTest::addColumn<Matrix>("features");
    QTest::addColumn<QStringList>("categories");
    QTest::addColumn<QList<int>>("labels");
    QTest::addColumn<bool>("distinct");
    const Matrix two = matrixOf({ { 0.25, 0.75 }, { 0.75, 0.25 } });
    QTest::newRow("one task") << matrixOf({ { 0.25, 0.75 } }) << QStringList { "a" }
                              << QList<int> { 0 } << false;
    QTest::newRow("two tasks, two categories")
        << two << QStringList { "a", "b" } << QList<int> { 0, 1 } << true;
    QTest::newRow("two tasks, one category")
        << two << QStringList { "a", "a" } << QList<int> { 0, 0 } << true;
}

void ClusteringTest::clustersFewTasks()
{
    QFETCH(const Matrix, features);
    QFETCH(const QStringList, categories);
    QFETCH(const QList<int>, labels);
    QFETCH(const bool, distinct);
    std::vector<std::string> names;
    for (const QString &category : categories) {
        names.push_back(category.toStdString());
    }
    const Clustering result = clusterTasks(features, names, 10);
    QCOMPARE(QList<int>(result.labels.begin(), result.labels.end()), labels);
    QCOMPARE(result.leafOrder.size(), features.rows());
    QCOMPARE(result.linkage.size() + 1, features.rows());
    QCOMPARE(result.agreement.ari, 1.0);
    QCOMPARE(result.distinct, distinct);
}

void ClusteringTest::clustersRowsWithoutColumns()
{
    const Clustering result = clusterTasks(Matrix(3, 0), { "a", "a", "b" }, 10);
    QVERIFY(!result.distinct);
    QCOMPARE(result.similarity(0, 1), 0.0);
    QCOMPARE(result.clusters, std::size_t { 2 });
}

void ClusteringTest::refusesBadInput_data()
{
    QTest::addColumn<Matrix>("features");
    QTest::addColumn<int>("categories");
    QTest::newRow("nothing") << Matrix() << 0;
    QTest::newRow("too few categories") << Matrix(3, 2, 0.5) << 2;
    QTest::newRow("NaN") << matrixOf({ { 0.5, notANumber }, { 0.5, 0.5 } }) << 2;
    QTest::newRow("infinite") << matrixOf(
        { { 0.5, 0.5 }, { 0.5, std::numeric_limits<double>::infinity() } })
                              << 2;
}

void ClusteringTest::refusesBadInput()
{
    QFETCH(const Matrix, features);
    QFETCH(const int, categories);
    const std::vector<std::string> names(static_cast<std::size_t>(categories), "c");
    const Clustering result = clusterTasks(features, names, 10);
    QVERIFY(result.similarity.empty());
    QVERIFY(result.linkage.empty());
    QVERIFY(result.leafOrder.empty());
    QVERIFY(result.labels.empty());
    QCOMPARE(result.clusters, std::size_t { 0 });
}

void ClusteringTest::answersTheSameEachTime()
{
    const nlohmann::json &entry = caseNamed("clusterings", "blurred groups");
    const Matrix features = matrixFrom(entry.at("features"));
    const auto names = namesOf(entry.at("categories").get<std::vector<int>>());
    const Clustering first = clusterTasks(features, names, 100);
    const Clustering second = clusterTasks(features, names, 100);
    QVERIFY(first.similarity == second.similarity);
    QCOMPARE(first.leafOrder, second.leafOrder);
    QCOMPARE(first.agreement.nullDeviation, second.agreement.nullDeviation);
}

void ClusteringTest::numbersLabelsByFirstAppearance()
{
    const std::vector<int> expected { 0, 1, 0, 2, 1 };
    QCOMPARE(labelsOf({ "z", "a", "z", "", "a" }), expected);
    QVERIFY(labelsOf({}).empty());
}

QTEST_GUILESS_MAIN(ClusteringTest)
#include "tst_clustering.moc"
