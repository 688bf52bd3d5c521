// What a screen reader knows of one application, over AT-SPI (org.a11y.atspi Accessible, Component, Table, Text on the
// accessibility bus). All calls block, for kTimeoutMs at most; a thing that went away answers empty and is counted.
#pragma once

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace sluice::test {

struct Reference { // (so)
    QString service;
    QDBusObjectPath path;
};

QDBusArgument &operator<<(QDBusArgument &argument, const Reference &reference);
const QDBusArgument &operator>>(const QDBusArgument &argument, Reference &reference);

class AccessibleTree {
public:
    static constexpr int kNodesMax = 3'000; // of one walk
    static constexpr int kCellsMax = 400; // of one table
    static constexpr int kTimeoutMs = 5'000;

    explicit AccessibleTree(QDBusConnection bus);

    // The application of that name, asked of the registry again and again for `forMs`. False: it did not come.
    [[nodiscard]] bool findApplication(const QString &name, qint64 forMs);
    // The registry tells the application that somebody listens: only then does it send events.
    void listen();

    // What shows, or everything, and the first cells of each table: figures, and what takes the focus but has no name. A
    // choice is named by what is chosen (as Qt has it): it needs a label or a description.
    [[nodiscard]] QJsonObject walk(bool hiddenToo);
    // What shows, without the cells of tables.
    [[nodiscard]] QJsonArray showing();
    // The first rows of the table of that name that shows: cells with text and place.
    [[nodiscard]] QJsonArray rows(const QString &table, int most);
    [[nodiscard]] QJsonObject describe(const Reference &node);
    [[nodiscard]] QString windowOf(Reference node); // its title
    [[nodiscard]] Reference findFocus(); // where no event told of it: what shows and has it; service "" = nothing
    [[nodiscard]] bool gone() const { return m_gone; } // the application left the bus, or does not answer

private:
    QVariantList call(const Reference &on, const char *interface, const char *method, const QVariantList &arguments = {});
    QVariant property(const Reference &on, const char *interface, const char *name);
    QList<Reference> children(const Reference &of);
    QString name(const Reference &of);
    QString role(const Reference &of);
    quint32 states(const Reference &of);
    bool isLabelled(const Reference &of);
    QJsonArray rectangle(const Reference &of);
    void read(const Reference &node, int depth, bool hiddenToo);
    void readCells(const Reference &table);
    void collect(const Reference &node, int depth, const QString &window, QJsonArray &into);
    bool findFocus(const Reference &node, int depth, Reference &found);
    bool findTable(const Reference &node, const QString &name, int depth, Reference &found);

    QDBusConnection m_bus;
    Reference m_application;
    bool m_gone = false;
    int m_nodes = 0;
    int m_tables = 0;
    int m_cells = 0;
    int m_named = 0; // cells that say something
    int m_errors = 0;
    QStringList m_nameless;
};

} // namespace sluice::test

Q_DECLARE_METATYPE(sluice::test::Reference)
