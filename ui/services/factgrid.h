// Facts below each other: a label in the second tone and its value, which may be a link to a place of the window.
#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;

namespace sluice {

struct ServiceFact {
    QString label;
    QString text; // plain; empty = –
    QString place; // where the text leads; empty = nowhere
    QString rest; // after it, in the second tone

    friend bool operator==(const ServiceFact &, const ServiceFact &) = default;
};

class FactGrid final : public QWidget {
    Q_OBJECT
public:
    static constexpr qsizetype kTextMax = 400; // characters of a value; the tool tip has up to ten times as many

    explicit FactGrid(QWidget *parent = nullptr);
    void set(const QList<ServiceFact> &facts);

signals:
    void opened(const QString &place);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fill();
    void keepHeight();

    QGridLayout *m_grid;
    QList<ServiceFact> m_facts;
    QList<QLabel *> m_labels;
    QList<QLabel *> m_values;
};

} // namespace sluice
