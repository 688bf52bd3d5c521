// What is wrong or doubtful with a policy, or with a connection, on a card; what policies allow together.
#pragma once

#include "ui/forms/policychecks.h"
#include "ui/widgets/cardframe.h"

class QVBoxLayout;

namespace sluice {

struct CheckRows;

// Icon, line and sentence of each check, one below the other.
class ChecksCard final : public CardFrame {
    Q_OBJECT
public:
    explicit ChecksCard(QWidget *parent = nullptr);
    void setChecks(const QList<PolicyCheck> &checks);
    void setRows(const CheckRows &rows); // of a connection's test: what was looked at, why it failed, what to do
    [[nodiscard]] int count() const { return m_count; }

private:
    void clear();
    void add(QLatin1String icon, Ink ink, const QString &strong, const QString &text, const QString &second);

    QVBoxLayout *m_column;
    int m_count = 0;
};

// The documents in a text that holds one JSON object after another.
[[nodiscard]] QStringList jsonDocuments(const QString &text);
// What system policies of these names and a document ("" = none) allow together.
[[nodiscard]] QList<AllowLine> policyWords(const std::vector<std::string> &systemNames, const QString &document);

} // namespace sluice
