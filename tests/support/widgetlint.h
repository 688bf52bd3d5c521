// What is wrong with how a window stands: texts that are cut, siblings that overlap, controls without a name, English where
// another language was asked for, texts without contrast. Each finding is one line that names the widget. Header only.
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/controls.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QFocusFrame>
#include <QFontInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSet>
#include <QSplitterHandle>
#include <QStackedLayout>
#include <QStyleOptionButton>
#include <QTabBar>

namespace sluice::test {

inline QString nameOf(const QWidget *widget)
{
    QStringList parts;
    for (const auto *at = widget; at && parts.size() < 4; at = at->parentWidget())
        parts.prepend(at->objectName().isEmpty() ? QString::fromLatin1(at->metaObject()->className()) : at->objectName());
    return parts.join(QLatin1Char('>'));
}

// Visible to a person: shown, and not scrolled out of what holds it.
inline QList<QWidget *> seen(QWidget *root)
{
    QList<QWidget *> all;
    for (auto *one : root->findChildren<QWidget *>()) {
        if (one->isVisible() && one->window() == root->window() && !one->visibleRegion().isEmpty())
            all.append(one);
    }
    return all;
}

inline QString plainText(QString text)
{
    return text.remove(QLatin1Char('&'));
}

// What the style draws of a button: icon, text and the arrow of a menu, and where it may draw.
inline int labelWidth(const QPushButton &button)
{
    const auto text = button.fontMetrics().size(Qt::TextShowMnemonic, button.text()).width();
    const auto icon = button.icon().isNull() ? 0 : button.iconSize().width() + 8;
    return icon + text + (button.menu() ? 16 : 0);
}

inline int labelRoom(const QPushButton &button)
{
    QStyleOptionButton option;
    option.initFrom(&button);
    return button.style()->subElementRect(QStyle::SE_PushButtonContents, &option, &button).width();
}

inline QStringList cutTexts(QWidget *root)
{
    QStringList found;
    const auto cut = [&found](const QWidget *widget, const QString &text, int needed, int has) {
        if (needed > has + 1)
            found.append(
                QStringLiteral("cut: %1 \"%2\" needs %3, has %4").arg(nameOf(widget), text.left(60)).arg(needed).arg(has));
    };
    for (auto *one : seen(root)) {
        if (const auto *label = qobject_cast<QLabel *>(one)) {
            const auto *ink = qobject_cast<const InkLabel *>(label);
            if (label->text().isEmpty() || (ink && !ink->fullText().isEmpty() && ink->fullText() != ink->text()))
                continue; // elided on purpose, the whole is in its tool tip
            if (label->wordWrap())
                cut(label, label->text(), label->heightForWidth(label->width()), label->height());
            else if (label->sizePolicy().horizontalPolicy() != QSizePolicy::Ignored)
                cut(label, label->text(), label->sizeHint().width(), label->width());
        } else if (const auto *button = qobject_cast<QPushButton *>(one)) {
            if (!button->text().isEmpty() && !button->inherits("sluice::RailItem"))
                cut(button, button->text(), labelWidth(*button), labelRoom(*button) - 1); // not even a dot of an ellipsis
        } else if (qobject_cast<QCheckBox *>(one) || qobject_cast<QRadioButton *>(one)) {
            const auto *box = qobject_cast<QAbstractButton *>(one);
            cut(box, box->text(), box->sizeHint().width(), box->width());
        } else if (const auto *tabs = qobject_cast<QTabBar *>(one)) {
            for (int i = 0; i < tabs->count(); ++i)
                cut(tabs, tabs->tabText(i), tabs->fontMetrics().horizontalAdvance(plainText(tabs->tabText(i))),
                    tabs->tabRect(i).width());
        }
    }
    return found;
}

inline QStringList overlaps(QWidget *root)
{
    QStringList found;
    const auto floats = [](const QWidget *widget) {
        return qobject_cast<const QFocusFrame *>(widget) || qobject_cast<const QScrollBar *>(widget)
            || widget->testAttribute(Qt::WA_TransparentForMouseEvents) || widget->inherits("sluice::CommandPalette")
            || qobject_cast<const QSplitterHandle *>(widget);
    };
    for (auto *parent : seen(root) + QList<QWidget *>{root}) {
        if (qobject_cast<QAbstractScrollArea *>(parent) || qobject_cast<QAbstractScrollArea *>(parent->parentWidget())
            || qobject_cast<QLineEdit *>(parent) || qobject_cast<QComboBox *>(parent))
            continue; // viewports, corners and placeholders lie over one another
        QList<QWidget *> children;
        for (auto *child : parent->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
            if (child->isVisible() && !child->isWindow() && !floats(child) && !child->visibleRegion().isEmpty())
                children.append(child);
        }
        for (int i = 0; i < children.size(); ++i) {
            for (int j = i + 1; j < children.size(); ++j) {
                const auto both = children[i]->geometry().intersected(children[j]->geometry());
                if (both.width() > 2 && both.height() > 2)
                    found.append(QStringLiteral("overlap: %1 and %2 by %3×%4")
                                     .arg(nameOf(children[i]), nameOf(children[j]))
                                     .arg(both.width())
                                     .arg(both.height()));
            }
        }
    }
    return found;
}

inline QStringList nameless(QWidget *root)
{
    QStringList found;
    for (auto *one : seen(root)) {
        if (one->focusPolicy() == Qt::NoFocus || !one->isEnabled() || one->inherits("QLineEditIconButton"))
            continue;
        if (qobject_cast<QAbstractScrollArea *>(one->parentWidget()) && !qobject_cast<QAbstractButton *>(one))
            continue; // a viewport
        if (qobject_cast<QAbstractSpinBox *>(one->parentWidget()) || qobject_cast<QComboBox *>(one->parentWidget()))
            continue; // the field of a box that has the name
        auto *face = QAccessible::queryAccessibleInterface(one);
        if (!face || face->text(QAccessible::Name).isEmpty())
            found.append(QStringLiteral("no name: %1").arg(nameOf(one)));
    }
    return found;
}

// `words`: texts of the source language that have another wording in the language of the window.
inline QStringList untranslated(QWidget *root, const QSet<QString> &words)
{
    QStringList found;
    const auto look = [&](const QWidget *widget, const QString &text) {
        if (words.contains(text))
            found.append(QStringLiteral("not translated: %1 \"%2\"").arg(nameOf(widget), text));
    };
    for (auto *one : seen(root)) {
        if (const auto *label = qobject_cast<QLabel *>(one); label && !label->fontInfo().fixedPitch()) // code stays as it is
            look(one, label->text());
        else if (const auto *button = qobject_cast<QAbstractButton *>(one))
            look(one, button->text());
        else if (const auto *tabs = qobject_cast<QTabBar *>(one))
            for (int i = 0; i < tabs->count(); ++i)
                look(one, tabs->tabText(i));
        else if (const auto *field = qobject_cast<QLineEdit *>(one))
            look(one, field->placeholderText());
        else if (const auto *view = qobject_cast<QAbstractItemView *>(one); view && view->model())
            for (int i = 0; i < view->model()->columnCount(); ++i)
                look(one, view->model()->headerData(i, Qt::Horizontal).toString());
    }
    return found;
}

// Labels against what they really stand on, taken from a picture of the window. 4.5:1 (WCAG 2 AA).
inline QStringList paleTexts(QWidget *root)
{
    QStringList found;
    const auto picture = root->grab().toImage();
    const auto ratio = picture.devicePixelRatio();
    for (auto *one : seen(root)) {
        const auto *label = qobject_cast<QLabel *>(one);
        if (!label || label->text().isEmpty() || !label->isEnabled() || label->height() < 4
            || label->visibleRegion().boundingRect() != label->rect()) // partly scrolled away
            continue;
        const auto corner = label->mapTo(root, QPoint(0, 0));
        const QRect area(QPoint(int(corner.x() * ratio), int(corner.y() * ratio)), label->size() * ratio);
        const auto inside = area.intersected(picture.rect());
        if (inside.width() < 8 || inside.height() < 8)
            continue;
        const auto ground = picture.pixelColor(inside.topLeft());
        double best = 1;
        for (int y = inside.top(); y < inside.bottom(); ++y) {
            for (int x = inside.left(); x < inside.right(); ++x)
                best = std::max(best, contrast(picture.pixelColor(x, y), ground));
        }
        if (best > 1.2 && best < 3.9) // the middle of a thin stroke is blended with the ground even at 4.5
            found.append(
                QStringLiteral("pale: %1 \"%2\" %3:1").arg(nameOf(label), label->text().left(40)).arg(best, 0, 'f', 1));
    }
    return found;
}

} // namespace sluice::test
