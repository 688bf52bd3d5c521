// One entry of the audit in full: who, when, and what changed: by field, and as the JSON before and after.
#pragma once

#include "engine/client/rows.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTabBar;

namespace sluice {

class CodeView;
class FieldChangeModel;
class InkLabel;
class Table;

class AuditDetail final : public QWidget {
    Q_OBJECT
public:
    explicit AuditDetail(QWidget *parent = nullptr);
    void set(const AuditRow &row);
    void clear();

    static constexpr qsizetype kJsonShown = 512 * 1024; // characters of one document; the rest is cut, and said to be

private:
    void showPage();

    QWidget *m_body;
    InkLabel *m_title;
    QLabel *m_facts;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    FieldChangeModel *m_changes;
    Table *m_fields;
    CodeView *m_before;
    CodeView *m_after;
    QLabel *m_none;
    AuditRow m_row;
};

} // namespace sluice
