#include "engine/collect/fileidentity.h"

#include <QCryptographicHash>

#include <charconv>

namespace sluice {

std::string fingerprint(std::string_view bytes)
{
    const auto hash =
        QCryptographicHash::hash({bytes.data(), static_cast<qsizetype>(bytes.size())}, QCryptographicHash::Sha1);
    return hash.left(8).toHex().toStdString();
}

std::string FileIdentity::toText() const
{
    return std::to_string(device) + '-' + std::to_string(inode) + '-' + std::to_string(generation) + '-'
        + std::to_string(headBytes) + '-' + headHash;
}

std::optional<FileIdentity> FileIdentity::fromText(std::string_view text)
{
    FileIdentity identity;
    for (auto *const number : {&identity.device, &identity.inode, &identity.generation, &identity.headBytes}) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *number);
        if (error != std::errc() || end == text.data() + text.size() || *end != '-')
            return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
    }
    if (text.empty() || identity.headBytes == 0 || identity.headBytes > kHeadBytes)
        return std::nullopt;
    identity.headHash = text;
    return identity;
}

} // namespace sluice
