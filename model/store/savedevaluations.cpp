// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/savedevaluations.h"

#include "model/store/logfile.h"
#include "model/store/records.h"
#include "model/store/runfolder.h"

namespace tp {

Status saveEvaluation(const std::filesystem::path &run, const EvaluationRecord &record)
{
    const std::filesystem::path folder = runfolder::absoluteFolder(run);
    const auto description = runfolder::readManifest(folder);
    if (!description) {
        return tl::unexpected(description.error());
    }
    if (record.tasks.size() != description->tasks.size()) {
        return fail(ErrorCode::Internal,
            "an evaluation of " + std::to_string(record.tasks.size())
                + " tasks is not one of a run of " + std::to_string(description->tasks.size()),
            folder.string());
    }
    const auto lock = runfolder::lockForWriting(folder);
    if (!lock) {
        return tl::unexpected(lock.error());
    }
    return appendSavedEvaluation(folder, record);
}

Status appendSavedEvaluation(const std::filesystem::path &run, const EvaluationRecord &record)
{
    auto log = LogWriter::openAtLastFrame(run / runfolder::evaluationsName);
    if (!log) {
        return tl::unexpected(log.error());
    }
    const Status appended = log->append(FrameKind::Evaluation, encodeRecord(record));
    return appended ? log->sync() : appended;
}

} // namespace tp
