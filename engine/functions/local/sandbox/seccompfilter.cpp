#include "engine/functions/local/sandbox/seccompfilter.h"

#include "engine/base/descriptor.h"

#include <memory>
#include <vector>

#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>

namespace sluice {

namespace {

struct DeniedCalls {
    const char *why;
    int error;
    std::vector<const char *> calls;
};

// ENOSYS where programs try a call and go on without it; EPERM where they have no business.
std::vector<DeniedCalls> deniedCalls()
{
    return {
        {"reads or changes other processes",
         EPERM,
         {"ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "process_mrelease", "kcmp", "pidfd_getfd"}},
        {"changes what it sees of the file system",
         EPERM,
         {"mount", "umount", "umount2", "pivot_root", "chroot", "move_mount", "open_tree", "fsopen", "fsconfig", "fsmount",
          "fspick", "mount_setattr", "open_by_handle_at", "name_to_handle_at", "fanotify_init", "quotactl", "quotactl_fd"}},
        {"makes or enters namespaces, with rights to attack the kernel from", EPERM, {"unshare", "setns"}},
        {"hides its flags from a filter; libraries fall back to clone", ENOSYS, {"clone3"}},
        {"the kernel's key rings are the user's, not the function's", EPERM, {"keyctl", "add_key", "request_key"}},
        {"programs for the kernel, its memory and its counters",
         EPERM,
         {"bpf", "perf_event_open", "userfaultfd", "lookup_dcookie", "syslog", "kexec_load", "kexec_file_load",
          "init_module", "finit_module", "delete_module", "create_module", "query_module", "get_kernel_syms", "modify_ldt",
          "vm86", "vm86old"}},
        {"goes around this filter", ENOSYS, {"io_uring_setup", "io_uring_enter", "io_uring_register"}},
        {"memory that belongs to no process, which no limit counts", ENOSYS, {"memfd_create", "memfd_secret", "shmget"}},
        {"administers the machine",
         EPERM,
         {"reboot", "swapon", "swapoff", "acct", "settimeofday", "clock_settime", "stime", "sethostname", "setdomainname",
          "iopl", "ioperm", "nfsservctl", "vhangup", "uselib", "ustat", "sysfs", "_sysctl", "move_pages", "migrate_pages"}},
        {"weakens the defences of its own memory", EPERM, {"personality"}},
    };
}

class FilterBuilder {
public:
    FilterBuilder()
        : m_context(seccomp_init(SCMP_ACT_ALLOW), &seccomp_release)
    {
        // Calls in another machine's numbers (32 bit programs, x32) end the process: they would go around the list.
        if (m_context)
            add(seccomp_attr_set(m_context.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS));
    }

    void deny(const char *call, int error, std::vector<scmp_arg_cmp> when = {})
    {
        const int number = seccomp_syscall_resolve_name(call);
        if (number == __NR_SCMP_ERROR || !m_context)
            return; // newer than this libseccomp, or of another machine
        // An older number that this machine has under another name or not at all is no error.
        const int result = seccomp_rule_add_array(m_context.get(), SCMP_ACT_ERRNO(static_cast<unsigned>(error)), number,
                                                  static_cast<unsigned>(when.size()), when.data());
        if (result != -EDOM)
            add(result);
    }

    Result<std::string> program()
    {
        if (!m_context || m_error)
            return fail(ErrorKind::Unavailable, "SeccompUnavailable", "libseccomp could not make the filter for functions");
        const Descriptor file(::memfd_create("filter", MFD_CLOEXEC));
        if (!file || seccomp_export_bpf(m_context.get(), file.get()) != 0)
            return fail(ErrorKind::Unavailable, "SeccompUnavailable", "libseccomp could not write the filter for functions");
        struct stat status { };
        ::fstat(file.get(), &status);
        std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
        if (::pread(file.get(), bytes.data(), bytes.size(), 0) != status.st_size)
            return fail(ErrorKind::Unavailable, "SeccompUnavailable", "the filter for functions could not be read back");
        return bytes;
    }

private:
    void add(int result) { m_error = m_error || result != 0; }

    std::unique_ptr<void, void (*)(scmp_filter_ctx)> m_context;
    bool m_error = false;
};

void denySockets(FilterBuilder &filter)
{
    // Left: Unix, IPv4, IPv6, and netlink's read-only view of routes, which getaddrinfo asks. All other families (packet,
    // vsock, algorithms, Bluetooth, CAN …) are kernel code that no function needs; raw sockets forge addresses.
    const auto family = [](scmp_compare how, std::uint64_t value) { return scmp_arg_cmp{0, how, value, 0}; };
    const auto deny = [&filter](std::vector<scmp_arg_cmp> when) { filter.deny("socket", EAFNOSUPPORT, std::move(when)); };
    deny({family(SCMP_CMP_EQ, AF_UNSPEC)});
    for (int other = AF_INET + 1; other < AF_NETLINK; ++other)
        if (other != AF_INET6)
            deny({family(SCMP_CMP_EQ, static_cast<std::uint64_t>(other))});
    deny({family(SCMP_CMP_GT, AF_NETLINK)});
    deny({family(SCMP_CMP_EQ, AF_NETLINK), {2, SCMP_CMP_NE, 0, 0}});
    for (const auto ip : {AF_INET, AF_INET6})
        for (const auto type : {SOCK_RAW, SOCK_PACKET, SOCK_DCCP, SOCK_SEQPACKET})
            filter.deny("socket", EPERM,
                        {family(SCMP_CMP_EQ, static_cast<std::uint64_t>(ip)),
                         {1, SCMP_CMP_MASKED_EQ, 0xf, static_cast<std::uint64_t>(type)}});
}

} // namespace

Result<std::string> seccompFilter()
{
    FilterBuilder filter;
    for (const auto &group : deniedCalls())
        for (const auto *call : group.calls)
            filter.deny(call, group.error);
    for (const std::uint64_t space :
         {CLONE_NEWUSER, CLONE_NEWNS, CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWIPC, CLONE_NEWUTS, CLONE_NEWCGROUP})
        filter.deny("clone", EPERM, {{0, SCMP_CMP_MASKED_EQ, space, space}});
    // Input pushed into a terminal: the classic way out. Only the low half of the number counts in the kernel.
    for (const std::uint64_t command : {std::uint64_t{TIOCSTI}, std::uint64_t{0x541C} /* TIOCLINUX */})
        filter.deny("ioctl", EPERM, {{1, SCMP_CMP_MASKED_EQ, 0xffffffff, command}});
    denySockets(filter);
    return filter.program();
}

} // namespace sluice
