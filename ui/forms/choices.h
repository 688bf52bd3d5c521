// What the combo boxes of forms list, from what is staged.
#pragma once

#include "ui/forms/choicebox.h"
#include "ui/forms/staged.h"

namespace sluice {

[[nodiscard]] QList<Choice> projectChoices(const Staged &staged); // with the region as remark
[[nodiscard]] QList<Choice> logstoreChoices(const Staged &staged, const std::string &project); // by their names
[[nodiscard]] QList<Choice> roleChoices(const Staged &staged); // with who may assume it
[[nodiscard]] QList<Choice> bucketChoices(const Staged &staged);

} // namespace sluice
