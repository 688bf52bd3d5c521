// A list and the detail of its current row: side by side, one above the other where there is no room. Positions are kept.
#pragma once

#include <QSplitter>

namespace sluice {

class DetailSplit final : public QSplitter {
    Q_OBJECT
public:
    // Both are taken over. Positions are kept in QSettings under the key.
    DetailSplit(QWidget *list, QWidget *detail, const QString &settingsKey, QWidget *parent = nullptr);

    QSize minimumSizeHint() const override; // of one above the other: it turns before it is too narrow

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void turn();
    QString m_key;
    bool m_placed = false;
};

} // namespace sluice
