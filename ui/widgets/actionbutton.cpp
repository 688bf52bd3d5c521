#include "ui/widgets/actionbutton.h"

#include <QAction>
#include <QMenu>

namespace sluice {

namespace {

QString tipOf(const QAction &action)
{
    const auto keys = action.shortcut().toString(QKeySequence::NativeText);
    const auto tip = action.property("tip").toString();
    return tip.isEmpty() || keys.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, keys);
}

} // namespace

QPushButton *makeActionButton(QAction *action, const char *iconName, ButtonSize size, ButtonRank rank)
{
    auto *button = makeButton(action->text(), iconName, size, rank);
    const auto follow = [action, button] {
        if (button->text() != action->text())
            button->setText(action->text());
        button->setEnabled(action->isEnabled());
        button->setToolTip(tipOf(*action));
    };
    follow();
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

QPushButton *makeMenuButton(const QString &words, QMenu *menu)
{
    auto *button = makeIconButton(words, "menu");
    button->setProperty("compact", false);
    button->setFlat(false);
    menu->setParent(button, menu->windowFlags());
    QObject::connect(button, &QPushButton::clicked, menu,
                     [button, menu] { menu->popup(button->mapToGlobal(QPoint(0, button->height() + 2))); });
    return button;
}

} // namespace sluice
