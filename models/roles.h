// Item roles that all tables share. DisplayRole is formatted text; ValueRole is the raw value, for tests and delegates.
#pragma once

#include <qnamespace.h>

namespace sluice {

enum ItemRole {
    ValueRole = Qt::UserRole + 1, // number, text or list behind the text
    StateRole, // int(PumpState) or int(ExecutionStatus) of the row
    PrefixRole, // the part that is drawn in the second tone before the text
    SuffixRole, // the part that is drawn small and fixed after the text
    LevelRole, // 0 = a row of its own, 1 = an unfolded part
    UnfoldRole, // int(Unfold)
    NoteRole, // true: a remark, not an error
    KeyRole, // what identifies the row across updates
};

enum class Unfold { None, Closed, Open };

// What a cell or a header answers to Qt::TextAlignmentRole.
[[nodiscard]] inline int cellAlignment(bool right)
{
    return int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace sluice
