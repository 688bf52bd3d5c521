// The attempts of one round on a line of time: a box an attempt, the wait before each retry above the line.
#pragma once

#include "models/words.h"

#include <QWidget>

namespace sluice {

class Timeline final : public QWidget {
    Q_OBJECT
public:
    explicit Timeline(QWidget *parent = nullptr);
    void set(std::vector<LedgerRow> attempts, std::int64_t nowMs); // oldest first
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Box {
        QRectF rect;
        int attempt = 0; // index; -1 = "…", those that have no room
    };
    [[nodiscard]] std::vector<Box> boxes() const;
    void paintBox(QPainter &painter, const Box &box) const;

    std::vector<LedgerRow> m_attempts;
    std::int64_t m_nowMs = 0;
};

} // namespace sluice
