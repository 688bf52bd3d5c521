// Word mark and connection, in their place on every page.
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace sluice {

enum class EngineState { Starting, Running, OneShot, Lost, Failed };

class TopBar final : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(QWidget *parent = nullptr);
    void setEngineState(EngineState state, const QString &detail = {}); // detail: the data directory, in the tool tip

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Plate;
    Plate *m_plate;
};

} // namespace sluice
