// What the Functions page reads: versions of code, and what this machine can run it with.
#include "engine/catalog/fieldjson.h"
#include "tests/support/scene.h"

namespace sluice::test {

namespace {

FunctionVersionRow version(const Function &function, std::uint64_t number, std::int64_t minutesAgo, char digit)
{
    FunctionVersionRow row;
    row.number = number;
    row.timeMs = kSceneNow - minutesAgo * 60'000;
    row.digest = std::string(63, digit) + char('0' + number % 10);
    row.folder = "/data/code/" + row.digest;
    row.bytes = 6'144 + number * 512;
    row.files = 4 + std::uint32_t(number > 2);
    row.configuration = fieldjson::toText(function);
    return row;
}

} // namespace

// Version 2 has less memory, 3 new code, 4 more time: each says of itself what it changed.
FunctionVersionRows sceneVersions(const Function &now)
{
    FunctionVersionRows answer;
    auto function = now;
    function.pinnedCode.clear();
    answer.rows.push_back(version(function, 4, 22, 'c'));
    function.timeoutSeconds = 10;
    answer.rows.push_back(version(function, 3, 95, 'c'));
    answer.rows.back().digest = answer.rows.front().digest;
    answer.rows.push_back(version(function, 2, 60 * 26, 'b'));
    function.memoryMb = 128;
    answer.rows.push_back(version(function, 1, 60 * 50, 'a'));
    for (auto &row : answer.rows) {
        if (now.pinnedCode.empty() || row.digest == now.pinnedCode) {
            row.runs = true;
            break;
        }
    }
    return answer;
}

RuntimeRows sceneRuntimes()
{
    RuntimeRows answer;
    answer.rows = {
        {"python3", "/usr/bin/python3", "3.11", ""}, {"nodejs", "/usr/bin/node", "18.19", ""}, {"custom", "", "", ""}};
    return answer;
}

void stageFunctions(FakeEngineClient &client)
{
    client.on<GetFunctionVersions>([&client](const GetFunctionVersions &command) -> Result<FunctionVersionRows> {
        for (const auto &function : client.definitions.functions) {
            if (function.key == command.function)
                return function.templateName.empty() ? sceneVersions(function) : FunctionVersionRows();
        }
        return fail(ErrorKind::NotFound, "FunctionNotFound", "function '" + toText(command.function) + "' does not exist");
    });
    client.on<GetRuntimes>([](const GetRuntimes &) -> Result<RuntimeRows> { return sceneRuntimes(); });
}

} // namespace sluice::test
