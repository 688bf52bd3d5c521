#include "ui/functions/editorpane.h"

#include "models/format.h"
#include "ui/forms/discardquestion.h"
#include "ui/functions/panecard.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/codeeditor.h"

#include <QMessageBox>
#include <QStackedWidget>

namespace sluice {

namespace {

QString lineEnds(const QString &text)
{
    return text.contains(QLatin1String("\r\n")) ? QStringLiteral("CRLF") : QString();
}

} // namespace

EditorPane::EditorPane(CodeDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_card(new PaneCard(QString()))
    , m_facts(new InkLabel(Ink::Text2))
    , m_strip(new MessageStrip)
    , m_pages(new QStackedWidget)
    , m_editor(new CodeEditor)
    , m_empty(new EmptyState)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_card);
    m_facts->setObjectName(QStringLiteral("editorFacts"));
    m_card->addToHead(m_facts);
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 1, 0, 0);
    column->setSpacing(0);
    makeClash(column);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_editor);
    column->addWidget(m_pages, 1);
    m_card->setContent(body);
    m_card->follow(m_editor->face());
    m_editor->face()->setAccessibleName(tr("Code"));
    connect(m_editor, &CodeEditor::changed, this, [this] {
        m_desk.setText(m_key, m_editor->text());
        showHead();
    });
    connect(&m_desk, &CodeDesk::textsAsked, this, &EditorPane::flush);
    connect(m_editor, &CodeEditor::moved, this, &EditorPane::showHead);
    connect(&m_desk, &CodeDesk::textReplaced, this, [this](const QString &folder, const QString &path) {
        if (folder == m_key.folder && path == m_key.path)
            showText();
    });
    connect(&m_desk, &CodeDesk::clashChanged, this, [this](const QString &folder, const QString &path) {
        if (folder == m_key.folder && path == m_key.path)
            showClash();
    });
    close();
}

// The strip that asks what shall be, and what can be answered.
void EditorPane::makeClash(QVBoxLayout *column)
{
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(measure::kGap);
    const auto add = [&](const QString &text, auto slot) {
        auto *button = makeButton(text, nullptr, ButtonSize::Toolbar);
        connect(button, &QPushButton::clicked, this, slot);
        row->addWidget(button);
        return button;
    };
    m_keep = add(tr("&Keep mine"), &EditorPane::keepMine);
    m_take = add(tr("&Take the file's"), [this] {
        const auto *paper = m_desk.paper(m_key);
        if (paper && paper->clash == CodeClash::Gone)
            askDiscard(); // there is nothing to take
        else
            m_desk.takeTheirs(m_key);
    });
    m_compare = add(tr("&Compare"), &EditorPane::compare);
    auto *strip = new QWidget;
    auto *lines = new QVBoxLayout(strip);
    lines->setContentsMargins(measure::kGap, measure::kGap, measure::kGap, measure::kGap);
    lines->setSpacing(measure::kGap);
    lines->addWidget(m_strip);
    lines->addWidget(buttons, 0, Qt::AlignLeft);
    strip->setObjectName(QStringLiteral("clash"));
    strip->hide();
    column->addWidget(strip);
}

EditorPane::~EditorPane()
{
    flush();
}

void EditorPane::hideEvent(QHideEvent *event)
{
    flush();
    QWidget::hideEvent(event);
}

void EditorPane::flush()
{
    m_editor->tellNow();
}

void EditorPane::open(const QString &folder, const QString &path, bool readOnly)
{
    flush();
    const CodeDesk::Key key{folder, path};
    const bool same = key == m_key && readOnly == m_readOnly && m_pages->currentWidget() == m_editor && m_desk.paper(key);
    m_readOnly = readOnly;
    if (key != m_key)
        putAway();
    m_key = key;
    m_card->setTitle(path);
    const auto reading = m_desk.open(key);
    if (same && m_desk.paper(key) && m_desk.paper(key)->text == m_editor->text())
        return showHead();
    showFace(reading);
}

// Only what is unsaved stays on the desk: the rest would be read again whenever the folder changes.
void EditorPane::putAway()
{
    const auto *paper = m_desk.paper(m_key);
    if (paper && !paper->edited && paper->clash == CodeClash::None)
        m_desk.close(m_key);
}

void EditorPane::close()
{
    flush();
    putAway();
    m_key = {};
    m_card->setTitle(tr("No file"));
    m_empty->say(QLatin1String("file"), Ink::Text2, tr("No file is open"), tr("Choose one at the left."));
    m_pages->setCurrentWidget(m_empty);
    showHead();
    showClash();
}

void EditorPane::openAgain()
{
    if (!m_key.path.isEmpty() && !m_desk.paper(m_key))
        open(QString(m_key.folder), QString(m_key.path), m_readOnly);
}

void EditorPane::renamed(const QString &from, const QString &to)
{
    if (m_key.path != from)
        return;
    m_key.path = to; // what was typed a moment ago goes with the name
    flush();
    m_editor->forget(m_key.folder + QLatin1Char('\n') + from);
    m_card->setTitle(to);
    showText();
}

void EditorPane::showFace(const CodeReading &reading)
{
    const auto say = [this](const char *icon, const QString &title, const QString &text) {
        m_empty->say(QLatin1String(icon), Ink::Text2, title, text);
        m_pages->setCurrentWidget(m_empty);
    };
    const auto size = format::windowSize(std::uint64_t(reading.size));
    switch (reading.nature) {
    case CodeNature::Text: return showText();
    case CodeNature::Binary:
        say("file", tr("This is no text"),
            tr("%1 bytes that are not UTF-8. The function gets the file as it is.")
                .arg(format::number(std::uint64_t(reading.size))));
        break;
    case CodeNature::TooLarge:
        say("file", tr("Too large to edit here"),
            tr("The file has %1, and at most %2 are edited here. The function gets it as it is.")
                .arg(size, format::windowSize(std::uint64_t(kCodeEditBytesMost))));
        break;
    case CodeNature::Link:
        say("link", tr("A link is not followed"),
            tr("It may lead out of the folder. A function's version keeps links that stay inside."));
        break;
    case CodeNature::Special: say("file", tr("Not a regular file"), tr("A pipe, a socket or a device has no code.")); break;
    case CodeNature::Missing: say("file", tr("The file is gone"), tr("It was deleted or renamed on disk.")); break;
    case CodeNature::Unreadable: say("failed", tr("The file cannot be read"), reading.problem); break;
    }
    showHead();
    showClash();
}

void EditorPane::showText()
{
    const auto *paper = m_desk.paper(m_key);
    if (!paper) {
        if (!m_key.path.isEmpty())
            showFace(m_desk.open(m_key));
        return;
    }
    const auto name = m_key.folder + QLatin1Char('\n') + m_key.path;
    m_editor->setReadOnly(m_readOnly);
    m_editor->open(name, paper->text, codeLanguageOf(m_key.path));
    m_pages->setCurrentWidget(m_editor);
    if (m_errorPath == m_key.path)
        m_editor->setError(m_errorLine, m_errorColumn, m_errorWords);
    showHead();
    showClash();
}

void EditorPane::showHead()
{
    const auto *paper = m_desk.paper(m_key);
    if (!paper || m_pages->currentWidget() != m_editor)
        return m_facts->setFullText({});
    QStringList facts{m_editor->positionText(), paper->mark ? QStringLiteral("UTF-8 BOM") : QStringLiteral("UTF-8")};
    if (const auto ends = lineEnds(paper->text); !ends.isEmpty())
        facts.append(ends);
    facts.append(m_editor->styleText());
    if (m_readOnly)
        facts.append(tr("read-only"));
    m_facts->setFullText(facts.join(QStringLiteral("   ")));
}

void EditorPane::showClash()
{
    const auto *paper = m_desk.paper(m_key);
    auto *strip = findChild<QWidget *>(QStringLiteral("clash"));
    strip->setVisible(paper && paper->clash != CodeClash::None);
    if (!paper || paper->clash == CodeClash::None)
        return;
    const bool gone = paper->clash == CodeClash::Gone;
    m_keep->setText(gone ? tr("&Save it again") : tr("&Keep mine"));
    m_take->setText(gone ? tr("&Discard…") : tr("&Take the file's"));
    m_compare->setVisible(!gone);
    if (gone)
        m_strip->set(Tint::Warn, QLatin1String("warning"), tr("The file is gone from the disk."),
                     tr("What you typed is only here."));
    else
        m_strip->set(Tint::Warn, QLatin1String("warning"), tr("The file changed on disk."),
                     tr("What you typed is not saved yet."));
}

void EditorPane::setError(const QString &path, int line, int column, const QString &words)
{
    m_errorPath = path;
    m_errorLine = line;
    m_errorColumn = column;
    m_errorWords = words;
    if (m_pages->currentWidget() == m_editor)
        m_editor->setError(path == m_key.path ? line : 0, column, words);
}

void EditorPane::goTo(int line, int column)
{
    m_editor->goTo(line, std::max(1, column));
    m_editor->setFocus(Qt::OtherFocusReason);
}

void EditorPane::keepMine()
{
    flush();
    m_desk.keepMine(m_key);
    if (const auto done = m_desk.save(m_key))
        emit overwritten(m_key.path);
    else
        emit notSaved(m_key.path, QString::fromStdString(done.error().detail));
}

// What was typed is nowhere else: it does not go by one click.
void EditorPane::askDiscard()
{
    auto *question = askToDiscard(this, m_key.path, [this, key = m_key] { m_desk.takeTheirs(key); });
    question->setObjectName(QStringLiteral("discardGone"));
}

void EditorPane::compare()
{
    flush();
    if (const auto *paper = m_desk.paper(m_key))
        emit compareAsked(m_key.path, paper->text, QString::fromUtf8(paper->theirs));
}

} // namespace sluice
