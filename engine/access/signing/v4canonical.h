// The canonical request of the V4 schemes: the text that is hashed, one line for each thing that must not change.
#pragma once

#include "engine/access/signing/canonical.h"
#include "engine/access/signing/v4dialect.h"

namespace sluice::signing {

using NameList = std::span<const std::string>;

// What is signed of the headers. Refused: a listed header that is not there, one that the scheme always signs and that is
// not listed.
[[nodiscard]] Result<HeaderLines> signedLines(const V4Dialect &dialect, const SignedRequest &request, NameList listed);

enum class PathSpelling { AsSent, Decoded };

struct CanonicalParts {
    const SignedRequest &request;
    const HeaderLines &lines;
    NameList listed;
    std::string_view payload; // the last line
    std::string_view withoutItem = {}; // of the query: the signature of a pre-signed URL
    PathSpelling path = PathSpelling::AsSent; // only where the dialect leaves it open
};
[[nodiscard]] Result<std::string> canonicalRequest(const V4Dialect &dialect, const CanonicalParts &parts);

[[nodiscard]] std::string joinedNames(const HeaderLines &lines); // lower case, with ';'
[[nodiscard]] std::string joinedNames(NameList names);

} // namespace sluice::signing
