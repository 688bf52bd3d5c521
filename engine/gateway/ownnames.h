// The names under which the gateway answers: it is nobody's proxy, and no name that a page of the web could bring in by its
// own DNS is among them. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

class OwnNames {
public:
    // Besides localhost, 127.0.0.1, [::1] and sluice.internal: names that the clients' hosts file or proxy leads here, such
    // as "sls.test". Lower case, no port.
    explicit OwnNames(std::vector<std::string> configured = {});

    // What stands before one of the names, without the dot: "" of "localhost", "my-proj" of "my-proj.127.0.0.1",
    // "bucket.oss" of "bucket.oss.sluice.internal". Nothing when the host is not one of ours. Lower case, no port.
    [[nodiscard]] std::optional<std::string_view> prefixOf(std::string_view host) const;

    static constexpr std::string_view kInternal = "sluice.internal"; // inside sandboxes everything below it leads here
    static constexpr std::size_t kHostBytesMax = 253;

private:
    std::vector<std::string> m_names; // longest first
};

// A Host header's value or a target's authority: the host in lower case, and without its port. Nothing for what is neither a
// name, an IPv4 nor a bracketed IPv6 address with an optional port.
[[nodiscard]] std::optional<std::string> hostWithoutPort(std::string_view authority);

} // namespace sluice
