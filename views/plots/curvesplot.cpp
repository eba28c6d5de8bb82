// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/curvesplot.h"

#include "views/plots/curvesfigure.h"
#include "views/plots/readout.h"

#include <QKeyEvent>
#include <QPainter>

#include <qcustomplot.h>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

constexpr double reach = 12.0; // pixels between pointer and line

// The read-out above the plot; the plot itself need not repaint for it.
class ReadoutLayer final : public QWidget
{
public:
    explicit ReadoutLayer(QWidget *parent)
        : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
    }
    void show(
        const Readout &readout, const QPointF &anchor, const QColor &colour, const PlotStyle &style)
    {
        m_readout = readout;
        m_anchor = anchor;
        m_colour = colour;
        m_style = style;
        update();
    }
    [[nodiscard]] const Readout &readout() const { return m_readout; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (m_readout.isEmpty()) {
            return;
        }
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(QPen(m_style.background, 1.5));
        painter.setBrush(m_colour);
        painter.drawEllipse(m_anchor, 4.5, 4.5);
        paintReadout(painter, m_readout, m_anchor, rect(), m_style);
    }

private:
    Readout m_readout;
    QPointF m_anchor;
    QColor m_colour;
    PlotStyle m_style;
};

} // namespace

struct CurvesPlot::Private
{
    explicit Private(CurvesPlot *owner)
        : plot(new QCustomPlot(owner))
        , figure(plot)
        , layer(new ReadoutLayer(owner))
    {
    }

    QCustomPlot *plot = nullptr;
    CurvesFigure figure;
    ReadoutLayer *layer = nullptr;
    bool following = true;
    QPointF pressed;
    bool dragging = false;
    QString hovered;
};

CurvesPlot::CurvesPlot(QWidget *parent)
    : PlotWidget(parent)
    , d(std::make_unique<Private>(this))
{
    setAccessibleName(tr("Curves"));
    setPlaceholder(tr("Loss and scores appear here as soon as a run has made its first step."));
    setMinimumSize(240, 150);
    setFocusPolicy(Qt::StrongFocus);
    d->plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    d->plot->axisRect()->setRangeZoomFactor(0.85);
    d->plot->setFocusPolicy(Qt::NoFocus);
    d->plot->setMouseTracking(true);
    d->plot->installEventFilter(this);
    d->plot->hide();
    refreshStyle();
}

CurvesPlot::~CurvesPlot()
{
    // The plot belongs to this widget, but the figure must let go of it first.
    d->plot->removeEventFilter(this);
    d.reset();
}

QSize CurvesPlot::sizeHint() const
{
    return { 560, 280 };
}

void CurvesPlot::setData(const CurvesData &data)
{
    d->figure.setData(data);
    setEmpty(!d->figure.hasData());
    if (d->following) {
        d->figure.fit();
    }
    d->figure.replotSoon();
}

const CurvesData &CurvesPlot::data() const
{
    return d->figure.data();
}

void CurvesPlot::setMarker(std::optional<double> x)
{
    if (x != d->figure.data().marker) {
        d->figure.setMarker(x);
        d->figure.replotSoon();
    }
}

bool CurvesPlot::isFollowing() const
{
    return d->following;
}

void CurvesPlot::setFollowing(bool following)
{
    if (following == d->following) {
        return;
    }
    d->following = following;
    if (following) {
        d->figure.fit();
        d->figure.replotSoon();
    }
    Q_EMIT followingChanged(following);
}

void CurvesPlot::showAll()
{
    d->figure.fit();
    d->figure.replotSoon();
    setFollowing(true);
}

QString CurvesPlot::readoutText() const
{
    return d->layer->readout().text();
}

CurvesPlot::Ranges CurvesPlot::ranges() const
{
    const QCPRange x = d->plot->xAxis->range();
    const QCPRange y = d->plot->yAxis->range();
    return { x.lower, x.upper, y.lower, y.upper };
}

QPointF CurvesPlot::pointAt(double x, double y) const
{
    return d->plot->mapToParent(
        QPointF(d->plot->xAxis->coordToPixel(x), d->plot->yAxis->coordToPixel(y)));
}

void CurvesPlot::styleChanged()
{
    d->figure.setStyle(style());
    d->figure.replotSoon();
}

void CurvesPlot::emptyChanged()
{
    d->plot->setVisible(!isEmpty());
}

void CurvesPlot::resizeEvent(QResizeEvent *event)
{
    PlotWidget::resizeEvent(event);
    d->plot->setGeometry(rect().adjusted(8, 4, -4, -6));
    d->layer->setGeometry(d->plot->geometry());
    d->layer->raise();
}

void CurvesPlot::showEvent(QShowEvent *event)
{
    PlotWidget::showEvent(event);
    // QCustomPlot reads the ratio only when it is made, and the screen may be another one by now.
    if (!qFuzzyCompare(d->plot->bufferDevicePixelRatio(), devicePixelRatioF())) {
        d->plot->setBufferDevicePixelRatio(devicePixelRatioF());
    }
    d->figure.replotSoon();
}

void CurvesPlot::keyPressEvent(QKeyEvent *event)
{
    QCPAxis *x = d->plot->xAxis;
    QCPAxis *y = d->plot->yAxis;
    const auto move = [](QCPAxis *axis, double share) {
        if (axis->scaleType() == QCPAxis::stLogarithmic) {
            const double factor = std::pow(axis->range().upper / axis->range().lower, share);
            axis->setRange(axis->range().lower * factor, axis->range().upper * factor);
        } else {
            axis->moveRange(axis->range().size() * share);
        }
    };
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        x->scaleRange(0.8);
        break;
    case Qt::Key_Minus:
        x->scaleRange(1.25);
        break;
    case Qt::Key_Left:
        move(x, -0.1);
        break;
    case Qt::Key_Right:
        move(x, 0.1);
        break;
    case Qt::Key_Up:
        move(y, 0.1);
        break;
    case Qt::Key_Down:
        move(y, -0.1);
        break;
    case Qt::Key_Home:
        showAll();
        return;
    default:
        PlotWidget::keyPressEvent(event);
        return;
    }
    setFollowing(false);
    d->figure.replotSoon();
}

bool CurvesPlot::eventFilter(QObject *watched, QEvent *event)
{
    const auto hover = [this](const QPointF &point) {
        const auto reading = d->figure.nearest(point, reach);
        Readout readout;
        QColor colour;
        QPointF anchor;
        QString key;
        if (reading) {
            const CurveSeries &series =
                d->figure.data().series[static_cast<std::size_t>(reading->series)];
            const CurvesData &all = d->figure.data();
            readout.title = series.label;
            readout.line = u"%1 %2 · %3 %4"_s.arg(all.yTitle,
                style().locale.toString(reading->y, 'g', 4),
                all.xTitle,
                style().locale.toString(reading->x, 'g', 7));
            colour = style().series(series.colour, series.key);
            anchor = reading->pixel;
            key = series.key;
        }
        d->layer->show(readout, anchor, colour, style());
        if (key != d->hovered) {
            d->hovered = key;
            d->figure.setEmphasis(reading ? reading->series : -1);
            d->figure.replotSoon();
            Q_EMIT seriesHovered(key);
        }
    };

    switch (event->type()) {
    case QEvent::MouseButtonPress: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        d->pressed = mouse->position();
        d->dragging = false;
        setFocus(Qt::MouseFocusReason);
        break;
    }
    case QEvent::MouseMove: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->buttons().testFlag(Qt::LeftButton)) {
            if (!d->dragging && (mouse->position() - d->pressed).manhattanLength() < 4.0) {
                return true; // a click that trembles is not a drag
            }
            d->dragging = true;
            setFollowing(false);
        } else {
            hover(mouse->position());
        }
        break;
    }
    case QEvent::MouseButtonRelease: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton && !d->dragging) {
            const auto reading = d->figure.nearest(mouse->position(), reach);
            if (reading) {
                const auto index = static_cast<std::size_t>(reading->series);
                Q_EMIT seriesClicked(d->figure.data().series[index].key);
            }
            if (const auto x = d->figure.xAt(mouse->position())) {
                Q_EMIT positionClicked(*x);
            }
        }
        d->dragging = false;
        break;
    }
    case QEvent::MouseButtonDblClick:
        showAll();
        return true;
    case QEvent::Wheel: {
        const Qt::KeyboardModifiers keys = static_cast<QWheelEvent *>(event)->modifiers();
        Qt::Orientations zoomed = Qt::Horizontal | Qt::Vertical;
        if (keys.testFlag(Qt::ShiftModifier)) {
            zoomed = Qt::Horizontal;
        } else if (keys.testFlag(Qt::ControlModifier)) {
            zoomed = Qt::Vertical;
        }
        d->plot->axisRect()->setRangeZoom(zoomed);
        setFollowing(false);
        break;
    }
    case QEvent::Leave:
        d->layer->show({}, {}, {}, style());
        if (!d->hovered.isEmpty()) {
            d->hovered.clear();
            d->figure.setEmphasis(-1);
            d->figure.replotSoon();
            Q_EMIT seriesHovered({});
        }
        break;
    default:
        break;
    }
    return PlotWidget::eventFilter(watched, event);
}

} // namespace tp
