// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/selectionpresenter.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tp;

class TestSelectionPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOnlyWhatChanges()
    {
        SelectionPresenter selection;
        QSignalSpy selected(&selection, &SelectionPresenter::selectionChanged);
        QSignalSpy hovered(&selection, &SelectionPresenter::hoverChanged);
        selection.selectTasks({ u"first"_s, u"mood"_s });
        selection.selectTasks({ u"first"_s, u"mood"_s });
        QCOMPARE(selected.count(), 1);
        QCOMPARE(hovered.count(), 0);
        selection.hoverTask(u"twin"_s);
        selection.hoverTask(u"twin"_s);
        QCOMPARE(hovered.count(), 1);
        QCOMPARE(selection.hoveredTask(), u"twin"_s);
        selection.clear();
        QVERIFY(selection.selectedTasks().isEmpty());
        QVERIFY(selection.hoveredTask().isEmpty());
        QCOMPARE(selected.count(), 2);
        QCOMPARE(hovered.count(), 2);
    }
};

QTEST_GUILESS_MAIN(TestSelectionPresenter)
#include "tst_selectionpresenter.moc"
