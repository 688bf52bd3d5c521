// The native functions on fakes, driven by hand: logs to feed, functions to run, objects and copies to look at.
#pragma once

#include "engine/functions/native/nativefunctionservice.h"
#include "tests/support/fakelogservice.h"
#include "tests/support/fakeobjectstorage.h"
#include "tests/support/loggroups.h"
#include "tests/support/manualloop.h"

#include <future>

namespace sluice::test {

using namespace std::chrono_literals;

inline const LogstoreKey kSource{"shop", "access"};
inline const LogstoreKey kCopy{"shop", "copy"};
inline const LogstoreKey kFunctionLog{"shop", "fn-log"};
inline const Error kBusy{ErrorKind::Unavailable, "InternalServerError", "try again"};

// Pool, fakes and the service, driven by hand.
struct NativeBench {
    ManualLoop loop;
    WorkerPool pool{"test", 1}; // one thread: a job that was posted later ends later
    FakeLogService logs{loop};
    FakeObjectStorage objects{loop};
    FunctionLog log{loop, logs};
    std::map<FunctionKey, Function> functions;
    NativeFunctionService service{loop, pool, world(), log};
    Cursor begin;
    Cursor end;
    std::string parameter;

    NativeBench()
    {
        for (const auto &key : {kSource, kCopy, kFunctionLog})
            logs.create(key, 2);
        objects.create("lake");
        add("to-csv", "oss-shipper-csv");
        add("copy", "logstore_replication");
        begin = logs.end(kSource, ShardId(0));
        end = begin;
        parameter = csvParameter();
    }

    NativeFunctionService::World world()
    {
        return {
            .function = [this](const FunctionKey &key) -> std::optional<Function> {
                const auto found = functions.find(key);
                return found == functions.end() ? std::nullopt : std::optional(found->second);
            },
            .service = [](const std::string &name) -> std::optional<Service> {
                if (name != "shipping")
                    return std::nullopt;
                Service shipping;
                shipping.name = name;
                shipping.log = kFunctionLog;
                return shipping;
            },
            .logs = [this](const std::string &endpoint, const FunctionKey &) -> std::shared_ptr<LogService> {
                const bool here = endpoint.empty() || endpoint == "http://127.0.0.1:1";
                return here ? std::shared_ptr<LogService>(std::shared_ptr<void>(), &logs) : nullptr;
            },
            .objects =
                [this](const FunctionKey &) { return std::shared_ptr<ObjectStorage>(std::shared_ptr<void>(), &objects); }};
    }

    void add(const std::string &name, const std::string &templateName, int timeout = 60)
    {
        Function function;
        function.key = {"shipping", name};
        function.templateName = templateName;
        function.timeoutSeconds = timeout;
        function.version = 7;
        functions[function.key] = function;
    }

    static std::string csvParameter(const std::string &transform = {}, const std::string &bucket = "lake")
    {
        return "{\"target\":{\"ossEndpoint\":\"local\",\"ossBucket\":\"" + bucket
            + "\",\"ossPrefix\":\"csv/"
              "\",\"ossPostfix\":\".csv\",\"ossDateFormat\":\"yyyyMMdd\"},\"transform\":{\"delimiterChar\":\",\","
              "\"quoteChar\":\"\\\"\",\"escapeChar\":\"\\\"\",\"enableHeader\":false,\"nullColumnValue\":\"\","
              "\"columnNames\":[\"n\",\"msg\"]"
            + transform + "}}";
    }

    // Groups of about `bytes` each, one log a group.
    void feed(int groups, std::size_t bytes = 10)
    {
        for (int i = 0; i < groups; ++i) {
            const auto receipt =
                logs.put(kSource, ShardId(0),
                         {encodedGroup({{{"n", std::to_string(m_fed++)}, {"msg", std::string(bytes, 'x')}}}, "topic")});
            end = receipt.next;
        }
    }

    std::string expectedCsv(std::size_t bytes = 10) const
    {
        std::string out;
        for (int i = 0; i < m_fed; ++i)
            out += std::to_string(i) + ',' + std::string(bytes, 'x') + '\n';
        return out;
    }

    Event event(const std::string &task = "c2691505-38da-4d1b-998a-f1d4bb8c9994") const
    {
        Event event;
        event.endpoint = "http://127.0.0.1:1";
        event.source = kSource;
        event.shard = ShardId(0);
        event.begin = begin;
        event.end = end;
        event.parameter = parameter;
        event.jobName = std::string(40, 'a');
        event.taskId = task;
        event.cursorTime = 1'700'000'000; // 2023-11-14
        return event;
    }

    std::string objectPath() const { return "lake/csv/20231114/0_" + toText(begin) + '_' + toText(end) + ".csv"; }

    InvocationId start(const std::string &function = "to-csv")
    {
        outcome.reset();
        return service.invoke({"req-1", {"shipping", function}, "every-minute", event()},
                              Reply<Outcome>([this](Result<Outcome> answer) {
                                  ++answers;
                                  if (answer)
                                      outcome = *answer;
                              }));
    }

    // Until neither pool nor loop has anything to do at this moment.
    void quiesce()
    {
        do {
            std::promise<void> reached;
            pool.post([&] { reached.set_value(); });
            reached.get_future().wait();
        } while (loop.settle() > 0);
    }

    // Runs to the end; time passes only when everything waits for it.
    const Outcome &finish()
    {
        for (quiesce(); !outcome && loop.nextTimer(); quiesce())
            loop.advance(*loop.nextTimer() - loop.clock().boot());
        return outcome.value(); // throws when it hangs: the test fails
    }
    const Outcome &run(const std::string &function = "to-csv")
    {
        static_cast<void>(start(function));
        return finish();
    }

    std::vector<std::string> messages()
    {
        static_cast<void>(await<void>(loop, [&](auto reply) { log.flush(std::move(reply)); }));
        std::vector<std::string> out;
        for (int shard = 0; shard < 2; ++shard)
            for (const auto &stored : logs.stored(kFunctionLog, ShardId(shard))) {
                const auto group = decodeLogGroup(stored.bytes);
                for (const auto &line : group->logs)
                    out.push_back(line.contents.back().value);
            }
        return out;
    }
    bool logged(const std::string &text)
    {
        for (const auto &message : messages())
            if (message.find(text) != std::string::npos)
                return true;
        return false;
    }

    std::vector<std::string> copied() const
    {
        std::vector<std::string> out;
        for (int shard = 0; shard < 2; ++shard)
            for (const auto &stored : logs.stored(kCopy, ShardId(shard)))
                out.emplace_back(stored.bytes);
        return out;
    }
    std::vector<std::string> sourceGroups() const
    {
        std::vector<std::string> out;
        for (const auto &stored : logs.stored(kSource, ShardId(0)))
            if (!(stored.cursor < begin) && stored.cursor < end)
                out.emplace_back(stored.bytes);
        return out;
    }

    std::optional<Outcome> outcome;
    int answers = 0;

private:
    int m_fed = 0;
};

inline constexpr const char *kCopyParameter =
    "{\"target\":{\"endpoint\":\"local\",\"projectName\":\"shop\",\"logstoreName\":\"copy\"}}";

} // namespace sluice::test
