#include "models/reviewmodel.h"

#include "models/changewords.h"

#include <QCoreApplication>

#include <algorithm>

namespace sluice {

namespace {

using Act = ReviewRow::Act;

struct Review {
    Q_DECLARE_TR_FUNCTIONS(sluice::Review)
};

QString stepText(int step)
{
    return Review::tr("step %1").arg(step + 1);
}

template <class List> bool namedIn(const List &list, const std::string &name)
{
    return std::any_of(list.begin(), list.end(), [&name](const auto &one) { return one.name == name; });
}

class ReviewList {
public:
    ReviewList(const WizardDraft &draft, const DefinitionRows &now)
        : m_draft(draft)
        , m_now(now)
        , m_command(commandOf(draft, now))
    {
    }

    std::vector<ReviewRow> rows()
    {
        if (m_command.authorize)
            make("shield", "authorization", kEtlRole, Review::tr("confirm the authorization policy"),
                 stepText(wizard::kAuthorize));
        for (const auto &project : m_command.projects)
            make("bucket", "project", project.name,
                 Review::tr("create, region %1").arg(QString::fromStdString(project.region)), stepText(wizard::kAuthorize));
        for (const auto &logstore : m_command.logstores)
            addLogstore(logstore);
        for (const auto &bucket : m_command.buckets)
            make("bucket", "bucket", bucket.name, Review::tr("create"), stepText(wizard::kTrigger));
        for (const auto &service : m_command.services)
            addService(service);
        for (const auto &role : m_command.roles)
            addRole(role);
        addFunction();
        if (m_draft.withTrigger)
            addTrigger();
        addUses();
        return std::move(m_rows);
    }

private:
    void make(const char *icon, const char *kind, const std::string &name, const QString &what, const QString &why,
              Act act = Act::Create)
    {
        m_rows.push_back({icon, kind, name, act, what, why});
    }

    void addLogstore(const Logstore &logstore)
    {
        if (hasLogstore(logstore.key))
            return make("search", "index", toText(logstore.key), Review::tr("create, full text and fields"),
                        stepText(wizard::kTrigger), Act::Change);
        auto what = Review::tr("create, %n shard(s)", nullptr, logstore.shards);
        if (logstore.index)
            what += Review::tr(", with index");
        make("logstore", "logstore", toText(logstore.key), what, purposeOf(logstore.key));
    }

    void addService(const Service &service)
    {
        if (m_draft.newService)
            make("service", "service", service.name, Review::tr("create"), stepText(wizard::kService));
        else
            make("service", "service", service.name, Review::tr("its role gets more policies"),
                 stepText(wizard::kPermissions), Act::Change);
    }

    void addRole(const Role &role)
    {
        if (namedIn(m_now.roles, role.name))
            return make("shield", "role", role.name, Review::tr("gets more policies"), stepText(wizard::kPermissions),
                        Act::Change);
        auto what = Review::tr("create, with %n system policy(s)", nullptr, int(role.policies.size()));
        if (!role.document.empty())
            what += role.policyName.empty() ? Review::tr(" and 1 own")
                                            : Review::tr(" and %1").arg(QString::fromStdString(role.policyName));
        make("shield", "role", role.name, what, stepText(wizard::kService));
    }

    void addFunction()
    {
        const auto &function = m_command.functions.front();
        const auto from = QString::fromStdString(function.templateName.empty() ? function.runtime : function.templateName);
        make("function", "function", toText(function.key),
             function.templateName.empty() ? Review::tr("create, %1").arg(from) : Review::tr("create from %1").arg(from),
             Review::tr("step %1 and %2").arg(wizard::kTemplate + 1).arg(wizard::kFunction + 1));
    }

    void addTrigger()
    {
        const auto &trigger = m_command.triggers.front();
        make("trigger", "trigger", toText(trigger.key),
             trigger.enabled ? Review::tr("create, enabled; first tick at once") : Review::tr("create, disabled"),
             stepText(wizard::kTrigger));
    }

    void use(const char *icon, const char *kind, const std::string &name, const QString &what, const QString &why)
    {
        m_rows.push_back({icon, kind, name, Act::Use, what, why});
    }

    void useLogstore(const LogstoreKey &key, const QString &what, const QString &why)
    {
        if (hasLogstore(key))
            use("logstore", "logstore", toText(key), what, why);
    }

    void addUses()
    {
        if (!m_draft.newService)
            use("service", "service", m_draft.service.name, Review::tr("holds the function"), stepText(wizard::kService));
        const auto target = targetOf(m_draft);
        if (m_draft.withTrigger) {
            useLogstore(m_draft.trigger.source, Review::tr("read by the trigger"), Review::tr("source"));
            useLogstore(m_draft.trigger.triggerLogKey(), Review::tr("written by the trigger"), Review::tr("trigger log"));
        }
        useLogstore(m_draft.service.log, Review::tr("written by the function"), Review::tr("function log"));
        useLogstore(target.logstore, Review::tr("written by the function"), Review::tr("target"));
        if (namedIn(m_now.buckets, target.bucket))
            use("bucket", "bucket", target.bucket, Review::tr("written by the function"), Review::tr("target"));
        const auto &role = m_draft.service.role;
        if (namedIn(m_now.roles, role) && !namedIn(m_command.roles, role))
            use("shield", "role", role, Review::tr("assumed by the functions of the service"), stepText(wizard::kService));
        const auto etl = m_draft.trigger.role.empty() ? std::string(kEtlRole) : m_draft.trigger.role;
        if (m_draft.withTrigger && !m_command.authorize && (m_now.authorized || namedIn(m_now.roles, etl)))
            use("shield", "role", etl, Review::tr("assumed by Log Service to invoke"),
                stepText(m_draft.trigger.role.empty() ? wizard::kAuthorize : wizard::kTrigger));
    }

    [[nodiscard]] bool hasLogstore(const LogstoreKey &key) const
    {
        return std::any_of(m_now.logstores.begin(), m_now.logstores.end(),
                           [&key](const LogstoreRow &row) { return row.definition.key == key; });
    }

    [[nodiscard]] QString purposeOf(const LogstoreKey &key) const
    {
        if (m_draft.withTrigger && key == m_draft.trigger.source)
            return Review::tr("source");
        if (m_draft.withTrigger && key == m_draft.trigger.triggerLogKey())
            return Review::tr("trigger log");
        return key == m_draft.service.log ? Review::tr("function log") : Review::tr("target");
    }

    const WizardDraft &m_draft;
    const DefinitionRows &m_now;
    PutDefinitions m_command;
    std::vector<ReviewRow> m_rows;
};

} // namespace

std::vector<ReviewRow> reviewOf(const WizardDraft &draft, const DefinitionRows &now)
{
    return ReviewList(draft, now).rows();
}

void ReviewModel::setRows(std::vector<ReviewRow> rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int ReviewModel::made() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const ReviewRow &row) { return row.act != Act::Use; }));
}

int ReviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ReviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant ReviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const auto &row = at(index.row());
    switch (index.column()) {
    case Kind: return kindWord(row.kind);
    case Name: return QString::fromStdString(row.name);
    case What: return row.what;
    case Why: return row.why;
    default: return {};
    }
}

QVariant ReviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Kind: return tr("Kind");
    case Name: return tr("Name");
    case What: return tr("What happens");
    case Why: return tr("Why");
    default: return {};
    }
}

} // namespace sluice
