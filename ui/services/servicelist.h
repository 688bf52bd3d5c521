// All services, those with a needy trigger first.
#pragma once

#include "models/servicemodel.h"
#include "models/workspace.h"
#include "ui/errors.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace sluice {

class EmptyState;
class InkLabel;
class Table;

class ServiceList final : public QWidget {
    Q_OBJECT
public:
    ServiceList(Workspace &workspace, ServiceModel &model, QWidget *parent = nullptr); // both outlive the list

    void showReading(); // nothing is known yet
    void showRows();
    void showTrouble(const Error &error);
    void focusFilter();
    void focusFirst();

private:
    void build();
    void addListActions();
    void askOf(const char *head); // a dialog about the selected service
    void updateEmpty();
    void sayEmpty();
    void fitColumns();
    void resizeEvent(QResizeEvent *event) override;

    Workspace &m_workspace;
    ServiceModel &m_model;
    InkLabel *m_count;
    QLineEdit *m_filter;
    Table *m_table;
    EmptyState *m_empty;
    QTimer m_late;
    std::optional<Trouble> m_trouble;
    QString m_said;
    bool m_read = false;
};

} // namespace sluice
