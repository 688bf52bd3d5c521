#include "engine/functions/local/sandbox/bridgesheet.h"

#include <charconv>

namespace sluice {

namespace {

constexpr std::string_view kSheetMagic = "sluice-bridge-1";

// Fields in one order, each ended by NUL; a list is its count and its elements.
class SheetWriter {
public:
    void text(std::string_view value)
    {
        m_bytes.append(value.substr(0, value.find('\0')));
        m_bytes.push_back('\0');
    }
    void number(std::uint64_t value) { text(std::to_string(value)); }
    void list(const std::vector<std::string> &values)
    {
        number(values.size());
        for (const auto &value : values)
            text(value);
    }
    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

class SheetReader {
public:
    explicit SheetReader(std::string_view bytes)
        : m_bytes(bytes)
    {
    }
    std::string text()
    {
        const auto end = m_bytes.find('\0');
        if (end == std::string_view::npos) {
            m_good = false;
            return {};
        }
        std::string value(m_bytes.substr(0, end));
        m_bytes.remove_prefix(end + 1);
        return value;
    }
    std::uint64_t number()
    {
        const auto digits = text();
        std::uint64_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        m_good = m_good && error == std::errc{} && end == digits.data() + digits.size();
        return value;
    }
    std::vector<std::string> list()
    {
        std::vector<std::string> values;
        const auto count = number();
        for (std::uint64_t i = 0; i < count && m_good; ++i)
            values.push_back(text());
        return values;
    }
    [[nodiscard]] bool done() const { return m_good && m_bytes.empty(); }
    [[nodiscard]] bool good() const { return m_good; }

private:
    std::string_view m_bytes;
    bool m_good = true;
};

} // namespace

std::string encode(const BridgeSheet &sheet)
{
    SheetWriter out;
    out.text(kSheetMagic);
    out.list(sheet.launcher);
    out.number(sheet.runAsUser);
    out.number(sheet.staged.size());
    for (const auto &mount : sheet.staged) {
        out.text(mount.host);
        out.text(mount.staged);
    }
    out.list(sheet.command);
    out.list(sheet.environment);
    out.text(sheet.folder);
    out.text(sheet.gateway);
    for (const auto number : {std::uint64_t{sheet.internet}, sheet.port, sheet.memoryBytes, sheet.dataBytes, sheet.processes,
                              sheet.openFiles, sheet.cpuSeconds, sheet.fileBytes})
        out.number(number);
    return out.take();
}

Result<BridgeSheet> parseBridgeSheet(std::string_view bytes)
{
    SheetReader in(bytes);
    BridgeSheet sheet;
    if (in.text() != kSheetMagic)
        return fail(ErrorKind::Invalid, "BridgeSheet", "this is no sheet of this version of sluice-bridge");
    sheet.launcher = in.list();
    sheet.runAsUser = in.number();
    const auto mounts = in.number();
    for (std::uint64_t i = 0; i < mounts && in.good(); ++i) {
        auto host = in.text();
        sheet.staged.push_back({std::move(host), in.text()});
    }
    sheet.command = in.list();
    sheet.environment = in.list();
    sheet.folder = in.text();
    sheet.gateway = in.text();
    sheet.internet = in.number() != 0;
    for (auto *number : {&sheet.port, &sheet.memoryBytes, &sheet.dataBytes, &sheet.processes, &sheet.openFiles,
                         &sheet.cpuSeconds, &sheet.fileBytes})
        *number = in.number();
    if (!in.done())
        return fail(ErrorKind::Invalid, "BridgeSheet", "the sheet for sluice-bridge is cut or damaged");
    return sheet;
}

std::vector<std::int64_t> wordNumbers(std::string_view message, std::size_t count)
{
    std::vector<std::int64_t> numbers;
    message.remove_prefix(message.empty() ? 0 : 1);
    while (!message.empty() && message.front() == ' ') {
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(message.data() + 1, message.data() + message.size(), value);
        if (error != std::errc{})
            return {};
        numbers.push_back(value);
        message.remove_prefix(static_cast<std::size_t>(end - message.data()));
    }
    return message.empty() && numbers.size() == count ? numbers : std::vector<std::int64_t>{};
}

} // namespace sluice
