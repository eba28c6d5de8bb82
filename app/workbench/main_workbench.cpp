// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/figurecommand.h"
#include "app/workbench/language.h"
#include "app/workbench/resources.h"
#include "app/workbench/session.h"
#include "app/workbench/settings/windowsettings.h"
#include "app/workbench/workbench.h"
#include "model/adapters/methods.h"
#include "model/store/runstore.h"
#include "views/widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

tp::SessionParts engineParts(const std::filesystem::path &store)
{
    tp::SessionParts parts;
    parts.train = tp::train;
    parts.resume = tp::resume;
    parts.exportAdapter = tp::exportAdapter;
    parts.devices = tp::availableDevices;
    parts.services.methods = tp::methodTable();
    parts.services.countParameters = tp::countParameters;
    parts.services.devices = { { "auto" }, { "cpu" } };
    const std::filesystem::path resources = tp::resourceFolder();
    if (!resources.empty()) {
        parts.services.demoConfig = resources / "demo" / "demo.json";
    }
    parts.store = store;
    return parts;
}

} // namespace

int main(int argc, char **argv)
{
    if (const std::optional<int> exported = tp::figureMain(argc, argv)) {
        return *exported;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"tensorpoly-workbench"_s);
    QApplication::setOrganizationName(u"tensorpoly"_s);
    QApplication::setApplicationVersion(QStringLiteral(TP_VERSION));

    tp::Language &language = tp::Language::instance();
    language.apply(tp::WindowSettings().language());

    QCommandLineParser parser;
    parser.setApplicationDescription(QObject::tr(
        "Trains one language model on many tasks and shows routing, clusters and transfer."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption store(u"store"_s,
        QObject::tr("Folder of runs."),
        u"DIR"_s,
        QString::fromStdString(tp::defaultStore().string()));
    const QCommandLineOption open(
        u"open"_s, QObject::tr("Open this run; may be repeated."), u"RUN"_s);
    const QCommandLineOption train(
        u"train"_s, QObject::tr("Begin training this configuration."), u"CONFIG.json"_s);
    const QCommandLineOption speak(
        u"language"_s, QObject::tr("Language of the window: en, de or zh_CN."), u"CODE"_s);
    parser.addOptions(QList { store, open, train, speak } + tp::figureOptions());
    parser.addPositionalArgument(u"RUN"_s, QObject::tr("Run folders to open."), u"[RUN...]"_s);
    parser.process(application);

    if (parser.isSet(speak)) {
        const QString code = parser.value(speak);
        if (!tp::Language::isKnown(code)) {
            std::fprintf(stderr,
                "tensorpoly-workbench: --language takes en, de or zh_CN, not '%s'\n",
                qPrintable(code));
            return tp::exitCode(tp::ErrorCode::Usage);
        }
        language.apply(code);
    }
    tp::Theme::instance().apply(tp::WindowSettings().theme());
    tp::Session session(engineParts(parser.value(store).toStdString()));
    tp::Workbench workbench(session);
    workbench.window().show();
    // Once the window stands: reading runs and starting the engine must not hold it up.
    QTimer::singleShot(0, &session, [&] {
        for (const QString &run : parser.values(open) + parser.positionalArguments()) {
            session.openRun(std::filesystem::path(run.toStdString()));
        }
        if (parser.isSet(train)) {
            session.trainFile(parser.value(train));
        }
    });
    return QApplication::exec();
}
