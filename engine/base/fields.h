// SLUICE_FIELDS(Type, a, b, …) inside a struct names its members once, for every codec that walks them
// (the control socket's CBOR, `--json`, tests that print). The member's name is the name on the wire.
#pragma once

#include <string_view>

namespace sluice {

// Calls visitor(name, member) for each field, in the order of declaration. T may be const.
template <class T, class V>
void visitFields(T &value, V &&visitor)
{
    std::remove_const_t<T>::sluiceFields(value, visitor);
}

template <class T>
concept HasFields = requires { typename std::remove_const_t<T>::SluiceHasFields; };

} // namespace sluice

#define SLUICE_PARENS ()
#define SLUICE_EXPAND(...) SLUICE_EXPAND3(SLUICE_EXPAND3(SLUICE_EXPAND3(SLUICE_EXPAND3(__VA_ARGS__))))
#define SLUICE_EXPAND3(...) SLUICE_EXPAND2(SLUICE_EXPAND2(SLUICE_EXPAND2(SLUICE_EXPAND2(__VA_ARGS__))))
#define SLUICE_EXPAND2(...) SLUICE_EXPAND1(SLUICE_EXPAND1(SLUICE_EXPAND1(SLUICE_EXPAND1(__VA_ARGS__))))
#define SLUICE_EXPAND1(...) __VA_ARGS__
#define SLUICE_FIELD_EACH(field, ...) \
    visitor(std::string_view(#field), self.field); \
    __VA_OPT__(SLUICE_FIELD_AGAIN SLUICE_PARENS(__VA_ARGS__))
#define SLUICE_FIELD_AGAIN() SLUICE_FIELD_EACH

#define SLUICE_FIELDS(Type, ...) \
    using SluiceHasFields = void; \
    template <class Self, class V> \
    static void sluiceFields(Self &self, V &&visitor) \
    { \
        __VA_OPT__(SLUICE_EXPAND(SLUICE_FIELD_EACH(__VA_ARGS__))) \
        static_cast<void>(self); \
        static_cast<void>(visitor); \
    } \
    friend bool operator==(const Type &, const Type &) = default;
