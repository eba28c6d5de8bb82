// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/taginput.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QStringListModel>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

// Completes what stands after the last comma and keeps what stands before.
class LastTagCompleter final : public QCompleter
{
public:
    explicit LastTagCompleter(QLineEdit *line)
        : QCompleter(line)
        , m_line(line)
    {
        setCaseSensitivity(Qt::CaseInsensitive);
        setFilterMode(Qt::MatchContains);
    }

    [[nodiscard]] QStringList splitPath(const QString &path) const override
    {
        return { path.section(u',', -1).trimmed() };
    }

    [[nodiscard]] QString pathFromIndex(const QModelIndex &index) const override
    {
        const QString before = m_line->text().section(u',', 0, -2);
        const QString tag = index.data().toString();
        return before.isEmpty() ? tag : before + u", "_s + tag;
    }

private:
    QLineEdit *m_line;
};

} // namespace

TagInput::TagInput(QWidget *parent)
    : QLineEdit(parent)
{
    setCompleter(new LastTagCompleter(this));
    completer()->popup()->setProperty("card", true);
}

void TagInput::setKnownTags(const QStringList &tags)
{
    // Not under an open list of proposals.
    if (tags != m_known && !completer()->popup()->isVisible()) {
        m_known = tags;
        completer()->setModel(new QStringListModel(tags, completer()));
    }
}

QStringList TagInput::tags() const
{
    QStringList tags;
    for (const QString &part : text().split(u',')) {
        const QString tag = part.simplified();
        if (!tag.isEmpty()) {
            tags.append(tag);
        }
    }
    tags.sort();
    tags.removeDuplicates();
    return tags;
}

void TagInput::setTags(const QStringList &tags)
{
    setText(tags.join(u", "_s));
}

} // namespace tp
