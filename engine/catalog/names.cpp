#include "engine/catalog/names.h"

#include "engine/base/limits.h"
#include "engine/base/platformvariables.h"

#include <QJsonDocument>
#include <QStringDecoder>

#include <algorithm>
#include <vector>

namespace sluice {
namespace {

bool lower(char c)
{
    return c >= 'a' && c <= 'z';
}
bool upper(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool digit(char c)
{
    return c >= '0' && c <= '9';
}

tl::unexpected<Error> refuse(std::string code, std::string detail)
{
    return fail(ErrorKind::Invalid, std::move(code), std::move(detail));
}

Done checkLength(std::string_view name, std::size_t least, std::size_t most, const std::string &what,
                 const std::string &code)
{
    if (name.empty() && least > 0)
        return refuse(code,
                      what + " is empty; it takes " + std::to_string(least) + "–" + std::to_string(most) + " characters");
    if (name.size() < least || name.size() > most)
        return refuse(code,
                      what + " has " + std::to_string(name.size()) + " bytes; " + std::to_string(least) + "–"
                          + std::to_string(most) + " are allowed");
    return {};
}

// Trigger, function and service names share their characters.
Done checkResourceName(std::string_view name, std::size_t most, const std::string &what)
{
    const std::string code = "InvalidArgument";
    SLUICE_TRY(checkLength(name, 1, most, what, code));
    if (digit(name.front()) || name.front() == '-')
        return refuse(code, what + " must not start with a digit or '-'");
    if (!std::all_of(name.begin(), name.end(),
                     [](char c) { return lower(c) || upper(c) || digit(c) || c == '_' || c == '-'; }))
        return refuse(code, what + " may hold only letters A–Z a–z, digits, '_' and '-'");
    return {};
}

Done checkLowerName(std::string_view name, const std::string &what, const std::string &code)
{
    SLUICE_TRY(checkLength(name, 3, 63, what, code));
    const auto atEnd = [](char c) { return lower(c) || digit(c); };
    if (!std::all_of(name.begin(), name.end(), [&](char c) { return atEnd(c) || c == '-' || c == '_'; }))
        return refuse(code, what + " may hold only lower-case letters, digits, '-' and '_'");
    if (!atEnd(name.front()) || !atEnd(name.back()))
        return refuse(code, what + " must begin and end with a lower-case letter or a digit");
    return {};
}

template <class T> Done checkRange(T value, T least, T most, const std::string &what, const std::string &unit)
{
    if (value >= least && value <= most)
        return {};
    return refuse("InvalidArgument",
                  what + " is " + std::to_string(value) + "; " + std::to_string(least) + "–" + std::to_string(most) + unit
                      + " are allowed");
}

} // namespace

Done checkTriggerName(std::string_view name)
{
    return checkResourceName(name, 256, "a trigger's name");
}
Done checkServiceName(std::string_view name)
{
    return checkResourceName(name, 128, "a service's name");
}
Done checkFunctionName(std::string_view name)
{
    return checkResourceName(name, 64, "a function's name");
}
Done checkProjectName(std::string_view name)
{
    return checkLowerName(name, "a project's name", "ProjectNameInvalid");
}
Done checkLogstoreName(std::string_view name)
{
    return checkLowerName(name, "a Logstore's name", "LogStoreNameInvalid");
}

Done checkRoleName(std::string_view name)
{
    SLUICE_TRY(checkLength(name, 1, 64, "a role's name", "InvalidParameter.RoleName"));
    if (!std::all_of(name.begin(), name.end(), [](char c) { return lower(c) || upper(c) || digit(c) || c == '-'; }))
        return refuse("InvalidParameter.RoleName", "a role's name may hold only letters A–Z a–z, digits and '-'");
    return {};
}

Done checkRegion(std::string_view name)
{
    SLUICE_TRY(checkLength(name, 1, 64, "a region", "InvalidRegion"));
    if (!std::all_of(name.begin(), name.end(), [](char c) { return lower(c) || digit(c) || c == '-'; }))
        return refuse("InvalidRegion", "a region may hold only lower-case letters, digits and '-'");
    return {};
}

Done checkInterval(std::int64_t seconds)
{
    return checkRange<std::int64_t>(seconds, limits::kIntervalSecondsMin, limits::kIntervalSecondsMax,
                                    "the invocation interval", " seconds");
}
Done checkRetries(std::int64_t retries)
{
    return checkRange<std::int64_t>(retries, limits::kRetriesMin, limits::kRetriesMax, "the number of retries", "");
}
Done checkWindowBytes(std::uint64_t bytes)
{
    return checkRange(bytes, limits::kWindowBytesMin, limits::kWindowBytesMax, "the window's size", " bytes");
}
Done checkWindowGroups(std::uint64_t groups)
{
    return checkRange<std::uint64_t>(groups, 1, limits::kWindowGroupsMax, "the window's number of groups", "");
}
Done checkShards(std::int64_t shards)
{
    return checkRange<std::int64_t>(shards, limits::kShardsMin, limits::kShardsMax, "the number of shards", "");
}
Done checkTtlDays(std::int64_t days)
{
    return checkRange<std::int64_t>(days, limits::kTtlDaysMin, limits::kTtlDaysMax, "the retention (ttl)", " days");
}
Done checkMaxBytes(std::uint64_t bytes)
{
    if (bytes == 0)
        return {};
    return checkRange<std::uint64_t>(bytes, limits::kSegmentBytes, std::uint64_t(1) << 50, "the size limit of a Logstore",
                                     " bytes");
}
Done checkMemory(std::int64_t megabytes)
{
    return checkRange<std::int64_t>(megabytes, limits::kMemoryMbMin, limits::kMemoryMbMax, "a function's memory", " MB");
}
Done checkTimeout(std::int64_t seconds)
{
    return checkRange<std::int64_t>(seconds, 1, limits::kTimeoutSecondsMax, "a function's timeout", " seconds");
}
Done checkInitializationTimeout(std::int64_t seconds)
{
    return checkRange<std::int64_t>(seconds, 1, limits::kInitializationSecondsMax, "the initialization timeout", " seconds");
}
Done checkInstanceConcurrency(std::int64_t calls)
{
    return checkRange<std::int64_t>(calls, limits::kInstanceConcurrencyMin, limits::kInstanceConcurrencyMax,
                                    "the instance concurrency", " calls");
}
Done checkCustomPort(std::int64_t port)
{
    return checkRange<std::int64_t>(port, 1'024, 65'535, "a custom runtime's port", "");
}
Done checkStartTime(std::int64_t unixSeconds)
{
    return checkRange<std::int64_t>(unixSeconds, 0, 253'402'300'799, "the start time", " unix seconds");
}

Done checkJsonObject(std::string_view text, std::string_view what)
{
    QJsonParseError error;
    const auto document =
        QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())), &error);
    if (error.error != QJsonParseError::NoError) {
        const auto offset = std::min(text.size(), static_cast<std::size_t>(std::max(0, error.offset)));
        const auto before = text.substr(0, offset);
        const auto lineStart = before.rfind('\n');
        Place place;
        place.line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
        place.column = static_cast<int>(offset - (lineStart == std::string_view::npos ? 0 : lineStart + 1)) + 1;
        return fail(Error{ErrorKind::Invalid, "ParameterInvalid",
                          std::string(what) + " is not valid JSON at line " + std::to_string(place.line) + ", column "
                              + std::to_string(place.column) + ": " + error.errorString().toStdString(),
                          place});
    }
    if (!document.isObject())
        return fail(Error{ErrorKind::Invalid, "ParameterInvalid",
                          std::string(what) + " must be a JSON object such as {\"key\": \"value\"}, not a list",
                          Place{{}, 1, 1}});
    return {};
}

Done checkParameter(std::string_view text)
{
    SLUICE_TRY(checkText(text, kParameterBytesMax, "the function configuration"));
    return checkJsonObject(text, "the function configuration");
}

Done checkVariableName(std::string_view name)
{
    SLUICE_TRY(checkLength(name, 1, 256, "an environment variable's name", "InvalidArgument"));
    if (digit(name.front())
        || !std::all_of(name.begin(), name.end(), [](char c) { return lower(c) || upper(c) || digit(c) || c == '_'; }))
        return refuse("InvalidArgument",
                      "an environment variable's name may hold only letters, digits and '_', and no digit first");
    if (isPlatformVariable(name))
        return refuse("InvalidArgument",
                      "the variable " + std::string(name)
                          + " belongs to the platform, which sets it itself; give yours another name");
    return {};
}

Done checkSecretName(std::string_view name)
{
    SLUICE_TRY(checkLength(name, 1, 128, "a secret's name", "InvalidArgument"));
    if (!std::all_of(name.begin(), name.end(),
                     [](char c) { return lower(c) || upper(c) || digit(c) || c == '_' || c == '-' || c == '.'; }))
        return refuse("InvalidArgument", "a secret's name may hold only letters, digits, '.', '_' and '-'");
    return {};
}

Done checkText(std::string_view text, std::size_t limit, std::string_view what)
{
    if (text.size() > limit)
        return refuse("InvalidArgument",
                      std::string(what) + " has " + std::to_string(text.size()) + " bytes; at most " + std::to_string(limit)
                          + " are allowed");
    if (!isUtf8(text))
        return refuse("InvalidArgument", std::string(what) + " is not valid UTF-8");
    if (text.find('\0') != std::string_view::npos)
        return refuse("InvalidArgument", std::string(what) + " holds a NUL character");
    if (text.starts_with("\xef\xbb\xbf")) // readers drop it: what is stored would not be what was given
        return refuse("InvalidArgument", std::string(what) + " begins with a byte-order mark");
    return {};
}

bool isUtf8(std::string_view text)
{
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return true;
    QStringDecoder decoder(QStringConverter::Utf8,
                           QStringConverter::Flag::Stateless | QStringConverter::Flag::ConvertInitialBom);
    const QString decoded = decoder(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    Q_UNUSED(decoded)
    return !decoder.hasError();
}

std::optional<std::string> nativeTemplateName(std::string_view name)
{
    std::string plain(name);
    std::replace(plain.begin(), plain.end(), '_', '-');
    if (plain == "logstore-replication")
        return std::string(kReplicationTemplate);
    if (plain == "oss-shipper-csv")
        return std::string(kShipperTemplate);
    return std::nullopt;
}

} // namespace sluice
