#include "app/bridge/network.h"

#include <cerrno>
#include <cstdint>

#include <arpa/inet.h>
#include <linux/capability.h>
#include <net/route.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace sluice::bridge {

namespace {

struct Blocked {
    std::uint32_t address;
    std::uint32_t mask;
};

constexpr Blocked kBlocked[] = {
    {0xa9fe0000, 0xffff0000}, // 169.254.0.0/16: link-local; metadata of most clouds
    {0x646464c8, 0xffffffff}, // 100.100.100.200: metadata of Alibaba Cloud
    {0xa83f8110, 0xffffffff}, // 168.63.129.16: Azure's host
    {0xc00000c0, 0xffffffff}, // 192.0.0.192: metadata of Oracle Cloud
    {0x0a000202, 0xffffffff}, // 10.0.2.2: the host's loopback (slirp4netns refuses it too); still the way out for others
};

sockaddr inet(std::uint32_t address)
{
    union {
        sockaddr any;
        sockaddr_in in;
    } out{};
    out.in.sin_family = AF_INET;
    out.in.sin_addr.s_addr = htonl(address);
    return out.any;
}

} // namespace

bool blockHostAddresses()
{
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    bool good = socket >= 0;
    for (const auto &blocked : kBlocked) {
        rtentry route{};
        route.rt_dst = inet(blocked.address);
        route.rt_genmask = inet(blocked.mask);
        route.rt_flags = RTF_UP | RTF_REJECT | (blocked.mask == 0xffffffff ? RTF_HOST : 0);
        good = good && (::ioctl(socket, SIOCADDRT, &route) == 0 || errno == EEXIST);
    }
    ::close(socket);
    return good;
}

bool giveUpRights()
{
    ::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct none[2] = {};
    if (::syscall(SYS_capset, &header, none) != 0 || ::syscall(SYS_capget, &header, none) != 0)
        return false;
    for (const auto &half : none)
        if (half.effective || half.permitted || half.inheritable)
            return false;
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}

} // namespace sluice::bridge
