// What tst_keyring.py drives: a KeychainSecretStore, or the Secrets on it, as a process of its own on the bus that it finds.
// Commands come as lines on standard input, answers go as JSON lines to standard output:
//   read NAME · write NAME BASE64 · remove NAME      through the store
//   put NAME BASE64 · master                         through Secrets: reads back; the master key
//   raw NAME TEXT                                    past all of it, as another program would
#include "engine/access/keychain/keychainsecretstore.h"
#include "engine/access/secrets.h"
#include "engine/client/json.h"
#include "engine/qtloop.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSocketNotifier>

#include <qt6keychain/keychain.h>

#include <array>
#include <cstdio>

#include <unistd.h>

using namespace sluice;

namespace {

class Tool : public QObject {
public:
    explicit Tool(std::chrono::milliseconds timeout)
        : m_store(std::make_shared<KeychainSecretStore>(
            KeychainSecretStore::Options{"sluice-test", timeout, std::chrono::milliseconds(500)}))
        , m_secrets(m_loop, m_store, "test-directory")
        , m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        connect(&m_input, &QSocketNotifier::activated, this, [this] { feed(); });
    }

private:
    void feed()
    {
        std::array<char, 65'536> bytes{};
        const auto got = ::read(STDIN_FILENO, bytes.data(), bytes.size());
        if (got <= 0)
            return QCoreApplication::quit();
        m_text.append(bytes.data(), static_cast<qsizetype>(got));
        for (auto end = m_text.indexOf('\n'); end >= 0; end = m_text.indexOf('\n')) {
            run(m_text.left(end).split(' '));
            m_text.remove(0, end + 1);
        }
    }
    void run(const QByteArrayList &words)
    {
        const auto verb = words.value(0);
        const auto name = words.value(1).toStdString();
        const auto bytes = QByteArray::fromBase64(words.value(2));
        const Secret value(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        QElapsedTimer begun;
        begun.start();
        const auto done = [this, begun](const Done &result) { say(result, {}, begun); };
        if (verb == "read")
            m_store->read(name, [this, begun](const Result<Secret> &got) {
                QMetaObject::invokeMethod(this, [this, got, begun] { saySecret(got, begun); });
            });
        else if (verb == "write")
            m_store->write(name, value, done);
        else if (verb == "put")
            m_secrets.write(name, value, done);
        else if (verb == "remove")
            m_store->remove(name, done);
        else if (verb == "master")
            m_secrets.masterKey([this, begun](const Result<Secrets::MasterKeyPtr> &key) {
                saySecret(key.map([](const Secrets::MasterKeyPtr &made) { return made->bytes(); }), begun,
                          m_secrets.masterKeyNote().perRun ? "per run" : "stored");
            });
        else if (verb == "raw")
            writeRaw(words.value(1), words.value(2));
    }
    void writeRaw(const QByteArray &name, const QByteArray &text)
    {
        auto *job = new QKeychain::WritePasswordJob("sluice-test");
        job->setKey(name);
        job->setTextData(text);
        QElapsedTimer begun;
        begun.start();
        connect(job, &QKeychain::Job::finished, this, [this, begun](QKeychain::Job *ended) {
            say(ended->error() == QKeychain::NoError ? Done{} : Done(fail(ErrorKind::Failed, "Raw", "")), {}, begun);
        });
        job->start();
    }
    void saySecret(const Result<Secret> &got, const QElapsedTimer &begun, const std::string &note = {})
    {
        const auto bytes = got ? QByteArray(got->view().data(), static_cast<qsizetype>(got->view().size())) : QByteArray();
        say(got ? Done{} : Done(fail(got.error())), bytes.toBase64().toStdString(), begun, note);
    }
    static void say(const Done &done, const std::string &value, const QElapsedTimer &begun, const std::string &note = {})
    {
        std::string line = R"({"code":)";
        appendJsonText(line, done ? "" : done.error().code);
        line += R"(,"detail":)";
        appendJsonText(line, done ? "" : done.error().detail);
        line += R"(,"value":)";
        appendJsonText(line, value);
        line += R"(,"note":)";
        appendJsonText(line, note);
        line += R"(,"ms":)" + std::to_string(begun.elapsed()) + "}\n";
        std::fputs(line.c_str(), stdout);
        std::fflush(stdout);
    }

    QtLoop m_loop;
    std::shared_ptr<KeychainSecretStore> m_store;
    Secrets m_secrets;
    QSocketNotifier m_input;
    QByteArray m_text;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    Tool tool(std::chrono::milliseconds(argc > 1 ? std::atoi(argv[1]) : 5'000));
    return QCoreApplication::exec();
}
