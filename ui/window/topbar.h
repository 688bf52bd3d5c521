// Word mark, connection switcher, the way into the palette, notices and the menu: in their place on every page.
#pragma once

#include "ui/theme/theme.h"

#include <QPushButton>

namespace sluice {

enum class EngineState { Starting, Running, OneShot, Lost, Failed };

// What the window is connected to; its menu goes elsewhere.
class ConnectionButton final : public QPushButton {
    Q_OBJECT
public:
    explicit ConnectionButton(QWidget *parent = nullptr);
    void set(EngineState state, const QString &detail); // detail: the data directory, in the tool tip
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    EngineState m_state = EngineState::Starting;
};

// Looks like the field that it opens.
class PaletteButton final : public QPushButton {
    Q_OBJECT
public:
    explicit PaletteButton(QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

class TopBar final : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(QWidget *parent = nullptr);
    void setEngineState(EngineState state, const QString &detail = {}) { m_connection->set(state, detail); }
    // 0 hides the button; isBad: one of them is grave. `worst`: the gravest one's words.
    void setNotices(std::size_t count, bool isBad = false, const QString &worst = {});
    [[nodiscard]] ConnectionButton *connection() const { return m_connection; }
    [[nodiscard]] PaletteButton *search() const { return m_search; }
    [[nodiscard]] QPushButton *notices() const { return m_notices; }
    [[nodiscard]] QPushButton *menu() const { return m_menu; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    ConnectionButton *m_connection;
    PaletteButton *m_search;
    QPushButton *m_notices;
    QPushButton *m_menu;
};

} // namespace sluice
