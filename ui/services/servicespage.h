// The services: their list, and with a name in the place one of them.
#pragma once

#include "models/servicemodel.h"
#include "ui/page.h"

class QStackedWidget;

namespace sluice {

class EmptyState;
class MessageStrip;
class ServiceList;
class ServiceView;

class ServicesPage final : public Page {
    Q_OBJECT
public:
    explicit ServicesPage(Workspace &workspace, QWidget *parent = nullptr);

    void open(const QString &rest) override; // NAME or nothing
    void leave() override;
    void focusFilter() override;
    void focusFirst() override;
    bool closeDetail() override;
    void showTrouble(const Error &error) override;

    [[nodiscard]] const ServiceModel &services() const { return m_services; }
    [[nodiscard]] ServiceView *view() const { return m_view; }

private:
    void attach();
    void refresh();
    void showService();
    void showLink();
    void shareActions(); // of the part that is shown

    ServiceModel m_services;
    QString m_name; // of the service that is open
    QStackedWidget *m_stack;
    ServiceList *m_list;
    ServiceView *m_view;
    EmptyState *m_gone;
    QWidget *m_stripPart = nullptr;
    MessageStrip *m_strip;
    QWidget *m_shared = nullptr; // whose actions are the page's
    bool m_open = false;
    bool m_ready = false;
};

} // namespace sluice
