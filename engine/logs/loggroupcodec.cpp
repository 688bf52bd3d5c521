#include "engine/logs/loggroupcodec.h"

#include "engine/logs/loggroupreader.h"
#include "engine/logs/loggroupwriter.h"
#include "engine/logs/wire.h"

namespace sluice {

namespace {

constexpr auto kGroupOfList = wire::tag(1, wire::kBytes);

std::optional<std::string> owned(const std::optional<std::string_view> &view)
{
    if (!view)
        return std::nullopt;
    return std::string(*view);
}

} // namespace

EncodedGroup encode(const LogGroup &group)
{
    LogGroupWriter writer(256);
    for (const auto &log : group.logs) {
        writer.beginLog(log.time, log.timeNs);
        for (const auto &content : log.contents)
            writer.add(content.key, content.value);
        writer.endLog();
    }
    if (group.category)
        writer.setCategory(*group.category);
    if (group.topic)
        writer.setTopic(*group.topic);
    if (group.source)
        writer.setSource(*group.source);
    if (group.machineUuid)
        writer.setMachineUuid(*group.machineUuid);
    for (const auto &tag : group.tags)
        writer.addTag(tag.key, tag.value);
    return writer.take();
}

Result<LogGroup> decodeLogGroup(std::string_view bytes)
{
    SLUICE_LET(auto reader, LogGroupReader::open(bytes));
    LogGroup group;
    group.category = owned(reader.category());
    group.topic = owned(reader.topic());
    group.source = owned(reader.source());
    group.machineUuid = owned(reader.machineUuid());
    for (const auto &tag : reader.tags())
        group.tags.push_back({std::string(tag.key), std::string(tag.value)});
    LogView view;
    for (;;) {
        SLUICE_LET(const bool more, reader.next(view));
        if (!more)
            return group;
        auto &log = group.logs.emplace_back();
        log.time = view.time;
        log.timeNs = view.timeNs;
        log.contents.reserve(view.contents.size());
        for (const auto &content : view.contents)
            log.contents.push_back({std::string(content.key), std::string(content.value)});
    }
}

std::string encodeGroupList(std::span<const std::string_view> groups)
{
    std::size_t size = 0;
    for (const auto group : groups)
        size += 1 + wire::varintSize(group.size()) + group.size();
    std::string list(size, '\0');
    char *at = list.data();
    for (const auto group : groups) {
        *at++ = static_cast<char>(kGroupOfList);
        at = wire::putVarint(at, group.size());
        if (!group.empty())
            std::memcpy(at, group.data(), group.size());
        at += group.size();
    }
    return list;
}

Result<std::vector<std::string_view>> splitGroupList(std::string_view bytes)
{
    std::vector<std::string_view> groups;
    wire::Wire in(bytes);
    while (!in.atEnd()) {
        const auto at = in.position() - bytes.data();
        std::uint32_t field = 0;
        if (!in.tag(field) || !(field == kGroupOfList ? in.bytes(groups.emplace_back()) : in.skip(field)))
            return fail(ErrorKind::Invalid, "PostBodyInvalid",
                        "Protobuffer content cannot be parsed: a bad list at byte " + std::to_string(at));
    }
    return groups;
}

} // namespace sluice
