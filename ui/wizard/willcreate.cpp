#include "ui/wizard/willcreate.h"

#include "ui/theme/fonts.h"
#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QTextDocumentFragment>

namespace sluice {

namespace {

class HairLine final : public QWidget {
public:
    HairLine() { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Theme::of(palette()).border);
    }
};

} // namespace

WillCreate::WillCreate(const QString &title, const QString &note, QWidget *parent)
    : CardFrame(parent)
    , m_lines(new QVBoxLayout)
{
    setFixedWidth(kWidth);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Maximum);
    setAccessibleName(title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kSection, measure::kEdge, measure::kSection);
    column->setSpacing(measure::kGap);
    column->addWidget(makeHeading(title));
    m_lines->setSpacing(measure::kGap);
    column->addLayout(m_lines);
    auto *line = new HairLine;
    column->addSpacing(measure::kSmallGap);
    column->addWidget(line);
    auto *remark = makeLabel(note, Ink::Text2);
    remark->setFont(fonts::small());
    remark->setWordWrap(true);
    column->addWidget(remark);
}

void WillCreate::setLines(const QList<Line> &lines)
{
    QStringList texts;
    for (const auto &line : lines)
        texts.append(QTextDocumentFragment::fromHtml(line.html).toPlainText());
    if (texts == m_texts)
        return;
    m_texts = texts;
    setAccessibleDescription(texts.join(QLatin1String("; ")));
    while (auto *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto &line : lines) {
        auto *holder = new QWidget;
        auto *row = new QHBoxLayout(holder);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(measure::kGap);
        row->addWidget(new IconMark(QLatin1String(line.icon), Ink::Text2), 0, Qt::AlignTop);
        auto *text = makeLabel(line.html);
        text->setTextFormat(Qt::RichText);
        text->setWordWrap(true);
        row->addWidget(text, 1);
        m_lines->addWidget(holder);
    }
}

} // namespace sluice
