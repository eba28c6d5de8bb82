// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/passrecord.h"

#include "model/adapters/adapterbank.h"
#include "model/nn/torchheaders.h"

namespace tp {

PassRecorder::PassRecorder(const AdapterBank *bank, bool again)
    : m_record(bank != nullptr ? &bank->record() : nullptr)
{
    if (m_record != nullptr) {
        m_record->isAgain = again;
        m_before = m_record->terms.size();
    }
}

PassRecorder::~PassRecorder()
{
    if (m_record != nullptr) {
        m_record->isAgain = false;
    }
}

std::vector<torch::Tensor> PassRecorder::takeTerms() const
{
    if (m_record == nullptr) {
        return {};
    }
    const auto first = m_record->terms.begin() + static_cast<std::ptrdiff_t>(m_before);
    std::vector<torch::Tensor> taken(first, m_record->terms.end());
    m_record->terms.erase(first, m_record->terms.end());
    return taken;
}

} // namespace tp
