#include "engine/functions/local/sandbox/bridgelaunch.h"

#include <algorithm>
#include <charconv>

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sluice {

namespace {

constexpr int kCustomPort = 9000;

bool isCustom(const std::string &runtime)
{
    return runtime == "custom" || runtime.starts_with("custom.");
}

// A path of the sandbox as it is on the host: for instances without one.
std::string onHost(std::string path, const InstancePlan &plan, const RuntimeCommand &command)
{
    const auto replaced = [&path](const std::string &inside, const std::string &host) {
        if (path != inside && !path.starts_with(inside + "/"))
            return false;
        path = host + path.substr(inside.size());
        return true;
    };
    for (const auto &mount : command.mounts)
        if (replaced(mount.to, mount.from))
            return path;
    replaced(inside::kCode, plan.codeFolder);
    return path;
}

std::vector<std::string> environmentOf(const InstancePlan &plan, const RuntimeCommand &command, bool sandboxed)
{
    std::map<std::string, std::string> all = {
        {"PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}, {"HOME", "/tmp"}, {"TZ", "UTC"}};
    for (const auto *more : {&plan.environment, &command.environment})
        for (const auto &[name, value] : *more)
            all[name] = value;
    if (const auto code = all.find("FC_FUNC_CODE_PATH"); !sandboxed && code != all.end())
        code->second = onHost(code->second, plan, command);
    std::vector<std::string> lines;
    for (const auto &[name, value] : all)
        lines.push_back(name + "=" + value);
    return lines;
}

// A port of the host's loopback that nobody has at this moment; the usual one when there is none.
std::string freePort()
{
    const Descriptor probe(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in own{};
    own.sin_family = AF_INET;
    own.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof own;
    const bool found = ::bind(probe.get(), reinterpret_cast<sockaddr *>(&own), size) == 0
        && ::getsockname(probe.get(), reinterpret_cast<sockaddr *>(&own), &size) == 0;
    return std::to_string(found ? ntohs(own.sin_port) : kCustomPort);
}

Result<std::pair<Descriptor, Descriptor>> socketPair(int type)
{
    int ends[2];
    if (::socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends) != 0)
        return fail(ErrorKind::Unavailable, "ProcessNotStarted", systemError(errno, "making a function's socket").detail);
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK); // ours only: a runtime's own end blocks, as programs expect
    return std::pair(Descriptor(ends[0]), Descriptor(ends[1]));
}

Result<std::pair<Descriptor, Descriptor>> outputPipe()
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return fail(ErrorKind::Unavailable, "ProcessNotStarted", systemError(errno, "making a function's output").detail);
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
    return std::pair(Descriptor(ends[0]), Descriptor(ends[1]));
}

} // namespace

int customPort(const std::map<std::string, std::string> &environment)
{
    for (const auto *name : {"FC_CUSTOM_LISTEN_PORT", "FC_SERVER_PORT"}) {
        const auto found = environment.find(name);
        if (found == environment.end())
            continue;
        int port = 0;
        const auto *end = found->second.data() + found->second.size();
        if (std::from_chars(found->second.data(), end, port).ptr == end && port > 0 && port < 65'536)
            return port;
    }
    return kCustomPort;
}

BridgeSheet bridgeSheet(const SandboxSettings &settings, const InstancePlan &plan, const RuntimeCommand &command)
{
    const bool sandboxed = settings.mode == SandboxMode::Sandboxed;
    BridgeSheet sheet;
    sheet.command = isCustom(plan.runtime) && !plan.command.empty() ? plan.command : command.argv;
    sheet.environment = environmentOf(plan, command, sandboxed);
    sheet.folder = sandboxed ? inside::kCode : plan.codeFolder;
    if (!sandboxed)
        for (auto &word : sheet.command)
            word = onHost(std::move(word), plan, command);
    else if (!settings.gatewaySocket.empty())
        sheet.gateway = inside::kGateway;
    sheet.internet = sandboxed && plan.internetAccess;
    sheet.port = isCustom(plan.runtime) ? static_cast<std::uint64_t>(customPort(plan.environment)) : 0;
    sheet.memoryBytes = static_cast<std::uint64_t>(std::max(plan.memoryMb, 1)) << 20;
    sheet.dataBytes = sheet.memoryBytes + settings.limits.dataMarginBytes;
    sheet.processes = settings.limits.processes;
    sheet.openFiles = settings.limits.openFiles;
    sheet.cpuSeconds = settings.limits.cpuSeconds;
    sheet.fileBytes = plan.temporaryBytes ? plan.temporaryBytes : settings.limits.temporaryBytes;
    return sheet;
}

Result<LaunchedBridge> launchBridge(const SandboxSettings &settings, const InstancePlan &asked,
                                    const RuntimeCommand &command, const std::string &filter)
{
    auto plan = asked;
    if (isCustom(plan.runtime) && settings.mode == SandboxMode::UnsandboxedAccepted) // all instances share the host's ports
        plan.environment["FC_CUSTOM_LISTEN_PORT"] = plan.environment["FC_SERVER_PORT"] = freePort();
    auto sheet = bridgeSheet(settings, plan, command);
    BwrapArguments arguments;
    if (settings.mode == SandboxMode::Sandboxed) {
        const bool asRoot = ::geteuid() == 0;
        arguments = bwrapArguments(settings, plan, command, asRoot);
        sheet.staged = arguments.staged;
        sheet.runAsUser = asRoot ? settings.userForRoot : 0;
        sheet.launcher = {settings.bubblewrap, "--args", std::to_string(bridgefd::kArguments), "--",
                          inside::kBridge,     "inside"};
    }
    SLUICE_LET(auto protocol, socketPair(SOCK_STREAM));
    SLUICE_LET(auto control, socketPair(SOCK_SEQPACKET));
    const int yes = 1;
    ::setsockopt(control.first.get(), SOL_SOCKET, SO_PASSCRED, &yes, sizeof yes);
    SLUICE_LET(auto output, outputPipe());
    SLUICE_LET(const auto sheetFile, memoryFile("sheet", encode(sheet)));
    SLUICE_LET(const auto argumentFile, memoryFile("arguments", joinedByNul(arguments.options)));
    SLUICE_LET(const auto filterFile, memoryFile("filter", filter));
    std::vector<Descriptor> files;
    std::vector<int> descriptors = {-1,
                                    output.second.get(),
                                    output.second.get(),
                                    protocol.second.get(),
                                    control.second.get(),
                                    sheetFile.get(),
                                    argumentFile.get(),
                                    filterFile.get()};
    for (const auto &content : arguments.files) {
        SLUICE_LET(auto file, memoryFile("file", content));
        descriptors.push_back(file.get());
        files.push_back(std::move(file));
    }
    LaunchedBridge bridge;
    SLUICE_LET(bridge.process, spawn(settings.bridge, {"sluice-bridge", "outside"}, descriptors));
    bridge.protocol = std::move(protocol.first);
    bridge.control = std::move(control.first);
    bridge.output = std::move(output.first);
    return bridge;
}

} // namespace sluice
