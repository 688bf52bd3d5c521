// The places of the window, at the left; icons with tool tips where the window is narrow.
#pragma once

#include <QPushButton>

#include <map>

namespace sluice {

class RailItem final : public QPushButton {
    Q_OBJECT
public:
    RailItem(const QString &word, QLatin1String icon, QWidget *parent = nullptr);
    void setBadge(std::size_t count); // what needs a look; 0 = none
    void setNote(const QString &note); // small, at the right: "2 of 7"
    void setNarrow(bool narrow);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void paintBadge(QPainter &painter) const;

    QLatin1String m_icon;
    QString m_note;
    std::size_t m_badge = 0;
    bool m_narrow = false;
};

class Rail final : public QWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget *parent = nullptr);
    void setNarrow(bool narrow);
    void setPlace(const QString &place); // marks the item that the place belongs to, or none
    [[nodiscard]] RailItem *item(const QString &head) const; // null when there is none

signals:
    void placeAsked(const QString &place);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    RailItem *add(const QString &head, const QString &word, QLatin1String icon);

    std::map<QString, RailItem *> m_items;
};

} // namespace sluice
