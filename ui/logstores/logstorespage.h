// Logstores: the list of them, and with the rest PROJECT/LOGSTORE one of them.
#pragma once

#include "ui/page.h"

class QStackedWidget;

namespace sluice {

class LogstoreList;
class LogstoreView;

class LogstoresPage final : public Page {
    Q_OBJECT
public:
    explicit LogstoresPage(Workspace &workspace, QWidget *parent = nullptr);

    void open(const QString &rest) override;
    void leave() override;
    void focusFilter() override;
    void focusFirst() override;
    bool closeDetail() override;
    void showTrouble(const Error &error) override;

private:
    QStackedWidget *m_stack;
    LogstoreList *m_list;
    LogstoreView *m_view;
};

} // namespace sluice
