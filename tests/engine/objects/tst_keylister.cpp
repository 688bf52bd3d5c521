// Listing, against a model that a person can check by eye: all keys sorted, filtered, grouped, cut.
#include "tests/support/bucketbench.h"

#include <QDir>
#include <QtTest>

#include <algorithm>
#include <random>
#include <set>

using namespace sluice;
using namespace sluice::test;

namespace {

using Rows = std::vector<std::string>; // keys, groups with " *" behind them

Rows rowsOf(const ListPage &page)
{
    Rows rows;
    for (const auto &object : page.objects)
        rows.push_back(object.key);
    for (const auto &group : page.groups)
        rows.push_back(group + " *");
    std::ranges::sort(rows);
    return rows;
}

struct ModelPage {
    Rows rows;
    bool truncated = false;
    std::string next;
};

ModelPage modelOf(const std::set<std::string> &keys, const ListQuery &query)
{
    ModelPage page;
    std::set<std::string> groups;
    for (const auto &key : keys) { // std::string compares bytes
        if (!key.starts_with(query.prefix) || key <= query.after)
            continue;
        const auto cut = query.delimiter.empty() ? std::string::npos : key.find(query.delimiter, query.prefix.size());
        const auto group = cut == std::string::npos ? std::string() : key.substr(0, cut + query.delimiter.size());
        if (!group.empty() && (group == query.after || groups.contains(group)))
            continue;
        if (page.rows.size() == query.most) {
            page.truncated = true;
            break;
        }
        page.next = group.empty() ? key : group;
        page.rows.push_back(group.empty() ? key : group + " *");
        if (!group.empty())
            groups.insert(group);
    }
    if (!page.truncated)
        page.next.clear();
    std::ranges::sort(page.rows);
    return page;
}

std::string describe(const ListQuery &query)
{
    return "prefix '" + query.prefix + "' delimiter '" + query.delimiter + "' after '" + query.after + "' most "
        + std::to_string(query.most);
}

std::string randomKey(std::mt19937 &random)
{
    static const Rows kParts = {
        "a", "b", "ab",  "a.b", ".", "..", "", "%2E", "\\x", "é", "\xF0\x9F\x90\x9F", "~", "A", std::string(250, 'k'),
        "0", "-", "a b", "\x01"};
    std::string key;
    const auto parts = 1 + random() % 4;
    for (unsigned i = 0; i < parts; ++i)
        key += (i > 0 ? "/" : "") + kParts[random() % kParts.size()];
    return key;
}

} // namespace

class tst_KeyLister : public QObject {
    Q_OBJECT
private slots:
    void foldersAndPages();
    void anyBucketAnyQuestion();
    void pagesJoinToTheWhole();
    void emptyFoldersAreNoGroups();
    void aWideFolder();
};

void tst_KeyLister::foldersAndPages()
{
    BucketBench bench;
    for (const char *key : {"fun/movie/001.avi", "fun/movie/007.avi", "fun/test.jpg", "oss.jpg", "fun-x"})
        QVERIFY(bench.put(key, "x"));
    QCOMPARE(rowsOf(*bench.list({"", "/", "", 1'000})), (Rows{"fun-x", "fun/ *", "oss.jpg"}));
    QCOMPARE(rowsOf(*bench.list({"fun/", "/", "", 1'000})), (Rows{"fun/movie/ *", "fun/test.jpg"}));
    const auto first = bench.list({"", "/", "", 2});
    QCOMPARE(rowsOf(*first), (Rows{"fun-x", "fun/ *"}));
    QVERIFY(first->truncated);
    QCOMPARE(first->next, std::string("fun/"));
    const auto second = bench.list({"", "/", first->next, 2});
    QCOMPARE(rowsOf(*second), (Rows{"oss.jpg"}));
    QVERIFY(!second->truncated);
    QCOMPARE(second->next, std::string());
    QCOMPARE(rowsOf(*bench.list({"fun", "movie", "", 1'000})), (Rows{"fun-x", "fun/movie *", "fun/test.jpg"}));
}

void tst_KeyLister::anyBucketAnyQuestion()
{
    std::mt19937 random(20'261'123);
    for (int round = 0; round < 4; ++round) {
        BucketBench bench;
        std::set<std::string> keys;
        while (keys.size() < 20) {
            const auto key = randomKey(random);
            if (key.empty() || key.front() == '/' || key.front() == '\\')
                continue;
            QVERIFY(bench.put(key, "x"));
            keys.insert(key);
        }
        const auto some = [&] {
            auto key = *std::next(keys.begin(), static_cast<std::ptrdiff_t>(random() % keys.size()));
            while (random() % 2 == 0 && !key.empty()) // cut between characters
                do
                    key.pop_back();
                while (!key.empty() && (static_cast<unsigned char>(key.back()) & 0x80) != 0);
            return random() % 3 == 0 ? std::string() : key;
        };
        static const Rows kDelimiters = {"", "/", "/", "a", "//", "k", "é"};
        for (int question = 0; question < 400; ++question) {
            const ListQuery query{some(), kDelimiters[random() % kDelimiters.size()], some(), 1 + random() % 8};
            const auto page = bench.list(query);
            const auto model = modelOf(keys, query);
            QVERIFY(page);
            QVERIFY2(rowsOf(*page) == model.rows, describe(query).c_str());
            QVERIFY2(page->truncated == model.truncated && page->next == model.next, describe(query).c_str());
        }
    }
}

void tst_KeyLister::pagesJoinToTheWhole()
{
    BucketBench bench;
    std::mt19937 random(7);
    std::set<std::string> keys;
    for (int i = 0; i < 40; ++i) {
        const auto key = "d" + std::to_string(random() % 5) + "/" + randomKey(random);
        QVERIFY(bench.put(key, "x"));
        keys.insert(key);
    }
    for (const char *delimiter : {"", "/"}) {
        Rows joined;
        ListQuery query{"", delimiter, "", 3};
        for (int pages = 0; pages < 60; ++pages) {
            const auto page = bench.list(query);
            const auto rows = rowsOf(*page);
            joined.insert(joined.end(), rows.begin(), rows.end());
            if (!page->truncated)
                break;
            query.after = page->next;
        }
        std::ranges::sort(joined);
        QCOMPARE(joined, modelOf(keys, {"", delimiter, "", 1'000}).rows);
    }
}

void tst_KeyLister::emptyFoldersAreNoGroups()
{
    BucketBench bench;
    QVERIFY(bench.put("a/b/c.csv", "x"));
    QVERIFY(bench.put("d/e.csv", "x"));
    QVERIFY(bench.remove("a/b/c.csv"));
    QCOMPARE(rowsOf(*bench.list({"", "/", "", 10})), (Rows{"d/ *"}));
}

void tst_KeyLister::aWideFolder()
{
    BucketBench bench;
    QVERIFY(bench.put("wide/0.csv", "x"));
    const auto folder = QString::fromStdString(bench.pathOf("wide/0.csv")).chopped(5);
    for (int i = 1; i < 9'000; ++i) {
        QFile file(folder + QString::number(i) + ".csv");
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    std::set<std::string> keys;
    for (int i = 0; i < 9'000; ++i)
        keys.insert("wide/" + std::to_string(i) + ".csv");
    for (const auto &query : {ListQuery{"wide/", "/", "", 1'000}, ListQuery{"", "", "wide/8500.csv", 700},
                              ListQuery{"", "9", "", 1'000}, ListQuery{"wide/899", "", "", 1'000}}) {
        const auto page = bench.list(query);
        const auto model = modelOf(keys, query);
        QCOMPARE(rowsOf(*page), model.rows);
        QCOMPARE(page->next, model.next);
    }
}

QTEST_GUILESS_MAIN(tst_KeyLister)
#include "tst_keylister.moc"
