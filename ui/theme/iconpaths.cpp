#include "ui/theme/icons.h"

#include <utility>

namespace sluice {

namespace {

// 16×16, stroked with a round 1.5 px pen in the current colour, not filled.
constexpr std::pair<const char *, const char *> kPaths[] = {
    {"blocked", "M5.5 2.25h5L13.75 5.5v5L10.5 13.75h-5L2.25 10.5v-5z M5 8h6"},
    {"bucket",
     "M3 4a5 1.9 0 1 0 10 0a5 1.9 0 1 0 -10 0z M3 4v8c0 1.05 2.25 1.9 5 1.9s5-.85 5-1.9V4"
     "M3 8c0 1.05 2.25 1.9 5 1.9S13 9.05 13 8"},
    {"cancelled", "M8 2.25a5.75 5.75 0 1 0 0 11.5a5.75 5.75 0 1 0 0-11.5z M4 12 12 4"},
    {"catching-up", "M2.75 4 7 8l-4.25 4zM8 4l4.25 4L8 12zM13.75 4v8"},
    {"check", "M3 8.5 6.25 11.75 13 4.75"},
    {"clock", "M8 2.25a5.75 5.75 0 1 0 0 11.5a5.75 5.75 0 1 0 0-11.5z M8 4.75V8l2.25 1.5"},
    {"close", "M4 4l8 8M12 4l-8 8"},
    {"cloud", "M4.75 12.25a3 3 0 0 1-.25-6 4 4 0 0 1 7.6 1.1 2.5 2.5 0 0 1-.35 4.9z"},
    {"columns", "M2.75 2.75h10.5v10.5H2.75zM6.25 2.75v10.5M9.75 2.75v10.5"},
    {"copy", "M5.75 5.75h7.5v7.5h-7.5zM3.5 10.25h-.75v-7.5h7.5v.75"},
    {"doctor", "M1.75 8.5h3L6.5 4l3 8.5 1.75-4h3"},
    {"down", "M4.5 6.25 8 9.75l3.5-3.5"},
    {"failed", "M8 2.25a5.75 5.75 0 1 0 0 11.5a5.75 5.75 0 1 0 0-11.5z M6 6l4 4M10 6l-4 4"},
    {"filter", "M2 3h12L9.5 8.5v4.75l-3-1.5V8.5z"},
    {"flask", "M6 1.75h4M6.75 2v4L3 13.25h10L9.25 6V2M4.75 10h6.5"},
    {"follow", "M8 2.25v8.5M4.5 7.5 8 11l3.5-3.5M3.5 13.5h9"},
    {"idle", "M8 2.25a5.75 5.75 0 1 0 0 11.5a5.75 5.75 0 1 0 0-11.5z M5.75 8h4.5"},
    {"info", "M2.25 8a5.75 5.75 0 1 0 11.5 0a5.75 5.75 0 1 0 -11.5 0z M8 7.25v3.5M8 5.1v.4"},
    {"logo", "M2.5 1.5v13M13.5 1.5v13M2.5 4.75h11M5 8.25c1-1 2-1 3 0s2 1 3 0M5 11.75c1-1 2-1 3 0s2 1 3 0"},
    {"logstore", "M2.75 3.5h10.5M2.75 6.5h7M2.75 9.5h10.5M2.75 12.5h5"},
    {"ok", "M8 2.25a5.75 5.75 0 1 0 0 11.5a5.75 5.75 0 1 0 0-11.5z M5.5 8.25 7.25 10l3.25-3.75"},
    {"padlock", "M3.75 7.25h8.5v6h-8.5zM5.5 7.25V5a2.5 2.5 0 0 1 5 0v2.25"},
    {"pause-button", "M5.25 3v10M10.75 3v10"},
    {"paused", "M8 2.25a5.75 5.75 0 1 0 0 11.5a5.75 5.75 0 1 0 0-11.5z M6.5 5.75v4.5M9.5 5.75v4.5"},
    {"plus", "M8 3v10M3 8h10"},
    {"replay", "M3 8a5 5 0 1 0 1.75-3.75M4.5 1.75v2.75h2.75"},
    {"right", "M6.25 4.5 9.75 8l-3.5 3.5"},
    {"running", "M8 2.25a5.75 5.75 0 1 0 0 11.5a5.75 5.75 0 1 0 0-11.5z M6.75 5.75 10.5 8l-3.75 2.25z"},
    {"search", "M2.75 7a4.25 4.25 0 1 0 8.5 0a4.25 4.25 0 1 0 -8.5 0z M10.25 10.25 13.75 13.75"},
    {"tick", "M4.75 3 12.5 8l-7.75 5z"},
    {"trigger", "M9 1.75 3.75 9h3.5L6.5 14.25 12.25 6.5H8.5z"},
    {"up", "M4.5 9.75 8 6.25l3.5 3.5"},
    {"warning", "M8 2.5 14 13.25H2z M8 6.5v3M8 11.1v.4"},
};

} // namespace

QLatin1String iconPath(QLatin1String name)
{
    for (const auto &[known, path] : kPaths) {
        if (name == QLatin1String(known))
            return QLatin1String(path);
    }
    return {};
}

} // namespace sluice
