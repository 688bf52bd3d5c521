// Every byte of every vector, changed in several ways, taken out and doubled: what comes out is refused, or it is the same
// request written another way.
#include "tests/engine/access/signing/allvectors.h"

#include "engine/access/signing/canonical.h"
#include "engine/access/signing/signingkeys.h"

#include <QtTest>

#include <algorithm>
#include <functional>
#include <random>

using namespace sluice;
using namespace sluice::test;

namespace {

// What the scheme itself leaves unsigned, by design of its makers.
bool isUnsigned(const Vector &vector, std::string_view header)
{
    if (signing::sameName(header, "user-agent") || signing::sameName(header, "accept"))
        return true;
    const bool noHost = vector.scheme == SignatureScheme::LogV1 || vector.scheme == SignatureScheme::FunctionV2
        || vector.scheme == SignatureScheme::OssV1;
    return noHost && signing::sameName(header, "host");
}

bool signsQuery(const Vector &vector)
{
    const bool isCall =
        vector.scheme == SignatureScheme::FunctionV2 && !vector.request.path.starts_with("/2016-08-15/proxy/");
    return !isCall && vector.scheme != SignatureScheme::OssV1; // that one signs sub-resources only
}

// What a server takes from a request, however it is spelled: two requests of one meaning may share a signature.
std::string meaning(WireRequest request, const Vector &vector)
{
    const auto view = request.view();
    const auto path = signing::decodedPath(view.path);
    std::vector<std::string> parts;
    if (const auto query = signing::QueryItems::read(view.query))
        for (const auto &item : query->items)
            parts.push_back("? " + std::string(item.key) + " = " + std::string(item.value));
    for (const auto &header : view.headers) {
        std::string line;
        signing::appendLower(line, header.name);
        auto value = std::string(signing::trimmed(header.value));
        if (line == "authorization") // blanks around the parts
            std::erase(value, ' ');
        if (vector.scheme == SignatureScheme::S3V4) // blanks in a row are one
            value.erase(std::unique(value.begin(), value.end(), [](char a, char b) { return a == ' ' && b == ' '; }),
                        value.end());
        if (!isUnsigned(vector, line))
            parts.push_back(line + ": " + value);
    }
    std::ranges::sort(parts);
    std::string text = request.method + ' ' + request.bucket + ' ' + (path ? *path : "-");
    for (const auto &part : parts)
        text += '\n' + part;
    return text;
}

using Changed = std::function<void(const WireRequest &, const std::string &what)>;

// Every text of a request, one byte of it different.
void eachChange(std::string &text, const WireRequest &request, const std::string &name, const Changed &changed)
{
    const auto before = text;
    for (std::size_t i = 0; i <= before.size(); ++i) {
        const auto what = name + " at " + std::to_string(i);
        for (const char inserted : {'a', '0', ' ', '/', '\n', '%'}) {
            text = before;
            text.insert(i, 1, inserted);
            changed(request, what + ", inserted");
        }
        if (i == before.size())
            break;
        for (const int bits : {0x01, 0x02, 0x04, 0x10, 0x20, 0x80}) {
            text = before;
            text[i] = static_cast<char>(text[i] ^ bits);
            changed(request, what + ", flipped");
        }
        text = before;
        text.erase(i, 1);
        changed(request, what + ", gone");
    }
    text = before;
}

} // namespace

class MutationsTest : public QObject {
    Q_OBJECT

    static const Vector &current()
    {
        QFETCH_GLOBAL(int, index);
        return allVectors()[static_cast<std::size_t>(index)];
    }
    // The time stays that of the vector: what a change of the date does is judged by the signature, and by the clock.
    static Vector atItsTime()
    {
        auto vector = current();
        auto request = vector.whole();
        const auto claim = readClaim(request.view());
        if (vector.now == WallTime{} && claim)
            vector.now = claim->at;
        return vector;
    }

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < allVectors().size(); ++i)
            QTest::newRow(allVectors()[i].title.c_str()) << static_cast<int>(i);
    }

    void everyByteCounts()
    {
        const auto vector = atItsTime();
        const auto same = meaning(vector.whole(), vector);
        SigningKeys keys;
        int refused = 0;
        std::string wrong;
        const auto changed = [&](const WireRequest &request, const std::string &what) {
            if (!accept(request, vector, nullptr, &keys))
                ++refused;
            else if (meaning(request, vector) != same)
                wrong += what + "; ";
        };
        auto request = vector.whole();
        eachChange(request.method, request, "method", changed);
        eachChange(request.path, request, "path", changed);
        if (signsQuery(vector))
            eachChange(request.query, request, "query", changed);
        if (vector.scheme == SignatureScheme::OssV1 || vector.scheme == SignatureScheme::OssV4)
            eachChange(request.bucket, request, "bucket", changed);
        for (auto &header : request.headers) {
            const auto name = header.name;
            if (isUnsigned(vector, name))
                continue;
            eachChange(header.value, request, name, changed);
            eachChange(header.name, request, name + " (its name)", changed);
        }
        QVERIFY2(wrong.empty(), wrong.c_str());
        QVERIFY(refused > 2'000);
        QVERIFY(accept(request, vector)); // all was put back
    }

    void everyHeaderCounts()
    {
        const auto vector = atItsTime();
        const auto whole = vector.whole();
        for (std::size_t i = 0; i < whole.headers.size(); ++i) {
            const auto name = whole.headers[i].name;
            auto request = whole;
            request.headers.erase(request.headers.begin() + static_cast<std::ptrdiff_t>(i));
            QVERIFY2(isUnsigned(vector, name) || !accept(request, vector), name.c_str());
            request = whole;
            request.headers.push_back(request.headers[i]);
            QVERIFY2(isUnsigned(vector, name) || !accept(request, vector), name.c_str());
            request = whole;
            std::rotate(request.headers.begin(), request.headers.begin() + static_cast<std::ptrdiff_t>(i),
                        request.headers.end());
            QVERIFY2(accept(request, vector), name.c_str()); // their order says nothing
        }
    }

    void headersAreNotAdded()
    {
        const auto vector = atItsTime();
        const char *const prefix = vector.scheme == SignatureScheme::LogV1 || vector.scheme == SignatureScheme::LogV4
            ? "x-log-z"
            : vector.scheme == SignatureScheme::FunctionV2 ? "X-Fc-Z"
            : vector.scheme == SignatureScheme::Acs3       ? "X-ACS-z"
            : vector.scheme == SignatureScheme::S3V4       ? "x-AMZ-z"
                                                           : "x-oss-z";
        for (const auto *value : {"", "1", " "}) {
            auto request = vector.whole();
            request.set(prefix, value);
            QVERIFY(!accept(request, vector));
        }
    }

    void randomChangesToo()
    {
        const auto vector = atItsTime();
        const auto same = meaning(vector.whole(), vector);
        std::mt19937 random(20'261'122);
        const auto whole = vector.whole();
        for (int i = 0; i < 300; ++i) {
            auto request = whole;
            for (auto count = 1 + random() % 3; count > 0; --count) {
                auto &text = random() % 3 == 0                ? request.path
                    : random() % 2 == 0 && signsQuery(vector) ? request.query
                                                              : request.headers[random() % request.headers.size()].value;
                if (!text.empty())
                    text[random() % text.size()] = static_cast<char>(random() % 256);
            }
            QVERIFY(!accept(request, vector) || meaning(request, vector) == same);
        }
    }
};

QTEST_APPLESS_MAIN(MutationsTest)
#include "tst_mutations.moc"
