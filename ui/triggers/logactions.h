// What can be done with rows of the trigger log: copy them, filter by a cell, choose the zone of its times.
#pragma once

#include "models/ledgermodel.h"
#include "models/ledgertext.h"

#include <QAction>

#include <functional>

class QMenu;

namespace sluice {

class FilterBar;
class Table;

class LogActions final : public QObject {
    Q_OBJECT
public:
    LogActions(Table &table, LedgerModel &model, FilterBar &filter, QObject *parent); // all outlive it

    void setTrigger(const std::string &trigger) { m_trigger = trigger; }
    [[nodiscard]] const QList<QAction *> &all() const { return m_all; }
    void addZones(QMenu *menu);
    [[nodiscard]] QMenu *menuFor(const QModelIndex &index); // deletes itself when it closes; the caller shows it

signals:
    void said(const QString &text);
    void zoneChanged();

private:
    QAction *add(const QString &text, std::function<void()> act);
    [[nodiscard]] QList<int> chosen() const; // rows, newest first; an attempt of a chosen execution is not there twice
    void copyRows(LedgerForm form);
    void copyCommand();
    void copy(const QString &text, const QString &what);

    Table &m_table;
    LedgerModel &m_model;
    FilterBar &m_filter;
    QList<QAction *> m_all;
    QList<QAction *> m_copies;
    QList<QAction *> m_zones;
    std::string m_trigger;
};

} // namespace sluice
