// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QtTest>

// The law of ARCHITECTURE.md, read from the files themselves: who includes whom, how long files
// are, that each says its licence, and what lies at the top of the tree.
namespace {

constexpr int longestHeader = 150; // lines
constexpr int longestSource = 600; // lines

bool isQt(const QString &header)
{
    // <QString>, <QtCore/QString>, <qglobal.h>; the plotting library is told apart below.
    static const QRegularExpression name(
        QStringLiteral("^(Qt[A-Z]\\w*/.+|Q[A-Z]\\w*|q[a-z]+\\.h)$"));
    return name.match(header).hasMatch() && !header.startsWith(QStringLiteral("qcustomplot"));
}

bool isTorch(const QString &header)
{
    static const QRegularExpression name(QStringLiteral("^(torch|ATen|c10|caffe2)/"));
    return name.match(header).hasMatch();
}

bool isImGui(const QString &header)
{
    static const QRegularExpression name(QStringLiteral("(^|/)im(gui|config|stb)\\w*\\.h$"));
    return name.match(header).hasMatch() && !header.startsWith(QStringLiteral("views/"));
}

bool isArrow(const QString &header)
{
    static const QRegularExpression name(QStringLiteral("^(arrow|parquet)/"));
    return name.match(header).hasMatch();
}

bool isIn(const QString &path, const QStringList &folders)
{
    return std::any_of(folders.cbegin(), folders.cend(), [&](const QString &folder) {
        return path.startsWith(folder + QLatin1Char('/'));
    });
}

// What is wrong with one include of one file, or an empty text. `path` is relative to the root.
QString whyForbidden(const QString &path, const QString &header)
{
    const bool inModel = isIn(path, { QStringLiteral("model") });
    const bool inViews = isIn(path, { QStringLiteral("views") });
    if (header.contains(QStringLiteral("../"))) {
        return QStringLiteral("an include names its path from the root");
    }
    if (inModel && isIn(header, { QStringLiteral("views"), QStringLiteral("app") })) {
        return QStringLiteral("the model knows neither views nor app");
    }
    if (inViews && isIn(header, { QStringLiteral("app") })) {
        return QStringLiteral("views do not know the app");
    }
    if (isQt(header) && (inModel || isIn(path, { QStringLiteral("app/cli") }))) {
        return QStringLiteral("the model and the command line know no Qt");
    }
    if (isTorch(header)
        && !isIn(path,
            { QStringLiteral("model/nn"),
                QStringLiteral("model/adapters"),
                QStringLiteral("model/routing"),
                QStringLiteral("model/train") })) {
        return QStringLiteral("only model/nn, adapters, routing and train see torch");
    }
    if (header == QStringLiteral("qcustomplot.h")
        && !isIn(path, { QStringLiteral("views/plots") })) {
        return QStringLiteral("only views/plots sees QCustomPlot");
    }
    if (isImGui(header)
        && (!isIn(path, { QStringLiteral("views/imgui") })
            || path.endsWith(QStringLiteral(".h")))) {
        return QStringLiteral("only the sources of views/imgui see Dear ImGui");
    }
    if (isArrow(header) && path != QStringLiteral("model/data/arrow/tablefile.cpp")) {
        return QStringLiteral("only model/data/arrow/tablefile.cpp sees Arrow");
    }
    return {};
}

QStringList includesOf(const QString &text)
{
    static const QRegularExpression line(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"),
        QRegularExpression::MultilineOption);
    QStringList headers;
    for (auto match = line.globalMatch(text); match.hasNext();) {
        headers.append(match.next().captured(1));
    }
    return headers;
}

QString read(const QString &path)
{
    QFile file(QStringLiteral(TP_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// Paths relative to the root of the files under `folders` that match one of `patterns`.
QStringList filesUnder(const QStringList &folders, const QStringList &patterns)
{
    const QDir root(QStringLiteral(TP_SOURCE_DIR));
    QStringList paths;
    for (const QString &folder : folders) {
        QDirIterator walk(
            root.filePath(folder), patterns, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            paths.append(root.relativeFilePath(walk.next()));
        }
    }
    paths.sort();
    return paths;
}

} // namespace

class TestLayering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRulesForbid_data();
    void theRulesForbid();
    void includesFollowTheLayers();
    void filesAreShort();
    void filesNameTheirLicence();
    void topLevelHoldsOnlyWhatBelongsThere();
};

void TestLayering::theRulesForbid_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *name, const char *path, const char *line, bool allowed) {
        QTest::newRow(name) << path << line << allowed;
    };
    row("model to views", "model/core/a.cpp", "#include \"views/plots/b.h\"", false);
    row("model to app", "model/core/a.h", "#include \"app/cli/verb.h\"", false);
    row("views to app", "views/pages/a.cpp", "#include \"app/workbench/b.h\"", false);
    row("views to model", "views/pages/a.cpp", "#include \"model/core/b.h\"", true);
    row("app to views", "app/workbench/a.cpp", "#include \"views/pages/b.h\"", true);
    row("round the back", "model/core/a.cpp", "#include \"../../views/plots/b.h\"", false);
    row("Qt in the model", "model/core/a.cpp", "#include <QString>", false);
    row("Qt by module", "model/core/a.cpp", "  #  include <QtCore/QString>", false);
    row("Qt by file", "model/core/a.cpp", "#include <qglobal.h>", false);
    row("Qt in the command line", "app/cli/a.cpp", "#include <QString>", false);
    row("Qt in views", "views/pages/a.cpp", "#include <QString>", true);
    row("torch in the engine", "model/train/a.cpp", "#include <torch/types.h>", true);
    row("torch in analysis", "model/analysis/a.cpp", "#include <torch/types.h>", false);
    row("torch in views", "views/pages/a.cpp", "#include <ATen/ATen.h>", false);
    row("torch in the window", "app/workbench/a.cpp", "#include <c10/util/Half.h>", false);
    row("plots in plots", "views/plots/a.cpp", "#include <qcustomplot.h>", true);
    row("plots in pages", "views/pages/a.cpp", "#include <qcustomplot.h>", false);
    row("ImGui in the panel", "views/imgui/a.cpp", "#include <imgui.h>", true);
    row("ImGui's halves", "views/imgui/a.cpp", "#include <backends/imgui_impl_opengl3.h>", true);
    row("ImGui in a header", "views/imgui/a.h", "#include <imgui.h>", false);
    row("ImGui in pages", "views/pages/a.cpp", "#include <imgui_internal.h>", false);
    row("ImGui in the window", "app/workbench/a.cpp", "#include <imgui.h>", false);
    row("the panel in the window", "app/workbench/a.cpp", "#include \"views/imgui/b.h\"", true);
    row("our own host", "views/imgui/a.cpp", "#include \"views/imgui/imguihost.h\"", true);
    row("plots in the panel", "views/imgui/a.cpp", "#include <qcustomplot.h>", false);
    row("Arrow in its source", "model/data/arrow/tablefile.cpp", "#include <arrow/api.h>", true);
    row("Arrow in a header", "model/data/arrow/tablefile.h", "#include <arrow/api.h>", false);
    row("Parquet in the importers", "model/data/import/a.cpp", "#include <parquet/types.h>", false);
    row("standard library", "model/core/a.cpp", "#include <queue>", true);
    row("a comment", "model/core/a.cpp", "// not an #include <QString>", true);
}

void TestLayering::theRulesForbid()
{
    QFETCH(QString, path);
    QFETCH(QString, line);
    QFETCH(bool, allowed);
    bool forbidden = false;
    for (const QString &header : includesOf(QStringLiteral("#pragma once\n") + line)) {
        forbidden = forbidden || !whyForbidden(path, header).isEmpty();
    }
    QCOMPARE(!forbidden, allowed);
}

void TestLayering::includesFollowTheLayers()
{
    const QStringList paths =
        filesUnder({ QStringLiteral("model"), QStringLiteral("views"), QStringLiteral("app") },
            { QStringLiteral("*.h"), QStringLiteral("*.cpp") });
    QVERIFY2(paths.size() > 50, "the sources were not found");
    QStringList wrong;
    for (const QString &path : paths) {
        for (const QString &header : includesOf(read(path))) {
            const QString why = whyForbidden(path, header);
            if (!why.isEmpty()) {
                wrong.append(QStringLiteral("%1 includes %2: %3").arg(path, header, why));
            }
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TestLayering::filesAreShort()
{
    QStringList wrong;
    for (const QString &path : filesUnder({ QStringLiteral("model"),
                                              QStringLiteral("views"),
                                              QStringLiteral("app"),
                                              QStringLiteral("tests") },
             { QStringLiteral("*.h"), QStringLiteral("*.cpp") })) {
        const auto lines = read(path).count(QLatin1Char('\n'));
        const int most = path.endsWith(QStringLiteral(".h")) ? longestHeader : longestSource;
        if (lines > most) {
            wrong.append(
                QStringLiteral("%1 has %2 lines, at most %3").arg(path).arg(lines).arg(most));
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TestLayering::filesNameTheirLicence()
{
    const QStringList paths = filesUnder({ QStringLiteral("model"),
                                             QStringLiteral("views"),
                                             QStringLiteral("app"),
                                             QStringLiteral("tests"),
                                             QStringLiteral("packaging") },
        { QStringLiteral("*.h"),
            QStringLiteral("*.cpp"),
            QStringLiteral("*.in"),
            QStringLiteral("*.py"),
            QStringLiteral("*.sh"),
            QStringLiteral("*.cmake"),
            QStringLiteral("CMakeLists.txt") });
    QStringList wrong;
    for (const QString &path : paths) {
        const QString head = read(path).section(QLatin1Char('\n'), 0, 4);
        if (!head.contains(QStringLiteral("SPDX-FileCopyrightText: "))
            || !head.contains(QStringLiteral("SPDX-License-Identifier: "))) {
            wrong.append(path);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TestLayering::topLevelHoldsOnlyWhatBelongsThere()
{
    const QString git = QStandardPaths::findExecutable(QStringLiteral("git"));
    if (git.isEmpty()) {
        QSKIP("git is not installed");
    }
    // The folder may belong to another user than the one who runs the tests.
    QProcess list;
    list.start(git,
        { QStringLiteral("-c"),
            QStringLiteral("safe.directory=*"),
            QStringLiteral("-C"),
            QStringLiteral(TP_SOURCE_DIR),
            QStringLiteral("ls-files") });
    QVERIFY(list.waitForFinished());
    if (list.exitCode() != 0) {
        QSKIP("the sources are not a git checkout");
    }
    static const QSet<QString> allowed { QStringLiteral("CMakeLists.txt"),
        QStringLiteral("CMakePresets.json"),
        QStringLiteral("app"),
        QStringLiteral("model"),
        QStringLiteral("views"),
        QStringLiteral("resources"),
        QStringLiteral("i18n"),
        QStringLiteral("tests"),
        QStringLiteral("packaging"),
        QStringLiteral("README.md"),
        QStringLiteral("ARCHITECTURE.md"),
        QStringLiteral("CHANGELOG.md"),
        QStringLiteral("LICENSE"),
        QStringLiteral("SECURITY.md"),
        QStringLiteral("CONTRIBUTING.md") };
    QSet<QString> found;
    const QStringList paths =
        QString::fromUtf8(list.readAllStandardOutput()).split(QLatin1Char('\n'));
    for (const QString &path : paths) {
        const QString top = path.section(QLatin1Char('/'), 0, 0);
        if (!top.isEmpty() && !top.startsWith(QLatin1Char('.'))) {
            found.insert(top);
        }
    }
    QVERIFY(found.contains(QStringLiteral("model")));
    const QStringList strange = QSet<QString>(found).subtract(allowed).values();
    QVERIFY2(strange.isEmpty(), qPrintable(strange.join(QLatin1Char(' '))));
}

QTEST_GUILESS_MAIN(TestLayering)

#include "tst_layering.moc"
