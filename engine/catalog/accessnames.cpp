#include "engine/catalog/accessnames.h"

#include <algorithm>
#include <string>

namespace sluice {
namespace {

constexpr std::size_t kAccessNameMax = 64;
constexpr std::size_t kAccountMax = 32;
constexpr std::string_view kKeyIdPrefix = "SLU";
constexpr std::size_t kKeyIdBytes = 23;

bool isBetween(char c, char first, char last)
{
    return c >= first && c <= last;
}

Done checkAccessName(std::string_view name, const std::string &what, const char *code, std::string_view marks)
{
    if (name.empty() || name.size() > kAccessNameMax)
        return fail(ErrorKind::Invalid, code, what + " has " + std::to_string(name.size()) + " bytes; 1–64 are allowed");
    const bool good = std::all_of(name.begin(), name.end(), [marks](char c) {
        return isBetween(c, 'a', 'z') || isBetween(c, 'A', 'Z') || isBetween(c, '0', '9')
            || marks.find(c) != std::string_view::npos;
    });
    if (good)
        return {};
    std::string allowed = "letters A–Z a–z, digits";
    for (std::size_t i = 0; i < marks.size(); ++i)
        allowed += (i + 1 == marks.size() ? " and '" : ", '") + std::string(1, marks[i]) + '\'';
    return fail(ErrorKind::Invalid, code, what + " may hold only " + allowed);
}

} // namespace

Done checkUserName(std::string_view name)
{
    return checkAccessName(name, "a user's name", "InvalidParameter.UserName", "._-");
}

Done checkConnectionName(std::string_view name)
{
    return checkAccessName(name, "a connection's name", "InvalidArgument", "_-");
}

Done checkAccessKeyId(std::string_view id)
{
    const bool good = id.size() == kKeyIdBytes && id.starts_with(kKeyIdPrefix)
        && std::all_of(id.begin(), id.end(), [](char c) { return isBetween(c, 'A', 'Z') || isBetween(c, '0', '9'); });
    if (good)
        return {};
    return fail(ErrorKind::Invalid, "InvalidAccessKeyId",
                "an access key id is SLU and 20 upper-case letters and digits, not \"" + std::string(id.substr(0, 40))
                    + '"');
}

Done checkColour(std::string_view colour)
{
    const bool good = colour.empty()
        || (colour.size() == 7 && colour.front() == '#' && std::all_of(colour.begin() + 1, colour.end(), [](char c) {
                          return isBetween(c, '0', '9') || isBetween(c, 'a', 'f') || isBetween(c, 'A', 'F');
                      }));
    if (good)
        return {};
    return fail(ErrorKind::Invalid, "InvalidArgument",
                "a colour is # and six hexadecimal digits such as #c0392b, or nothing, not \""
                    + std::string(colour.substr(0, 40)) + '"');
}

Done checkAccount(std::string_view account)
{
    const bool good = !account.empty() && account.size() <= kAccountMax
        && std::all_of(account.begin(), account.end(), [](char c) { return isBetween(c, '0', '9'); });
    if (good)
        return {};
    return fail(ErrorKind::Invalid, "InvalidArgument",
                "an account is its id, 1–32 digits such as 1234567890123456, not \"" + std::string(account.substr(0, 40))
                    + '"');
}

} // namespace sluice
