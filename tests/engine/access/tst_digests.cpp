// Published values of each digest: RFC 1321, FIPS 180, RFC 2202, RFC 4231, RFC 4648.
#include "engine/access/digests.h"

#include <QtTest>

using namespace sluice;

class DigestsTest : public QObject {
    Q_OBJECT

private slots:
    void digests()
    {
        QCOMPARE(hex(md5("").view()), std::string("d41d8cd98f00b204e9800998ecf8427e"));
        QCOMPARE(hex(md5("message digest").view()), std::string("f96b697d7cb7938d525a2f31aaf161d0"));
        QCOMPARE(hex(sha256("").view()), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").view()),
                 std::string("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
    }

    void keyedDigests()
    {
        const std::string twenty(20, '\x0b');
        QCOMPARE(hex(hmacSha1(twenty, "Hi There").view()), std::string("b617318655057264e28bc0b6fb378c8ef146be00"));
        QCOMPARE(hex(hmacSha1("Jefe", "what do ya want for nothing?").view()),
                 std::string("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"));
        QCOMPARE(hex(hmacSha1(std::string(80, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First").view()),
                 std::string("aa4ae5e15272d00e95705637ce8a3b55ed402112"));
        QCOMPARE(hex(hmacSha256(twenty, "Hi There").view()),
                 std::string("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
        QCOMPARE(hex(hmacSha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First").view()),
                 std::string("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
    }

    void prefixOfAKeyIsPartOfIt()
    {
        for (std::size_t size : {0U, 1U, 30U, 63U, 64U, 65U, 200U}) {
            const std::string key(size, 'k');
            for (std::size_t cut = 0; cut <= size; cut += 7)
                QVERIFY(hmacSha256(key.substr(0, cut), key.substr(cut), "text") == hmacSha256(key, "text"));
        }
    }

    void hexadecimal()
    {
        QCOMPARE(hex(std::string_view("\x00\x9f\xff", 3)), std::string("009fff"));
        QCOMPARE(hex("\x9f\xff", Letters::Upper), std::string("9FFF"));
        QCOMPARE(fromHex("009fFF"), std::optional(std::string("\x00\x9f\xff", 3)));
        QCOMPARE(fromHex(""), std::optional(std::string()));
        for (const auto *wrong : {"0", "0g", "-1", "0x", " 0"})
            QVERIFY(!fromHex(wrong));
    }

    void base64Both()
    {
        const std::pair<std::string, std::string> pairs[] = {
            {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"\xff\xef\xbe", "/+++"}};
        for (const auto &[bytes, text] : pairs) {
            QCOMPARE(base64(bytes), text);
            QCOMPARE(fromBase64(text), std::optional(bytes));
        }
        for (const auto *wrong : {"Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zg==Zg==", "=Zg=", "====", "Zm8\n", "Zm-_", "===="})
            QVERIFY2(!fromBase64(wrong), wrong);
    }

    void everyByteOfBase64ComesBack()
    {
        std::string bytes;
        for (int i = 0; i < 256; ++i) {
            bytes += static_cast<char>(i);
            QCOMPARE(fromBase64(base64(bytes)), std::optional(bytes));
            QCOMPARE(fromHex(hex(bytes)), std::optional(bytes));
        }
    }
};

QTEST_APPLESS_MAIN(DigestsTest)
#include "tst_digests.moc"
