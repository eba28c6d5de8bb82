// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nn/tensorio.h"

#include <torch/torch.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace fs = std::filesystem;

// What tests of exchange read and change of the files in a folder.
struct ExchangeFiles
{
    // Every tensor of a file, to be changed and written back.
    [[nodiscard]] static tp::NamedTensors tensorsOf(const fs::path &file)
    {
        const auto opened = tp::SafetensorsFile::open(file).value();
        tp::NamedTensors tensors;
        for (const tp::TensorInfo &info : opened.tensors()) {
            tensors.emplace_back(info.name, tp::readTensor(opened, info).value());
        }
        return tensors;
    }

    [[nodiscard]] static QJsonObject jsonOf(const fs::path &file)
    {
        QFile in(QString::fromStdString(file.string()));
        return in.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(in.readAll()).object()
                                            : QJsonObject();
    }

    static void writeJson(const fs::path &file, const QJsonObject &json)
    {
        QFile out(QString::fromStdString(file.string()));
        const bool written = out.open(QIODevice::WriteOnly | QIODevice::Truncate)
            && out.write(QJsonDocument(json).toJson()) > 0;
        Q_ASSERT(written);
    }

    // Names of what lies in a folder; a folder that is absent is empty.
    [[nodiscard]] static QStringList namesIn(const fs::path &folder)
    {
        QStringList names;
        std::error_code ignored;
        for (const auto &entry : fs::directory_iterator(folder, ignored)) {
            names.append(QString::fromStdString(entry.path().filename().string()));
        }
        names.sort();
        return names;
    }
};
