// The places of the window, at the left; icons with tool tips where the window is narrow.
#pragma once

#include <QPushButton>

namespace sluice {

class RailItem final : public QPushButton {
    Q_OBJECT
public:
    RailItem(const QString &word, QLatin1String icon, QWidget *parent = nullptr);
    void setBadge(std::size_t count); // what needs a look; 0 = none
    void setNarrow(bool narrow);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLatin1String m_icon;
    std::size_t m_badge = 0;
    bool m_narrow = false;
};

class Rail final : public QWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget *parent = nullptr);
    void setNarrow(bool narrow);
    [[nodiscard]] RailItem *triggers() const { return m_triggers; }

signals:
    void triggersAsked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    RailItem *m_triggers;
};

} // namespace sluice
