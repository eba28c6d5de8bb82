// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/runlibrary.h"

#include "model/samplerun.h"
#include "model/store/annotations.h"
#include "model/store/runstore.h"
#include "model/store/runupkeep.h"
#include "model/store/runwriter.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace fs = std::filesystem;
using namespace tp;

class TestRunLibrary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = m_folder->path().toStdString();
    }

    void requestsAreDoneInTheirOrder()
    {
        const RunLibrary::Folders runs = makeRuns(2);
        RunLibrary library;
        library.setStore(m_store);
        int changes = 0;
        std::vector<fs::path> renamed;
        QStringList failures;
        connect(&library, &RunLibrary::changed, this, [&changes] { ++changes; });
        connect(&library, &RunLibrary::renamed, this, [&renamed](const fs::path &run) {
            renamed.push_back(run);
        });
        connect(&library, &RunLibrary::failed, this, [&failures](const QString &message) {
            failures.append(message);
        });
        constexpr int times = 20;
        for (int i = 1; i <= times; ++i) {
            library.rename(runs[0], QStringLiteral("name %1").arg(i));
            library.changeTags(runs, { QStringLiteral("tag%1").arg(i) }, {});
            // The window reads the same folders meanwhile.
            QCOMPARE(listRuns(m_store).size(), runs.size());
            QCoreApplication::processEvents();
        }
        library.setStarred(runs, true);
        QTRY_COMPARE(changes, 2 * times + 1);
        QCOMPARE(failures, QStringList());
        QCOMPARE(renamed, std::vector<fs::path>(times, runs[0]));
        for (const fs::path &run : runs) {
            const auto kept = readAnnotations(run);
            QVERIFY(kept);
            QCOMPARE(kept->tags.size(), std::size_t { times });
            QVERIFY(kept->starred);
        }
        QCOMPARE(readAnnotations(runs[0])->name, std::string("name 20"));
    }

    void whatWasTrashedComesBack()
    {
        const RunLibrary::Folders runs = makeRuns(3);
        RunLibrary library;
        library.setStore(m_store);
        RunLibrary::Folders from;
        RunLibrary::Folders to;
        connect(&library,
            &RunLibrary::trashed,
            this,
            [&](const RunLibrary::Folders &left, const RunLibrary::Folders &now) {
                from = left;
                to = now;
            });
        library.trash(runs);
        QTRY_COMPARE(to.size(), runs.size());
        QCOMPARE(from, runs);
        QVERIFY(listRuns(m_store).empty());
        library.restore(to);
        QTRY_COMPARE(listRuns(m_store).size(), runs.size());
    }

    void aFailureIsToldAndTheOthersAreDone()
    {
        RunLibrary::Folders runs = makeRuns(1);
        runs.insert(runs.begin(), m_store / "nothing");
        RunLibrary library;
        QSignalSpy failed(&library, &RunLibrary::failed);
        library.setStarred(runs, true);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(!failed.front().front().toString().isEmpty());
        QVERIFY(readAnnotations(runs[1])->starred);
    }

    void whatWasAskedIsDoneBeforeItEnds()
    {
        const RunLibrary::Folders runs = makeRuns(1);
        int changes = 0;
        {
            RunLibrary library;
            connect(&library, &RunLibrary::changed, this, [&changes] { ++changes; });
            for (int i = 0; i < 10; ++i) {
                library.setNotes(runs[0], QStringLiteral("note %1").arg(i));
            }
        }
        QCoreApplication::processEvents();
        QCOMPARE(readAnnotations(runs[0])->notes, std::string("note 9"));
        QCOMPARE(changes, 0); // nobody is there to tell
    }

private:
    [[nodiscard]] RunLibrary::Folders makeRuns(int count) const
    {
        RunLibrary::Folders runs;
        for (int i = 0; i < count; ++i) {
            const auto writer = RunWriter::create(m_store, test::sampleDescription());
            if (writer) {
                runs.push_back(writer->folder());
            }
        }
        return runs;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_store;
};

QTEST_GUILESS_MAIN(TestRunLibrary)
#include "tst_runlibrary.moc"
