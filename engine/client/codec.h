// Values ↔ CBOR, for every struct with SLUICE_FIELDS and what such structs hold.
//
//   struct            map of field name → value; on reading, unknown fields are skipped and missing ones keep their
//                     default, so that a newer and an older program understand each other
//   std::string       byte string: log values need not be UTF-8; so is a Secret
//   enum              its wire name (wirenames.h)
//   vector, pair      array; std::map: map; optional: null or the value
//   variant           [wire name of the alternative, the alternative]
// Numbers that do not fit the field, unknown enum names and wrong types are mistakes: the whole message is refused.
#pragma once

#include "engine/access/secret.h"
#include "engine/base/fields.h"
#include "engine/client/cbor.h"
#include "engine/client/wirenames.h"

#include <limits>
#include <map>
#include <optional>
#include <type_traits>
#include <variant>
#include <vector>

namespace sluice {

// The name of a variant's alternative on the wire; specialised in messagenames.h.
template <class T> inline constexpr std::string_view kMessageName{};

namespace codec {

template <class T, template <class...> class Of> inline constexpr bool kIs = false;
template <template <class...> class Of, class... Args> inline constexpr bool kIs<Of<Args...>, Of> = true;

constexpr std::size_t kReserveMax = 4'096; // elements; a count is only a claim until they arrive

template <class T> void write(CborWriter &out, const T &value);
template <class T> [[nodiscard]] bool read(CborReader &in, T &value);

template <class T> [[nodiscard]] std::size_t fieldCount(const T &value)
{
    std::size_t count = 0;
    visitFields(value, [&count](std::string_view, const auto &) { ++count; });
    return count;
}

template <class... Alternatives> void writeVariant(CborWriter &out, const std::variant<Alternatives...> &value)
{
    static_assert((!kMessageName<Alternatives>.empty() && ...));
    std::visit(
        [&out](const auto &alternative) {
            out.array(2);
            out.text(kMessageName<std::decay_t<decltype(alternative)>>);
            write(out, alternative);
        },
        value);
}

template <class T> void write(CborWriter &out, const T &value)
{
    if constexpr (std::is_same_v<T, bool>) {
        out.boolean(value);
    } else if constexpr (std::is_enum_v<T>) {
        out.text(wireName(value));
    } else if constexpr (std::is_integral_v<T> && std::is_signed_v<T>) {
        out.number(value);
    } else if constexpr (std::is_integral_v<T>) {
        out.unsignedNumber(value);
    } else if constexpr (std::is_floating_point_v<T>) {
        out.real(value);
    } else if constexpr (std::is_same_v<T, std::string>) {
        out.bytes(value);
    } else if constexpr (std::is_same_v<T, Secret>) {
        out.bytes(value.view());
    } else if constexpr (HasFields<T>) {
        out.map(fieldCount(value));
        visitFields(value, [&out](std::string_view name, const auto &member) {
            out.text(name);
            write(out, member);
        });
    } else if constexpr (kIs<T, std::vector>) {
        out.array(value.size());
        for (const auto &element : value)
            write(out, element);
    } else if constexpr (kIs<T, std::map>) {
        out.map(value.size());
        for (const auto &[key, element] : value) {
            write(out, key);
            write(out, element);
        }
    } else if constexpr (kIs<T, std::pair>) {
        out.array(2);
        write(out, value.first);
        write(out, value.second);
    } else if constexpr (kIs<T, std::optional>) {
        if (value)
            write(out, *value);
        else
            out.null();
    } else {
        writeVariant(out, value);
    }
}

// Fields normally come in the order of declaration: then one walk over the members reads them all.
template <class T> bool readFields(CborReader &in, T &value)
{
    std::size_t left = 0;
    std::string_view key;
    if (!in.map(left) || (left > 0 && !in.string(key)))
        return false;
    while (left > 0) {
        const auto before = left;
        bool good = true;
        visitFields(value, [&](std::string_view name, auto &member) {
            if (!good || left == 0 || key != name)
                return;
            good = read(in, member) && (--left == 0 || in.string(key));
        });
        if (!good)
            return false;
        if (left == before && (!in.skip() || (--left > 0 && !in.string(key))))
            return false;
    }
    return true;
}

template <class T> bool readVector(CborReader &in, T &value)
{
    std::size_t count = 0;
    if (!in.array(count))
        return false;
    value.clear();
    value.reserve(std::min(count, kReserveMax));
    for (std::size_t i = 0; i < count; ++i) {
        if (!in.charge(sizeof(typename T::value_type)) || !read(in, value.emplace_back()))
            return false;
    }
    return true;
}

template <class T> bool readMap(CborReader &in, T &value)
{
    std::size_t count = 0;
    if (!in.map(count))
        return false;
    value.clear();
    for (std::size_t i = 0; i < count; ++i) {
        typename T::key_type key{};
        if (!in.charge(sizeof(typename T::value_type) + 64) || !read(in, key))
            return false;
        const auto [at, isNew] = value.try_emplace(std::move(key));
        if (!isNew)
            return in.refuse("a key comes twice");
        if (!read(in, at->second))
            return false;
    }
    return true;
}

template <class... Alternatives> bool readVariant(CborReader &in, std::variant<Alternatives...> &value)
{
    std::size_t count = 0;
    std::string_view name;
    if (!in.array(count) || !in.string(name))
        return false;
    if (count != 2)
        return in.refuse("a message is a name and a value");
    bool known = false;
    bool good = false;
    const auto tryOne = [&]<class A>(std::type_identity<A>) {
        if (known || name != kMessageName<A>)
            return;
        known = true;
        good = read(in, value.template emplace<A>());
    };
    (tryOne(std::type_identity<Alternatives>{}), ...);
    return known ? good : in.refuse("a message of an unknown name");
}

template <class T> bool readNumber(CborReader &in, T &value)
{
    if constexpr (std::is_signed_v<T>) {
        std::int64_t wide = 0;
        if (!in.number(wide))
            return false;
        if (wide < std::numeric_limits<T>::min() || wide > std::numeric_limits<T>::max())
            return in.refuse("a number is out of range");
        value = static_cast<T>(wide);
    } else {
        std::uint64_t wide = 0;
        if (!in.unsignedNumber(wide))
            return false;
        if (wide > std::numeric_limits<T>::max())
            return in.refuse("a number is out of range");
        value = static_cast<T>(wide);
    }
    return true;
}

template <class T> bool read(CborReader &in, T &value)
{
    if constexpr (std::is_same_v<T, bool>) {
        return in.boolean(value);
    } else if constexpr (std::is_enum_v<T>) {
        std::string_view name;
        return in.string(name) && (fromWireName(name, value) || in.refuse("an unknown word for an enum"));
    } else if constexpr (std::is_integral_v<T>) {
        return readNumber(in, value);
    } else if constexpr (std::is_floating_point_v<T>) {
        return in.real(value);
    } else if constexpr (std::is_same_v<T, std::string>) {
        std::string_view bytes;
        if (!in.string(bytes) || !in.charge(bytes.size()))
            return false;
        value.assign(bytes);
        return true;
    } else if constexpr (std::is_same_v<T, Secret>) {
        std::string_view text;
        if (!in.string(text))
            return false;
        if (text.size() > Secret::kBytesMax)
            return in.refuse("a secret is too long");
        value = Secret(text);
        return true;
    } else if constexpr (HasFields<T>) {
        return readFields(in, value);
    } else if constexpr (kIs<T, std::vector>) {
        return readVector(in, value);
    } else if constexpr (kIs<T, std::map>) {
        return readMap(in, value);
    } else if constexpr (kIs<T, std::pair>) {
        std::size_t count = 0;
        return in.array(count) && (count == 2 || in.refuse("a pair was expected")) && read(in, value.first)
            && read(in, value.second);
    } else if constexpr (kIs<T, std::optional>) {
        if (in.null()) {
            value.reset();
            return true;
        }
        return read(in, value.emplace());
    } else {
        return readVariant(in, value);
    }
}

} // namespace codec
} // namespace sluice
