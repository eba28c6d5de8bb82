// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QStringList>

namespace tp {

// A line of tags, separated by commas; the word being typed is completed from the tags in use.
class TagInput final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TagInput)

public:
    explicit TagInput(QWidget *parent = nullptr);

    void setKnownTags(const QStringList &tags);
    [[nodiscard]] QStringList tags() const; // without blanks around them, sorted, each once
    void setTags(const QStringList &tags);

private:
    QStringList m_known;
};

} // namespace tp
