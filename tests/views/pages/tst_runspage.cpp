// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/annotations.h"
#include "model/store/runupkeep.h"
#include "runsworld.h"
#include "views/items/runsmodel.h"
#include "views/pages/runspage.h"
#include "views/widgets/banner.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

using tp::test::writeRun;

class TestRunsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsRunsWithTheirCurves();
    void clickAndReturnActivate();
    void filterHidesAndExplains();
    void emptyStoreOffersANewRun();
    void newRunIsSelectedOnceItIsThere();
    void liveStateIsShownAtOnce();
    void menuActsOnItsRun();
    void nameIsTypedInPlace();
    void readingDoesNotDisturbTyping();
    void tagsAreCompletedAndKept();
    void tagsOfManyRunsChangeTogether();
    void notesAreKeptWhenTheKeyboardLeaves();
    void notesTypedLastAreKeptAtTheEnd();
    void notesThatAreTooLongAreSaidSo();
    void starsAndLocksByKey();
    void deleteMovesToTheTrashAndUndoBringsBack();
    void manyRunsGoToTheTrashTogether();
    void whatCannotBeTrashedIsSaid();
    void deletingForEverAsks();
    void brokenAnnotationsAreSaid();

private:
    // A click as a person makes it, with what the click brings.
    void click(int row, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(view()->viewport(),
            Qt::LeftButton,
            modifiers,
            view()->visualRect(view()->model()->index(row, 0)).center());
    }
    void openWith(int runs)
    {
        openPage();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTRY_COMPARE(view()->model()->rowCount(), runs);
    }
    static tp::RunAnnotations said(const std::filesystem::path &run)
    {
        return tp::readAnnotations(run).value_or(tp::RunAnnotations());
    }

    QListView *view() { return m_page->findChild<QListView *>(u"runsView"_s); }
    QString nameAt(int row) { return view()->model()->index(row, 0).data().toString(); }
    void openPage()
    {
        m_page = std::make_unique<tp::RunsPage>();
        m_page->setAutoRefresh(false);
        m_page->resize(240, 400);
        m_page->show();
        m_page->setStore(m_store->path().toStdString());
    }

    std::unique_ptr<QTemporaryDir> m_store;
    std::unique_ptr<tp::RunsPage> m_page;
};

void TestRunsPage::init()
{
    tp::Theme::instance().apply(tp::ThemeMode::Light);
    m_page.reset();
    m_store = std::make_unique<QTemporaryDir>();
}

void TestRunsPage::showsRunsWithTheirCurves()
{
    writeRun(m_store->path(), "lora s0", "lora", tp::RunPhase::Completed, 0.66);
    openPage();
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    const QModelIndex index = view()->model()->index(0, 0);
    QCOMPARE(index.data().toString(), u"lora s0"_s);
    QCOMPARE(
        index.data(tp::RunsModel::CurveRole).value<QList<double>>(), QList<double>({ 0.33, 0.66 }));
    QCOMPARE(index.data(tp::RunsModel::StateTextRole).toString(), u"done"_s);
    QVERIFY(view()->isVisible());
}

void TestRunsPage::clickAndReturnActivate()
{
    const auto run = writeRun(m_store->path(), "lora s0", "lora", tp::RunPhase::Completed, 0.66);
    openPage();
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    QList<std::filesystem::path> activated;
    connect(
        m_page.get(), &tp::RunsPage::runActivated, this, [&](const std::filesystem::path &folder) {
            activated.append(folder);
        });
    QTest::mouseClick(view()->viewport(),
        Qt::LeftButton,
        {},
        view()->visualRect(view()->model()->index(0, 0)).center());
    QCOMPARE(activated, QList<std::filesystem::path> { run });
    QTest::keyClick(view(), Qt::Key_Return);
    QCOMPARE(activated.size(), 2);
    QCOMPARE(m_page->currentRun(), run);
}

void TestRunsPage::filterHidesAndExplains()
{
    writeRun(m_store->path(), "weak", "lora", tp::RunPhase::Completed, 0.5);
    writeRun(m_store->path(), "strong", "lora", tp::RunPhase::Completed, 0.9);
    openPage();
    QTRY_COMPARE(view()->model()->rowCount(), 2);
    auto *query = m_page->findChild<QLineEdit *>(u"runsFilter"_s);
    auto *problem = m_page->findChild<QLabel *>(u"runsFilterProblem"_s);
    QTest::keyClicks(query, u"score>0.6"_s);
    QCOMPARE(view()->model()->rowCount(), 1);
    QCOMPARE(nameAt(0), u"strong"_s);
    QVERIFY(!problem->isVisible());
    query->selectAll();
    QTest::keyClicks(query, u"score>x"_s);
    QVERIFY(problem->isVisible());
    query->selectAll();
    QTest::keyClicks(query, u"nothing"_s);
    auto *empty = m_page->findChild<tp::EmptyState *>();
    QVERIFY(empty->isVisible());
    QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton); // "Clear filter"
    QCOMPARE(view()->model()->rowCount(), 2);
}

void TestRunsPage::emptyStoreOffersANewRun()
{
    openPage();
    auto *empty = m_page->findChild<tp::EmptyState *>();
    auto *button = empty->findChild<QPushButton *>();
    QTRY_VERIFY(button->isVisible());
    QSignalSpy asked(m_page.get(), &tp::RunsPage::newRunRequested);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

void TestRunsPage::newRunIsSelectedOnceItIsThere()
{
    writeRun(m_store->path(), "old", "lora", tp::RunPhase::Completed, 0.5);
    openPage();
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    QSignalSpy activated(m_page.get(), &tp::RunsPage::runActivated);
    const auto run = writeRun(m_store->path(), "new", "lora", tp::RunPhase::Stopped, 0.6);
    m_page->setCurrentRun(run);
    m_page->refresh();
    QTRY_COMPARE(m_page->currentRun(), run);
    QCOMPARE(m_page->selectedRuns(), std::vector<std::filesystem::path> { run });
    QCOMPARE(activated.count(), 0);
}

void TestRunsPage::liveStateIsShownAtOnce()
{
    const auto run = writeRun(m_store->path(), "live", "lora", tp::RunPhase::Stopped, 0.5);
    openPage();
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    tp::RunState state;
    state.phase = tp::RunPhase::Running;
    state.step = 10;
    state.steps = 100;
    m_page->setLive(run, state, 23.0);
    QCOMPARE(view()->model()->index(0, 0).data(tp::RunsModel::StateTextRole).toString(),
        u"running · 23 s left"_s);
    m_page->clearLive();
    QTRY_COMPARE(view()->model()->index(0, 0).data(tp::RunsModel::StateTextRole).toString(),
        u"stopped at step 100"_s);
}

void TestRunsPage::menuActsOnItsRun()
{
    const auto run = writeRun(m_store->path(), "old", "lora", tp::RunPhase::Stopped, 0.5);
    openPage();
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    Q_EMIT view()->customContextMenuRequested(
        view()->visualRect(view()->model()->index(0, 0)).center());
    auto *menu = view()->findChild<QMenu *>();
    QVERIFY(menu != nullptr);
    const QList<QAction *> actions = menu->actions();
    const auto named = [&actions](const QString &name) {
        const auto found = std::ranges::find(actions, name, &QAction::objectName);
        return found == actions.end() ? nullptr : *found;
    };
    QVERIFY(named(u"runResume"_s)->isEnabled()); // a stopped run can go on
    QVERIFY(!named(u"runDelete"_s)); // only from the trash
    QList<std::filesystem::path> resumed;
    QList<std::filesystem::path> copied;
    connect(m_page.get(),
        &tp::RunsPage::resumeRequested,
        this,
        [&](const std::filesystem::path &folder) { resumed.append(folder); });
    connect(m_page.get(),
        &tp::RunsPage::newRunFromRequested,
        this,
        [&](const std::filesystem::path &folder) { copied.append(folder); });
    QList<std::filesystem::path> adapted;
    connect(m_page.get(),
        &tp::RunsPage::adaptRequested,
        this,
        [&](const std::filesystem::path &folder) { adapted.append(folder); });
    named(u"runResume"_s)->trigger();
    named(u"runNewFrom"_s)->trigger();
    named(u"runAdapt"_s)->trigger();
    QCOMPARE(adapted, QList<std::filesystem::path> { run });
    QCOMPARE(resumed, QList<std::filesystem::path> { run });
    QCOMPARE(copied, QList<std::filesystem::path> { run });
    menu->close();
}

void TestRunsPage::nameIsTypedInPlace()
{
    const auto run = writeRun(m_store->path(), "lora s0", "lora", tp::RunPhase::Completed, 0.66);
    openWith(1);
    QSignalSpy renamed(m_page.get(), &tp::RunsPage::runRenamed);
    click(0);
    QTest::keyClick(view(), Qt::Key_F2);
    auto *editor = view()->viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    QCOMPARE(editor->text(), u"lora s0"_s);
    editor->selectAll();
    QTest::keyClicks(editor, u"  the best   one "_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(nameAt(0), u"the best one"_s); // before it is written
    QTRY_COMPARE(renamed.count(), 1);
    QCOMPARE(said(run).name, std::string("the best one"));
    QCOMPARE(renamed.first().at(1).toString(), u"the best one"_s);
    QTRY_VERIFY(!view()->viewport()->findChild<QLineEdit *>());
    m_page->refresh();
    QTest::qWait(50);
    QCOMPARE(nameAt(0), u"the best one"_s);
    // Escape leaves it, and an empty name brings back the one it was made with.
    QTest::keyClick(view(), Qt::Key_F2);
    editor = view()->viewport()->findChild<QLineEdit *>();
    QTest::keyClicks(editor, u"not this"_s);
    QTest::keyClick(editor, Qt::Key_Escape);
    QTRY_VERIFY(!view()->viewport()->findChild<QLineEdit *>());
    QCOMPARE(nameAt(0), u"the best one"_s);
    QTest::keyClick(view(), Qt::Key_F2);
    editor = view()->viewport()->findChild<QLineEdit *>();
    editor->clear();
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(nameAt(0), u"lora s0"_s);
    QTRY_COMPARE(renamed.count(), 2);
    QVERIFY(said(run).name.empty());
}

void TestRunsPage::readingDoesNotDisturbTyping()
{
    const auto run = writeRun(m_store->path(), "live", "lora", tp::RunPhase::Stopped, 0.5);
    openWith(1);
    click(0);
    QTest::keyClick(view(), Qt::Key_F2);
    auto *editor = view()->viewport()->findChild<QLineEdit *>();
    editor->clear();
    QTest::keyClicks(editor, u"half a na"_s);
    tp::RunState state;
    state.phase = tp::RunPhase::Running;
    state.step = 10;
    state.steps = 100;
    m_page->setLive(run, state, 23.0);
    QCOMPARE(editor->text(), u"half a na"_s);
    QTest::keyClick(editor, Qt::Key_Escape);

    QTest::keyClick(view(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    auto *notes = m_page->findChild<QPlainTextEdit *>(u"runNotes"_s);
    QTest::keyClicks(notes, u"half a sen"_s);
    m_page->setLive(run, state, 22.0);
    m_page->refresh();
    QTest::qWait(50);
    QCOMPARE(notes->toPlainText(), u"half a sen"_s);
}

void TestRunsPage::tagsAreCompletedAndKept()
{
    const auto other = writeRun(m_store->path(), "a", "lora", tp::RunPhase::Completed, 0.5);
    QVERIFY(tp::setTags(other, { "paper" }));
    const auto run = writeRun(m_store->path(), "b", "lora", tp::RunPhase::Completed, 0.6);
    openWith(2);
    const int row = nameAt(0) == "b"_L1 ? 0 : 1;
    click(row);
    QTest::keyClick(view(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    auto *tags = m_page->findChild<QLineEdit *>(u"runTags"_s);
    QTRY_VERIFY(tags->hasFocus());
    QTest::keyClicks(tags, u"seed study, pa"_s);
    QAbstractItemView *proposals = tags->completer()->popup();
    QTRY_VERIFY(proposals->isVisible());
    QTest::keyClick(proposals, Qt::Key_Down);
    QTest::keyClick(proposals, Qt::Key_Return);
    QCOMPARE(tags->text(), u"seed study, paper"_s);
    QTest::keyClick(tags, Qt::Key_Return);
    QTRY_COMPARE(said(run).tags, (std::vector<std::string> { "paper", "seed study" }));
    auto *query = m_page->findChild<QLineEdit *>(u"runsFilter"_s);
    QTRY_COMPARE(m_page->model()->tags(), QStringList({ u"paper"_s, u"seed study"_s }));
    query->setText(u"tag:\"seed study\""_s);
    QCOMPARE(view()->model()->rowCount(), 1);
}

void TestRunsPage::tagsOfManyRunsChangeTogether()
{
    const auto first = writeRun(m_store->path(), "a", "lora", tp::RunPhase::Completed, 0.5);
    const auto second = writeRun(m_store->path(), "b", "lora", tp::RunPhase::Completed, 0.5);
    QVERIFY(tp::setTags(first, { "common", "own" }));
    QVERIFY(tp::setTags(second, { "common" }));
    openWith(2);
    click(0);
    click(1, Qt::ControlModifier);
    QTest::keyClick(view(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    auto *tags = m_page->findChild<QLineEdit *>(u"runTags"_s);
    QCOMPARE(tags->text(), u"common"_s);
    QVERIFY(!m_page->findChild<QPlainTextEdit *>(u"runNotes"_s)->isEnabled());
    tags->selectAll();
    QTest::keyClicks(tags, u"new"_s);
    QTest::keyClick(tags, Qt::Key_Return);
    QTRY_COMPARE(said(first).tags, (std::vector<std::string> { "new", "own" }));
    QTRY_COMPARE(said(second).tags, (std::vector<std::string> { "new" }));
}

void TestRunsPage::notesAreKeptWhenTheKeyboardLeaves()
{
    const auto first = writeRun(m_store->path(), "a", "lora", tp::RunPhase::Completed, 0.5);
    openWith(1);
    click(0);
    QTest::keyClick(view(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    auto *notes = m_page->findChild<QPlainTextEdit *>(u"runNotes"_s);
    QTRY_VERIFY(notes->hasFocus());
    QTest::keyClicks(notes, u"why"_s);
    QTest::keyClick(notes, Qt::Key_Return);
    QTest::keyClicks(notes, u"it works"_s);
    m_page->findChild<QLineEdit *>(u"runsFilter"_s)->setFocus();
    QTRY_COMPARE(said(first).notes, std::string("why\nit works"));
    // Another run is selected while the first one's text is still being typed.
    const auto second = writeRun(m_store->path(), "b", "lora", tp::RunPhase::Completed, 0.5);
    m_page->refresh();
    QTRY_COMPARE(view()->model()->rowCount(), 2);
    m_page->setCurrentRun(first);
    notes->setFocus();
    QTest::keyClicks(notes, u"!"_s);
    m_page->setCurrentRun(second);
    QTRY_VERIFY(said(first).notes.find('!') != std::string::npos);
    QVERIFY(notes->toPlainText().isEmpty());
    QVERIFY(said(second).notes.empty());
}

void TestRunsPage::notesTypedLastAreKeptAtTheEnd()
{
    const auto run = writeRun(m_store->path(), "a", "lora", tp::RunPhase::Completed, 0.5);
    openWith(1);
    click(0);
    QTest::keyClick(view(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClicks(m_page->findChild<QPlainTextEdit *>(u"runNotes"_s), u"last words"_s);
    m_page.reset();
    QCOMPARE(said(run).notes, std::string("last words"));
}

void TestRunsPage::notesThatAreTooLongAreSaidSo()
{
    const auto run = writeRun(m_store->path(), "a", "lora", tp::RunPhase::Completed, 0.5);
    openWith(1);
    click(0);
    QTest::keyClick(view(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    auto *notes = m_page->findChild<QPlainTextEdit *>(u"runNotes"_s);
    notes->insertPlainText(QString(qsizetype(tp::longestNotes) + 1, u'x'));
    auto *problem = m_page->findChild<QLabel *>(u"runNotesProblem"_s);
    QVERIFY(problem->isVisible());
    m_page->findChild<QLineEdit *>(u"runsFilter"_s)->setFocus();
    QVERIFY(!notes->toPlainText().isEmpty()); // to be shortened
    notes->setFocus();
    QTest::keyClick(notes, Qt::Key_Backspace);
    QVERIFY(!problem->isVisible());
    m_page->findChild<QLineEdit *>(u"runsFilter"_s)->setFocus();
    QTRY_COMPARE(said(run).notes.size(), tp::longestNotes);
}

void TestRunsPage::starsAndLocksByKey()
{
    const auto run = writeRun(m_store->path(), "a", "lora", tp::RunPhase::Completed, 0.5);
    openWith(1);
    click(0);
    QTest::keyClick(view(), Qt::Key_D, Qt::ControlModifier);
    QTRY_COMPARE(nameAt(0), u"\u2605 a"_s);
    QVERIFY(said(run).starred);
    QTest::keyClick(view(), Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(said(run).locked);
    QTRY_VERIFY(!m_page->findChild<QAction *>(u"runTrash"_s)->isEnabled());
    QTest::keyClick(view(), Qt::Key_Delete);
    QTest::keyClick(view(), Qt::Key_F2);
    QVERIFY(!view()->viewport()->findChild<QLineEdit *>());
    QTest::keyClick(view(), Qt::Key_D, Qt::ControlModifier);
    QTRY_COMPARE(nameAt(0), u"a"_s);
    QVERIFY(std::filesystem::exists(run));
}

void TestRunsPage::deleteMovesToTheTrashAndUndoBringsBack()
{
    const auto run = writeRun(m_store->path(), "gone", "lora", tp::RunPhase::Completed, 0.5);
    openWith(1);
    QList<std::filesystem::path> trashed;
    connect(m_page.get(), &tp::RunsPage::runsTrashed, this, [&](const auto &folders) {
        trashed.append(QList<std::filesystem::path>(folders.begin(), folders.end()));
    });
    click(0);
    QTest::keyClick(view(), Qt::Key_Delete);
    QTRY_COMPARE(view()->model()->rowCount(), 0);
    QCOMPARE(trashed, QList<std::filesystem::path> { run });
    QVERIFY(!std::filesystem::exists(run));
    auto *message = m_page->findChild<tp::Banner *>(u"runsMessage"_s);
    QVERIFY(message->isVisible());
    QVERIFY2(message->text().contains(u"gone"_s), qPrintable(message->text()));
    QTest::mouseClick(message->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    QVERIFY(std::filesystem::exists(run));
    QVERIFY(!message->isVisible());
}

void TestRunsPage::manyRunsGoToTheTrashTogether()
{
    for (const char *name : { "a", "b", "c" }) {
        writeRun(m_store->path(), name, "lora", tp::RunPhase::Completed, 0.5);
    }
    openWith(3);
    click(0);
    click(2, Qt::ShiftModifier);
    QCOMPARE(m_page->selectedRuns().size(), std::size_t(3));
    QTest::keyClick(view(), Qt::Key_Delete);
    QTRY_COMPARE(view()->model()->rowCount(), 0);
    QCOMPARE(tp::listTrash(m_store->path().toStdString()).size(), std::size_t(3));
    auto *message = m_page->findChild<tp::Banner *>(u"runsMessage"_s);
    QTest::mouseClick(message->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_COMPARE(view()->model()->rowCount(), 3);
}

void TestRunsPage::whatCannotBeTrashedIsSaid()
{
    const auto run = writeRun(m_store->path(), "busy", "lora", tp::RunPhase::Stopped, 0.5);
    openWith(1);
    click(0);
    const auto writer = tp::RunWriter::reopen(run, {}); // begins after the list was read
    QVERIFY(writer);
    QTest::keyClick(view(), Qt::Key_Delete);
    auto *message = m_page->findChild<tp::Banner *>(u"runsMessage"_s);
    QTRY_VERIFY(message->isVisible());
    QVERIFY2(
        message->text().contains(u"another process is writing"_s), qPrintable(message->text()));
    QVERIFY(std::filesystem::exists(run));
}

void TestRunsPage::deletingForEverAsks()
{
    const std::filesystem::path store = m_store->path().toStdString();
    for (const char *name : { "a", "b" }) {
        QVERIFY(tp::trashRun(
            store, writeRun(m_store->path(), name, "lora", tp::RunPhase::Completed, 0.5)));
    }
    openWith(0);
    m_page->trashAction()->trigger();
    QTRY_COMPARE(view()->model()->rowCount(), 2);
    QVERIFY(view()
                ->model()
                ->index(0, 0)
                .data(tp::RunsModel::StateTextRole)
                .toString()
                .startsWith(u"in the trash since 20"_s));
    QSignalSpy activated(m_page.get(), &tp::RunsPage::runActivated);
    click(0);
    QCOMPARE(activated.count(), 0); // nothing in the trash is opened
    QVERIFY(m_page->selectedRuns().empty());
    const auto question = [this] { return m_page->findChild<QMessageBox *>(u"deleteQuestion"_s); };
    QTest::keyClick(view(), Qt::Key_Delete);
    QVERIFY(question());
    QTest::keyClick(question(), Qt::Key_Escape);
    QTRY_VERIFY(!question());
    QCOMPARE(tp::listTrash(store).size(), std::size_t(2));
    m_page->activateWindow();
    QTRY_VERIFY(view()->hasFocus());
    QTest::keyClick(view(), Qt::Key_Delete);
    const auto buttons = question()->buttons();
    QTest::mouseClick(*std::ranges::find_if(buttons,
                          [&](QAbstractButton *button) {
                              return question()->buttonRole(button) == QMessageBox::DestructiveRole;
                          }),
        Qt::LeftButton);
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    QCOMPARE(tp::listTrash(store).size(), std::size_t(1));
    // The other one comes back.
    click(0);
    m_page->findChild<QAction *>(u"runRestore"_s)->trigger();
    QTRY_COMPARE(view()->model()->rowCount(), 0);
    auto *empty = m_page->findChild<tp::EmptyState *>();
    QCOMPARE(empty->sentence(), u"The trash is empty."_s);
    QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    QVERIFY(!m_page->trashAction()->isChecked());
}

void TestRunsPage::brokenAnnotationsAreSaid()
{
    const auto run = writeRun(m_store->path(), "a", "lora", tp::RunPhase::Completed, 0.5);
    QVERIFY(tp::writeFileAtomically(run / "annotations.json", "{"));
    openWith(1);
    QVERIFY(view()
                ->model()
                ->index(0, 0)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(u"annotations.json"_s));
    click(0);
    QTest::keyClick(view(), Qt::Key_D, Qt::ControlModifier);
    auto *message = m_page->findChild<tp::Banner *>(u"runsMessage"_s);
    QTRY_VERIFY(message->isVisible());
    QVERIFY2(message->text().contains(u"annotations.json"_s), qPrintable(message->text()));
    QCOMPARE(*tp::readFile(run / "annotations.json", 100), std::string("{"));
}

QTEST_MAIN(TestRunsPage)
#include "tst_runspage.moc"
