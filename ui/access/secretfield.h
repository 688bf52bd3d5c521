// Where a secret is typed: masked, never copied or cut from, without a history of what was typed.
#pragma once

#include "engine/access/secret.h"

#include <QLineEdit>

namespace sluice {

class SecretField final : public QLineEdit {
    Q_OBJECT
public:
    explicit SecretField(QWidget *parent = nullptr);
    ~SecretField() override;

    [[nodiscard]] bool isEmpty() const { return text().isEmpty(); }
    [[nodiscard]] bool isTooLong() const; // over Secret::kBytesMax
    // What was typed; the field is empty afterwards, and its own copy is overwritten. A line break at the end, as a paste
    // brings one, is not part of a secret.
    [[nodiscard]] Secret take();
    [[nodiscard]] Secret typed() const; // the same, and it stays: for a test before it is kept
    void forget();
};

} // namespace sluice
