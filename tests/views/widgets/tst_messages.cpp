// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/banner.h"
#include "views/widgets/docktitle.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/theme.h"

#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

class TestMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bannerShowsItsMessageAndAction();
    void bannerIsClosedByThePerson();
    void emptyStateOffersItsAction();
    void emptyStateShowsProgress();
    void elidedLabelKeepsTheWholeText();
    void dockTitleGivesWay();
};

void TestMessages::bannerShowsItsMessageAndAction()
{
    tp::Banner banner;
    QVERIFY(!banner.isVisibleTo(nullptr));
    banner.display(tp::Severity::Error, u"The disk is full."_s, u"Try again"_s);
    QVERIFY(banner.isVisible());
    QCOMPARE(banner.accessibleName(), u"The disk is full."_s);
    QSignalSpy actions(&banner, &tp::Banner::actionTriggered);
    auto *button = banner.findChild<QPushButton *>();
    QCOMPARE(button->text(), u"Try again"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(actions.count(), 1);
    banner.display(tp::Severity::Warning, u"Half full."_s);
    QVERIFY(!button->isVisible());
    banner.clear();
    QVERIFY(!banner.isVisible());
}

void TestMessages::bannerIsClosedByThePerson()
{
    tp::Banner banner;
    banner.display(tp::Severity::Warning, u"A task fell below its reference."_s);
    QSignalSpy closed(&banner, &tp::Banner::closed);
    QTest::mouseClick(banner.findChild<QToolButton *>(), Qt::LeftButton);
    QCOMPARE(closed.count(), 1);
    QVERIFY(!banner.isVisible());
}

void TestMessages::emptyStateOffersItsAction()
{
    tp::EmptyState empty;
    empty.display(u"runs"_s, u"No runs yet."_s, u"New run…"_s);
    empty.show();
    QCOMPARE(empty.sentence(), u"No runs yet."_s);
    QSignalSpy actions(&empty, &tp::EmptyState::actionTriggered);
    QTest::mouseClick(empty.findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(actions.count(), 1);
    QVERIFY(!empty.findChild<QProgressBar *>()->isVisible());
}

void TestMessages::emptyStateShowsProgress()
{
    tp::EmptyState empty;
    empty.displayBusy(u"Loading the backbone"_s, 0.25);
    empty.show();
    auto *progress = empty.findChild<QProgressBar *>();
    QVERIFY(progress->isVisible());
    QCOMPARE(progress->value() * 4, progress->maximum());
    QVERIFY(!empty.findChild<QPushButton *>()->isVisible());
    empty.displayBusy(u"Loading the backbone"_s);
    QCOMPARE(progress->maximum(), 0); // moves without an end in sight
}

void TestMessages::elidedLabelKeepsTheWholeText()
{
    const QString text = u"mean of 44 sites · weights sum to 1 per task"_s;
    tp::ElidedLabel label(text);
    label.resize(label.sizeHint());
    label.show();
    QVERIFY(!label.isElided());
    QVERIFY(label.toolTip().isEmpty());
    label.resize(60, label.height());
    QVERIFY(label.isElided());
    QCOMPARE(label.toolTip(), text);
    QCOMPARE(label.accessibleName(), text);
    QVERIFY(label.minimumSizeHint().width() < 40);
}

void TestMessages::dockTitleGivesWay()
{
    tp::DockTitle title(u"Routing"_s);
    const int narrow = title.minimumSizeHint().width();
    title.setDetail(u"mean of 44 sites · weights sum to 1 per task"_s);
    QVERIFY(title.minimumSizeHint().width() < narrow + 40);
    QVERIFY(title.sizeHint().width() > narrow + 150);
    auto *control = new QToolButton;
    title.addControl(control);
    QCOMPARE(control->parentWidget(), &title);
    QCOMPARE(title.title(), u"Routing"_s);
}

QTEST_MAIN(TestMessages)
#include "tst_messages.moc"
