#include "engine/access/givensecrets.h"

#include "engine/access/secrets.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <openssl/crypto.h>
#include <unistd.h>

namespace sluice {

namespace {

constexpr std::size_t kNameMax = 128;

bool isNameByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

tl::unexpected<Error> tooMany()
{
    return fail(ErrorKind::Full, "TooManySecrets", "at most " + std::to_string(kGivenMax) + " secrets can be given");
}

tl::unexpected<Error> badLine(std::size_t line, const std::string &what)
{
    return fail(ErrorKind::Invalid, "SecretsInvalid",
                "line " + std::to_string(line) + " of the given secrets " + what + "; lines are NAME=VALUE");
}

Done addLine(GivenValues &values, std::string_view text, std::size_t line)
{
    if (text.empty() || text.front() == '#')
        return {};
    const auto equals = text.find('=');
    if (equals == std::string_view::npos)
        return badLine(line, "has no '='");
    const auto name = text.substr(0, equals);
    if (name.empty() || name.size() > kNameMax || !std::all_of(name.begin(), name.end(), isNameByte))
        return badLine(line, "has no good name before its '=' (1 to 128 letters, digits, '.', '_', '-')");
    const auto value = text.substr(equals + 1);
    if (value.empty() || value.size() > Secret::kBytesMax)
        return badLine(line,
                       "has a value of " + std::to_string(value.size()) + " bytes (1 to " + std::to_string(Secret::kBytesMax)
                           + " are allowed)");
    if (values.contains(name))
        return badLine(line, "names a secret for the second time");
    if (values.size() >= kGivenMax)
        return tooMany();
    values.emplace(name, Secret(value));
    return {};
}

Result<GivenValues> valuesOf(std::string_view text)
{
    GivenValues values;
    for (std::size_t line = 1; !text.empty(); ++line) {
        const auto end = std::min(text.find('\n'), text.size());
        SLUICE_TRY(addLine(values, text.substr(0, end), line));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return values;
}

// The whole of it into one buffer that never moves: a buffer that grew would leave copies behind.
Result<std::size_t> readAll(int fd, char *into, std::size_t room)
{
    std::size_t size = 0;
    while (size < room) {
        const auto got = ::read(fd, into + size, room - size);
        if (got == 0)
            return size;
        if (got < 0 && errno != EINTR)
            return fail(systemError(errno, "reading secrets from file descriptor " + std::to_string(fd)));
        size += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    return fail(ErrorKind::Full, "TooManySecrets",
                "file descriptor " + std::to_string(fd) + " gave more than " + std::to_string(kGivenBytesMax) + " bytes");
}

} // namespace

std::string variableOfSecret(std::string_view name)
{
    std::string variable(kSecretVariablePrefix);
    for (const char c : name) {
        if (c >= 'a' && c <= 'z')
            variable += static_cast<char>(c - 'a' + 'A');
        else
            variable += (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_';
    }
    return variable;
}

Result<GivenValues> takeSecretsFromEnvironment()
{
    GivenValues values;
    std::vector<std::string> taken;
    bool full = false;
    for (char **entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        if (std::strncmp(*entry, kSecretVariablePrefix.data(), kSecretVariablePrefix.size()) != 0)
            continue;
        char *const equals = std::strchr(*entry, '=');
        if (equals == nullptr)
            continue;
        const std::string_view name(*entry + kSecretVariablePrefix.size(),
                                    static_cast<std::size_t>(equals - *entry) - kSecretVariablePrefix.size());
        const auto size = std::strlen(equals + 1);
        if (values.size() >= kGivenMax)
            full = true;
        else if (size > 0 && size <= Secret::kBytesMax && !name.empty())
            values.emplace(name, Secret(std::string_view(equals + 1, size)));
        taken.emplace_back(*entry, equals);
        OPENSSL_cleanse(equals + 1, size); // where the kernel put it, and what /proc shows
    }
    for (const auto &variable : taken)
        ::unsetenv(variable.c_str());
    if (full)
        return tooMany();
    return values;
}

Result<GivenValues> takeSecretsFromDescriptor(int fd)
{
    std::string text(kGivenBytesMax + 1, '\0');
    auto values = readAll(fd, text.data(), text.size()).and_then([&](std::size_t size) {
        return valuesOf(std::string_view(text).substr(0, size));
    });
    wipe(text);
    ::close(fd);
    return values;
}

GivenSecrets::GivenSecrets(GivenValues values, std::string source)
    : m_values(std::move(values))
    , m_source(std::move(source))
{
}

const Secret *GivenSecrets::find(std::string_view name) const
{
    if (name.starts_with(kMasterKeyPrefix))
        name = kGivenMasterKey;
    else if (variableOfSecret(name) == variableOfSecret(kGivenMasterKey))
        return nullptr; // the engine's own: no parameter may name it
    auto found = m_values.find(name);
    if (found == m_values.end())
        found = m_values.find(variableOfSecret(name).substr(kSecretVariablePrefix.size()));
    return found == m_values.end() ? nullptr : &found->second;
}

void GivenSecrets::read(const std::string &name, Reply<Secret> reply)
{
    if (const auto *secret = find(name))
        return reply(*secret);
    const auto asked = name.starts_with(kMasterKeyPrefix) ? std::string(kGivenMasterKey) : name;
    reply(fail(ErrorKind::NotFound, "SecretAbsent",
               "the secret '" + asked + "' was not among those given by " + m_source + "; give it at the next start as "
                   + variableOfSecret(asked) + " or as a line " + asked + "=VALUE"));
}

void GivenSecrets::write(const std::string &, Secret, Reply<void> reply)
{
    refuse(std::move(reply));
}

void GivenSecrets::remove(const std::string &name, Reply<void> reply)
{
    if (find(name) == nullptr)
        return reply({}); // what is absent is removed
    refuse(std::move(reply));
}

void GivenSecrets::refuse(Reply<void> reply) const
{
    reply(fail(ErrorKind::Unsupported, "SecretsAreGiven",
               "this engine got its secrets from " + m_source
                   + " when it started, and cannot change them. Change them there and start it again, or start it with "
                     "--secrets keychain or --secrets memory"));
}

SecretHome GivenSecrets::home() const
{
    return {SecretPlace::Given, m_source,
            "The secrets of this run came from " + m_source + " at its start; none is stored by Sluice."};
}

} // namespace sluice
