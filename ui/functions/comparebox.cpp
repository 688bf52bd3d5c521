#include "ui/functions/comparebox.h"

#include "models/format.h"
#include "models/textdiff.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/focusring.h"

#include <QPlainTextEdit>
#include <QTextBlock>

namespace sluice {

namespace {

constexpr int kCompareWidth = 820;
constexpr int kCompareHeight = 520;
constexpr qsizetype kComparedLine = 1'000; // characters of a line that are shown

QString signOf(DiffKind kind)
{
    return kind == DiffKind::Removed ? QStringLiteral("− ")
        : kind == DiffKind::Added    ? QStringLiteral("+ ")
        : kind == DiffKind::Gap      ? QStringLiteral("…")
                                     : QStringLiteral("  ");
}

} // namespace

CompareBox::CompareBox(const QString &title, const ComparedText &first, const ComparedText &second, QWidget *over)
    : QDialog(over)
{
    setWindowTitle(title);
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    const auto diff = textDiff(first.text, second.text); // nothing for equal ones
    auto *view = new QPlainTextEdit;
    view->setReadOnly(true);
    view->setFont(fonts::code());
    view->setLineWrapMode(QPlainTextEdit::NoWrap);
    view->setTabChangesFocus(true);
    view->setAccessibleName(tr("Differences"));
    QString text;
    int removed = 0;
    int fresh = 0;
    for (const auto &line : diff) {
        text += signOf(line.kind) + line.text.left(kComparedLine) + QLatin1Char('\n');
        removed += line.kind == DiffKind::Removed;
        fresh += line.kind == DiffKind::Added;
    }
    view->setPlainText(diff.empty() ? first.text : text.chopped(1));
    QList<QTextEdit::ExtraSelection> marks;
    const auto &theme = Theme::of(palette());
    auto block = view->document()->begin();
    int firstMark = -1;
    for (const auto &line : diff) {
        if (line.kind == DiffKind::Removed || line.kind == DiffKind::Added) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = QTextCursor(block);
            mark.format.setBackground(line.kind == DiffKind::Removed ? theme.tintBad : theme.tintOk);
            mark.format.setProperty(QTextFormat::FullWidthSelection, true);
            marks.append(mark);
            if (firstMark < 0)
                firstMark = block.position();
        }
        block = block.next();
    }
    view->setExtraSelections(marks);
    if (firstMark >= 0) {
        auto cursor = view->textCursor();
        cursor.setPosition(firstMark);
        view->setTextCursor(cursor);
        view->centerCursor();
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kEdge, measure::kEdge, measure::kEdge);
    column->setSpacing(measure::kGap);
    auto *words = makeLabel(diff.empty() ? tr("Both are the same.")
                                         : tr("− only in %1 (%2), + only in %3 (%4)")
                                               .arg(first.name, format::number(std::uint64_t(removed)), second.name,
                                                    format::number(std::uint64_t(fresh))));
    words->setObjectName(QStringLiteral("compareSummary"));
    column->addWidget(words);
    column->addWidget(view, 1);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    auto *close = makeButton(tr("&Close"), nullptr, ButtonSize::Page, ButtonRank::Default);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    row->addWidget(close);
    column->addLayout(row);
    new FocusRing(this);
    resize(kCompareWidth, kCompareHeight);
}

} // namespace sluice
