// Icon and colour of the states that access shows, and the cells that show them.
#pragma once

#include "models/accesswords.h"
#include "ui/theme/status.h"
#include "ui/widgets/delegates.h"

#include <functional>
#include <optional>

namespace sluice {

[[nodiscard]] Badge badgeOf(SecretState state);
[[nodiscard]] Badge badgeOfAnswer(bool allowed);

// Icon and word in the state's colour; a cell without a badge is in the second tone.
class SignDelegate final : public CellDelegate {
    Q_OBJECT
public:
    using BadgeOf = std::function<std::optional<Badge>(const QModelIndex &index)>;
    SignDelegate(BadgeOf badge, QObject *parent);

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;

private:
    BadgeOf m_badge;
};

// A square in the colour that ValueRole names ("#b3261e"), then the text; without a colour an empty square.
class SwatchDelegate final : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

void paintSwatch(QPainter *painter, const QRectF &rect, const QString &colour, const Theme &theme);

} // namespace sluice
