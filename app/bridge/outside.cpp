#include "app/bridge/outside.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <grp.h>
#include <linux/filter.h>
#include <linux/keyctl.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sluice::bridge {

namespace {

constexpr const char *kStageFolder = "/tmp";

std::string because(const std::string &what)
{
    return what + ": " + std::strerror(errno);
}

bool writeFile(const std::string &path, const std::string &text)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    const bool good = file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    if (file >= 0)
        ::close(file);
    return good;
}

// A user namespace that exists only to say "root's files are this user's" to a mount; -1 when the kernel has none.
int userMap(std::uint64_t user)
{
    std::array<int, 2> hold{};
    if (::pipe2(hold.data(), O_CLOEXEC) != 0)
        return -1;
    const auto child = static_cast<pid_t>(::syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, nullptr, nullptr, nullptr, nullptr));
    if (child == 0) {
        ::close(hold[1]);
        char byte = 0;
        static_cast<void>(::read(hold[0], &byte, 1));
        ::_exit(0);
    }
    int space = -1;
    const auto id = std::to_string(user);
    const auto folder = "/proc/" + std::to_string(child);
    const auto next = std::to_string(user + 1);
    // Root's become the user's, the user's own are nobody's, all others stay who they are.
    const auto map = "0 " + id + " 1\n1 1 " + std::to_string(user - 1) + "\n" + next + " " + next + " "
        + std::to_string(4'294'967'294ULL - user) + "\n";
    if (child > 0 && writeFile(folder + "/uid_map", map) && writeFile(folder + "/gid_map", map))
        space = ::open((folder + "/ns/user").c_str(), O_RDONLY | O_CLOEXEC);
    ::close(hold[0]);
    ::close(hold[1]);
    if (child > 0)
        ::waitpid(child, nullptr, 0);
    return space;
}

// Shows `staged` in a mount namespace of our own, then gives root up for good.
std::string stage(const BridgeSheet &sheet)
{
    if (::unshare(CLONE_NEWNS) != 0)
        return because("no mount namespace");
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_SLAVE, nullptr) != 0)
        return because("mounts cannot be kept private");
    const int map = userMap(sheet.runAsUser);
    std::vector<int> trees;
    for (const auto &mount : sheet.staged) {
        const auto tree = static_cast<int>(
            ::syscall(SYS_open_tree, AT_FDCWD, mount.host.c_str(), OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE));
        if (tree < 0)
            return because(mount.host + " cannot be shown");
        mount_attr attributes{};
        attributes.attr_set = MOUNT_ATTR_IDMAP;
        attributes.userns_fd = static_cast<std::uint64_t>(map);
        if (map >= 0) // a file system that cannot shows its files as they are: readable when all may read them
            ::syscall(SYS_mount_setattr, tree, "", AT_EMPTY_PATH | AT_RECURSIVE, &attributes, sizeof attributes);
        trees.push_back(tree);
    }
    if (::mount("none", kStageFolder, "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755,size=1m") != 0)
        return because("no place for mounts");
    for (std::size_t i = 0; i < trees.size(); ++i) {
        struct stat status { };
        ::fstat(trees[i], &status);
        const auto &at = sheet.staged[i].staged;
        const int made = S_ISDIR(status.st_mode) ? ::mkdir(at.c_str(), 0755) : ::open(at.c_str(), O_CREAT | O_CLOEXEC, 0644);
        if (made < 0 || ::syscall(SYS_move_mount, trees[i], "", AT_FDCWD, at.c_str(), MOVE_MOUNT_F_EMPTY_PATH) != 0)
            return because(sheet.staged[i].host + " cannot be shown at " + at);
    }
    const auto user = static_cast<uid_t>(sheet.runAsUser);
    if (::setgroups(0, nullptr) != 0 || ::setresgid(user, user, user) != 0 || ::setresuid(user, user, user) != 0)
        return because("root cannot be given up");
    return {};
}

std::string loadFilter()
{
    struct stat status { };
    ::fstat(bridgefd::kFilter, &status);
    std::vector<sock_filter> code(static_cast<std::size_t>(status.st_size) / sizeof(sock_filter));
    const auto bytes = static_cast<ssize_t>(code.size() * sizeof(sock_filter));
    if (code.empty() || ::pread(bridgefd::kFilter, code.data(), static_cast<std::size_t>(bytes), 0) != bytes)
        return because("the seccomp filter cannot be read");
    const sock_fprog program{static_cast<unsigned short>(code.size()), code.data()};
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
        return because("the seccomp filter cannot be loaded");
    return {};
}

} // namespace

std::string goOutside(const BridgeSheet &sheet)
{
    ::syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, nullptr); // the engine's session keys are not the function's
    if (sheet.launcher.empty())
        return loadFilter();
    if (!sheet.staged.empty())
        if (auto problem = stage(sheet); !problem.empty())
            return problem;
    // No parent-death signal, and no --die-with-parent: bubblewrap's second process waits for its first without an end when
    // that one is killed at the wrong moment. Whoever comes through to `inside` sees that the control socket is closed.
    std::vector<char *> words;
    for (const auto &word : sheet.launcher)
        words.push_back(const_cast<char *>(word.c_str()));
    words.push_back(nullptr);
    char *none[] = {nullptr};
    ::execve(words[0], words.data(), none);
    return because(sheet.launcher.front() + " cannot be started");
}

} // namespace sluice::bridge
