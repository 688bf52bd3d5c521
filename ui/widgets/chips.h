// Filters as chips: of states with their counts, and of terms that stack, exclude and go away one by one.
#pragma once

#include "models/ledgerfilter.h"
#include "ui/theme/status.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

class QHBoxLayout;

namespace sluice {

class FlowLayout;
class InkLabel;

// A state that is shown or not, with how many there are.
class StateChip final : public QPushButton {
    Q_OBJECT
public:
    StateChip(const QString &word, QLatin1String icon, Ink ink, QWidget *parent = nullptr);
    void setCount(std::size_t count);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLatin1String m_icon; // empty = "All"
    Ink m_ink;
    QString m_count;
};

// A term of the filter: a click turns "is" to "is not", the cross (or Delete) takes it away.
class TermChip final : public QPushButton {
    Q_OBJECT
public:
    explicit TermChip(const FilterTerm &term, QWidget *parent = nullptr);
    QSize sizeHint() const override;

signals:
    void removeAsked();
    void flipAsked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRect cross() const;
    QString m_not; // "not", or empty
};

// The field and its chips.
class FilterBar final : public QWidget {
    Q_OBJECT
public:
    explicit FilterBar(QWidget *parent = nullptr);

    void setNow(std::int64_t nowMs) { m_nowMs = nowMs; }
    [[nodiscard]] std::vector<FilterTerm> terms() const; // chips, and what is being typed
    void add(const QString &term); // as a chip
    void clear();
    void focusField();
    [[nodiscard]] QLineEdit *field() const { return m_field; }

signals:
    void changed(); // terms()

private:
    static constexpr int kTypingPauseMs = 40;

    void take(); // what was typed becomes a chip
    void check(); // as it is typed
    void rebuild();
    void offerTerms();

    FlowLayout *m_flow;
    QLineEdit *m_field;
    QPushButton *m_more;
    InkLabel *m_wrong;
    QTimer m_pause;
    std::vector<FilterTerm> m_chips;
    std::optional<FilterTerm> m_typed;
    std::int64_t m_nowMs = 0;
};

} // namespace sluice
