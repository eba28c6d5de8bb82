// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/wizard/suitecheck.h"

#include <QWidget>

namespace tp {

// Input lengths of a suite in tokens as bars, with the limit beyond which inputs are cut. Only what
// is beyond the limit is drawn in the colour of warnings.
class LengthView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LengthView)

public:
    explicit LengthView(QWidget *parent = nullptr);

    void setHistogram(const LengthHistogram &histogram, std::int64_t inputLimit);
    void clear(const QString &reason); // what stands there instead

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    LengthHistogram m_histogram;
    std::int64_t m_limit = 0;
    QString m_reason;
};

} // namespace tp
