// What the bridge does with its two rights, and how it gives them up.
#pragma once

namespace sluice::bridge {

// Makes addresses unreachable that a function must not talk to through the host: link-local and the clouds' metadata
// services, and the host's own loopback as slirp4netns shows it. Needs CAP_NET_ADMIN; false when one of them did not work.
[[nodiscard]] bool blockHostAddresses();

// No capability is left, in any set, for this process and what it starts. False when the kernel says otherwise.
[[nodiscard]] bool giveUpRights();

} // namespace sluice::bridge
