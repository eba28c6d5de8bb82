// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Safetensors files byte by byte, lying ones too, and the numbers of honest ones.

#include "model/nn/safetensors.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

#include <cmath>
#include <cstring>
#include <vector>

// 8 bytes header length, header, data.
inline QByteArray safetensorsBytes(const QByteArray &header, const QByteArray &data)
{
    QByteArray bytes;
    auto length = static_cast<quint64>(header.size());
    for (int i = 0; i < 8; ++i, length >>= 8) {
        bytes.append(static_cast<char>(length & 0xff));
    }
    return bytes + header + data;
}

inline std::filesystem::path writeBytes(
    const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("cannot write the test's own file");
    }
    return file.fileName().toStdString();
}

inline QByteArray readBytes(const std::filesystem::path &path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The numbers of a tensor, F64, F32 or I64; empty if it cannot be read.
inline std::vector<double> tensorNumbers(const tp::SafetensorsFile &file, const std::string &name)
{
    const tp::TensorInfo *info = file.find(name);
    if (info == nullptr) {
        return {};
    }
    std::vector<std::byte> bytes(info->bytes());
    if (!file.read(*info, bytes)) {
        return {};
    }
    const auto convert = [&](auto zero) {
        std::vector<double> values;
        for (std::size_t i = 0; i < bytes.size(); i += sizeof(zero)) {
            std::memcpy(&zero, bytes.data() + i, sizeof(zero));
            values.push_back(static_cast<double>(zero));
        }
        return values;
    };
    switch (info->type) {
    case tp::TensorType::F64:
        return convert(double {});
    case tp::TensorType::F32:
        return convert(float {});
    case tp::TensorType::I64:
        return convert(qint64 {});
    default:
        return {};
    }
}

// The largest |a - b| / (|b| + floor); infinite if the sizes differ or a number is not finite.
inline double largestDifference(
    const std::vector<double> &a, const std::vector<double> &b, double floor)
{
    if (a.size() != b.size() || a.empty()) {
        return INFINITY;
    }
    double largest = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double difference = std::abs(a[i] - b[i]) / (std::abs(b[i]) + floor);
        largest = std::isnan(difference) ? INFINITY : std::max(largest, difference);
    }
    return largest;
}
