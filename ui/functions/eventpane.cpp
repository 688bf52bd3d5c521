#include "ui/functions/eventpane.h"

#include "engine/base/limits.h"
#include "models/format.h"
#include "models/testevents.h"
#include "ui/errors.h"
#include "ui/functions/namebox.h"
#include "ui/functions/panecard.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/codeview.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>

namespace sluice {

namespace {

constexpr int kCheckMs = 200; // after the last key
constexpr qsizetype kFormatMost = 2 * 1024 * 1024; // characters that are indented
const QLatin1String kEmptyKey("empty");
const QLatin1String kFilePrefix("file:");
const QLatin1String kCapturedPrefix("captured:");

QPushButton *iconFor(QAction *action, const char *name)
{
    auto *button = makeIconButton(withoutMnemonic(action->text()), name);
    button->setFlat(false);
    button->setProperty("compact", false);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button, [action, button] { button->setEnabled(action->isEnabled()); });
    return button;
}

} // namespace

EventPane::EventPane(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_captured(workspace)
    , m_card(new PaneCard(tr("Test event")))
    , m_choice(new QComboBox)
    , m_editor(new CodeEditor)
    , m_facts(new InkLabel(Ink::Text2))
    , m_problem(new InkLabel(Ink::Bad))
    , m_save(new QAction(tr("Save event as test…"), this))
    , m_format(new QAction(tr("F&ormat"), this))
{
    build();
    m_check.setSingleShot(true);
    m_check.setInterval(kCheckMs);
    connect(&m_check, &QTimer::timeout, this, &EventPane::check);
    connect(&m_captured, &CapturedEvents::changed, this, &EventPane::fill);
    connect(&workspace, &Workspace::definitionsChanged, &m_captured, &CapturedEvents::readAgain);
    connect(m_save, &QAction::triggered, this, &EventPane::askSave);
    connect(m_format, &QAction::triggered, this, &EventPane::format);
    connect(m_editor, &CodeEditor::changed, this, [this] {
        m_chosen = true; // what was typed into is not changed for a newer one
        m_texts.insert(QString::fromStdString(toText(m_function)) + QLatin1Char('\n') + m_key, m_editor->text());
        m_check.start();
    });
    connect(m_choice, &QComboBox::activated, this, [this] {
        m_chosen = true;
        choose(m_choice->currentData().toString());
    });
    fill();
}

void EventPane::build()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_card);
    m_card->addToHead(makeActionButton(m_format, "json", ButtonSize::Toolbar, ButtonRank::Quiet));
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, measure::kGap, 0, 0);
    column->setSpacing(measure::kSmallGap);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(measure::kSection, 0, measure::kSection, 0);
    row->setSpacing(measure::kGap);
    m_choice->setAccessibleName(tr("Test event"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(10);
    row->addWidget(m_choice, 1);
    auto *copy = makeIconButton(tr("Copy the event"), "copy");
    copy->setFlat(false);
    copy->setProperty("compact", false);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_editor->text());
        m_workspace.say(tr("The event is copied"));
    });
    row->addWidget(copy);
    row->addWidget(iconFor(m_save, "flask"));
    column->addLayout(row);
    for (auto *label : {m_facts, m_problem}) {
        label->setWordWrap(true);
        label->setFont(fonts::small());
        label->setContentsMargins(measure::kSection, 0, measure::kSection, 0);
        column->addWidget(label);
    }
    m_problem->hide();
    column->addSpacing(2);
    auto *line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setFixedHeight(1);
    line->setForegroundRole(QPalette::Mid);
    column->addWidget(line);
    column->addWidget(m_editor, 1);
    m_editor->face()->setAccessibleName(tr("Event JSON"));
    m_card->setContent(body);
    m_card->follow(m_editor->face());
}

void EventPane::setFunction(const FunctionKey &function, const QString &folder, bool readOnly)
{
    m_editor->tellNow();
    const bool other = function != m_function || folder != m_folder;
    m_function = function;
    m_folder = folder;
    m_readOnly = readOnly;
    if (other) {
        m_chosen = false;
        m_key.clear();
        m_listing = {};
    }
    m_captured.setFunction(function);
    fill();
}

void EventPane::setListing(const CodeListing &listing)
{
    m_listing = listing;
    fill();
}

QString EventPane::choiceOf(const CapturedEvent &event) const
{
    return tr("Captured: %1, shard %2, %3")
        .arg(event.trigger)
        .arg(event.shard)
        .arg(format::timeOfDay(event.startedMs, m_workspace.now()));
}

// What is chosen stays chosen, whatever comes and goes around it; before a choice was made the most telling one is.
void EventPane::fill()
{
    m_choice->clear();
    for (const auto &event : m_captured.events())
        m_choice->addItem(choiceOf(event), kCapturedPrefix + QString::number(event.sequence));
    for (const auto &path : eventFiles(m_listing))
        m_choice->addItem(path, kFilePrefix + path);
    m_choice->addItem(tr("Empty: {}"), kEmptyKey);
    auto wanted = m_key;
    if (!m_chosen || m_choice->findData(wanted) < 0) {
        const bool isCaptured = m_key.startsWith(kCapturedPrefix);
        if (isCaptured && m_chosen) {
            m_choice->insertItem(0, tr("Captured, record %1").arg(m_key.mid(kCapturedPrefix.size())), m_key);
        } else if (!isCaptured || m_captured.events().empty()) {
            wanted = m_choice->itemData(0).toString();
        }
    }
    if (m_choice->findData(wanted) < 0)
        wanted = m_choice->itemData(0).toString();
    m_choice->setCurrentIndex(m_choice->findData(wanted));
    m_save->setEnabled(!m_folder.isEmpty() && !m_readOnly);
    if (wanted != m_key)
        choose(wanted);
    else
        readAgain();
}

void EventPane::capture(std::uint64_t sequence)
{
    m_chosen = true;
    m_key = kCapturedPrefix + QString::number(sequence);
    const auto key = m_key;
    fill();
    choose(key);
}

void EventPane::choose(const QString &key)
{
    m_editor->tellNow();
    m_key = key;
    const auto typed = m_texts.constFind(QString::fromStdString(toText(m_function)) + QLatin1Char('\n') + key);
    if (typed != m_texts.constEnd())
        return showText(key, *typed);
    if (key.startsWith(kFilePrefix)) {
        const auto reading = readCode(m_folder, key.mid(kFilePrefix.size()));
        const bool text = reading.nature == CodeNature::Text;
        showText(key, QString::fromUtf8(reading.bytes));
        if (!text) {
            m_problem->setText(tr("The file cannot be read as text."));
            m_problem->show();
        }
        return;
    }
    if (!key.startsWith(kCapturedPrefix))
        return showText(key, QStringLiteral("{}"));
    m_editor->setReadOnly(true); // until it is there
    GetExecution command;
    command.sequence = key.mid(kCapturedPrefix.size()).toULongLong();
    m_workspace.send(std::move(command), this,
                     [this, key](Result<ExecutionDetail> answer) { takeCaptured(key, std::move(answer)); });
}

void EventPane::readAgain()
{
    m_editor->tellNow();
    if (!m_key.startsWith(kFilePrefix)
        || m_texts.contains(QString::fromStdString(toText(m_function)) + QLatin1Char('\n') + m_key))
        return;
    const auto reading = readCode(m_folder, m_key.mid(kFilePrefix.size()));
    if (reading.nature == CodeNature::Text && QString::fromUtf8(reading.bytes) != m_editor->text())
        choose(QString(m_key));
}

void EventPane::takeCaptured(const QString &key, Result<ExecutionDetail> answer)
{
    if (key != m_key)
        return;
    if (!answer || answer->event.empty()) {
        showText(key, QStringLiteral("{}"));
        m_problem->setText(answer ? tr("The event of that execution is not kept any more.")
                                  : troubleOf(answer.error(), tr("Could not read the event")).why);
        m_problem->show();
        return;
    }
    const auto text = QString::fromStdString(answer->event);
    showText(key, text.size() <= kFormatMost ? indentedJson(text) : text);
}

void EventPane::showText(const QString &key, const QString &text)
{
    m_editor->setReadOnly(false);
    m_editor->open(QString::fromStdString(toText(m_function)) + QLatin1Char('\n') + key, text, CodeLanguage::Json);
    check();
}

void EventPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_captured.setActive(true);
}

void EventPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_captured.setActive(false);
}

void EventPane::check()
{
    const auto text = m_editor->text();
    const auto facts = eventFacts(text);
    m_editor->setError(facts.isJson ? 0 : facts.line, facts.column, facts.problem);
    m_problem->setVisible(!facts.isJson);
    if (text.toUtf8().size() > qsizetype(limits::kEventPayloadBytesMax)) {
        m_problem->setText(tr("Too large: a call takes at most %1.").arg(format::windowSize(limits::kEventPayloadBytesMax)));
        m_problem->show();
    } else if (!facts.isJson) {
        m_problem->setText(tr("No JSON at line %1, column %2: %3. The function gets it as it is.")
                               .arg(facts.line)
                               .arg(facts.column)
                               .arg(facts.problem));
    }
    QString of;
    for (const auto &event : m_captured.events()) {
        if (m_key == kCapturedPrefix + QString::number(event.sequence))
            of = tr("Real window, %1 logs.").arg(format::number(event.lines)) + QLatin1Char(' ');
    }
    m_facts->setText(of + tr("A test run really reads and writes what the event names."));
    m_format->setEnabled(facts.isJson);
}

void EventPane::format()
{
    if (const auto text = m_editor->text(); text.size() <= kFormatMost && eventFacts(text).isJson)
        m_editor->replaceText(indentedJson(text) + QLatin1Char('\n'));
}

QByteArray EventPane::payload() const
{
    return m_editor->text().toUtf8();
}

QString EventPane::eventName() const
{
    return m_choice->currentText();
}

void EventPane::askSave()
{
    auto *box = new NameBox(
        tr("Save event as test"), tr("&Name of the test event"), tr("&Save"), QString(),
        [this](const QString &name) {
            const auto path = eventPath(name);
            if (path.isEmpty())
                return tr("1–64 letters, digits, dots, _ and -; a letter or a digit first.");
            const auto all = eventFiles(m_listing);
            return all.contains(path) ? tr("There is a test event of that name.") : QString();
        },
        this);
    box->setRemark(tr("It becomes events/NAME.json in the folder of the code."));
    connect(box, &NameBox::named, this, [this](const QString &name) {
        const auto path = eventPath(name);
        if (auto made = createCode(m_folder, path, payload()); !made) {
            m_problem->setText(tr("Not saved: %1").arg(QString::fromStdString(made.error().detail)));
            m_problem->show();
            return;
        }
        m_chosen = true;
        m_key = kFilePrefix + path;
        m_workspace.say(tr("Saved as %1").arg(path));
        emit saved(path);
    });
    box->open();
}

} // namespace sluice
