// Plain painted surfaces: a card with its frame, and a band across it.
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace sluice {

class Card : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *event) override;
};

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
