// What a screen reader does to a window, over AT-SPI: finds the application, walks the whole tree again and again, reads
// names, roles, states and table cells while rows come and go. Prints one JSON line a walk; exit 1 when the application
// went. Protocol: org.a11y.atspi (Registry, Accessible, Table, Component) on the accessibility bus. usage: atspiwalk
// APPLICATION ROUNDS
#include <QCoreApplication>
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace {

constexpr int kNodesMax = 3'000;
constexpr int kCellsMax = 400; // of one table
constexpr int kTimeoutMs = 5'000;
constexpr qint64 kFindMs = 20'000;

struct Reference { // (so)
    QString service;
    QDBusObjectPath path;
};

} // namespace

Q_DECLARE_METATYPE(Reference)

namespace {

QDBusArgument &operator<<(QDBusArgument &argument, const Reference &reference)
{
    argument.beginStructure();
    argument << reference.service << reference.path;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, Reference &reference)
{
    argument.beginStructure();
    argument >> reference.service >> reference.path;
    argument.endStructure();
    return argument;
}

class Reader {
public:
    explicit Reader(QDBusConnection bus)
        : m_bus(std::move(bus))
    {
    }

    QVariantList call(const Reference &on, const char *interface, const char *method, const QVariantList &arguments = {})
    {
        auto message = QDBusMessage::createMethodCall(
            on.service, on.path.path(), QStringLiteral("org.a11y.atspi.") + QLatin1String(interface), QLatin1String(method));
        message.setArguments(arguments);
        const auto answer = m_bus.call(message, QDBus::Block, kTimeoutMs);
        if (answer.type() == QDBusMessage::ErrorMessage) {
            ++errors;
            gone = gone || answer.errorName().endsWith(QLatin1String("ServiceUnknown"))
                || answer.errorName().endsWith(QLatin1String("NoReply"));
            return {};
        }
        return answer.arguments();
    }
    QVariant property(const Reference &on, const char *interface, const char *name)
    {
        auto message = QDBusMessage::createMethodCall(
            on.service, on.path.path(), QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
        message.setArguments({QStringLiteral("org.a11y.atspi.") + QLatin1String(interface), QLatin1String(name)});
        const auto answer = m_bus.call(message, QDBus::Block, kTimeoutMs);
        if (answer.type() == QDBusMessage::ErrorMessage)
            return {};
        return answer.arguments().value(0).value<QDBusVariant>().variant();
    }
    QList<Reference> children(const Reference &of)
    {
        QList<Reference> all;
        const auto answer = call(of, "Accessible", "GetChildren");
        if (!answer.isEmpty())
            all = qdbus_cast<QList<Reference>>(answer.front());
        return all;
    }

    void walk(const Reference &node, int depth)
    {
        if (nodes >= kNodesMax || depth > 40 || gone)
            return;
        ++nodes;
        const auto role = call(node, "Accessible", "GetRoleName").value(0).toString();
        const auto name = property(node, "Accessible", "Name").toString();
        property(node, "Accessible", "Description");
        const auto states = call(node, "Accessible", "GetState");
        call(node, "Component", "GetExtents", {quint32(0)});
        const auto bits = states.isEmpty() ? QList<quint32>() : qdbus_cast<QList<quint32>>(states.front());
        const bool focusable = bits.value(0) & (1u << 11); // ATSPI_STATE_FOCUSABLE
        const bool showing = bits.value(0) & (1u << 25); // ATSPI_STATE_SHOWING
        if (focusable && showing && name.isEmpty() && role != QLatin1String("filler"))
            nameless.append(role + QLatin1Char(' ') + node.path.path());
        if (role == QLatin1String("table") || role == QLatin1String("list") || role == QLatin1String("tree table")) {
            ++tables;
            cellsOf(node);
            return; // its children are its cells
        }
        for (const auto &child : children(node))
            walk(child, depth + 1);
    }

    void cellsOf(const Reference &table)
    {
        const int rows = property(table, "Table", "NRows").toInt();
        const int columns = property(table, "Table", "NColumns").toInt();
        for (int row = 0; row < rows && row * columns < kCellsMax; ++row) {
            for (int column = 0; column < columns; ++column) {
                const auto answer = call(table, "Table", "GetAccessibleAt", {row, column});
                if (answer.isEmpty())
                    continue;
                const auto cell = qdbus_cast<Reference>(answer.front());
                ++cells;
                named += property(cell, "Accessible", "Name").toString().isEmpty() ? 0 : 1;
                call(cell, "Accessible", "GetRoleName");
                call(cell, "Accessible", "GetState");
                if (gone)
                    return;
            }
        }
    }

    int nodes = 0;
    int tables = 0;
    int cells = 0;
    int named = 0;
    int errors = 0;
    bool gone = false;
    QStringList nameless;

private:
    QDBusConnection m_bus;
};

QDBusConnection accessibilityBus()
{
    QDBusInterface launcher(QStringLiteral("org.a11y.Bus"), QStringLiteral("/org/a11y/bus"), QStringLiteral("org.a11y.Bus"));
    const auto address = launcher.call(QStringLiteral("GetAddress")).arguments().value(0).toString();
    return QDBusConnection::connectToBus(address, QStringLiteral("a11y"));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    qDBusRegisterMetaType<Reference>();
    qDBusRegisterMetaType<QList<Reference>>();
    qDBusRegisterMetaType<QList<quint32>>();
    const auto wanted = QString::fromLocal8Bit(argc > 1 ? argv[1] : "sluice");
    const int rounds = argc > 2 ? QByteArray(argv[2]).toInt() : 1;
    Reader finder(accessibilityBus());
    const Reference root{QStringLiteral("org.a11y.atspi.Registry"),
                         QDBusObjectPath(QStringLiteral("/org/a11y/atspi/accessible/root"))};
    Reference application;
    QElapsedTimer clock;
    for (clock.start(); application.service.isEmpty() && clock.elapsed() < kFindMs;) {
        for (const auto &one : finder.children(root)) {
            if (finder.property(one, "Accessible", "Name").toString() == wanted)
                application = one;
        }
    }
    if (application.service.isEmpty()) {
        std::fprintf(stderr, "no application named %s is on the accessibility bus\n", qPrintable(wanted));
        return 1;
    }
    for (int round = 0; round < rounds; ++round) {
        Reader reader(accessibilityBus());
        reader.walk(application, 0);
        const QJsonObject line{{QStringLiteral("nodes"), reader.nodes},
                               {QStringLiteral("tables"), reader.tables},
                               {QStringLiteral("cells"), reader.cells},
                               {QStringLiteral("named"), reader.named},
                               {QStringLiteral("errors"), reader.errors},
                               {QStringLiteral("gone"), reader.gone},
                               {QStringLiteral("nameless"), QJsonArray::fromStringList(reader.nameless)}};
        std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
        if (reader.gone)
            return 1;
    }
    return 0;
}
