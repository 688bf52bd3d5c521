// Every vector that is published or was made with the services' own clients: verified, signed, and signed anew from nothing.
#include "tests/engine/access/signing/allvectors.h"

#include "engine/access/signing/signingkeys.h"

#include <QtTest>

using namespace sluice;
using namespace sluice::test;

namespace {

QByteArray words(const Done &done)
{
    return done ? QByteArray("accepted") : QByteArray::fromStdString(toText(done.error()));
}

// A request as a client hands it to sign(): without what signing adds.
WireRequest unsignedOf(const Vector &vector)
{
    auto request = vector.request;
    for (const auto *name : {"Date", "x-log-date", "x-oss-date", "x-amz-date", "x-acs-date", "Content-MD5",
                             "x-log-content-sha256", "x-oss-content-sha256", "x-amz-content-sha256", "x-acs-content-sha256",
                             "x-acs-security-token", "X-Fc-Security-Token", "x-oss-security-token", "x-acs-signature-nonce"})
        request.remove(name);
    return request;
}

} // namespace

class VectorsTest : public QObject {
    Q_OBJECT

    static void rows()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < allVectors().size(); ++i)
            QTest::newRow(allVectors()[i].title.c_str()) << static_cast<int>(i);
    }
    static const Vector &current()
    {
        QFETCH_GLOBAL(int, index);
        return allVectors()[static_cast<std::size_t>(index)];
    }

private slots:
    void initTestCase_data() { rows(); }

    void isVerified() { QCOMPARE(words(accept(current().whole(), current())), QByteArray("accepted")); }

    void isVerifiedWithSavedKeys()
    {
        SigningKeys keys;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(words(accept(current().whole(), current(), nullptr, &keys)), QByteArray("accepted"));
    }

    void anotherSecretIsRefused()
    {
        for (const auto *other : {"x", "testAccessKeySecre", "testAccessKeySecrett", ""}) {
            auto vector = current();
            vector.secret = other;
            QCOMPARE(accept(vector.whole(), vector).error().code, std::string("SignatureNotMatch"));
        }
    }

    void claimSaysWhatWasSent()
    {
        auto request = current().whole();
        const auto claim = readClaim(request.view());
        QVERIFY(claim);
        QCOMPARE(claim->scheme, current().scheme);
        QCOMPARE(claim->keyId, current().keyId);
        QCOMPARE(claim->region, current().region);
        QCOMPARE(claim->securityToken, current().token);
        QCOMPARE(claim->day.size(), current().region.empty() ? 0U : 8U);
        QCOMPARE(claim->expires != WallTime{}, current().authorization.empty());
    }

    void isSigned()
    {
        const auto &vector = current();
        if (vector.direction == Direction::VerifyOnly || vector.authorization.empty())
            QSKIP("its list of headers is another client's, or it is a URL");
        auto request = vector.request;
        const auto added = sign(vector.scheme, request.view(), {vector.keyId, Secret(vector.secret), vector.token},
                                {.now = WallTime{}, .region = vector.region, .body = vector.body});
        QVERIFY2(added, words(added.map([](const auto &) {})).constData());
        QCOMPARE(added->size(), 1U); // the request has everything else
        QCOMPARE(added->front().name, std::string("Authorization"));
        QCOMPARE(added->front().value, vector.authorization);
    }

    void whatIsSignedFromNothingIsVerified()
    {
        auto vector = current();
        if (vector.authorization.empty())
            QSKIP("it is a URL");
        auto request = unsignedOf(vector);
        request.remove("host");
        request.value("Host") = "h.example";
        if (vector.scheme == SignatureScheme::LogV1 && !vector.body.empty())
            request.value("Content-Type") = "text/plain";
        vector.now = wallFromSeconds(1'700'000'000);
        const auto added =
            sign(vector.scheme, request.view(), {vector.keyId, Secret(vector.secret), vector.token},
                 {.now = vector.now, .region = vector.region, .nonce = "n-1", .body = vector.body, .unsignedPayload = true});
        QVERIFY2(added, words(added.map([](const auto &) {})).constData());
        request.set(*added);
        QCOMPARE(words(accept(request, vector)), QByteArray("accepted"));
        vector.body += '!';
        const bool bodyIsSigned = vector.scheme != SignatureScheme::OssV4 && vector.scheme != SignatureScheme::S3V4
            && (current().body != "" || vector.scheme == SignatureScheme::LogV1 || vector.scheme == SignatureScheme::LogV4
                || vector.scheme == SignatureScheme::Acs3);
        QCOMPARE(accept(request, vector).has_value(), !bodyIsSigned);
    }
};

QTEST_APPLESS_MAIN(VectorsTest)
#include "tst_vectors.moc"
