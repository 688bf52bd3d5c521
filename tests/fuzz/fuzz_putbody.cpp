// Any bytes as the body of PutLogs, in every codec and as a batch; and as a call's path and query. What is taken holds whole
// groups and no more than the limit.
#include "engine/gateway/logapi/logcall.h"
#include "engine/gateway/logapi/putbody.h"
#include "engine/logs/loggroupreader.h"

#include <cstdlib>

using namespace sluice;

namespace {

void body(std::string_view codec, std::string_view mode, std::string_view rawSize, std::string bytes)
{
    HttpFields fields;
    fields.add("x-log-compresstype", std::string(codec));
    fields.add("x-log-mode", std::string(mode));
    fields.add("x-log-bodyrawsize", std::string(rawSize));
    const auto groups = readPutBody(fields, std::move(bytes));
    if (!groups)
        return;
    std::size_t sum = 0;
    for (const auto &group : *groups) {
        const auto lines = checkLogGroup(group.bytes);
        if (!lines || *lines != group.lines || group.lines == 0)
            std::abort();
        sum += group.bytes.size();
    }
    if (sum > kPutRawBytesMax)
        std::abort();
}

void call(std::string_view bytes)
{
    HttpRequest request;
    const auto line = bytes.find('\n');
    request.method = bytes.size() % 2 ? "GET" : "POST";
    request.host = "p.localhost";
    request.path = "/logstores/" + std::string(bytes.substr(0, line));
    request.query = line == std::string_view::npos ? "" : bytes.substr(line + 1);
    const auto read = readLogCall(request, OwnNames());
    if (read && read->key.project != "p")
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char *>(data) + 2, size - 2);
    const auto rawSize = std::to_string(data[0] | data[1] << 8);
    for (const auto *codec : {"", "lz4", "zstd", "deflate"})
        body(codec, "", rawSize, std::string(bytes));
    body("lz4", "batch_group", rawSize, std::string(bytes));
    call(bytes);
    return 0;
}
