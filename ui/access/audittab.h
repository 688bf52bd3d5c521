// The audit, live, newest first: every change and every refusal, with what changed field by field.
#pragma once

#include "models/auditfeed.h"
#include "ui/access/accesstab.h"

class QComboBox;
class QTableWidget;

namespace sluice {

class AuditDetail;
class InkLabel;
class ListPane;

class AuditTab final : public AccessTab {
    Q_OBJECT
public:
    AuditTab(Workspace &workspace, AccessReads &reads);

    [[nodiscard]] QString key() const override { return QStringLiteral("audit"); }
    [[nodiscard]] QString title() const override { return tr("Audit"); }
    void open(const QString &name) override;
    void leave() override;
    void focusFilter() override;
    void focusFirst() override;

protected:
    void refresh() override;

private:
    void addFilters();
    void start();
    void offerKinds();
    void showRow();
    void openObject();
    void showCount();

    AuditModel m_model;
    std::unique_ptr<AuditFeed> m_feed; // once there is an engine
    ListPane *m_list;
    QComboBox *m_actions;
    QComboBox *m_kinds;
    InkLabel *m_count;
    AuditDetail *m_detail;
    QAction *m_open;
    bool m_shown = false;
    std::optional<Error> m_error;
};

// The place of an object of the audit; "" = it has none (it is gone, a refusal).
[[nodiscard]] QString placeOf(const std::string &kind, const std::string &name);

} // namespace sluice
