// Text in which some lines stand for a place in the code: a double click, or Enter on such a line, goes there. Lines may be
// marked as those of an error.
#pragma once

#include "models/tracelines.h"
#include "ui/widgets/codeview.h"

#include <QSet>
#include <QWidget>

namespace sluice {

class PlaceView final : public QWidget {
    Q_OBJECT
public:
    explicit PlaceView(const QString &name, QWidget *parent = nullptr); // name: for a screen reader

    void setText(const QString &text, bool isJson, const QList<CodePlace> &places);
    void append(const QString &text, const QList<CodePlace> &places); // keeps where a person reads
    void mark(const QSet<int> &grounds, const QSet<int> &inks); // lines from 0: tinted; in the colour of trouble
    [[nodiscard]] CodeView *view() const { return m_json->isVisibleTo(this) ? m_json : m_plain; }
    [[nodiscard]] QString text() const { return view()->toPlainText(); }

signals:
    void placeAsked(const sluice::CodePlace &place);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void go();
    void paintMarks();

    CodeView *m_json;
    CodeView *m_plain;
    QList<CodePlace> m_places;
    QSet<int> m_grounds;
    QSet<int> m_inks;
};

} // namespace sluice
