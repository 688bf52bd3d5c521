// Buttons, labels and boxes with the house's measures.
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace sluice {

enum class ButtonSize { Page, Toolbar }; // 28 px, 24 px
enum class ButtonRank { Default, Plain, Quiet }; // Default: one a page

// The words without what marks the mnemonic: "&Save" → "Save", "保存(&S)" → "保存".
[[nodiscard]] QString withoutMnemonic(QString text);

[[nodiscard]] QPushButton *makeButton(const QString &text, const char *iconName, ButtonSize size = ButtonSize::Page,
                                      ButtonRank rank = ButtonRank::Plain);
// An icon alone: the words are its tool tip and its accessible name.
[[nodiscard]] QPushButton *makeIconButton(const QString &words, const char *iconName);
void addFilterSign(QLineEdit *field); // the funnel before its text; a click goes to the field
[[nodiscard]] QLabel *makeLabel(const QString &text, Ink ink = Ink::Text);
[[nodiscard]] QLabel *makeHeading(const QString &text); // bold

// A label in an ink of the theme; it follows light and dark. One line; too long a text loses its end, or its middle.
class InkLabel : public QLabel {
    Q_OBJECT
public:
    explicit InkLabel(Ink ink, QWidget *parent = nullptr);
    void setInk(Ink ink);
    void setElide(Qt::TextElideMode mode); // ElideNone: takes the room that it needs
    void setFullText(const QString &text);
    [[nodiscard]] QString fullText() const { return m_full; }
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    Ink m_ink;
    Qt::TextElideMode m_elide = Qt::ElideNone;
    QString m_full;
};

// Icon and word of a state.
class BadgeLabel : public QWidget {
    Q_OBJECT
public:
    explicit BadgeLabel(QWidget *parent = nullptr);
    void set(QLatin1String icon, Ink ink, const QString &strong, const QString &rest = {});
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLatin1String m_icon;
    Ink m_ink = Ink::Idle;
    QString m_strong;
    QString m_rest;
    bool m_bold = true;

public:
    void setBold(bool bold);
};

} // namespace sluice
