#include "engine/functions/native/templateparameter.h"

#include "engine/base/jsonvalue.h"
#include "engine/base/utf8.h"
#include "engine/functions/native/dateformat.h"
#include "engine/objects/objectkey.h"

#include <algorithm>
#include <initializer_list>

namespace sluice {

namespace {

using Kind = JsonValue::Kind;

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char &c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c | 0x20);
    return out;
}

// Reads one section ("target", "transform") of the configuration.
class Section {
public:
    Section(std::string_view json, std::string name, const JsonValue &object)
        : m_json(json)
        , m_name(std::move(name))
        , m_object(object)
    {
    }

    [[nodiscard]] tl::unexpected<Error> wrong(std::string_view key, std::string_view what) const
    {
        const auto *value = m_object.find(key);
        return fail(Error{ErrorKind::Invalid, "InvalidFunctionParameter", path(key) + ' ' + std::string(what),
                          placeAt(m_json, value ? value->begin : m_object.begin)});
    }

    [[nodiscard]] Result<const JsonValue *> value(std::string_view key, Kind kind) const
    {
        const auto *found = m_object.find(key);
        if (found == nullptr)
            return wrong(key, "is missing");
        if (!found->is(kind))
            return wrong(key, "must be " + std::string(toText(kind)) + ", not " + std::string(toText(found->kind)));
        return found;
    }

    [[nodiscard]] Result<std::string> text(std::string_view key) const
    {
        SLUICE_LET(const auto *found, value(key, Kind::String));
        return found->text;
    }

    [[nodiscard]] Result<std::string> nonEmptyText(std::string_view key) const
    {
        SLUICE_LET(auto found, text(key));
        if (found.empty())
            return wrong(key, "must not be empty");
        return found;
    }

    [[nodiscard]] Result<std::string> optionalText(std::string_view key) const
    {
        const auto *found = m_object.find(key);
        if (found == nullptr || found->is(Kind::Null))
            return std::string();
        return text(key);
    }

    // The first character is what counts; the rest is warned about.
    [[nodiscard]] Result<std::string> character(std::string_view key, std::vector<std::string> &warnings) const
    {
        SLUICE_LET(auto found, text(key));
        if (found.empty())
            return wrong(key, "must be one character, not an empty string");
        const auto length = utf8Length(found, 0);
        if (found[0] == '\0' || length == 4)
            return wrong(key, "cannot be this character");
        if (length < found.size())
            warnings.push_back(path(key) + " has more than one character; only the first is used");
        return found.substr(0, length);
    }

    [[nodiscard]] Result<bool> flag(std::string_view key) const
    {
        const auto *found = m_object.find(key);
        if (found == nullptr)
            return wrong(key, "is missing");
        const auto word = found->is(Kind::Bool) || found->is(Kind::String) ? lower(found->text) : std::string();
        if (word != "true" && word != "false")
            return wrong(key, "must be true or false");
        return word == "true";
    }

    void warnUnknown(std::initializer_list<std::string_view> known, std::vector<std::string> &warnings) const
    {
        for (const auto &member : m_object.members)
            if (std::find(known.begin(), known.end(), member.name) == known.end())
                warnings.push_back("unknown key " + path(member.name) + " is ignored");
    }

private:
    [[nodiscard]] std::string path(std::string_view key) const
    {
        return '"' + (m_name.empty() ? std::string() : m_name + '.') + std::string(key) + '"';
    }

    const std::string_view m_json;
    const std::string m_name;
    const JsonValue &m_object;
};

std::string endpointOf(std::string text)
{
    return text == "local" ? std::string() : text;
}

Result<TemplateParameter> replication(std::string_view json, const JsonValue &root)
{
    const Section top(json, "", root);
    SLUICE_LET(const auto *targetValue, top.value("target", Kind::Object));
    const Section target(json, "target", *targetValue);
    TemplateParameter out;
    ReplicationParameter parameter;
    SLUICE_LET(auto endpoint, target.optionalText("endpoint"));
    parameter.endpoint = endpointOf(std::move(endpoint));
    SLUICE_LET(parameter.target.project, target.nonEmptyText("projectName"));
    SLUICE_LET(parameter.target.logstore, target.nonEmptyText("logstoreName"));
    top.warnUnknown({"source", "target"}, out.warnings);
    target.warnUnknown({"endpoint", "projectName", "logstoreName"}, out.warnings);
    out.value = std::move(parameter);
    return out;
}

Compression compressionOf(const std::string &text, std::vector<std::string> &warnings)
{
    const auto word = lower(text);
    if (word == "gzip")
        return Compression::Gzip;
    if (word == "snappy")
        return Compression::Snappy;
    if (word == "zstd")
        return Compression::Zstd;
    if (!word.empty() && word != "none")
        warnings.push_back("\"transform.compressType\" is none of gzip, snappy, zstd: objects are not compressed");
    return Compression::None;
}

Done readTarget(const Section &target, CsvParameter &parameter)
{
    SLUICE_LET(auto endpoint, target.text("ossEndpoint"));
    parameter.endpoint = endpointOf(std::move(endpoint));
    SLUICE_LET(parameter.bucket, target.text("ossBucket"));
    if (const auto good = checkBucketName(parameter.bucket); !good)
        return target.wrong("ossBucket", "is no bucket name: " + good.error().detail);
    SLUICE_LET(parameter.prefix, target.text("ossPrefix"));
    SLUICE_LET(parameter.postfix, target.text("ossPostfix"));
    SLUICE_LET(parameter.dateFormat, target.text("ossDateFormat"));

    Event sample;
    sample.begin = Cursor(1);
    sample.end = Cursor(2);
    if (const auto good = checkShippedKey(objectNameOf(parameter, sample).key); !good)
        return target.wrong("ossPrefix", "with the other name parts gives no usable object name: " + good.error().detail);
    return {};
}

Done readTransform(const Section &transform, CsvParameter &parameter, std::vector<std::string> &warnings)
{
    SLUICE_LET(const auto compression, transform.optionalText("compressType"));
    parameter.compression = compressionOf(compression, warnings);
    SLUICE_LET(parameter.delimiter, transform.character("delimiterChar", warnings));
    SLUICE_LET(parameter.quote, transform.character("quoteChar", warnings));
    SLUICE_LET(parameter.escape, transform.character("escapeChar", warnings));
    if (parameter.delimiter == parameter.quote || parameter.delimiter == "\n" || parameter.delimiter == "\r")
        warnings.push_back("\"transform.delimiterChar\" cannot be told from other characters: the rows will not read back");
    SLUICE_LET(parameter.header, transform.flag("enableHeader"));
    SLUICE_LET(parameter.nullValue, transform.text("nullColumnValue"));
    SLUICE_LET(const auto *columns, transform.value("columnNames", Kind::Array));
    if (columns->items.size() > kCsvColumnsMax)
        return transform.wrong("columnNames", "has more than " + std::to_string(kCsvColumnsMax) + " names");
    for (const auto &item : columns->items) {
        if (!item.is(Kind::String))
            return transform.wrong("columnNames", "must be a list of strings; it holds " + std::string(toText(item.kind)));
        parameter.columns.push_back(item.text);
    }
    if (parameter.columns.empty())
        warnings.push_back("\"transform.columnNames\" is empty: every row will be empty");
    return {};
}

Result<TemplateParameter> csv(std::string_view json, const JsonValue &root)
{
    const Section top(json, "", root);
    SLUICE_LET(const auto *targetValue, top.value("target", Kind::Object));
    SLUICE_LET(const auto *transformValue, top.value("transform", Kind::Object));
    const Section target(json, "target", *targetValue);
    const Section transform(json, "transform", *transformValue);
    TemplateParameter out;
    CsvParameter parameter;
    SLUICE_TRY(readTarget(target, parameter));
    SLUICE_TRY(readTransform(transform, parameter, out.warnings));
    top.warnUnknown({"source", "target", "transform"}, out.warnings);
    target.warnUnknown({"ossEndpoint", "ossBucket", "ossPrefix", "ossPostfix", "ossDateFormat"}, out.warnings);
    transform.warnUnknown(
        {"compressType", "delimiterChar", "quoteChar", "escapeChar", "enableHeader", "nullColumnValue", "columnNames"},
        out.warnings);
    out.value = std::move(parameter);
    return out;
}

} // namespace

std::optional<NativeTemplateKind> nativeTemplateFromName(std::string_view name)
{
    std::string canonical(name);
    std::replace(canonical.begin(), canonical.end(), '-', '_');
    for (const auto kind : {NativeTemplateKind::LogstoreReplication, NativeTemplateKind::OssShipperCsv})
        if (canonical == toText(kind))
            return kind;
    return std::nullopt;
}

std::string_view toText(NativeTemplateKind kind)
{
    return kind == NativeTemplateKind::OssShipperCsv ? "oss_shipper_csv" : "logstore_replication";
}

Result<TemplateParameter> parseTemplateParameter(NativeTemplateKind kind, std::string_view json)
{
    auto root = parseJson(json, limits::kEventBytesMax);
    if (!root) {
        root.error().code = "InvalidFunctionParameter";
        return fail(std::move(root).error());
    }
    if (!root->is(Kind::Object))
        return fail(Error{ErrorKind::Invalid, "InvalidFunctionParameter",
                          "a function configuration must be an object, not " + std::string(toText(root->kind)),
                          placeAt(json, root->begin)});
    return kind == NativeTemplateKind::OssShipperCsv ? csv(json, *root) : replication(json, *root);
}

Done checkTemplateParameter(std::string_view templateName, std::string_view json)
{
    const auto kind = nativeTemplateFromName(templateName);
    if (!kind)
        return fail(ErrorKind::NotFound, "TemplateNotFound",
                    "there is no template \"" + std::string(templateName)
                        + "\"; use oss-shipper-csv or logstore_replication");
    SLUICE_TRY(parseTemplateParameter(*kind, json).map([](const auto &) {}));
    return {};
}

ObjectName objectNameOf(const CsvParameter &parameter, const Event &event)
{
    ObjectName name;
    auto date = formatDate(parameter.dateFormat, event.cursorTime);
    if (!date) {
        name.warning =
            "\"target.ossDateFormat\": " + date.error().detail + "; " + std::string(kFallbackDateFormat) + " is used";
        date = formatDate(kFallbackDateFormat, event.cursorTime);
    }
    name.key = parameter.prefix + *date;
    if (!date->ends_with('/'))
        name.key += '/';
    name.key +=
        std::to_string(event.shard.value()) + '_' + toText(event.begin) + '_' + toText(event.end) + parameter.postfix;
    return name;
}

Done checkShippedKey(std::string_view key)
{
    SLUICE_TRY(checkObjectKey(key));
    if (hasDotSegment(key))
        return fail(ErrorKind::Invalid, "InvalidObjectName",
                    "'.' and '..' between slashes would lead out of the bucket's folder");
    return {};
}

} // namespace sluice
