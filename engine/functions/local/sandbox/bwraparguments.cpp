#include "engine/functions/local/sandbox/bwraparguments.h"

#include <filesystem>

namespace sluice {

namespace {

// The little of /etc that programs need to work; private keys, users and what runs here are not among it.
constexpr const char *kEtcShown[] = {"/etc/ld.so.cache",     "/etc/alternatives",    "/etc/ssl/certs",
                                     "/etc/ssl/openssl.cnf", "/etc/ca-certificates", "/etc/pki/tls/certs",
                                     "/etc/pki/ca-trust",    "/etc/localtime"};
constexpr const char *kSystemFolders[] = {"bin", "sbin", "lib", "lib32", "lib64", "libx32"};
// No terminal, no memory, no pseudo-terminals: a terminal is how input is pushed into somebody else's shell.
constexpr const char *kDevices[] = {"null", "zero", "full", "random", "urandom"};
// Files of /proc that tell of the host or its other users.
constexpr const char *kProcHidden[] = {"/proc/keys", "/proc/key-users", "/proc/kallsyms", "/proc/timer_list",
                                       "/proc/sched_debug"};
// Where staged mounts are made: it exists everywhere, and nothing else is taken from it.
constexpr const char *kStage = "/tmp";

class BwrapBuilder {
public:
    explicit BwrapBuilder(bool staging)
        : m_staging(staging)
    {
    }

    template <class... Words> void add(const Words &...words) { (m_out.options.emplace_back(words), ...); }

    // Something of ours or the user's, which other users of this machine need not be able to read.
    void show(const std::string &host, const std::string &at)
    {
        auto from = host;
        if (m_staging) {
            from = std::string(kStage) + "/" + std::to_string(m_out.staged.size());
            m_out.staged.push_back({host, from});
        }
        add("--ro-bind", from, at);
    }

    void file(std::string content, const std::string &at)
    {
        add("--perms", "0444", "--file", std::to_string(bridgefd::kFiles + static_cast<int>(m_out.files.size())), at);
        m_out.files.push_back(std::move(content));
    }

    void temporary(const std::string &at, std::uint64_t bytes)
    {
        add("--size", std::to_string(bytes), "--perms", "1777", "--tmpfs", at);
    }

    BwrapArguments take() { return std::move(m_out); }

private:
    BwrapArguments m_out;
    bool m_staging;
};

void addNamespaces(BwrapBuilder &to, bool internet)
{
    const auto user = std::to_string(inside::kUser);
    to.add("--unshare-user", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try");
    to.add("--uid", user, "--gid", user, "--hostname", "function");
    to.add("--new-session", "--as-pid-1", "--clearenv");
    // The bridge's own, for ports 53 and 80 and for its routes; it gives them up before it starts anything.
    to.add("--cap-drop", "ALL", "--cap-add", "CAP_NET_BIND_SERVICE");
    if (internet)
        to.add("--cap-add", "CAP_NET_ADMIN");
}

void addSystem(BwrapBuilder &to)
{
    namespace fs = std::filesystem;
    std::error_code ignored;
    to.add("--ro-bind", "/usr", "/usr");
    for (const std::string name : kSystemFolders) {
        const auto path = "/" + name;
        if (fs::is_symlink(path, ignored))
            to.add("--symlink", fs::read_symlink(path, ignored).string(), path);
        else if (fs::is_directory(path, ignored))
            to.add("--ro-bind", path, path);
    }
    to.add("--perms", "0755", "--dir", "/etc");
    for (const auto *path : kEtcShown)
        if (fs::exists(path, ignored))
            to.add("--ro-bind", path, path);
    const auto user = std::to_string(inside::kUser);
    to.file("function:x:" + user + ":" + user + ":function:/tmp:/bin/sh\n", "/etc/passwd");
    to.file("function:x:" + user + ":\n", "/etc/group");
    to.file("127.0.0.1 localhost function sluice.internal\n", "/etc/hosts");
    to.file("nameserver 127.0.0.1\noptions timeout:2 attempts:2\n", "/etc/resolv.conf");
    to.file("passwd: files\ngroup: files\nhosts: files dns\n", "/etc/nsswitch.conf");
}

void addKernelFiles(BwrapBuilder &to, const SandboxSettings &settings, std::uint64_t temporaryBytes)
{
    std::error_code ignored;
    to.add("--proc", "/proc");
    to.add("--perms", "0755", "--tmpfs", "/dev");
    for (const std::string name : kDevices)
        to.add("--dev-bind", "/dev/" + name, "/dev/" + name);
    to.add("--symlink", "/proc/self/fd", "/dev/fd", "--symlink", "/proc/self/fd/0", "/dev/stdin");
    to.add("--symlink", "/proc/self/fd/1", "/dev/stdout", "--symlink", "/proc/self/fd/2", "/dev/stderr");
    to.temporary("/dev/shm", settings.limits.sharedBytes);
    to.temporary("/tmp", temporaryBytes);
    for (const auto *path : kProcHidden)
        if (std::filesystem::exists(path, ignored))
            to.add("--ro-bind", "/dev/null", path);
}

} // namespace

BwrapArguments bwrapArguments(const SandboxSettings &settings, const InstancePlan &plan, const RuntimeCommand &command,
                              bool asRoot)
{
    BwrapBuilder to(asRoot);
    addNamespaces(to, plan.internetAccess);
    addSystem(to);
    addKernelFiles(to, settings, plan.temporaryBytes ? plan.temporaryBytes : settings.limits.temporaryBytes);
    to.show(plan.codeFolder, inside::kCode);
    for (const auto &mount : command.mounts)
        to.show(mount.from, mount.to);
    to.show(settings.bridge, inside::kBridge);
    if (!settings.gatewaySocket.empty())
        to.show(settings.gatewaySocket, inside::kGateway);
    to.add("--seccomp", std::to_string(bridgefd::kFilter));
    to.add("--remount-ro", "/dev", "--remount-ro", "/"); // they are in memory: without a limit they would be a disk
    to.add("--chdir", "/");
    return to.take();
}

std::string joinedByNul(const std::vector<std::string> &options)
{
    std::string joined;
    for (const auto &option : options) {
        joined.append(option);
        joined.push_back('\0');
    }
    return joined;
}

} // namespace sluice
