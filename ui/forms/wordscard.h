// What a policy allows, in words, on a card.
#pragma once

#include "ui/forms/surfaces.h"

class QLabel;

namespace sluice {

class WordsCard final : public Card {
    Q_OBJECT
public:
    explicit WordsCard(QWidget *parent = nullptr);
    void set(const QString &document);

protected:
    void changeEvent(QEvent *event) override; // the colours are part of the text

private:
    void fill();

    QLabel *m_text;
    QString m_document;
};

} // namespace sluice
