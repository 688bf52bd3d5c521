#include "ui/access/keydialog.h"

#include "ui/access/askbox.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/boxes.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QTimer>

namespace sluice {

namespace {

constexpr int kKeyWidth = 520;

QString textOf(const Secret &secret)
{
    return QString::fromUtf8(secret.view().data(), qsizetype(secret.view().size()));
}

// Managers of clipboard histories leave out what carries this mark.
QMimeData *secretMime(const QString &text)
{
    auto *data = new QMimeData;
    data->setText(text);
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    return data;
}

bool clipboardHas(const Secret &secret)
{
    const auto bytes = QGuiApplication::clipboard()->text().toUtf8();
    return sameBytes({bytes.constData(), std::size_t(bytes.size())}, secret.view());
}

void clearClipboardOf(const Secret &secret)
{
    if (clipboardHas(secret))
        QGuiApplication::clipboard()->clear();
}

} // namespace

KeyDialog::KeyDialog(NewKeyAnswer key, QWidget *window)
    : QDialog(window)
    , m_key(std::move(key))
    , m_id(new QLineEdit)
    , m_secret(new QLineEdit)
    , m_copied(new InkLabel(Ink::Text2))
{
    const auto user = QString::fromStdString(m_key.user);
    prepareDialog(*this, tr("New access key of %1").arg(user), {kKeyWidth, 0});
    setObjectName(QStringLiteral("keyDialog"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kEdge, measure::kEdge, measure::kSection);
    column->setSpacing(measure::kSection);
    auto *strip = new MessageStrip;
    strip->set(Tint::Warn, QLatin1String("warning"), tr("Copy the secret now."), tr("It cannot be shown again."));
    strip->setMinimumWidth(kKeyWidth - 2 * measure::kEdge);
    column->addWidget(strip);
    auto *facts = new QGridLayout;
    facts->setHorizontalSpacing(measure::kGap);
    facts->setVerticalSpacing(measure::kSmallGap);
    addFact(facts, tr("Access key &id"), m_id, tr("Copy i&d"), false);
    addFact(facts, tr("&Secret"), m_secret, tr("&Copy secret"), true);
    column->addLayout(facts);
    m_id->setText(QString::fromStdString(m_key.keyId));
    m_secret->setText(textOf(m_key.secret));
    m_id->setObjectName(QStringLiteral("keyId"));
    m_secret->setObjectName(QStringLiteral("keySecret"));
    if (!m_key.notice.empty()) {
        auto *notice = makeLabel(QString::fromStdString(m_key.notice), Ink::Warn);
        notice->setWordWrap(true);
        column->addWidget(notice);
    }
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    row->addWidget(m_copied);
    row->addStretch(1);
    auto *close = makeButton(tr("C&lose"), nullptr);
    row->addWidget(close);
    column->addLayout(row);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    fitDialog(*this, kKeyWidth);
    setAccessibleDescription(tr("Copy the secret now.") + QLatin1Char(' ') + tr("It cannot be shown again."));
}

KeyDialog::~KeyDialog()
{
    wipeAll();
}

void KeyDialog::addFact(QGridLayout *grid, const QString &label, QLineEdit *field, const QString &copyWords, bool secret)
{
    const int row = grid->rowCount();
    auto *title = makeLabel(label, Ink::Text2);
    title->setBuddy(field);
    grid->addWidget(title, row, 0);
    field->setReadOnly(true);
    field->setFont(fonts::code());
    field->setContextMenuPolicy(Qt::NoContextMenu);
    field->setDragEnabled(false);
    grid->addWidget(field, row + 1, 0);
    auto *button = makeButton(copyWords, "copy");
    button->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed); // both as wide as the wider
    connect(button, &QPushButton::clicked, this, [this, secret] { copy(secret); });
    grid->addWidget(button, row + 1, 1);
    grid->setColumnStretch(0, 1);
}

void KeyDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_secret->setFocus(Qt::OtherFocusReason);
    m_secret->deselect();
}

void KeyDialog::copy(bool secret)
{
    auto *clipboard = QGuiApplication::clipboard();
    m_isSecretCopied = m_isSecretCopied || secret;
    if (secret)
        clipboard->setMimeData(secretMime(textOf(m_key.secret)));
    else
        clipboard->setText(QString::fromStdString(m_key.keyId));
    m_copied->setText(secret ? tr("Secret copied; the clipboard forgets it a minute after closing") : tr("Id copied"));
}

void KeyDialog::keyPressEvent(QKeyEvent *event)
{
    // Ctrl+C in its field copies it too.
    if (!event->matches(QKeySequence::Cancel) || m_isSecretCopied || clipboardHas(m_key.secret))
        return QDialog::keyPressEvent(event);
    m_copied->setText(tr("The secret is not copied yet. Close closes all the same."));
    event->accept();
}

void KeyDialog::done(int result)
{
    if (!m_key.secret.empty()) {
        // Whichever way it was copied. By the window's life, not this dialog's. When the program ends first, a clipboard of
        // X11 ends with it.
        QTimer::singleShot(kClipboardMs, parent(), [secret = m_key.secret] { clearClipboardOf(secret); });
    }
    wipeAll();
    QDialog::done(result);
}

void KeyDialog::wipeAll()
{
    auto shown = m_secret->text();
    m_secret->setText({});
    shown.fill(QChar(0));
    m_id->setText({});
    m_key.secret = Secret();
}

} // namespace sluice
