// What the product does, as a picture: Logstore → trigger → function → target.
#pragma once

#include <QWidget>

namespace sluice {

class FlowPicture final : public QWidget {
    Q_OBJECT
public:
    explicit FlowPicture(QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Stop {
        const char *icon;
        QString name;
        QString what;
        QString then; // on the arrow to the next one; "" = the last
    };
    QList<Stop> m_stops;
};

} // namespace sluice
