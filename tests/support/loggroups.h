// Log groups for tests in one line: group({{{"level", "INFO"}, {"msg", "a"}}, …}, topic, source, tags).
#pragma once

#include "engine/logs/encodedgroup.h"
#include "engine/logs/log.h"
#include "engine/logs/loggroupcodec.h"

namespace sluice::test {

using Fields = std::vector<std::pair<std::string, std::string>>;

inline LogGroup logGroup(const std::vector<Fields> &logs, std::string topic = {}, std::string source = {},
                         const Fields &tags = {})
{
    LogGroup group;
    for (const auto &fields : logs) {
        Log log;
        log.time = 1'700'000'000;
        for (const auto &[key, value] : fields)
            log.contents.push_back({key, value});
        group.logs.push_back(std::move(log));
    }
    if (!topic.empty())
        group.topic = std::move(topic);
    if (!source.empty())
        group.source = std::move(source);
    for (const auto &[key, value] : tags)
        group.tags.push_back({key, value});
    return group;
}

inline EncodedGroup encodedGroup(const std::vector<Fields> &logs, std::string topic = {}, std::string source = {},
                                 const Fields &tags = {})
{
    return encode(logGroup(logs, std::move(topic), std::move(source), tags));
}

// A batch that owns its groups; cursors count from `first`.
inline LogBatch logBatch(std::vector<EncodedGroup> groups, std::int64_t first = 1'000)
{
    LogBatch batch;
    for (auto &group : groups) {
        auto bytes = std::make_shared<const std::string>(std::move(group.bytes));
        batch.groups.push_back({Cursor(first++), WallTime(), group.lines, *bytes});
        batch.memory.push_back(std::move(bytes));
    }
    batch.next = Cursor(first);
    return batch;
}

} // namespace sluice::test
