#include "ui/wizard/templatedetail.h"

#include "ui/forms/radiorow.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/controls.h"
#include "ui/wizard/wizarddesk.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>

namespace sluice {

namespace {

constexpr int kValueShown = 40; // characters of a sample's value
constexpr int kPairsShown = 4;

// A text in the fixed font, framed, at most three lines.
class CodeBox final : public QWidget {
public:
    CodeBox(const QString &text, bool framed)
        : m_text(text)
        , m_framed(framed)
    {
        setAccessibleName(text);
        const QFontMetrics metrics(fonts::code());
        setFixedHeight(metrics.lineSpacing() * int(text.count(QLatin1Char('\n')) + 1) + (framed ? 12 : 2));
        setToolTip(text);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const auto &theme = Theme::of(palette());
        QPainter painter(this);
        if (m_framed) {
            painter.setPen(theme.border);
            painter.drawRect(rect().adjusted(0, 0, -1, -1));
        }
        painter.setPen(m_framed ? theme.text : theme.text2);
        painter.setFont(fonts::code());
        const int inset = m_framed ? 8 : 0;
        int y = m_framed ? 6 : 1;
        for (const auto &line : m_text.split(QLatin1Char('\n'))) {
            const QRect place(inset, y, width() - 2 * inset, painter.fontMetrics().lineSpacing());
            painter.drawText(place, Qt::AlignVCenter, painter.fontMetrics().elidedText(line, Qt::ElideRight, place.width()));
            y += place.height();
        }
    }

private:
    QString m_text;
    bool m_framed;
};

using Pairs = QList<std::pair<QString, QString>>;

Pairs samplePairs(const std::vector<LogRow> &logs)
{
    Pairs pairs;
    if (logs.empty())
        return {{QStringLiteral("remote_addr"), QStringLiteral("10.2.0.7")},
                {QStringLiteral("status"), QStringLiteral("200")},
                {QStringLiteral("request_uri"), QStringLiteral("/cart")},
                {QStringLiteral("body_bytes"), QStringLiteral("512")}};
    for (const auto &[name, value] : logs.front().contents) {
        if (pairs.size() < kPairsShown)
            pairs.append(
                {QString::fromStdString(name.substr(0, kValueShown)), QString::fromStdString(value.substr(0, kValueShown))});
    }
    return pairs;
}

QString asLog(const Pairs &pairs)
{
    QString text = QStringLiteral("{");
    for (int i = 0; i < pairs.size(); ++i)
        text += QStringLiteral("\"%1\": \"%2\"%3")
                    .arg(pairs[i].first, pairs[i].second,
                         i + 1 == pairs.size() ? QString()
                             : i % 2           ? QStringLiteral(",\n")
                                               : QStringLiteral(", "));
    return text + QLatin1Char('}');
}

} // namespace

TemplateDetail::TemplateDetail(WizardDesk &desk, QWidget *parent)
    : CardFrame(parent)
    , m_desk(desk)
    , m_title(new InkLabel(Ink::Text))
    , m_text(new InkLabel(Ink::Text))
    , m_lines(new QVBoxLayout)
    , m_typeBox(new QWidget)
    , m_type(new RadioRow({tr("Log Ser&vice"), tr("None: &add later")}))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kEdge, measure::kEdge, measure::kEdge);
    column->setSpacing(measure::kSmallGap);
    m_title->setFont(fonts::card());
    m_text->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_text);
    auto *type = new QVBoxLayout(m_typeBox);
    type->setContentsMargins(0, measure::kGap, 0, 0);
    type->setSpacing(measure::kSmallGap);
    type->addWidget(makeHeading(tr("Trigger type")));
    type->addWidget(m_type);
    column->addWidget(m_typeBox);
    m_lines->setSpacing(measure::kSmallGap);
    column->addLayout(m_lines);
    column->addStretch(1);
    auto *note = makeLabel(tr("Selecting a template fills the next pages; every value stays editable."), Ink::Text2);
    note->setFont(fonts::small());
    note->setWordWrap(true);
    column->addWidget(note);
    connect(m_type, &RadioRow::chosen, this, [this](int index) { emit triggerChosen(index == 0); });
}

void TemplateDetail::clear()
{
    while (auto *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void TemplateDetail::load()
{
    const auto all = templateWords();
    const auto &kind = m_desk.draft.kind;
    const auto found = std::find_if(all.begin(), all.end(), [&kind](const TemplateWords &one) { return one.kind == kind; });
    clear();
    setVisible(found != all.end());
    if (found == all.end())
        return;
    m_title->setText(found->name);
    m_text->setText(found->detail);
    const bool native = templateFacts(kind)->native;
    m_typeBox->setVisible(!native);
    m_type->setCurrent(m_desk.draft.withTrigger ? 0 : 1);
    showExample(*found);
    if (!found->parameters.isEmpty()) {
        addHeading(tr("Parameters"));
        for (const auto &[key, text] : found->parameters) {
            auto *holder = new QWidget;
            auto *row = new QHBoxLayout(holder);
            row->setContentsMargins(0, 0, 0, 0);
            auto *name = makeLabel(key, Ink::Text2);
            name->setFont(fonts::code());
            name->setFixedWidth(72);
            row->addWidget(name, 0, Qt::AlignTop);
            auto *value = makeLabel(text);
            value->setWordWrap(true);
            row->addWidget(value, 1);
            m_lines->addWidget(holder);
        }
    }
    showNeeds(*found);
}

void TemplateDetail::addHeading(const QString &text)
{
    auto *label = makeHeading(text);
    label->setContentsMargins(0, measure::kGap, 0, 0);
    m_lines->addWidget(label);
}

void TemplateDetail::addCode(const QString &text, bool framed)
{
    m_lines->addWidget(new CodeBox(text, framed));
}

void TemplateDetail::addNeed(bool there, const QString &text)
{
    auto *badge = new BadgeLabel;
    badge->setBold(false);
    badge->set(QLatin1String(there ? "ok" : "warning"), there ? Ink::Ok : Ink::Warn, {});
    badge->setFixedWidth(measure::kIcon + 6);
    auto *holder = new QWidget;
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(badge, 0, Qt::AlignTop);
    auto *words = makeLabel(text);
    words->setWordWrap(true);
    row->addWidget(words, 1);
    holder->setAccessibleName(there ? tr("%1: there").arg(text) : tr("%1: missing").arg(text));
    m_lines->addWidget(holder);
}

void TemplateDetail::showExample(const TemplateWords &words)
{
    const auto pairs = samplePairs(m_desk.sample());
    if (words.kind == "oss-shipper-csv") {
        addHeading(tr("A log"));
        addCode(asLog(pairs), true);
        addHeading(tr("becomes a row of"));
        const auto target = QJsonDocument::fromJson(QByteArray::fromStdString(m_desk.draft.trigger.parameter))
                                .object()
                                .value(QLatin1String("target"))
                                .toObject();
        const auto text = [&target](const char *key) { return target.value(QLatin1String(key)).toString(); };
        const auto day = QDateTime::fromMSecsSinceEpoch(m_desk.workspace().now(), Qt::UTC).toString(text("ossDateFormat"));
        addCode(text("ossBucket") + QLatin1Char('/') + text("ossPrefix") + day + QStringLiteral("/\n1_MTc5NTM0…_MTc5NTM0…")
                    + text("ossPostfix"),
                false);
        QStringList values;
        for (const auto &[name, value] : pairs)
            values.append(value);
        addCode(values.join(QLatin1Char(',')), true);
    } else if (words.kind == "logstore_replication") {
        addHeading(tr("A log"));
        addCode(asLog(pairs), true);
        addHeading(tr("arrives unchanged in"));
        const auto target = targetOf(m_desk.draft).logstore;
        addCode(QString::fromStdString(target.logstore.empty() ? "–" : toText(target)), false);
    } else if (words.kind == "python3") {
        addHeading(tr("The frame"));
        addCode(QStringLiteral("def handler(event, context):\n    window = json.loads(event)\n    return 'done'"), true);
    } else if (words.kind == "nodejs18") {
        addHeading(tr("The frame"));
        addCode(QStringLiteral("exports.handler =\n  (event, context, callback) =>\n    callback(null, 'done');"), true);
    }
}

void TemplateDetail::showNeeds(const TemplateWords &words)
{
    addHeading(tr("Needs"));
    const auto has = policiesOf(m_desk.draft, m_desk.now());
    for (const auto &policy : templateFacts(words.kind)->policies)
        addNeed(std::find(has.begin(), has.end(), policy) != has.end(), QString::fromStdString(policy));
    if (words.kind == "oss-shipper-csv") {
        const auto bucket = targetOf(m_desk.draft).bucket;
        const auto &buckets = m_desk.now().buckets;
        const bool exists =
            std::any_of(buckets.begin(), buckets.end(), [&](const Bucket &one) { return one.name == bucket; });
        addNeed(m_desk.staged().bucket(bucket) != nullptr,
                exists ? tr("A bucket: %1 exists").arg(QString::fromStdString(bucket))
                       : tr("A bucket: %1 will be made").arg(QString::fromStdString(bucket)));
    } else if (words.kind == "logstore_replication") {
        const auto target = targetOf(m_desk.draft).logstore;
        const auto &logstores = m_desk.now().logstores;
        const bool exists = std::any_of(logstores.begin(), logstores.end(),
                                        [&](const LogstoreRow &one) { return one.definition.key == target; });
        const auto name = QString::fromStdString(toText(target));
        addNeed(m_desk.staged().logstore(target) != nullptr,
                target.logstore.empty() ? tr("A Logstore to copy into")
                    : exists            ? tr("A Logstore: %1 exists").arg(name)
                                        : tr("A Logstore: %1 will be made").arg(name));
    } else {
        addNeed(true,
                words.kind == "custom" ? tr("a folder or zip with the file bootstrap")
                                       : tr("a folder or zip with your code"));
    }
}

} // namespace sluice
