// A card of the last page: a title with Edit, and facts in two columns.
#pragma once

#include "ui/widgets/cardframe.h"

class QGridLayout;
class QPushButton;

namespace sluice {

class FactCard final : public CardFrame {
    Q_OBJECT
public:
    struct Fact {
        QString label;
        QString html;
    };
    FactCard(const QString &title, const QString &editText, QWidget *parent = nullptr);
    void setFacts(const QList<Fact> &facts);
    [[nodiscard]] QString factOf(const QString &label) const; // plain text; "" = none
    [[nodiscard]] QPushButton *edit() const { return m_edit; }

signals:
    void editAsked();
    void linkFollowed(const QString &link);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *m_edit;
    QGridLayout *m_grid;
    QList<Fact> m_facts;
};

} // namespace sluice
