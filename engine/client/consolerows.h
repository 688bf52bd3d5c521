// What an engine answers to a console's forms, charts and previews.
#pragma once

#include "engine/base/fields.h"
#include "engine/client/rows.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sluice {

// What stands against a set of definitions: the key's path as in a stack file, so that a form finds its field.
struct ProblemRow {
    std::string path; // "services.shipping.functions.to-csv.triggers.every-minute.interval"
    std::string code;
    std::string detail; // one sentence
    SLUICE_FIELDS(ProblemRow, path, code, detail)
};
struct PutAnswer {
    std::vector<PlanRow> rows; // what was, or would be, created, changed, kept
    std::vector<std::string> warnings;
    std::vector<ProblemRow> problems; // of a dry run; else the command fails with the first
    std::string stack; // the given objects as a stack file
    SLUICE_FIELDS(PutAnswer, rows, warnings, problems, stack)
};

// The change that undo would take back and the one that redo would make again.
struct StepRow {
    std::int64_t timeMs = 0; // 0 = there is none
    std::string action; // create change delete apply restore …, as in the audit
    std::string kind; // of the outermost thing that it deleted, else the first that it made, else changed
    std::string name;
    std::uint64_t others = 0; // how many more things it touched
    SLUICE_FIELDS(StepRow, timeMs, action, kind, name, others)
};
struct HistoryRow {
    StepRow undo;
    StepRow redo;
    SLUICE_FIELDS(HistoryRow, undo, redo)
};

// One step of time of a chart, over finished attempts that started in it.
struct FigureRow {
    std::int64_t startMs = 0;
    std::uint64_t ok = 0; // attempts
    std::uint64_t failed = 0; // also timed out, denied and cancelled
    std::int64_t p50Ms = -1; // duration of attempts, exact, by nearest rank; -1 = there was none
    std::int64_t p95Ms = -1;
    std::int64_t p99Ms = -1;
    std::uint64_t linesIn = 0; // of windows that succeeded
    std::uint64_t linesShipped = 0;
    std::uint64_t bytesIn = 0;
    std::uint64_t bytesShipped = 0;
    std::int64_t worstLagMs = -1; // of triggers that are not in FigureRows::lags; -1 = no attempt of theirs
    SLUICE_FIELDS(FigureRow, startMs, ok, failed, p50Ms, p95Ms, p99Ms, linesIn, linesShipped, bytesIn, bytesShipped,
                  worstLagMs)
};
struct TriggerLagRow {
    std::string trigger; // SERVICE/FUNCTION/TRIGGER
    std::vector<std::int64_t> worstMs; // a value a step; -1 = no attempt in it
    SLUICE_FIELDS(TriggerLagRow, trigger, worstMs)
};
struct FigureRows {
    std::vector<FigureRow> rows; // one a step, oldest first, no gaps
    std::vector<TriggerLagRow> lags; // the (at most two) triggers with the worst newest lag in that time, worst first
    std::int64_t coveredSinceMs = 0; // the ring has every record since then; before it the figures are too low
    SLUICE_FIELDS(FigureRows, rows, lags, coveredSinceMs)
};

// The first logs of a file as they would be stored.
struct PreviewAnswer {
    std::string format; // as recognised
    std::vector<std::string> columns; // in order of first sight, without time
    std::vector<LogRow> rows;
    std::vector<std::string> files; // that the path stands for, at most 100
    std::uint64_t bytes = 0; // of all these files
    std::uint64_t parseErrors = 0; // among the lines that were looked at
    std::string firstError; // "" = none
    SLUICE_FIELDS(PreviewAnswer, format, columns, rows, files, bytes, parseErrors, firstError)
};

} // namespace sluice
