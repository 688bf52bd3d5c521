// All Logstores in a table with a filter.
#pragma once

#include "models/logstoremodel.h"
#include "models/workspace.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace sluice {

class EmptyState;
class Table;

class LogstoreList final : public QWidget {
    Q_OBJECT
public:
    explicit LogstoreList(Workspace &workspace, QWidget *parent = nullptr);

    void open();
    void focusFilter();
    void focusFirst();
    void showTrouble(const Error &error);

signals:
    void ready();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QLayout *makeHead();
    void makeTable();
    void refresh();
    void updateEmpty();
    void updateButtons();
    void fitColumns();

    Workspace &m_workspace;
    LogstoreModel m_model;
    QLineEdit *m_filter;
    QPushButton *m_import;
    QPushButton *m_create;
    Table *m_table;
    EmptyState *m_empty;
    QTimer m_late; // "loading" shows after 300 ms, never sooner
    std::optional<Error> m_trouble;
    QString m_said;
    bool m_isReady = false;
};

} // namespace sluice
