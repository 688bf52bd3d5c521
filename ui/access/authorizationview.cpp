#include "ui/access/authorizationview.h"

#include "engine/client/accessrows.h"
#include "ui/access/policycard.h"
#include "ui/forms/wordscard.h"
#include "ui/theme/theme.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/controls.h"

#include <QHBoxLayout>

namespace sluice {

namespace {

constexpr int kTrustShare = 2; // of five, beside the policy

QVBoxLayout *titled(QLabel *title, QWidget *body)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(measure::kGap);
    title->setBuddy(body);
    column->addWidget(title);
    column->addWidget(body, 1);
    return column;
}

} // namespace

AuthorizationView::AuthorizationView(QWidget *parent)
    : QWidget(parent)
    , m_role(makeLabel({}))
    , m_words(new WordsCard)
    , m_trust(new CodeView(CodeKind::Json))
    , m_policy(new CodeView(CodeKind::Json))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kSection);
    m_role->setTextFormat(Qt::RichText);
    m_role->setWordWrap(true);
    column->addWidget(m_role);
    auto *words = new QVBoxLayout;
    words->setSpacing(measure::kGap);
    words->addWidget(makeHeading(tr("What it allows, in words")));
    words->addWidget(m_words);
    column->addLayout(words);
    auto *documents = new QHBoxLayout;
    documents->setSpacing(measure::kEdge);
    m_trust->setAccessibleName(tr("Trust policy"));
    m_policy->setAccessibleName(tr("Policy"));
    for (auto *code : {m_trust, m_policy}) {
        code->setTabChangesFocus(true);
        code->setMinimumHeight(140);
    }
    documents->addLayout(titled(makeHeading(tr("Trust policy: who may assume the role")), m_trust), kTrustShare);
    documents->addLayout(titled(makeHeading(tr("Policy: what the role may do")), m_policy), 5 - kTrustShare);
    column->addLayout(documents, 1);
}

void AuthorizationView::set(const AuthorizationRow &row)
{
    m_role->setText(tr("Log Service assumes the role <b>%1</b> to invoke functions and to write trigger logs. "
                       "Nothing else can assume it.")
                        .arg(QString::fromStdString(row.role).toHtmlEscaped()));
    QList<AllowLine> lines;
    const auto documents = jsonDocuments(QString::fromStdString(row.policy));
    for (const auto &document : documents) {
        for (const auto &line : inWords(document)) {
            if (line.kind != AllowLine::Kind::Not || documents.size() == 1)
                lines.append(line);
        }
    }
    m_words->setLines(lines, tr("The role has no policy: it may do nothing."));
    const auto show = [](CodeView *view, const QString &text) {
        QStringList all;
        for (const auto &document : jsonDocuments(text))
            all.append(indentedJson(document));
        const auto code = all.isEmpty() ? text : all.join(QLatin1Char('\n'));
        if (view->toPlainText() != code)
            view->setCode(code);
    };
    show(m_trust, QString::fromStdString(row.trust));
    show(m_policy, QString::fromStdString(row.policy));
}

} // namespace sluice
