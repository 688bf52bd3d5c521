#include "ui/access/keepsecret.h"

#include "ui/access/accesstab.h"
#include "ui/access/askbox.h"
#include "ui/enginewords.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QPointer>

namespace sluice {

namespace {

constexpr int kKeychainWidth = 520;

// The variable that `--secrets env` reads: capitals, '_' for all but letters and digits.
QString variableOf(const std::string &name)
{
    auto text = QString::fromStdString(name).toUpper();
    for (auto &ch : text) {
        if (!ch.isLetterOrNumber())
            ch = QLatin1Char('_');
    }
    return QStringLiteral("SLUICE_SECRET_") + text;
}

struct Keeping { // one secret on its way, as long as somebody waits for it
    Workspace &workspace;
    QPointer<QWidget> over;
    std::string name;
    Secret secret;
    std::function<void(Done)> done;
};

void send(const std::shared_ptr<Keeping> &keeping, bool thisRun);

void askWhatNow(const std::shared_ptr<Keeping> &keeping, const Error &error)
{
    auto *dialog = new NoKeychainDialog(error, keeping->name, keeping->over);
    const auto decided = std::make_shared<bool>(false);
    QObject::connect(dialog, &NoKeychainDialog::keepForThisRun, keeping->over, [keeping, decided] {
        *decided = true;
        send(keeping, true);
    });
    QObject::connect(dialog, &NoKeychainDialog::tryAgain, keeping->over, [keeping, decided] {
        *decided = true;
        send(keeping, false);
    });
    QObject::connect(dialog, &QDialog::finished, keeping->over, [keeping, decided] {
        if (!*decided)
            keeping->done(fail(ErrorKind::Cancelled, "GivenUp", "the secret was not stored"));
    });
    dialog->open();
}

void send(const std::shared_ptr<Keeping> &keeping, bool thisRun)
{
    if (!keeping->over)
        return;
    PutSecret command;
    command.name = keeping->name;
    command.secret = keeping->secret;
    command.thisRun = thisRun;
    command.actor = kActor;
    keeping->workspace.send(std::move(command), keeping->over, [keeping](Result<Nothing> answer) {
        if (!answer && isKeychainError(answer.error()))
            return askWhatNow(keeping, answer.error());
        if (!answer)
            return keeping->done(fail(answer.error()));
        keeping->done({});
    });
}

} // namespace

bool isKeychainError(const Error &error)
{
    return error.code == "NoKeychain" || error.code == "KeychainLocked" || error.code == "KeychainRefused"
        || error.code == "KeychainTimeout" || error.code == "SecretsAreGiven";
}

Trouble keychainTrouble(const Error &error, const std::string &name)
{
    Trouble trouble;
    trouble.why = QStringLiteral("%1 (%2)").arg(engineWords(error.detail), QString::fromStdString(error.code));
    if (error.code == "KeychainLocked") {
        trouble.what = NoKeychainDialog::tr("The keychain is locked");
        trouble.todo = NoKeychainDialog::tr("Unlock it and try again.");
    } else if (error.code == "KeychainRefused") {
        trouble.what = NoKeychainDialog::tr("The keychain refused");
        trouble.todo = NoKeychainDialog::tr("Allow this program in the keychain and try again.");
    } else if (error.code == "KeychainTimeout") {
        trouble.what = NoKeychainDialog::tr("The keychain did not answer");
        trouble.todo = NoKeychainDialog::tr("Look whether it waits for an answer of yours, then try again.");
    } else if (error.code == "SecretsAreGiven") {
        trouble.what = NoKeychainDialog::tr("Secrets were given at the start and cannot be changed");
        trouble.todo = NoKeychainDialog::tr("Start the engine again with the value in %1, or with --secrets keychain.")
                           .arg(variableOf(name));
    } else {
        trouble.what = NoKeychainDialog::tr("There is no keychain here");
        trouble.todo = NoKeychainDialog::tr("Start a keychain service (GNOME Keyring or KWallet) and try again, "
                                            "or keep the secret for this run only.");
    }
    return trouble;
}

NoKeychainDialog::NoKeychainDialog(const Error &error, const std::string &name, QWidget *window)
    : QDialog(window)
{
    prepareDialog(*this, tr("The secret is not stored yet"), {kKeychainWidth, 0});
    setObjectName(QStringLiteral("noKeychainDialog"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kEdge, measure::kEdge, measure::kSection);
    column->setSpacing(measure::kSection);
    auto *box = new TroubleBox;
    box->set(keychainTrouble(error, name));
    box->setMinimumWidth(kKeychainWidth - 2 * measure::kEdge);
    column->addWidget(box);
    const bool given = error.code == "SecretsAreGiven";
    auto *means =
        makeLabel(given ? tr("Nothing was written, and what was typed is forgotten.")
                        : tr("Kept for this run only, it is in the memory of the engine and gone when the engine stops. "
                             "It is never written in plain text.\n\n"
                             "Without a keychain, give it at each start:\n"
                             "  %1=…  sluicectl serve --secrets env\n"
                             "  sluicectl serve --secrets fd:3  3<FILE      (lines %2=VALUE)")
                              .arg(variableOf(name), QString::fromStdString(name)));
    means->setWordWrap(true);
    means->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(means);
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    row->addStretch(1);
    auto *cancel = makeButton(given ? tr("&Close") : tr("&Cancel"), nullptr);
    row->addWidget(cancel);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    if (!given) {
        auto *keep = makeButton(tr("&Keep for this run only"), nullptr);
        keep->setObjectName(QStringLiteral("keep"));
        auto *again = makeButton(tr("&Try again"), "replay", ButtonSize::Page, ButtonRank::Default);
        again->setObjectName(QStringLiteral("again"));
        row->addWidget(keep);
        row->addWidget(again);
        connect(keep, &QPushButton::clicked, this, [this] {
            emit keepForThisRun();
            accept();
        });
        connect(again, &QPushButton::clicked, this, [this] {
            emit tryAgain();
            accept();
        });
    }
    column->addLayout(row);
    fitDialog(*this, kKeychainWidth);
    cancel->setFocus(Qt::OtherFocusReason);
}

void keepSecret(Workspace &workspace, QWidget *over, const std::string &name, Secret secret, std::function<void(Done)> done)
{
    send(std::make_shared<Keeping>(Keeping{workspace, over, name, std::move(secret), std::move(done)}), false);
}

} // namespace sluice
