// The functions: their list, and with a name in the place one of them.
#pragma once

#include "models/functionlistmodel.h"
#include "ui/page.h"

#include <QPointer>

class QMessageBox;
class QStackedWidget;

namespace sluice {

class EmptyState;
class FunctionList;
class FunctionView;
class MessageStrip;
class RuntimeStrips;

class FunctionsPage final : public Page {
    Q_OBJECT
public:
    explicit FunctionsPage(Workspace &workspace, QWidget *parent = nullptr);

    void open(const QString &rest) override; // SERVICE/FUNCTION[/TAB] or nothing
    void leave() override;
    void focusFilter() override;
    void focusFirst() override;
    void showTrouble(const Error &error) override;

    [[nodiscard]] const FunctionListModel &functions() const { return m_functions; }
    [[nodiscard]] FunctionView *view() const { return m_view; }

private:
    void attach();
    void refresh();
    void showPlace();
    void showView(const FunctionRow &row);
    void showGone();
    void askToDiscardThere();
    void showLink();
    void shareActions(); // of the part that is shown

    FunctionListModel m_functions;
    QString m_key; // SERVICE/FUNCTION of the place; "" = the list
    QString m_tab;
    QString m_goneKey; // that is said to be gone
    RuntimeStrips *m_strips;
    QWidget *m_linkPart = nullptr;
    MessageStrip *m_link;
    QStackedWidget *m_stack;
    FunctionList *m_list;
    FunctionView *m_view;
    EmptyState *m_gone;
    QPointer<QMessageBox> m_question;
    bool m_open = false;
    bool m_ready = false;
};

} // namespace sluice
