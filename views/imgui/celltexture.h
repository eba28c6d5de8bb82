// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

class QImage;
class QOpenGLTexture;

namespace tp {

// A picture of one pixel a cell on the graphics card, drawn large without blending neighbours.
// However many cells there are, they cost one rectangle a column. Needs a current context.
class CellTexture final
{
public:
    CellTexture();
    ~CellTexture();
    CellTexture(const CellTexture &) = delete;
    CellTexture &operator=(const CellTexture &) = delete;

    void set(const QImage &cells);
    void release();
    [[nodiscard]] std::uint32_t id() const; // 0: none

private:
    std::unique_ptr<QOpenGLTexture> m_texture;
};

} // namespace tp
