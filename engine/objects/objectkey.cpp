#include "engine/objects/objectkey.h"

#include "engine/base/utf8.h"

namespace sluice {

namespace {

tl::unexpected<Error> badKey(std::string detail)
{
    return fail(ErrorKind::Invalid, "InvalidObjectName", std::move(detail));
}

bool lowerOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

} // namespace

Done checkObjectKey(std::string_view key)
{
    if (key.empty())
        return badKey("an object needs a name");
    if (key.size() > kObjectKeyBytesMax)
        return badKey("the object name has " + std::to_string(key.size()) + " bytes; at most "
                      + std::to_string(kObjectKeyBytesMax) + " are possible");
    if (key.front() == '/' || key.front() == '\\')
        return badKey("an object name does not begin with '/' or '\\'");
    for (std::size_t at = 0; at < key.size();) {
        if (key[at] == '\0')
            return badKey("an object name does not hold a NUL byte");
        const auto length = utf8Length(key, at);
        if (length == 0)
            return badKey("the object name is not UTF-8 at byte " + std::to_string(at));
        at += length;
    }
    return {};
}

Done checkBucketName(std::string_view name)
{
    bool good = name.size() >= 3 && name.size() <= 63 && lowerOrDigit(name.front()) && lowerOrDigit(name.back());
    for (const char c : name)
        good = good && (lowerOrDigit(c) || c == '-');
    if (good)
        return {};
    return fail(ErrorKind::Invalid, "InvalidBucketName",
                "a bucket name has 3 to 63 lower-case letters, digits and '-', and begins and ends with a letter or digit");
}

bool hasDotSegment(std::string_view key)
{
    for (std::size_t begin = 0;;) {
        const auto end = std::min(key.find('/', begin), key.size());
        const auto segment = key.substr(begin, end - begin);
        if (segment == "." || segment == "..")
            return true;
        if (end == key.size())
            return false;
        begin = end + 1;
    }
}

} // namespace sluice
