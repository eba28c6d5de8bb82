// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/celltexture.h"

#include <QImage>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QOpenGLTexture>

#include <algorithm>

namespace tp {

CellTexture::CellTexture() = default;
CellTexture::~CellTexture() = default;

void CellTexture::set(const QImage &cells)
{
    // Beyond what the card takes no screen could show them apart.
    int most = 0;
    QOpenGLContext::currentContext()->functions()->glGetIntegerv(GL_MAX_TEXTURE_SIZE, &most);
    const QSize size(std::min(cells.width(), most), std::min(cells.height(), most));
    const QImage fitting = size == cells.size() ? cells : cells.scaled(size, Qt::IgnoreAspectRatio);
    m_texture = std::make_unique<QOpenGLTexture>(fitting, QOpenGLTexture::DontGenerateMipMaps);
    m_texture->setMinMagFilters(QOpenGLTexture::Nearest, QOpenGLTexture::Nearest);
    m_texture->setWrapMode(QOpenGLTexture::ClampToEdge);
}

void CellTexture::release()
{
    m_texture.reset();
}

std::uint32_t CellTexture::id() const
{
    return m_texture ? m_texture->textureId() : 0;
}

} // namespace tp
