// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/referencespage.h"

#include "views/wizard/newrunwizard.h"
#include "wizardworld.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tp;
using tp::test::WizardWorld;

// The wizard's page on what negative transfer is measured against.
class TestReferencesPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale::c());
        m_world = std::make_unique<WizardWorld>();
        m_asked.clear();
        m_stored = {};
    }

    void cleanup() { m_wizard.reset(); }

    void saysWhichAreStored()
    {
        m_stored = { { 1, 3 }, 4 };
        open();
        QTRY_VERIFY(page()->found().contains(u"seeds 1, 3"_s));
        QVERIFY(choice("auto")->isChecked());
        QCOMPARE(m_asked.back().second, (std::vector<std::string> { "first", "mood" }));
    }

    void saysWhenNoneFit()
    {
        m_stored = { {}, 2 };
        open();
        QTRY_VERIFY(page()->found().contains(u"None of the 2 stored sets"_s));
        click(choice("none"));
        QTRY_VERIFY(page()->found().isEmpty());
        QVERIFY(m_wizard->isReady());
    }

    void trainingSaysWhatItCosts()
    {
        open();
        QTRY_VERIFY(page()->found().contains(u"None are stored"_s));
        click(choice("train"));
        QTRY_VERIFY(page()->found().contains(u"300 steps"_s));
        QVERIFY(m_wizard->isReady()); // 48 is a multiple of two tasks
        QSignalSpy started(m_wizard.get(), &NewRunWizard::startRequested);
        m_wizard->findChild<QPushButton *>(u"wizardStart"_s)->click();
        QCOMPARE(started.size(), 1);
        QCOMPARE(started.front().front().value<RunConfig>().references.mode, std::string("train"));
    }

    void anotherRecipeIsLookedForAgain()
    {
        open();
        QTRY_COMPARE(m_asked.size(), std::size_t(1));
        auto *steps = m_wizard->findChild<QLineEdit *>(u"training.steps"_s);
        steps->setText(u"700"_s);
        Q_EMIT steps->textEdited(steps->text());
        QTRY_COMPARE(m_asked.size(), std::size_t(2));
        QCOMPARE(m_asked.back().first.training.steps, std::int64_t(700));
    }

    void aBatchWithoutEveryTaskBlocksTraining()
    {
        open();
        click(choice("train"));
        auto *batch = m_wizard->findChild<QLineEdit *>(u"training.batch_size"_s);
        batch->setText(u"7"_s);
        Q_EMIT batch->textEdited(batch->text());
        auto *problem = m_wizard->findChild<QLabel *>(u"references.problem"_s);
        QTRY_VERIFY(problem->text().contains(u"multiple of the 2 tasks, such as 8"_s));
        QVERIFY(!m_wizard->isReady());
        click(choice("auto"));
        QTRY_VERIFY(m_wizard->isReady());
        QVERIFY(problem->text().isEmpty());
    }

private:
    void open()
    {
        EngineServices services = m_world->services();
        services.storedReferences = [this](const RunConfig &config,
                                        const std::vector<std::string> &tasks) {
            m_asked.emplace_back(config, tasks); // one job at a time
            return m_stored;
        };
        m_wizard = std::make_unique<NewRunWizard>(services);
        m_wizard->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_wizard.get()));
        QTRY_VERIFY(m_wizard->isReady());
        auto *steps = m_wizard->findChild<QListWidget *>(u"wizardSteps"_s);
        const auto found = steps->findItems(u"References"_s, Qt::MatchExactly);
        QCOMPARE(found.size(), 1);
        steps->setCurrentItem(found.front());
        QVERIFY(page()->isVisible());
    }

    // On the circle: beside the text a radio button is deaf.
    static void click(QRadioButton *button)
    {
        QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(8, button->height() / 2));
    }
    ReferencesPage *page() { return m_wizard->findChild<ReferencesPage *>(); }
    QRadioButton *choice(const char *mode)
    {
        return m_wizard->findChild<QRadioButton *>(u"references."_s + QLatin1String(mode));
    }

    std::unique_ptr<WizardWorld> m_world;
    std::unique_ptr<NewRunWizard> m_wizard;
    StoredReferences m_stored;
    std::vector<std::pair<RunConfig, std::vector<std::string>>> m_asked;
};

QTEST_MAIN(TestReferencesPage)
#include "tst_referencespage.moc"
