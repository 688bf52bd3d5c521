// What a policy allows, in words, on a card: "Allow  read logs in project shop", a line each.
#pragma once

#include "ui/forms/policychecks.h"
#include "ui/widgets/cardframe.h"

class QGridLayout;

namespace sluice {

class WordsCard final : public CardFrame {
    Q_OBJECT
public:
    explicit WordsCard(QWidget *parent = nullptr);
    void set(const QString &document);
    // `none`: what is said when there is no line.
    void setLines(const QList<AllowLine> &lines, const QString &none);

private:
    QGridLayout *m_grid;
};

// Of cards that are filled again: all that the layout holds goes.
void clearLayout(QLayout *layout);
// A text of the width that there is, in as many lines as it takes; it can be selected.
[[nodiscard]] QLabel *wrappedLabel(const QString &text, Ink ink, Qt::TextFormat format);

} // namespace sluice
