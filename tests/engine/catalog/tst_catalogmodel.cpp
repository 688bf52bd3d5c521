// Random operations on a catalog, against a plain model of what it should hold.
#include "tests/support/cataloghouse.h"
#include "tests/support/randomdefinitions.h"

#include <QtTest>

using namespace sluice;
using House = test::CatalogHouse;

namespace {

// What a catalog should hold, by the plainest means: whole states, and a number for each life of an object.
struct Model {
    struct State {
        Definitions definitions; // without versions
        std::map<ObjectRef, int> lives;
    };
    std::vector<State> states{empty()};
    std::size_t at = 0;
    std::map<int, ObjectRef> trash;
    int lastLife = 0;

    static State empty() // what a new catalog holds
    {
        State state;
        state.definitions.connections[kLocalConnection].name = kLocalConnection;
        state.lives[{ObjectKind::Connection, kLocalConnection}] = 0;
        return state;
    }
    static Definitions plain(Definitions definitions)
    {
        definitions.version = 0;
        for (auto &[key, function] : definitions.functions)
            function.version = 0;
        for (auto &[key, trigger] : definitions.triggers)
            trigger.version = 0;
        return definitions;
    }
    const State &now() const { return states[at]; }
    void enter(const State &next)
    {
        for (const auto &[ref, life] : now().lives) {
            if (!next.lives.contains(ref))
                trash[life] = ref;
        }
        for (const auto &[ref, life] : next.lives)
            trash.erase(life);
    }
    void push(const Definitions &definitions, const std::map<ObjectRef, int> &known = {})
    {
        State next{plain(definitions), {}};
        for (const auto &ref : everyObject(definitions)) {
            const auto live = now().lives.find(ref);
            next.lives[ref] = live != now().lives.end() ? live->second : known.contains(ref) ? known.at(ref) : ++lastLife;
        }
        enter(next);
        states.resize(at + 1);
        states.push_back(std::move(next));
        ++at;
    }
    void move(std::size_t to)
    {
        enter(states[to]);
        at = to;
    }
    std::vector<ObjectRef> trashed() const
    {
        std::vector<ObjectRef> refs;
        for (const auto &[life, ref] : trash)
            refs.push_back(ref);
        std::sort(refs.begin(), refs.end());
        return refs;
    }
    // Deleting with all that cannot be without it: drops what hangs in the air until nothing does.
    static Definitions without(Definitions all, const ObjectRef &gone)
    {
        eraseObject(all, gone);
        for (std::size_t before = 0; before != everyObject(all).size();) {
            before = everyObject(all).size();
            std::erase_if(all.logstores, [&](const auto &entry) { return !all.projects.contains(entry.first.project); });
            std::erase_if(all.functions, [&](const auto &entry) { return !all.services.contains(entry.first.service); });
            std::erase_if(all.triggers, [&](const auto &entry) {
                const auto &trigger = entry.second;
                const auto target = seenTarget(all, trigger);
                return !all.functions.contains(trigger.key.functionKey()) || !all.logstores.contains(trigger.source)
                    || !all.logstores.contains(trigger.triggerLogKey())
                    || (!trigger.role.empty() && !all.roles.contains(trigger.role))
                    || (target.bucket && !all.buckets.contains(*target.bucket))
                    || (target.logstore && !all.logstores.contains(*target.logstore));
            });
        }
        for (auto &[name, service] : all.services) {
            if (!all.logstores.contains(service.log))
                service.log = {};
            if (gone.kind == ObjectKind::Role && service.role == gone.name) {
                service.role.clear();
                service.policies.clear();
            }
        }
        return all;
    }
};

// One random operation on both; what went wrong, or nothing.
class Play {
public:
    explicit Play(std::uint64_t seed)
        : m_random(seed)
    {
    }

    QString step()
    {
        switch (m_random.upTo(9)) {
        case 0:
        case 1:
        case 2: return add();
        case 3: return edit();
        case 4: return erase();
        case 5: return back();
        case 6: return again();
        case 7: return restore();
        default: house.open(); return same();
        }
    }

    House house;

private:
    QString same()
    {
        const auto now = Model::plain(house.now());
        if (!(now == m_model.now().definitions)) {
            QString text = "definitions differ";
            for (const auto &change : diff(m_model.now().definitions, now))
                text += '\n' + QString::fromStdString(toText(change.ref) + ": " + change.before + " => " + change.after);
            return text;
        }
        std::vector<ObjectRef> refs;
        for (const auto &entry : house.trash())
            refs.push_back(entry.ref);
        std::sort(refs.begin(), refs.end());
        if (refs != m_model.trashed())
            return QString("trash differs: %1 and %2").arg(refs.size()).arg(m_model.trash.size());
        return {};
    }
    QString add()
    {
        auto wanted = house.now();
        for (auto count = 1 + m_random.upTo(6); count > 0; --count)
            m_random.addOne(wanted);
        const auto report = house.change([&](Definitions &next) { next = wanted; });
        if (!report)
            return QString::fromStdString(toText(report.error()));
        auto got = house.now();
        for (auto &[key, logstore] : wanted.logstores)
            logstore.uid = got.logstores.at(key).uid;
        for (auto &[name, bucket] : wanted.buckets)
            bucket.uid = got.buckets.at(name).uid;
        for (auto &[name, role] : wanted.roles)
            role.uid = got.roles.at(name).uid;
        for (auto &[name, user] : wanted.users)
            user.uid = got.users.at(name).uid;
        for (auto &[key, trigger] : wanted.triggers)
            trigger.uid = got.triggers.at(key).uid;
        if (!(Model::plain(wanted) == Model::plain(got)))
            return "not what was asked for";
        if (!report->changes.empty())
            m_model.push(got);
        return same();
    }
    QString edit()
    {
        if (house.now().triggers.empty())
            return {};
        auto wanted = house.now();
        auto &trigger = m_random.anyOf(wanted.triggers).second;
        trigger.enabled = !trigger.enabled;
        trigger.intervalSeconds = 3 + static_cast<int>(m_random.upTo(500));
        const auto version = trigger.version;
        const auto key = trigger.key;
        trigger.version = 77; // not the caller's to say
        if (!house.change([&](Definitions &next) { next = wanted; }))
            return "edit refused";
        if (house.now().triggers.at(key).version != version + 1)
            return "version not raised";
        m_model.push(wanted);
        return same();
    }
    QString erase()
    {
        const auto every = everyObject(house.now());
        if (every.empty())
            return {};
        const auto &ref = every[m_random.upTo(every.size())];
        const auto expected = Model::without(m_model.now().definitions, ref);
        const bool alone = m_random.coin();
        const auto users = usersOf(house.now(), ref);
        const auto report = house.remove(ref, alone ? DeleteMode::Alone : DeleteMode::Cascade);
        if (alone && !users.empty())
            return report || report.error().kind != ErrorKind::InUse ? QString("deleted what is in use") : same();
        if (ref == ObjectRef{ObjectKind::Connection, kLocalConnection})
            return report || report.error().code != "ConnectionIsBuiltIn" ? QString("deleted the engine itself") : same();
        if (!report)
            return QString::fromStdString(toText(report.error()));
        m_model.push(expected);
        return same();
    }
    QString back()
    {
        const auto report = house.undo();
        if (m_model.at == 0)
            return report ? QString("undid nothing") : same();
        if (!report)
            return QString::fromStdString(toText(report.error()));
        m_model.move(m_model.at - 1);
        return same();
    }
    QString again()
    {
        const auto report = house.redo();
        if (m_model.at + 1 == m_model.states.size())
            return report ? QString("redid nothing") : same();
        if (!report)
            return QString::fromStdString(toText(report.error()));
        m_model.move(m_model.at + 1);
        return same();
    }
    QString restore()
    {
        const auto trash = house.trash();
        if (trash.empty())
            return {};
        const auto entry = trash[m_random.upTo(trash.size())];
        const bool taken = contains(house.now(), entry.ref);
        const auto report = house.restore(entry.id);
        if (taken)
            return report || report.error().kind != ErrorKind::Exists ? QString("restored over a living one") : same();
        if (!report)
            return report.error().kind == ErrorKind::Invalid ? same() : QString::fromStdString(toText(report.error()));
        if (uidOf(house.now(), entry.ref) != entry.uid)
            return "another uid";
        std::map<ObjectRef, int> known;
        for (const auto &change : report->changes) {
            for (const auto &[life, ref] :
                 m_model.trash) { // the one with that identity: all of one deletion, so the newest up to it
                const auto same =
                    std::count_if(trash.begin(), trash.end(), [&ref = ref](const auto &other) { return other.ref == ref; });
                if (ref == change.ref && (same == 1 || known.count(ref) == 0))
                    known[ref] = life;
            }
            if (std::count_if(trash.begin(), trash.end(), [&](const auto &other) { return other.ref == change.ref; }) > 1)
                return "names are random: none should be there twice";
        }
        m_model.push(house.now(), known);
        return same();
    }

    test::RandomDefinitions m_random;
    Model m_model;
};

} // namespace

class CatalogModelTest : public QObject {
    Q_OBJECT
private slots:
    void randomOperations()
    {
        const int seeds = qEnvironmentVariableIsSet("SLUICE_LONG") ? 5'000 : 300;
        for (int seed = 0; seed < seeds; ++seed) {
            Play play(static_cast<std::uint64_t>(seed));
            for (int step = 0; step < 16; ++step) {
                const auto wrong = play.step();
                QVERIFY2(wrong.isEmpty(), qPrintable(QString("seed %1 step %2: %3").arg(seed).arg(step).arg(wrong)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(CatalogModelTest)
#include "tst_catalogmodel.moc"
