// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/figuredialog.h"

#include "views/presenters/figuredata.h"

#include <QDir>

#include <map>
#include <utility>

namespace tp {

namespace {

// Makes each kind of figure once: only its drawing depends on the other settings.
class FigureMaker final
{
public:
    FigureMaker(std::vector<std::shared_ptr<const RunHistory>> runs, ReferenceList references)
        : m_runs(std::move(runs))
        , m_references(std::move(references))
    {
    }

    const Result<Figure> &figure(const ExportSettings &settings)
    {
        const auto known = m_made.find(settings.kind);
        if (known != m_made.end()) {
            return known->second;
        }
        std::vector<const RunHistory *> runs;
        for (const auto &run : m_runs) {
            runs.push_back(run.get());
        }
        const auto draw = [&](FigureKind kind) {
            return runFigure(
                kind, runs, m_references ? *m_references : std::vector<ReferenceSet>());
        };
        return m_made
            .emplace(settings.kind, figureKindFromName(settings.kind.toStdString()).and_then(draw))
            .first->second;
    }

private:
    std::vector<std::shared_ptr<const RunHistory>> m_runs;
    ReferenceList m_references;
    std::map<QString, Result<Figure>> m_made;
};

FigureOptions optionsOf(const ExportSettings &settings)
{
    return { settings.widthMm, settings.heightMm, settings.fontPt, settings.dpi };
}

} // namespace

void openFigureDialog(QWidget *window,
    const QList<ExportFigureKind> &kinds,
    std::vector<std::shared_ptr<const RunHistory>> runs,
    ReferenceList references,
    const QString &stem)
{
    const auto maker = std::make_shared<FigureMaker>(std::move(runs), std::move(references));
    auto *dialog = new ExportDialog(
        kinds,
        [maker](const ExportSettings &settings) -> Status {
            return maker->figure(settings).and_then([&](const Figure &content) {
                return exportFigure(content, optionsOf(settings), settings.file.toStdString());
            });
        },
        [maker](const ExportSettings &settings, QSize size) {
            const Result<Figure> &content = maker->figure(settings);
            return content ? figurePreview(*content, optionsOf(settings), size) : QImage();
        },
        window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setProposal(QDir::homePath(), stem);
    dialog->open();
}

} // namespace tp
