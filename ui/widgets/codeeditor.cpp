#include "ui/widgets/codeeditor.h"

#include "ui/theme/theme.h"
#include "ui/widgets/codeface.h"
#include "ui/widgets/findbar.h"

namespace sluice {

namespace {

constexpr int kMatchesCounted = 10'000;
constexpr int kAbove = 3; // parts of a page above a line that was asked for

} // namespace

class CodeEditor::Face final {
public:
    struct Kept {
        QsciDocument document;
        CodeLanguage language = CodeLanguage::Plain;
        int line = 0;
        int column = 0;
        int first = 0;
    };

    explicit Face(CodeEditor *editor)
        : view(new CodeFace(editor))
    {
        tell.setSingleShot(true);
        tell.setInterval(kTellMs);
    }

    void keep()
    {
        if (key.isEmpty())
            return;
        Kept one;
        one.document = view->document();
        one.language = language;
        view->getCursorPosition(&one.line, &one.column);
        one.first = view->firstVisibleLine();
        kept.insert(key, one);
        order.removeAll(key);
        order.append(key);
        while (order.size() > kRemembered)
            kept.remove(order.takeFirst());
    }

    CodeFace *view;
    QHash<QString, Kept> kept;
    QStringList order; // of what is kept, the newest last
    QString key;
    QTimer tell;
    CodeLanguage language = CodeLanguage::Plain;
    bool setting = false;
    bool untold = false; // a change is still to be said
    bool readOnly = false; // of what is shown; documents have their own
};

CodeEditor::CodeEditor(QWidget *parent)
    : QWidget(parent)
    , m_face(new Face(this))
    , m_bar(new FindBar)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_face->view, 1);
    rows->addWidget(m_bar);
    setFocusProxy(m_face->view);
    m_face->view->setToolTip(tr("Tab indents; Ctrl+Tab or Esc leaves the editor."));
    m_face->view->setToolTipDuration(4'000);
    connect(&m_face->tell, &QTimer::timeout, this, &CodeEditor::tellNow);
    connect(m_face->view, &QsciScintilla::textChanged, this, [this] {
        if (m_face->setting)
            return;
        m_face->untold = true;
        const bool first = !m_face->tell.isActive();
        if (first)
            tellNow();
        m_face->tell.start();
    });
    connect(m_face->view, &QsciScintilla::cursorPositionChanged, this, &CodeEditor::moved);
    connect(m_face->view, &CodeFace::findAsked, this, &CodeEditor::find);
    connect(m_face->view, &CodeFace::lineAsked, this, &CodeEditor::askLine);
    const auto search = [this](const QString &text, bool forward, bool fromHere) {
        auto *view = m_face->view;
        if (text.isEmpty())
            return m_bar->say({}, false);
        int line = 0;
        int column = 0;
        view->getCursorPosition(&line, &column);
        if (int to = 0, end = 0; view->hasSelectedText()) {
            int fromLine = 0;
            int fromColumn = 0;
            view->getSelection(&fromLine, &fromColumn, &to, &end);
            line = forward && !fromHere ? to : fromLine;
            column = forward && !fromHere ? end : fromColumn;
        }
        if (!view->findFirst(text, false, false, false, true, forward, line, column))
            return m_bar->say(tr("Not found"), true);
        const auto count = view->text().count(text, Qt::CaseInsensitive);
        m_bar->say(tr("%Ln found", nullptr, int(std::min<qsizetype>(count, kMatchesCounted))), false);
    };
    connect(m_bar, &FindBar::findAsked, this, search);
    connect(m_face->view, &CodeFace::findAgain, this, [this, search](bool forward) {
        if (m_bar->text().isEmpty())
            find();
        else
            search(m_bar->text(), forward, false);
    });
    connect(m_bar, &FindBar::lineAsked, this, [this](int line) {
        m_bar->hide();
        goTo(line);
        m_face->view->setFocus(Qt::OtherFocusReason);
    });
    const auto close = [this] {
        m_bar->hide();
        m_face->view->setFocus(Qt::OtherFocusReason);
    };
    connect(m_bar, &FindBar::closed, this, close);
    connect(m_face->view, &CodeFace::escaped, this, [this, close] {
        if (m_bar->isVisible())
            close();
        else
            m_face->view->leave(true);
    });
}

CodeEditor::~CodeEditor()
{
    delete m_face;
}

void CodeEditor::open(const QString &key, QString text, CodeLanguage language)
{
    tellNow();
    m_face->setting = true;
    m_face->keep();
    const auto found = m_face->kept.constFind(key);
    auto *view = m_face->view;
    view->setError(0, 0, {});
    m_face->key = key;
    m_face->language = language;
    if (found != m_face->kept.constEnd()) {
        const auto kept = *found;
        view->setDocument(kept.document);
        if (view->text() == text) {
            view->takeLanguage(language);
            view->setCursorPosition(kept.line, kept.column);
            view->setFirstVisibleLine(kept.first);
        } else {
            view->takeText(text, language);
        }
    } else {
        view->setDocument(QsciDocument());
        view->takeText(text, language);
    }
    view->setReadOnly(m_face->readOnly);
    view->SendScintilla(QsciScintillaBase::SCI_SETSCROLLWIDTH, 1L); // of the text before; it grows with what is drawn
    m_face->setting = false;
    emit moved();
}

void CodeEditor::replaceText(const QString &text)
{
    auto *view = m_face->view;
    if (view->text() == text)
        return;
    int line = 0;
    int column = 0;
    view->getCursorPosition(&line, &column);
    const auto first = view->firstVisibleLine();
    view->beginUndoAction();
    view->selectAll();
    view->replaceSelectedText(text);
    view->endUndoAction();
    view->setCursorPosition(std::min(line, view->lines() - 1), column);
    view->setFirstVisibleLine(first);
    tellNow();
}

void CodeEditor::forget(const QString &key)
{
    m_face->kept.remove(key);
    m_face->order.removeAll(key);
    if (m_face->key == key)
        m_face->key.clear();
}

QString CodeEditor::text() const
{
    return m_face->view->text();
}

QString CodeEditor::key() const
{
    return m_face->key;
}

void CodeEditor::setReadOnly(bool readOnly)
{
    m_face->readOnly = readOnly;
    m_face->view->setReadOnly(readOnly);
}

bool CodeEditor::isReadOnly() const
{
    return m_face->view->isReadOnly();
}

void CodeEditor::setError(int line, int column, const QString &words)
{
    m_face->view->setError(line, column, words);
}

int CodeEditor::errorLine() const
{
    return m_face->view->errorLine();
}

void CodeEditor::goTo(int line, int column)
{
    auto *view = m_face->view;
    const auto at = std::clamp(line, 1, std::max(1, view->lines())) - 1;
    auto code = view->text(at);
    while (code.endsWith(QLatin1Char('\n')) || code.endsWith(QLatin1Char('\r')))
        code.chop(1);
    view->setCursorPosition(at, std::clamp(column - 1, 0, int(code.size())));
    const auto shown = int(view->SendScintilla(QsciScintillaBase::SCI_LINESONSCREEN));
    view->setFirstVisibleLine(std::max(0, at - shown / kAbove));
}

int CodeEditor::line() const
{
    int line = 0;
    int column = 0;
    m_face->view->getCursorPosition(&line, &column);
    return line + 1;
}

int CodeEditor::column() const
{
    int line = 0;
    int column = 0;
    m_face->view->getCursorPosition(&line, &column);
    return column + 1;
}

QString CodeEditor::positionText() const
{
    return tr("line %1, column %2").arg(line()).arg(column());
}

QString CodeEditor::styleText() const
{
    const auto indent = m_face->view->indent();
    return indent.tabs ? tr("tabs") : tr("%Ln space(s)", nullptr, indent.width);
}

void CodeEditor::find()
{
    const auto selected = m_face->view->selectedText();
    m_bar->ask(FindBar::Wish::Text, selected.contains(QLatin1Char('\n')) ? QString() : selected);
}

void CodeEditor::askLine()
{
    m_bar->ask(FindBar::Wish::Line, QString::number(line()));
}

void CodeEditor::undo()
{
    m_face->view->undo();
}

void CodeEditor::redo()
{
    m_face->view->redo();
}

void CodeEditor::tellNow()
{
    m_face->tell.stop();
    if (std::exchange(m_face->untold, false))
        emit changed();
}

QWidget *CodeEditor::face() const
{
    return m_face->view;
}

void CodeEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_face->view->takeTheme();
}

} // namespace sluice
