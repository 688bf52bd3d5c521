// Drafts of the wizard that were put aside for another one, so that none replaces another. Kept in QSettings, newest first.
#pragma once

#include "models/wizarddraft.h"

#include <QString>

namespace sluice::draftshelf {

inline constexpr qsizetype kMax = 9; // a tenth one drops the oldest
inline constexpr auto kKey = "wizard/draftsBefore";

[[nodiscard]] std::vector<WizardDraft> all();
void put(const WizardDraft &draft); // one that is too large to be stored is not kept
[[nodiscard]] std::optional<WizardDraft> take(std::size_t at); // as all() counts; it is on the shelf no more
[[nodiscard]] std::optional<WizardDraft> takeFor(const std::string &service); // the newest for that existing service

[[nodiscard]] QString titleOf(const WizardDraft &draft); // "shipping, page 4 of 7"

} // namespace sluice::draftshelf
