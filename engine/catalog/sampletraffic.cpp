#include "engine/catalog/sampletraffic.h"

#include "engine/catalog/yamltree.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <charconv>

namespace sluice {
namespace {

constexpr std::size_t kVisitors = 24; // at the same time
constexpr int kWeightMax = 100'000'000;

Result<std::vector<std::string>> texts(const YamlNode &root, const char *key)
{
    const auto *node = root.find(key);
    std::vector<std::string> values;
    if (node) {
        for (const auto &item : node->items)
            values.push_back(item.text);
    }
    if (values.empty())
        return fail(ErrorKind::Invalid, "SampleInvalid", std::string("the sample's facts have no list \"") + key + '"');
    return values;
}

Result<std::vector<std::pair<std::string, int>>> weights(const YamlNode &root, const char *key)
{
    const auto *node = root.find(key);
    std::vector<std::pair<std::string, int>> values;
    if (node) {
        for (const auto &[name, value] : node->entries) {
            int weight = 0;
            std::from_chars(value.text.data(), value.text.data() + value.text.size(), weight);
            if (weight > 0 && weight < kWeightMax)
                values.emplace_back(name.text, weight);
        }
    }
    if (values.empty())
        return fail(ErrorKind::Invalid, "SampleInvalid", std::string("the sample's facts have no weights \"") + key + '"');
    return values;
}

} // namespace

Result<SampleTraffic> SampleTraffic::create(const std::string &facts, std::uint64_t seed)
{
    SLUICE_LET(const auto root, parseYaml(facts, "traffic.yaml"));
    SampleTraffic traffic(seed);
    SLUICE_LET(traffic.m_products, texts(root, "products"));
    SLUICE_LET(traffic.m_searches, texts(root, "searches"));
    SLUICE_LET(traffic.m_users, texts(root, "users"));
    SLUICE_LET(traffic.m_sections, weights(root, "sections"));
    SLUICE_LET(traffic.m_assets, weights(root, "assets"));
    SLUICE_LET(traffic.m_referers, weights(root, "referers"));
    SLUICE_LET(traffic.m_agents, weights(root, "agents"));
    SLUICE_LET(traffic.m_crawlers, weights(root, "crawlers"));
    SLUICE_LET(traffic.m_probes, weights(root, "probes"));
    if (const auto *site = root.find("site"))
        traffic.m_site = site->text;
    return traffic;
}

const std::string &SampleTraffic::pick(const Weighted &from)
{
    std::uint64_t total = 0;
    for (const auto &[name, weight] : from)
        total += static_cast<std::uint64_t>(weight);
    auto rest = upTo(total);
    for (const auto &[name, weight] : from) {
        if (rest < static_cast<std::uint64_t>(weight))
            return name;
        rest -= static_cast<std::uint64_t>(weight);
    }
    return from.back().first;
}

SampleTraffic::Visitor SampleTraffic::arrive()
{
    // Blocks that are kept for documentation: nobody's real address.
    static const std::vector<std::string> kNets = {"192.0.2.", "198.51.100.", "203.0.113."};
    Visitor visitor;
    visitor.address = pick(kNets) + std::to_string(1 + upTo(254));
    visitor.crawler = chance(9);
    visitor.agent = pick(visitor.crawler ? m_crawlers : m_agents);
    visitor.page = chance(55) ? pick(m_referers) : std::string();
    return visitor;
}

std::string SampleTraffic::line(WallTime at)
{
    while (m_visitors.size() < kVisitors)
        m_visitors.push_back(arrive());
    auto &visitor = m_visitors[upTo(m_visitors.size())];
    const auto referer = visitor.page.empty() ? std::string("-") : visitor.page;
    auto request = next(visitor);
    trouble(request);
    const auto time = QDateTime::fromSecsSinceEpoch(unixSeconds(at), Qt::UTC);
    const auto stamp = QLocale::c().toString(time, QStringLiteral("dd/MMM/yyyy:HH:mm:ss")).toStdString() + " +0000";
    const std::string line = visitor.address + " - " + visitor.user + " [" + stamp + "] \"" + request.method + ' '
        + request.uri + " HTTP/1.1\" " + std::to_string(request.status) + ' ' + std::to_string(request.bytes) + " \""
        + referer + "\" \"" + visitor.agent + "\"\n";
    if (visitor.at == At::Gone)
        visitor = arrive();
    return line;
}

Duration SampleTraffic::pause(Duration mean)
{
    // A third of the requests come together with the one before; the others wait between nothing and three times the mean.
    return chance(33) ? Duration(0)
                      : Duration(static_cast<Duration::rep>(upTo(static_cast<std::uint64_t>(mean.count()) * 3 + 1)));
}

SampleTraffic::Request SampleTraffic::next(Visitor &visitor)
{
    if (visitor.crawler)
        return crawl(visitor);
    if (visitor.assets > 0) {
        --visitor.assets;
        const auto &[uri, bytes] = m_assets[upTo(m_assets.size())];
        const bool cached = chance(40);
        return {"GET", uri, cached ? 304 : 200, cached ? 0 : static_cast<std::uint64_t>(bytes)};
    }
    auto request = browse(visitor);
    if (request.method == "GET")
        visitor.page = m_site + request.uri;
    return request;
}

SampleTraffic::Request SampleTraffic::browse(Visitor &visitor)
{
    const auto pageBytes = 9'000 + upTo(26'000);
    switch (visitor.at) {
    case At::Entry:
        visitor.assets = static_cast<int>(upTo(4));
        visitor.at = At::Section;
        return {"GET", pick(m_sections), 200, pageBytes};
    case At::Section:
        if (visitor.user == "-" && chance(7)) {
            visitor.user = pick(m_users);
            return {"POST", "/account/sign-in", 302, 0};
        }
        if (chance(22))
            return {"GET", "/search?q=" + pick(m_searches), 200, 6'000 + upTo(9'000)};
        visitor.at = chance(60) ? At::Product : chance(40) ? At::Gone : At::Section;
        visitor.assets = static_cast<int>(upTo(2));
        return {"GET", pick(m_sections), 200, pageBytes};
    case At::Product:
        visitor.at = chance(20) ? At::Cart : chance(25) ? At::Gone : chance(50) ? At::Section : At::Product;
        return {"GET", pick(m_products), 200, pageBytes + 4'000};
    case At::Cart: visitor.at = chance(60) ? At::Checkout : At::Product; return {"POST", "/cart/items", 201, 180 + upTo(60)};
    case At::Checkout:
        visitor.at = At::Gone;
        if (chance(6))
            return {"POST", "/checkout", 402, 310}; // the card was refused
        return {"POST", "/checkout", 200, 900 + upTo(400)};
    case At::Gone: break;
    }
    return {"GET", "/", 200, pageBytes};
}

SampleTraffic::Request SampleTraffic::crawl(Visitor &visitor)
{
    visitor.page.clear();
    if (chance(12))
        visitor.at = At::Gone;
    if (chance(15))
        return {"GET", "/robots.txt", 200, 214};
    if (chance(20))
        return {"GET", pick(m_probes), 404, 548};
    return {"GET", chance(50) ? pick(m_products) : pick(m_sections), 200, 9'000 + upTo(26'000)};
}

void SampleTraffic::trouble(Request &request)
{
    if (request.uri.starts_with("/static") || request.status >= 300)
        return;
    if (m_slow == 0 && upTo(600) == 0)
        m_slow = 6 + static_cast<int>(upTo(10)); // the backend hangs for a while
    if (m_slow > 0) {
        --m_slow;
        const bool gaveUp = chance(45);
        request.status = gaveUp ? 499 : chance(50) ? 504 : request.status; // 499: the visitor did not wait
        if (request.status >= 400)
            request.bytes = gaveUp ? 0 : 562;
    } else if (upTo(260) == 0) {
        request.status = 500;
        request.bytes = 1'240;
    }
}

} // namespace sluice
