// A believable access log of a small web shop, in nginx's combined format: visitors who browse, search, sign in, buy and
// give up, with crawlers, probes, a slow backend now and then. The same seed gives the same lines.
#pragma once

#include "engine/base/clock.h"
#include "engine/base/result.h"

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace sluice {

class SampleTraffic {
public:
    // `facts` is resources/sample/traffic.yaml. Invalid when it is not of that form.
    [[nodiscard]] static Result<SampleTraffic> create(const std::string &facts, std::uint64_t seed);

    // The next request, as one line with its newline. Times should not go backwards.
    [[nodiscard]] std::string line(WallTime at);

    // A random pause before the next request, around `mean`: bursts and quiet moments.
    [[nodiscard]] Duration pause(Duration mean);

private:
    using Weighted = std::vector<std::pair<std::string, int>>;
    enum class At { Entry, Section, Product, Cart, Checkout, Gone };
    struct Visitor {
        std::string address;
        std::string agent;
        std::string user = "-";
        std::string page; // the last one, which is the next one's referer
        At at = At::Entry;
        int assets = 0; // of the page, still to be fetched
        bool crawler = false;
    };
    struct Request {
        std::string method = "GET";
        std::string uri;
        int status = 200;
        std::uint64_t bytes = 0;
    };

    explicit SampleTraffic(std::uint64_t seed)
        : m_random(seed)
    {
    }
    [[nodiscard]] std::uint64_t upTo(std::uint64_t limit) { return m_random() % limit; }
    [[nodiscard]] bool chance(int percent) { return upTo(100) < static_cast<std::uint64_t>(percent); }
    [[nodiscard]] const std::string &pick(const std::vector<std::string> &from) { return from[upTo(from.size())]; }
    [[nodiscard]] const std::string &pick(const Weighted &from);
    [[nodiscard]] Visitor arrive();
    [[nodiscard]] Request next(Visitor &visitor);
    [[nodiscard]] Request browse(Visitor &visitor);
    [[nodiscard]] Request crawl(Visitor &visitor);
    void trouble(Request &request);

    std::mt19937_64 m_random;
    std::vector<Visitor> m_visitors;
    int m_slow = 0; // requests for which the backend stays slow
    std::vector<std::string> m_products;
    std::vector<std::string> m_searches;
    std::vector<std::string> m_users;
    Weighted m_sections;
    Weighted m_assets; // with their bytes
    Weighted m_referers;
    Weighted m_agents;
    Weighted m_crawlers;
    Weighted m_probes;
    std::string m_site;
};

} // namespace sluice
