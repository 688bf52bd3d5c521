// A server with a handler that a test answers for.
#pragma once

#include "engine/gateway/httpserver.h"
#include "tests/support/rawhttp.h"

#include <QtGlobal>

#include <condition_variable>
#include <future>
#include <mutex>
#include <vector>

namespace sluice::test {

using namespace std::chrono_literals;

// Takes requests; answers at once, or keeps them for the test to answer.
struct HttpDesk {
    std::mutex mutex;
    std::condition_variable came;
    std::vector<HttpRequest> requests;
    std::vector<HttpAnswer> kept;
    bool keep = false;

    HttpHandler handler()
    {
        return [this](HttpRequest request, HttpAnswer answer) {
            HttpResponse response;
            response.headers.add("x-path", request.path);
            response.body = request.method + ' ' + request.body;
            const std::lock_guard lock(mutex);
            requests.push_back(std::move(request));
            if (keep)
                kept.push_back(std::move(answer));
            else
                answer(std::move(response));
            came.notify_all();
        };
    }
    bool has(std::size_t count)
    {
        std::unique_lock lock(mutex);
        return came.wait_for(lock, 10s, [&] { return requests.size() >= count; });
    }
    void answer(std::size_t which, std::string body)
    {
        HttpResponse response;
        response.body = std::move(body);
        const std::lock_guard lock(mutex);
        kept[which](std::move(response));
    }
    std::size_t count()
    {
        const std::lock_guard lock(mutex);
        return requests.size();
    }
};

inline std::string get(const std::string &path, const std::string &more = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n";
}

struct HttpBench {
    explicit HttpBench(HttpLimits limits = {}, HttpPlaces places = {})
    {
        auto opened = HttpServer::open(std::move(places), OwnNames({"sls.test"}), desk.handler(), limits);
        if (!opened)
            qFatal("%s", toText(opened.error()).c_str());
        server = std::move(*opened);
    }
    [[nodiscard]] RawHttp client() const { return RawHttp(server->port()); }
    [[nodiscard]] std::vector<RawHttp>
    servedClients(int count) const // that keep their connections; fewer: one was not served
    {
        std::vector<RawHttp> all;
        for (int i = 0; i < count; ++i) {
            auto one = client();
            if (one.ask(get("/")).status == 200)
                all.push_back(std::move(one));
        }
        return all;
    }

    HttpDesk desk;
    std::unique_ptr<HttpServer> server;
};

inline std::string post(const std::string &fields, const std::string &body)
{
    return "POST /p HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n" + body;
}

} // namespace sluice::test
