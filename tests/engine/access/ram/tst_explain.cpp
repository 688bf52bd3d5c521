// Why a decision fell as it did, in words; and that deciding allocates nothing.
#include "tests/engine/access/ram/policytext.h"

#include <QtTest>

#include <cstdlib>
#include <new>

namespace {

std::size_t allocations = 0;

} // namespace

// A sanitizer has its own.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kCounted = false;
#else
constexpr bool kCounted = true;
// NOLINTBEGIN: counted, otherwise as the library has them
void *operator new(std::size_t size)
{
    ++allocations;
    if (void *memory = std::malloc(size > 0 ? size : 1))
        return memory;
    std::abort();
}
void operator delete(void *memory) noexcept
{
    std::free(memory);
}
void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}
// NOLINTEND
#endif

using namespace sluice;

namespace {

struct Attached {
    Attached(std::initializer_list<std::pair<const char *, const char *>> policies)
    {
        for (const auto &[name, text] : policies) {
            parsed.push_back(parsePolicy(test::policyJson(text)).value());
            list.push_back({name, parsed.back().get()});
        }
    }
    [[nodiscard]] QString explained(const char *request) const
    {
        const test::RequestText asked(request);
        return QString::fromStdString(explain(list, asked.request, evaluate(list, asked.request)));
    }

    std::vector<PolicyPtr> parsed;
    std::vector<AttachedPolicy> list;
};

} // namespace

class ExplainTest : public QObject {
    Q_OBJECT
private slots:
    void decisions()
    {
        const Attached at = {{"AliyunLogFullAccess", "+ log:* @ *"},
                             {"the role's own policy", "- log:Delete* @ acs:log:*:*:project/keep* ; - !log:*,oss:* @ *"}};
        QCOMPARE(at.explained("log:GetLogs acs:log:l:0:project/p"),
                 QString("allowed: statement 1 of AliyunLogFullAccess allows log:* on *"));
        QCOMPARE(at.explained("log:DeleteProject acs:log:l:0:project/keep-me"),
                 QString("denied: statement 1 of the role's own policy denies log:Delete* on acs:log:*:*:project/keep*"));
        QCOMPARE(at.explained("fc:GetService acs:fc:l:0:services/s"),
                 QString("denied: statement 2 of the role's own policy denies all but log:*, oss:* on *"));
        QCOMPARE(
            at.explained("oss:GetObject acs:oss:l:0:b/k"),
            QString(
                "denied: no statement allows oss:GetObject on acs:oss:l:0:b/k; looked at AliyunLogFullAccess, the role's "
                "own policy"));
        QCOMPARE(Attached({}).explained("log:GetLogs acs:log:l:0:project/p"),
                 QString("denied: no statement allows log:GetLogs on acs:log:l:0:project/p; no policy is attached"));
    }
    void nearMisses()
    {
        const Attached at = {{"reader", "+ log:Get*,log:List* @ *"},
                             {"shop", "+ log:Post* @ acs:log:*:*:project/shop/*"},
                             {"office", "+ log:Post* @ * ? IpAddress acs:SourceIp 10.0.0.0/8"},
                             {"other", "+ oss:* @ * ; - log:Post* @ acs:log:*:*:project/never"}};
        QCOMPARE(
            at.explained("log:PostLogStoreLogs acs:log:l:0:project/p ip=11.0.0.1"),
            QString(
                "denied: no statement allows log:PostLogStoreLogs on acs:log:l:0:project/p; looked at reader, shop, office, "
                "other; statement 1 of office would, but its condition IpAddress acs:SourceIp does not hold; statement 1 "
                "of shop allows it only on acs:log:*:*:project/shop/*; statement 1 of reader allows there only log:Get*, "
                "log:List*"));
    }
    void longListsAreCut()
    {
        const Attached at = {{"p", "+ log:A,log:B,log:C,log:D,log:E,log:F @ *"}};
        QVERIFY(at.explained("log:X acs:log:l:0:project/p").endsWith("only log:A, log:B, log:C, log:D and 2 more"));
    }
    void aDecisionOfOtherPoliciesIsNoTrap()
    {
        const Attached at = {{"p", "+ log:* @ *"}};
        const test::RequestText asked("log:X acs:log:l:0:project/p");
        const auto text = explain(at.list, asked.request, {AccessVerdict::Allowed, 7, 9});
        QVERIFY(text.starts_with("denied: no statement allows"));
    }
    void decidingAllocatesNothing()
    {
        const Attached at = {
            {"a", "+ log:*Store* @ acs:log:*:*:project/*/logstore/a?* ? StringLike acs:ResourceTag/env p*"},
            {"b", "- oss:* @ !acs:oss:*:*:b ; + !fc:* @ * ? IpAddress acs:SourceIp 10.0.0.0/8,2001:db8::/32"},
            {"c",
             "+ * @ * ? DateLessThan acs:CurrentTime 2030-01-01 ? StringLike acs:CurrentTime 20* ? Bool "
             "acs:MFAPresent true ? NumericLessThan acs:ResourceTag/n 5"}};
        const test::RequestText asked(
            "log:GetLogStore acs:log:l:0:project/p/logstore/abc ip=10.0.0.1 mfa tag:env=x tag:n=9");
        if (!kCounted)
            QSKIP("a sanitizer counts allocations itself");
        const auto before = allocations;
        const auto decision = evaluate(at.list, asked.request);
        const auto after = allocations;
        QCOMPARE(after - before, std::size_t(0));
        QCOMPARE(decision.policy, std::size_t(1));
        QVERIFY(before > 0);
    }
};

QTEST_APPLESS_MAIN(ExplainTest)
#include "tst_explain.moc"
