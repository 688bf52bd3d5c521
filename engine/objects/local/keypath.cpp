#include "engine/objects/local/keypath.h"

#include "engine/objects/objectkey.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr std::string_view kFileMark = "%f";
constexpr std::string_view kFolderMark = "%d";
constexpr std::string_view kEmptyMark = "%e";
constexpr std::string_view kGoesOnMark = "%c";
constexpr std::size_t kPieceBytes = 240; // leaves room for a mark

bool plain(char c, bool first)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte != 0x7F && c != '%' && c != '\\' && !(first && c == '.');
}

std::string escaped(std::string_view part)
{
    static constexpr char kHex[] = "0123456789ABCDEF";
    if (part.empty())
        return std::string(kEmptyMark);
    std::string out;
    for (std::size_t i = 0; i < part.size(); ++i) {
        if (plain(part[i], i == 0)) {
            out += part[i];
        } else {
            const auto byte = static_cast<unsigned char>(part[i]);
            out += '%';
            out += kHex[byte >> 4];
            out += kHex[byte & 15];
        }
    }
    return out;
}

int hexDigit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::optional<std::string> unescaped(std::string_view name)
{
    std::string out;
    if (name == kEmptyMark)
        return out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] != '%') {
            out += name[i];
            continue;
        }
        const int high = i + 2 < name.size() ? hexDigit(name[i + 1]) : -1;
        const int low = i + 2 < name.size() ? hexDigit(name[i + 2]) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

// Cuts a name between characters, never inside of an escape or of a UTF-8 sequence.
std::size_t pieceEnd(std::string_view name)
{
    std::size_t end = kPieceBytes;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80)
        --end;
    for (std::size_t back = 1; back <= 2 && back < end; ++back)
        if (name[end - back] == '%')
            return end - back;
    return end;
}

enum class PartKind { Folder, File };

// Appends the folders that a long part goes through; gives what is left of its name, with the mark of its kind.
std::string place(std::string name, PartKind kind, std::vector<std::string> &folders)
{
    while (name.size() > kPieceBytes) {
        const auto end = pieceEnd(name);
        folders.push_back(name.substr(0, end).append(kGoesOnMark));
        name.erase(0, end);
        if (name.front() == '.')
            name.replace(0, 1, "%2E");
    }
    const bool dotted = name.find('.') != std::string::npos;
    if (kind == PartKind::File && !dotted)
        name += kFileMark;
    if (kind == PartKind::Folder && dotted)
        name += kFolderMark;
    return name;
}

struct Part {
    std::string text; // escaped, without its mark
    bool goesOn = false;
};

Part folderPart(std::string_view name)
{
    if (name.ends_with(kGoesOnMark))
        return {std::string(name.substr(0, name.size() - kGoesOnMark.size())), true};
    if (name.ends_with(kFolderMark))
        name.remove_suffix(kFolderMark.size());
    return {std::string(name), false};
}

} // namespace

KeyPath pathOfKey(std::string_view key)
{
    KeyPath path;
    for (;;) {
        const auto slash = key.find('/');
        const auto part = key.substr(0, slash);
        if (slash == std::string_view::npos) {
            path.file = place(escaped(part), PartKind::File, path.folders);
            return path;
        }
        auto name = place(escaped(part), PartKind::Folder, path.folders);
        path.folders.push_back(std::move(name));
        key.remove_prefix(slash + 1);
    }
}

std::optional<std::string> keyPrefixOfFolders(std::span<const std::string> folders)
{
    std::string key;
    std::string name; // of the part so far
    for (const auto &folder : folders) {
        const auto part = folderPart(folder);
        name += part.text;
        if (part.goesOn)
            continue;
        const auto text = unescaped(name);
        if (!text)
            return std::nullopt;
        key += *text + '/';
        name.clear();
    }
    const auto text = unescaped(name);
    if (!text)
        return std::nullopt;
    return key + *text;
}

std::optional<std::string> keyOfPath(const KeyPath &path)
{
    // Whatever this makes of a foreign path, the way back shows that it is foreign.
    std::string_view last = path.file;
    if (last.ends_with(kFileMark))
        last.remove_suffix(kFileMark.size());
    auto folders = path.folders;
    std::string name;
    while (!folders.empty() && folderPart(folders.back()).goesOn) {
        name.insert(0, folderPart(folders.back()).text);
        folders.pop_back();
    }
    auto key = keyPrefixOfFolders(folders);
    const auto text = unescaped(name.append(last));
    if (!key || !text)
        return std::nullopt;
    *key += *text;
    if (!checkObjectKey(*key) || pathOfKey(*key) != path)
        return std::nullopt;
    return key;
}

} // namespace sluice
