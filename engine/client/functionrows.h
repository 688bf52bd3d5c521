// What an engine answers about user code: its versions, and what this machine can run it with.
#pragma once

#include "engine/base/fields.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sluice {

// A version of a function: its code and its configuration together, as they were when it was first called or saved.
struct FunctionVersionRow {
    std::uint64_t number = 0; // from 1
    std::int64_t timeMs = 0;
    std::string digest; // SHA-256 of the code in hex; equal for equal code
    std::string folder; // where that code lies, read-only, on the engine's machine
    std::uint64_t bytes = 0;
    std::uint32_t files = 0;
    std::string configuration; // the function's definition as JSON, fieldjson::toText()
    bool runs = false; // the next call runs this code
    SLUICE_FIELDS(FunctionVersionRow, number, timeMs, digest, folder, bytes, files, configuration, runs)
};
struct FunctionVersionRows {
    std::vector<FunctionVersionRow> rows; // the newest first; at most limits::kCodeVersionsKept
    SLUICE_FIELDS(FunctionVersionRows, rows)
};

struct RuntimeRow {
    std::string runtime; // "python3", "nodejs", "custom"
    std::string interpreter; // its path; "" = none is needed, or none was found
    std::string version; // "3.11"
    std::string problem; // one sentence with the package to install; "" = it can be used
    SLUICE_FIELDS(RuntimeRow, runtime, interpreter, version, problem)
};
struct RuntimeRows {
    std::vector<RuntimeRow> rows;
    std::string sandboxProblem; // why this machine cannot sandbox; "" = it can
    bool unsandboxedAllowed = false; // its owner has accepted to run functions without
    SLUICE_FIELDS(RuntimeRows, rows, sandboxProblem, unsandboxedAllowed)
};

} // namespace sluice
