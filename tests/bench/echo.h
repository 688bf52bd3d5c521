// A bare length-prefixed echo of an interpreter over a Unix socket: the least that a call of user code can cost. Header
// only.
#pragma once

#include "engine/base/descriptor.h"
#include "engine/functions/local/sandbox/spawn.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include <sys/socket.h>
#include <sys/wait.h>

namespace sluice::bench {

using Micros = std::chrono::duration<double, std::micro>;
using Steady = std::chrono::steady_clock;

inline const std::string kEvent =
    R"({"source":{"projectName":"shop-logs","logstoreName":"orders","shardId":0},"parameter":{}})";

struct Language {
    const char *name;
    const char *runtime;
    const char *program;
    const char *option;
    const char *echo;
    const char *file;
    const char *handler; // gives back what it got
};

inline const Language kPython = {"python",
                                 "python3",
                                 "/usr/bin/python3",
                                 "-c",
                                 "import os\n"
                                 "while True:\n"
                                 "    data = os.read(3, 65536)\n"
                                 "    if not data: break\n"
                                 "    size = int.from_bytes(data[:4], 'big')\n"
                                 "    while len(data) < 4 + size: data += os.read(3, 65536)\n"
                                 "    os.write(3, data[:4] + data[4:4 + size])\n",
                                 "index.py",
                                 "def handler(event, context):\n    return event\n"};
inline const Language kNode = {"node",
                               "nodejs",
                               "/usr/bin/node",
                               "-e",
                               "const s = new (require('net').Socket)({ fd: 3, readable: true, writable: true });"
                               "s.on('data', (d) => { const n = d.readUInt32BE(0); s.write(d.subarray(0, 4 + n)); });",
                               "index.js",
                               "exports.handler = (event, context, callback) => callback(null, event);\n"};

// Microseconds an exchange of kEvent, one after another.
inline double echoMicros(const Language &language, int exchanges)
{
    int ends[2];
    ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends);
    Descriptor ours(ends[0]);
    Descriptor theirs(ends[1]);
    const auto process =
        spawn(language.program, {language.program, language.option, language.echo}, {-1, -1, -1, theirs.get()});
    theirs.reset();
    std::string message(4, '\0');
    message[3] = static_cast<char>(kEvent.size());
    message += kEvent;
    std::string answer(message.size(), '\0');
    const auto exchange = [&](int count) {
        for (int i = 0; i < count; ++i) {
            static_cast<void>(::write(ours.get(), message.data(), message.size()));
            for (std::size_t got = 0; got < answer.size();) {
                const auto more = ::read(ours.get(), answer.data() + got, answer.size() - got);
                if (more <= 0)
                    std::exit(1);
                got += static_cast<std::size_t>(more);
            }
        }
    };
    exchange(exchanges / 5);
    const auto start = Steady::now();
    exchange(exchanges);
    const Micros took = Steady::now() - start;
    ours.reset();
    ::waitpid(process->pid, nullptr, 0);
    return took.count() / exchanges;
}

} // namespace sluice::bench
