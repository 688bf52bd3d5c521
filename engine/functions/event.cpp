#include "engine/functions/event.h"

#include "engine/base/jsonvalue.h"

#include <charconv>
#include <initializer_list>

namespace sluice {

namespace {

tl::unexpected<Error> invalid(std::string_view json, std::size_t at, std::string detail)
{
    return fail(Error{ErrorKind::Invalid, "InvalidEvent", std::move(detail), placeAt(json, at)});
}

struct Reader {
    std::string_view json;

    [[nodiscard]] Result<const JsonValue *> child(const JsonValue &parent, const std::string &path, std::string_view name,
                                                  JsonValue::Kind kind) const
    {
        const auto *value = parent.find(name);
        if (value == nullptr)
            return invalid(json, parent.begin, '"' + path + "\" is missing");
        if (!value->is(kind))
            return invalid(json, value->begin,
                           '"' + path + "\" is " + std::string(toText(value->kind)) + ", but must be "
                               + std::string(toText(kind)));
        return value;
    }

    [[nodiscard]] Result<std::string> text(const JsonValue &parent, const std::string &path, std::string_view name) const
    {
        SLUICE_LET(const auto *value, child(parent, path, name, JsonValue::Kind::String));
        return value->text;
    }

    [[nodiscard]] Result<std::string> optionalText(const JsonValue &parent, const std::string &path,
                                                   std::string_view name) const
    {
        if (parent.find(name) == nullptr)
            return std::string();
        return text(parent, path, name);
    }

    template <class T>
    [[nodiscard]] Result<T> integer(const JsonValue &parent, const std::string &path, std::string_view name) const
    {
        SLUICE_LET(const auto *value, child(parent, path, name, JsonValue::Kind::Number));
        T number = 0;
        const auto *last = value->text.data() + value->text.size();
        if (const auto [end, error] = std::from_chars(value->text.data(), last, number);
            error != std::errc() || end != last || number < 0)
            return invalid(json, value->begin, '"' + path + "\" must be a whole number that is not negative");
        return number;
    }

    [[nodiscard]] Result<Cursor> cursor(const JsonValue &parent, const std::string &path, std::string_view name) const
    {
        SLUICE_LET(const auto *value, child(parent, path, name, JsonValue::Kind::String));
        auto cursor = cursorFromText(value->text);
        if (!cursor)
            return invalid(json, value->begin, '"' + path + "\" is not a cursor");
        return *cursor;
    }
};

} // namespace

std::string toJson(const Event &event)
{
    std::string out = "{\"parameter\":" + event.parameter;
    out += ",\"source\":{\"endpoint\":" + jsonQuoted(event.endpoint);
    out += ",\"projectName\":" + jsonQuoted(event.source.project);
    out += ",\"logstoreName\":" + jsonQuoted(event.source.logstore);
    out += ",\"shardId\":" + std::to_string(event.shard.value());
    out += ",\"beginCursor\":" + jsonQuoted(toText(event.begin));
    out += ",\"endCursor\":" + jsonQuoted(toText(event.end));
    out += "},\"jobName\":" + jsonQuoted(event.jobName);
    out += ",\"taskId\":" + jsonQuoted(event.taskId);
    out += ",\"cursorTime\":" + std::to_string(event.cursorTime) + '}';
    return out;
}

Result<Event> eventFromJson(std::string_view json)
{
    auto parsed = parseJson(json, limits::kEventBytesMax);
    if (!parsed) {
        parsed.error().code = "InvalidEvent";
        return fail(std::move(parsed).error());
    }
    if (!parsed->is(JsonValue::Kind::Object))
        return invalid(json, parsed->begin, "an event must be an object, not " + std::string(toText(parsed->kind)));

    const Reader reader{json};
    Event event;
    SLUICE_LET(const auto *source, reader.child(*parsed, "source", "source", JsonValue::Kind::Object));
    SLUICE_LET(event.endpoint, reader.text(*source, "source.endpoint", "endpoint"));
    SLUICE_LET(event.source.project, reader.text(*source, "source.projectName", "projectName"));
    SLUICE_LET(event.source.logstore, reader.text(*source, "source.logstoreName", "logstoreName"));
    SLUICE_LET(const auto shard, reader.integer<std::int32_t>(*source, "source.shardId", "shardId"));
    event.shard = ShardId(shard);
    SLUICE_LET(event.begin, reader.cursor(*source, "source.beginCursor", "beginCursor"));
    SLUICE_LET(event.end, reader.cursor(*source, "source.endCursor", "endCursor"));
    if (event.end < event.begin)
        return invalid(json, source->find("endCursor")->begin, "\"source.endCursor\" lies before \"source.beginCursor\"");
    SLUICE_LET(const auto *parameter, reader.child(*parsed, "parameter", "parameter", JsonValue::Kind::Object));
    event.parameter = json.substr(parameter->begin, parameter->end - parameter->begin);
    SLUICE_LET(event.jobName, reader.optionalText(*parsed, "jobName", "jobName"));
    SLUICE_LET(event.taskId, reader.optionalText(*parsed, "taskId", "taskId"));
    if (parsed->find("cursorTime") != nullptr) {
        SLUICE_LET(event.cursorTime, reader.integer<std::int64_t>(*parsed, "cursorTime", "cursorTime"));
    }
    return event;
}

} // namespace sluice
