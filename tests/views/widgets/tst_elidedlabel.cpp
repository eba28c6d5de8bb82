// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tp;

namespace {

// Counts how often its content asks to be laid out.
class Host final : public QWidget
{
public:
    Host()
        : label(new ElidedLabel(u"step 100"_s, this))
    {
        auto *layout = new QHBoxLayout(this);
        layout->addWidget(label);
        resize(400, 40);
        show();
    }
    ElidedLabel *label;
    int requests = 0;

protected:
    bool event(QEvent *event) override
    {
        requests += event->type() == QEvent::LayoutRequest ? 1 : 0;
        return QWidget::event(event);
    }
};

} // namespace

class TestElidedLabel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCountLeavesTheLayoutAlone()
    {
        Host host;
        QVERIFY(QTest::qWaitForWindowExposed(&host));
        QCoreApplication::processEvents();
        host.requests = 0;
        for (int step = 101; step < 120; ++step) {
            host.label->setText(u"step %1"_s.arg(step));
            QCoreApplication::processEvents();
        }
        QVERIFY2(host.requests <= 2, qPrintable(QString::number(host.requests)));
        QCOMPARE(host.label->text(), u"step 119"_s);

        const int before = host.label->sizeHint().width();
        host.label->setText(u"step 119 of 4000, 12 minutes left"_s);
        QCoreApplication::processEvents();
        QVERIFY(host.requests > 0);
        QVERIFY(host.label->sizeHint().width() > before);
    }

    void theHintHoldsTheText()
    {
        ElidedLabel label;
        label.show();
        for (const QString &text :
            { u"a"_s, u"ab"_s, u"routing at step 1,200"_s, u"ttttttttt"_s }) {
            label.setText(text);
            QVERIFY(label.sizeHint().width() > label.fontMetrics().horizontalAdvance(text));
            label.resize(label.sizeHint());
            QVERIFY(!label.isElided());
            QVERIFY(label.toolTip().isEmpty());
        }
        label.setFixedWidth(30);
        QVERIFY(label.isElided());
        QCOMPARE(label.toolTip(), label.text());
        label.setText({});
        QCOMPARE(label.sizeHint().width(), 0);
    }

    void aLargerFontIsMeasured()
    {
        ElidedLabel label(u"routing at step 1,200"_s);
        const int before = label.sizeHint().width();
        QFont font = label.font();
        font.setPointSizeF(2 * font.pointSizeF());
        label.setFont(font);
        QVERIFY(label.sizeHint().width() > before + before / 2);
    }
};

QTEST_MAIN(TestElidedLabel)
#include "tst_elidedlabel.moc"
