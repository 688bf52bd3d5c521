// Bytes of a file → encoded log groups, one core. SLUICE_BENCH_JSON names a file of JSON lines to use instead of made ones.
#include "engine/collect/logfileencoder.h"

#include <benchmark/benchmark.h>
#include <simdjson.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <random>
#include <sstream>
#include <unistd.h>

namespace sluice {

namespace {

constexpr std::size_t kMadeBytes = 64 << 20;
constexpr WallTime kNow = wallFromSeconds(1'704'790'317);

using LineMaker = std::string (*)(std::mt19937 &);

std::string number(std::mt19937 &random, unsigned below)
{
    return std::to_string(random() % below);
}

std::string address(std::mt19937 &random)
{
    return "10." + number(random, 256) + '.' + number(random, 256) + '.' + number(random, 256);
}

constexpr const char *kAgent =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36";

std::string jsonLine(std::mt19937 &random)
{
    return R"({"time": 1704790317, "remote_addr": ")" + address(random) + R"(", "method": "GET", "uri": "/api/v1/items/)"
        + number(random, 99'999) + R"(", "status": "200", "bytes": ")" + number(random, 100'000)
        + R"(", "latency_ms": "12.345", "ua": ")" + kAgent + "\"}\n";
}

std::string accessLine(std::mt19937 &random)
{
    return address(random) + " - - [09/Jan/2024:08:51:57 +0000] \"GET /api/v1/items/" + number(random, 99'999)
        + " HTTP/1.1\" 200 " + number(random, 100'000) + " \"-\" \"" + kAgent + "\"\n";
}

std::string syslogLine(std::mt19937 &random)
{
    return "Jan  9 08:51:57 combo sshd(pam_unix)[" + number(random, 30'000)
        + "]: authentication failure; rhost=" + address(random) + '\n';
}

std::string csvLine(std::mt19937 &random)
{
    return "1704790317," + address(random) + ",GET,/api/v1/items/" + number(random, 99'999) + ",200,\"a, b\"," + kAgent
        + '\n';
}

std::string made(LineMaker line)
{
    std::mt19937 random(7);
    std::string bytes;
    while (bytes.size() < kMadeBytes)
        bytes += line(random);
    return bytes;
}

std::string jsonBytes()
{
    const auto *const name = std::getenv("SLUICE_BENCH_JSON");
    if (name == nullptr)
        return made(jsonLine);
    std::ifstream file(name, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

// A file, so that reading counts; in the page cache, so that the disk does not.
class BenchFile {
public:
    explicit BenchFile(std::string_view bytes)
        : m_file(std::tmpfile())
    {
        std::fwrite(bytes.data(), 1, bytes.size(), m_file);
        std::fflush(m_file);
    }
    ~BenchFile() { std::fclose(m_file); }
    BenchFile(const BenchFile &) = delete;
    BenchFile &operator=(const BenchFile &) = delete;
    [[nodiscard]] int fd() const { return ::fileno(m_file); }

private:
    std::FILE *m_file;
};

void encodeFile(benchmark::State &state, const std::string &bytes, const CollectSource &source)
{
    const BenchFile file(bytes);
    std::uint64_t lines = 0;
    std::uint64_t errors = 0;
    std::size_t out = 0;
    for (auto _ : state) {
        auto encoder = std::move(*LogFileEncoder::create(source, "/var/log/access.log"));
        for (bool more = true; more;) {
            const auto room = encoder->room();
            const auto got = ::pread(file.fd(), room.data(), room.size(), static_cast<off_t>(encoder->readPosition()));
            more = got > 0;
            encoder->filled(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
            if (!encoder->encode(kNow, more ? More::Follows : More::Nothing))
                return state.SkipWithError("encode");
            for (const auto &group : encoder->take())
                out += group.bytes.size();
        }
        lines += encoder->counts().lines;
        errors = encoder->counts().parseErrors;
    }
    benchmark::DoNotOptimize(out);
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes.size()));
    state.SetItemsProcessed(static_cast<std::int64_t>(lines));
    state.counters["parseErrors"] = static_cast<double>(errors);
}

CollectSource source(const char *format)
{
    CollectSource made;
    made.format = format;
    made.timeZone = "UTC";
    made.header = "time,addr,method,uri,status,note,ua";
    made.pattern = R"x(^(?P<addr>\S+) \S+ (?P<user>\S+) \[(?P<at>[^\]]+)\] "(?P<request>[^"]*)" (?P<status>\d+))x";
    return made;
}

void Json(benchmark::State &state)
{
    encodeFile(state, jsonBytes(), source("json"));
}
void AccessLog(benchmark::State &state)
{
    encodeFile(state, made(accessLine), source("nginx"));
}
void Syslog(benchmark::State &state)
{
    encodeFile(state, made(syslogLine), source("syslog"));
}
void Csv(benchmark::State &state)
{
    encodeFile(state, made(csvLine), source("csv"));
}
void Regex(benchmark::State &state)
{
    encodeFile(state, made(accessLine), source("regex"));
}
void Line(benchmark::State &state)
{
    encodeFile(state, jsonBytes(), source("line"));
}

// For comparison: each line through a general parser, its members looked at and nothing written.
void JsonBySimdjson(benchmark::State &state)
{
    auto bytes = jsonBytes();
    const auto size = bytes.size();
    bytes.resize(size + simdjson::SIMDJSON_PADDING);
    simdjson::ondemand::parser parser;
    std::size_t sum = 0;
    std::int64_t lines = 0;
    for (auto _ : state) {
        for (std::size_t at = 0; at < size;) {
            const auto *const end = static_cast<const char *>(std::memchr(bytes.data() + at, '\n', size - at));
            const auto length = static_cast<std::size_t>(end - bytes.data()) - at;
            simdjson::ondemand::document document;
            if (parser.iterate(bytes.data() + at, length, bytes.size() - at).get(document))
                return state.SkipWithError("iterate");
            for (auto field : document.get_object()) {
                std::string_view key;
                std::string_view value;
                simdjson::ondemand::value member;
                if (field.unescaped_key().get(key) || field.value().get(member))
                    return state.SkipWithError("member");
                if (member.get_string().get(value))
                    value = member.raw_json_token();
                sum += key.size() + value.size();
            }
            at += length + 1;
            ++lines;
        }
    }
    benchmark::DoNotOptimize(sum);
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * size));
    state.SetItemsProcessed(lines);
}

BENCHMARK(Json)->Unit(benchmark::kMillisecond);
BENCHMARK(JsonBySimdjson)->Unit(benchmark::kMillisecond);
BENCHMARK(AccessLog)->Unit(benchmark::kMillisecond);
BENCHMARK(Syslog)->Unit(benchmark::kMillisecond);
BENCHMARK(Csv)->Unit(benchmark::kMillisecond);
BENCHMARK(Regex)->Unit(benchmark::kMillisecond);
BENCHMARK(Line)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace sluice

BENCHMARK_MAIN();
