// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/counttext.h"

#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;

class TestCountText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysNumbersAsPapersDo_data();
    void saysNumbersAsPapersDo();
};

void TestCountText::saysNumbersAsPapersDo_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64(0) << u"0"_s;
    QTest::newRow("hundreds") << qint64(517) << u"517"_s;
    QTest::newRow("router of the demo") << qint64(6912) << u"6.9 k"_s;
    QTest::newRow("modules of the demo") << qint64(116736) << u"117 k"_s;
    QTest::newRow("tens of thousands") << qint64(38400) << u"38 k"_s;
    QTest::newRow("backbone of the demo") << qint64(862208) << u"0.9 M"_s;
    QTest::newRow("T5-XL") << qint64(2849757184) << u"2.8 G"_s;
}

void TestCountText::saysNumbersAsPapersDo()
{
    QLocale::setDefault(QLocale::c());
    QFETCH(qint64, count);
    QTEST(tp::countText(count), "text");
}

QTEST_MAIN(TestCountText)
#include "tst_counttext.moc"
