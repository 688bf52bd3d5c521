// A JSON object a line: its top-level members are the fields, in order, repeated names kept. Strings are unescaped; numbers,
// true, false and nested values keep their input bytes; null is the text `null`. Bytes that are not UTF-8 are kept as they
// are.
//
// It reads the line once, sixteen bytes at a time inside strings, and checks the whole grammar (RFC 8259), nesting up to
// kDepthMax. A document parser would first index the whole line: tests/bench/bench_collect.cpp holds both beside each other.
#pragma once

#include "engine/collect/lineparser.h"

namespace sluice {

class JsonParser final : public LineParser {
public:
    [[nodiscard]] ParseFailure parse(std::string_view line, WallTime now, ParsedLog &log) override;

    static constexpr int kDepthMax = 512;
};

} // namespace sluice
