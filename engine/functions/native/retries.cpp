#include "engine/functions/native/retries.h"

#include <algorithm>
#include <array>

namespace sluice {

namespace {

constexpr std::array<std::string_view, 6> kHopeless = {"Unauthorized",     "InvalidAccessKeyId", "ProjectNotExist",
                                                       "LogStoreNotExist", "ShardNotExist",      "PostBodyInvalid"};
constexpr std::array<std::string_view, 4> kQuota = {"ReadQuotaExceed", "ShardReadQuotaExceed", "WriteQuotaExceed",
                                                    "ShardWriteQuotaExceed"};

template <class Codes> bool holds(const Codes &codes, const std::string &code)
{
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

} // namespace

std::optional<Duration> Retries::next(const Error &error)
{
    if (m_call == PortCall::PutObject) {
        ++m_count; // of tries here, of retries below: as the public templates do
        if (error.kind == ErrorKind::Invalid || error.kind == ErrorKind::Unsupported)
            return std::nullopt; // no name and no endpoint gets better
        if (m_count >= kRetriesMax)
            return std::nullopt;
        return kPutPause;
    }
    if (holds(kHopeless, error.code) && ++m_hopeless >= kHopelessMax)
        return std::nullopt;
    if (m_count >= kRetriesMax)
        return std::nullopt;
    ++m_count;
    return holds(kQuota, error.code) ? kQuotaPause : kPause;
}

std::string Retries::text(const Error &error) const
{
    const std::string_view verb = m_call == PortCall::ReadLogs ? "BatchGetLog"
        : m_call == PortCall::WriteLogs                        ? "PutLogs"
                                                               : "PutObject";
    return std::string(verb) + " fail, retry_time: " + std::to_string(m_count) + ", error_code: " + error.code
        + ", error_message: " + error.detail;
}

void Retries::reset()
{
    m_count = 0;
    m_hopeless = 0;
}

} // namespace sluice
