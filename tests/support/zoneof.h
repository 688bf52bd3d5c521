// The zone of the process and the one that times are shown in, for as long as it lives.
#pragma once

#include "models/format.h"

#include <QByteArray>

#include <ctime>

namespace sluice::test {

class ZoneOf {
public:
    ZoneOf(const char *process, format::Zone shown)
        : m_process(qgetenv("TZ"))
        , m_shown(format::zone())
    {
        qputenv("TZ", process);
        tzset();
        format::setZone(shown);
    }
    ~ZoneOf()
    {
        qputenv("TZ", m_process);
        tzset();
        format::setZone(m_shown);
    }
    ZoneOf(const ZoneOf &) = delete;
    ZoneOf &operator=(const ZoneOf &) = delete;

private:
    QByteArray m_process;
    format::Zone m_shown;
};

} // namespace sluice::test
