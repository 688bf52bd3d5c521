#include "tests/integration/display/accessibletree.h"

#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusVariant>
#include <QElapsedTimer>

namespace sluice::test {

namespace {

constexpr int kDepthMax = 40;
const QLatin1String kTable("table"); // QTableView
const QLatin1String kList("list"); // QListView
const QLatin1String kTree("tree table"); // QTreeView
const QLatin1String kChoice("combo box");
constexpr quint32 kLabelledBy = 2; // AtspiRelationType

// Bits of AtspiStateType, first word.
constexpr quint32 kChecked = 1u << 4;
constexpr quint32 kEnabled = 1u << 8;
constexpr quint32 kFocusable = 1u << 11;
constexpr quint32 kFocused = 1u << 12;
constexpr quint32 kModal = 1u << 16;
constexpr quint32 kSelected = 1u << 23;
constexpr quint32 kShowing = 1u << 25;

bool hasCells(const QString &role)
{
    return role == kTable || role == kList || role == kTree;
}

} // namespace

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

AccessibleTree::AccessibleTree(QDBusConnection bus)
    : m_bus(std::move(bus))
{
    qDBusRegisterMetaType<Reference>();
    qDBusRegisterMetaType<QList<Reference>>();
    qDBusRegisterMetaType<QList<quint32>>();
}

QVariantList AccessibleTree::call(const Reference &on, const char *interface, const char *method,
                                  const QVariantList &arguments)
{
    auto message = QDBusMessage::createMethodCall(
        on.service, on.path.path(), QStringLiteral("org.a11y.atspi.") + QLatin1String(interface), QLatin1String(method));
    message.setArguments(arguments);
    const auto answer = m_bus.call(message, QDBus::Block, kTimeoutMs);
    if (answer.type() != QDBusMessage::ErrorMessage)
        return answer.arguments();
    ++m_errors;
    const auto error = answer.errorName();
    m_gone = m_gone || error.endsWith(QLatin1String("ServiceUnknown")) || error.endsWith(QLatin1String("NoReply"));
    return {};
}

QVariant AccessibleTree::property(const Reference &on, const char *interface, const char *name)
{
    auto message = QDBusMessage::createMethodCall(on.service, on.path.path(),
                                                  QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    message.setArguments({QStringLiteral("org.a11y.atspi.") + QLatin1String(interface), QLatin1String(name)});
    const auto answer = m_bus.call(message, QDBus::Block, kTimeoutMs);
    if (answer.type() == QDBusMessage::ErrorMessage)
        return {};
    return answer.arguments().value(0).value<QDBusVariant>().variant();
}

QList<Reference> AccessibleTree::children(const Reference &of)
{
    const auto answer = call(of, "Accessible", "GetChildren");
    return answer.isEmpty() ? QList<Reference>() : qdbus_cast<QList<Reference>>(answer.front());
}

QString AccessibleTree::name(const Reference &of)
{
    return property(of, "Accessible", "Name").toString();
}

QString AccessibleTree::role(const Reference &of)
{
    return call(of, "Accessible", "GetRoleName").value(0).toString();
}

quint32 AccessibleTree::states(const Reference &of)
{
    const auto answer = call(of, "Accessible", "GetState");
    return answer.isEmpty() ? 0 : qdbus_cast<QList<quint32>>(answer.front()).value(0);
}

bool AccessibleTree::isLabelled(const Reference &of)
{
    const auto answer = call(of, "Accessible", "GetRelationSet");
    if (answer.isEmpty())
        return false;
    const auto relations = answer.front().value<QDBusArgument>();
    bool found = false;
    relations.beginArray();
    while (!relations.atEnd()) {
        quint32 kind = 0;
        QList<Reference> targets;
        relations.beginStructure();
        relations >> kind >> targets;
        relations.endStructure();
        found = found || (kind == kLabelledBy && !targets.isEmpty());
    }
    relations.endArray();
    return found;
}

QJsonArray AccessibleTree::rectangle(const Reference &of)
{
    const auto answer = call(of, "Component", "GetExtents", {quint32(0)}); // of the screen
    if (answer.isEmpty())
        return {};
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    const auto argument = answer.front().value<QDBusArgument>();
    argument.beginStructure();
    argument >> x >> y >> width >> height;
    argument.endStructure();
    return {x, y, width, height};
}

bool AccessibleTree::findApplication(const QString &wanted, qint64 forMs)
{
    const Reference root{QStringLiteral("org.a11y.atspi.Registry"),
                         QDBusObjectPath(QStringLiteral("/org/a11y/atspi/accessible/root"))};
    QElapsedTimer clock;
    clock.start();
    do {
        for (const auto &one : children(root)) {
            if (name(one) == wanted) {
                m_application = one;
                m_gone = false;
                return true;
            }
        }
    } while (clock.elapsed() < forMs);
    return false;
}

void AccessibleTree::listen()
{
    const Reference registry{QStringLiteral("org.a11y.atspi.Registry"),
                             QDBusObjectPath(QStringLiteral("/org/a11y/atspi/registry"))};
    for (const auto *event : {"object:", "focus:", "window:"})
        call(registry, "Registry", "RegisterEvent", {QLatin1String(event), QStringList(), QString()});
}

QJsonObject AccessibleTree::walk(bool hiddenToo)
{
    m_nodes = m_tables = m_cells = m_named = m_errors = 0;
    m_nameless.clear();
    for (const auto &window : children(m_application))
        read(window, 0, hiddenToo);
    return {{QStringLiteral("nodes"), m_nodes},   {QStringLiteral("tables"), m_tables},
            {QStringLiteral("cells"), m_cells},   {QStringLiteral("named"), m_named},
            {QStringLiteral("errors"), m_errors}, {QStringLiteral("nameless"), QJsonArray::fromStringList(m_nameless)}};
}

void AccessibleTree::read(const Reference &node, int depth, bool hiddenToo)
{
    if (m_nodes >= kNodesMax || depth > kDepthMax || m_gone)
        return;
    const auto bits = states(node);
    if (!hiddenToo && !(bits & kShowing))
        return;
    ++m_nodes;
    const auto kind = role(node);
    const auto text = name(node);
    const auto description = property(node, "Accessible", "Description").toString();
    const auto place = rectangle(node);
    const bool silent = kind == kChoice ? description.isEmpty() && !isLabelled(node) : text.isEmpty();
    if ((bits & kFocusable) && (bits & kShowing) && silent)
        m_nameless.append(
            QStringLiteral("%1 “%2” at %3,%4").arg(kind, text).arg(place.at(0).toInt()).arg(place.at(1).toInt()));
    if (hasCells(kind)) {
        ++m_tables;
        readCells(node);
        return; // its children are its cells
    }
    for (const auto &child : children(node))
        read(child, depth + 1, hiddenToo);
}

void AccessibleTree::readCells(const Reference &table)
{
    const int rows = property(table, "Table", "NRows").toInt();
    const int columns = property(table, "Table", "NColumns").toInt();
    for (int row = 0; row < rows && row * columns < kCellsMax; ++row) {
        for (int column = 0; column < columns && !m_gone; ++column) {
            const auto answer = call(table, "Table", "GetAccessibleAt", {row, column});
            if (answer.isEmpty())
                continue;
            const auto cell = qdbus_cast<Reference>(answer.front());
            ++m_cells;
            m_named += name(cell).isEmpty() ? 0 : 1;
            role(cell);
            states(cell);
        }
    }
}

QJsonObject AccessibleTree::describe(const Reference &node)
{
    const auto bits = states(node);
    const auto kind = role(node);
    QJsonObject is{{QStringLiteral("role"), kind},
                   {QStringLiteral("name"), name(node)},
                   {QStringLiteral("path"), node.path.path()},
                   {QStringLiteral("place"), rectangle(node)},
                   {QStringLiteral("enabled"), bool(bits & kEnabled)},
                   {QStringLiteral("focused"), bool(bits & kFocused)},
                   {QStringLiteral("checked"), bool(bits & kChecked)},
                   {QStringLiteral("selected"), bool(bits & kSelected)},
                   {QStringLiteral("modal"), bool(bits & kModal)}};
    if (kind == QLatin1String("text"))
        is.insert(QStringLiteral("text"), call(node, "Text", "GetText", {0, -1}).value(0).toString());
    if (kind == QLatin1String("spin box"))
        is.insert(QStringLiteral("value"), property(node, "Value", "CurrentValue").toDouble());
    return is;
}

QString AccessibleTree::windowOf(Reference node)
{
    for (int height = 0; height < kDepthMax && !m_gone; ++height) {
        const auto up = property(node, "Accessible", "Parent").value<QDBusArgument>();
        const auto parent = qdbus_cast<Reference>(up);
        if (parent.path == m_application.path)
            return name(node);
        if (parent.service.isEmpty())
            break;
        node = parent;
    }
    return {};
}

Reference AccessibleTree::findFocus()
{
    m_nodes = 0;
    Reference found;
    findFocus(m_application, -1, found);
    return found;
}

bool AccessibleTree::findFocus(const Reference &node, int depth, Reference &found)
{
    if (++m_nodes > kNodesMax || depth > kDepthMax || m_gone)
        return false;
    const auto bits = depth < 0 ? kShowing : states(node);
    if (!(bits & kShowing))
        return false;
    if (bits & kFocused) {
        found = node;
        return true;
    }
    if (hasCells(role(node)))
        return false;
    const auto all = children(node);
    return std::any_of(all.begin(), all.end(), [&](const Reference &child) { return findFocus(child, depth + 1, found); });
}

QJsonArray AccessibleTree::showing()
{
    m_nodes = 0;
    QJsonArray all;
    for (const auto &window : children(m_application))
        collect(window, 0, name(window), all);
    return all;
}

void AccessibleTree::collect(const Reference &node, int depth, const QString &window, QJsonArray &into)
{
    if (++m_nodes > kNodesMax || depth > kDepthMax || m_gone || !(states(node) & kShowing))
        return;
    auto is = describe(node);
    is.insert(QStringLiteral("window"), window);
    is.insert(QStringLiteral("depth"), depth);
    into.append(is);
    if (hasCells(is.value(QLatin1String("role")).toString()))
        return;
    for (const auto &child : children(node))
        collect(child, depth + 1, window, into);
}

QJsonArray AccessibleTree::rows(const QString &wanted, int most)
{
    QJsonArray all;
    Reference table;
    m_nodes = 0;
    if (!findTable(m_application, wanted, 0, table))
        return all;
    const int rows = property(table, "Table", "NRows").toInt();
    const int columns = property(table, "Table", "NColumns").toInt();
    for (int row = 0; row < std::min(rows, most); ++row) {
        QJsonArray cells;
        for (int column = 0; column < columns; ++column) {
            const auto answer = call(table, "Table", "GetAccessibleAt", {row, column});
            if (!answer.isEmpty())
                cells.append(describe(qdbus_cast<Reference>(answer.front())));
        }
        all.append(cells);
    }
    return all;
}

bool AccessibleTree::findTable(const Reference &node, const QString &wanted, int depth, Reference &found)
{
    if (++m_nodes > kNodesMax || depth > kDepthMax || m_gone)
        return false;
    if (hasCells(role(node))) {
        found = node;
        return name(node) == wanted && (states(node) & kShowing);
    }
    const auto all = children(node);
    return std::any_of(all.begin(), all.end(),
                       [&](const Reference &child) { return findTable(child, wanted, depth + 1, found); });
}

} // namespace sluice::test
