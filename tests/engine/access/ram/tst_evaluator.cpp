// What policies allow: a table of cases.
#include "tests/engine/access/ram/policytext.h"

#include <QtTest>

using namespace sluice;

namespace {

constexpr auto kYes = AccessVerdict::Allowed;
constexpr auto kNo = AccessVerdict::DeniedByDefault;
constexpr auto kDeny = AccessVerdict::DeniedByStatement;

struct Row {
    const char *name;
    AccessVerdict verdict;
    const char *policies; // of one line each, "|" between several
    const char *request;
};

constexpr Row kStatements[] = {
    {"no statement for it", kNo, "+ log:Get* @ *", "log:PutLogs acs:log:local:0:project/p"},
    {"allow", kYes, "+ log:GetLogs @ *", "log:GetLogs acs:log:local:0:project/p"},
    {"deny alone", kDeny, "- log:GetLogs @ *", "log:GetLogs acs:log:local:0:project/p"},
    {"deny after allow", kDeny, "+ log:* @ * ; - log:GetLogs @ *", "log:GetLogs acs:log:l:0:project/p"},
    {"deny before allow", kDeny, "- log:GetLogs @ * ; + log:* @ *", "log:GetLogs acs:log:l:0:project/p"},
    {"deny of something else", kYes, "- log:DeleteProject @ * ; + log:* @ *", "log:GetLogs acs:log:l:0:project/p"},
    {"deny of another resource", kYes, "+ log:* @ * ; - log:* @ acs:log:*:*:project/q", "log:GetLogs acs:log:l:0:project/p"},
    {"deny in another policy", kDeny, "+ log:* @ *|- log:* @ *", "log:GetLogs acs:log:l:0:project/p"},
    {"deny in an earlier policy", kDeny, "- log:* @ *|+ log:* @ *", "log:GetLogs acs:log:l:0:project/p"},
    {"allow in the third policy", kYes, "+ fc:* @ *|+ oss:* @ *|+ log:* @ *", "log:GetLogs acs:log:l:0:project/p"},
    {"three policies, none fits", kNo, "+ fc:* @ *|+ oss:* @ *|+ ram:* @ *", "log:GetLogs acs:log:l:0:project/p"},
    {"two allows", kYes, "+ log:Get* @ * ; + log:GetLogs @ *", "log:GetLogs acs:log:l:0:project/p"},
    {"action fits here, resource there", kNo, "+ log:GetLogs @ acs:log:*:*:project/q ; + fc:* @ *",
     "log:GetLogs acs:log:l:0:project/p"},
    {"everything", kYes, "+ * @ *", "anything:AtAll acs:any:r:a:thing"},
    {"nothing at all", kDeny, "+ * @ * ; - * @ *", "anything:AtAll acs:any:r:a:thing"},
    {"deny all but reading, read", kYes, "+ log:* @ * ; - !log:Get* @ *", "log:GetLogs acs:log:l:0:project/p"},
    {"deny all but reading, write", kDeny, "+ log:* @ * ; - !log:Get* @ *", "log:PutLogs acs:log:l:0:project/p"},
    {"allow all but ram, log", kYes, "+ !ram:* @ *", "log:PutLogs acs:log:l:0:project/p"},
    {"allow all but ram, ram", kNo, "+ !ram:* @ *", "ram:CreateUser acs:ram::0:user/a"},
    {"allow all but two, first", kNo, "+ !ram:*,sts:* @ *", "ram:CreateUser acs:ram::0:user/a"},
    {"allow all but two, second", kNo, "+ !ram:*,sts:* @ *", "sts:AssumeRole acs:ram::0:role/a"},
    {"allow all but two, third", kYes, "+ !ram:*,sts:* @ *", "fc:GetService acs:fc:l:0:services/s"},
    {"all but everything", kNo, "+ !* @ *", "log:GetLogs acs:log:l:0:project/p"},
    {"not-resource, the one", kNo, "+ log:* @ !acs:log:*:*:project/p", "log:GetLogs acs:log:l:0:project/p"},
    {"not-resource, another", kYes, "+ log:* @ !acs:log:*:*:project/p", "log:GetLogs acs:log:l:0:project/q"},
    {"not-resource, beneath", kYes, "+ log:* @ !acs:log:*:*:project/p", "log:GetLogs acs:log:l:0:project/p/logstore/a"},
    {"not-resource of two", kNo, "+ log:* @ !acs:log:*:*:project/p,acs:log:*:*:project/q",
     "log:GetLogs acs:log:l:0:project/q"},
    {"deny outside, inside", kYes, "+ oss:* @ * ; - oss:* @ !acs:oss:*:*:b/*", "oss:GetObject acs:oss:l:0:b/k"},
    {"deny outside, outside", kDeny, "+ oss:* @ * ; - oss:* @ !acs:oss:*:*:b/*", "oss:GetObject acs:oss:l:0:c/k"},
    {"both negated", kYes, "+ !ram:* @ !acs:log:*:*:project/p", "log:GetLogs acs:log:l:0:project/q"},
    {"both negated, action out", kNo, "+ !log:* @ !acs:log:*:*:project/p", "log:GetLogs acs:log:l:0:project/q"},
    {"both negated, resource out", kNo, "+ !ram:* @ !acs:log:*:*:project/p", "log:GetLogs acs:log:l:0:project/p"},
};

constexpr Row kActions[] = {
    {"whole name", kYes, "+ log:PostLogStoreLogs @ *", "log:PostLogStoreLogs acs:log:l:0:project/p"},
    {"lower case asked", kYes, "+ log:PostLogStoreLogs @ *", "log:postlogstorelogs acs:log:l:0:project/p"},
    {"lower case allowed", kYes, "+ log:postlogstorelogs @ *", "log:PostLogStoreLogs acs:log:l:0:project/p"},
    {"upper case service", kYes, "+ LOG:PostLogStoreLogs @ *", "log:PostLogStoreLogs acs:log:l:0:project/p"},
    {"upper case asked", kYes, "+ log:post* @ *", "LOG:POSTLOGSTORELOGS acs:log:l:0:project/p"},
    {"deny whatever the case", kDeny, "+ log:* @ * ; - LOG:DELETE* @ *", "log:deleteProject acs:log:l:0:project/p"},
    {"prefix is not enough", kNo, "+ log:PostLogStore @ *", "log:PostLogStoreLogs acs:log:l:0:project/p"},
    {"suffix is not enough", kNo, "+ log:Logs @ *", "log:PostLogStoreLogs acs:log:l:0:project/p"},
    {"longer than asked", kNo, "+ log:PostLogStoreLogs @ *", "log:PostLogStore acs:log:l:0:project/p"},
    {"star at the end", kYes, "+ log:Post* @ *", "log:PostLogStoreLogs acs:log:l:0:project/p"},
    {"star for nothing", kYes, "+ log:PostLogStoreLogs* @ *", "log:PostLogStoreLogs acs:log:l:0:project/p"},
    {"star in front", kYes, "+ log:*Logs @ *", "log:PostLogStoreLogs acs:log:l:0:project/p"},
    {"star inside", kYes, "+ log:Post*Logs @ *", "log:PostLogStoreLogs acs:log:l:0:project/p"},
    {"two stars", kYes, "+ log:*Store* @ *", "log:PostLogStoreLogs acs:log:l:0:project/p"},
    {"star must come back", kYes, "+ log:*Log?tore* @ *", "log:PostLogStoreLogs acs:log:l:0:project/p"},
    {"star in front, other end", kNo, "+ log:*Log @ *", "log:PostLogStoreLogs acs:log:l:0:project/p"},
    {"question mark", kYes, "+ log:Get?ogs @ *", "log:GetLogs acs:log:l:0:project/p"},
    {"question mark takes one", kNo, "+ log:Get?Logs @ *", "log:GetLogs acs:log:l:0:project/p"},
    {"question mark not two", kNo, "+ log:Get?gs @ *", "log:GetLogs acs:log:l:0:project/p"},
    {"question marks", kYes, "+ log:??????? @ *", "log:GetLogs acs:log:l:0:project/p"},
    {"one question mark short", kNo, "+ log:?????? @ *", "log:GetLogs acs:log:l:0:project/p"},
    {"any service, get", kYes, "+ *:Get* @ *", "oss:GetObject acs:oss:l:0:b/k"},
    {"any service, put", kNo, "+ *:Get* @ *", "oss:PutObject acs:oss:l:0:b/k"},
    {"another service", kNo, "+ fc:Get* @ *", "log:GetLogs acs:log:l:0:project/p"},
    {"service with a wildcard", kYes, "+ l?g:Get* @ *", "log:GetLogs acs:log:l:0:project/p"},
    {"second of a list", kYes, "+ fc:InvokeFunction,log:GetLogs @ *", "log:GetLogs acs:log:l:0:project/p"},
    {"none of a list", kNo, "+ fc:InvokeFunction,log:ListShards @ *", "log:GetLogs acs:log:l:0:project/p"},
    {"empty action", kNo, "+ log:* @ *", " acs:log:l:0:project/p"},
    {"empty action, everything", kYes, "+ * @ *", " acs:log:l:0:project/p"},
    {"the service alone", kNo, "+ log:* @ *", "log acs:log:l:0:project/p"},
    {"read only, cursor", kYes, "+ log:Get*,log:List* @ *", "log:GetCursorOrData acs:log:l:0:project/p/logstore/a"},
    {"read only, append", kNo, "+ log:Get*,log:List* @ *", "log:PostLogStoreLogs acs:log:l:0:project/p/logstore/a"},
    {"read only, checkpoint", kNo, "+ log:Get*,log:List* @ *", "log:ConsumerGroupUpdateCheckPoint acs:log:l:0:project/p"},
};

constexpr Row kResources[] = {
    {"the one", kYes, "+ log:* @ acs:log:*:*:project/p", "log:GetProject acs:log:local:0:project/p"},
    {"another", kNo, "+ log:* @ acs:log:*:*:project/p", "log:GetProject acs:log:local:0:project/q"},
    {"a longer name", kNo, "+ log:* @ acs:log:*:*:project/p", "log:GetProject acs:log:local:0:project/pp"},
    {"a shorter name", kNo, "+ log:* @ acs:log:*:*:project/pp", "log:GetProject acs:log:local:0:project/p"},
    {"case counts", kNo, "+ log:* @ acs:log:*:*:project/Shop", "log:GetProject acs:log:local:0:project/shop"},
    {"case counts in the service", kNo, "+ log:* @ acs:LOG:*:*:project/p", "log:GetProject acs:log:local:0:project/p"},
    {"what is beneath is not it", kNo, "+ log:* @ acs:log:*:*:project/p",
     "log:GetLogs acs:log:local:0:project/p/logstore/a"},
    {"beneath with a star", kYes, "+ log:* @ acs:log:*:*:project/p/*", "log:GetLogs acs:log:local:0:project/p/logstore/a"},
    {"a star beneath is not it", kNo, "+ log:* @ acs:log:*:*:project/p/*", "log:GetProject acs:log:local:0:project/p"},
    {"both it and beneath", kYes, "+ log:* @ acs:log:*:*:project/p,acs:log:*:*:project/p/*",
     "log:GetLogs acs:log:l:0:project/p/logstore/a"},
    {"star without a slash takes neighbours", kYes, "+ log:* @ acs:log:*:*:project/p*",
     "log:GetProject acs:log:local:0:project/pp"},
    {"region", kYes, "+ log:* @ acs:log:local:*:project/p", "log:GetProject acs:log:local:0:project/p"},
    {"another region", kNo, "+ log:* @ acs:log:cn-hangzhou:*:project/p", "log:GetProject acs:log:local:0:project/p"},
    {"region with a wildcard", kYes, "+ log:* @ acs:log:cn-*:*:project/p", "log:GetProject acs:log:cn-hangzhou:0:project/p"},
    {"region with a wildcard, another", kNo, "+ log:* @ acs:log:cn-*:*:project/p",
     "log:GetProject acs:log:local:0:project/p"},
    {"empty region takes all", kYes, "+ log:* @ acs:log::*:project/p", "log:GetProject acs:log:local:0:project/p"},
    {"account", kYes, "+ log:* @ acs:log:*:0:project/p", "log:GetProject acs:log:local:0:project/p"},
    {"another account", kNo, "+ log:* @ acs:log:*:123:project/p", "log:GetProject acs:log:local:0:project/p"},
    {"empty account takes all", kYes, "+ log:* @ acs:log:*::project/p", "log:GetProject acs:log:local:0:project/p"},
    {"both empty", kYes, "+ log:* @ acs:log:::project/p", "log:GetProject acs:log:local:0:project/p"},
    {"both empty, another name", kNo, "+ log:* @ acs:log:::project/p", "log:GetProject acs:log:local:0:project/q"},
    {"asked without a region", kYes, "+ ram:* @ acs:ram:*:0:role/r", "ram:PassRole acs:ram::0:role/r"},
    {"asked without, written without", kYes, "+ ram:* @ acs:ram::0:role/r", "ram:PassRole acs:ram::0:role/r"},
    {"asked without, a region wanted", kNo, "+ ram:* @ acs:ram:local:0:role/r", "ram:PassRole acs:ram::0:role/r"},
    {"empty service takes none", kNo, "+ log:* @ acs::*:*:project/p", "log:GetProject acs:log:local:0:project/p"},
    {"service with a star", kYes, "+ * @ acs:*:*:*:project/p", "log:GetProject acs:log:local:0:project/p"},
    {"another service", kNo, "+ * @ acs:oss:*:*:project/p", "log:GetProject acs:log:local:0:project/p"},
    {"star over all parts", kYes, "+ * @ acs:*", "log:GetProject acs:log:local:0:project/p"},
    {"star from the service on", kYes, "+ * @ acs:log:*", "log:GetProject acs:log:local:0:project/p"},
    {"star from the service on, other", kNo, "+ * @ acs:log:*", "oss:GetObject acs:oss:local:0:b/k"},
    {"no star over colons", kNo, "+ oss:* @ acs:oss:*:*:b/*", "oss:GetObject acs:oss:local:0:c/x:b/k"},
    {"no account over colons", kNo, "+ oss:* @ acs:oss:local:*:b/*", "oss:GetObject acs:oss:local:0:c:b/k"},
    {"a colon in a name", kYes, "+ oss:* @ acs:oss:*:*:b/*", "oss:GetObject acs:oss:local:0:b/a:b:c"},
    {"a colon in a written name", kYes, "+ oss:* @ acs:oss:*:*:b/a:b*", "oss:GetObject acs:oss:local:0:b/a:b:c"},
    {"object in a folder", kYes, "+ oss:PutObject @ acs:oss:*:*:lake/csv/*",
     "oss:PutObject acs:oss:local:0:lake/csv/2023/x.csv"},
    {"object outside the folder", kNo, "+ oss:PutObject @ acs:oss:*:*:lake/csv/*",
     "oss:PutObject acs:oss:local:0:lake/raw/x.csv"},
    {"a bucket is not its objects", kNo, "+ oss:* @ acs:oss:*:*:lake", "oss:PutObject acs:oss:local:0:lake/x"},
    {"objects of one kind", kYes, "+ oss:* @ acs:oss:*:*:lake/*.csv", "oss:PutObject acs:oss:local:0:lake/a/b.csv"},
    {"objects of another kind", kNo, "+ oss:* @ acs:oss:*:*:lake/*.csv", "oss:PutObject acs:oss:local:0:lake/a/b.json"},
    {"function", kYes, "+ fc:InvokeFunction @ acs:fc:*:*:services/s/functions/*",
     "fc:InvokeFunction acs:fc:local:0:services/s/functions/f"},
    {"function of another service", kNo, "+ fc:* @ acs:fc:*:*:services/s/functions/*",
     "fc:InvokeFunction acs:fc:l:0:services/t/functions/f"},
    {"qualifier not named", kNo, "+ fc:* @ acs:fc:*:*:services/s/functions/*",
     "fc:InvokeFunction acs:fc:l:0:services/s.LATEST/functions/f"},
    {"qualifier with a star", kYes, "+ fc:* @ acs:fc:*:*:services/s.*/functions/*",
     "fc:InvokeFunction acs:fc:l:0:services/s.1/functions/f"},
    {"any trigger", kYes, "+ fc:GetTrigger @ acs:fc:*:*:services/*/functions/*/triggers/*",
     "fc:GetTrigger acs:fc:l:0:services/s/functions/f/triggers/t"},
    {"no trigger", kNo, "+ fc:GetTrigger @ acs:fc:*:*:services/*/functions/*/triggers/*",
     "fc:GetTrigger acs:fc:l:0:services/s/functions/f"},
    {"question mark in a name", kYes, "+ log:* @ acs:log:*:*:project/shop-?",
     "log:GetProject acs:log:local:0:project/shop-1"},
    {"question mark not two", kNo, "+ log:* @ acs:log:*:*:project/shop-?", "log:GetProject acs:log:local:0:project/shop-12"},
    {"question mark is a whole character", kYes, "+ oss:* @ acs:oss:*:*:b/?", "oss:GetObject acs:oss:l:0:b/日"},
    {"not one of its bytes", kNo, "+ oss:* @ acs:oss:*:*:b/??", "oss:GetObject acs:oss:l:0:b/日"},
    {"star before it", kYes, "+ oss:* @ acs:oss:*:*:b/*?志", "oss:GetObject acs:oss:l:0:b/日志"},
    {"asked for *, any", kYes, "+ log:ListProject @ *", "log:ListProject *"},
    {"asked for *, one wanted", kNo, "+ log:ListProject @ acs:log:*:*:project/*", "log:ListProject *"},
    {"list projects", kYes, "+ log:ListProject @ acs:log:*:*:project/*", "log:ListProject acs:log:local:0:project/*"},
    {"no resource name, five parts wanted", kNo, "+ log:* @ acs:*:*:*:*", "log:GetProject project/p"},
    {"four parts are no name", kNo, "+ log:* @ acs:*:*:*:*", "log:GetProject acs:log:local:project"},
    {"a text that begins like one", kNo, "+ log:* @ acs:*:*:*:*", "log:GetProject acsx:log:local:0:project/p"},
    {"empty resource, any", kYes, "+ log:* @ *", "log:GetProject "},
    {"empty resource, one wanted", kNo, "+ log:* @ acs:log:*:*:*", "log:GetProject "},
    {"wildcards of the asker are letters", kNo, "+ log:* @ acs:log:*:*:project/p", "log:GetProject acs:log:*:*:project/*"},
};

constexpr const char *kGet = "log:GetLogs acs:log:l:0:project/p";

struct ConditionRow {
    const char *name;
    AccessVerdict verdict;
    const char *condition;
    const char *options; // of the request
};

constexpr ConditionRow kConditions[] = {
    {"address", kYes, "IpAddress acs:SourceIp 10.0.0.1", "ip=10.0.0.1"},
    {"another address", kNo, "IpAddress acs:SourceIp 10.0.0.1", "ip=10.0.0.2"},
    {"range", kYes, "IpAddress acs:SourceIp 10.0.0.0/8", "ip=10.255.3.4"},
    {"outside the range", kNo, "IpAddress acs:SourceIp 10.0.0.0/8", "ip=11.0.0.1"},
    {"range off the byte", kYes, "IpAddress acs:SourceIp 192.168.4.0/22", "ip=192.168.7.255"},
    {"outside, off the byte", kNo, "IpAddress acs:SourceIp 192.168.4.0/22", "ip=192.168.8.0"},
    {"range with host bits", kYes, "IpAddress acs:SourceIp 10.1.2.3/8", "ip=10.9.9.9"},
    {"every address", kYes, "IpAddress acs:SourceIp 0.0.0.0/0", "ip=203.0.113.9"},
    {"one of two ranges", kYes, "IpAddress acs:SourceIp 10.0.0.0/8,192.168.0.0/16", "ip=192.168.0.9"},
    {"IPv6", kYes, "IpAddress acs:SourceIp 2001:db8::1", "ip=2001:0db8:0:0::0001"},
    {"IPv6 range", kYes, "IpAddress acs:SourceIp 2001:db8::/33", "ip=2001:db8:7fff::1"},
    {"outside the IPv6 range", kNo, "IpAddress acs:SourceIp 2001:db8::/33", "ip=2001:db8:8000::1"},
    {"every IPv4 is no IPv6", kNo, "IpAddress acs:SourceIp 0.0.0.0/0", "ip=2001:db8::1"},
    {"every IPv6 is no IPv4", kNo, "IpAddress acs:SourceIp ::/0", "ip=10.0.0.1"},
    {"IPv4 written in IPv6", kYes, "IpAddress acs:SourceIp 10.0.0.0/8", "ip=::ffff:10.1.2.3"},
    {"range written in IPv6", kYes, "IpAddress acs:SourceIp ::ffff:10.0.0.0/104", "ip=10.1.2.3"},
    {"no address", kNo, "IpAddress acs:SourceIp 0.0.0.0/0", ""},
    {"no address, negated", kNo, "NotIpAddress acs:SourceIp 10.0.0.0/8", ""},
    {"broken address", kNo, "IpAddress acs:SourceIp 0.0.0.0/0", "ip=10.0.0"},
    {"broken address, negated", kNo, "NotIpAddress acs:SourceIp 10.0.0.0/8", "ip=10.0.0.256"},
    {"leading zeros are no address", kNo, "IpAddress acs:SourceIp 0.0.0.0/0", "ip=010.0.0.1"},
    {"not in the range", kYes, "NotIpAddress acs:SourceIp 10.0.0.0/8", "ip=11.0.0.1"},
    {"in the forbidden range", kNo, "NotIpAddress acs:SourceIp 10.0.0.0/8", "ip=10.0.0.1"},
    {"in one of the forbidden ranges", kNo, "NotIpAddress acs:SourceIp 11.0.0.0/8,10.0.0.0/8", "ip=10.0.0.1"},
    {"address as a text", kYes, "StringLike acs:SourceIp 10.*", "ip=10.0.0.1"},
    {"TLS", kYes, "Bool acs:SecureTransport true", "tls"},
    {"no TLS", kNo, "Bool acs:SecureTransport true", ""},
    {"TLS forbidden", kYes, "Bool acs:SecureTransport false", ""},
    {"written in capitals", kYes, "Bool acs:SecureTransport TRUE", "tls"},
    {"either", kYes, "Bool acs:SecureTransport true,false", "tls"},
    {"as a text", kYes, "StringEquals acs:SecureTransport true", "tls"},
    {"MFA", kYes, "Bool acs:MFAPresent true", "mfa"},
    {"no MFA", kNo, "Bool acs:MFAPresent true", "tls"},
    {"before", kYes, "DateLessThan acs:CurrentTime 2023-11-14T22:13:21Z", ""},
    {"not before itself", kNo, "DateLessThan acs:CurrentTime 2023-11-14T22:13:20Z", ""},
    {"up to itself", kYes, "DateLessThanEquals acs:CurrentTime 2023-11-14T22:13:20Z", ""},
    {"after", kYes, "DateGreaterThan acs:CurrentTime 2023-11-14T22:13:19Z", ""},
    {"not after itself", kNo, "DateGreaterThan acs:CurrentTime 2023-11-14T22:13:20Z", ""},
    {"from itself on", kYes, "DateGreaterThanEquals acs:CurrentTime 2023-11-14T22:13:20Z", ""},
    {"that very second", kYes, "DateEquals acs:CurrentTime 2023-11-14T22:13:20Z", ""},
    {"another second", kYes, "DateNotEquals acs:CurrentTime 2023-11-14T22:13:21Z", ""},
    {"that second forbidden", kNo, "DateNotEquals acs:CurrentTime 2023-11-14T22:13:20Z", ""},
    {"another zone", kYes, "DateEquals acs:CurrentTime 2023-11-15T06:13:20+08:00", ""},
    {"a zone that is behind", kYes, "DateEquals acs:CurrentTime 2023-11-14T18:43:20-03:30", ""},
    {"no seconds", kYes, "DateGreaterThan acs:CurrentTime 2023-11-14T22:13Z", ""},
    {"a day", kYes, "DateGreaterThan acs:CurrentTime 2023-11-14", ""},
    {"a day that comes", kNo, "DateGreaterThan acs:CurrentTime 2023-11-15", ""},
    {"time as a text", kYes, "StringLike acs:CurrentTime 2023-11-*", ""},
    {"time as an exact text", kYes, "StringEquals acs:CurrentTime 2023-11-14T22:13:20Z", ""},
    {"tag", kYes, "StringEquals acs:ResourceTag/env prod", "tag:env=prod"},
    {"tag of another value", kNo, "StringEquals acs:ResourceTag/env prod", "tag:env=test"},
    {"tag's case", kNo, "StringEquals acs:ResourceTag/env prod", "tag:env=Prod"},
    {"tag, any case", kYes, "StringEqualsIgnoreCase acs:ResourceTag/env prod", "tag:env=PROD"},
    {"tag, any case, longer", kNo, "StringEqualsIgnoreCase acs:ResourceTag/env prod", "tag:env=PRODS"},
    {"another tag", kNo, "StringEquals acs:ResourceTag/env prod", "tag:team=prod"},
    {"the tag's name has a case", kNo, "StringEquals acs:ResourceTag/Env prod", "tag:env=prod"},
    {"second tag", kYes, "StringEquals acs:ResourceTag/env prod", "tag:team=a tag:env=prod"},
    {"empty tag", kNo, "StringEquals acs:ResourceTag/env prod", "tag:env="},
    {"no tag", kNo, "StringNotEquals acs:ResourceTag/env prod", ""},
    {"one of the values", kYes, "StringEquals acs:ResourceTag/env test,prod", "tag:env=prod"},
    {"not equal", kYes, "StringNotEquals acs:ResourceTag/env prod", "tag:env=test"},
    {"not equal to any", kNo, "StringNotEquals acs:ResourceTag/env test,prod", "tag:env=prod"},
    {"not equal, any case", kNo, "StringNotEqualsIgnoreCase acs:ResourceTag/env prod", "tag:env=PROD"},
    {"like", kYes, "StringLike acs:ResourceTag/env pr?d*", "tag:env=production"},
    {"like has a case", kNo, "StringLike acs:ResourceTag/env PR*", "tag:env=production"},
    {"not like", kYes, "StringNotLike acs:ResourceTag/env prod*,test*", "tag:env=staging"},
    {"not like any", kNo, "StringNotLike acs:ResourceTag/env prod*,stag*", "tag:env=staging"},
    {"no wildcard in equals", kNo, "StringEquals acs:ResourceTag/env prod*", "tag:env=production"},
    {"number", kYes, "NumericEquals acs:ResourceTag/level 5", "tag:level=5.0"},
    {"another number", kNo, "NumericEquals acs:ResourceTag/level 5", "tag:level=6"},
    {"not that number", kYes, "NumericNotEquals acs:ResourceTag/level 5,7", "tag:level=6"},
    {"no number", kNo, "NumericNotEquals acs:ResourceTag/level 5", "tag:level=five"},
    {"less", kYes, "NumericLessThan acs:ResourceTag/level 10", "tag:level=9"},
    {"not less", kNo, "NumericLessThan acs:ResourceTag/level 10", "tag:level=10"},
    {"at most", kYes, "NumericLessThanEquals acs:ResourceTag/level 10", "tag:level=10"},
    {"more", kYes, "NumericGreaterThan acs:ResourceTag/level -1.5", "tag:level=-1"},
    {"not more", kNo, "NumericGreaterThan acs:ResourceTag/level 1e3", "tag:level=1000"},
    {"at least", kYes, "NumericGreaterThanEquals acs:ResourceTag/level 1e3", "tag:level=1000"},
    {"date in a tag", kYes, "DateLessThan acs:ResourceTag/until 2024-01-01", "tag:until=2023-12-31T23:59:59Z"},
    {"no date in a tag", kNo, "DateLessThan acs:ResourceTag/until 2024-01-01", "tag:until=soon"},
    {"bool in a tag", kYes, "Bool acs:ResourceTag/open true", "tag:open=True"},
    {"any value of it", kYes, "ForAnyValue:StringEquals acs:ResourceTag/env prod,test", "tag:env=test"},
    {"all values of it", kYes, "ForAllValues:StringLike acs:ResourceTag/env p*,t*", "tag:env=test"},
    {"all values of it, another", kNo, "ForAllValues:StringLike acs:ResourceTag/env p*,t*", "tag:env=dev"},
    {"all values of none", kNo, "ForAllValues:StringEquals acs:ResourceTag/env prod", ""},
    {"two keys, both", kYes, "Bool acs:SecureTransport true ? Bool acs:MFAPresent true", "tls mfa"},
    {"two keys, one", kNo, "Bool acs:SecureTransport true ? Bool acs:MFAPresent true", "tls"},
    {"two operators, both", kYes, "IpAddress acs:SourceIp 10.0.0.0/8 ? NotIpAddress acs:SourceIp 10.9.0.0/16",
     "ip=10.1.0.1"},
    {"two operators, one", kNo, "IpAddress acs:SourceIp 10.0.0.0/8 ? NotIpAddress acs:SourceIp 10.9.0.0/16", "ip=10.9.0.1"},
};

} // namespace

class EvaluatorTest : public QObject {
    Q_OBJECT
private slots:
    void cases_data()
    {
        QTest::addColumn<AccessVerdict>("verdict");
        QTest::addColumn<QString>("policies");
        QTest::addColumn<QString>("request");
        int rows = 0;
        const auto add = [&rows](const char *group, const Row &row) {
            ++rows;
            QTest::addRow("%s: %s", group, row.name) << row.verdict << QString(row.policies) << QString(row.request);
        };
        for (const auto &row : kStatements)
            add("statement", row);
        for (const auto &row : kActions)
            add("action", row);
        for (const auto &row : kResources)
            add("resource", row);
        for (const auto &row : kConditions) {
            const auto policy = QString("+ log:* @ * ? ") + row.condition;
            const auto request = (QString(kGet) + ' ' + row.options).trimmed();
            QTest::addRow("condition: %s", row.name) << row.verdict << policy << request;
            // The same condition on a Deny decides the same way round.
            const auto denied = row.verdict == kYes ? kDeny : kYes;
            QTest::addRow("denying condition: %s", row.name)
                << denied << QString("+ log:* @ * ; - log:* @ * ? ") + row.condition << request;
            rows += 2;
        }
        QVERIFY(rows >= 150);
    }
    void cases()
    {
        QFETCH(AccessVerdict, verdict);
        QFETCH(QString, policies);
        QFETCH(QString, request);
        std::vector<PolicyPtr> parsed;
        std::vector<AttachedPolicy> attached;
        for (const auto &text : policies.split('|')) {
            const auto policy = parsePolicy(test::policyJson(text));
            QVERIFY2(policy, policy ? "" : toText(policy.error()).c_str());
            parsed.push_back(*policy);
            attached.push_back({"p", parsed.back().get()});
        }
        const test::RequestText asked(request);
        const auto decision = evaluate(attached, asked.request);
        QCOMPARE(static_cast<int>(decision.verdict), static_cast<int>(verdict));
        QCOMPARE(decision.allowed(), verdict == kYes);
    }
    void decisionNamesItsStatement()
    {
        const auto one = parsePolicy(test::policyJson("+ fc:* @ * ; + log:Get* @ *")).value();
        const auto two = parsePolicy(test::policyJson("+ log:* @ * ; - oss:* @ * ; - log:Delete* @ *")).value();
        const std::vector<AttachedPolicy> attached = {{"one", one.get()}, {"gone", nullptr}, {"two", two.get()}};
        auto decision = evaluate(attached, test::RequestText("log:GetLogs acs:log:l:0:project/p").request);
        QCOMPARE(decision.policy, std::size_t(0));
        QCOMPARE(decision.statement, std::size_t(1));
        decision = evaluate(attached, test::RequestText("log:DeleteShard acs:log:l:0:project/p").request);
        QVERIFY(decision.verdict == kDeny);
        QCOMPARE(decision.policy, std::size_t(2));
        QCOMPARE(decision.statement, std::size_t(2));
    }
    void nothingAttachedDenies() { QVERIFY(evaluate({}, test::RequestText(kGet).request).verdict == kNo); }
};

QTEST_APPLESS_MAIN(EvaluatorTest)
#include "tst_evaluator.moc"
