// A switch: a check box that is painted as one.
#pragma once

#include <QCheckBox>

namespace sluice {

class SwitchBox final : public QCheckBox {
    Q_OBJECT
public:
    // `remark` follows the text in the second tone.
    explicit SwitchBox(const QString &text, const QString &remark = {}, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &point) const override;

private:
    QString m_remark;
};

} // namespace sluice
