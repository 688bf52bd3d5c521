// Boxes that say something: a tinted message, and what stands in a table's body when it has no rows.
#pragma once

#include "ui/errors.h"
#include "ui/widgets/controls.h"

#include <QFrame>

class QGridLayout;
class QHBoxLayout;
class QVBoxLayout;

namespace sluice {

// 1 px frame of the strong colour around a tint; the text is in the text colour.
class TintBox : public QFrame {
    Q_OBJECT
public:
    explicit TintBox(Tint tint, QWidget *parent = nullptr);
    void setTint(Tint tint);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tint m_tint;
};

// One line above a page's content: icon, bold sentence, the rest.
class MessageStrip final : public TintBox {
    Q_OBJECT
public:
    explicit MessageStrip(QWidget *parent = nullptr);
    void set(Tint tint, QLatin1String icon, const QString &strong, const QString &rest);
    void setButton(QPushButton *button); // at the right, what to do about it; taken over, shown and hidden by the caller

private:
    BadgeLabel *m_icon;
    InkLabel *m_strong;
    InkLabel *m_rest;
};

// What failed, why, what to do.
class TroubleBox final : public TintBox {
    Q_OBJECT
public:
    explicit TroubleBox(QWidget *parent = nullptr);
    void set(const Trouble &trouble);
    void setButtons(const QList<QPushButton *> &buttons); // below the text; taken over, those before are gone

private:
    QLabel *m_what;
    QLabel *m_why;
    QLabel *m_todo;
    QWidget *m_buttons;
};

// In the body of a table without rows: icon, what is so, why, at most three buttons.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);
    void say(QLatin1String icon, Ink ink, const QString &title, const QString &text);
    void say(const Trouble &trouble);
    void setButtons(const QList<QPushButton *> &buttons); // taken over
    void setNarrow(); // for a pane that may be narrower than a line of it: the title wraps too
    [[nodiscard]] QString title() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Picture;
    QWidget *m_holder;
    Picture *m_picture;
    QLabel *m_title;
    QLabel *m_text;
    QWidget *m_reasons;
    QLabel *m_why;
    QLabel *m_todo;
    QHBoxLayout *m_buttons;
};

} // namespace sluice
