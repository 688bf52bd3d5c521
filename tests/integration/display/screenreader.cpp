// A screen reader without a voice, for scripts: listens to what the application says, and answers questions. Each line of
// the standard input is one question as JSON, each line of the output its answer: {"do":"find","name":APPLICATION} first,
// then "focus", "see", "rows" (with "table" and "most") and "walk" ("hidden": true for everything). An answer has "gone"
// when the application left the bus. The end of the input ends it.
#include "tests/integration/display/accessibletree.h"

#include <QCoreApplication>
#include <QDBusInterface>
#include <QDBusMessage>
#include <QJsonDocument>
#include <QSocketNotifier>

#include <cstdio>
#include <string>
#include <unistd.h>

namespace sluice::test {

namespace {

constexpr qint64 kFindMs = 20'000;
constexpr auto kHear = "1hear(QDBusMessage)"; // the bus connects by name only; 1 says that it is a slot

QDBusConnection accessibilityBus()
{
    QDBusInterface launcher(QStringLiteral("org.a11y.Bus"), QStringLiteral("/org/a11y/bus"), QStringLiteral("org.a11y.Bus"));
    const auto address = launcher.call(QStringLiteral("GetAddress")).arguments().value(0).toString();
    return QDBusConnection::connectToBus(address, QStringLiteral("a11y"));
}

} // namespace

class ScreenReader : public QObject {
    Q_OBJECT
public:
    ScreenReader()
        : m_bus(accessibilityBus())
        , m_tree(m_bus)
        , m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        for (const auto *kind : {"Object", "Focus", "Window"}) {
            m_bus.connect({}, {}, QStringLiteral("org.a11y.atspi.Event.") + QLatin1String(kind), {}, this, kHear);
        }
        connect(&m_input, &QSocketNotifier::activated, this, &ScreenReader::readInput);
    }

public slots:
    void hear(const QDBusMessage &event)
    {
        ++m_events;
        const bool focus = event.interface().endsWith(QLatin1String("Focus"))
            || (event.member() == QLatin1String("StateChanged")
                && event.arguments().value(0).toString() == QLatin1String("focused")
                && event.arguments().value(1).toInt() == 1);
        if (focus)
            m_focus = {event.service(), QDBusObjectPath(event.path())};
    }

private:
    void readInput()
    {
        char bytes[4096];
        const auto count = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (count <= 0)
            return QCoreApplication::exit(0);
        m_line.append(bytes, std::size_t(count));
        for (auto end = m_line.find('\n'); end != std::string::npos; end = m_line.find('\n')) {
            const auto question = QJsonDocument::fromJson(QByteArray::fromStdString(m_line.substr(0, end))).object();
            m_line.erase(0, end + 1);
            auto answer = answerTo(question);
            if (m_tree.gone())
                answer.insert(QStringLiteral("gone"), true);
            std::printf("%s\n", QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
            std::fflush(stdout);
        }
    }

    QJsonObject answerTo(const QJsonObject &question)
    {
        const auto what = question.value(QLatin1String("do")).toString();
        if (what == QLatin1String("find")) {
            const bool found = m_tree.findApplication(question.value(QLatin1String("name")).toString(), kFindMs);
            if (found)
                m_tree.listen();
            return {{QStringLiteral("found"), found}};
        }
        if (what == QLatin1String("focus"))
            return whereTheFocusIs();
        if (what == QLatin1String("see"))
            return {{QStringLiteral("showing"), m_tree.showing()}};
        if (what == QLatin1String("rows")) {
            return {{QStringLiteral("rows"),
                     m_tree.rows(question.value(QLatin1String("table")).toString(),
                                 question.value(QLatin1String("most")).toInt(20))}};
        }
        if (what == QLatin1String("walk")) {
            auto figures = m_tree.walk(question.value(QLatin1String("hidden")).toBool());
            figures.insert(QStringLiteral("events"), m_events);
            return figures;
        }
        return {{QStringLiteral("error"), QStringLiteral("no such question: ") + what}};
    }

    QJsonObject whereTheFocusIs()
    {
        if (m_focus.service.isEmpty())
            m_focus = m_tree.findFocus(); // it came before anybody listened
        if (m_focus.service.isEmpty())
            return {};
        auto is = m_tree.describe(m_focus);
        is.insert(QStringLiteral("window"), m_tree.windowOf(m_focus));
        return is;
    }

    QDBusConnection m_bus;
    AccessibleTree m_tree;
    QSocketNotifier m_input;
    std::string m_line;
    Reference m_focus;
    int m_events = 0;
};

} // namespace sluice::test

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    sluice::test::ScreenReader reader;
    return QCoreApplication::exec();
}

#include "screenreader.moc"
