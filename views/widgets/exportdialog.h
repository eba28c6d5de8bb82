// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <QDialog>
#include <QImage>
#include <QList>
#include <QSize>
#include <QString>

#include <functional>
#include <memory>

namespace tp {

struct ExportFigureKind
{
    QString id; // "routing"
    QString label; // "Routing — tasks × experts"
};

struct ExportSettings
{
    QString kind; // an id
    QString format = QStringLiteral("pdf"); // pdf, svg, png, csv, tex
    QString file; // absolute, ends in .format
    double widthMm = 84.0;
    double heightMm = 0.0; // 0: what suits the figure
    double fontPt = 8.0;
    int dpi = 600; // of PNG
};

// Asks for figure, format, width in millimetres and file, shows how it will look, and writes it by
// the function it was given. A failure to write stands in the dialog with its reason.
class ExportDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportDialog)

public:
    using Writer = std::function<Status(const ExportSettings &)>;
    // Draws the figure into an image of at most `size` device pixels; a null image means nothing to
    // show. Called on the GUI thread, a moment after the last change.
    using Previewer = std::function<QImage(const ExportSettings &, QSize)>;

    ExportDialog(QList<ExportFigureKind> kinds,
        Writer writer,
        Previewer previewer,
        QWidget *parent = nullptr);
    ~ExportDialog() override;

    void setSettings(const ExportSettings &settings); // an empty `file` leaves the proposed one
    [[nodiscard]] ExportSettings settings() const;
    // Proposed files are made from this folder and this stem: "<stem>-routing.pdf".
    void setProposal(const QString &folder, const QString &stem);

Q_SIGNALS:
    void exported(const QString &file); // after the writer succeeded

public Q_SLOTS:
    void accept() override; // writes; closes only when that succeeded

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace tp
