// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/panelpainter.h"

#include "views/imgui/panelkeys.h"

#include <QCoreApplication>

#include <imgui.h>

#include <algorithm>

namespace tp {

namespace {

struct PanelText
{
    Q_DECLARE_TR_FUNCTIONS(PanelText)
};

constexpr ImGuiWindowFlags fixedFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove
    | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav;

ImVec2 vec(const QPointF &point, double ratio)
{
    return { static_cast<float>(point.x() * ratio), static_cast<float>(point.y() * ratio) };
}

void say(PanelFrame &frame, Face face, const QString &text)
{
    frame.glyphs.need(face, text);
    const QByteArray utf8 = text.toUtf8();
    ImGui::PushFont(frame.glyphs.font(face));
    ImGui::TextUnformatted(utf8.constData(), utf8.constData() + utf8.size());
    ImGui::PopFont();
}

} // namespace

void PanelPainter::draw(PanelFrame &frame, const QSizeF &size)
{
    const double line = frame.glyphs.lineHeight(Face::Normal) / frame.ratio;
    const PanelLayout layout = PanelLayout::of(QRectF(QPointF(), size), line);
    m_runs.draw(frame, layout.card(Instrument::Runs));
    m_curves.draw(frame, layout.card(Instrument::Curves));
    m_routing.draw(frame, layout.card(Instrument::Routing));
    m_transfer.draw(frame, layout.card(Instrument::Transfer));
    drawTimeline(frame, layout.status);
    if (frame.state.showsKeys) {
        drawKeys(frame, size);
    } else {
        drawReadout(frame, size);
    }
}

void PanelPainter::drawTimeline(PanelFrame &frame, const QRectF &area)
{
    ImGui::SetNextWindowPos(vec(area.topLeft(), frame.ratio));
    ImGui::SetNextWindowSize(vec(QPointF(area.width(), area.height()), frame.ratio));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0.0F, 0.0F));
    ImGui::Begin("timeline",
        nullptr,
        fixedFlags | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoBringToFrontOnFocus);
    ImGui::PopStyleVar();
    Canvas canvas(*ImGui::GetWindowDrawList(), frame.glyphs, frame.ratio);
    const QString words = frame.content.timelineWords();
    const QString hint = PanelText::tr("F1: keys");
    canvas.text(area.adjusted(4.0, 0.0, -4.0, 0.0),
        Qt::AlignLeft | Qt::AlignVCenter,
        Face::Small,
        frame.colors.mutedText,
        words);
    canvas.text(area.adjusted(4.0, 0.0, -4.0, 0.0),
        Qt::AlignRight | Qt::AlignVCenter,
        Face::Small,
        frame.colors.mutedText,
        hint);
    const TimelinePresenter &timeline = frame.content.presenters().timeline;
    // As long as the longest words, so that the slider does not jump while it is moved.
    const double from = area.left() + std::max(canvas.width(Face::Small, words), 220.0) + 16.0;
    const double to = area.right() - canvas.width(Face::Small, hint) - 20.0;
    if (timeline.lastStep() > 0 && to - from > 60.0) {
        ImS64 step = timeline.step();
        const ImS64 first = 0;
        const ImS64 last = timeline.totalSteps();
        const double height = 12.0;
        ImGui::SetCursorScreenPos(
            vec(QPointF(from, area.center().y() - height / 2.0), frame.ratio));
        ImGui::SetNextItemWidth(static_cast<float>((to - from) * frame.ratio));
        // As low as its padding: the slider shows no number.
        ImGui::PushFont(frame.glyphs.font(Face::Small));
        ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(2.0F, 0.0F));
        if (ImGui::SliderScalar("##step", ImGuiDataType_S64, &step, &first, &last, "")) {
            frame.intent.moveTo = step;
        }
        ImGui::PopStyleVar();
        ImGui::PopFont();
    }
    ImGui::End();
}

void PanelPainter::drawReadout(PanelFrame &frame, const QSizeF &size)
{
    if (frame.readout.isEmpty()) {
        return;
    }
    Canvas canvas(*ImGui::GetForegroundDrawList(), frame.glyphs, frame.ratio);
    const QRectF bounds(QPointF(), size);
    QRectF box = readoutRect(frame.readout, frame.readoutAnchor, bounds, frame.style);
    // ImGui sets its letters on whole pixels, which makes a line a little wider or narrower.
    box.setWidth(std::max(canvas.width(Face::Bold, frame.readout.title),
                     canvas.width(Face::Small, frame.readout.line))
        + 20.0);
    box.moveRight(std::min(box.right(), bounds.right() - 4.0));
    canvas.fill(box, frame.style.readout, 5.0);
    canvas.text(box.adjusted(10.0, 6.0, 0.0, 0.0),
        Qt::AlignLeft | Qt::AlignTop,
        Face::Bold,
        frame.style.readoutText,
        frame.readout.title);
    canvas.text(box.adjusted(10.0, 25.0, 0.0, 0.0),
        Qt::AlignLeft | Qt::AlignTop,
        Face::Small,
        frame.style.readoutText,
        frame.readout.line);
}

void PanelPainter::drawKeys(PanelFrame &frame, const QSizeF &size)
{
    ImGui::SetNextWindowPos(vec(QPointF(size.width() / 2.0, size.height() / 2.0), frame.ratio),
        ImGuiCond_Always,
        ImVec2(0.5F, 0.5F));
    ImGui::SetNextWindowFocus();
    ImGui::Begin("keys", nullptr, fixedFlags | ImGuiWindowFlags_AlwaysAutoResize);
    say(frame, Face::Bold, PanelText::tr("Keys of the instrument panel"));
    ImGui::Dummy(ImVec2(1.0F, static_cast<float>(4.0 * frame.ratio)));
    if (ImGui::BeginTable("list",
            2,
            ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_SizingFixedFit
                | ImGuiTableFlags_NoHostExtendX)) {
        for (const KeyHelp &key : PanelKeys::help()) {
            ImGui::TableNextColumn();
            say(frame, Face::Bold, key.keys);
            ImGui::TableNextColumn();
            say(frame, Face::Normal, key.meaning);
        }
        ImGui::EndTable();
    }
    ImGui::End();
}

QString PanelPainter::readoutText(
    const PanelContent &content, const PanelState &state, const PlotStyle &style) const
{
    switch (state.focus) {
    case Instrument::Runs:
        return m_runs.readoutText(content, state);
    case Instrument::Curves:
        return m_curves.readoutText(state, style);
    case Instrument::Routing:
        return m_routing.readoutText(state);
    case Instrument::Transfer:
        return m_transfer.readoutText(state);
    }
    return {};
}

} // namespace tp
