// All functions, those with a needy trigger first.
#pragma once

#include "models/functionlistmodel.h"
#include "models/workspace.h"
#include "ui/errors.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;

namespace sluice {

class EmptyState;
class InkLabel;
class Table;

class FunctionList final : public QWidget {
    Q_OBJECT
public:
    FunctionList(Workspace &workspace, FunctionListModel &model, QWidget *parent = nullptr); // both outlive the list

    void showReading(); // nothing is known yet
    void showRows();
    void showTrouble(const Error &error);
    void focusFilter();
    void focusFirst();

private:
    void build();
    void addListActions();
    void askOf(const char *head); // a place of the selected function
    void updateEmpty();
    void sayEmpty();
    void sayNone(bool same);
    void fitColumns();
    void resizeEvent(QResizeEvent *event) override;

    Workspace &m_workspace;
    FunctionListModel &m_model;
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
