// A stack file before it is applied: what would be created, changed and deleted, then Apply or Cancel. The plan is made anew
// when the definitions change meanwhile, and when the file is read again.
#pragma once

#include "models/celltable.h"
#include "models/workspace.h"
#include "ui/window/sheet.h"

class QCheckBox;

namespace sluice {

class BadgeLabel;
class EmptyState;
class Table;
class TroubleBox;

class StackSheet final : public Sheet {
    Q_OBJECT
public:
    StackSheet(Workspace &workspace, const QString &file, QWidget *window); // the workspace outlives the sheet

signals:
    void applied();

private:
    void build();
    void readFile();
    void plan();
    void take(Result<PlanRows> answer);
    void showRows(const PlanRows &rows);
    void refuse(const Error &error);
    void apply();
    void refresh();

    Workspace &m_workspace;
    const QString m_file; // absolute
    CellTable m_rows;
    Table *m_table;
    EmptyState *m_empty;
    BadgeLabel *m_count;
    InkLabel *m_warnings;
    TroubleBox *m_trouble;
    QCheckBox *m_prune;
    QPushButton *m_again;
    QPushButton *m_apply;
    std::string m_text; // of the file
    std::uint64_t m_question = 0; // answers to older ones are dropped
    int m_changes = 0; // that the plan makes
    bool m_planned = false; // the rows are of this text
    bool m_applying = false;
};

} // namespace sluice
