// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <vector>

namespace tp {

class AdapterBank;

struct PassRecord
{
    std::vector<torch::Tensor> terms; // of the auxiliary loss, in the order of the Linears
    bool isAgain = false; // a backward pass repeats what was counted before
};

// Watches over one layer that is or will be run again: its terms come from the run that gradients
// go through, and it is counted once. `bank` may be null.
class PassRecorder final
{
public:
    PassRecorder(const AdapterBank *bank, bool again);
    ~PassRecorder();
    PassRecorder(const PassRecorder &) = delete;
    PassRecorder &operator=(const PassRecorder &) = delete;

    // The terms that the layer has added, out of the bank's.
    [[nodiscard]] std::vector<torch::Tensor> takeTerms() const;

private:
    PassRecord *m_record;
    std::size_t m_before = 0;
};

} // namespace tp
