// The escape list: what hostile code tries, each tried for real in a real sandbox, and refused. A few seconds: an
// interpreter starts for each.
#include "sandboxbench.h"

#include <QHostAddress>
#include <QTcpServer>

#include <csignal>

#include <sys/socket.h>
#include <sys/un.h>

using namespace sluice;
using namespace sluice::test;

namespace {

// attempt(f) says what became of it; refused(f, errno…) is how most cases end.
const char kTools[] = R"PY(
import ctypes, errno, fcntl, os, resource, signal, socket, struct, sys
libc = ctypes.CDLL(None, use_errno=True)
def call(number, *arguments):
    result = libc.syscall(ctypes.c_long(number), *[ctypes.c_long(a) if isinstance(a, int) else a for a in arguments])
    if result < 0:
        raise OSError(ctypes.get_errno(), 'syscall')
    return result
def attempt(f, *codes):
    try:
        got = f()
    except OSError as e:
        if codes and e.errno not in codes:
            print('refused with', errno.errorcode.get(e.errno, e.errno)); return
        print('refused'); return
    print('ESCAPED', repr(got)[:200])
def none(things):
    print('refused' if not things else 'ESCAPED ' + repr(things)[:200])
def connect(family, address, kind=socket.SOCK_STREAM):
    s = socket.socket(family, kind); s.settimeout(3); s.connect(address); return 'connected'
E = errno
)PY";

void row(const char *name, const char *python)
{
    QTest::newRow(name) << QByteArray(python);
}

void addFiles()
{
    row("the data directory", "attempt(lambda: open(os.environ['DATA'] + '/secret').read(), E.ENOENT)");
    row("the data directory by its parents",
        "none([p for p in ['/home','/root','/var','/run','/work','/mnt','/media','/srv','/boot'] if os.path.exists(p)])");
    row("other functions' code", "attempt(lambda: os.listdir(os.path.dirname(os.environ['CODE'])), E.ENOENT)");
    row("passwords", "attempt(lambda: open('/etc/shadow').read(), E.ENOENT)");
    row("other users' names", "none([l for l in open('/etc/passwd') if not l.startswith('function:')])");
    row("private keys of the machine",
        "none([p for p in ['/etc/ssl/private','/etc/ssh','/etc/letsencrypt'] if os.path.exists(p)])");
    row("a link out of the code folder", "attempt(lambda: open('/code/out/secret').read(), E.ENOENT)");
    row("an absolute link out of the code folder", "attempt(lambda: open('/code/shadow').read(), E.ENOENT)");
    row("a relative link out of the code folder", "attempt(lambda: open('/code/up').read(), E.ENOENT)");
    row("writing into the code", "attempt(lambda: open('/code/new', 'w'), E.EROFS)");
    row("changing the code", "attempt(lambda: open('/code/file', 'a'), E.EROFS)");
    row("permissions of the code", "attempt(lambda: os.chmod('/code/file', 0o777), E.EROFS)");
    row("writing into the system", "attempt(lambda: open('/usr/bin/new', 'w'), E.EROFS, E.EACCES)");
    row("writing into /etc", "attempt(lambda: open('/etc/hosts', 'a'), E.EROFS, E.EACCES)");
    row("writing into the root", "attempt(lambda: os.mkdir('/new'), E.EROFS)");
    row("a file in /dev", "attempt(lambda: open('/dev/new', 'w'), E.EROFS)");
    row("replacing the bridge", "attempt(lambda: open('/opt/sluice/bridge', 'r+b'), E.EROFS, E.EACCES, E.ETXTBSY)");
    row("a handle of a file", "attempt(lambda: call(304, -1, 0, 0), E.EPERM)");
}

void addDevices()
{
    row("devices of the host",
        "none([d for d in os.listdir('/dev') if d not in "
        "('null','zero','full','random','urandom','shm','fd','stdin','stdout','stderr')])");
    row("a device node of its own", "attempt(lambda: os.mknod('/tmp/disk', 0o60600, os.makedev(254, 0)), E.EPERM)");
    row("the terminal", "attempt(lambda: open('/dev/tty'), E.ENOENT)");
    row("input for a terminal", "attempt(lambda: fcntl.ioctl(0, 0x5412, b'x'), E.EPERM)");
    row("input for a terminal, high bits set", "attempt(lambda: call(16, 0, 0x100005412, ctypes.c_char_p(b'x')), E.EPERM)");
    row("pseudo-terminals", "attempt(lambda: os.openpty(), E.ENOENT)");
}

void addProcesses()
{
    row("the engine's environment", "attempt(lambda: open('/proc/%s/environ' % os.environ['ENGINE']).read(), E.ENOENT)");
    row("a signal to the engine", "attempt(lambda: os.kill(int(os.environ['ENGINE']), 9), E.ESRCH)");
    row("other processes", "none([p for p in os.listdir('/proc') if p.isdigit() and int(p) not in (1, os.getpid())])");
    row("the bridge's environment", "attempt(lambda: open('/proc/1/environ').read(), E.EACCES)");
    row("the bridge's memory", "attempt(lambda: open('/proc/1/mem', 'r+b'), E.EACCES)");
    row("the bridge's descriptors", "attempt(lambda: os.listdir('/proc/1/fd'), E.EACCES)");
    row("the bridge's root", "attempt(lambda: os.listdir('/proc/1/root/'), E.EACCES)");
    row("tracing the bridge", "attempt(lambda: call(101, 16, 1, 0, 0), E.EPERM)");
    row("tracing at all", "attempt(lambda: call(101, 0, 0, 0, 0), E.EPERM)");
    row("reading another's memory", "attempt(lambda: call(310, 1, 0, 0, 0, 0, 0), E.EPERM)");
    row("writing another's memory", "attempt(lambda: call(311, 1, 0, 0, 0, 0, 0), E.EPERM)");
    row("taking another's descriptor", "attempt(lambda: call(438, os.pidfd_open(1), 4, 0), E.EPERM)");
    row("descriptors that leaked",
        "none([(f, os.readlink('/proc/self/fd/' + f)) for f in os.listdir('/proc/self/fd') if int(f) > 3 and "
        "os.path.exists('/proc/self/fd/' + f)])");
    row("a shared memory of the host", "attempt(lambda: call(29, 0x1234, 4096, 0o1666), E.ENOSYS)");
}

void addNetwork()
{
    row("the host's loopback",
        "attempt(lambda: connect(socket.AF_INET, ('127.0.0.1', int(os.environ['PORT']))), E.ECONNREFUSED)");
    row("the host's loopback, IPv6",
        "attempt(lambda: connect(socket.AF_INET6, ('::1', int(os.environ['PORT']))), E.ECONNREFUSED, E.EADDRNOTAVAIL, "
        "E.ENETUNREACH)");
    row("metadata of most clouds", "attempt(lambda: connect(socket.AF_INET, ('169.254.169.254', 80)), E.ENETUNREACH)");
    row("metadata of Alibaba Cloud", "attempt(lambda: connect(socket.AF_INET, ('100.100.100.200', 80)), E.ENETUNREACH)");
    row("the internet", "attempt(lambda: connect(socket.AF_INET, ('1.1.1.1', 53), socket.SOCK_DGRAM), E.ENETUNREACH)");
    row("names of the internet", "attempt(lambda: socket.getaddrinfo('example.com', 80), socket.EAI_NONAME)");
    row("interfaces of the host", "none([n for _, n in socket.if_nameindex() if n != 'lo'])");
    row("an abstract socket of the host",
        "attempt(lambda: connect(socket.AF_UNIX, '\\0' + os.environ['ABSTRACT']), E.ECONNREFUSED)");
    row("the session's bus", "attempt(lambda: connect(socket.AF_UNIX, '/run/user/%d/bus' % os.getuid()), E.ENOENT)");
    row("the system's bus", "attempt(lambda: connect(socket.AF_UNIX, '/run/dbus/system_bus_socket'), E.ENOENT)");
    row("raw sockets", "attempt(lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, 1), E.EPERM)");
    row("packet sockets", "attempt(lambda: socket.socket(17, socket.SOCK_RAW, 0), E.EAFNOSUPPORT)");
    row("vsock", "attempt(lambda: socket.socket(40, socket.SOCK_STREAM), E.EAFNOSUPPORT)");
    row("the kernel's ciphers", "attempt(lambda: socket.socket(38, socket.SOCK_SEQPACKET), E.EAFNOSUPPORT)");
    row("netlink of the audit", "attempt(lambda: socket.socket(16, socket.SOCK_RAW, 9), E.EAFNOSUPPORT)");
    row("a family with high bits set", "attempt(lambda: call(41, 0x100000011, 3, 0), E.EAFNOSUPPORT)");
    row("a privileged port", "attempt(lambda: socket.socket().bind(('127.0.0.1', 81)), E.EACCES)");
    row("the bridge's port",
        "attempt(lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).bind(('127.0.0.1', 53)), E.EACCES)");
    row("interfaces up and down",
        "attempt(lambda: fcntl.ioctl(socket.socket(), 0x8914, struct.pack('16sH', b'lo', 0)), E.EPERM)");
}

void addNamespaces()
{
    row("a mount",
        "attempt(lambda: call(165, ctypes.c_char_p(b'none'), ctypes.c_char_p(b'/tmp'), ctypes.c_char_p(b'tmpfs'), 0, 0), "
        "E.EPERM)");
    row("making the code writable", "attempt(lambda: call(165, 0, ctypes.c_char_p(b'/code'), 0, 32, 0), E.EPERM)");
    row("taking a mount away", "attempt(lambda: call(166, ctypes.c_char_p(b'/etc/hosts'), 2), E.EPERM)");
    row("the new mount calls", "attempt(lambda: call(428, -100, ctypes.c_char_p(b'/'), 1), E.EPERM)");
    row("a user namespace", "attempt(lambda: call(272, 0x10000000), E.EPERM)");
    row("a user namespace by clone", "attempt(lambda: call(56, 0x10000000 | 17, 0, 0, 0, 0), E.EPERM)");
    row("clone3", "attempt(lambda: call(435, 0, 0), E.ENOSYS)");
    row("entering a namespace", "attempt(lambda: call(308, os.open('/proc/self/ns/net', 0), 0), E.EPERM)");
    row("a root of its own", "attempt(lambda: os.chroot('/tmp'), E.EPERM)");
}

void addKernel()
{
    row("the kernel's keys", "attempt(lambda: call(250, 0, -3, 0), E.EPERM)");
    row("a new key",
        "attempt(lambda: call(248, ctypes.c_char_p(b'user'), ctypes.c_char_p(b'x'), ctypes.c_char_p(b'y'), 1, -3), "
        "E.EPERM)");
    row("names of keys", "attempt(lambda: open('/proc/keys').read(), E.EACCES)");
    row("bpf", "attempt(lambda: call(321, 0, 0, 0), E.EPERM)");
    row("counters", "attempt(lambda: call(298, 0, 0, -1, -1, 0), E.EPERM)");
    row("userfaultfd", "attempt(lambda: call(323, 0), E.EPERM)");
    row("io_uring", "attempt(lambda: call(425, 1, 0), E.ENOSYS)");
    row("memory of nobody", "attempt(lambda: os.memfd_create('x'), E.ENOSYS)");
    row("kexec", "attempt(lambda: call(246, 0, 0, 0, 0), E.EPERM)");
    row("modules", "attempt(lambda: call(313, 0, 0, 0), E.EPERM)");
    row("reboot", "attempt(lambda: call(169, 0, 0, 0, 0), E.EPERM)");
    row("the kernel's messages", "attempt(lambda: call(103, 3, 0, 0), E.EPERM)");
    row("the clock", "attempt(lambda: call(227, 0, 0), E.EPERM)");
    row("personality", "attempt(lambda: call(135, 0x0040000), E.EPERM)");
    row("the host's name", "attempt(lambda: socket.sethostname('x'), E.EPERM)");
    row("/sys", "attempt(lambda: os.listdir('/sys'), E.ENOENT)");
    row("cgroups", "attempt(lambda: os.listdir('/sys/fs/cgroup'), E.ENOENT)");
    row("the kernel's settings", "attempt(lambda: open('/proc/sys/kernel/core_pattern', 'w'), E.EACCES, E.EROFS, E.EPERM)");
    row("the network's settings",
        "attempt(lambda: open('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'w'), E.EACCES, E.EROFS, E.EPERM)");
    row("sysrq", "attempt(lambda: open('/proc/sysrq-trigger', 'w'), E.EACCES, E.EROFS, E.EPERM, E.ENOENT)");
    row("being spared by the kernel",
        "attempt(lambda: os.write(os.open('/proc/self/oom_score_adj', os.O_WRONLY), b'-1000'), E.EACCES, E.EPERM)");
}

void addRights()
{
    row("root", "attempt(lambda: os.setuid(0), E.EPERM, E.EINVAL)");
    row("capabilities",
        "none([l for l in open('/proc/self/status') if l.startswith(('CapInh','CapPrm','CapEff','CapAmb')) and "
        "int(l.split()[1], 16)])");
    row("setuid programs",
        "none([l for l in open('/proc/self/status') if l.startswith('NoNewPrivs') and l.split()[1] != '1'] + [m for m in "
        "open('/proc/self/mounts') if 'nosuid' not in m.split()[3].split(',')])");
    row("without the filter",
        "none([l for l in open('/proc/self/status') if l.startswith('Seccomp:') and l.split()[1] != '2'])");
    row("core dumps", "none([] if resource.getrlimit(resource.RLIMIT_CORE) == (0, 0) else ['no limit'])");
    for (const auto *name : {"CORE", "DATA", "NPROC", "NOFILE", "CPU", "FSIZE"})
        QTest::addRow("raising %s", name) << QByteArray(
                                                 "try:\n  soft, hard = resource.getrlimit(resource.RLIMIT_@)\n  "
                                                 "resource.setrlimit(resource.RLIMIT_@, (hard + 1, hard + 1))\n"
                                                 "  print('ESCAPED', soft, hard)\nexcept (ValueError, PermissionError):\n  "
                                                 "print('refused' if hard >= 0 else 'ESCAPED no limit')")
                                                 .replace("@", name);
    row("priority", "attempt(lambda: os.nice(-5), E.EPERM, E.EACCES)");
}

} // namespace

class TestEscapes : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void isRefused_data();
    void isRefused();
    void callsOfAnotherMachineEndTheProcess();
    void whatItKillsIsOnlyItself();

private:
    SandboxBench m_bench;
    QTemporaryDir m_data; // the engine's, and other functions'
    QTcpServer m_service; // on the host's loopback
    int m_abstract = -1;
    QString m_abstractName;
};

void TestEscapes::initTestCase()
{
    if (!m_bench.verdict())
        QSKIP(toText(m_bench.verdict().error()).c_str());
    QFile secret(m_data.path() + "/secret");
    QVERIFY(secret.open(QIODevice::WriteOnly));
    secret.write("the engine's");
    secret.setPermissions(QFile::Permissions(0x7777));
    secret.close();
    QVERIFY(m_service.listen(QHostAddress::LocalHost));
    m_abstractName = QStringLiteral("sluice-escape-%1").arg(QCoreApplication::applicationPid());
    m_abstract = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    const auto bytes = m_abstractName.toLatin1();
    std::copy(bytes.begin(), bytes.end(), name.sun_path + 1);
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + static_cast<std::size_t>(bytes.size()));
    QCOMPARE(::bind(m_abstract, reinterpret_cast<sockaddr *>(&name), size), 0);
    QCOMPARE(::listen(m_abstract, 8), 0);
    QFile::link(m_data.path(), m_bench.folder.path() + "/code/out");
    QFile::link("/etc/shadow", m_bench.folder.path() + "/code/shadow");
    QFile::link("../../../../../../../../etc/shadow", m_bench.folder.path() + "/code/up");
    m_bench.code("file", "mine");
    m_bench.plan.environment = {{"DATA", m_data.path().toStdString()},
                                {"CODE", m_bench.plan.codeFolder},
                                {"ENGINE", std::to_string(::getpid())},
                                {"PORT", std::to_string(m_service.serverPort())},
                                {"ABSTRACT", m_abstractName.toStdString()}};
}

void TestEscapes::isRefused_data()
{
    QTest::addColumn<QByteArray>("python");
    addFiles();
    addDevices();
    addProcesses();
    addNetwork();
    addNamespaces();
    addKernel();
    addRights();
}

void TestEscapes::isRefused()
{
    QFETCH(QByteArray, python);
    const auto heard = m_bench.python(std::string(kTools) + python.toStdString() + "\n");
    QVERIFY(heard.end);
    QCOMPARE(QByteArray::fromStdString(heard.output), QByteArray("refused\n"));
}

void TestEscapes::callsOfAnotherMachineEndTheProcess()
{
#if defined(__x86_64__)
    // getpid of i386 by int 0x80: a number that would be another call here, so the filter ends the process.
    const auto heard = m_bench.python(
        std::string(kTools)
        + "import mmap\nm=mmap.mmap(-1,4096,prot=7)\nm.write(bytes([0xb8,20,0,0,0,0xcd,0x80,0xc3]))\n"
          "f=ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(m)))\nprint('ESCAPED',f())\n");
    QVERIFY(heard.end);
    QCOMPARE(heard.output, std::string());
    QCOMPARE(heard.end->signal, SIGSYS);
#else
    QSKIP("only this machine has a second set of calls");
#endif
}

void TestEscapes::whatItKillsIsOnlyItself()
{
    // The bridge does not die by its children, and everybody outside goes on.
    const auto parent =
        m_bench.python("import os,signal\nfor s in (9,15,19,11):\n  os.kill(1,s)\nprint('both live', os.getppid())\n");
    QVERIFY(parent.end);
    QCOMPARE(parent.output, std::string("both live 1\n"));
    QCOMPARE(parent.end->exitCode, 0);
    Heard neighbour;
    const auto process = m_bench.start({"/bin/sleep", "60"}, neighbour);
    const auto all = m_bench.python("import os\ntry: os.kill(-1,9)\nexcept ProcessLookupError: print('nobody else')\n");
    QVERIFY(all.end);
    QCOMPARE(QByteArray::fromStdString(all.output), QByteArray("nobody else\n"));
    QVERIFY(!neighbour.end);
}

QTEST_GUILESS_MAIN(TestEscapes)
#include "tst_escapes.moc"
