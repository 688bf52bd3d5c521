// Where a page is: links over its title, "Functions › billing". One line that takes what width there is; a screen
// reader hears the whole of it.
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace sluice {

// A link to a place (ui/places.h) in rich text; `html` is escaped already.
[[nodiscard]] QString placeLink(const QString &place, const QString &html, const Theme &theme);

struct Crumb {
    QString text;
    QString place; // "" = no link
    friend bool operator==(const Crumb &, const Crumb &) = default;
};

class Crumbs final : public QLabel {
    Q_OBJECT
public:
    explicit Crumbs(QWidget *parent = nullptr);
    void set(const QList<Crumb> &path);

signals:
    void placeAsked(const QString &place);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showPath();

    QList<Crumb> m_path;
};

} // namespace sluice
