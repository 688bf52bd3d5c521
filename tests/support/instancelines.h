// What the function log of an InstanceBench says of its first calls, and how it is compared.
#pragma once

#include "tests/support/instancebench.h"

#include <QtTest>

namespace sluice::test {

using LogLines = std::vector<std::string>;

inline const std::string kId1 = InstanceBench::requestIdOf(1);
inline const std::string kId2 = InstanceBench::requestIdOf(2);
inline const std::string kStart1 = "1 FC Invoke Start RequestId: " + kId1;
inline const std::string kEnd1 = "1 FC Invoke End RequestId: " + kId1;
inline const std::string kBad1 = kEnd1 + ", Error: Unhandled function error";

inline void compare(const LogLines &given, const LogLines &wanted)
{
    QString text;
    for (const auto &line : given)
        text += QString::fromStdString(line.substr(0, 200)) + QLatin1Char('\n');
    QVERIFY2(given == wanted, qPrintable(text));
}

} // namespace sluice::test
