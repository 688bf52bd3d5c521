// Names and values, both edited in place: environment variables. The last line is always empty: typing there adds one.
#pragma once

#include "ui/forms/namerule.h"

#include <QList>
#include <QWidget>

class QPushButton;
class QTableWidget;

namespace sluice {

struct Pair {
    QString name;
    QString value;
    bool isSecret = false; // the value is the name of a secret
    friend bool operator==(const Pair &, const Pair &) = default;
};

class PairTable final : public QWidget {
    Q_OBJECT
public:
    explicit PairTable(QWidget *parent = nullptr);
    [[nodiscard]] QList<Pair> pairs() const; // without empty lines, in the order of the table
    void setPairs(const QList<Pair> &pairs); // says nothing
    [[nodiscard]] QString problem() const; // of the first line that is wrong; "" = good
    [[nodiscard]] QSize sizeHint() const override;

    static constexpr std::size_t kValueBytesMax = 4096;

signals:
    void changed(); // by a person

private:
    void addRow(const Pair &pair);
    [[nodiscard]] Verdict verdictOf(const Pair &pair) const;
    void review();
    void removeRow();

    QTableWidget *m_table;
    QPushButton *m_remove;
    bool m_filling = false;
};

} // namespace sluice
