// Plain painted surfaces: a band across a card, the bar at the foot of a dialog.
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace sluice {

class Band : public QWidget {
    Q_OBJECT
public:
    enum class Fill { Header, Alt };
    explicit Band(Fill fill, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Fill m_fill;
};

// The bar at the foot of a dialog, with a line above.
class Footer : public QWidget {
    Q_OBJECT
public:
    explicit Footer(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace sluice
