// The engine's findings in the user's language. The engine speaks English and names each check; what has no words here is
// shown as the engine said it.
#pragma once

#include "engine/client/accessrows.h"

#include <QString>

namespace sluice {

enum class CheckLevel { Problem, Warning, Ok, NotChecked };

struct CheckWords {
    CheckLevel level = CheckLevel::Ok;
    QString title;
    QString reason;
    QString remedy; // "" when good
    QString evidence; // as the engine saw it: figures, texts of errors, ids
};

[[nodiscard]] CheckWords wordsOf(const CheckRow &row);
[[nodiscard]] QString word(CheckLevel level);

// The smaller, the more likely it is the cause of what else is wrong: which problem is the answer.
[[nodiscard]] int causeOf(const CheckRow &row);

} // namespace sluice
