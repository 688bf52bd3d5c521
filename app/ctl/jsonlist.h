// Rows as one JSON array.
#pragma once

#include "engine/client/json.h"

namespace sluice::ctl {

template <class Rows> [[nodiscard]] std::string jsonList(const Rows &rows)
{
    std::string out;
    appendJson(out, rows);
    return out;
}

// {"NAME":"TEXT", and the fields of the row.
template <class T> [[nodiscard]] std::string jsonWith(std::string_view name, std::string_view text, const T &row)
{
    std::string out = "{";
    appendJsonText(out, name);
    out += ':';
    appendJsonText(out, text);
    return out + ',' + toJson(row).substr(1);
}

} // namespace sluice::ctl
