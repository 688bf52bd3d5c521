// From a moment to a moment, typed in the chosen zone; both seconds belong to it.
#pragma once

#include <QTimer>
#include <QWidget>

#include <cstdint>

class QDateTimeEdit;

namespace sluice {

class SpanBar final : public QWidget {
    Q_OBJECT
public:
    explicit SpanBar(QWidget *parent = nullptr);

    void set(std::int64_t fromMs, std::int64_t toMs); // unix milliseconds; changed() is not told
    [[nodiscard]] std::int64_t fromMs() const;
    [[nodiscard]] std::int64_t toMs() const; // exclusive; not after fromMs() where what was typed makes no sense

    static constexpr int kTypingPauseMs = 300;

signals:
    void changed(); // by a person, after a pause in typing

private:
    QDateTimeEdit *m_from;
    QDateTimeEdit *m_to;
    class InkLabel *m_zone;
    QTimer m_pause;
};

} // namespace sluice
