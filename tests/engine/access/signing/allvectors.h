// Every vector of every scheme.
#pragma once

#include "tests/engine/access/signing/logvectors.h"
#include "tests/engine/access/signing/objectvectors.h"

namespace sluice::test {

inline const std::vector<Vector> &allVectors()
{
    static const auto all = [] {
        std::vector<Vector> vectors;
        for (const auto &some : {logV1Vectors(), logV4Vectors(), functionV2Vectors(), acs3Vectors(), ossV1Vectors(),
                                 ossV4Vectors(), s3V4Vectors()})
            vectors.insert(vectors.end(), some.begin(), some.end());
        return vectors;
    }();
    return all;
}

inline const Vector &vectorCalled(std::string_view title)
{
    for (const auto &vector : allVectors())
        if (vector.title == title)
            return vector;
    return allVectors().at(allVectors().size()); // a title that no vector has ends the test
}

} // namespace sluice::test
