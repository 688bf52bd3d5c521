// Two texts compared by lines, over a page: what only one of them has is marked by a sign and a tint.
#pragma once

#include <QDialog>

namespace sluice {

struct ComparedText {
    QString name; // "Yours", "The file's", "10:41:52"
    QString text;
};

class CompareBox final : public QDialog {
    Q_OBJECT
public:
    CompareBox(const QString &title, const ComparedText &first, const ComparedText &second,
               QWidget *over); // open(); deletes itself
};

} // namespace sluice
