#include "ui/enginewords.h"

#include "models/changewords.h"
#include "ui/sentences.h"

#include <QCoreApplication>

namespace sluice {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EngineWords)
};

constexpr int kDepthMost = 4; // of sentences inside sentences

QString wordsWithin(const QString &said, int depth);

// The first that fits is taken: what is narrower comes first.
constexpr Sentence kSentences[] = {
    {QT_TRANSLATE_NOOP("EngineWords", "%1 is empty; it takes %2 characters")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 has %2 bytes; at most %3 are allowed")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 has %2 bytes; %3 are allowed")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 must not start with a digit or '-'")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 may hold only letters A–Z a–z, digits, '_' and '-'")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 may hold only letters A–Z a–z, digits, '.', '_' and '-'")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 may hold only letters A–Z a–z, digits and '-'")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 may hold only lower-case letters, digits, '-' and '_'")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 may hold only lower-case letters, digits and '-'")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 may hold only letters, digits and '_', and no digit first")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 may hold only letters, digits, '.', '_' and '-'")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 must begin and end with a lower-case letter or a digit")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 is not valid UTF-8")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 holds a NUL character")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 begins with a byte-order mark")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 is %2; %3 seconds are allowed")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 is %2; %3 unix seconds are allowed")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 is %2; %3 bytes are allowed")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 is %2; %3 MB are allowed")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 is %2; %3 days are allowed")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 is %2; %3 calls are allowed")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 is %2; %3 are allowed")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 is not valid JSON at line %2, column %3: %4")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 must be a JSON object such as %2, not a list")},
    {QT_TRANSLATE_NOOP("EngineWords", "an access key id is SLU and 20 upper-case letters and digits, not \"%1\"")},
    {QT_TRANSLATE_NOOP("EngineWords", "a colour is # and six hexadecimal digits such as #c0392b, or nothing, not \"%1\"")},
    {QT_TRANSLATE_NOOP("EngineWords", "an account is its id, 1–32 digits such as 1234567890123456, not \"%1\"")},
    {QT_TRANSLATE_NOOP(
        "EngineWords",
        "a bucket name has 3 to 63 lower-case letters, digits and '-', and begins and ends with a letter or digit")},
    {"there is no system policy \"%1\"; did you mean \"%2\"?; `sluicectl policy list` shows them",
     QT_TRANSLATE_NOOP("EngineWords", "there is no system policy \"%1\"; did you mean \"%2\"?")},
    {"there is no system policy \"%1\"; `sluicectl policy list` shows them",
     QT_TRANSLATE_NOOP("EngineWords", "there is no system policy \"%1\"")},
    {"trigger '%1' does not exist; `sluicectl get triggers` lists them",
     QT_TRANSLATE_NOOP("EngineWords", "trigger '%1' does not exist")},
    {QT_TRANSLATE_NOOP("EngineWords", "an endpoint begins with https://, not with %1://")},
    {QT_TRANSLATE_NOOP("EngineWords", "an endpoint is a host with a port at most: no path, no user and no question mark")},
    {QT_TRANSLATE_NOOP("EngineWords", "the port \"%1\" is not a number from 1 to 65535")},
    {QT_TRANSLATE_NOOP("EngineWords", "plain http is for this machine only; write https://%1")},
    {QT_TRANSLATE_NOOP("EngineWords", "a broker needs its port; did you mean \"%1\"?")},
    {QT_TRANSLATE_NOOP("EngineWords", "there is no %1 \"%2\" for this %3")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1: there is no Logstore \"%2\" in project \"%3\"; did you mean \"%4\"?")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1: there is no Logstore \"%2\" in project \"%3\"")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1: there is no project \"%2\"; did you mean \"%3\"?")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1: there is no project \"%2\"")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1: there is no Logstore \"%2\"")},
    {QT_TRANSLATE_NOOP("EngineWords", "there is no format \"%1\"; formats are %2 and %3")},
    {QT_TRANSLATE_NOOP("EngineWords", "there is no template \"%1\"; templates are %2 and %3")},
    {QT_TRANSLATE_NOOP("EngineWords", "there is no template \"%1\"; use %2 or %3")},
    {QT_TRANSLATE_NOOP("EngineWords", "there is no \"%1\" in the trash")},
    {QT_TRANSLATE_NOOP("EngineWords", "there is no %1 \"%2\"; did you mean \"%3\"?")},
    {QT_TRANSLATE_NOOP("EngineWords", "there is no %1 \"%2\"")},
    {QT_TRANSLATE_NOOP("EngineWords", "there is no change to undo")},
    {QT_TRANSLATE_NOOP("EngineWords", "there is no change to do again")},
    {QT_TRANSLATE_NOOP("EngineWords", "there is no engine")},
    {QT_TRANSLATE_NOOP("EngineWords", "there is no %1")},
    {"%1 is used by %2; delete them first, or all together with --cascade",
     QT_TRANSLATE_NOOP("EngineWords", "%1 is used by %2; delete them first, or all together")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 exists already")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 is given twice")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 was deleted meanwhile")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 was changed meanwhile (%2)")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 was changed meanwhile")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 exists again; delete it first, then restore the one in the trash")},
    {"role '%1' does not exist; define it under `roles:` and apply the stack",
     QT_TRANSLATE_NOOP("EngineWords", "role '%1' does not exist; create it first")},
    {"the role of the authorization step is not there: run `sluicectl authorize`",
     QT_TRANSLATE_NOOP("EngineWords", "the role of the authorization step is not there: confirm the authorization")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 '%2' does not exist")},
    {QT_TRANSLATE_NOOP("EngineWords",
                       "the Logstore of a trigger cannot change (it reads %1); delete the trigger and make a new one")},
    {QT_TRANSLATE_NOOP("EngineWords", "a trigger log is needed: a Logstore of the source's project")},
    {QT_TRANSLATE_NOOP("EngineWords", "the trigger log must not be the Logstore that the trigger reads")},
    {QT_TRANSLATE_NOOP(
        "EngineWords",
        "project \"%1\" is in region \"%2\", but service \"%3\" is in \"%4\"; a trigger stays in one region")},
    {QT_TRANSLATE_NOOP("EngineWords", "bucket \"%1\" is in region \"%2\", but the source is in \"%3\"")},
    {"the trigger would feed itself: %1; set allowLoop: true if that is wanted",
     QT_TRANSLATE_NOOP("EngineWords", "the trigger would feed itself: %1; allow the loop if that is wanted")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 reads %2 and writes %3 (%4); %5")},
    {QT_TRANSLATE_NOOP("EngineWords", "%1 reads %2 and writes %3 (%4)")},
    {QT_TRANSLATE_NOOP("EngineWords",
                       "the number of shards is fixed at creation (%1); make another Logstore with more shards")},
    {QT_TRANSLATE_NOOP("EngineWords", "at most %1 entries are allowed")},
    {QT_TRANSLATE_NOOP("EngineWords", "at most %1 policies are allowed")},
    {QT_TRANSLATE_NOOP("EngineWords", "at most %1 variables are allowed")},
    {QT_TRANSLATE_NOOP("EngineWords",
                       "the variable %1 belongs to the platform, which sets it itself; give yours another name")},
    {QT_TRANSLATE_NOOP("EngineWords",
                       "the environment variables have %1 bytes, names and values together; at most %2 are allowed")},
    {QT_TRANSLATE_NOOP("EngineWords", "at most %1 brokers are allowed")},
    {QT_TRANSLATE_NOOP("EngineWords", "a path of a file or a directory is needed")},
    {QT_TRANSLATE_NOOP("EngineWords", "the path must be absolute once it is stored: %1")},
    {QT_TRANSLATE_NOOP("EngineWords", "format regex needs a pattern with named groups, such as %1")},
    {QT_TRANSLATE_NOOP("EngineWords", "a pattern goes with format regex only")},
    {QT_TRANSLATE_NOOP("EngineWords", "policies need a role that they are attached to")},
    {QT_TRANSLATE_NOOP("EngineWords", "a function has either a template (%1) or a runtime with handler and code")},
    {QT_TRANSLATE_NOOP("EngineWords", "a template has no handler, initializer or code of its own")},
    {QT_TRANSLATE_NOOP("EngineWords", "code is needed: a folder or a zip file")},
    {QT_TRANSLATE_NOOP("EngineWords", "the variable has both a value and a secret")},
    {QT_TRANSLATE_NOOP("EngineWords", "only a custom runtime has a command of its own")},
    {QT_TRANSLATE_NOOP("EngineWords", "a user has at most %1 access keys; rotate without keeping the old ones")},
    {QT_TRANSLATE_NOOP("EngineWords", "the access key %1 is in use already")},
    {QT_TRANSLATE_NOOP("EngineWords", "the connection \"local\" is this engine; it is always there and cannot be deleted")},
    {QT_TRANSLATE_NOOP("EngineWords",
                       "the connection \"local\" is this engine; make a cloud or kafka connection under another name")},
    {QT_TRANSLATE_NOOP("EngineWords",
                       "there is one connection of the kind local, \"local\"; kinds for others are cloud and kafka")},
    {QT_TRANSLATE_NOOP("EngineWords", "\"%1\" goes with a cloud connection only")},
    {QT_TRANSLATE_NOOP("EngineWords", "\"%1\" goes with a kafka connection only")},
    {QT_TRANSLATE_NOOP("EngineWords", "\"%1\" goes with a cloud or kafka connection only")},
    {QT_TRANSLATE_NOOP("EngineWords", "a cloud connection needs the id of an access key")},
    {QT_TRANSLATE_NOOP("EngineWords", "a cloud connection needs the name of the secret that holds the key's secret")},
    {QT_TRANSLATE_NOOP("EngineWords", "a kafka connection needs a broker at least, such as kafka-1:9092")},
    {QT_TRANSLATE_NOOP("EngineWords",
                       "a user and the name of a secret go together; leave both out for a broker that asks for neither")},
    {QT_TRANSLATE_NOOP("EngineWords", "a broker is HOST:PORT without a scheme, such as kafka-1:9092")},
    {"%1 was refused: the connection 'local' is read-only. %2",
     QT_TRANSLATE_NOOP(
         "EngineWords",
         "%1 was refused: the connection local is read-only. Edit that connection to let changes through again.")},
    {"%1 may not do %2: it may touch anything, so it is the owner's of this data directory. Leave --as away",
     QT_TRANSLATE_NOOP("EngineWords", "%1 may not do %2: only the owner of this data directory may.")},
    {"%1 denied: no statement allows %2 on %3; no policy is attached. Give %4 '%5' a policy that allows it%6",
     QT_TRANSLATE_NOOP("EngineWords",
                       "%1 may not do %2 on %3: no policy is attached. Give %4 '%5' a policy that allows it.")},
    {"%1 denied: no statement allows %2 on %3; looked at %4. Give %5 '%6' a policy that allows it%7",
     QT_TRANSLATE_NOOP("EngineWords", "%1 may not do %2 on %3: no policy allows it. Give %5 '%6' a policy that allows it.")},
    {"%1 denied: %2 denies %3 on %4. Give %5 '%6' a policy that allows it%7",
     QT_TRANSLATE_NOOP("EngineWords", "%1 may not do %3 on %4: %2 denies it.")},
    {"service '%1' has no role, so its functions may touch nothing: %2",
     QT_TRANSLATE_NOOP("EngineWords",
                       "service '%1' has no role, so its functions may touch nothing: edit the service and give it one")},
    {"Log Service may not assume role '%1': its trust is not `log`. %2",
     QT_TRANSLATE_NOOP("EngineWords", "Log Service may not assume role '%1': the role does not trust it")},
    {"Function Compute may not assume role '%1': its trust is %2",
     QT_TRANSLATE_NOOP("EngineWords", "Function Compute may not assume role '%1': the role does not trust it")},
    {QT_TRANSLATE_NOOP("EngineWords", "no user of this engine has the access key %1")},
    {QT_TRANSLATE_NOOP("EngineWords", "\"%1\" is missing")},
    {QT_TRANSLATE_NOOP("EngineWords", "\"%1\" must be %2, not %3")},
    {QT_TRANSLATE_NOOP("EngineWords", "\"%1\" must not be empty")},
    {QT_TRANSLATE_NOOP("EngineWords", "\"%1\" must be one character, not an empty string")},
    {QT_TRANSLATE_NOOP("EngineWords", "\"%1\" cannot be this character")},
    {QT_TRANSLATE_NOOP("EngineWords", "\"%1\" must be true or false")},
    {QT_TRANSLATE_NOOP("EngineWords", "\"%1\" is no bucket name: %2")},
    {QT_TRANSLATE_NOOP("EngineWords", "\"%1\" with the other name parts gives no usable object name: %2")},
    {QT_TRANSLATE_NOOP("EngineWords", "\"%1\" has more than %2 names")},
    {QT_TRANSLATE_NOOP("EngineWords", "\"%1\" must be a list of strings; it holds %2")},
    {QT_TRANSLATE_NOOP("EngineWords", "a function configuration must be an object, not %1")},
    {QT_TRANSLATE_NOOP("EngineWords", "\"%1\" has more than one character; only the first is used")},
    {QT_TRANSLATE_NOOP("EngineWords", "unknown key \"%1\" is ignored")},
    {QT_TRANSLATE_NOOP("EngineWords", "\"%1\" is none of gzip, snappy, zstd: objects are not compressed")},
    {QT_TRANSLATE_NOOP("EngineWords", "\"%1\" cannot be told from other characters: the rows will not read back")},
    {QT_TRANSLATE_NOOP("EngineWords", "\"%1\" is empty: every row will be empty")},
    {QT_TRANSLATE_NOOP("EngineWords", "\"target.ossDateFormat\": %1; %2 is used")},
    {QT_TRANSLATE_NOOP("EngineWords", "there is more text after the end of the value")},
    {QT_TRANSLATE_NOOP("EngineWords", "values are nested deeper than %1 levels")},
    {QT_TRANSLATE_NOOP("EngineWords", "a value is missing: the text ends here")},
    {QT_TRANSLATE_NOOP("EngineWords", "a value is expected here")},
    {QT_TRANSLATE_NOOP("EngineWords", "a digit is expected after the decimal point")},
    {QT_TRANSLATE_NOOP("EngineWords", "a digit is expected in the exponent")},
    {QT_TRANSLATE_NOOP("EngineWords", "a number does not begin with 0")},
    {QT_TRANSLATE_NOOP("EngineWords", "',' or ']' is expected here")},
    {QT_TRANSLATE_NOOP("EngineWords", "',' or '}' is expected here")},
    {QT_TRANSLATE_NOOP("EngineWords", "a name in double quotes is expected here")},
    {QT_TRANSLATE_NOOP("EngineWords", "':' is expected after the name")},
    {QT_TRANSLATE_NOOP("EngineWords", "a control character inside a string must be escaped")},
    {QT_TRANSLATE_NOOP("EngineWords", "this is not UTF-8")},
    {QT_TRANSLATE_NOOP("EngineWords", "the string that begins here does not end")},
    {QT_TRANSLATE_NOOP("EngineWords", "unknown escape in a string")},
    {QT_TRANSLATE_NOOP("EngineWords", "half of a surrogate pair")},
    {QT_TRANSLATE_NOOP("EngineWords", "the text is longer than %1 bytes")},
};

// What a sentence is about.
constexpr Sentence kNouns[] = {
    {QT_TRANSLATE_NOOP("EngineWords", "a trigger's name")},
    {QT_TRANSLATE_NOOP("EngineWords", "a service's name")},
    {QT_TRANSLATE_NOOP("EngineWords", "a function's name")},
    {QT_TRANSLATE_NOOP("EngineWords", "a project's name")},
    {QT_TRANSLATE_NOOP("EngineWords", "a Logstore's name")},
    {QT_TRANSLATE_NOOP("EngineWords", "a bucket's name")},
    {QT_TRANSLATE_NOOP("EngineWords", "a role's name")},
    {QT_TRANSLATE_NOOP("EngineWords", "a user's name")},
    {QT_TRANSLATE_NOOP("EngineWords", "a connection's name")},
    {QT_TRANSLATE_NOOP("EngineWords", "a secret's name")},
    {QT_TRANSLATE_NOOP("EngineWords", "an environment variable's name")},
    {QT_TRANSLATE_NOOP("EngineWords", "a region")},
    {QT_TRANSLATE_NOOP("EngineWords", "a policy's name")},
    {QT_TRANSLATE_NOOP("EngineWords", "the invocation interval")},
    {QT_TRANSLATE_NOOP("EngineWords", "the number of retries")},
    {QT_TRANSLATE_NOOP("EngineWords", "the window's size")},
    {QT_TRANSLATE_NOOP("EngineWords", "the window's number of groups")},
    {QT_TRANSLATE_NOOP("EngineWords", "the number of shards")},
    {QT_TRANSLATE_NOOP("EngineWords", "the retention (ttl)")},
    {QT_TRANSLATE_NOOP("EngineWords", "the size limit of a Logstore")},
    {QT_TRANSLATE_NOOP("EngineWords", "a function's memory")},
    {QT_TRANSLATE_NOOP("EngineWords", "a function's timeout")},
    {QT_TRANSLATE_NOOP("EngineWords", "the initialization timeout")},
    {QT_TRANSLATE_NOOP("EngineWords", "the instance concurrency")},
    {QT_TRANSLATE_NOOP("EngineWords", "a custom runtime's port")},
    {QT_TRANSLATE_NOOP("EngineWords", "the start time")},
    {QT_TRANSLATE_NOOP("EngineWords", "the function configuration")},
    {QT_TRANSLATE_NOOP("EngineWords", "the policy document")},
    {QT_TRANSLATE_NOOP("EngineWords", "the description")},
    {QT_TRANSLATE_NOOP("EngineWords", "the path")},
    {QT_TRANSLATE_NOOP("EngineWords", "the pattern")},
    {QT_TRANSLATE_NOOP("EngineWords", "the header")},
    {QT_TRANSLATE_NOOP("EngineWords", "the topic")},
    {QT_TRANSLATE_NOOP("EngineWords", "the handler")},
    {QT_TRANSLATE_NOOP("EngineWords", "the initializer")},
    {QT_TRANSLATE_NOOP("EngineWords", "the code's path")},
    {QT_TRANSLATE_NOOP("EngineWords", "the variable's value")},
    {QT_TRANSLATE_NOOP("EngineWords", "the source")},
    {QT_TRANSLATE_NOOP("EngineWords", "the trigger log")},
    {QT_TRANSLATE_NOOP("EngineWords", "the function log")},
    {QT_TRANSLATE_NOOP("EngineWords", "the replication target")},
    {QT_TRANSLATE_NOOP("EngineWords", "its trigger log")},
    {QT_TRANSLATE_NOOP("EngineWords", "its replication target")},
    {QT_TRANSLATE_NOOP("EngineWords", "the access key id")},
    {QT_TRANSLATE_NOOP("EngineWords", "the user")},
    {QT_TRANSLATE_NOOP("EngineWords", "null")},
    {QT_TRANSLATE_NOOP("EngineWords", "true or false")},
    {QT_TRANSLATE_NOOP("EngineWords", "a number")},
    {QT_TRANSLATE_NOOP("EngineWords", "a string")},
    {QT_TRANSLATE_NOOP("EngineWords", "a list")},
    {QT_TRANSLATE_NOOP("EngineWords", "an object")},
    {QT_TRANSLATE_NOOP("EngineWords", "owner")},
};

// "trigger a/b/c", or "Logstore" alone; "" = it is no kind of object.
QString objectWords(const QString &said)
{
    static const QRegularExpression kObject(
        QStringLiteral("^(project|[Ll]ogstore|bucket|role|service|function|trigger|user|connection)( \\S+)?$"));
    const auto match = kObject.match(said);
    return match.hasMatch() ? kindWord(match.captured(1).toLower().toStdString()) + match.captured(2) : QString();
}

QString namedWithin(const QString &said, int depth)
{
    if (const auto object = objectWords(said); !object.isEmpty())
        return object;
    static const SentenceBook kBook("EngineWords", kNouns);
    if (const auto noun = kBook.words(said, [](const QString &name) { return name; }))
        return *noun;
    static const QRegularExpression kMore(QStringLiteral("^(.+) and (\\d+) more$"));
    if (const auto match = kMore.match(said); match.hasMatch())
        return Text::tr("%1 and %n more", nullptr, match.captured(2).toInt()).arg(namedWithin(match.captured(1), depth));
    if (const auto list = said.split(QStringLiteral(", ")); list.size() > 1) {
        QStringList words;
        for (const auto &one : list)
            words.append(objectWords(one).isEmpty() ? one : objectWords(one));
        return words.join(QStringLiteral(", "));
    }
    return wordsWithin(said, depth + 1);
}

QString wordsWithin(const QString &said, int depth)
{
    if (depth > kDepthMost)
        return said;
    static const SentenceBook kBook("EngineWords", kSentences);
    return kBook.words(said, [depth](const QString &name) { return namedWithin(name, depth); }).value_or(said);
}

} // namespace

QString engineWords(const QString &said)
{
    // A refused change begins with the place in the stack file, and ends with how many more problems there are.
    static const QRegularExpression kRefused(
        QStringLiteral("^((?:projects|buckets|roles|services|users|connections)\\.\\S+): (.+?)"
                       "(?: \\(and (\\d+) more problems?\\))?$"),
        QRegularExpression::DotMatchesEverythingOption);
    const auto match = kRefused.match(said);
    if (!match.hasMatch())
        return wordsWithin(said, 0);
    auto words = QStringLiteral("%1: %2").arg(match.captured(1), wordsWithin(match.captured(2), 0));
    if (!match.captured(3).isEmpty())
        words = Text::tr("%1 (and %n more problem(s))", nullptr, match.captured(3).toInt()).arg(words);
    return words;
}

} // namespace sluice
