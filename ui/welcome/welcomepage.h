// The first start: what the product does and three doors into it. Head `welcome`.
#pragma once

#include "ui/page.h"

class QLabel;
class QLayout;
class QPushButton;
class QVBoxLayout;

namespace sluice {

class InkLabel;
class TroubleBox;

class WelcomePage final : public Page {
    Q_OBJECT
public:
    explicit WelcomePage(Workspace &workspace, QWidget *parent = nullptr);

    void open(const QString &rest) override;
    void focusFirst() override;
    void showTrouble(const Error &error) override;

private:
    struct Door {
        const char *icon;
        QString title;
        QString text;
        QStringList points;
        QPushButton *button;
    };
    [[nodiscard]] QLayout *makeDoors();
    [[nodiscard]] QWidget *makeDoor(const Door &door);
    [[nodiscard]] QPushButton *makeLink(const QString &text, const char *iconName, const QString &place);
    QAction *addPlace(const QString &text, const QString &place);
    void showDirectory();
    void showConnection();

    QPushButton *m_sample;
    QPushButton *m_wizard;
    QPushButton *m_connect;
    InkLabel *m_directory;
    TroubleBox *m_trouble;
};

} // namespace sluice
