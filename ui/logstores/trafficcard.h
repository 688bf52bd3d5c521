// Bars of the last hour, a minute each, with the largest value at the axis; the value of a minute is in the tool tip and,
// as a sentence, in the accessible description.
#pragma once

#include <QWidget>

#include <cstdint>
#include <functional>
#include <vector>

namespace sluice {

class TrafficCard final : public QWidget {
    Q_OBJECT
public:
    using Words = std::function<QString(std::uint64_t)>;
    TrafficCard(const QString &title, Words words, QWidget *parent = nullptr);

    void set(const std::vector<std::uint64_t> &perMinute, std::int64_t nowMs); // the running minute last
    QSize sizeHint() const override { return {480, 190}; }
    QSize minimumSizeHint() const override { return {260, 120}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QRect plot() const;
    [[nodiscard]] QRectF bar(int minute) const;
    [[nodiscard]] std::uint64_t most() const;

    static constexpr int kMinutes = 60;

    const QString m_title;
    const Words m_words;
    std::vector<std::uint64_t> m_values; // kMinutes; those before the start are 0
    int m_known = 0; // minutes at the end that there are figures of
    std::int64_t m_nowMs = 0;
};

} // namespace sluice
