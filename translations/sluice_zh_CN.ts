<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
    <context>
        <name>Access</name>
        <message>
            <source>the keychain of the desktop (Secret Service or KWallet)</source>
            <translation>桌面的钥匙串（Secret Service 或 KWallet）</translation>
        </message>
        <message>
            <source>memory of this run</source>
            <translation>本次运行的内存</translation>
        </message>
        <message>
            <source>Local</source>
            <translation>本地</translation>
        </message>
        <message>
            <source>Cloud</source>
            <translation>云</translation>
        </message>
        <message>
            <source>Kafka</source>
            <translation>Kafka</translation>
        </message>
        <message>
            <source>Stored</source>
            <translation>已保存</translation>
        </message>
        <message>
            <source>This run only</source>
            <translation>仅本次运行</translation>
        </message>
        <message>
            <source>Not there</source>
            <translation>不存在</translation>
        </message>
        <message>
            <source>Keychain locked</source>
            <translation>钥匙串已锁定</translation>
        </message>
        <message>
            <source>No keychain</source>
            <translation>没有钥匙串</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>被拒绝</translation>
        </message>
        <message>
            <source>Timed out</source>
            <translation>超时</translation>
        </message>
        <message>
            <source>Damaged</source>
            <translation>已损坏</translation>
        </message>
        <message>
            <source>It is gone when the engine stops. Set it again after the next start.</source>
            <translation>引擎停止后即消失，下次启动后需重新设置。</translation>
        </message>
        <message>
            <source>Set its value; until then what uses it fails.</source>
            <translation>请设置其值；在此之前，使用它的操作会失败。</translation>
        </message>
        <message>
            <source>Unlock the keychain, then try again.</source>
            <translation>解锁钥匙串，然后重试。</translation>
        </message>
        <message>
            <source>Start a keychain service, or keep the value for this run only.</source>
            <translation>启动钥匙串服务，或仅在本次运行中保留该值。</translation>
        </message>
        <message>
            <source>Allow this program in the keychain, then try again.</source>
            <translation>在钥匙串中允许本程序，然后重试。</translation>
        </message>
        <message>
            <source>Look whether the keychain waits for an answer of yours, then try again.</source>
            <translation>查看钥匙串是否在等待您的答复，然后重试。</translation>
        </message>
        <message>
            <source>Set its value again; what is stored cannot be read.</source>
            <translation>请重新设置其值；已保存的内容无法读取。</translation>
        </message>
        <message>
            <source>Log Service</source>
            <translation>日志服务</translation>
        </message>
        <message>
            <source>Function Compute</source>
            <translation>函数计算</translation>
        </message>
        <message>
            <source>Created</source>
            <translation>已新建</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>已更改</translation>
        </message>
        <message>
            <source>Deleted</source>
            <translation>已删除</translation>
        </message>
        <message>
            <source>Restored</source>
            <translation>已恢复</translation>
        </message>
        <message>
            <source>Undone</source>
            <translation>已撤销</translation>
        </message>
        <message>
            <source>Redone</source>
            <translation>已重做</translation>
        </message>
        <message>
            <source>Applied</source>
            <translation>已应用</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <source>Resumed</source>
            <translation>已恢复运行</translation>
        </message>
        <message>
            <source>Checkpoint moved</source>
            <translation>已移动检查点</translation>
        </message>
        <message>
            <source>Authorization</source>
            <translation>授权</translation>
        </message>
        <message>
            <source>New key</source>
            <translation>新密钥</translation>
        </message>
        <message>
            <source>Denied</source>
            <translation>已拒绝</translation>
        </message>
        <message>
            <source>owner</source>
            <translation>所有者</translation>
        </message>
        <message>
            <source>owner by %1</source>
            <translation>所有者，通过 %1</translation>
        </message>
        <message>
            <source>user %1</source>
            <translation>用户 %1</translation>
        </message>
        <message>
            <source>user %1 by %2</source>
            <translation>用户 %1，通过 %2</translation>
        </message>
        <message>
            <source>role %1</source>
            <translation>角色 %1</translation>
        </message>
        <message>
            <source>role %1 (%2)</source>
            <translation>角色 %1（%2）</translation>
        </message>
        <message>
            <source>today</source>
            <translation>今天</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n 天</numerusform>
            </translation>
        </message>
        <message>
            <source>own policy</source>
            <translation>自有权限策略</translation>
        </message>
    </context>
    <context>
        <name>AccessRules</name>
        <message>
            <source>It has %1 bytes; at most %2 are allowed.</source>
            <translation>共 %1 字节，最多允许 %2 字节。</translation>
        </message>
        <message>
            <source>Letters A–Z a–z, digits, '.', '_' and '-' are allowed.</source>
            <translation>只允许字母 A–Z a–z、数字、“.”、“_”和“-”。</translation>
        </message>
        <message>
            <source>Letters A–Z a–z, digits, '_' and '-' are allowed.</source>
            <translation>只允许字母 A–Z a–z、数字、“_”和“-”。</translation>
        </message>
        <message>
            <source>A colour is # and six hexadecimal digits.</source>
            <translation>颜色为 # 加六位十六进制数字。</translation>
        </message>
        <message>
            <source>An account is its id: 1–32 digits.</source>
            <translation>账号填写其 ID：1–32 位数字。</translation>
        </message>
        <message>
            <source>An endpoint is a host or https://HOST[:PORT]. Plain http is for this machine only.</source>
            <translation>服务入口为主机名或 https://HOST[:PORT]。明文 http 仅限本机。</translation>
        </message>
        <message>
            <source>“%1” is no broker: HOST:PORT, such as kafka-1:9092.</source>
            <translation>“%1”不是 broker：应为 HOST:PORT，例如 kafka-1:9092。</translation>
        </message>
    </context>
    <context>
        <name>AskBox</name>
        <message>
            <source>&amp;Cancel</source>
            <translation>取消(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>关闭(&amp;C)</translation>
        </message>
    </context>
    <context>
        <name>AuditDiff</name>
        <message>
            <source>%1 (%2 times)</source>
            <translation>%1（%2 次）</translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>另有 %n 项</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ChangeWords</name>
        <message>
            <source>created %1</source>
            <translation>新建了%1</translation>
        </message>
        <message>
            <source>deleted %1</source>
            <translation>删除了%1</translation>
        </message>
        <message>
            <source>restored %1</source>
            <translation>恢复了%1</translation>
        </message>
        <message>
            <source>applied a stack with %1</source>
            <translation>应用了含有%1的编排</translation>
        </message>
        <message>
            <source>paused %1</source>
            <translation>暂停了%1</translation>
        </message>
        <message>
            <source>resumed %1</source>
            <translation>恢复运行%1</translation>
        </message>
        <message>
            <source>confirmed the authorization policy</source>
            <translation>确认了授权策略</translation>
        </message>
        <message>
            <source>revoked the authorization</source>
            <translation>取消了授权</translation>
        </message>
        <message>
            <source>undone: %1</source>
            <translation>已撤销：%1</translation>
        </message>
        <message>
            <source>done again: %1</source>
            <translation>已重做：%1</translation>
        </message>
        <message>
            <source>edited %1</source>
            <translation>修改了%1</translation>
        </message>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <translation>
                <numerusform>%1 及另外 %n 项</numerusform>
            </translation>
        </message>
        <message>
            <source>project</source>
            <translation>项目</translation>
        </message>
        <message>
            <source>Logstore</source>
            <translation>日志库</translation>
        </message>
        <message>
            <source>bucket</source>
            <translation>存储空间</translation>
        </message>
        <message>
            <source>role</source>
            <translation>角色</translation>
        </message>
        <message>
            <source>service</source>
            <translation>服务</translation>
        </message>
        <message>
            <source>function</source>
            <translation>函数</translation>
        </message>
        <message>
            <source>trigger</source>
            <translation>触发器</translation>
        </message>
        <message>
            <source>user</source>
            <translation>用户</translation>
        </message>
        <message>
            <source>connection</source>
            <translation>连接</translation>
        </message>
        <message>
            <source>authorization</source>
            <translation>授权</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>kind and name</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>nothing changed</source>
            <translation>没有变化</translation>
        </message>
        <message>
            <source>index</source>
            <translation>索引</translation>
        </message>
        <message>
            <source>secret</source>
            <translation>机密</translation>
        </message>
        <message>
            <source>moved the checkpoint of %1</source>
            <translation>移动了%1的检查点</translation>
        </message>
    </context>
    <context>
        <name>ChartScale</name>
        <message>
            <source>%1 ms</source>
            <translation>%1 毫秒</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 分</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 小时</translation>
        </message>
        <message>
            <source>%1 d</source>
            <translation>%1 天</translation>
        </message>
    </context>
    <context>
        <name>CheckFix</name>
        <message>
            <source>Create Logstore…</source>
            <translation>创建 Logstore…</translation>
        </message>
        <message>
            <source>Create bucket…</source>
            <translation>创建存储空间…</translation>
        </message>
        <message>
            <source>New function…</source>
            <translation>新建函数…</translation>
        </message>
        <message>
            <source>Open trash</source>
            <translation>打开回收站</translation>
        </message>
        <message>
            <source>Edit service…</source>
            <translation>编辑服务…</translation>
        </message>
        <message>
            <source>Edit trigger…</source>
            <translation>编辑触发器…</translation>
        </message>
        <message>
            <source>Edit role…</source>
            <translation>编辑角色…</translation>
        </message>
        <message>
            <source>Open trigger log</source>
            <translation>打开触发器日志</translation>
        </message>
        <message>
            <source>Edit Logstore…</source>
            <translation>编辑 Logstore…</translation>
        </message>
        <message>
            <source>Open Logstore</source>
            <translation>打开 Logstore</translation>
        </message>
        <message>
            <source>Import files…</source>
            <translation>导入文件…</translation>
        </message>
        <message>
            <source>Use %1 s</source>
            <translation>使用 %1 秒</translation>
        </message>
        <message>
            <source>Authorize…</source>
            <translation>授权…</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>Tick now</source>
            <translation>立即检查</translation>
        </message>
        <message>
            <source>Move checkpoint…</source>
            <translation>移动检查点…</translation>
        </message>
        <message>
            <source>Edit function…</source>
            <translation>编辑函数…</translation>
        </message>
        <message>
            <source>Open Logstores</source>
            <translation>打开 Logstore 列表</translation>
        </message>
        <message>
            <source>Copy command</source>
            <translation>复制命令</translation>
        </message>
    </context>
    <context>
        <name>CheckWords</name>
        <message>
            <source>An engine runs the triggers</source>
            <translation>有引擎在运行触发器</translation>
        </message>
        <message>
            <source>The trigger is enabled</source>
            <translation>触发器已启用</translation>
        </message>
        <message>
            <source>Log Service may invoke functions</source>
            <translation>日志服务可以调用函数</translation>
        </message>
        <message>
            <source>The trigger's role may read, invoke and write the trigger log</source>
            <translation>触发器的角色可以读取、调用并写触发器日志</translation>
        </message>
        <message>
            <source>The function's role may read the source and write the target</source>
            <translation>函数的角色可以读取来源并写入目标</translation>
        </message>
        <message>
            <source>The function exists and takes the configuration</source>
            <translation>函数存在且接受该配置</translation>
        </message>
        <message>
            <source>The source can be read</source>
            <translation>来源可以读取</translation>
        </message>
        <message>
            <source>The source gets data</source>
            <translation>来源有数据写入</translation>
        </message>
        <message>
            <source>The checkpoint keeps up with the end of each shard</source>
            <translation>检查点跟得上每个分区的末尾</translation>
        </message>
        <message>
            <source>It looks at its shards on time</source>
            <translation>按时检查各分区</translation>
        </message>
        <message>
            <source>Attempts succeed</source>
            <translation>尝试成功</translation>
        </message>
        <message>
            <source>The function reports no error</source>
            <translation>函数没有报告错误</translation>
        </message>
        <message>
            <source>The interval suits the traffic</source>
            <translation>触发间隔适合流量</translation>
        </message>
        <message>
            <source>The trigger log can be written</source>
            <translation>触发器日志可以写入</translation>
        </message>
        <message>
            <source>There is room on the disk</source>
            <translation>磁盘有空间</translation>
        </message>
        <message>
            <source>No engine is running: this command opened the directory for itself, and nothing ticks.</source>
            <translation>没有引擎在运行：本命令自行打开了目录，不会有任何检查。</translation>
        </message>
        <message>
            <source>Start the engine, or the console.</source>
            <translation>启动引擎，或启动控制台。</translation>
        </message>
        <message>
            <source>It has run for %1.</source>
            <translation>已运行 %1。</translation>
        </message>
        <message>
            <source>The trigger is paused. Its checkpoint stays where it is.</source>
            <translation>触发器已暂停，检查点保持不动。</translation>
        </message>
        <message>
            <source>Resume it.</source>
            <translation>恢复它。</translation>
        </message>
        <message>
            <source>It looks for new data every %1 s.</source>
            <translation>每 %1 秒检查一次新数据。</translation>
        </message>
        <message>
            <source>The quick authorization is not confirmed: every attempt ends as Unauthorized.</source>
            <translation>快捷授权尚未确认：每次尝试都以 Unauthorized 结束。</translation>
        </message>
        <message>
            <source>Confirm the authorization.</source>
            <translation>确认授权。</translation>
        </message>
        <message>
            <source>The quick authorization is confirmed.</source>
            <translation>快捷授权已确认。</translation>
        </message>
        <message>
            <source>Role %1 is made by the authorization step.</source>
            <translation>角色 %1 由授权步骤创建。</translation>
        </message>
        <message>
            <source>Role %1 does not exist.</source>
            <translation>角色 %1 不存在。</translation>
        </message>
        <message>
            <source>Role %1 trusts %2, but %3 is assumed by %4.</source>
            <translation>角色 %1 信任 %2，但 %3 由 %4 扮演。</translation>
        </message>
        <message>
            <source>Set the role's trust to %1.</source>
            <translation>把角色的信任对象设为 %1。</translation>
        </message>
        <message>
            <source>No role is named, and policies are not enforced.</source>
            <translation>没有指定角色，权限策略也未强制执行。</translation>
        </message>
        <message>
            <source>Role %1 is there; its policies are not enforced.</source>
            <translation>角色 %1 存在；其权限策略未强制执行。</translation>
        </message>
        <message>
            <source>What user code needs cannot be told beforehand.</source>
            <translation>用户代码需要什么无法预先得知。</translation>
        </message>
        <message>
            <source>Role %1 may do all that is needed.</source>
            <translation>角色 %1 可以完成所需的一切。</translation>
        </message>
        <message>
            <source>Role %1 may not do %2 that the trigger needs.</source>
            <translation>角色 %1 缺少触发器需要的权限（%2）。</translation>
        </message>
        <message>
            <source>Attach a policy that allows %1 on %2.</source>
            <translation>附加允许对 %2 执行 %1 的权限策略。</translation>
        </message>
        <message>
            <source>Service %1 has no role, so its functions may touch nothing.</source>
            <translation>服务 %1 没有角色，其函数不能访问任何资源。</translation>
        </message>
        <message>
            <source>Function %1 does not exist.</source>
            <translation>函数 %1 不存在。</translation>
        </message>
        <message>
            <source>The function configuration does not fit the function.</source>
            <translation>函数配置不适合该函数。</translation>
        </message>
        <message>
            <source>The target, %1, does not exist.</source>
            <translation>目标 %1 不存在。</translation>
        </message>
        <message>
            <source>The target, %1, could not be opened.</source>
            <translation>目标 %1 无法打开。</translation>
        </message>
        <message>
            <source>Look at the error and at the disk.</source>
            <translation>查看错误和磁盘。</translation>
        </message>
        <message>
            <source>%1 is there.</source>
            <translation>%1 存在。</translation>
        </message>
        <message>
            <source>%1 writes to %2.</source>
            <translation>%1 写入 %2。</translation>
        </message>
        <message>
            <source>Logstore %1 does not exist.</source>
            <translation>日志库 %1 不存在。</translation>
        </message>
        <message>
            <source>Logstore %1 could not be opened.</source>
            <translation>日志库 %1 无法打开。</translation>
        </message>
        <message>
            <source>Logstore %1 cannot be read.</source>
            <translation>日志库 %1 无法读取。</translation>
        </message>
        <message>
            <source>Look at the error and at the disk; the engine tries again by itself every half a minute.</source>
            <translation>查看错误和磁盘；引擎每半分钟自行重试。</translation>
        </message>
        <message>
            <source>The trigger cannot begin on it.</source>
            <translation>触发器无法从它开始。</translation>
        </message>
        <message>
            <source>%1 of it cannot be read any more and will be left out.</source>
            <translation>其中 %1 已无法读取，将被略过。</translation>
        </message>
        <message>
            <source>Parts of it are lost or damaged on the disk.</source>
            <translation>磁盘上有一部分丢失或损坏。</translation>
        </message>
        <message>
            <source>Look at the disk; what is damaged is lost, the rest is delivered.</source>
            <translation>检查磁盘；损坏的部分已丢失，其余照常投递。</translation>
        </message>
        <message>
            <source>Logstore %1 is open, with %2.</source>
            <translation>日志库 %1 已打开，%2。</translation>
        </message>
        <message>
            <source>Logstore %1 is open.</source>
            <translation>日志库 %1 已打开。</translation>
        </message>
        <message>
            <source>Its newest records could not be written; delivery goes on without.</source>
            <translation>最新的记录无法写入；投递照常进行。</translation>
        </message>
        <message>
            <source>Look at the error and at the disk; the engine goes on trying.</source>
            <translation>查看错误和磁盘；引擎会继续尝试。</translation>
        </message>
        <message>
            <source>%1 never reached it: the outbox was full.</source>
            <translation>%1 未能写入：发件箱已满。</translation>
        </message>
        <message>
            <source>Keep the trigger log writable; what was dropped stays in the ledger of the engine only.</source>
            <translation>保持触发器日志可写；丢掉的只留在引擎的账本里。</translation>
        </message>
        <message>
            <source>How much is free cannot be told.</source>
            <translation>无法得知剩余空间。</translation>
        </message>
        <message>
            <source>Look at the data directory.</source>
            <translation>查看数据目录。</translation>
        </message>
        <message>
            <source>The disk is nearly full: soon nothing can be received or recorded.</source>
            <translation>磁盘快满了：很快将无法接收或记录。</translation>
        </message>
        <message>
            <source>Enough is free.</source>
            <translation>空间充足。</translation>
        </message>
        <message>
            <source>Whether it gets data cannot be told: the source cannot be read.</source>
            <translation>无法得知是否有数据：来源无法读取。</translation>
        </message>
        <message>
            <source>How far it is cannot be told: the source cannot be read.</source>
            <translation>无法得知进度：来源无法读取。</translation>
        </message>
        <message>
            <source>See the source above.</source>
            <translation>见上面的来源。</translation>
        </message>
        <message>
            <source>%1 that should be collected cannot be read.</source>
            <translation>应采集的 %1 无法读取。</translation>
        </message>
        <message>
            <source>Correct the path, or the rights of the file.</source>
            <translation>修正路径或文件权限。</translation>
        </message>
        <message>
            <source>Its newest data came %1.</source>
            <translation>最新数据到达于 %1。</translation>
        </message>
        <message>
            <source>Nothing came for %1, more than %2 intervals. Its files are read to their ends, and are not followed.</source>
            <translation>已有 %1 没有数据，超过 %2 个触发间隔。文件已读到末尾且没有跟随。</translation>
        </message>
        <message>
            <source>Nothing came for %1, more than %2 intervals.</source>
            <translation>已有 %1 没有数据，超过 %2 个触发间隔。</translation>
        </message>
        <message>
            <source>It has never got any data. Its files are read to their ends, and are not followed.</source>
            <translation>从未有过数据。文件已读到末尾且没有跟随。</translation>
        </message>
        <message>
            <source>It has never got any data.</source>
            <translation>从未有过数据。</translation>
        </message>
        <message>
            <source>Its files are read while an engine runs: start one.</source>
            <translation>引擎运行时才会读取文件：启动引擎。</translation>
        </message>
        <message>
            <source>See whether the files that are collected still grow.</source>
            <translation>看看被采集的文件是否还在增长。</translation>
        </message>
        <message>
            <source>The source cannot be read at the checkpoint.</source>
            <translation>无法在检查点处读取来源。</translation>
        </message>
        <message>
            <source>On %1 the checkpoint lies beyond the end.</source>
            <translation>%1 的检查点超出末尾。</translation>
        </message>
        <message>
            <source>Move it to where delivery shall go on.</source>
            <translation>把它移到应继续投递的位置。</translation>
        </message>
        <message>
            <source>There is no checkpoint on %1 yet.</source>
            <translation>%1 还没有检查点。</translation>
        </message>
        <message>
            <source>Wait until the trigger has begun; if it does not, see the source above.</source>
            <translation>等触发器开始；若不开始，见上面的来源。</translation>
        </message>
        <message>
            <source>Retention took %1 before they were delivered.</source>
            <translation>%1 在投递之前已超出保留时间。</translation>
        </message>
        <message>
            <source>Data waits for %1 already.</source>
            <translation>数据已等待 %1。</translation>
        </message>
        <message>
            <source>Mend what else is wrong here; if nothing is, the function is too slow for the traffic.</source>
            <translation>先解决这里的其他问题；若没有，则函数对流量来说太慢。</translation>
        </message>
        <message>
            <source>All that came is delivered: there is nothing new.</source>
            <translation>到达的都已投递：没有新数据。</translation>
        </message>
        <message>
            <source>What is left is not late.</source>
            <translation>剩下的没有迟到。</translation>
        </message>
        <message>
            <source>Nothing ticks: no engine is running.</source>
            <translation>没有任何检查：没有引擎在运行。</translation>
        </message>
        <message>
            <source>It does not look: the trigger is paused.</source>
            <translation>没有检查：触发器已暂停。</translation>
        </message>
        <message>
            <source>It cannot begin.</source>
            <translation>无法开始。</translation>
        </message>
        <message>
            <source>Mend the source; the trigger goes on by itself.</source>
            <translation>修复来源；触发器会自行继续。</translation>
        </message>
        <message>
            <source>On %1 its last tick ended without authorization.</source>
            <translation>%1 的最近一次检查因未授权而结束。</translation>
        </message>
        <message>
            <source>On %1 it waits after failures.</source>
            <translation>%1 在失败后等待。</translation>
        </message>
        <message>
            <source>On %1 it is long overdue.</source>
            <translation>%1 早该检查了。</translation>
        </message>
        <message>
            <source>Let it look now.</source>
            <translation>让它立即检查。</translation>
        </message>
        <message>
            <source>It has not begun on any shard.</source>
            <translation>还没有在任何分区上开始。</translation>
        </message>
        <message>
            <source>Every shard has its reason.</source>
            <translation>每个分区都有原因。</translation>
        </message>
        <message>
            <source>On %1 the newest attempt failed: %2.</source>
            <translation>%1 的最近一次尝试失败：%2。</translation>
        </message>
        <message>
            <source>There was no attempt in the last %1.</source>
            <translation>最近 %1 没有尝试。</translation>
        </message>
        <message>
            <source>%1 in the last %2, none failed.</source>
            <translation>最近 %2 有 %1，没有失败。</translation>
        </message>
        <message>
            <source>%1 of %2 in the last %3 failed; their windows are delivered since.</source>
            <translation>最近 %3 的 %2 中有 %1 次失败；其数据窗口后来已投递。</translation>
        </message>
        <message>
            <source>Attach a policy that allows it to the role.</source>
            <translation>为角色附加允许它的权限策略。</translation>
        </message>
        <message>
            <source>Give the function more time, or the trigger smaller windows.</source>
            <translation>给函数更多时间，或缩小数据窗口。</translation>
        </message>
        <message>
            <source>Make what is missing, or correct the function configuration.</source>
            <translation>新建缺少的对象，或修正函数配置。</translation>
        </message>
        <message>
            <source>No request has failed that was not mended.</source>
            <translation>没有未解决的失败请求。</translation>
        </message>
        <message>
            <source>The newest failed attempt did not reach the function.</source>
            <translation>最近一次失败的尝试没有到达函数。</translation>
        </message>
        <message>
            <source>What the function said is nowhere: its service names no Logstore for it.</source>
            <translation>函数的输出无处可查：其服务没有指定日志库。</translation>
        </message>
        <message>
            <source>What the function said cannot be read.</source>
            <translation>函数的输出无法读取。</translation>
        </message>
        <message>
            <source>Mend the Logstore of the function log.</source>
            <translation>修复函数日志的日志库。</translation>
        </message>
        <message>
            <source>The function log has no line of the failed request %1.</source>
            <translation>函数日志中没有失败请求 %1 的记录。</translation>
        </message>
        <message>
            <source>See whether the Logstore of the function log can be written.</source>
            <translation>看看函数日志的日志库是否可写。</translation>
        </message>
        <message>
            <source>The function reported an error for request %1.</source>
            <translation>函数对请求 %1 报告了错误。</translation>
        </message>
        <message>
            <source>Read its log and correct the function, or its configuration.</source>
            <translation>阅读其日志并修正函数或其配置。</translation>
        </message>
        <message>
            <source>The traffic cannot be told: the source cannot be read.</source>
            <translation>无法得知流量：来源无法读取。</translation>
        </message>
        <message>
            <source>The traffic cannot be told.</source>
            <translation>无法得知流量。</translation>
        </message>
        <message>
            <source>The source has no shard.</source>
            <translation>来源没有分区。</translation>
        </message>
        <message>
            <source>%1 a shard, over %2, is too much for an interval of %3 s.</source>
            <translation>每个分区 %1，超过 %2，对 %3 秒的触发间隔来说太多。</translation>
        </message>
        <message>
            <source>An interval brings more bytes than a window may hold.</source>
            <translation>一个触发间隔带来的字节数超过数据窗口的上限。</translation>
        </message>
        <message>
            <source>An interval brings more log groups than a window may hold.</source>
            <translation>一个触发间隔带来的日志组超过数据窗口的上限。</translation>
        </message>
        <message>
            <source>No interval is short enough: give the source more shards, or the trigger larger windows.</source>
            <translation>没有足够短的触发间隔：增加来源的分区，或加大数据窗口。</translation>
        </message>
        <message>
            <source>A window holds what comes in an interval, and more.</source>
            <translation>一个数据窗口足以容纳一个触发间隔的数据。</translation>
        </message>
        <message>
            <source>%1 more triggers were not looked at</source>
            <translation>还有 %1 个触发器没有检查</translation>
        </message>
        <message>
            <source>The %1 that need it most were.</source>
            <translation>已检查最需要的 %1 个。</translation>
        </message>
        <message>
            <source>shard %1</source>
            <translation>分区 %1</translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s)</source>
            <translation>
                <numerusform>%n 项</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n log group(s)</source>
            <translation>
                <numerusform>%n 个日志组</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n 个文件</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n shard(s)</source>
            <translation>
                <numerusform>%n 个分区</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n attempt(s)</source>
            <translation>
                <numerusform>%n 次尝试</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s)</source>
            <translation>
                <numerusform>%n 条记录</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n 行</numerusform>
            </translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>有问题</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>警告</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>成功</translation>
        </message>
        <message>
            <source>Not checked</source>
            <translation>未检查</translation>
        </message>
        <message>
            <source>%1 ago</source>
            <translation>%1前</translation>
        </message>
        <message>
            <source>Create the role, or choose another one.</source>
            <translation>创建该角色，或选择另一个角色。</translation>
        </message>
        <message>
            <source>Edit the service and give it a role.</source>
            <translation>编辑该服务，为它指定角色。</translation>
        </message>
        <message>
            <source>Take it out of the trash, or create it again.</source>
            <translation>从回收站恢复，或重新创建。</translation>
        </message>
        <message>
            <source>Edit the trigger and correct its function configuration.</source>
            <translation>编辑触发器，更正它的函数配置。</translation>
        </message>
        <message>
            <source>Create it, or correct the function configuration of the trigger.</source>
            <translation>创建它，或更正触发器的函数配置。</translation>
        </message>
        <message>
            <source>Free some space, or let Logstores keep less: shorter retention, a size limit.</source>
            <translation>释放空间，或让 Logstore 保留更少：缩短保留时间或限制大小。</translation>
        </message>
        <message>
            <source>Follow the file if it still grows, or send logs to the Logstore.</source>
            <translation>如果文件还在增长，请跟随它，或向该 Logstore 发送日志。</translation>
        </message>
        <message>
            <source>Import files into it, or send logs to it.</source>
            <translation>导入文件，或向它发送日志。</translation>
        </message>
        <message>
            <source>Keep more in the source (longer retention, higher size limit), or find what holds delivery up.</source>
            <translation>让源保留更多（延长保留时间或提高大小上限），或找出阻碍投递的原因。</translation>
        </message>
        <message>
            <source>Mend the cause below; then it goes on by itself, or at once with Tick now.</source>
            <translation>解决下面的原因；之后它会自行继续，或用“立即检查”马上继续。</translation>
        </message>
        <message>
            <source>Mend the cause; the window is tried again by itself, or at once with Tick now.</source>
            <translation>解决原因；该窗口会自动重试，或用“立即检查”马上重试。</translation>
        </message>
        <message>
            <source>Edit service %1 and choose a Logstore for its function log.</source>
            <translation>编辑服务 %1，为函数日志选择一个 Logstore。</translation>
        </message>
        <message>
            <source>Let the trigger look for new data every %1 s.</source>
            <translation>让触发器每 %1 秒查看一次新数据。</translation>
        </message>
    </context>
    <context>
        <name>CodeLink</name>
        <message>
            <source>Open function</source>
            <translation>打开函数</translation>
        </message>
        <message>
            <source>Open line %1</source>
            <translation>打开第 %1 行</translation>
        </message>
    </context>
    <context>
        <name>Deletion</name>
        <message>
            <source>reads it</source>
            <translation>读取它</translation>
        </message>
        <message>
            <source>has its trigger log there</source>
            <translation>触发器日志在其中</translation>
        </message>
        <message>
            <source>writes to it</source>
            <translation>写入它</translation>
        </message>
        <message>
            <source>runs under it</source>
            <translation>以它的身份运行</translation>
        </message>
        <message>
            <source>has its function log there</source>
            <translation>函数日志在其中</translation>
        </message>
    </context>
    <context>
        <name>DiscardQuestion</name>
        <message>
            <source>Discard what was typed?</source>
            <translation>放弃已输入的内容？</translation>
        </message>
        <message>
            <source>Nothing was saved yet.</source>
            <translation>尚未保存任何内容。</translation>
        </message>
        <message>
            <source>&amp;Discard</source>
            <translation>放弃(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Keep editing</source>
            <translation>继续编辑(&amp;K)</translation>
        </message>
    </context>
    <context>
        <name>DoctorReport</name>
        <message>
            <source>Why does %1 not fire?</source>
            <translation>%1 为什么没有触发？</translation>
        </message>
        <message>
            <source>checked %1 in %2</source>
            <translation>检查于 %1，用时 %2</translation>
        </message>
        <message>
            <source>Do: %1</source>
            <translation>处理：%1</translation>
        </message>
    </context>
    <context>
        <name>DraftShelf</name>
        <message>
            <source>%1, page %2 of %3</source>
            <translation>%1，第 %2 页，共 %3 页</translation>
        </message>
    </context>
    <context>
        <name>Editors</name>
        <message>
            <source>project %1</source>
            <translation>项目 %1</translation>
        </message>
        <message>
            <source>New project</source>
            <translation>新建项目</translation>
        </message>
        <message>
            <source>Logstore %1</source>
            <translation>日志库 %1</translation>
        </message>
        <message>
            <source>New Logstore</source>
            <translation>新建日志库</translation>
        </message>
        <message>
            <source>bucket %1</source>
            <translation>存储空间 %1</translation>
        </message>
        <message>
            <source>New bucket</source>
            <translation>新建存储空间</translation>
        </message>
        <message>
            <source>role %1</source>
            <translation>角色 %1</translation>
        </message>
        <message>
            <source>New role</source>
            <translation>新建角色</translation>
        </message>
        <message>
            <source>service %1</source>
            <translation>服务 %1</translation>
        </message>
        <message>
            <source>New service</source>
            <translation>新建服务</translation>
        </message>
        <message>
            <source>function %1</source>
            <translation>函数 %1</translation>
        </message>
        <message>
            <source>New function</source>
            <translation>新建函数</translation>
        </message>
        <message>
            <source>trigger %1</source>
            <translation>触发器 %1</translation>
        </message>
        <message>
            <source>New trigger</source>
            <translation>新建触发器</translation>
        </message>
        <message>
            <source>Edit %1</source>
            <translation>编辑%1</translation>
        </message>
        <message>
            <source>&amp;Create</source>
            <translation>新建(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>保存(&amp;S)</translation>
        </message>
        <message>
            <source>Could not create it</source>
            <translation>无法新建</translation>
        </message>
        <message>
            <source>Could not save %1</source>
            <translation>无法保存%1</translation>
        </message>
        <message>
            <source>%1 created. Ctrl+Z undoes it.</source>
            <translation>已新建%1。按 Ctrl+Z 撤销。</translation>
        </message>
        <message>
            <source>%1 saved. Ctrl+Z undoes it.</source>
            <translation>已保存%1。按 Ctrl+Z 撤销。</translation>
        </message>
        <message>
            <source>It does not exist any more.</source>
            <translation>它已不存在。</translation>
        </message>
        <message>
            <source>What was typed is kept; saving makes it again.</source>
            <translation>已输入的内容会保留；保存时将重新新建它。</translation>
        </message>
        <message>
            <source>It was changed meanwhile.</source>
            <translation>它在此期间被修改过。</translation>
        </message>
        <message>
            <source>Saving replaces that change with what is typed here.</source>
            <translation>保存时将以此处的内容替换那次修改。</translation>
        </message>
        <message>
            <source>There is no %1.</source>
            <translation>%1不存在。</translation>
        </message>
    </context>
    <context>
        <name>EngineWords</name>
        <message>
            <source>%1 is empty; it takes %2 characters</source>
            <translation>%1为空；需要 %2 个字符</translation>
        </message>
        <message>
            <source>%1 has %2 bytes; at most %3 are allowed</source>
            <translation>%1有 %2 个字节；最多允许 %3 个</translation>
        </message>
        <message>
            <source>%1 has %2 bytes; %3 are allowed</source>
            <translation>%1有 %2 个字节；允许 %3 个</translation>
        </message>
        <message>
            <source>%1 must not start with a digit or '-'</source>
            <translation>%1不能以数字或“-”开头</translation>
        </message>
        <message>
            <source>%1 may hold only letters A–Z a–z, digits, '_' and '-'</source>
            <translation>%1只能包含字母 A–Z a–z、数字、“_”和“-”</translation>
        </message>
        <message>
            <source>%1 may hold only letters A–Z a–z, digits, '.', '_' and '-'</source>
            <translation>%1只能包含字母 A–Z a–z、数字、“.”、“_”和“-”</translation>
        </message>
        <message>
            <source>%1 may hold only letters A–Z a–z, digits and '-'</source>
            <translation>%1只能包含字母 A–Z a–z、数字和“-”</translation>
        </message>
        <message>
            <source>%1 may hold only lower-case letters, digits, '-' and '_'</source>
            <translation>%1只能包含小写字母、数字、“-”和“_”</translation>
        </message>
        <message>
            <source>%1 may hold only lower-case letters, digits and '-'</source>
            <translation>%1只能包含小写字母、数字和“-”</translation>
        </message>
        <message>
            <source>%1 may hold only letters, digits and '_', and no digit first</source>
            <translation>%1只能包含字母、数字和“_”，且不能以数字开头</translation>
        </message>
        <message>
            <source>%1 may hold only letters, digits, '.', '_' and '-'</source>
            <translation>%1只能包含字母、数字、“.”、“_”和“-”</translation>
        </message>
        <message>
            <source>%1 must begin and end with a lower-case letter or a digit</source>
            <translation>%1必须以小写字母或数字开头和结尾</translation>
        </message>
        <message>
            <source>%1 is not valid UTF-8</source>
            <translation>%1不是有效的 UTF-8</translation>
        </message>
        <message>
            <source>%1 holds a NUL character</source>
            <translation>%1包含 NUL 字符</translation>
        </message>
        <message>
            <source>%1 begins with a byte-order mark</source>
            <translation>%1以字节顺序标记开头</translation>
        </message>
        <message>
            <source>%1 is %2; %3 seconds are allowed</source>
            <translation>%1为 %2；允许 %3 秒</translation>
        </message>
        <message>
            <source>%1 is %2; %3 unix seconds are allowed</source>
            <translation>%1为 %2；允许 Unix 秒 %3</translation>
        </message>
        <message>
            <source>%1 is %2; %3 bytes are allowed</source>
            <translation>%1为 %2；允许 %3 字节</translation>
        </message>
        <message>
            <source>%1 is %2; %3 MB are allowed</source>
            <translation>%1为 %2；允许 %3 MB</translation>
        </message>
        <message>
            <source>%1 is %2; %3 days are allowed</source>
            <translation>%1为 %2；允许 %3 天</translation>
        </message>
        <message>
            <source>%1 is %2; %3 calls are allowed</source>
            <translation>%1为 %2；允许 %3 次调用</translation>
        </message>
        <message>
            <source>%1 is %2; %3 are allowed</source>
            <translation>%1为 %2；允许 %3</translation>
        </message>
        <message>
            <source>%1 is not valid JSON at line %2, column %3: %4</source>
            <translation>%1在第 %2 行第 %3 列不是有效的 JSON：%4</translation>
        </message>
        <message>
            <source>%1 must be a JSON object such as %2, not a list</source>
            <translation>%1必须是 JSON 对象，例如 %2，而不是列表</translation>
        </message>
        <message>
            <source>an access key id is SLU and 20 upper-case letters and digits, not "%1"</source>
            <translation>访问密钥 ID 由 SLU 和 20 个大写字母或数字组成，而不是“%1”</translation>
        </message>
        <message>
            <source>a colour is # and six hexadecimal digits such as #c0392b, or nothing, not "%1"</source>
            <translation>颜色由 # 和六个十六进制数字组成，例如 #c0392b，也可以留空，而不是“%1”</translation>
        </message>
        <message>
            <source>an account is its id, 1–32 digits such as 1234567890123456, not "%1"</source>
            <translation>账号是它的 ID，即 1–32 个数字，例如 1234567890123456，而不是“%1”</translation>
        </message>
        <message>
            <source>a bucket name has 3 to 63 lower-case letters, digits and '-', and begins and ends with a letter or digit</source>
            <translation>存储空间名称由 3 到 63 个小写字母、数字和“-”组成，并以字母或数字开头和结尾</translation>
        </message>
        <message>
            <source>there is no system policy "%1"; did you mean "%2"?</source>
            <translation>没有系统策略“%1”；是否指“%2”？</translation>
        </message>
        <message>
            <source>there is no system policy "%1"</source>
            <translation>没有系统策略“%1”</translation>
        </message>
        <message>
            <source>trigger '%1' does not exist</source>
            <translation>触发器“%1”不存在</translation>
        </message>
        <message>
            <source>an endpoint begins with https://, not with %1://</source>
            <translation>端点以 https:// 开头，而不是 %1://</translation>
        </message>
        <message>
            <source>an endpoint is a host with a port at most: no path, no user and no question mark</source>
            <translation>端点只是主机，最多带端口：没有路径、用户和问号</translation>
        </message>
        <message>
            <source>the port "%1" is not a number from 1 to 65535</source>
            <translation>端口“%1”不是 1 到 65535 之间的数字</translation>
        </message>
        <message>
            <source>plain http is for this machine only; write https://%1</source>
            <translation>明文 http 只用于本机；请写 https://%1</translation>
        </message>
        <message>
            <source>a broker needs its port; did you mean "%1"?</source>
            <translation>broker 需要端口；是否指“%1”？</translation>
        </message>
        <message>
            <source>there is no %1 "%2" for this %3</source>
            <translation>没有此%3所属的%1“%2”</translation>
        </message>
        <message>
            <source>%1: there is no Logstore "%2" in project "%3"; did you mean "%4"?</source>
            <translation>%1：项目“%3”中没有 Logstore“%2”；是否指“%4”？</translation>
        </message>
        <message>
            <source>%1: there is no Logstore "%2" in project "%3"</source>
            <translation>%1：项目“%3”中没有 Logstore“%2”</translation>
        </message>
        <message>
            <source>%1: there is no project "%2"; did you mean "%3"?</source>
            <translation>%1：没有项目“%2”；是否指“%3”？</translation>
        </message>
        <message>
            <source>%1: there is no project "%2"</source>
            <translation>%1：没有项目“%2”</translation>
        </message>
        <message>
            <source>%1: there is no Logstore "%2"</source>
            <translation>%1：没有 Logstore“%2”</translation>
        </message>
        <message>
            <source>there is no format "%1"; formats are %2 and %3</source>
            <translation>没有格式“%1”；可用格式为 %2 和 %3</translation>
        </message>
        <message>
            <source>there is no template "%1"; templates are %2 and %3</source>
            <translation>没有模板“%1”；可用模板为 %2 和 %3</translation>
        </message>
        <message>
            <source>there is no template "%1"; use %2 or %3</source>
            <translation>没有模板“%1”；请使用 %2 或 %3</translation>
        </message>
        <message>
            <source>there is no "%1" in the trash</source>
            <translation>回收站中没有“%1”</translation>
        </message>
        <message>
            <source>there is no %1 "%2"; did you mean "%3"?</source>
            <translation>没有%1“%2”；是否指“%3”？</translation>
        </message>
        <message>
            <source>there is no %1 "%2"</source>
            <translation>没有%1“%2”</translation>
        </message>
        <message>
            <source>there is no change to undo</source>
            <translation>没有可以撤销的更改</translation>
        </message>
        <message>
            <source>there is no change to do again</source>
            <translation>没有可以重做的更改</translation>
        </message>
        <message>
            <source>there is no engine</source>
            <translation>没有引擎</translation>
        </message>
        <message>
            <source>there is no %1</source>
            <translation>没有%1</translation>
        </message>
        <message>
            <source>%1 is used by %2; delete them first, or all together</source>
            <translation>%1正被%2使用；请先删除它们，或一起删除</translation>
        </message>
        <message>
            <source>%1 exists already</source>
            <translation>%1已经存在</translation>
        </message>
        <message>
            <source>%1 is given twice</source>
            <translation>%1出现了两次</translation>
        </message>
        <message>
            <source>%1 was deleted meanwhile</source>
            <translation>%1在此期间被删除了</translation>
        </message>
        <message>
            <source>%1 was changed meanwhile (%2)</source>
            <translation>%1在此期间被更改了（%2）</translation>
        </message>
        <message>
            <source>%1 was changed meanwhile</source>
            <translation>%1在此期间被更改了</translation>
        </message>
        <message>
            <source>%1 exists again; delete it first, then restore the one in the trash</source>
            <translation>%1又存在了；请先删除它，再从回收站恢复</translation>
        </message>
        <message>
            <source>role '%1' does not exist; create it first</source>
            <translation>角色“%1”不存在；请先创建它</translation>
        </message>
        <message>
            <source>the role of the authorization step is not there: confirm the authorization</source>
            <translation>授权步骤的角色不存在：请确认授权</translation>
        </message>
        <message>
            <source>%1 '%2' does not exist</source>
            <translation>%1“%2”不存在</translation>
        </message>
        <message>
            <source>the Logstore of a trigger cannot change (it reads %1); delete the trigger and make a new one</source>
            <translation>触发器的 Logstore 不能更改（它读取 %1）；请删除该触发器并新建一个</translation>
        </message>
        <message>
            <source>a trigger log is needed: a Logstore of the source's project</source>
            <translation>需要触发器日志：源所在项目中的一个 Logstore</translation>
        </message>
        <message>
            <source>the trigger log must not be the Logstore that the trigger reads</source>
            <translation>触发器日志不能是触发器读取的 Logstore</translation>
        </message>
        <message>
            <source>project "%1" is in region "%2", but service "%3" is in "%4"; a trigger stays in one region</source>
            <translation>项目“%1”位于地域“%2”，而服务“%3”位于“%4”；触发器必须在同一地域内</translation>
        </message>
        <message>
            <source>bucket "%1" is in region "%2", but the source is in "%3"</source>
            <translation>存储空间“%1”位于地域“%2”，而源位于“%3”</translation>
        </message>
        <message>
            <source>the trigger would feed itself: %1; allow the loop if that is wanted</source>
            <translation>触发器会触发自身：%1；如果确实需要，请允许循环</translation>
        </message>
        <message>
            <source>%1 reads %2 and writes %3 (%4); %5</source>
            <translation>%1 读取 %2 并写入 %3（%4）；%5</translation>
        </message>
        <message>
            <source>%1 reads %2 and writes %3 (%4)</source>
            <translation>%1 读取 %2 并写入 %3（%4）</translation>
        </message>
        <message>
            <source>the number of shards is fixed at creation (%1); make another Logstore with more shards</source>
            <translation>分片数在创建时固定（%1）；请新建一个分片更多的 Logstore</translation>
        </message>
        <message>
            <source>at most %1 entries are allowed</source>
            <translation>最多允许 %1 个条目</translation>
        </message>
        <message>
            <source>at most %1 policies are allowed</source>
            <translation>最多允许 %1 个策略</translation>
        </message>
        <message>
            <source>at most %1 variables are allowed</source>
            <translation>最多允许 %1 个变量</translation>
        </message>
        <message>
            <source>at most %1 brokers are allowed</source>
            <translation>最多允许 %1 个 broker</translation>
        </message>
        <message>
            <source>a path of a file or a directory is needed</source>
            <translation>需要文件或目录的路径</translation>
        </message>
        <message>
            <source>the path must be absolute once it is stored: %1</source>
            <translation>保存的路径必须是绝对路径：%1</translation>
        </message>
        <message>
            <source>format regex needs a pattern with named groups, such as %1</source>
            <translation>regex 格式需要带命名分组的模式，例如 %1</translation>
        </message>
        <message>
            <source>a pattern goes with format regex only</source>
            <translation>只有 regex 格式才有模式</translation>
        </message>
        <message>
            <source>policies need a role that they are attached to</source>
            <translation>策略需要一个可以附加的角色</translation>
        </message>
        <message>
            <source>a function has either a template (%1) or a runtime with handler and code</source>
            <translation>函数要么有模板（%1），要么有运行时以及处理程序和代码</translation>
        </message>
        <message>
            <source>a template has no handler, initializer or code of its own</source>
            <translation>模板没有自己的处理程序、初始化程序或代码</translation>
        </message>
        <message>
            <source>code is needed: a folder or a zip file</source>
            <translation>需要代码：文件夹或 zip 文件</translation>
        </message>
        <message>
            <source>the variable has both a value and a secret</source>
            <translation>该变量同时有值和机密</translation>
        </message>
        <message>
            <source>only a custom runtime has a command of its own</source>
            <translation>只有自定义运行时才有自己的命令</translation>
        </message>
        <message>
            <source>a user has at most %1 access keys; rotate without keeping the old ones</source>
            <translation>一个用户最多有 %1 个访问密钥；轮换时请不要保留旧密钥</translation>
        </message>
        <message>
            <source>the access key %1 is in use already</source>
            <translation>访问密钥 %1 已被使用</translation>
        </message>
        <message>
            <source>the connection "local" is this engine; it is always there and cannot be deleted</source>
            <translation>连接“local”就是本引擎；它始终存在，不能删除</translation>
        </message>
        <message>
            <source>the connection "local" is this engine; make a cloud or kafka connection under another name</source>
            <translation>连接“local”就是本引擎；请用其他名称创建云连接或 Kafka 连接</translation>
        </message>
        <message>
            <source>there is one connection of the kind local, "local"; kinds for others are cloud and kafka</source>
            <translation>本地类型的连接只有“local”；其他连接的类型为云和 Kafka</translation>
        </message>
        <message>
            <source>"%1" goes with a cloud connection only</source>
            <translation>“%1”只用于云连接</translation>
        </message>
        <message>
            <source>"%1" goes with a kafka connection only</source>
            <translation>“%1”只用于 Kafka 连接</translation>
        </message>
        <message>
            <source>"%1" goes with a cloud or kafka connection only</source>
            <translation>“%1”只用于云连接或 Kafka 连接</translation>
        </message>
        <message>
            <source>a cloud connection needs the id of an access key</source>
            <translation>云连接需要访问密钥的 ID</translation>
        </message>
        <message>
            <source>a cloud connection needs the name of the secret that holds the key's secret</source>
            <translation>云连接需要保存密钥 Secret 的机密名称</translation>
        </message>
        <message>
            <source>a kafka connection needs a broker at least, such as kafka-1:9092</source>
            <translation>Kafka 连接至少需要一个 broker，例如 kafka-1:9092</translation>
        </message>
        <message>
            <source>a user and the name of a secret go together; leave both out for a broker that asks for neither</source>
            <translation>用户和机密名称必须同时填写；如果 broker 都不要求，请都留空</translation>
        </message>
        <message>
            <source>a broker is HOST:PORT without a scheme, such as kafka-1:9092</source>
            <translation>broker 的形式为 HOST:PORT，不带协议，例如 kafka-1:9092</translation>
        </message>
        <message>
            <source>%1 was refused: the connection local is read-only. Edit that connection to let changes through again.</source>
            <translation>%1 被拒绝：连接 local 为只读。请编辑该连接以重新允许更改。</translation>
        </message>
        <message>
            <source>%1 may not do %2: only the owner of this data directory may.</source>
            <translation>%1不能执行 %2：只有此数据目录的所有者可以。</translation>
        </message>
        <message>
            <source>%1 may not do %2 on %3: no policy is attached. Give %4 '%5' a policy that allows it.</source>
            <translation>%1不能对 %3 执行 %2：没有附加策略。请为%4“%5”附加允许此操作的策略。</translation>
        </message>
        <message>
            <source>%1 may not do %2 on %3: no policy allows it. Give %5 '%6' a policy that allows it.</source>
            <translation>%1不能对 %3 执行 %2：没有策略允许。请为%5“%6”附加允许此操作的策略。</translation>
        </message>
        <message>
            <source>%1 may not do %3 on %4: %2 denies it.</source>
            <translation>%1不能对 %4 执行 %3：%2 拒绝此操作。</translation>
        </message>
        <message>
            <source>service '%1' has no role, so its functions may touch nothing: edit the service and give it one</source>
            <translation>服务“%1”没有角色，因此它的函数不能访问任何资源：请编辑该服务并为它指定角色</translation>
        </message>
        <message>
            <source>Log Service may not assume role '%1': the role does not trust it</source>
            <translation>日志服务不能扮演角色“%1”：该角色不信任日志服务</translation>
        </message>
        <message>
            <source>Function Compute may not assume role '%1': the role does not trust it</source>
            <translation>函数计算不能扮演角色“%1”：该角色不信任函数计算</translation>
        </message>
        <message>
            <source>no user of this engine has the access key %1</source>
            <translation>此引擎没有用户拥有访问密钥 %1</translation>
        </message>
        <message>
            <source>"%1" is missing</source>
            <translation>缺少“%1”</translation>
        </message>
        <message>
            <source>"%1" must be %2, not %3</source>
            <translation>“%1”必须是%2，而不是%3</translation>
        </message>
        <message>
            <source>"%1" must not be empty</source>
            <translation>“%1”不能为空</translation>
        </message>
        <message>
            <source>"%1" must be one character, not an empty string</source>
            <translation>“%1”必须是一个字符，而不是空字符串</translation>
        </message>
        <message>
            <source>"%1" cannot be this character</source>
            <translation>“%1”不能是这个字符</translation>
        </message>
        <message>
            <source>"%1" must be true or false</source>
            <translation>“%1”必须是 true 或 false</translation>
        </message>
        <message>
            <source>"%1" is no bucket name: %2</source>
            <translation>“%1”不是存储空间名称：%2</translation>
        </message>
        <message>
            <source>"%1" with the other name parts gives no usable object name: %2</source>
            <translation>“%1”与名称的其他部分不能组成可用的对象名：%2</translation>
        </message>
        <message>
            <source>"%1" has more than %2 names</source>
            <translation>“%1”的名称多于 %2 个</translation>
        </message>
        <message>
            <source>"%1" must be a list of strings; it holds %2</source>
            <translation>“%1”必须是字符串列表；其中有%2</translation>
        </message>
        <message>
            <source>a function configuration must be an object, not %1</source>
            <translation>函数配置必须是对象，而不是%1</translation>
        </message>
        <message>
            <source>"%1" has more than one character; only the first is used</source>
            <translation>“%1”多于一个字符；只使用第一个</translation>
        </message>
        <message>
            <source>unknown key "%1" is ignored</source>
            <translation>未知的键“%1”被忽略</translation>
        </message>
        <message>
            <source>"%1" is none of gzip, snappy, zstd: objects are not compressed</source>
            <translation>“%1”不是 gzip、snappy、zstd 之一：对象不压缩</translation>
        </message>
        <message>
            <source>"%1" cannot be told from other characters: the rows will not read back</source>
            <translation>“%1”无法与其他字符区分：这些行将无法读回</translation>
        </message>
        <message>
            <source>"%1" is empty: every row will be empty</source>
            <translation>“%1”为空：每一行都会是空的</translation>
        </message>
        <message>
            <source>"target.ossDateFormat": %1; %2 is used</source>
            <translation>“target.ossDateFormat”：%1；使用 %2</translation>
        </message>
        <message>
            <source>there is more text after the end of the value</source>
            <translation>值的末尾之后还有文本</translation>
        </message>
        <message>
            <source>values are nested deeper than %1 levels</source>
            <translation>值的嵌套超过 %1 层</translation>
        </message>
        <message>
            <source>a value is missing: the text ends here</source>
            <translation>缺少值：文本在此结束</translation>
        </message>
        <message>
            <source>a value is expected here</source>
            <translation>此处应为一个值</translation>
        </message>
        <message>
            <source>a digit is expected after the decimal point</source>
            <translation>小数点后应为数字</translation>
        </message>
        <message>
            <source>a digit is expected in the exponent</source>
            <translation>指数中应为数字</translation>
        </message>
        <message>
            <source>a number does not begin with 0</source>
            <translation>数字不能以 0 开头</translation>
        </message>
        <message>
            <source>',' or ']' is expected here</source>
            <translation>此处应为“,”或“]”</translation>
        </message>
        <message>
            <source>',' or '}' is expected here</source>
            <translation>此处应为“,”或“}”</translation>
        </message>
        <message>
            <source>a name in double quotes is expected here</source>
            <translation>此处应为双引号括起的名称</translation>
        </message>
        <message>
            <source>':' is expected after the name</source>
            <translation>名称之后应为“:”</translation>
        </message>
        <message>
            <source>a control character inside a string must be escaped</source>
            <translation>字符串中的控制字符必须转义</translation>
        </message>
        <message>
            <source>this is not UTF-8</source>
            <translation>这不是 UTF-8</translation>
        </message>
        <message>
            <source>the string that begins here does not end</source>
            <translation>从此处开始的字符串没有结束</translation>
        </message>
        <message>
            <source>unknown escape in a string</source>
            <translation>字符串中有未知的转义</translation>
        </message>
        <message>
            <source>half of a surrogate pair</source>
            <translation>不完整的代理对</translation>
        </message>
        <message>
            <source>the text is longer than %1 bytes</source>
            <translation>文本长于 %1 字节</translation>
        </message>
        <message>
            <source>a trigger's name</source>
            <translation>触发器名称</translation>
        </message>
        <message>
            <source>a service's name</source>
            <translation>服务名称</translation>
        </message>
        <message>
            <source>a function's name</source>
            <translation>函数名称</translation>
        </message>
        <message>
            <source>a project's name</source>
            <translation>项目名称</translation>
        </message>
        <message>
            <source>a Logstore's name</source>
            <translation>Logstore 名称</translation>
        </message>
        <message>
            <source>a bucket's name</source>
            <translation>存储空间名称</translation>
        </message>
        <message>
            <source>a role's name</source>
            <translation>角色名称</translation>
        </message>
        <message>
            <source>a user's name</source>
            <translation>用户名</translation>
        </message>
        <message>
            <source>a connection's name</source>
            <translation>连接名称</translation>
        </message>
        <message>
            <source>a secret's name</source>
            <translation>机密名称</translation>
        </message>
        <message>
            <source>an environment variable's name</source>
            <translation>环境变量名称</translation>
        </message>
        <message>
            <source>a region</source>
            <translation>地域</translation>
        </message>
        <message>
            <source>a policy's name</source>
            <translation>策略名称</translation>
        </message>
        <message>
            <source>the invocation interval</source>
            <translation>调用间隔</translation>
        </message>
        <message>
            <source>the number of retries</source>
            <translation>重试次数</translation>
        </message>
        <message>
            <source>the window's size</source>
            <translation>窗口大小</translation>
        </message>
        <message>
            <source>the window's number of groups</source>
            <translation>窗口的日志组数</translation>
        </message>
        <message>
            <source>the number of shards</source>
            <translation>分片数</translation>
        </message>
        <message>
            <source>the retention (ttl)</source>
            <translation>保留时间</translation>
        </message>
        <message>
            <source>the size limit of a Logstore</source>
            <translation>Logstore 的大小上限</translation>
        </message>
        <message>
            <source>a function's memory</source>
            <translation>函数内存</translation>
        </message>
        <message>
            <source>a function's timeout</source>
            <translation>函数超时</translation>
        </message>
        <message>
            <source>the initialization timeout</source>
            <translation>初始化超时</translation>
        </message>
        <message>
            <source>the instance concurrency</source>
            <translation>实例并发度</translation>
        </message>
        <message>
            <source>a custom runtime's port</source>
            <translation>自定义运行时的端口</translation>
        </message>
        <message>
            <source>the start time</source>
            <translation>开始时间</translation>
        </message>
        <message>
            <source>the function configuration</source>
            <translation>函数配置</translation>
        </message>
        <message>
            <source>the policy document</source>
            <translation>策略文档</translation>
        </message>
        <message>
            <source>the description</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>the path</source>
            <translation>路径</translation>
        </message>
        <message>
            <source>the pattern</source>
            <translation>模式</translation>
        </message>
        <message>
            <source>the header</source>
            <translation>表头</translation>
        </message>
        <message>
            <source>the topic</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>the handler</source>
            <translation>处理程序</translation>
        </message>
        <message>
            <source>the initializer</source>
            <translation>初始化程序</translation>
        </message>
        <message>
            <source>the code's path</source>
            <translation>代码路径</translation>
        </message>
        <message>
            <source>the variable's value</source>
            <translation>变量的值</translation>
        </message>
        <message>
            <source>the source</source>
            <translation>源</translation>
        </message>
        <message>
            <source>the trigger log</source>
            <translation>触发器日志</translation>
        </message>
        <message>
            <source>the function log</source>
            <translation>函数日志</translation>
        </message>
        <message>
            <source>the replication target</source>
            <translation>复制目标</translation>
        </message>
        <message>
            <source>its trigger log</source>
            <translation>它的触发器日志</translation>
        </message>
        <message>
            <source>its replication target</source>
            <translation>它的复制目标</translation>
        </message>
        <message>
            <source>the access key id</source>
            <translation>访问密钥 ID</translation>
        </message>
        <message>
            <source>the user</source>
            <translation>用户</translation>
        </message>
        <message>
            <source>null</source>
            <translation>null</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>true 或 false</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>数字</translation>
        </message>
        <message>
            <source>a string</source>
            <translation>字符串</translation>
        </message>
        <message>
            <source>a list</source>
            <translation>列表</translation>
        </message>
        <message>
            <source>an object</source>
            <translation>对象</translation>
        </message>
        <message>
            <source>owner</source>
            <translation>所有者</translation>
        </message>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <translation>
                <numerusform>%1等另外 %n 个</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 (and %n more problem(s))</source>
            <translation>
                <numerusform>%1（另有 %n 个问题）</numerusform>
            </translation>
        </message>
        <message>
            <source>the variable %1 belongs to the platform, which sets it itself; give yours another name</source>
            <translation>变量 %1 由平台保留并自行设置，请换一个名称</translation>
        </message>
        <message>
            <source>the environment variables have %1 bytes, names and values together; at most %2 are allowed</source>
            <translation>环境变量的名称与值合计 %1 字节，最多允许 %2 字节</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>Correct the input; the same call fails again.</source>
            <translation>请更正输入；同样的调用还会失败。</translation>
        </message>
        <message>
            <source>Check the name, or create what is missing.</source>
            <translation>检查名称，或新建缺少的对象。</translation>
        </message>
        <message>
            <source>Choose another name, or use what exists.</source>
            <translation>换一个名称，或使用已有的对象。</translation>
        </message>
        <message>
            <source>Remove what depends on it first.</source>
            <translation>先移除依赖它的对象。</translation>
        </message>
        <message>
            <source>Check the role and its policies, then try again.</source>
            <translation>检查角色及其权限策略，然后重试。</translation>
        </message>
        <message>
            <source>A limit was reached. Wait a moment, then try again.</source>
            <translation>已达到上限。稍等片刻再试。</translation>
        </message>
        <message>
            <source>Press F5 to try again.</source>
            <translation>按 F5 重试。</translation>
        </message>
        <message>
            <source>There was no answer in time. Press F5 to try again.</source>
            <translation>未及时得到应答。按 F5 重试。</translation>
        </message>
        <message>
            <source>Free some space, or raise the limit.</source>
            <translation>释放一些空间，或提高上限。</translation>
        </message>
        <message>
            <source>Stored data is damaged. The log of the engine names the file.</source>
            <translation>存储的数据已损坏。引擎的日志中有文件名。</translation>
        </message>
        <message>
            <source>It was given up on request. Start it again if it is still wanted.</source>
            <translation>已按要求放弃。如仍需要，请重新开始。</translation>
        </message>
        <message>
            <source>This engine cannot do that.</source>
            <translation>此引擎不支持该操作。</translation>
        </message>
        <message>
            <source>Look at the function log, correct the function, then press Tick now.</source>
            <translation>查看函数日志，修正函数，然后按“立即检查”。</translation>
        </message>
        <message>
            <source>The engine does not answer any more.</source>
            <translation>引擎不再应答。</translation>
        </message>
        <message>
            <source>Triggers in another process go on; only this view is missing. Start the console again to attach.</source>
            <translation>其他进程中的触发器照常运行，只是此处看不到。重新启动控制台即可连接。</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1（%2）</translation>
        </message>
        <message>
            <source>The function failed</source>
            <translation>函数执行失败</translation>
        </message>
        <message>
            <source>The function failed with %1</source>
            <translation>函数执行失败：%1</translation>
        </message>
        <message>
            <source>Look at the function log below and correct the function, then press Tick now. The window stays until it succeeds.</source>
            <translation>查看下方的函数日志并修正函数，然后按“立即检查”。数据窗口会保留到成功为止。</translation>
        </message>
        <message>
            <source>The function does not exist</source>
            <translation>函数不存在</translation>
        </message>
        <message>
            <source>Create it again, or restore it from the trash. The window stays until it succeeds.</source>
            <translation>重新创建，或从回收站恢复。数据窗口会保留到成功为止。</translation>
        </message>
        <message>
            <source>The function did not answer within its timeout</source>
            <translation>函数未在超时时间内应答</translation>
        </message>
        <message>
            <source>It was stopped after %1.</source>
            <translation>运行 %1 后被停止。</translation>
        </message>
        <message>
            <source>Raise the timeout of the function, or make its windows smaller. The window stays until it succeeds.</source>
            <translation>增大函数的超时时间，或减小数据窗口。数据窗口会保留到成功为止。</translation>
        </message>
        <message>
            <source>The invocation was denied</source>
            <translation>调用被拒绝</translation>
        </message>
        <message>
            <source>Confirm the authorization policy, or correct the role of this trigger. The window stays until it succeeds.</source>
            <translation>确认授权策略，或更正此触发器的角色。数据窗口会保留到成功为止。</translation>
        </message>
        <message>
            <source>The attempt was cancelled</source>
            <translation>尝试已取消</translation>
        </message>
        <message>
            <source>Nothing is lost: the window is tried again when the trigger runs.</source>
            <translation>没有丢失数据：触发器运行时会再次尝试此数据窗口。</translation>
        </message>
        <message>
            <source>The Logstore could not be read</source>
            <translation>无法读取日志库</translation>
        </message>
        <message>
            <source>The Logstore does not exist any more</source>
            <translation>日志库已不存在</translation>
        </message>
        <message>
            <source>The trigger met a problem</source>
            <translation>触发器遇到问题</translation>
        </message>
        <message>
            <source>%1 (%2 times)</source>
            <translation>%1（%2 次）</translation>
        </message>
        <message>
            <source>The trigger goes on by itself when the cause is gone.</source>
            <translation>原因消除后，触发器会自行继续。</translation>
        </message>
        <message>
            <source>The function gave no reason.</source>
            <translation>函数没有给出原因。</translation>
        </message>
        <message>
            <source>Could not start the engine</source>
            <translation>无法启动引擎</translation>
        </message>
        <message>
            <source>Could not apply the stack file</source>
            <translation>无法应用编排文件</translation>
        </message>
        <message>
            <source>No status is called %1.</source>
            <translation>没有名为 %1 的状态。</translation>
        </message>
        <message>
            <source>No reason is called %1.</source>
            <translation>没有名为 %1 的原因。</translation>
        </message>
        <message>
            <source>%1 is not a number or a range such as 0-3.</source>
            <translation>%1 不是数字，也不是 0-3 这样的范围。</translation>
        </message>
        <message>
            <source>%1 is not a time such as 10:00.</source>
            <translation>%1 不是 10:00 这样的时间。</translation>
        </message>
        <message>
            <source>Nothing was replaced. Look at what is there now, then decide again.</source>
            <translation>未覆盖任何内容。请查看当前内容后重新决定。</translation>
        </message>
        <message>
            <source>Nothing was made. What was typed is kept; decide again.</source>
            <translation>未创建任何内容。已输入的内容仍保留，请重新决定。</translation>
        </message>
        <message>
            <source>It gave no message, only the code %1.</source>
            <translation>没有错误信息，只有代码 %1。</translation>
        </message>
    </context>
    <context>
        <name>FigureCharts</name>
        <message>
            <source>ok</source>
            <translation>成功</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>lines in</source>
            <translation>写入行数</translation>
        </message>
        <message>
            <source>lines shipped</source>
            <translation>投递行数</translation>
        </message>
        <message>
            <source>bytes in</source>
            <translation>写入字节</translation>
        </message>
        <message>
            <source>bytes shipped</source>
            <translation>投递字节</translation>
        </message>
        <message>
            <source>in</source>
            <translation>写入</translation>
        </message>
        <message>
            <source>shipped</source>
            <translation>投递</translation>
        </message>
        <message>
            <source>all, worst</source>
            <translation>所有触发器的最大值</translation>
        </message>
        <message>
            <source>all others, worst</source>
            <translation>其余触发器的最大值</translation>
        </message>
        <message>
            <source>%1 %2 blocked</source>
            <translation>%1 %2 已阻塞</translation>
        </message>
    </context>
    <context>
        <name>FormChoices</name>
        <message>
            <source>region %1</source>
            <translation>地域 %1</translation>
        </message>
        <message>
            <source>will be created</source>
            <translation>将新建</translation>
        </message>
        <message>
            <source>Log Service assumes it to invoke</source>
            <translation>日志服务扮演它来调用</translation>
        </message>
        <message>
            <source>Function Compute assumes it</source>
            <translation>函数计算扮演它</translation>
        </message>
    </context>
    <context>
        <name>FormRules</name>
        <message>
            <source>letters, digits</source>
            <translation>字母、数字</translation>
        </message>
        <message>
            <source>lower-case letters, digits</source>
            <translation>小写字母、数字</translation>
        </message>
        <message>
            <source>%1, dots (.), underscores (_) and hyphens (-)</source>
            <translation>%1、点 (.)、下划线 (_) 和连字符 (-)</translation>
        </message>
        <message>
            <source>%1, hyphens (-) and underscores (_)</source>
            <translation>%1、连字符 (-) 和下划线 (_)</translation>
        </message>
        <message>
            <source>%1 and hyphens (-)</source>
            <translation>%1和连字符 (-)</translation>
        </message>
        <message>
            <source>%1 and underscores (_)</source>
            <translation>%1和下划线 (_)</translation>
        </message>
        <message>
            <source>a line break</source>
            <translation>换行符</translation>
        </message>
        <message>
            <source>a tab</source>
            <translation>制表符</translation>
        </message>
        <message>
            <source>a space</source>
            <translation>空格</translation>
        </message>
        <message>
            <source>the upper-case letter %1</source>
            <translation>大写字母 %1</translation>
        </message>
        <message>
            <source>the invisible character U+%1</source>
            <translation>不可见字符 U+%1</translation>
        </message>
        <message>
            <source>“%1”</source>
            <translation>“%1”</translation>
        </message>
        <message>
            <source>%1 %2.</source>
            <translation>%1%2。</translation>
        </message>
        <message>
            <source>%1 %2, for example %3.</source>
            <translation>%1%2，例如 %3。</translation>
        </message>
        <message>
            <source>Has %1 bytes; at most %2 are allowed.</source>
            <translation>有 %1 个字节；最多允许 %2 个。</translation>
        </message>
        <message>
            <source>%1–%2 %3</source>
            <translation>%1–%2 个字符：%3</translation>
        </message>
        <message>
            <source>%1; a letter or a digit at both ends.</source>
            <translation>%1；首尾须为字母或数字。</translation>
        </message>
        <message>
            <source>%1; upper and lower case differ.</source>
            <translation>%1；区分大小写。</translation>
        </message>
        <message>
            <source>%1.</source>
            <translation>%1。</translation>
        </message>
        <message>
            <source>A name is needed.</source>
            <translation>需要名称。</translation>
        </message>
        <message>
            <source>Holds %1.</source>
            <translation>含有%1。</translation>
        </message>
        <message>
            <source>Use only %1</source>
            <translation>只能使用%1</translation>
        </message>
        <message>
            <source>Starts with “%1”.</source>
            <translation>以“%1”开头。</translation>
        </message>
        <message>
            <source>Ends with “%1”.</source>
            <translation>以“%1”结尾。</translation>
        </message>
        <message>
            <source>Begin and end with a letter or a digit</source>
            <translation>首尾须为字母或数字</translation>
        </message>
        <message>
            <source>Starts with the digit %1.</source>
            <translation>以数字 %1 开头。</translation>
        </message>
        <message>
            <source>Begin with a letter or an underscore</source>
            <translation>须以字母或下划线开头</translation>
        </message>
        <message>
            <source>Starts with a hyphen.</source>
            <translation>以连字符开头。</translation>
        </message>
        <message numerus="yes">
            <source>Has %n character(s).</source>
            <translation>
                <numerusform>有 %n 个字符。</numerusform>
            </translation>
        </message>
        <message>
            <source>Use at least %1</source>
            <translation>至少需要 %1 个</translation>
        </message>
        <message>
            <source>Holds a NUL character, which cannot be stored.</source>
            <translation>含有无法保存的 NUL 字符。</translation>
        </message>
        <message>
            <source>Begins with an invisible byte-order mark, which cannot be stored.</source>
            <translation>以不可见的字节顺序标记开头，无法保存。</translation>
        </message>
        <message>
            <source>Belongs to the platform, which sets it itself. Use another name.</source>
            <translation>该名称由平台保留并自行设置，请换一个名称。</translation>
        </message>
    </context>
    <context>
        <name>Format</name>
        <message>
            <source>%1 ms</source>
            <translation>%1 毫秒</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>%1 min %2 s</source>
            <translation>%1 分 %2 秒</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1 小时 %2 分</translation>
        </message>
        <message>
            <source>%1 d %2 h</source>
            <translation>%1 天 %2 小时</translation>
        </message>
        <message>
            <source>now</source>
            <translation>现在</translation>
        </message>
        <message>
            <source>in %1 s</source>
            <translation>%1 秒后</translation>
        </message>
        <message>
            <source>in %1 min</source>
            <translation>%1 分钟后</translation>
        </message>
        <message>
            <source>in %1 h</source>
            <translation>%1 小时后</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>in %1 d %2 h</source>
            <translation>%1 天 %2 小时后</translation>
        </message>
    </context>
    <context>
        <name>InPlace</name>
        <message>
            <source>&amp;Add</source>
            <translation>添加(&amp;A)</translation>
        </message>
        <message>
            <source>New project</source>
            <translation>新建项目</translation>
        </message>
        <message>
            <source>New Logstore</source>
            <translation>新建日志库</translation>
        </message>
        <message>
            <source>New bucket</source>
            <translation>新建存储空间</translation>
        </message>
        <message>
            <source>New role</source>
            <translation>新建角色</translation>
        </message>
        <message>
            <source>New service</source>
            <translation>新建服务</translation>
        </message>
    </context>
    <context>
        <name>NewFunctionDialog</name>
        <message>
            <source>New function</source>
            <translation>新建函数</translation>
        </message>
        <message>
            <source>&amp;Create</source>
            <translation>新建(&amp;C)</translation>
        </message>
        <message>
            <source>Undo takes the function back; its files stay.</source>
            <translation>撤销会收回函数；它的文件会保留。</translation>
        </message>
        <message>
            <source>Function %1 created. Ctrl+Z takes it back; its files stay in %2.</source>
            <translation>已新建函数 %1。按 Ctrl+Z 收回；它的文件保留在 %2。</translation>
        </message>
        <message>
            <source>Could not create the function</source>
            <translation>无法新建函数</translation>
        </message>
    </context>
    <context>
        <name>PolicyChecks</name>
        <message>
            <source>unknown action %1. Meant %2?</source>
            <translation>未知操作 %1。是否为 %2？</translation>
        </message>
        <message>
            <source>Fi&amp;x</source>
            <translation>修正(&amp;X)</translation>
        </message>
        <message>
            <source>%1 on every bucket. Only %2 is used here.</source>
            <translation>%1 作用于所有存储空间。此处只用到 %2。</translation>
        </message>
        <message>
            <source>%1 on every project. Only %2 is used here.</source>
            <translation>%1 作用于所有项目。此处只用到 %2。</translation>
        </message>
        <message>
            <source>Narro&amp;w</source>
            <translation>缩小范围(&amp;W)</translation>
        </message>
        <message>
            <source>Valid JSON, policy version 1</source>
            <translation>有效的 JSON，权限策略版本 1</translation>
        </message>
        <message>
            <source>Not allowed: no statement allows it</source>
            <translation>不允许：没有语句允许它</translation>
        </message>
        <message>
            <source>Allowed by %1</source>
            <translation>由 %1 允许</translation>
        </message>
        <message>
            <source>Denied by %1</source>
            <translation>由 %1 拒绝</translation>
        </message>
        <message>
            <source>Allowed by statement %1, line %2</source>
            <translation>由第 %1 条语句允许，第 %2 行</translation>
        </message>
        <message>
            <source>Denied by statement %1, line %2</source>
            <translation>由第 %1 条语句拒绝，第 %2 行</translation>
        </message>
    </context>
    <context>
        <name>PolicyNeeds</name>
        <message>
            <source>%1 also needs %2.</source>
            <translation>%1 还需要 %2。</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>Covers what %1 needs</source>
            <translation>涵盖 %1 所需的权限</translation>
        </message>
        <message>
            <source>What %1 needs</source>
            <translation>%1 所需的权限</translation>
        </message>
    </context>
    <context>
        <name>PolicyWords</name>
        <message>
            <source>read logs</source>
            <translation>读取日志</translation>
        </message>
        <message>
            <source>list shards</source>
            <translation>列出分区</translation>
        </message>
        <message>
            <source>write logs</source>
            <translation>写入日志</translation>
        </message>
        <message>
            <source>change Logstores</source>
            <translation>修改日志库</translation>
        </message>
        <message>
            <source>delete Logstores</source>
            <translation>删除日志库</translation>
        </message>
        <message>
            <source>invoke functions</source>
            <translation>调用函数</translation>
        </message>
        <message>
            <source>change functions</source>
            <translation>修改函数</translation>
        </message>
        <message>
            <source>read objects</source>
            <translation>读取对象</translation>
        </message>
        <message>
            <source>put objects</source>
            <translation>写入对象</translation>
        </message>
        <message>
            <source>delete objects</source>
            <translation>删除对象</translation>
        </message>
        <message>
            <source>assume roles</source>
            <translation>扮演角色</translation>
        </message>
        <message>
            <source>do everything</source>
            <translation>所有操作</translation>
        </message>
        <message>
            <source>everywhere</source>
            <translation>任何位置</translation>
        </message>
        <message>
            <source>in %1</source>
            <translation>位于%1</translation>
        </message>
        <message>
            <source>every project</source>
            <translation>所有项目</translation>
        </message>
        <message>
            <source>in Logstore %1</source>
            <translation>位于日志库 %1</translation>
        </message>
        <message>
            <source>in project %1</source>
            <translation>位于项目 %1</translation>
        </message>
        <message>
            <source>every bucket</source>
            <translation>所有存储空间</translation>
        </message>
        <message>
            <source>in bucket %1</source>
            <translation>位于存储空间 %1</translation>
        </message>
        <message>
            <source>on %1</source>
            <translation>针对 %1</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>everywhere but %1</source>
            <translation>除 %1 以外的任何位置</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <translation>%1（%2）</translation>
        </message>
        <message>
            <source>, under a condition</source>
            <translation>，附有条件</translation>
        </message>
    </context>
    <context>
        <name>RoleWords</name>
        <message>
            <source>everything in Log Service</source>
            <translation>日志服务的所有操作</translation>
        </message>
        <message>
            <source>reading in Log Service</source>
            <translation>只读日志服务</translation>
        </message>
        <message>
            <source>everything in Function Compute</source>
            <translation>函数计算的所有操作</translation>
        </message>
        <message>
            <source>reading in Function Compute</source>
            <translation>只读函数计算</translation>
        </message>
        <message>
            <source>invoking functions</source>
            <translation>调用函数</translation>
        </message>
        <message>
            <source>everything in object storage</source>
            <translation>对象存储的所有操作</translation>
        </message>
        <message>
            <source>reading in object storage</source>
            <translation>只读对象存储</translation>
        </message>
        <message>
            <source>what its own policy says</source>
            <translation>以及自身权限策略所允许的操作</translation>
        </message>
        <message>
            <source>nothing: it has no policy</source>
            <translation>无：没有任何权限策略</translation>
        </message>
        <message>
            <source>; </source>
            <translation>；</translation>
        </message>
    </context>
    <context>
        <name>RunWords</name>
        <message>
            <source>%1 of %2 MB</source>
            <translation>%1 / %2 MB</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1，%2</translation>
        </message>
        <message>
            <source>billed %1</source>
            <translation>计费 %1</translation>
        </message>
        <message>
            <source>cold</source>
            <translation>冷启动</translation>
        </message>
        <message>
            <source>warm</source>
            <translation>热启动</translation>
        </message>
        <message>
            <source>Timed out</source>
            <translation>超时</translation>
        </message>
        <message>
            <source>Timed out after %1</source>
            <translation>%1 后超时</translation>
        </message>
        <message>
            <source>Denied</source>
            <translation>已拒绝</translation>
        </message>
        <message>
            <source>Denied: %1</source>
            <translation>已拒绝：%1</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>已取消</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>Failed: %1</source>
            <translation>失败：%1</translation>
        </message>
        <message>
            <source>Unhandled</source>
            <translation>未处理</translation>
        </message>
        <message>
            <source>Handled</source>
            <translation>已处理</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>运行中</translation>
        </message>
        <message>
            <source>Not run</source>
            <translation>未运行</translation>
        </message>
        <message>
            <source>Not run: %1</source>
            <translation>未运行：%1</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>成功</translation>
        </message>
    </context>
    <context>
        <name>Starters</name>
        <message>
            <source>Blank</source>
            <translation>空白</translation>
        </message>
        <message>
            <source>Says where the new logs are and does nothing with them: a place to begin.</source>
            <translation>说明新日志在哪里，不做其他处理：一个起点。</translation>
        </message>
        <message>
            <source>Clean</source>
            <translation>清洗</translation>
        </message>
        <message>
            <source>Reads the new logs, parses, masks, enriches and drops them, and writes the rest to another Logstore.</source>
            <translation>读取新日志，解析、脱敏、补充和丢弃，其余写入另一个日志库。</translation>
        </message>
        <message>
            <source>Ship</source>
            <translation>投递</translation>
        </message>
        <message>
            <source>Writes the new logs into a bucket, as gzip files of JSON lines.</source>
            <translation>把新日志以 gzip 压缩的 JSON 行文件写入存储空间。</translation>
        </message>
    </context>
    <context>
        <name>SystemPolicies</name>
        <message>
            <source>read and write all Logstores</source>
            <translation>读写所有日志库</translation>
        </message>
        <message>
            <source>read all Logstores</source>
            <translation>读取所有日志库</translation>
        </message>
        <message>
            <source>read and write all buckets</source>
            <translation>读写所有存储空间</translation>
        </message>
        <message>
            <source>read all buckets</source>
            <translation>读取所有存储空间</translation>
        </message>
        <message>
            <source>change and invoke all functions</source>
            <translation>修改和调用所有函数</translation>
        </message>
        <message>
            <source>look at all functions</source>
            <translation>查看所有函数</translation>
        </message>
        <message>
            <source>invoke all functions</source>
            <translation>调用所有函数</translation>
        </message>
        <message>
            <source>what a Log Service trigger needs</source>
            <translation>日志服务触发器所需的权限</translation>
        </message>
        <message>
            <source>what a function usually needs: write its log</source>
            <translation>函数通常所需的权限：写入日志</translation>
        </message>
        <message>
            <source>everything</source>
            <translation>所有权限</translation>
        </message>
        <message>
            <source>read everything</source>
            <translation>读取所有内容</translation>
        </message>
    </context>
    <context>
        <name>UnsandboxedDialog</name>
        <message>
            <source>Run functions without a sandbox</source>
            <translation>不使用沙箱运行函数</translation>
        </message>
        <message>
            <source>Run functions without a sandbox?</source>
            <translation>不使用沙箱运行函数？</translation>
        </message>
        <message>
            <source>This machine cannot make one: %1</source>
            <translation>此机器无法建立沙箱：%1</translation>
        </message>
        <message>
            <source>Without it, code of functions runs as any program that you start yourself:</source>
            <translation>没有沙箱时，函数代码就像您自己启动的任何程序一样运行：</translation>
        </message>
        <message>
            <source>It can read, change and delete all your files, those of this engine included.</source>
            <translation>它可以读取、更改和删除您的所有文件，包括此引擎的文件。</translation>
        </message>
        <message>
            <source>It can use your network: the internet, your local network, what listens on this machine.</source>
            <translation>它可以使用您的网络：互联网、本地网络以及此机器上的监听服务。</translation>
        </message>
        <message>
            <source>It can see your processes and end them, and use as much memory and disk as you may.</source>
            <translation>它可以看到并结束您的进程，并使用您可用的全部内存和磁盘。</translation>
        </message>
        <message>
            <source>Accept this only for code that you trust as much as a program that you install. It holds for every function of this engine, is kept in its audit, and can be taken back.</source>
            <translation>只有当您像信任所安装的程序一样信任这些代码时才接受。它适用于此引擎的每个函数，记录在审计中，并且可以收回。</translation>
        </message>
        <message>
            <source>&amp;I accept this for every function of this engine</source>
            <translation>我为此引擎的每个函数接受这一点(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Cancel</source>
            <translation>取消(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Run without a sandbox</source>
            <translation>不使用沙箱运行(&amp;R)</translation>
        </message>
    </context>
    <context>
        <name>UnsavedQuestion</name>
        <message numerus="yes">
            <source>and %Ln more</source>
            <translation>
                <numerusform>以及另外 %Ln 个</numerusform>
            </translation>
        </message>
        <message>
            <source>Unsaved code</source>
            <translation>未保存的代码</translation>
        </message>
        <message>
            <source>Save what was typed?</source>
            <translation>保存已输入的内容？</translation>
        </message>
        <message>
            <source>&amp;Save all</source>
            <translation>全部保存(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Discard</source>
            <translation>放弃(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Keep editing</source>
            <translation>继续编辑(&amp;K)</translation>
        </message>
        <message>
            <source>Not everything is saved, so the window stays.</source>
            <translation>有内容未能保存，窗口保持打开。</translation>
        </message>
        <message>
            <source>Function %1</source>
            <translation>函数 %1</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>Blocked</source>
            <translation>已阻塞</translation>
        </message>
        <message>
            <source>Not authorized</source>
            <translation>未授权</translation>
        </message>
        <message>
            <source>Source gone</source>
            <translation>来源已不存在</translation>
        </message>
        <message>
            <source>Backing off</source>
            <translation>退避中</translation>
        </message>
        <message>
            <source>Catching up</source>
            <translation>追赶中</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>运行中</translation>
        </message>
        <message>
            <source>Up to date</source>
            <translation>已是最新</translation>
        </message>
        <message>
            <source>Disabled</source>
            <translation>已停用</translation>
        </message>
        <message>
            <source>Shard gone</source>
            <translation>分区已不存在</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>成功</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>Timed out</source>
            <translation>超时</translation>
        </message>
        <message>
            <source>Denied</source>
            <translation>已拒绝</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>已取消</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>有问题</translation>
        </message>
        <message>
            <source>invoked</source>
            <translation>已调用</translation>
        </message>
        <message>
            <source>catch-up</source>
            <translation>追赶</translation>
        </message>
        <message>
            <source>no new data</source>
            <translation>无新数据</translation>
        </message>
        <message>
            <source>still running</source>
            <translation>仍在运行</translation>
        </message>
        <message>
            <source>backing off</source>
            <translation>退避中</translation>
        </message>
        <message>
            <source>blocked</source>
            <translation>已阻塞</translation>
        </message>
        <message>
            <source>disabled</source>
            <translation>已停用</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <source>not authorized</source>
            <translation>未授权</translation>
        </message>
        <message>
            <source>shard gone</source>
            <translation>分区已不存在</translation>
        </message>
        <message>
            <source>source gone</source>
            <translation>来源已不存在</translation>
        </message>
        <message>
            <source>waiting for parents</source>
            <translation>等待父分区</translation>
        </message>
        <message>
            <source>poll failed</source>
            <translation>读取失败</translation>
        </message>
        <message>
            <source>checkpoint moved</source>
            <translation>检查点已移动</translation>
        </message>
        <message>
            <source>blocked since %1</source>
            <translation>自 %1 起阻塞</translation>
        </message>
        <message>
            <source>attempt %1 of %2 in %3</source>
            <translation>%3 后第 %1/%2 次尝试</translation>
        </message>
        <message>
            <source>backing off (attempt %1 of %2, next in %3)</source>
            <translation>退避中（第 %1 次尝试，共 %2 次，%3后重试）</translation>
        </message>
    </context>
    <context>
        <name>sluice::AccessPage</name>
        <message>
            <source>Access</source>
            <translation>访问控制</translation>
        </message>
        <message>
            <source>Access: %1</source>
            <translation>访问控制：%1</translation>
        </message>
        <message>
            <source>The engine does not answer.</source>
            <translation>引擎没有应答。</translation>
        </message>
        <message>
            <source>What was read last is shown; nothing can be changed until it answers again.</source>
            <translation>显示的是最后一次读取的内容；在引擎恢复应答之前无法更改。</translation>
        </message>
    </context>
    <context>
        <name>sluice::AnswerBox</name>
        <message>
            <source>Why</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Do</source>
            <translation>处理</translation>
        </message>
    </context>
    <context>
        <name>sluice::AuditDetail</name>
        <message>
            <source>… cut here: %1 in all</source>
            <translation>…… 此处截断：共 %1</translation>
        </message>
        <message>
            <source>What changed</source>
            <translation>更改内容</translation>
        </message>
        <message>
            <source>Fields</source>
            <translation>字段</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>更改前</translation>
        </message>
        <message>
            <source>After</source>
            <translation>更改后</translation>
        </message>
        <message>
            <source>Changed fields</source>
            <translation>更改的字段</translation>
        </message>
        <message>
            <source>%1 · %2 · entry %3</source>
            <translation>%1 · %2 · 第 %3 条</translation>
        </message>
        <message>
            <source>with the key %1</source>
            <translation>使用密钥 %1</translation>
        </message>
        <message>
            <source>No field of a definition changed.</source>
            <translation>没有定义的字段发生更改。</translation>
        </message>
        <message>
            <source>It was not there before.</source>
            <translation>之前不存在。</translation>
        </message>
        <message>
            <source>It is not there after.</source>
            <translation>之后不再存在。</translation>
        </message>
    </context>
    <context>
        <name>sluice::AuditModel</name>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>操作者</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Detail</source>
            <translation>详情</translation>
        </message>
    </context>
    <context>
        <name>sluice::AuditTab</name>
        <message>
            <source>Audit</source>
            <translation>审计</translation>
        </message>
        <message>
            <source>Filter the audit</source>
            <translation>筛选审计记录</translation>
        </message>
        <message>
            <source>Nothing in the audit yet</source>
            <translation>尚无审计记录</translation>
        </message>
        <message>
            <source>Every change and every refusal is written here: who, by which program, what, before and after.</source>
            <translation>每次更改和每次拒绝都记录在此：谁、通过哪个程序、做了什么、更改前后。</translation>
        </message>
        <message numerus="yes">
            <source>%n entry(ies) hidden by the filters.</source>
            <translation>
                <numerusform>筛选条件隐藏了 %n 条记录。</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Open</source>
            <translation>打开(&amp;O)</translation>
        </message>
        <message>
            <source>Goes to what this entry is about</source>
            <translation>转到此记录所涉及的对象</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Any action</source>
            <translation>所有操作</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Any kind</source>
            <translation>所有类型</translation>
        </message>
        <message>
            <source>Could not read the audit</source>
            <translation>无法读取审计记录</translation>
        </message>
        <message>
            <source>%1 of the newest %2</source>
            <translation>最新 %2 条中的 %1 条</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1，共 %2</translation>
        </message>
    </context>
    <context>
        <name>sluice::AuthorizationTab</name>
        <message>
            <source>&amp;Confirm Authorization Policy…</source>
            <translation>确认授权策略…(&amp;C)</translation>
        </message>
        <message>
            <source>Shows the policy first</source>
            <translation>先显示权限策略</translation>
        </message>
        <message>
            <source>&amp;Revoke…</source>
            <translation>收回授权…(&amp;R)</translation>
        </message>
        <message>
            <source>Triggers stop until it is given again</source>
            <translation>触发器停止，直到重新授权</translation>
        </message>
        <message>
            <source>Could not read the authorization</source>
            <translation>无法读取授权状态</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>Not checked</source>
            <translation>未检查</translation>
        </message>
        <message>
            <source>Authorized</source>
            <translation>已授权</translation>
        </message>
        <message>
            <source>Log Service may invoke functions for your triggers.</source>
            <translation>日志服务可以为您的触发器调用函数。</translation>
        </message>
        <message>
            <source>Not authorized</source>
            <translation>未授权</translation>
        </message>
        <message>
            <source>Every attempt fails as Unauthorized until the policy is confirmed. Nothing is lost meanwhile.</source>
            <translation>确认权限策略之前，每次尝试都以 Unauthorized 失败。期间不会丢失任何数据。</translation>
        </message>
        <message>
            <source>Revoke authorization</source>
            <translation>收回授权</translation>
        </message>
        <message>
            <source>Revoke the authorization of Log Service?</source>
            <translation>收回对日志服务的授权？</translation>
        </message>
        <message>
            <source>&amp;Revoke</source>
            <translation>收回(&amp;R)</translation>
        </message>
        <message>
            <source>No trigger is enabled, so nothing stops now.</source>
            <translation>没有已启用的触发器，因此现在不会有任何停止。</translation>
        </message>
        <message numerus="yes">
            <source>%n trigger(s) stop delivering:</source>
            <translation>
                <numerusform>%n 个触发器停止投递：</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>另有 %n 个</numerusform>
            </translation>
        </message>
        <message>
            <source>Their windows stay and are delivered once the policy is confirmed again.</source>
            <translation>其数据窗口会保留，再次确认权限策略后即投递。</translation>
        </message>
        <message>
            <source>Undo gives it back.</source>
            <translation>撤销即可恢复授权。</translation>
        </message>
        <message>
            <source>Could not revoke the authorization</source>
            <translation>无法收回授权</translation>
        </message>
        <message>
            <source>The authorization was revoked</source>
            <translation>已收回授权</translation>
        </message>
        <message>
            <source>Authorization</source>
            <translation>授权</translation>
        </message>
    </context>
    <context>
        <name>sluice::AuthorizationView</name>
        <message>
            <source>What it allows, in words</source>
            <translation>用文字说明其允许的操作</translation>
        </message>
        <message>
            <source>Trust policy</source>
            <translation>信任策略</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>权限策略</translation>
        </message>
        <message>
            <source>Trust policy: who may assume the role</source>
            <translation>信任策略：谁可以扮演该角色</translation>
        </message>
        <message>
            <source>Policy: what the role may do</source>
            <translation>权限策略：该角色可以做什么</translation>
        </message>
        <message>
            <source>Log Service assumes the role &lt;b&gt;%1&lt;/b&gt; to invoke functions and to write trigger logs. Nothing else can assume it.</source>
            <translation>日志服务扮演角色 &lt;b&gt;%1&lt;/b&gt; 来调用函数并写入触发器日志。其他任何主体都不能扮演它。</translation>
        </message>
        <message>
            <source>The role has no policy: it may do nothing.</source>
            <translation>该角色没有权限策略：不能做任何操作。</translation>
        </message>
    </context>
    <context>
        <name>sluice::AuthorizeDialog</name>
        <message>
            <source>Co&amp;nfirm</source>
            <translation>确认(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Cancel</source>
            <translation>取消(&amp;C)</translation>
        </message>
        <message>
            <source>Confirm Authorization Policy</source>
            <translation>确认授权策略</translation>
        </message>
        <message>
            <source>Could not read the authorization</source>
            <translation>无法读取授权状态</translation>
        </message>
        <message>
            <source>Authorized already</source>
            <translation>已经授权</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>关闭(&amp;C)</translation>
        </message>
        <message>
            <source>Not authorized</source>
            <translation>未授权</translation>
        </message>
        <message>
            <source>until you confirm</source>
            <translation>等待您确认</translation>
        </message>
        <message>
            <source>Could not confirm the policy</source>
            <translation>无法确认权限策略</translation>
        </message>
        <message>
            <source>Log Service may invoke functions now</source>
            <translation>日志服务现在可以调用函数</translation>
        </message>
    </context>
    <context>
        <name>sluice::AuthorizeStep</name>
        <message>
            <source>Authorize and prepare</source>
            <translation>授权与准备</translation>
        </message>
        <message>
            <source>Log Service needs your leave to invoke functions, and functions need a place for their logs.</source>
            <translation>日志服务需要您的许可才能调用函数，函数需要存放日志的位置。</translation>
        </message>
        <message>
            <source>Confirm &amp;Authorization Policy…</source>
            <translation>确认授权策略(&amp;A)…</translation>
        </message>
        <message>
            <source>Confirm it &amp;with Create, on the last page</source>
            <translation>在最后一页新建时一并确认(&amp;W)</translation>
        </message>
        <message>
            <source>Con&amp;firm now</source>
            <translation>立即确认(&amp;F)</translation>
        </message>
        <message>
            <source>N&amp;ew…</source>
            <translation>新建(&amp;E)…</translation>
        </message>
        <message>
            <source>Ne&amp;w…</source>
            <translation>新建(&amp;W)…</translation>
        </message>
        <message>
            <source>&amp;Import log files…</source>
            <translation>导入日志文件(&amp;I)…</translation>
        </message>
        <message>
            <source>New Log&amp;store…</source>
            <translation>新建日志库(&amp;S)…</translation>
        </message>
        <message>
            <source>Logs to read</source>
            <translation>要读取的日志</translation>
        </message>
        <message>
            <source>Authorization</source>
            <translation>授权</translation>
        </message>
        <message>
            <source>Log Service assumes a role of its own to read the Logstore, to invoke the function and to write the trigger log.</source>
            <translation>日志服务扮演自己的角色来读取日志库、调用函数并写入触发器日志。</translation>
        </message>
        <message>
            <source>Authorization policy</source>
            <translation>授权策略</translation>
        </message>
        <message>
            <source>Function logs</source>
            <translation>函数日志</translation>
        </message>
        <message>
            <source>&amp;Project</source>
            <translation>项目(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Logstore</source>
            <translation>日志库(&amp;L)</translation>
        </message>
        <message>
            <source>New project</source>
            <translation>新建项目</translation>
        </message>
        <message>
            <source>New Logstore for function logs</source>
            <translation>新建存放函数日志的日志库</translation>
        </message>
        <message>
            <source>It is made with Create, on the last page.</source>
            <translation>在最后一页新建时一并建立。</translation>
        </message>
        <message>
            <source>Confirmed</source>
            <translation>已确认</translation>
        </message>
        <message>
            <source>Log Service may invoke functions</source>
            <translation>日志服务可以调用函数</translation>
        </message>
        <message>
            <source>Not confirmed yet</source>
            <translation>尚未确认</translation>
        </message>
        <message>
            <source>Create will confirm it</source>
            <translation>新建时会一并确认</translation>
        </message>
        <message>
            <source>Not confirmed</source>
            <translation>未确认</translation>
        </message>
        <message>
            <source>the trigger would not fire</source>
            <translation>触发器不会触发</translation>
        </message>
        <message>
            <source>Show &amp;authorization policy</source>
            <translation>查看授权策略(&amp;A)</translation>
        </message>
        <message>
            <source>Reading the policy…</source>
            <translation>正在读取权限策略…</translation>
        </message>
        <message>
            <source>Could not read the policy</source>
            <translation>无法读取权限策略</translation>
        </message>
        <message>
            <source>The role %1 is made, that Log Service assumes, with this policy:</source>
            <translation>将建立由日志服务扮演的角色 %1，其权限策略为：</translation>
        </message>
        <message>
            <source>Could not confirm the authorization policy</source>
            <translation>无法确认授权策略</translation>
        </message>
        <message>
            <source>Authorization policy confirmed.</source>
            <translation>授权策略已确认。</translation>
        </message>
        <message>
            <source>region %1</source>
            <translation>地域 %1</translation>
        </message>
        <message>
            <source>no function logs</source>
            <translation>不保存函数日志</translation>
        </message>
        <message>
            <source>Project %1 does not exist any more.</source>
            <translation>项目 %1 已不存在。</translation>
        </message>
        <message>
            <source>Project %1 is in another region than the service.</source>
            <translation>项目 %1 与服务不在同一地域。</translation>
        </message>
        <message>
            <source>Same region as the service: %1</source>
            <translation>与服务同一地域：%1</translation>
        </message>
        <message>
            <source>Logstore %1 does not exist any more.</source>
            <translation>日志库 %1 已不存在。</translation>
        </message>
        <message>
            <source>One log for each line that a function writes.</source>
            <translation>函数写出的每一行为一条日志。</translation>
        </message>
        <message>
            <source>As service %1 has it.</source>
            <translation>与服务 %1 的设置相同。</translation>
        </message>
        <message numerus="yes">
            <source>%n Logstore(s) with data</source>
            <translation>
                <numerusform>%n 个日志库有数据</numerusform>
            </translation>
        </message>
        <message>
            <source>The busiest is %1, %2 lines/s now. Which one the trigger reads is chosen on its page.</source>
            <translation>流量最大的是 %1，当前 %2 行/秒。触发器读取哪一个，在触发器页面选择。</translation>
        </message>
        <message>
            <source>No Logstore has data yet</source>
            <translation>还没有日志库有数据</translation>
        </message>
        <message>
            <source>Import log files, or make an empty Logstore now and write to it later.</source>
            <translation>导入日志文件，或先新建空的日志库，稍后再写入。</translation>
        </message>
        <message>
            <source>The trigger would not fire.</source>
            <translation>触发器不会触发。</translation>
        </message>
    </context>
    <context>
        <name>sluice::BrowseTab</name>
        <message>
            <source>&amp;Raw</source>
            <translation>原文(&amp;R)</translation>
        </message>
        <message>
            <source>Read a&amp;gain</source>
            <translation>重新读取(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;Older logs</source>
            <translation>更早的日志(&amp;O)</translation>
        </message>
        <message>
            <source>All fields of the log</source>
            <translation>该日志的全部字段</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Last 15 minutes</source>
            <translation>最近 15 分钟</translation>
        </message>
        <message>
            <source>Last hour</source>
            <translation>最近 1 小时</translation>
        </message>
        <message>
            <source>Last 24 hours</source>
            <translation>最近 24 小时</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>最近 7 天</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Shard</source>
            <translation>分区</translation>
        </message>
        <message>
            <source>Each log as one line with all its fields</source>
            <translation>每条日志一行，包含其全部字段</translation>
        </message>
        <message>
            <source>Logs</source>
            <translation>日志</translation>
        </message>
        <message>
            <source>All shards</source>
            <translation>全部分区</translation>
        </message>
        <message>
            <source>Shard %1</source>
            <translation>分区 %1</translation>
        </message>
        <message numerus="yes">
            <source>%n log(s)</source>
            <translation>
                <numerusform>%n 条日志</numerusform>
            </translation>
        </message>
        <message>
            <source>%1; some moments held too many to show them all</source>
            <translation>%1；部分时刻的日志过多，未全部显示</translation>
        </message>
        <message>
            <source>%1; more than %2 fields: the rest is in the detail</source>
            <translation>%1；字段超过 %2 个，其余见详情</translation>
        </message>
        <message>
            <source>Could not read the logs</source>
            <translation>无法读取日志</translation>
        </message>
        <message>
            <source>Reading the logs</source>
            <translation>正在读取日志</translation>
        </message>
        <message>
            <source>No logs in this time</source>
            <translation>此时间段内没有日志</translation>
        </message>
        <message>
            <source>Choose a longer time, or import files.</source>
            <translation>请选择更长的时间，或导入文件。</translation>
        </message>
        <message>
            <source>From … to …</source>
            <translation>从 … 到 …</translation>
        </message>
        <message>
            <source>This time ends before it begins</source>
            <translation>这段时间的结束早于开始</translation>
        </message>
        <message>
            <source>Choose a beginning that is before the end.</source>
            <translation>请选择早于结束的开始时间。</translation>
        </message>
        <message numerus="yes">
            <source>%Ln log(s) copied</source>
            <translation>
                <numerusform>已复制 %Ln 条日志</numerusform>
            </translation>
        </message>
        <message>
            <source>Copy value</source>
            <translation>复制值</translation>
        </message>
        <message>
            <source>Value copied</source>
            <translation>值已复制</translation>
        </message>
        <message>
            <source>Copy logs</source>
            <translation>复制日志</translation>
        </message>
    </context>
    <context>
        <name>sluice::BucketForm</name>
        <message>
            <source>Bucket &amp;name</source>
            <translation>存储空间名称(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Region</source>
            <translation>地域(&amp;R)</translation>
        </message>
        <message>
            <source>A trigger ships into buckets of its own region.</source>
            <translation>触发器只向同一地域的存储空间投递。</translation>
        </message>
    </context>
    <context>
        <name>sluice::C</name>
        <message>
            <source>There is nothing to undo.</source>
            <translation>没有可撤销的更改。</translation>
        </message>
        <message>
            <source>There is nothing to redo.</source>
            <translation>没有可重做的更改。</translation>
        </message>
    </context>
    <context>
        <name>sluice::Chart</name>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <source>Nothing in this time</source>
            <translation>这段时间内没有数据</translation>
        </message>
        <message>
            <source>not all kept</source>
            <translation>数据不完整</translation>
        </message>
    </context>
    <context>
        <name>sluice::ChartBoard</name>
        <message>
            <source>Executions per minute</source>
            <translation>每分钟执行数</translation>
        </message>
        <message>
            <source>Duration of an execution</source>
            <translation>执行耗时</translation>
        </message>
        <message>
            <source>Throughput</source>
            <translation>吞吐量</translation>
        </message>
        <message>
            <source>Lag</source>
            <translation>延迟</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>行数</translation>
        </message>
        <message>
            <source>Bytes</source>
            <translation>字节</translation>
        </message>
        <message>
            <source>%1/s</source>
            <translation>%1/秒</translation>
        </message>
    </context>
    <context>
        <name>sluice::CheckTab</name>
        <message>
            <source>C&amp;heck</source>
            <translation>检查(&amp;H)</translation>
        </message>
        <message>
            <source>Asks the engine, as it would decide now</source>
            <translation>询问引擎现在会如何判定</translation>
        </message>
        <message>
            <source>Asked in this session</source>
            <translation>本次会话的提问</translation>
        </message>
        <message>
            <source>Allowed</source>
            <translation>允许</translation>
        </message>
        <message>
            <source>Denied</source>
            <translation>已拒绝</translation>
        </message>
        <message>
            <source>Nothing was asked yet</source>
            <translation>尚未提问</translation>
        </message>
        <message>
            <source>Ask before you change a policy and after it: the answer names the statement that decides.</source>
            <translation>更改权限策略之前和之后都可以提问：回答会指出起决定作用的语句。</translation>
        </message>
        <message>
            <source>%1 · %2 · %3</source>
            <translation>%1 · %2 · %3</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>操作者</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Resource</source>
            <translation>资源</translation>
        </message>
        <message>
            <source>May &amp;who</source>
            <translation>谁可以(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;do what</source>
            <translation>做什么(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;on what</source>
            <translation>针对什么(&amp;O)</translation>
        </message>
        <message>
            <source>A resource is acs:SERVICE:REGION:ACCOUNT:PATH, such as acs:log:*:*:project/shop/logstore/orders, acs:fc:*:*:services/cleaning/functions/clean or acs:oss:*:*:lake/*. * stands for anything.</source>
            <translation>资源的格式为 acs:SERVICE:REGION:ACCOUNT:PATH，例如 acs:log:*:*:project/shop/logstore/orders、acs:fc:*:*:services/cleaning/functions/clean 或 acs:oss:*:*:lake/*。* 代表任意内容。</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>the owner</source>
            <translation>所有者</translation>
        </message>
        <message>
            <source>user %1</source>
            <translation>用户 %1</translation>
        </message>
        <message>
            <source>role %1</source>
            <translation>角色 %1</translation>
        </message>
        <message>
            <source>Could not check</source>
            <translation>无法检查</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>检查</translation>
        </message>
    </context>
    <context>
        <name>sluice::CheckpointDialog</name>
        <message>
            <source>Shard</source>
            <translation>分区</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>现在</translation>
        </message>
        <message>
            <source>Then</source>
            <translation>之后</translation>
        </message>
        <message>
            <source>What it does</source>
            <translation>后果</translation>
        </message>
        <message>
            <source>Move checkpoint of %1</source>
            <translation>移动 %1 的检查点</translation>
        </message>
        <message>
            <source>What it does, by shard</source>
            <translation>各分区的后果</translation>
        </message>
        <message>
            <source>&amp;Shard</source>
            <translation>分区(&amp;S)</translation>
        </message>
        <message>
            <source>All shards</source>
            <translation>所有分区</translation>
        </message>
        <message>
            <source>To</source>
            <translation>移到</translation>
        </message>
        <message>
            <source>the &amp;oldest log that is kept</source>
            <translation>保留的最早日志(&amp;O)</translation>
        </message>
        <message>
            <source>the &amp;newest: only what comes from now on</source>
            <translation>最新：只投递从现在起到达的日志(&amp;N)</translation>
        </message>
        <message>
            <source>what was received from this &amp;time on</source>
            <translation>从此时间起收到的日志(&amp;T)</translation>
        </message>
        <message>
            <source>a &amp;cursor</source>
            <translation>一个游标(&amp;C)</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Cursor</source>
            <translation>游标</translation>
        </message>
        <message>
            <source>Copy old &amp;positions</source>
            <translation>复制原位置(&amp;P)</translation>
        </message>
        <message>
            <source>The commands that bring it back to where it stands now</source>
            <translation>能把它移回现在位置的命令</translation>
        </message>
        <message>
            <source>C&amp;ancel</source>
            <translation>取消(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Move checkpoint</source>
            <translation>移动检查点(&amp;M)</translation>
        </message>
        <message>
            <source>shard %1, lag %2</source>
            <translation>分区 %1，延迟 %2</translation>
        </message>
        <message>
            <source>A cursor belongs to one shard: choose it above.</source>
            <translation>游标属于一个分区：请在上面选择分区。</translation>
        </message>
        <message>
            <source>Paste a cursor, such as one from the shards or an event.</source>
            <translation>粘贴一个游标，例如来自分区表或事件的游标。</translation>
        </message>
        <message>
            <source>This is not a cursor.</source>
            <translation>这不是游标。</translation>
        </message>
        <message numerus="yes">
            <source>%Ln log group(s) again</source>
            <translation>
                <numerusform>再次投递 %Ln 个日志组</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>skips %Ln log group(s)</source>
            <translation>
                <numerusform>跳过 %Ln 个日志组</numerusform>
            </translation>
        </message>
        <message>
            <source>stays</source>
            <translation>不变</translation>
        </message>
        <message>
            <source>Could not tell what it would do</source>
            <translation>无法得知移动的后果</translation>
        </message>
        <message>
            <source>Nothing is moved yet.</source>
            <translation>尚未移动。</translation>
        </message>
        <message>
            <source>Choose where delivery goes on.</source>
            <translation>选择从哪里继续投递。</translation>
        </message>
        <message numerus="yes">
            <source>%Ln log group(s) are delivered again,</source>
            <translation>
                <numerusform>将再次投递 %Ln 个日志组，</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln log group(s) are skipped. What is delivered twice the function must bear.</source>
            <translation>
                <numerusform>并跳过 %Ln 个日志组。函数须能承受重复投递。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln log group(s) are delivered again.</source>
            <translation>
                <numerusform>将再次投递 %Ln 个日志组。</numerusform>
            </translation>
        </message>
        <message>
            <source>The function gets them twice: delivery is at least once.</source>
            <translation>函数会收到两次：投递保证至少一次。</translation>
        </message>
        <message numerus="yes">
            <source>%Ln log group(s) that were not delivered are skipped.</source>
            <translation>
                <numerusform>将跳过 %Ln 个尚未投递的日志组。</numerusform>
            </translation>
        </message>
        <message>
            <source>They stay in the Logstore; move back to deliver them.</source>
            <translation>它们仍在日志库中；移回即可投递。</translation>
        </message>
        <message>
            <source>It stands there already.</source>
            <translation>已经在那里。</translation>
        </message>
        <message>
            <source>Nothing would change.</source>
            <translation>不会有任何变化。</translation>
        </message>
        <message>
            <source>Old positions copied</source>
            <translation>已复制原位置</translation>
        </message>
        <message>
            <source>Could not move the checkpoint</source>
            <translation>无法移动检查点</translation>
        </message>
        <message>
            <source>No trigger is called %1</source>
            <translation>没有名为 %1 的触发器</translation>
        </message>
        <message>
            <source>Checkpoint moved. Ctrl+Z moves it back.</source>
            <translation>已移动检查点。按 Ctrl+Z 可移回。</translation>
        </message>
        <message>
            <source>Checkpoint moved; it stood at %1. Ctrl+Z moves it back.</source>
            <translation>检查点已移动；原位置 %1。按 Ctrl+Z 可移回。</translation>
        </message>
    </context>
    <context>
        <name>sluice::ChecksCard</name>
        <message>
            <source>Line %1:</source>
            <translation>第 %1 行：</translation>
        </message>
        <message>
            <source>Do: %1</source>
            <translation>处理：%1</translation>
        </message>
    </context>
    <context>
        <name>sluice::ChipList</name>
        <message>
            <source>Delete takes it away; Alt with an arrow key moves it</source>
            <translation>Delete 键移除；Alt 加方向键移动</translation>
        </message>
        <message>
            <source>Add a column</source>
            <translation>添加列</translation>
        </message>
        <message>
            <source>New column</source>
            <translation>新列</translation>
        </message>
    </context>
    <context>
        <name>sluice::ChoiceBox</name>
        <message>
            <source>does not exist</source>
            <translation>不存在</translation>
        </message>
    </context>
    <context>
        <name>sluice::CodeEditor</name>
        <message>
            <source>Tab indents; Ctrl+Tab or Esc leaves the editor.</source>
            <translation>Tab 键缩进；按 Ctrl+Tab 或 Esc 离开编辑器。</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>没有找到</translation>
        </message>
        <message numerus="yes">
            <source>%Ln found</source>
            <translation>
                <numerusform>找到 %Ln 处</numerusform>
            </translation>
        </message>
        <message>
            <source>line %1, column %2</source>
            <translation>第 %1 行，第 %2 列</translation>
        </message>
        <message>
            <source>tabs</source>
            <translation>制表符</translation>
        </message>
        <message numerus="yes">
            <source>%Ln space(s)</source>
            <translation>
                <numerusform>%Ln 个空格</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::CollectorModel</name>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>格式</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>已读取</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>行数</translation>
        </message>
        <message>
            <source>Not parsed</source>
            <translation>未解析</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>问题</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>已停止</translation>
        </message>
        <message>
            <source>Following</source>
            <translation>跟随中</translation>
        </message>
        <message>
            <source>Reading</source>
            <translation>读取中</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>已完成</translation>
        </message>
    </context>
    <context>
        <name>sluice::ColourBox</name>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
    </context>
    <context>
        <name>sluice::CommandPalette</name>
        <message>
            <source>Search or run a command</source>
            <translation>搜索或执行命令</translation>
        </message>
        <message>
            <source>Type a name or a command</source>
            <translation>输入名称或命令</translation>
        </message>
        <message>
            <source>Matches</source>
            <translation>匹配项</translation>
        </message>
        <message>
            <source>Nothing is called so.</source>
            <translation>没有这样的名称。</translation>
        </message>
        <message numerus="yes">
            <source>%n more match; type more of the name.</source>
            <translation>
                <numerusform>还有 %n 项匹配；请多输入几个字。</numerusform>
            </translation>
        </message>
        <message>
            <source>Enter opens · Esc closes</source>
            <translation>回车打开 · Esc 关闭</translation>
        </message>
    </context>
    <context>
        <name>sluice::CompareBox</name>
        <message>
            <source>Differences</source>
            <translation>差异</translation>
        </message>
        <message>
            <source>Both are the same.</source>
            <translation>两者相同。</translation>
        </message>
        <message>
            <source>− only in %1 (%2), + only in %3 (%4)</source>
            <translation>− 仅在%1中（%2），+ 仅在%3中（%4）</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>关闭(&amp;C)</translation>
        </message>
    </context>
    <context>
        <name>sluice::ConfigurationTab</name>
        <message>
            <source>Dis&amp;card what was typed</source>
            <translation>放弃已输入的内容(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>保存(&amp;S)</translation>
        </message>
        <message>
            <source>This cannot be saved yet</source>
            <translation>还不能保存</translation>
        </message>
        <message>
            <source>It concerns %1.</source>
            <translation>涉及 %1。</translation>
        </message>
        <message>
            <source>It was changed meanwhile.</source>
            <translation>它在此期间被更改了。</translation>
        </message>
        <message>
            <source>Saving replaces that change with what is typed here.</source>
            <translation>保存会用这里输入的内容替换那次更改。</translation>
        </message>
        <message>
            <source>Could not save function %1</source>
            <translation>无法保存函数 %1</translation>
        </message>
        <message>
            <source>Function %1 saved. Ctrl+Z undoes it.</source>
            <translation>已保存函数 %1。按 Ctrl+Z 撤销。</translation>
        </message>
    </context>
    <context>
        <name>sluice::ConnectionButton</name>
        <message>
            <source>Connection: %1</source>
            <translation>连接：%1</translation>
        </message>
    </context>
    <context>
        <name>sluice::ConnectionForm</name>
        <message>
            <source>%1 is connected</source>
            <translation>%1 已连接</translation>
        </message>
        <message>
            <source>The connection %1 is kept</source>
            <translation>连接 %1 已保存</translation>
        </message>
        <message>
            <source>Connection %1</source>
            <translation>连接 %1</translation>
        </message>
        <message>
            <source>Connect to the cloud</source>
            <translation>连接到云</translation>
        </message>
        <message>
            <source>New connection</source>
            <translation>新建连接</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>保存(&amp;S)</translation>
        </message>
        <message>
            <source>Could not connect</source>
            <translation>无法连接</translation>
        </message>
        <message>
            <source>Could not save the connection</source>
            <translation>无法保存连接</translation>
        </message>
        <message>
            <source>There is no connection %1</source>
            <translation>没有连接 %1</translation>
        </message>
        <message>
            <source>Cl&amp;oud</source>
            <translation>云(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Kafka</source>
            <translation>Kafka(&amp;K)</translation>
        </message>
        <message>
            <source>Read-onl&amp;y</source>
            <translation>只读(&amp;Y)</translation>
        </message>
        <message>
            <source>the engine itself refuses every change</source>
            <translation>引擎本身拒绝一切更改</translation>
        </message>
        <message>
            <source>Connection &amp;name</source>
            <translation>连接名称(&amp;N)</translation>
        </message>
        <message>
            <source>Connection name</source>
            <translation>连接名称</translation>
        </message>
        <message>
            <source>1–64 letters, digits, '_' and '-'</source>
            <translation>1–64 个字母、数字、“_”和“-”</translation>
        </message>
        <message>
            <source>Leads to</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>&amp;Description</source>
            <translation>描述(&amp;D)</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>Colo&amp;ur</source>
            <translation>颜色(&amp;U)</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>&amp;Account id</source>
            <translation>账号 ID(&amp;A)</translation>
        </message>
        <message>
            <source>Account id</source>
            <translation>账号 ID</translation>
        </message>
        <message>
            <source>&amp;Region</source>
            <translation>地域(&amp;R)</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>地域</translation>
        </message>
        <message>
            <source>&amp;Log endpoint</source>
            <translation>日志服务入口(&amp;L)</translation>
        </message>
        <message>
            <source>Log endpoint</source>
            <translation>日志服务入口</translation>
        </message>
        <message>
            <source>&amp;Function endpoint</source>
            <translation>函数计算入口(&amp;F)</translation>
        </message>
        <message>
            <source>Function endpoint</source>
            <translation>函数计算入口</translation>
        </message>
        <message>
            <source>Brokers</source>
            <translation>Broker</translation>
        </message>
        <message>
            <source>&amp;Brokers</source>
            <translation>Broker(&amp;B)</translation>
        </message>
        <message>
            <source>Access key &amp;id</source>
            <translation>访问密钥 ID(&amp;I)</translation>
        </message>
        <message>
            <source>Access key id or user</source>
            <translation>访问密钥 ID 或用户</translation>
        </message>
        <message>
            <source>Secret</source>
            <translation>机密</translation>
        </message>
        <message>
            <source>S&amp;ecret</source>
            <translation>机密(&amp;E)</translation>
        </message>
        <message>
            <source>Kep&amp;t under</source>
            <translation>保存名称(&amp;T)</translation>
        </message>
        <message>
            <source>Name of the secret</source>
            <translation>机密的名称</translation>
        </message>
        <message>
            <source>SASL user; empty = the brokers ask for none</source>
            <translation>SASL 用户；留空表示 broker 不要求</translation>
        </message>
        <message>
            <source>There is a connection of this name already.</source>
            <translation>已有同名连接。</translation>
        </message>
        <message>
            <source>A connection needs a name.</source>
            <translation>连接需要名称。</translation>
        </message>
        <message>
            <source>Nothing can be changed here any more, but this switch can be turned back.</source>
            <translation>此处将不能再做任何更改，但可以把此开关关回去。</translation>
        </message>
        <message>
            <source>A cloud connection needs the account's id.</source>
            <translation>云连接需要账号 ID。</translation>
        </message>
        <message>
            <source>A cloud connection needs a region.</source>
            <translation>云连接需要地域。</translation>
        </message>
        <message>
            <source>At most %1 brokers are allowed.</source>
            <translation>最多允许 %1 个 broker。</translation>
        </message>
        <message>
            <source>A Kafka connection needs a broker at least.</source>
            <translation>Kafka 连接至少需要一个 broker。</translation>
        </message>
        <message>
            <source>A cloud connection needs the id of an access key.</source>
            <translation>云连接需要访问密钥 ID。</translation>
        </message>
        <message>
            <source>stored; leave it empty to keep it</source>
            <translation>已保存；留空即保持不变</translation>
        </message>
        <message>
            <source>A secret has at most %1 KiB.</source>
            <translation>机密最多 %1 KiB。</translation>
        </message>
        <message>
            <source>The secret of the access key is missing.</source>
            <translation>缺少访问密钥的机密。</translation>
        </message>
        <message>
            <source>The secret needs a name to be kept under.</source>
            <translation>机密需要一个保存名称。</translation>
        </message>
        <message>
            <source>Its test failed, and nothing is kept: %1.</source>
            <translation>测试未通过，未保存任何内容：%1。</translation>
        </message>
        <message>
            <source>Keep it all t&amp;he same</source>
            <translation>仍然保存(&amp;H)</translation>
        </message>
        <message>
            <source>Test and &amp;save</source>
            <translation>测试并保存(&amp;S)</translation>
        </message>
    </context>
    <context>
        <name>sluice::ConnectionModel</name>
        <message>
            <source>Connection</source>
            <translation>连接</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Account and region, or brokers</source>
            <translation>账号与地域，或 broker</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>更改</translation>
        </message>
        <message>
            <source>Secret</source>
            <translation>机密</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>Read-only</source>
            <translation>只读</translation>
        </message>
        <message>
            <source>Allowed</source>
            <translation>允许</translation>
        </message>
        <message>
            <source>the engine of this window</source>
            <translation>本窗口的引擎</translation>
        </message>
    </context>
    <context>
        <name>sluice::ConnectionsTab</name>
        <message>
            <source>Connections</source>
            <translation>连接</translation>
        </message>
        <message>
            <source>Filter connections</source>
            <translation>筛选连接</translation>
        </message>
        <message>
            <source>No connections</source>
            <translation>没有连接</translation>
        </message>
        <message>
            <source>A connection names an engine, a cloud account or a Kafka cluster, and the secret that opens it.</source>
            <translation>连接为引擎、云账号或 Kafka 集群命名，并指明打开它的机密。</translation>
        </message>
        <message numerus="yes">
            <source>%n connection(s) hidden by the filter.</source>
            <translation>
                <numerusform>筛选条件隐藏了 %n 个连接。</numerusform>
            </translation>
        </message>
        <message>
            <source>Read-only</source>
            <translation>只读</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>更改</translation>
        </message>
        <message>
            <source>&amp;Connect to the cloud…</source>
            <translation>连接到云…(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;New…</source>
            <translation>新建…(&amp;N)</translation>
        </message>
        <message>
            <source>New connection to a cloud account or a Kafka cluster</source>
            <translation>新建到云账号或 Kafka 集群的连接</translation>
        </message>
        <message>
            <source>&amp;Edit…</source>
            <translation>编辑…(&amp;E)</translation>
        </message>
        <message>
            <source>Edit this connection</source>
            <translation>编辑此连接</translation>
        </message>
        <message>
            <source>&amp;Test</source>
            <translation>测试(&amp;T)</translation>
        </message>
        <message>
            <source>Name, port, certificate, secret, clock, key, permission; changes nothing</source>
            <translation>名称、端口、证书、机密、时钟、密钥、权限；不做任何更改</translation>
        </message>
        <message>
            <source>&amp;Delete…</source>
            <translation>删除…(&amp;D)</translation>
        </message>
        <message>
            <source>Delete this connection</source>
            <translation>删除此连接</translation>
        </message>
        <message>
            <source>&amp;Read-only</source>
            <translation>只读(&amp;R)</translation>
        </message>
        <message>
            <source>The engine itself refuses every change through this connection, whatever asks for it. Triggers go on delivering.</source>
            <translation>引擎本身拒绝通过此连接的一切更改，无论由谁请求。触发器继续投递。</translation>
        </message>
        <message>
            <source>Secret</source>
            <translation>机密</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>测试</translation>
        </message>
        <message>
            <source>Could not list the connections</source>
            <translation>无法列出连接</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>User %1</source>
            <translation>用户 %1</translation>
        </message>
        <message>
            <source>Access key %1</source>
            <translation>访问密钥 %1</translation>
        </message>
        <message>
            <source>Not checked</source>
            <translation>未检查</translation>
        </message>
        <message>
            <source>under the name %1</source>
            <translation>名称为 %1</translation>
        </message>
        <message>
            <source>Not tested in this session</source>
            <translation>本次会话未测试</translation>
        </message>
        <message>
            <source>Testing</source>
            <translation>正在测试</translation>
        </message>
        <message>
            <source>Could not be tested</source>
            <translation>无法测试</translation>
        </message>
        <message>
            <source>Could not test the connection</source>
            <translation>无法测试连接</translation>
        </message>
        <message>
            <source>Connected</source>
            <translation>已连接</translation>
        </message>
        <message>
            <source>Does not connect</source>
            <translation>无法连接</translation>
        </message>
        <message>
            <source>Could not change the connection</source>
            <translation>无法更改连接</translation>
        </message>
        <message>
            <source>The connection is read-only now</source>
            <translation>连接现在为只读</translation>
        </message>
        <message>
            <source>The connection takes changes again</source>
            <translation>连接重新接受更改</translation>
        </message>
    </context>
    <context>
        <name>sluice::Crumbs</name>
        <message>
            <source>Where this is: %1</source>
            <translation>所在位置：%1</translation>
        </message>
    </context>
    <context>
        <name>sluice::DeleteSheet</name>
        <message>
            <source>Its %1 log lines (%2) stay on disk for 7 days, then they are gone.</source>
            <translation>其中的 %1 行日志（%2）在磁盘上保留 7 天，之后彻底删除。</translation>
        </message>
        <message>
            <source>Its objects stay on disk for 7 days, then they are gone.</source>
            <translation>其中的对象在磁盘上保留 7 天，之后彻底删除。</translation>
        </message>
        <message>
            <source>Its checkpoints are kept for 7 days: restored, it goes on where it was. An attempt that is running is brought to its end.</source>
            <translation>检查点保留 7 天：恢复后从原处继续。正在运行的尝试会执行完毕。</translation>
        </message>
        <message>
            <source>Delete %1</source>
            <translation>删除%1</translation>
        </message>
        <message>
            <source>Delete %1 %2?</source>
            <translation>删除%1 %2？</translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) inside it are deleted with it:</source>
            <translation>
                <numerusform>其中的 %n 项会一并删除：</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>以及另外 %n 项</numerusform>
            </translation>
        </message>
        <message>
            <source>It goes to the trash. Undo (Ctrl+Z) or the trash brings it back.</source>
            <translation>会移到回收站。撤销（Ctrl+Z）或回收站可以恢复。</translation>
        </message>
        <message>
            <source>&amp;Delete</source>
            <translation>删除(&amp;D)</translation>
        </message>
        <message>
            <source>Could not delete %1</source>
            <translation>无法删除 %1</translation>
        </message>
        <message>
            <source>Deleted %1. Ctrl+Z brings it back.</source>
            <translation>已删除 %1。Ctrl+Z 可恢复。</translation>
        </message>
        <message>
            <source>%1, which %2</source>
            <translation>%1（%2）</translation>
        </message>
        <message numerus="yes">
            <source>%n trigger(s) cannot be without it and are deleted with it:</source>
            <translation>
                <numerusform>%n 个触发器离不开它，将一起删除：</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n service(s) stay, but lose it:</source>
            <translation>
                <numerusform>%n 个服务保留，但会失去它：</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Delete all together</source>
            <translation>一起删除(&amp;D)</translation>
        </message>
    </context>
    <context>
        <name>sluice::DoctorList</name>
        <message>
            <source>Do: %1</source>
            <translation>处理：%1</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>检查</translation>
        </message>
        <message>
            <source>Do</source>
            <translation>处理</translation>
        </message>
        <message>
            <source>Checks, in the order of the path</source>
            <translation>检查项，按路径顺序</translation>
        </message>
    </context>
    <context>
        <name>sluice::DoctorPage</name>
        <message>
            <source>Why does it not fire?</source>
            <translation>为什么没有触发？</translation>
        </message>
        <message>
            <source>Looking along the path</source>
            <translation>正在沿路径检查</translation>
        </message>
        <message>
            <source>From the trigger to the Logstore, the roles, the function and its target; nothing is changed.</source>
            <translation>从触发器到日志库、角色、函数及其目标；不做任何更改。</translation>
        </message>
        <message>
            <source>&amp;Check again</source>
            <translation>重新诊断(&amp;C)</translation>
        </message>
        <message>
            <source>Look along the path once more</source>
            <translation>沿路径再检查一遍</translation>
        </message>
        <message>
            <source>Copy &amp;report</source>
            <translation>复制报告(&amp;R)</translation>
        </message>
        <message>
            <source>All findings as text</source>
            <translation>全部结果的文本</translation>
        </message>
        <message>
            <source>Report copied</source>
            <translation>报告已复制</translation>
        </message>
        <message>
            <source>&amp;Tick now</source>
            <translation>立即检查(&amp;T)</translation>
        </message>
        <message>
            <source>Look at every shard now; a blocked one tries again</source>
            <translation>立即检查所有分区；被阻塞的会重试</translation>
        </message>
        <message>
            <source>Checks, in the order of the path</source>
            <translation>检查项，按路径顺序</translation>
        </message>
        <message>
            <source>Triggers</source>
            <translation>触发器</translation>
        </message>
        <message>
            <source>Could not look for the cause</source>
            <translation>无法查找原因</translation>
        </message>
        <message>
            <source>Nothing stands in its way.</source>
            <translation>没有任何阻碍。</translation>
        </message>
        <message>
            <source>Everything from the trigger to its target was looked at.</source>
            <translation>从触发器到目标的一切都检查过了。</translation>
        </message>
        <message>
            <source>If it does not fire now, there is no new data, or its next tick is still to come.</source>
            <translation>如果现在没有触发，则没有新数据，或下次检查尚未到来。</translation>
        </message>
        <message>
            <source>since %1, %2 on shard %3</source>
            <translation>自 %1 起，分区 %3 上%2</translation>
        </message>
        <message numerus="yes">
            <source>%n round(s) of one window</source>
            <translation>
                <numerusform>同一数据窗口 %n 个轮次</numerusform>
            </translation>
        </message>
        <message>
            <source>Confirm &amp;Authorization Policy…</source>
            <translation>确认授权策略(&amp;A)…</translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s)</source>
            <translation>
                <numerusform>%n 个问题</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n warning(s)</source>
            <translation>
                <numerusform>%n 个警告</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 OK</source>
            <translation>%1 项成功</translation>
        </message>
        <message>
            <source>%1 not checked</source>
            <translation>%1 项未检查</translation>
        </message>
        <message>
            <source>%1, checked %2 in %3</source>
            <translation>%1，检查于 %2，用时 %3</translation>
        </message>
        <message>
            <source>, checking again …</source>
            <translation>，正在重新诊断……</translation>
        </message>
        <message>
            <source>Could not resume the trigger</source>
            <translation>无法恢复触发器</translation>
        </message>
        <message>
            <source>Copied: %1</source>
            <translation>已复制：%1</translation>
        </message>
        <message>
            <source>Could not change the interval</source>
            <translation>无法更改触发间隔</translation>
        </message>
        <message>
            <source>Could not tick the trigger</source>
            <translation>无法立即检查触发器</translation>
        </message>
    </context>
    <context>
        <name>sluice::DoctorSide</name>
        <message>
            <source>Tick</source>
            <translation>检查</translation>
        </message>
        <message>
            <source>Shard</source>
            <translation>分区</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>Last ticks</source>
            <translation>最近的检查</translation>
        </message>
        <message>
            <source>Last exceptions in the trigger log</source>
            <translation>触发器日志中最近的异常</translation>
        </message>
        <message>
            <source>every tick has a reason</source>
            <translation>每次检查都有原因</translation>
        </message>
        <message>
            <source>The three questions of the guide</source>
            <translation>指南的三个问题</translation>
        </message>
        <message>
            <source>No exceptions</source>
            <translation>没有异常</translation>
        </message>
        <message>
            <source>The trigger log has none of this trigger.</source>
            <translation>触发器日志中没有此触发器的异常。</translation>
        </message>
        <message>
            <source>Authorized?</source>
            <translation>已授权？</translation>
        </message>
        <message>
            <source>Not checked yet.</source>
            <translation>尚未检查。</translation>
        </message>
        <message>
            <source>Yes.</source>
            <translation>是。</translation>
        </message>
        <message>
            <source>No: see the problem on the left.</source>
            <translation>否：见左侧的问题。</translation>
        </message>
        <message>
            <source>New data?</source>
            <translation>有新数据？</translation>
        </message>
        <message>
            <source>No shard was looked at yet.</source>
            <translation>尚未检查任何分区。</translation>
        </message>
        <message>
            <source>None: all that came is delivered.</source>
            <translation>没有：到达的都已投递。</translation>
        </message>
        <message>
            <source>Yes on shard %1.</source>
            <translation>分区 %1 有。</translation>
        </message>
        <message>
            <source>Yes on shard %1, none on shard %2.</source>
            <translation>分区 %1 有，分区 %2 没有。</translation>
        </message>
        <message>
            <source>Exceptions?</source>
            <translation>有异常？</translation>
        </message>
        <message>
            <source>None in the trigger log.</source>
            <translation>触发器日志中没有。</translation>
        </message>
        <message>
            <source>%1 of %2, the newest %3.</source>
            <translation>%1 个，共 %2，最近一次 %3。</translation>
        </message>
        <message>
            <source>%1 or more</source>
            <translation>至少 %1</translation>
        </message>
        <message numerus="yes">
            <source>%n kind(s)</source>
            <translation>
                <numerusform>%n 种</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::EditorPane</name>
        <message>
            <source>&amp;Keep mine</source>
            <translation>保留我的(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Take the file's</source>
            <translation>采用文件的(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Compare</source>
            <translation>比较(&amp;C)</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>代码</translation>
        </message>
        <message>
            <source>No file</source>
            <translation>没有文件</translation>
        </message>
        <message>
            <source>No file is open</source>
            <translation>没有打开的文件</translation>
        </message>
        <message>
            <source>Choose one at the left.</source>
            <translation>请在左侧选择一个。</translation>
        </message>
        <message>
            <source>This is no text</source>
            <translation>这不是文本</translation>
        </message>
        <message>
            <source>%1 bytes that are not UTF-8. The function gets the file as it is.</source>
            <translation>%1 字节，不是 UTF-8。函数会按原样得到这个文件。</translation>
        </message>
        <message>
            <source>Too large to edit here</source>
            <translation>太大，不能在这里编辑</translation>
        </message>
        <message>
            <source>The file has %1, and at most %2 are edited here. The function gets it as it is.</source>
            <translation>文件有 %1，这里最多编辑 %2。函数会按原样得到它。</translation>
        </message>
        <message>
            <source>A link is not followed</source>
            <translation>不跟随链接</translation>
        </message>
        <message>
            <source>It may lead out of the folder. A function's version keeps links that stay inside.</source>
            <translation>它可能指向文件夹之外。函数的版本会保留留在文件夹内的链接。</translation>
        </message>
        <message>
            <source>Not a regular file</source>
            <translation>不是普通文件</translation>
        </message>
        <message>
            <source>A pipe, a socket or a device has no code.</source>
            <translation>管道、套接字或设备里没有代码。</translation>
        </message>
        <message>
            <source>The file is gone</source>
            <translation>文件已不存在</translation>
        </message>
        <message>
            <source>It was deleted or renamed on disk.</source>
            <translation>它在磁盘上被删除或改名了。</translation>
        </message>
        <message>
            <source>The file cannot be read</source>
            <translation>无法读取文件</translation>
        </message>
        <message>
            <source>read-only</source>
            <translation>只读</translation>
        </message>
        <message>
            <source>The file is gone from the disk.</source>
            <translation>文件已从磁盘上消失。</translation>
        </message>
        <message>
            <source>What you typed is only here.</source>
            <translation>您输入的内容只在这里。</translation>
        </message>
        <message>
            <source>The file changed on disk.</source>
            <translation>文件在磁盘上有改动。</translation>
        </message>
        <message>
            <source>What you typed is not saved yet.</source>
            <translation>您输入的内容还没有保存。</translation>
        </message>
        <message>
            <source>&amp;Save it again</source>
            <translation>重新保存(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Discard…</source>
            <translation>放弃…(&amp;D)</translation>
        </message>
    </context>
    <context>
        <name>sluice::EventPane</name>
        <message>
            <source>Test event</source>
            <translation>测试事件</translation>
        </message>
        <message>
            <source>Save event as test…</source>
            <translation>将事件保存为测试…</translation>
        </message>
        <message>
            <source>F&amp;ormat</source>
            <translation>格式化(&amp;O)</translation>
        </message>
        <message>
            <source>Copy the event</source>
            <translation>复制事件</translation>
        </message>
        <message>
            <source>The event is copied</source>
            <translation>事件已复制</translation>
        </message>
        <message>
            <source>Event JSON</source>
            <translation>事件 JSON</translation>
        </message>
        <message>
            <source>Captured: %1, shard %2, %3</source>
            <translation>捕获：%1，分区 %2，%3</translation>
        </message>
        <message>
            <source>Empty: {}</source>
            <translation>空：{}</translation>
        </message>
        <message>
            <source>Captured, record %1</source>
            <translation>捕获，记录 %1</translation>
        </message>
        <message>
            <source>The file cannot be read as text.</source>
            <translation>无法将该文件作为文本读取。</translation>
        </message>
        <message>
            <source>The event of that execution is not kept any more.</source>
            <translation>该次执行的事件已不再保留。</translation>
        </message>
        <message>
            <source>Could not read the event</source>
            <translation>无法读取事件</translation>
        </message>
        <message>
            <source>Too large: a call takes at most %1.</source>
            <translation>太大：一次调用最多接受 %1。</translation>
        </message>
        <message>
            <source>No JSON at line %1, column %2: %3. The function gets it as it is.</source>
            <translation>第 %1 行第 %2 列不是 JSON：%3。函数会按原样得到它。</translation>
        </message>
        <message>
            <source>Real window, %1 logs.</source>
            <translation>真实数据窗口，%1 条日志。</translation>
        </message>
        <message>
            <source>A test run really reads and writes what the event names.</source>
            <translation>测试运行会真实地读写事件所指的内容。</translation>
        </message>
        <message>
            <source>Save event as test</source>
            <translation>将事件保存为测试</translation>
        </message>
        <message>
            <source>&amp;Name of the test event</source>
            <translation>测试事件的名称(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>保存(&amp;S)</translation>
        </message>
        <message>
            <source>1–64 letters, digits, dots, _ and -; a letter or a digit first.</source>
            <translation>1–64 个字母、数字、点、_ 和 -；以字母或数字开头。</translation>
        </message>
        <message>
            <source>There is a test event of that name.</source>
            <translation>已有同名的测试事件。</translation>
        </message>
        <message>
            <source>It becomes events/NAME.json in the folder of the code.</source>
            <translation>它会成为代码文件夹中的 events/名称.json。</translation>
        </message>
        <message>
            <source>Not saved: %1</source>
            <translation>未保存：%1</translation>
        </message>
        <message>
            <source>Saved as %1</source>
            <translation>已保存为 %1</translation>
        </message>
    </context>
    <context>
        <name>sluice::ExecutionPane</name>
        <message>
            <source>Attempts</source>
            <translation>尝试</translation>
        </message>
        <message>
            <source>Event JSON</source>
            <translation>事件 JSON</translation>
        </message>
        <message>
            <source>Function log</source>
            <translation>函数日志</translation>
        </message>
        <message>
            <source>Newer execution</source>
            <translation>较新的执行</translation>
        </message>
        <message>
            <source>Older execution</source>
            <translation>较旧的执行</translation>
        </message>
        <message>
            <source>Close (Esc)</source>
            <translation>关闭 (Esc)</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>数据窗口</translation>
        </message>
        <message>
            <source>Cursors</source>
            <translation>游标</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>&amp;Copy event</source>
            <translation>复制事件(&amp;C)</translation>
        </message>
        <message>
            <source>Event copied</source>
            <translation>事件已复制</translation>
        </message>
        <message>
            <source>Execution</source>
            <translation>执行</translation>
        </message>
        <message>
            <source>This execution is not there any more</source>
            <translation>此执行已不存在</translation>
        </message>
        <message>
            <source>The ledger keeps the newest records; this one went.</source>
            <translation>台账只保留最新的记录，此条已被移除。</translation>
        </message>
        <message>
            <source>Look for it in the trigger log's Logstore.</source>
            <translation>请在触发器日志的日志库中查找。</translation>
        </message>
        <message>
            <source>Could not read the execution</source>
            <translation>无法读取此执行</translation>
        </message>
        <message>
            <source>request %1</source>
            <translation>请求 %1</translation>
        </message>
        <message>
            <source>Execution %1, shard %2</source>
            <translation>执行 %1，分区 %2</translation>
        </message>
        <message>
            <source>without an attempt</source>
            <translation>没有尝试</translation>
        </message>
        <message>
            <source>round %1, %2 of %3 attempts, next round %4</source>
            <translation>第 %1 轮次，第 %2 次尝试，共 %3 次，下一轮次 %4</translation>
        </message>
        <message>
            <source>round %1, %2 of %3 attempts</source>
            <translation>第 %1 轮次，第 %2 次尝试，共 %3 次</translation>
        </message>
        <message>
            <source>%1, %2, %3</source>
            <translation>%1，%2，%3</translation>
        </message>
        <message numerus="yes">
            <source>%Ln log(s)</source>
            <translation>
                <numerusform>%Ln 条日志</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln group(s)</source>
            <translation>
                <numerusform>%Ln 个日志组</numerusform>
            </translation>
        </message>
        <message>
            <source>Records</source>
            <translation>记录</translation>
        </message>
        <message>
            <source>Byte for byte, as the function got it</source>
            <translation>与函数收到的逐字节相同</translation>
        </message>
        <message>
            <source>Copy as test e&amp;vent</source>
            <translation>复制为测试事件(&amp;V)</translation>
        </message>
        <message>
            <source>Indented, to be edited and given to the function by hand</source>
            <translation>带缩进，便于修改后手动交给函数</translation>
        </message>
        <message>
            <source>Test event copied</source>
            <translation>测试事件已复制</translation>
        </message>
        <message>
            <source>%1… (cut here; Copy event has all of it)</source>
            <translation>%1…（在此截断；复制事件可得全文）</translation>
        </message>
        <message>
            <source>Records %1</source>
            <translation>记录 %1</translation>
        </message>
        <message>
            <source>Confirm Authorization Polic&amp;y…</source>
            <translation>确认授权策略(&amp;Y)…</translation>
        </message>
        <message>
            <source>Edit f&amp;unction…</source>
            <translation>编辑函数(&amp;U)…</translation>
        </message>
        <message>
            <source>Function lo&amp;g</source>
            <translation>函数日志(&amp;G)</translation>
        </message>
        <message>
            <source>Tick no&amp;w</source>
            <translation>立即检查(&amp;W)</translation>
        </message>
    </context>
    <context>
        <name>sluice::ExportBar</name>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>Ca&amp;ncel</source>
            <translation>取消(&amp;N)</translation>
        </message>
        <message numerus="yes">
            <source>%Ln execution(s) written to %1</source>
            <translation>
                <numerusform>已将 %Ln 次执行写入 %1</numerusform>
            </translation>
        </message>
        <message>
            <source>; %1 went before they could be written</source>
            <translation>；另有 %1 次在写入前已不在</translation>
        </message>
        <message>
            <source>Could not write the export</source>
            <translation>无法写入导出文件</translation>
        </message>
        <message>
            <source>Export what the filter shows</source>
            <translation>导出筛选出的内容</translation>
        </message>
        <message>
            <source>CSV (*.csv)</source>
            <translation>CSV (*.csv)</translation>
        </message>
        <message>
            <source>JSON lines (*.jsonl)</source>
            <translation>JSON 行 (*.jsonl)</translation>
        </message>
        <message>
            <source>Export cancelled; no file was written</source>
            <translation>导出已取消；没有写入文件</translation>
        </message>
        <message>
            <source>Exporting: %1 executions written, %2 of %3 looked at</source>
            <translation>正在导出：已写入 %1 次执行，已查看 %2 / %3</translation>
        </message>
    </context>
    <context>
        <name>sluice::Field</name>
        <message>
            <source>%1 %2 of %3</source>
            <translation>%1 %2 / %3</translation>
        </message>
    </context>
    <context>
        <name>sluice::FieldChangeModel</name>
        <message>
            <source>Field</source>
            <translation>字段</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>更改前</translation>
        </message>
        <message>
            <source>After</source>
            <translation>更改后</translation>
        </message>
    </context>
    <context>
        <name>sluice::FilePane</name>
        <message>
            <source>Files</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>New file</source>
            <translation>新建文件</translation>
        </message>
        <message>
            <source>The code cannot be listed</source>
            <translation>无法列出代码</translation>
        </message>
        <message>
            <source>No files yet</source>
            <translation>还没有文件</translation>
        </message>
        <message>
            <source>Press + to make the first one.</source>
            <translation>按 + 新建第一个文件。</translation>
        </message>
        <message>
            <source>The first %1 entries are listed, %2 folders deep.</source>
            <translation>只列出前 %1 项，最深 %2 层文件夹。</translation>
        </message>
        <message>
            <source>A path below the folder: no .. or empty part, no control characters, no back slash.</source>
            <translation>文件夹之下的路径：没有 .. 或空的部分，没有控制字符和反斜杠。</translation>
        </message>
        <message>
            <source>There is a file of that name.</source>
            <translation>已有同名的文件。</translation>
        </message>
        <message>
            <source>&amp;Name, with / for folders</source>
            <translation>名称，用 / 表示文件夹(&amp;N)</translation>
        </message>
        <message>
            <source>C&amp;reate</source>
            <translation>新建(&amp;R)</translation>
        </message>
        <message>
            <source>Could not create %1</source>
            <translation>无法新建 %1</translation>
        </message>
        <message>
            <source>Rename file</source>
            <translation>重命名文件</translation>
        </message>
        <message>
            <source>&amp;Rename</source>
            <translation>重命名(&amp;R)</translation>
        </message>
        <message>
            <source>Could not rename %1</source>
            <translation>无法重命名 %1</translation>
        </message>
        <message>
            <source>Delete file</source>
            <translation>删除文件</translation>
        </message>
        <message>
            <source>Delete %1?</source>
            <translation>删除 %1？</translation>
        </message>
        <message>
            <source>It goes to the trash of the desktop, where there is one. Saved versions of the function keep it.</source>
            <translation>它会进入桌面的回收站（如果有）。函数已保存的版本仍保留它。</translation>
        </message>
        <message>
            <source>&amp;Delete</source>
            <translation>删除(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Keep it</source>
            <translation>保留(&amp;K)</translation>
        </message>
        <message>
            <source>Could not delete %1</source>
            <translation>无法删除 %1</translation>
        </message>
        <message>
            <source>%1 is in the trash</source>
            <translation>%1 已在回收站中</translation>
        </message>
        <message>
            <source>%1 is deleted</source>
            <translation>%1 已删除</translation>
        </message>
        <message>
            <source>&amp;New file…</source>
            <translation>新建文件(&amp;N)…</translation>
        </message>
        <message>
            <source>&amp;Rename…</source>
            <translation>重命名(&amp;R)…</translation>
        </message>
        <message>
            <source>&amp;Delete…</source>
            <translation>删除(&amp;D)…</translation>
        </message>
        <message>
            <source>&amp;Open the folder</source>
            <translation>打开文件夹(&amp;O)</translation>
        </message>
    </context>
    <context>
        <name>sluice::FileTree</name>
        <message>
            <source>edited</source>
            <translation>已编辑</translation>
        </message>
        <message>
            <source>link</source>
            <translation>链接</translation>
        </message>
        <message>
            <source>Files of the code</source>
            <translation>代码的文件</translation>
        </message>
    </context>
    <context>
        <name>sluice::FilterBar</name>
        <message>
            <source>Add a filter</source>
            <translation>添加筛选条件</translation>
        </message>
        <message>
            <source>Filter: text, or field: value</source>
            <translation>筛选：文本，或 字段: 值</translation>
        </message>
        <message>
            <source>Filter the trigger log</source>
            <translation>筛选触发器日志</translation>
        </message>
        <message>
            <source>Enter keeps it as a chip. Fields: status, reason, shard, since, error, lines, task, request. Begin with "not" to exclude.</source>
            <translation>按回车保留为筛选条件。字段：status、reason、shard、since、error、lines、task、request。以 not 开头表示排除。</translation>
        </message>
    </context>
    <context>
        <name>sluice::FindBar</name>
        <message>
            <source>Find the one before</source>
            <translation>查找上一个</translation>
        </message>
        <message>
            <source>Find the next</source>
            <translation>查找下一个</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Find in this file</source>
            <translation>在此文件中查找</translation>
        </message>
        <message>
            <source>Go to line</source>
            <translation>转到行</translation>
        </message>
        <message>
            <source>Line number</source>
            <translation>行号</translation>
        </message>
        <message>
            <source>A line is a number from 1.</source>
            <translation>行号是从 1 开始的数字。</translation>
        </message>
    </context>
    <context>
        <name>sluice::FindingRows</name>
        <message numerus="yes">
            <source>%n more.</source>
            <translation>
                <numerusform>还有 %n 项。</numerusform>
            </translation>
        </message>
        <message>
            <source>Line %1:</source>
            <translation>第 %1 行：</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>显示</translation>
        </message>
    </context>
    <context>
        <name>sluice::FlowPicture</name>
        <message>
            <source>Logstore</source>
            <translation>日志库</translation>
        </message>
        <message>
            <source>logs in shards</source>
            <translation>分区中的日志</translation>
        </message>
        <message>
            <source>every 60 s</source>
            <translation>每 60 秒</translation>
        </message>
        <message>
            <source>Trigger</source>
            <translation>触发器</translation>
        </message>
        <message>
            <source>one window a shard</source>
            <translation>每个分区一个数据窗口</translation>
        </message>
        <message>
            <source>event JSON</source>
            <translation>事件 JSON</translation>
        </message>
        <message>
            <source>Function</source>
            <translation>函数</translation>
        </message>
        <message>
            <source>template or code</source>
            <translation>模板或代码</translation>
        </message>
        <message>
            <source>result</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Logstore or bucket</source>
            <translation>日志库或存储空间</translation>
        </message>
        <message>
            <source>A Logstore feeds a trigger, the trigger invokes a function, the function ships to a target.</source>
            <translation>日志库为触发器提供数据，触发器调用函数，函数投递到目标。</translation>
        </message>
    </context>
    <context>
        <name>sluice::Form</name>
        <message>
            <source>A name is needed.</source>
            <translation>需要名称。</translation>
        </message>
        <message>
            <source>The name %1 is taken. Choose another one.</source>
            <translation>名称 %1 已被使用，请另选一个。</translation>
        </message>
        <message>
            <source>A number from %1 to %2 is needed.</source>
            <translation>需要 %1 到 %2 之间的数字。</translation>
        </message>
        <message>
            <source>Is %1; %2–%3 are allowed.</source>
            <translation>当前为 %1；允许 %2–%3。</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1（%2）</translation>
        </message>
    </context>
    <context>
        <name>sluice::FormDialog</name>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message numerus="yes">
            <source>%n field(s) to correct: %1</source>
            <translation>
                <numerusform>%n 项需要更正：%1</numerusform>
            </translation>
        </message>
        <message>
            <source>Still to fill in: %1</source>
            <translation>尚需填写：%1</translation>
        </message>
        <message numerus="yes">
            <source>%n hint(s), nothing to correct</source>
            <translation>
                <numerusform>%n 条提示，无需更正</numerusform>
            </translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Working</source>
            <translation>正在进行</translation>
        </message>
        <message>
            <source>This cannot be saved yet</source>
            <translation>暂时无法保存</translation>
        </message>
        <message>
            <source>It concerns %1.</source>
            <translation>涉及 %1。</translation>
        </message>
    </context>
    <context>
        <name>sluice::FunctionForm</name>
        <message>
            <source>path of a folder or a zip file</source>
            <translation>文件夹或 zip 文件的路径</translation>
        </message>
        <message>
            <source>&amp;Internet access</source>
            <translation>访问公网(&amp;I)</translation>
        </message>
        <message>
            <source>Function na&amp;me</source>
            <translation>函数名称(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Description</source>
            <translation>描述(&amp;D)</translation>
        </message>
        <message>
            <source>Memor&amp;y</source>
            <translation>内存(&amp;Y)</translation>
        </message>
        <message>
            <source>MB, %1–%2</source>
            <translation>MB，%1–%2</translation>
        </message>
        <message>
            <source>&amp;Timeout</source>
            <translation>超时时间(&amp;T)</translation>
        </message>
        <message>
            <source>seconds, 1–%1</source>
            <translation>秒，1–%1</translation>
        </message>
        <message>
            <source>&amp;Environment</source>
            <translation>环境变量(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Handler</source>
            <translation>函数入口(&amp;H)</translation>
        </message>
        <message>
            <source>Initiali&amp;zer</source>
            <translation>初始化函数(&amp;Z)</translation>
        </message>
        <message>
            <source>C&amp;ode</source>
            <translation>代码(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Folder…</source>
            <translation>文件夹…(&amp;F)</translation>
        </message>
        <message>
            <source>Zi&amp;p…</source>
            <translation>Zip…(&amp;P)</translation>
        </message>
        <message>
            <source>template: CSV objects into a bucket</source>
            <translation>模板：将 CSV 投递到存储空间</translation>
        </message>
        <message>
            <source>template: copies to a Logstore</source>
            <translation>模板：复制到日志库</translation>
        </message>
        <message>
            <source>code in Python</source>
            <translation>Python 代码</translation>
        </message>
        <message>
            <source>code in Node.js</source>
            <translation>Node.js 代码</translation>
        </message>
        <message>
            <source>an executable of your own</source>
            <translation>自己的可执行程序</translation>
        </message>
        <message>
            <source>Choose a template or a runtime</source>
            <translation>选择模板或运行环境</translation>
        </message>
        <message>
            <source>Choose a template or a runtime.</source>
            <translation>请选择模板或运行环境。</translation>
        </message>
        <message>
            <source>A handler is needed: FILE.FUNCTION, for example index.handler.</source>
            <translation>需要函数入口：文件.函数，例如 index.handler。</translation>
        </message>
        <message>
            <source>Code is needed: a folder or a zip file.</source>
            <translation>需要代码：文件夹或 zip 文件。</translation>
        </message>
        <message>
            <source>The path must begin with a slash: the engine runs in another folder.</source>
            <translation>路径须以斜杠开头：引擎在另一个文件夹中运行。</translation>
        </message>
        <message>
            <source>Folder with the code</source>
            <translation>代码所在的文件夹</translation>
        </message>
        <message>
            <source>Zip file with the code</source>
            <translation>代码的 zip 文件</translation>
        </message>
        <message>
            <source>Zip files (*.zip)</source>
            <translation>Zip 文件 (*.zip)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
        <message>
            <source>&amp;Advanced settings</source>
            <translation>高级设置(&amp;A)</translation>
        </message>
        <message>
            <source>several calls at a time, start, handlers of an instance's life</source>
            <translation>并发调用、启动、实例生命周期的处理程序</translation>
        </message>
        <message>
            <source>R&amp;untime</source>
            <translation>运行环境(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Start from</source>
            <translation>起始内容(&amp;S)</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>无</translation>
        </message>
        <message>
            <source>the folder gets its files in another way</source>
            <translation>文件夹中的文件另行提供</translation>
        </message>
        <message>
            <source>Its files are written into the folder when the function is created.</source>
            <translation>新建函数时，它的文件会写入该文件夹。</translation>
        </message>
        <message>
            <source>Calls at a time</source>
            <translation>并发调用数</translation>
        </message>
        <message>
            <source>of one instance, 1–%1</source>
            <translation>每个实例，1–%1</translation>
        </message>
        <message>
            <source>Start timeout</source>
            <translation>启动超时</translation>
        </message>
        <message>
            <source>seconds for the start and the initializer, 1–%1</source>
            <translation>秒，用于启动和初始化，1–%1</translation>
        </message>
        <message>
            <source>Pre-freeze handler</source>
            <translation>PreFreeze 处理程序</translation>
        </message>
        <message>
            <source>Pre-stop handler</source>
            <translation>PreStop 处理程序</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>端口</translation>
        </message>
        <message>
            <source>where its HTTP server listens</source>
            <translation>其 HTTP 服务器的监听端口</translation>
        </message>
    </context>
    <context>
        <name>sluice::FunctionHead</name>
        <message>
            <source>%1 MB, %2</source>
            <translation>%1 MB，%2</translation>
        </message>
        <message>
            <source>template %1, %2</source>
            <translation>模板 %1，%2</translation>
        </message>
        <message>
            <source>%1, handler %2, %3</source>
            <translation>%1，函数入口 %2，%3</translation>
        </message>
        <message>
            <source>%1, version %2</source>
            <translation>%1，版本 %2</translation>
        </message>
        <message>
            <source>%1, version %2 (pinned)</source>
            <translation>%1，版本 %2（已固定）</translation>
        </message>
        <message>
            <source>More for this function</source>
            <translation>此函数的更多操作</translation>
        </message>
        <message>
            <source>&amp;New function…</source>
            <translation>新建函数(&amp;N)…</translation>
        </message>
        <message>
            <source>Another one in the same service</source>
            <translation>在同一服务中再建一个</translation>
        </message>
        <message>
            <source>New &amp;trigger for this function…</source>
            <translation>为此函数新建触发器(&amp;T)…</translation>
        </message>
        <message>
            <source>Open its &amp;service</source>
            <translation>打开所属服务(&amp;S)</translation>
        </message>
        <message>
            <source>De&amp;lete this function…</source>
            <translation>删除此函数(&amp;L)…</translation>
        </message>
        <message>
            <source>&amp;Copy sluicectl command</source>
            <translation>复制 sluicectl 命令(&amp;C)</translation>
        </message>
        <message>
            <source>FUNCTION</source>
            <translation>函数</translation>
        </message>
        <message>
            <source>Copied: %1</source>
            <translation>已复制：%1</translation>
        </message>
        <message>
            <source>Functions</source>
            <translation>函数</translation>
        </message>
    </context>
    <context>
        <name>sluice::FunctionList</name>
        <message>
            <source>Functions</source>
            <translation>函数</translation>
        </message>
        <message>
            <source>&amp;New function…</source>
            <translation>新建函数(&amp;N)…</translation>
        </message>
        <message>
            <source>Filter functions</source>
            <translation>筛选函数</translation>
        </message>
        <message>
            <source>New function…</source>
            <translation>新建函数…</translation>
        </message>
        <message>
            <source>Open the selected function</source>
            <translation>打开所选函数</translation>
        </message>
        <message>
            <source>Edit the selected function…</source>
            <translation>编辑所选函数…</translation>
        </message>
        <message>
            <source>Delete the selected function…</source>
            <translation>删除所选函数…</translation>
        </message>
        <message numerus="yes">
            <source>%n function(s)</source>
            <translation>
                <numerusform>%n 个函数</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not list the functions</source>
            <translation>无法列出函数</translation>
        </message>
        <message>
            <source>&amp;Try again</source>
            <translation>重试(&amp;T)</translation>
        </message>
        <message>
            <source>Reading the functions</source>
            <translation>正在读取函数</translation>
        </message>
        <message>
            <source>The engine starts: it reads what was written last.</source>
            <translation>引擎正在启动：读取上次写入的内容。</translation>
        </message>
        <message>
            <source>No function matches</source>
            <translation>没有匹配的函数</translation>
        </message>
        <message numerus="yes">
            <source>%n function(s) hidden by the filter.</source>
            <translation>
                <numerusform>筛选隐藏了 %n 个函数。</numerusform>
            </translation>
        </message>
        <message>
            <source>C&amp;lear the filter</source>
            <translation>清除筛选(&amp;L)</translation>
        </message>
        <message>
            <source>No functions yet</source>
            <translation>还没有函数</translation>
        </message>
        <message>
            <source>A function gets each window of new logs: code of your own in Python or Node.js, or a template that runs in the engine.</source>
            <translation>函数接收每个新日志的数据窗口：可以是您自己的 Python 或 Node.js 代码，也可以是在引擎中运行的模板。</translation>
        </message>
        <message>
            <source>New f&amp;unction…</source>
            <translation>新建函数(&amp;U)…</translation>
        </message>
        <message>
            <source>&amp;Run the sample</source>
            <translation>运行示例(&amp;R)</translation>
        </message>
    </context>
    <context>
        <name>sluice::FunctionListModel</name>
        <message>
            <source>in the engine</source>
            <translation>引擎内</translation>
        </message>
        <message>
            <source>folder %1</source>
            <translation>文件夹 %1</translation>
        </message>
        <message>
            <source>%1, pinned</source>
            <translation>%1，已固定</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Function</source>
            <translation>函数</translation>
        </message>
        <message>
            <source>Runtime or template</source>
            <translation>运行环境或模板</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>代码</translation>
        </message>
        <message>
            <source>Memory (MB)</source>
            <translation>内存 (MB)</translation>
        </message>
        <message>
            <source>Timeout</source>
            <translation>超时</translation>
        </message>
        <message>
            <source>Triggers</source>
            <translation>触发器</translation>
        </message>
        <message>
            <source>Last error</source>
            <translation>最近错误</translation>
        </message>
    </context>
    <context>
        <name>sluice::FunctionLogView</name>
        <message>
            <source>Function log</source>
            <translation>函数日志</translation>
        </message>
        <message>
            <source>Could not read the function log</source>
            <translation>无法读取函数日志</translation>
        </message>
        <message>
            <source>No lines for this request</source>
            <translation>此请求没有日志</translation>
        </message>
        <message>
            <source>The function wrote nothing, or its service has no Logstore for function logs.</source>
            <translation>函数没有输出，或其服务没有函数日志的日志库。</translation>
        </message>
        <message>
            <source>&amp;Running now</source>
            <translation>正在运行(&amp;R)</translation>
        </message>
        <message>
            <source>What the function writes while it runs</source>
            <translation>函数运行时写入的内容</translation>
        </message>
        <message>
            <source>Nothing is written just now</source>
            <translation>目前没有写入内容</translation>
        </message>
        <message>
            <source>The lines of the next invocation appear here as they come.</source>
            <translation>下一次调用的各行会随到随显示在这里。</translation>
        </message>
    </context>
    <context>
        <name>sluice::FunctionModel</name>
        <message>
            <source>Function</source>
            <translation>函数</translation>
        </message>
        <message>
            <source>Timeout</source>
            <translation>超时时间</translation>
        </message>
        <message>
            <source>Triggers</source>
            <translation>触发器</translation>
        </message>
        <message>
            <source>Last error</source>
            <translation>最近错误</translation>
        </message>
        <message>
            <source>Runtime or template</source>
            <translation>运行环境或模板</translation>
        </message>
        <message>
            <source>Memory (MB)</source>
            <translation>内存 (MB)</translation>
        </message>
    </context>
    <context>
        <name>sluice::FunctionPane</name>
        <message>
            <source>Template</source>
            <translation>模板</translation>
        </message>
        <message>
            <source>runs in the engine</source>
            <translation>在引擎内运行</translation>
        </message>
        <message>
            <source>Runtime</source>
            <translation>运行环境</translation>
        </message>
        <message>
            <source>Handler</source>
            <translation>函数入口</translation>
        </message>
        <message>
            <source>Initializer</source>
            <translation>初始化入口</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>代码</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>内存</translation>
        </message>
        <message>
            <source>%1 MiB</source>
            <translation>%1 MiB</translation>
        </message>
        <message>
            <source>Timeout</source>
            <translation>超时时间</translation>
        </message>
        <message>
            <source>Internet</source>
            <translation>公网访问</translation>
        </message>
        <message>
            <source>allowed</source>
            <translation>允许</translation>
        </message>
        <message>
            <source>not allowed</source>
            <translation>不允许</translation>
        </message>
        <message>
            <source>Environment</source>
            <translation>环境变量</translation>
        </message>
        <message>
            <source>Secrets, by name</source>
            <translation>机密（按名称）</translation>
        </message>
        <message>
            <source>Function</source>
            <translation>函数</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Function %1</source>
            <translation>函数 %1</translation>
        </message>
    </context>
    <context>
        <name>sluice::FunctionStep</name>
        <message>
            <source>Function</source>
            <translation>函数</translation>
        </message>
        <message>
            <source>What is invoked for each window of logs.</source>
            <translation>为每个数据窗口调用的函数。</translation>
        </message>
    </context>
    <context>
        <name>sluice::FunctionTriggers</name>
        <message>
            <source>New &amp;trigger…</source>
            <translation>新建触发器(&amp;T)…</translation>
        </message>
        <message>
            <source>Triggers</source>
            <translation>触发器</translation>
        </message>
        <message>
            <source>No trigger invokes this function</source>
            <translation>没有触发器调用此函数</translation>
        </message>
        <message>
            <source>A trigger gives it each window of new logs of a Logstore, at an interval.</source>
            <translation>触发器按间隔把日志库中每个新的数据窗口交给它。</translation>
        </message>
        <message>
            <source>Open the selected trigger</source>
            <translation>打开所选触发器</translation>
        </message>
        <message numerus="yes">
            <source>%n trigger(s)</source>
            <translation>
                <numerusform>%n 个触发器</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::FunctionView</name>
        <message>
            <source>Code</source>
            <translation>代码</translation>
        </message>
        <message>
            <source>Configuration</source>
            <translation>配置</translation>
        </message>
        <message>
            <source>Environment</source>
            <translation>环境变量</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Triggers</source>
            <translation>触发器</translation>
        </message>
        <message>
            <source>Run &amp;what is saved</source>
            <translation>运行已保存的内容(&amp;W)</translation>
        </message>
        <message>
            <source>Parts of the function</source>
            <translation>函数的各部分</translation>
        </message>
        <message>
            <source>Version %1 is pinned.</source>
            <translation>已固定为版本 %1。</translation>
        </message>
        <message>
            <source>A version is pinned.</source>
            <translation>已固定一个版本。</translation>
        </message>
        <message>
            <source>What is saved does not run.</source>
            <translation>已保存的内容不会运行。</translation>
        </message>
    </context>
    <context>
        <name>sluice::FunctionsPage</name>
        <message>
            <source>Function %1</source>
            <translation>函数 %1</translation>
        </message>
        <message>
            <source>There is no function %1</source>
            <translation>没有函数 %1</translation>
        </message>
        <message>
            <source>It was deleted, or it has another name now. What was deleted is in the trash.</source>
            <translation>它已被删除，或已改名。删除的内容在回收站中。</translation>
        </message>
        <message>
            <source>&amp;All functions</source>
            <translation>所有函数(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Trash</source>
            <translation>回收站(&amp;T)</translation>
        </message>
        <message>
            <source>The engine does not answer.</source>
            <translation>引擎没有响应。</translation>
        </message>
        <message>
            <source>What is shown was read at %1.</source>
            <translation>显示的内容读取于 %1。</translation>
        </message>
    </context>
    <context>
        <name>sluice::ImportDialog</name>
        <message>
            <source>Import files</source>
            <translation>导入文件</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>预览</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <source>&amp;Stop the import</source>
            <translation>停止导入(&amp;S)</translation>
        </message>
        <message>
            <source>C&amp;ancel</source>
            <translation>取消(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Import</source>
            <translation>导入(&amp;I)</translation>
        </message>
        <message>
            <source>Could not look at the file</source>
            <translation>无法查看文件</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n 个文件</numerusform>
            </translation>
        </message>
        <message>
            <source>all lines parsed</source>
            <translation>全部行已解析</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) not parsed: %1</source>
            <translation>
                <numerusform>%n 行未解析：%1</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, %2, %3, %4</source>
            <translation>%1，%2，%3，%4</translation>
        </message>
        <message>
            <source>format %1</source>
            <translation>格式 %1</translation>
        </message>
        <message>
            <source>The file is empty</source>
            <translation>文件为空</translation>
        </message>
        <message>
            <source>It can be imported all the same: what is appended is read when it is followed.</source>
            <translation>仍可导入：跟随时会读取之后追加的内容。</translation>
        </message>
        <message>
            <source>The engine does not run.</source>
            <translation>引擎未运行。</translation>
        </message>
        <message>
            <source>Nothing is written before Import.</source>
            <translation>点击“导入”之前不会写入任何内容。</translation>
        </message>
        <message>
            <source>No file chosen</source>
            <translation>未选择文件</translation>
        </message>
        <message>
            <source>The first logs show here as they would be stored.</source>
            <translation>此处显示最前面的日志，与存储后的样子相同。</translation>
        </message>
        <message>
            <source>Cl&amp;ose</source>
            <translation>关闭(&amp;O)</translation>
        </message>
        <message>
            <source>These files are read into it already.</source>
            <translation>这些文件已在读入该日志库。</translation>
        </message>
        <message>
            <source>Retention and index of the Logstore lists them.</source>
            <translation>可在该日志库的“保留时间和索引”中查看。</translation>
        </message>
        <message>
            <source>Could not import the files</source>
            <translation>无法导入文件</translation>
        </message>
        <message>
            <source>A file cannot be read on.</source>
            <translation>有文件无法继续读取。</translation>
        </message>
        <message>
            <source>%1 of %2, %3 lines, %4 not parsed</source>
            <translation>%1 / %2，%3 行，%4 行未解析</translation>
        </message>
        <message>
            <source>Done: %1</source>
            <translation>已完成：%1</translation>
        </message>
        <message>
            <source>%1; following</source>
            <translation>%1；跟随中</translation>
        </message>
        <message>
            <source>%1, about %2 left</source>
            <translation>%1，约剩 %2</translation>
        </message>
        <message>
            <source>Could not stop the import</source>
            <translation>无法停止导入</translation>
        </message>
        <message>
            <source>Stopped. What was written stays: %1 lines.</source>
            <translation>已停止。已写入的内容保留：%1 行。</translation>
        </message>
        <message>
            <source>Stopped: the Logstore %1 does not exist any more.</source>
            <translation>已停止：日志库 %1 已不存在。</translation>
        </message>
    </context>
    <context>
        <name>sluice::ImportFields</name>
        <message>
            <source>&amp;Browse…</source>
            <translation>浏览(&amp;B)…</translation>
        </message>
        <message>
            <source>&amp;Keep reading what is appended</source>
            <translation>继续读取追加的内容(&amp;K)</translation>
        </message>
        <message>
            <source>/var/log/nginx/access.log, a folder, or a pattern such as /var/log/app/*.log</source>
            <translation>/var/log/nginx/access.log、文件夹，或 /var/log/app/*.log 这样的通配符</translation>
        </message>
        <message>
            <source>File, folder or pattern</source>
            <translation>文件、文件夹或通配符</translation>
        </message>
        <message>
            <source>&amp;File, folder or pattern</source>
            <translation>文件、文件夹或通配符(&amp;F)</translation>
        </message>
        <message>
            <source>Recognise it</source>
            <translation>自动识别</translation>
        </message>
        <message>
            <source>Plain lines</source>
            <translation>纯文本行</translation>
        </message>
        <message>
            <source>Regular expression</source>
            <translation>正则表达式</translation>
        </message>
        <message>
            <source>For&amp;mat</source>
            <translation>格式(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Pattern</source>
            <translation>表达式(&amp;P)</translation>
        </message>
        <message>
            <source>The first line names the columns</source>
            <translation>第一行是列名</translation>
        </message>
        <message>
            <source>&amp;Columns</source>
            <translation>列(&amp;C)</translation>
        </message>
        <message>
            <source>The format's own, or the moment of reading</source>
            <translation>格式自带的时间，或读取的时刻</translation>
        </message>
        <message>
            <source>&amp;Time field</source>
            <translation>时间字段(&amp;T)</translation>
        </message>
        <message>
            <source>Time fo&amp;rmat</source>
            <translation>时间格式(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Logstore</source>
            <translation>日志库(&amp;L)</translation>
        </message>
        <message>
            <source>Pro&amp;ject</source>
            <translation>项目(&amp;J)</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>名称(&amp;N)</translation>
        </message>
        <message>
            <source>New Logstore</source>
            <translation>新建日志库</translation>
        </message>
        <message>
            <source>Choose a file, a folder or a pattern.</source>
            <translation>请选择文件、文件夹或通配符。</translation>
        </message>
        <message>
            <source>The path must be absolute: it begins with /.</source>
            <translation>必须是绝对路径：以 / 开头。</translation>
        </message>
        <message>
            <source>A regular expression with named groups is needed.</source>
            <translation>需要带命名分组的正则表达式。</translation>
        </message>
        <message>
            <source>There is no project yet: create one first.</source>
            <translation>还没有项目：请先新建一个。</translation>
        </message>
        <message>
            <source>The new Logstore needs a name.</source>
            <translation>新日志库需要名称。</translation>
        </message>
        <message>
            <source>The name of a Logstore: 3 to 63 lower-case letters, digits, - and _, a letter or digit at both ends.</source>
            <translation>日志库名称：3 到 63 个小写字母、数字、- 和 _，首尾须为字母或数字。</translation>
        </message>
        <message>
            <source>There is a Logstore of that name already.</source>
            <translation>已有同名的日志库。</translation>
        </message>
        <message>
            <source>Import files</source>
            <translation>导入文件</translation>
        </message>
        <message>
            <source>%1 (does not exist)</source>
            <translation>%1（不存在）</translation>
        </message>
        <message>
            <source>The Logstore %1 does not exist. Choose another one.</source>
            <translation>日志库 %1 不存在。请另选一个。</translation>
        </message>
        <message>
            <source>The project %1 does not exist. Choose another one.</source>
            <translation>项目 %1 不存在。请另选一个。</translation>
        </message>
    </context>
    <context>
        <name>sluice::JsonEditor</name>
        <message>
            <source>line %1, column %2</source>
            <translation>第 %1 行，第 %2 列</translation>
        </message>
        <message>
            <source>Not pasted: it has %1, and at most %2 fit here. Nothing was changed.</source>
            <translation>未粘贴：内容有 %1，此处最多容纳 %2。没有任何改动。</translation>
        </message>
    </context>
    <context>
        <name>sluice::KeepTab</name>
        <message>
            <source>I&amp;ndex: logs can be searched by their fields</source>
            <translation>索引：可按字段查询日志(&amp;N)</translation>
        </message>
        <message>
            <source>Kept</source>
            <translation>保留时间</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Files that are read into it</source>
            <translation>读入的文件</translation>
        </message>
        <message>
            <source>No files</source>
            <translation>没有文件</translation>
        </message>
        <message>
            <source>Import files… reads a file, a pattern or a folder, once or as it grows.</source>
            <translation>“导入文件…”可读取文件、通配符或文件夹，读取一次或持续跟随。</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n 天</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s), at most %1</source>
            <translation>
                <numerusform>%n 天，最多 %1</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 in %2 lines</source>
            <translation>%1，%2 行</translation>
        </message>
        <message>
            <source>Remo&amp;ve</source>
            <translation>移除(&amp;V)</translation>
        </message>
        <message>
            <source>Stop f&amp;ollowing</source>
            <translation>停止跟随(&amp;O)</translation>
        </message>
        <message>
            <source>F&amp;ollow</source>
            <translation>跟随(&amp;O)</translation>
        </message>
        <message>
            <source>%1 is read to its end and not looked at again</source>
            <translation>把 %1 读到末尾，之后不再查看</translation>
        </message>
        <message>
            <source>What %1 gets from now on is read too</source>
            <translation>%1 之后增加的内容也会读取</translation>
        </message>
        <message>
            <source>%1 is not read any more; what was read stays</source>
            <translation>不再读取 %1；已读取的内容保留</translation>
        </message>
        <message>
            <source>Could not follow %1</source>
            <translation>无法跟随 %1</translation>
        </message>
        <message>
            <source>Could not stop following %1</source>
            <translation>无法停止跟随 %1</translation>
        </message>
        <message>
            <source>%1 is followed. Ctrl+Z undoes it.</source>
            <translation>已跟随 %1。Ctrl+Z 可撤销。</translation>
        </message>
        <message>
            <source>%1 is not followed any more. Ctrl+Z undoes it.</source>
            <translation>已停止跟随 %1。Ctrl+Z 可撤销。</translation>
        </message>
        <message>
            <source>Could not remove %1</source>
            <translation>无法移除 %1</translation>
        </message>
        <message>
            <source>%1 is not read any more; what was read stays. Ctrl+Z undoes it.</source>
            <translation>不再读取 %1；已读取的内容保留。Ctrl+Z 可撤销。</translation>
        </message>
        <message>
            <source>Could not change the index</source>
            <translation>无法更改索引</translation>
        </message>
    </context>
    <context>
        <name>sluice::KeyDialog</name>
        <message>
            <source>New access key of %1</source>
            <translation>%1 的新访问密钥</translation>
        </message>
        <message>
            <source>Copy the secret now.</source>
            <translation>请立即复制机密。</translation>
        </message>
        <message>
            <source>It cannot be shown again.</source>
            <translation>之后无法再次显示。</translation>
        </message>
        <message>
            <source>Access key &amp;id</source>
            <translation>访问密钥 ID(&amp;I)</translation>
        </message>
        <message>
            <source>Copy i&amp;d</source>
            <translation>复制 ID(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Secret</source>
            <translation>机密(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Copy secret</source>
            <translation>复制机密(&amp;C)</translation>
        </message>
        <message>
            <source>C&amp;lose</source>
            <translation>关闭(&amp;L)</translation>
        </message>
        <message>
            <source>Secret copied; the clipboard forgets it a minute after closing</source>
            <translation>机密已复制；关闭一分钟后将从剪贴板清除</translation>
        </message>
        <message>
            <source>Id copied</source>
            <translation>ID 已复制</translation>
        </message>
        <message>
            <source>The secret is not copied yet. Close closes all the same.</source>
            <translation>机密尚未复制。仍可按“关闭”按钮关闭。</translation>
        </message>
    </context>
    <context>
        <name>sluice::KeysCard</name>
        <message>
            <source>No key: this user cannot call from outside.</source>
            <translation>没有密钥：该用户不能从外部调用。</translation>
        </message>
        <message>
            <source>Access key id</source>
            <translation>访问密钥 ID</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>有效</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>已停用</translation>
        </message>
        <message>
            <source>%1 old</source>
            <translation>已用 %1</translation>
        </message>
        <message>
            <source>made %1</source>
            <translation>创建于 %1</translation>
        </message>
        <message>
            <source>Time for a new key: an old one has been seen by many.</source>
            <translation>该换新密钥了：旧密钥可能已被多人看到。</translation>
        </message>
    </context>
    <context>
        <name>sluice::LedgerModel</name>
        <message>
            <source>Started</source>
            <translation>开始时间</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Shard</source>
            <translation>分区</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Attempt</source>
            <translation>尝试</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>耗时</translation>
        </message>
        <message>
            <source>Lines in</source>
            <translation>读取行数</translation>
        </message>
        <message>
            <source>Shipped</source>
            <translation>投递行数</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>ok at attempt %1</source>
            <translation>第 %1 次尝试成功</translation>
        </message>
        <message>
            <source>round %1</source>
            <translation>第 %1 轮次</translation>
        </message>
        <message>
            <source>after %1</source>
            <translation>%1 后</translation>
        </message>
    </context>
    <context>
        <name>sluice::ListPane</name>
        <message>
            <source>Try a&amp;gain</source>
            <translation>重试(&amp;G)</translation>
        </message>
        <message>
            <source>Reading</source>
            <translation>正在读取</translation>
        </message>
        <message>
            <source>The engine has been asked and did not answer yet.</source>
            <translation>已询问引擎，尚未得到应答。</translation>
        </message>
        <message>
            <source>Nothing matches</source>
            <translation>没有匹配项</translation>
        </message>
        <message>
            <source>C&amp;lear filters</source>
            <translation>清除筛选(&amp;L)</translation>
        </message>
    </context>
    <context>
        <name>sluice::LogActions</name>
        <message>
            <source>Copy rows as CSV</source>
            <translation>复制所选行为 CSV</translation>
        </message>
        <message>
            <source>Copy rows as JSON</source>
            <translation>复制所选行为 JSON</translation>
        </message>
        <message>
            <source>Copy rows as sluicectl command</source>
            <translation>复制所选行为 sluicectl 命令</translation>
        </message>
        <message>
            <source>Times in local time</source>
            <translation>时间用本地时区</translation>
        </message>
        <message>
            <source>Times in UTC</source>
            <translation>时间用 UTC</translation>
        </message>
        <message>
            <source>Times in the machine's zone</source>
            <translation>时间用本机时区</translation>
        </message>
        <message>
            <source>Only %1</source>
            <translation>只看 %1</translation>
        </message>
        <message>
            <source>Not %1</source>
            <translation>排除 %1</translation>
        </message>
        <message>
            <source>Only this window, all its rounds</source>
            <translation>只看此数据窗口的所有轮次</translation>
        </message>
        <message>
            <source>Time zone</source>
            <translation>时区</translation>
        </message>
        <message numerus="yes">
            <source>%Ln row(s) copied</source>
            <translation>
                <numerusform>已复制 %Ln 行</numerusform>
            </translation>
        </message>
        <message>
            <source>Copied: %1</source>
            <translation>已复制：%1</translation>
        </message>
    </context>
    <context>
        <name>sluice::LogModel</name>
        <message>
            <source>(%1 in all)</source>
            <translation>（共 %1）</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Shard</source>
            <translation>分区</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>日志</translation>
        </message>
        <message>
            <source>Log time %1
Received %2</source>
            <translation>日志时间 %1
接收时间 %2</translation>
        </message>
    </context>
    <context>
        <name>sluice::LogstoreForm</name>
        <message>
            <source>&amp;Limit the size</source>
            <translation>限制大小(&amp;L)</translation>
        </message>
        <message>
            <source>the oldest data goes first</source>
            <translation>最早的数据先删除</translation>
        </message>
        <message>
            <source>&amp;Index</source>
            <translation>索引(&amp;I)</translation>
        </message>
        <message>
            <source>needed for searching it</source>
            <translation>查询时需要</translation>
        </message>
        <message>
            <source>Choose a project</source>
            <translation>选择项目</translation>
        </message>
        <message>
            <source>&amp;Project</source>
            <translation>项目(&amp;P)</translation>
        </message>
        <message>
            <source>Logstore &amp;name</source>
            <translation>日志库名称(&amp;N)</translation>
        </message>
        <message>
            <source>S&amp;hards</source>
            <translation>分区(&amp;H)</translation>
        </message>
        <message>
            <source>%1–%2; each is read by its own pump</source>
            <translation>%1–%2；每个分区单独读取</translation>
        </message>
        <message>
            <source>&amp;Retention</source>
            <translation>保留时间(&amp;R)</translation>
        </message>
        <message>
            <source>days, 1–%1</source>
            <translation>天，1–%1</translation>
        </message>
        <message>
            <source>Size limi&amp;t</source>
            <translation>大小上限(&amp;T)</translation>
        </message>
        <message>
            <source>MiB, %1 or more</source>
            <translation>MiB，不少于 %1</translation>
        </message>
        <message>
            <source>The number of shards is fixed once the Logstore exists.</source>
            <translation>日志库新建后，分区数不可更改。</translation>
        </message>
        <message>
            <source>There is no project yet. Create one first.</source>
            <translation>还没有项目，请先新建一个。</translation>
        </message>
        <message>
            <source>Choose a project.</source>
            <translation>请选择项目。</translation>
        </message>
        <message>
            <source>The project %1 does not exist any more.</source>
            <translation>项目 %1 已不存在。</translation>
        </message>
    </context>
    <context>
        <name>sluice::LogstoreHead</name>
        <message>
            <source>&amp;Import files…</source>
            <translation>导入文件(&amp;I)…</translation>
        </message>
        <message>
            <source>&amp;Edit…</source>
            <translation>编辑(&amp;E)…</translation>
        </message>
        <message>
            <source>&amp;Delete…</source>
            <translation>删除(&amp;D)…</translation>
        </message>
        <message numerus="yes">
            <source>%n shard(s)</source>
            <translation>
                <numerusform>%n 个分区</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 Mbit/s in</source>
            <translation>流入 %1 Mbit/s</translation>
        </message>
        <message numerus="yes">
            <source>kept %n day(s)</source>
            <translation>
                <numerusform>保留 %n 天</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>read by %n trigger(s)</source>
            <translation>
                <numerusform>%n 个触发器读取</numerusform>
            </translation>
        </message>
        <message>
            <source>The engine does not run</source>
            <translation>引擎未运行</translation>
        </message>
        <message>
            <source>Logstores</source>
            <translation>日志库</translation>
        </message>
        <message>
            <source>No Logstore has this name now</source>
            <translation>现在没有此名称的日志库</translation>
        </message>
    </context>
    <context>
        <name>sluice::LogstoreList</name>
        <message>
            <source>&amp;Import files…</source>
            <translation>导入文件(&amp;I)…</translation>
        </message>
        <message>
            <source>Create &amp;Logstore…</source>
            <translation>新建日志库(&amp;L)…</translation>
        </message>
        <message>
            <source>Logstores</source>
            <translation>日志库</translation>
        </message>
        <message>
            <source>Filter Logstores</source>
            <translation>筛选日志库</translation>
        </message>
        <message>
            <source>The engine does not run</source>
            <translation>引擎未运行</translation>
        </message>
        <message>
            <source>Could not list the Logstores</source>
            <translation>无法列出日志库</translation>
        </message>
        <message>
            <source>Reading the Logstores</source>
            <translation>正在读取日志库</translation>
        </message>
        <message>
            <source>No Logstore matches</source>
            <translation>没有匹配的日志库</translation>
        </message>
        <message numerus="yes">
            <source>%n Logstore(s) hidden by the filter.</source>
            <translation>
                <numerusform>筛选隐藏了 %n 个日志库。</numerusform>
            </translation>
        </message>
        <message>
            <source>Cl&amp;ear the filter</source>
            <translation>清除筛选(&amp;E)</translation>
        </message>
        <message>
            <source>No Logstores yet</source>
            <translation>还没有日志库</translation>
        </message>
        <message>
            <source>A Logstore keeps logs in shards, in the order in which they came. Triggers read from it.</source>
            <translation>日志库按到达顺序在分区中保存日志。触发器从中读取。</translation>
        </message>
        <message>
            <source>&amp;Create Logstore…</source>
            <translation>新建日志库(&amp;C)…</translation>
        </message>
        <message>
            <source>Import &amp;files…</source>
            <translation>导入文件(&amp;F)…</translation>
        </message>
    </context>
    <context>
        <name>sluice::LogstoreModel</name>
        <message>
            <source>Logstore</source>
            <translation>日志库</translation>
        </message>
        <message>
            <source>Shards</source>
            <translation>分区</translation>
        </message>
        <message>
            <source>Lines/s, 1 h</source>
            <translation>行/秒，1 小时</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Kept</source>
            <translation>保留时间</translation>
        </message>
        <message>
            <source>Index</source>
            <translation>索引</translation>
        </message>
        <message>
            <source>Last received</source>
            <translation>最近接收</translation>
        </message>
        <message>
            <source>Triggers</source>
            <translation>触发器</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>文件</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n 天</numerusform>
            </translation>
        </message>
        <message>
            <source>on</source>
            <translation>开</translation>
        </message>
        <message>
            <source>off</source>
            <translation>关</translation>
        </message>
    </context>
    <context>
        <name>sluice::LogstoreView</name>
        <message>
            <source>Parts of the Logstore</source>
            <translation>日志库的各部分</translation>
        </message>
        <message>
            <source>Browse</source>
            <translation>浏览</translation>
        </message>
        <message>
            <source>Shards</source>
            <translation>分区</translation>
        </message>
        <message>
            <source>Traffic</source>
            <translation>流量</translation>
        </message>
        <message>
            <source>Retention and index</source>
            <translation>保留时间和索引</translation>
        </message>
        <message>
            <source>Triggers</source>
            <translation>触发器</translation>
        </message>
        <message>
            <source>Lines a minute</source>
            <translation>每分钟行数</translation>
        </message>
        <message>
            <source>Bytes a minute</source>
            <translation>每分钟字节数</translation>
        </message>
        <message>
            <source>Triggers that read it</source>
            <translation>读取它的触发器</translation>
        </message>
        <message>
            <source>No trigger reads it</source>
            <translation>没有触发器读取它</translation>
        </message>
        <message>
            <source>A trigger asks this Logstore for what is new and invokes a function.</source>
            <translation>触发器向此日志库询问新数据，并调用函数。</translation>
        </message>
        <message>
            <source>&amp;New trigger</source>
            <translation>新建触发器(&amp;N)</translation>
        </message>
        <message>
            <source>Shards %1</source>
            <translation>分区 %1</translation>
        </message>
        <message>
            <source>Triggers %1</source>
            <translation>触发器 %1</translation>
        </message>
        <message>
            <source>This Logstore is not there</source>
            <translation>此日志库不存在</translation>
        </message>
        <message>
            <source>It was deleted, or not created yet. What was deleted stays in the trash for 7 days.</source>
            <translation>它已被删除或尚未新建。删除的内容在回收站中保留 7 天。</translation>
        </message>
        <message>
            <source>Open the &amp;trash</source>
            <translation>打开回收站(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;All Logstores</source>
            <translation>全部日志库(&amp;A)</translation>
        </message>
        <message>
            <source>lines</source>
            <translation>行</translation>
        </message>
        <message>
            <source>bytes</source>
            <translation>字节</translation>
        </message>
    </context>
    <context>
        <name>sluice::MainWindow</name>
        <message>
            <source>engine: starting</source>
            <translation>引擎：启动中</translation>
        </message>
        <message>
            <source>Close this message</source>
            <translation>关闭此消息</translation>
        </message>
        <message>
            <source>engine: not running</source>
            <translation>引擎：未运行</translation>
        </message>
        <message>
            <source>engine: connection lost</source>
            <translation>引擎：连接中断</translation>
        </message>
        <message>
            <source>Could not take back the last change</source>
            <translation>无法撤销上次更改</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>概览</translation>
        </message>
        <message>
            <source>Triggers</source>
            <translation>触发器</translation>
        </message>
        <message>
            <source>Services</source>
            <translation>服务</translation>
        </message>
        <message>
            <source>Logstores</source>
            <translation>日志库</translation>
        </message>
        <message>
            <source>Access</source>
            <translation>访问控制</translation>
        </message>
        <message>
            <source>New trigger</source>
            <translation>新建触发器</translation>
        </message>
        <message>
            <source>Import log files…</source>
            <translation>导入日志文件…</translation>
        </message>
        <message>
            <source>Open a stack file…</source>
            <translation>打开编排文件…</translation>
        </message>
        <message>
            <source>Save all as a stack file…</source>
            <translation>全部另存为编排文件…</translation>
        </message>
        <message>
            <source>Undo the last change</source>
            <translation>撤销上次更改</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Could not make the change again</source>
            <translation>无法重做更改</translation>
        </message>
        <message>
            <source>Trash…</source>
            <translation>回收站…</translation>
        </message>
        <message>
            <source>Confirm Authorization Policy…</source>
            <translation>确认授权策略…</translation>
        </message>
        <message>
            <source>Connect to the cloud…</source>
            <translation>连接云端…</translation>
        </message>
        <message>
            <source>Run the sample</source>
            <translation>运行示例</translation>
        </message>
        <message>
            <source>Search or run a command</source>
            <translation>搜索或执行命令</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>过滤</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>重新检查</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Close the detail</source>
            <translation>关闭详情</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>菜单</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>设置…</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>Connections…</source>
            <translation>连接…</translation>
        </message>
        <message>
            <source>Dismiss all</source>
            <translation>全部忽略</translation>
        </message>
        <message>
            <source>On this page</source>
            <translation>本页</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Open a stack file</source>
            <translation>打开编排文件</translation>
        </message>
        <message>
            <source>Stack files (*.yaml *.yml);;All files (*)</source>
            <translation>编排文件 (*.yaml *.yml);;所有文件 (*)</translation>
        </message>
        <message>
            <source>Save all as a stack file</source>
            <translation>全部另存为编排文件</translation>
        </message>
        <message>
            <source>Stack files (*.yaml)</source>
            <translation>编排文件 (*.yaml)</translation>
        </message>
        <message>
            <source>Could not save the stack file</source>
            <translation>无法保存编排文件</translation>
        </message>
        <message>
            <source>Choose another place.</source>
            <translation>请选择其他位置。</translation>
        </message>
        <message>
            <source>Saved %1.</source>
            <translation>已保存 %1。</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1/%2</translation>
        </message>
        <message>
            <source>Starting the engine.</source>
            <translation>正在启动引擎。</translation>
        </message>
        <message>
            <source>What was tried before failed; this is another try.</source>
            <translation>上次启动失败，正在重试。</translation>
        </message>
        <message>
            <source>Functions</source>
            <translation>函数</translation>
        </message>
        <message>
            <source>New function…</source>
            <translation>新建函数…</translation>
        </message>
        <message numerus="yes">
            <source>%1, and %n more notice(s)</source>
            <translation>
                <numerusform>%1，另有 %n 条通知</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::NameBox</name>
        <message>
            <source>&amp;Cancel</source>
            <translation>取消(&amp;C)</translation>
        </message>
    </context>
    <context>
        <name>sluice::NewFunctionForm</name>
        <message>
            <source>P&amp;ython</source>
            <translation>Python(&amp;Y)</translation>
        </message>
        <message>
            <source>Node.&amp;js</source>
            <translation>Node.js(&amp;J)</translation>
        </message>
        <message>
            <source>C&amp;ustom</source>
            <translation>自定义(&amp;U)</translation>
        </message>
        <message>
            <source>path of a folder</source>
            <translation>文件夹的路径</translation>
        </message>
        <message>
            <source>Use the files that are t&amp;here</source>
            <translation>使用已有的文件(&amp;H)</translation>
        </message>
        <message>
            <source>Choose a service</source>
            <translation>选择服务</translation>
        </message>
        <message>
            <source>&amp;Service</source>
            <translation>服务(&amp;S)</translation>
        </message>
        <message>
            <source>Ne&amp;w…</source>
            <translation>新建(&amp;W)…</translation>
        </message>
        <message>
            <source>New service</source>
            <translation>新建服务</translation>
        </message>
        <message>
            <source>Function na&amp;me</source>
            <translation>函数名称(&amp;M)</translation>
        </message>
        <message>
            <source>Runtime</source>
            <translation>运行环境</translation>
        </message>
        <message>
            <source>S&amp;tart from</source>
            <translation>起始内容(&amp;T)</translation>
        </message>
        <message>
            <source>C&amp;ode</source>
            <translation>代码(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Folder…</source>
            <translation>文件夹(&amp;F)…</translation>
        </message>
        <message>
            <source>Hand&amp;ler</source>
            <translation>函数入口(&amp;L)</translation>
        </message>
        <message>
            <source>A program of yours, “bootstrap”, that answers HTTP on port 9000.</source>
            <translation>您自己的程序“bootstrap”，在 9000 端口响应 HTTP。</translation>
        </message>
        <message>
            <source>Choose a service, or create one.</source>
            <translation>选择或新建服务。</translation>
        </message>
        <message>
            <source>The service %1 does not exist any more.</source>
            <translation>服务 %1 已不存在。</translation>
        </message>
        <message>
            <source>It has no role: its functions may do nothing in other services.</source>
            <translation>它没有角色：其函数在其他服务中没有任何权限。</translation>
        </message>
        <message>
            <source>Its role %1 does not exist any more.</source>
            <translation>它的角色 %1 已不存在。</translation>
        </message>
        <message>
            <source>Acts as %1, which may: %2</source>
            <translation>以角色 %1 运行，它可以：%2</translation>
        </message>
        <message>
            <source>A handler is needed: FILE.FUNCTION, for example index.handler.</source>
            <translation>需要函数入口：文件.函数，例如 index.handler。</translation>
        </message>
        <message>
            <source>A folder is needed.</source>
            <translation>需要文件夹。</translation>
        </message>
        <message>
            <source>The path must begin with a slash: the engine runs in another folder.</source>
            <translation>路径必须以斜杠开头：引擎在另一个文件夹中运行。</translation>
        </message>
        <message>
            <source>There is no such folder yet. It needs a program of the name bootstrap.</source>
            <translation>还没有这个文件夹。其中需要名为 bootstrap 的程序。</translation>
        </message>
        <message>
            <source>This is no folder.</source>
            <translation>这不是文件夹。</translation>
        </message>
        <message>
            <source>The folder is not empty. Choose another one, or use the files that are there.</source>
            <translation>文件夹不为空。请选择另一个，或使用已有的文件。</translation>
        </message>
        <message>
            <source>Its files stay as they are.</source>
            <translation>其中的文件保持不变。</translation>
        </message>
        <message>
            <source>The folder is empty; the starter's files are written into it.</source>
            <translation>文件夹为空；起始文件会写入其中。</translation>
        </message>
        <message>
            <source>The folder is made, with the starter's files.</source>
            <translation>会新建该文件夹并写入起始文件。</translation>
        </message>
        <message>
            <source>Folder with the code</source>
            <translation>代码所在的文件夹</translation>
        </message>
        <message>
            <source>It is created together with the function.</source>
            <translation>它会与函数一起新建。</translation>
        </message>
    </context>
    <context>
        <name>sluice::NewKeyDialog</name>
        <message>
            <source>&amp;Keep the newest old key until the next rotation</source>
            <translation>保留最新的旧密钥直到下次轮换(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Stop the old keys at once</source>
            <translation>立即停用旧密钥(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Make key</source>
            <translation>生成密钥(&amp;M)</translation>
        </message>
        <message>
            <source>New key of %1</source>
            <translation>%1 的新密钥</translation>
        </message>
        <message>
            <source>This user has no key yet</source>
            <translation>该用户还没有密钥</translation>
        </message>
        <message numerus="yes">
            <source>What becomes of the %n old key(s)?</source>
            <translation>
                <numerusform>如何处理 %n 个旧密钥？</numerusform>
            </translation>
        </message>
        <message>
            <source>A user has at most two keys: the oldest stops in any case.</source>
            <translation>一个用户最多有两个密钥：最旧的密钥必定停用。</translation>
        </message>
        <message>
            <source>Keeping it leaves time to change what uses it.</source>
            <translation>保留旧密钥可以留出时间更改其使用者。</translation>
        </message>
        <message>
            <source>&amp;Cancel</source>
            <translation>取消(&amp;C)</translation>
        </message>
        <message>
            <source>Could not make a key</source>
            <translation>无法生成密钥</translation>
        </message>
        <message>
            <source>%1 has a new key</source>
            <translation>%1 有了新密钥</translation>
        </message>
    </context>
    <context>
        <name>sluice::NoKeychainDialog</name>
        <message>
            <source>The keychain is locked</source>
            <translation>钥匙串已锁定</translation>
        </message>
        <message>
            <source>Unlock it and try again.</source>
            <translation>解锁后重试。</translation>
        </message>
        <message>
            <source>The keychain refused</source>
            <translation>钥匙串拒绝了请求</translation>
        </message>
        <message>
            <source>Allow this program in the keychain and try again.</source>
            <translation>在钥匙串中允许本程序，然后重试。</translation>
        </message>
        <message>
            <source>The keychain did not answer</source>
            <translation>钥匙串没有应答</translation>
        </message>
        <message>
            <source>Look whether it waits for an answer of yours, then try again.</source>
            <translation>查看它是否在等待您的答复，然后重试。</translation>
        </message>
        <message>
            <source>Secrets were given at the start and cannot be changed</source>
            <translation>机密在启动时给定，无法更改</translation>
        </message>
        <message>
            <source>Start the engine again with the value in %1, or with --secrets keychain.</source>
            <translation>将值放入 %1 后重新启动引擎，或使用 --secrets keychain。</translation>
        </message>
        <message>
            <source>There is no keychain here</source>
            <translation>此处没有钥匙串</translation>
        </message>
        <message>
            <source>Start a keychain service (GNOME Keyring or KWallet) and try again, or keep the secret for this run only.</source>
            <translation>启动钥匙串服务（GNOME Keyring 或 KWallet）后重试，或仅在本次运行中保留机密。</translation>
        </message>
        <message>
            <source>The secret is not stored yet</source>
            <translation>机密尚未保存</translation>
        </message>
        <message>
            <source>Nothing was written, and what was typed is forgotten.</source>
            <translation>没有写入任何内容，输入的内容已被遗忘。</translation>
        </message>
        <message>
            <source>Kept for this run only, it is in the memory of the engine and gone when the engine stops. It is never written in plain text.

Without a keychain, give it at each start:
  %1=…  sluicectl serve --secrets env
  sluicectl serve --secrets fd:3  3&lt;FILE      (lines %2=VALUE)</source>
            <translation>仅在本次运行中保留时，它位于引擎的内存中，引擎停止后即消失。它绝不会以明文写入。

没有钥匙串时，请在每次启动时给定：
  %1=…  sluicectl serve --secrets env
  sluicectl serve --secrets fd:3  3&lt;FILE      （每行 %2=VALUE）</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>关闭(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Cancel</source>
            <translation>取消(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Keep for this run only</source>
            <translation>仅本次运行保留(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Try again</source>
            <translation>重试(&amp;T)</translation>
        </message>
    </context>
    <context>
        <name>sluice::Notices</name>
        <message>
            <source>%1 is blocked since %2</source>
            <translation>%1 自 %2 起已阻塞</translation>
        </message>
        <message>
            <source>%1 is not authorized</source>
            <translation>%1 未授权</translation>
        </message>
        <message>
            <source>%1 has lost its Logstore</source>
            <translation>%1 的日志库已不存在</translation>
        </message>
        <message numerus="yes">
            <source>%1 fails: success rate %2, %n failure(s) in the hour</source>
            <translation>
                <numerusform>%1 执行失败：成功率 %2，一小时内失败 %n 次</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 lags by %2, and the lag grows</source>
            <translation>%1 延迟 %2，并且还在增大</translation>
        </message>
        <message>
            <source>%1 has had no execution for %2</source>
            <translation>%1 已有 %2 没有执行</translation>
        </message>
        <message>
            <source>since %1</source>
            <translation>自 %1 起</translation>
        </message>
    </context>
    <context>
        <name>sluice::OverviewPage</name>
        <message>
            <source>Could not list the triggers</source>
            <translation>无法列出触发器</translation>
        </message>
        <message>
            <source>&amp;Try again</source>
            <translation>重试(&amp;T)</translation>
        </message>
        <message>
            <source>Reading the triggers</source>
            <translation>正在读取触发器</translation>
        </message>
        <message>
            <source>The engine starts: it reads what was written last. Nothing that was acknowledged is lost.</source>
            <translation>引擎正在启动：读取上次写入的内容。已确认的数据不会丢失。</translation>
        </message>
        <message>
            <source>No triggers yet</source>
            <translation>还没有触发器</translation>
        </message>
        <message>
            <source>A trigger asks a Logstore for what is new and invokes a function. The sample brings a Logstore with data, a function and a trigger.</source>
            <translation>触发器向日志库查询新数据，并调用函数。示例带有一个有数据的日志库、一个函数和一个触发器。</translation>
        </message>
        <message>
            <source>&amp;New trigger</source>
            <translation>新建触发器(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Run the sample</source>
            <translation>运行示例(&amp;R)</translation>
        </message>
        <message>
            <source>No trigger matches</source>
            <translation>没有匹配的触发器</translation>
        </message>
        <message numerus="yes">
            <source>%n trigger(s) hidden by the filter.</source>
            <translation>
                <numerusform>筛选隐藏了 %n 个触发器。</numerusform>
            </translation>
        </message>
        <message>
            <source>C&amp;lear filters</source>
            <translation>清除筛选(&amp;L)</translation>
        </message>
        <message>
            <source>15 min</source>
            <translation>15 分钟</translation>
        </message>
        <message>
            <source>1 h</source>
            <translation>1 小时</translation>
        </message>
        <message>
            <source>6 h</source>
            <translation>6 小时</translation>
        </message>
        <message>
            <source>24 h</source>
            <translation>24 小时</translation>
        </message>
        <message>
            <source>7 d</source>
            <translation>7 天</translation>
        </message>
        <message>
            <source>Time shown</source>
            <translation>显示的时间范围</translation>
        </message>
        <message>
            <source>&amp;Live</source>
            <translation>实时(&amp;L)</translation>
        </message>
        <message>
            <source>Triggers</source>
            <translation>触发器</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>概览</translation>
        </message>
        <message>
            <source>Keep the charts at the newest figures</source>
            <translation>让图表保持最新</translation>
        </message>
        <message>
            <source>Filter triggers</source>
            <translation>筛选触发器</translation>
        </message>
        <message>
            <source>Open the selected trigger</source>
            <translation>打开选中的触发器</translation>
        </message>
        <message>
            <source>Live charts</source>
            <translation>实时图表</translation>
        </message>
        <message>
            <source>Show the last %1</source>
            <translation>显示最近 %1</translation>
        </message>
        <message>
            <source>Throughput in lines</source>
            <translation>按行数显示吞吐量</translation>
        </message>
        <message>
            <source>Throughput in bytes</source>
            <translation>按字节显示吞吐量</translation>
        </message>
        <message>
            <source>Clear the filters</source>
            <translation>清除筛选</translation>
        </message>
        <message>
            <source>The engine does not answer.</source>
            <translation>引擎没有应答。</translation>
        </message>
        <message>
            <source>What is shown was read at %1.</source>
            <translation>显示的内容读取于 %1。</translation>
        </message>
    </context>
    <context>
        <name>sluice::PairTable</name>
        <message>
            <source>Remo&amp;ve</source>
            <translation>移除(&amp;V)</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Value, or name of a secret</source>
            <translation>值，或机密的名称</translation>
        </message>
        <message>
            <source>Secret</source>
            <translation>机密</translation>
        </message>
        <message>
            <source>Environment</source>
            <translation>环境变量</translation>
        </message>
        <message>
            <source>The value is the name of a secret</source>
            <translation>值为机密的名称</translation>
        </message>
        <message>
            <source>a line without a name</source>
            <translation>没有名称的一行</translation>
        </message>
        <message>
            <source>%1: there is another line of that name.</source>
            <translation>%1：另有同名的一行。</translation>
        </message>
    </context>
    <context>
        <name>sluice::PaletteButton</name>
        <message>
            <source>Search or run a command</source>
            <translation>搜索或执行命令</translation>
        </message>
        <message>
            <source>Every page, trigger, service, Logstore and action (Ctrl+K)</source>
            <translation>所有页面、触发器、服务、日志库和操作（Ctrl+K）</translation>
        </message>
    </context>
    <context>
        <name>sluice::ParameterForm</name>
        <message>
            <source>Form</source>
            <translation>表单</translation>
        </message>
        <message>
            <source>Form and JSON</source>
            <translation>表单和 JSON</translation>
        </message>
        <message>
            <source>JSON</source>
            <translation>JSON</translation>
        </message>
        <message>
            <source>Function con&amp;figuration</source>
            <translation>函数配置(&amp;F)</translation>
        </message>
        <message>
            <source>JSON, written by the form; edits here go back into it</source>
            <translation>JSON 由表单生成；在此处的修改会写回表单</translation>
        </message>
        <message>
            <source>Form&amp;at</source>
            <translation>格式化(&amp;A)</translation>
        </message>
        <message>
            <source>Function configuration as JSON</source>
            <translation>JSON 形式的函数配置</translation>
        </message>
        <message>
            <source>All instructions</source>
            <translation>全部说明</translation>
        </message>
        <message>
            <source>Line %1, column %2: %3</source>
            <translation>第 %1 行，第 %2 列：%3</translation>
        </message>
        <message>
            <source>Not complete</source>
            <translation>尚不完整</translation>
        </message>
        <message>
            <source>A JSON object, all keys known</source>
            <translation>JSON 对象，所有键均可识别</translation>
        </message>
        <message>
            <source>A JSON object</source>
            <translation>JSON 对象</translation>
        </message>
        <message>
            <source>Copies go to %1.</source>
            <translation>复制到 %1。</translation>
        </message>
        <message>
            <source>Next object: %1</source>
            <translation>下一个对象：%1</translation>
        </message>
        <message>
            <source>Function configuration</source>
            <translation>函数配置</translation>
        </message>
        <message>
            <source>View</source>
            <translation>视图</translation>
        </message>
    </context>
    <context>
        <name>sluice::PermissionsStep</name>
        <message>
            <source>Permissions</source>
            <translation>权限</translation>
        </message>
        <message>
            <source>Two roles take part: functions act as one, Log Service invokes them as the other.</source>
            <translation>涉及两个角色：函数以其中一个执行，日志服务以另一个调用函数。</translation>
        </message>
        <message>
            <source>Template authorization</source>
            <translation>模板授权</translation>
        </message>
        <message>
            <source>Trigger role</source>
            <translation>触发器角色</translation>
        </message>
        <message>
            <source>The service has no role, so its functions may do nothing.</source>
            <translation>服务没有角色，其函数没有任何权限。</translation>
        </message>
        <message>
            <source>Function Compute assumes %1 for the functions of service %2. They may:</source>
            <translation>函数计算为服务 %2 的函数扮演 %1。它们可以：</translation>
        </message>
        <message>
            <source>It has no system policies.</source>
            <translation>没有系统权限策略。</translation>
        </message>
        <message>
            <source>Policies: %1</source>
            <translation>权限策略：%1</translation>
        </message>
        <message>
            <source>Add %1</source>
            <translation>添加 %1</translation>
        </message>
        <message>
            <source>Choose a &amp;role</source>
            <translation>选择角色(&amp;R)</translation>
        </message>
        <message>
            <source>Log Service assumes %1. It may:</source>
            <translation>日志服务扮演 %1。它可以：</translation>
        </message>
        <message>
            <source>Made by the authorization step.</source>
            <translation>由授权步骤建立。</translation>
        </message>
        <message>
            <source>Create makes it, by confirming the authorization policy.</source>
            <translation>新建时确认授权策略并建立它。</translation>
        </message>
        <message>
            <source>It is made when the authorization policy is confirmed.</source>
            <translation>确认授权策略时建立。</translation>
        </message>
        <message>
            <source>Confirm it with &amp;Create</source>
            <translation>新建时一并确认(&amp;C)</translation>
        </message>
        <message>
            <source>Choose another &amp;role</source>
            <translation>选择其他角色(&amp;R)</translation>
        </message>
        <message>
            <source>Nothing is missing</source>
            <translation>没有缺少的权限</translation>
        </message>
    </context>
    <context>
        <name>sluice::ProjectForm</name>
        <message>
            <source>Project &amp;name</source>
            <translation>项目名称(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Region</source>
            <translation>地域(&amp;R)</translation>
        </message>
        <message>
            <source>What a trigger connects must be in one region.</source>
            <translation>触发器所连接的资源须在同一地域。</translation>
        </message>
        <message>
            <source>&amp;Description</source>
            <translation>描述(&amp;D)</translation>
        </message>
    </context>
    <context>
        <name>sluice::PumpModel</name>
        <message>
            <source>Shard</source>
            <translation>分区</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Checkpoint</source>
            <translation>检查点</translation>
        </message>
        <message>
            <source>End</source>
            <translation>末尾</translation>
        </message>
        <message>
            <source>Lag</source>
            <translation>延迟</translation>
        </message>
        <message>
            <source>Reason of the last tick</source>
            <translation>上次检查的结果</translation>
        </message>
        <message>
            <source>Next tick</source>
            <translation>下次检查</translation>
        </message>
    </context>
    <context>
        <name>sluice::QuestionModel</name>
        <message>
            <source>Answer</source>
            <translation>回答</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>操作者</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Resource</source>
            <translation>资源</translation>
        </message>
        <message>
            <source>Asked</source>
            <translation>提问时间</translation>
        </message>
        <message>
            <source>Allowed</source>
            <translation>允许</translation>
        </message>
        <message>
            <source>Denied</source>
            <translation>已拒绝</translation>
        </message>
    </context>
    <context>
        <name>sluice::Rail</name>
        <message>
            <source>Triggers</source>
            <translation>触发器</translation>
        </message>
        <message>
            <source>Places</source>
            <translation>导航</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>概览</translation>
        </message>
        <message>
            <source>Services</source>
            <translation>服务</translation>
        </message>
        <message>
            <source>Logstores</source>
            <translation>日志库</translation>
        </message>
        <message>
            <source>Access</source>
            <translation>访问控制</translation>
        </message>
        <message>
            <source>New trigger</source>
            <translation>新建触发器</translation>
        </message>
        <message>
            <source>Functions</source>
            <translation>函数</translation>
        </message>
    </context>
    <context>
        <name>sluice::RailItem</name>
        <message numerus="yes">
            <source>%n need(s) a look</source>
            <translation>
                <numerusform>%n 个需要处理</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::RecentLog</name>
        <message>
            <source>%1… (%2 in all)</source>
            <translation>%1…（共 %2）</translation>
        </message>
        <message>
            <source>F&amp;ollow</source>
            <translation>跟随(&amp;O)</translation>
        </message>
        <message>
            <source>Function log</source>
            <translation>函数日志</translation>
        </message>
        <message>
            <source>Read new lines as they come</source>
            <translation>有新行时随即读取</translation>
        </message>
        <message>
            <source>this service keeps none: it has no log project and Logstore</source>
            <translation>该服务不保存函数日志：没有设置日志项目和日志库</translation>
        </message>
        <message>
            <source>the service has no function yet</source>
            <translation>该服务还没有函数</translation>
        </message>
        <message>
            <source>of %1, the newest lines</source>
            <translation>%1 的最新几行</translation>
        </message>
        <message>
            <source>Could not read the function log</source>
            <translation>无法读取函数日志</translation>
        </message>
        <message>
            <source>No lines yet: the function has not written any.</source>
            <translation>还没有日志：函数尚未写过任何一行。</translation>
        </message>
    </context>
    <context>
        <name>sluice::RecordModel</name>
        <message>
            <source>%1… (%2 in all)</source>
            <translation>%1…（共 %2）</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
    </context>
    <context>
        <name>sluice::RecordsView</name>
        <message>
            <source>&amp;More</source>
            <translation>更多(&amp;M)</translation>
        </message>
        <message>
            <source>Ra&amp;w</source>
            <translation>原文(&amp;W)</translation>
        </message>
        <message>
            <source>Copy the chosen records whole (Ctrl+C)</source>
            <translation>复制所选记录的全文 (Ctrl+C)</translation>
        </message>
        <message>
            <source>Records of the window</source>
            <translation>数据窗口的记录</translation>
        </message>
        <message>
            <source>Records of the window, raw</source>
            <translation>数据窗口的记录，原文</translation>
        </message>
        <message>
            <source>Each record as one line of JSON</source>
            <translation>每条记录一行 JSON</translation>
        </message>
        <message>
            <source>Could not read the records of this window</source>
            <translation>无法读取此数据窗口的记录</translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s)</source>
            <translation>
                <numerusform>%Ln 条记录</numerusform>
            </translation>
        </message>
        <message>
            <source>first %1 of %2, reading …</source>
            <translation>前 %1 条，共 %2 条，正在读取……</translation>
        </message>
        <message>
            <source>first %1 of %2</source>
            <translation>前 %1 条，共 %2 条</translation>
        </message>
        <message>
            <source>Reading the window</source>
            <translation>正在读取数据窗口</translation>
        </message>
        <message>
            <source>In pages of 1,000 logs.</source>
            <translation>每页 1,000 条日志。</translation>
        </message>
        <message>
            <source>No records</source>
            <translation>没有记录</translation>
        </message>
        <message>
            <source>This record of the trigger log has no window.</source>
            <translation>触发器日志的这条记录没有数据窗口。</translation>
        </message>
        <message>
            <source>Retention took them, or the Logstore was made again.</source>
            <translation>已超出保留时间，或日志库被重新创建。</translation>
        </message>
        <message>
            <source>… %1 more are in the table</source>
            <translation>……表格中还有 %1 条</translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s) copied</source>
            <translation>
                <numerusform>已复制 %Ln 条记录</numerusform>
            </translation>
        </message>
        <message>
            <source>Copy value</source>
            <translation>复制值</translation>
        </message>
        <message>
            <source>Value copied</source>
            <translation>值已复制</translation>
        </message>
        <message>
            <source>Copy records</source>
            <translation>复制记录</translation>
        </message>
    </context>
    <context>
        <name>sluice::Review</name>
        <message>
            <source>step %1</source>
            <translation>第 %1 步</translation>
        </message>
        <message>
            <source>confirm the authorization policy</source>
            <translation>确认授权策略</translation>
        </message>
        <message>
            <source>create, region %1</source>
            <translation>新建，地域 %1</translation>
        </message>
        <message>
            <source>create</source>
            <translation>新建</translation>
        </message>
        <message>
            <source>create, full text and fields</source>
            <translation>新建，全文和字段</translation>
        </message>
        <message numerus="yes">
            <source>create, %n shard(s)</source>
            <translation>
                <numerusform>新建，%n 个分区</numerusform>
            </translation>
        </message>
        <message>
            <source>, with index</source>
            <translation>，带索引</translation>
        </message>
        <message>
            <source>its role gets more policies</source>
            <translation>其角色获得更多权限策略</translation>
        </message>
        <message>
            <source>gets more policies</source>
            <translation>获得更多权限策略</translation>
        </message>
        <message numerus="yes">
            <source>create, with %n system policy(s)</source>
            <translation>
                <numerusform>新建，含 %n 个系统权限策略</numerusform>
            </translation>
        </message>
        <message>
            <source> and 1 own</source>
            <translation>和 1 个自定义权限策略</translation>
        </message>
        <message>
            <source>create, %1</source>
            <translation>新建，%1</translation>
        </message>
        <message>
            <source>create from %1</source>
            <translation>从 %1 新建</translation>
        </message>
        <message>
            <source>step %1 and %2</source>
            <translation>第 %1 步和第 %2 步</translation>
        </message>
        <message>
            <source>create, enabled; first tick at once</source>
            <translation>新建，已启用；立即首次检查</translation>
        </message>
        <message>
            <source>create, disabled</source>
            <translation>新建，已停用</translation>
        </message>
        <message>
            <source>holds the function</source>
            <translation>包含该函数</translation>
        </message>
        <message>
            <source>read by the trigger</source>
            <translation>由触发器读取</translation>
        </message>
        <message>
            <source>source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>written by the trigger</source>
            <translation>由触发器写入</translation>
        </message>
        <message>
            <source>trigger log</source>
            <translation>触发器日志</translation>
        </message>
        <message>
            <source>written by the function</source>
            <translation>由函数写入</translation>
        </message>
        <message>
            <source>function log</source>
            <translation>函数日志</translation>
        </message>
        <message>
            <source>target</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>assumed by the functions of the service</source>
            <translation>由该服务的函数扮演</translation>
        </message>
        <message>
            <source>assumed by Log Service to invoke</source>
            <translation>由日志服务扮演以调用函数</translation>
        </message>
        <message>
            <source> and %1</source>
            <translation> 以及 %1</translation>
        </message>
    </context>
    <context>
        <name>sluice::ReviewChecks</name>
        <message>
            <source>Log Service may invoke %1</source>
            <translation>日志服务可以调用 %1</translation>
        </message>
        <message>
            <source>Log Service may not invoke %1</source>
            <translation>日志服务不能调用 %1</translation>
        </message>
        <message>
            <source>Same region: %1</source>
            <translation>同一地域：%1</translation>
        </message>
        <message>
            <source>Not in one region</source>
            <translation>不在同一地域</translation>
        </message>
        <message>
            <source>The logs go round in a loop</source>
            <translation>日志形成循环</translation>
        </message>
        <message>
            <source>No loop</source>
            <translation>没有循环</translation>
        </message>
        <message>
            <source>You may read and write %1</source>
            <translation>您可以读写 %1</translation>
        </message>
        <message>
            <source>You may not read and write %1</source>
            <translation>您不能读写 %1</translation>
        </message>
    </context>
    <context>
        <name>sluice::ReviewModel</name>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>原因</translation>
        </message>
    </context>
    <context>
        <name>sluice::ReviewProblems</name>
        <message>
            <source>To %1</source>
            <translation>前往 %1</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>还有 %n 项</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::ReviewStep</name>
        <message>
            <source>Review and create</source>
            <translation>检查并新建</translation>
        </message>
        <message>
            <source>Create makes everything below in one step, or nothing.</source>
            <translation>新建会一次建立以下全部内容，或者什么都不建立。</translation>
        </message>
        <message>
            <source>Function information</source>
            <translation>函数信息</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <source>Trigger information</source>
            <translation>触发器信息</translation>
        </message>
        <message>
            <source>E&amp;dit</source>
            <translation>编辑(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;What happens</source>
            <translation>操作(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Stack file</source>
            <translation>编排文件(&amp;S)</translation>
        </message>
        <message>
            <source>Cop&amp;y</source>
            <translation>复制(&amp;Y)</translation>
        </message>
        <message>
            <source>Sa&amp;ve…</source>
            <translation>保存(&amp;V)…</translation>
        </message>
        <message>
            <source>What Create will make and use</source>
            <translation>新建将建立和使用的内容</translation>
        </message>
        <message>
            <source>Stack file</source>
            <translation>编排文件</translation>
        </message>
        <message>
            <source>Stack file copied.</source>
            <translation>编排文件已复制。</translation>
        </message>
        <message>
            <source>Create will make %1 and use %2</source>
            <translation>新建将建立 %1，并使用 %2</translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s)</source>
            <translation>
                <numerusform>%n 项</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n that exist(s)</source>
            <translation>
                <numerusform>%n 项已有内容</numerusform>
            </translation>
        </message>
        <message>
            <source>(new)</source>
            <translation>（新）</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>%1, handler %2</source>
            <translation>%1，函数入口 %2</translation>
        </message>
        <message>
            <source>%1, native</source>
            <translation>%1，内置</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>服务</translation>
        </message>
        <message>
            <source>Function</source>
            <translation>函数</translation>
        </message>
        <message>
            <source>Template</source>
            <translation>模板</translation>
        </message>
        <message>
            <source>Memory, timeout</source>
            <translation>内存，超时</translation>
        </message>
        <message>
            <source>%1 MB, %2 s</source>
            <translation>%1 MB，%2 秒</translation>
        </message>
        <message>
            <source>Function log</source>
            <translation>函数日志</translation>
        </message>
        <message>
            <source>nowhere</source>
            <translation>不保存</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>角色</translation>
        </message>
        <message>
            <source>%1, %2, %3 lines/s</source>
            <translation>%1，%2，%3 行/秒</translation>
        </message>
        <message numerus="yes">
            <source>%n shard(s)</source>
            <translation>
                <numerusform>%n 个分区</numerusform>
            </translation>
        </message>
        <message>
            <source>newest</source>
            <translation>最新</translation>
        </message>
        <message>
            <source>oldest</source>
            <translation>最早</translation>
        </message>
        <message>
            <source>Trigger</source>
            <translation>触发器</translation>
        </message>
        <message>
            <source>Logstore</source>
            <translation>日志库</translation>
        </message>
        <message>
            <source>Trigger log</source>
            <translation>触发器日志</translation>
        </message>
        <message>
            <source>Interval, retries</source>
            <translation>间隔，重试次数</translation>
        </message>
        <message>
            <source>%1 s, %2</source>
            <translation>%1 秒，%2</translation>
        </message>
        <message>
            <source>Start position</source>
            <translation>起始位置</translation>
        </message>
        <message>
            <source>Function configuration</source>
            <translation>函数配置</translation>
        </message>
        <message numerus="yes">
            <source>JSON, %n line(s)</source>
            <translation>
                <numerusform>JSON，%n 行</numerusform>
            </translation>
        </message>
        <message>
            <source>Show</source>
            <translation>查看</translation>
        </message>
        <message>
            <source>The service's page opens. Undo with Ctrl+Z takes everything back.</source>
            <translation>将打开服务的页面。用 Ctrl+Z 可撤销全部内容。</translation>
        </message>
        <message>
            <source>Reading from the oldest log: %1. Undo with Ctrl+Z takes everything back except objects already shipped.</source>
            <translation>从最早的日志开始读取：%1。用 Ctrl+Z 可撤销全部内容，已投递的对象除外。</translation>
        </message>
        <message>
            <source>Undo with Ctrl+Z takes everything back except objects already shipped.</source>
            <translation>用 Ctrl+Z 可撤销全部内容，已投递的对象除外。</translation>
        </message>
        <message>
            <source>After Create the trigger's page opens, live.</source>
            <translation>新建后打开触发器的实时页面。</translation>
        </message>
        <message>
            <source>After Create:</source>
            <translation>新建之后：</translation>
        </message>
        <message>
            <source>Authorize and prepare</source>
            <translation>授权与准备</translation>
        </message>
        <message>
            <source>Function template</source>
            <translation>函数模板</translation>
        </message>
        <message>
            <source>Permissions</source>
            <translation>权限</translation>
        </message>
        <message>
            <source>Could not check what will be made</source>
            <translation>无法检查将要建立的内容</translation>
        </message>
        <message>
            <source>Save as stack file</source>
            <translation>另存为编排文件</translation>
        </message>
        <message>
            <source>Saved as %1.</source>
            <translation>已保存为 %1。</translation>
        </message>
        <message>
            <source>Could not save the stack file</source>
            <translation>无法保存编排文件</translation>
        </message>
        <message>
            <source>Choose another folder.</source>
            <translation>选择其他文件夹。</translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) to correct</source>
            <translation>
                <numerusform>%n 项需要更正</numerusform>
            </translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>正在检查…</translation>
        </message>
        <message>
            <source>View</source>
            <translation>视图</translation>
        </message>
    </context>
    <context>
        <name>sluice::RoleCard</name>
        <message>
            <source>(missing)</source>
            <translation>（缺少）</translation>
        </message>
        <message>
            <source>read the Logstore %1</source>
            <translation>读取日志库 %1</translation>
        </message>
        <message>
            <source>write objects into the bucket %1</source>
            <translation>向存储空间 %1 写入对象</translation>
        </message>
        <message>
            <source>write to the Logstore %1</source>
            <translation>写入日志库 %1</translation>
        </message>
        <message>
            <source>write function logs to %1</source>
            <translation>将函数日志写入 %1</translation>
        </message>
        <message>
            <source>invoke the function %1</source>
            <translation>调用函数 %1</translation>
        </message>
        <message>
            <source>write the trigger log %1</source>
            <translation>写入触发器日志 %1</translation>
        </message>
    </context>
    <context>
        <name>sluice::RoleForm</name>
        <message>
            <source>&amp;Log Service, to invoke</source>
            <translation>日志服务，用于调用(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Function Compute, to run</source>
            <translation>函数计算，用于运行(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Own policy</source>
            <translation>自有权限策略(&amp;O)</translation>
        </message>
        <message>
            <source>beside the system policies</source>
            <translation>与系统权限策略并用</translation>
        </message>
        <message>
            <source>Role &amp;name</source>
            <translation>角色名称(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Description</source>
            <translation>描述(&amp;D)</translation>
        </message>
        <message>
            <source>Assumed by</source>
            <translation>扮演者</translation>
        </message>
        <message>
            <source>S&amp;ystem policies</source>
            <translation>系统权限策略(&amp;Y)</translation>
        </message>
        <message>
            <source>&amp;Policy details</source>
            <translation>权限策略内容(&amp;P)</translation>
        </message>
        <message>
            <source>This role allows nothing yet.</source>
            <translation>此角色尚不允许任何操作。</translation>
        </message>
        <message>
            <source>Line %1: %2</source>
            <translation>第 %1 行：%2</translation>
        </message>
        <message>
            <source>Policy na&amp;me</source>
            <translation>权限策略名称(&amp;M)</translation>
        </message>
        <message>
            <source>Policy d&amp;escription</source>
            <translation>权限策略描述(&amp;E)</translation>
        </message>
    </context>
    <context>
        <name>sluice::RoleModel</name>
        <message>
            <source>Role</source>
            <translation>角色</translation>
        </message>
        <message>
            <source>Assumed by</source>
            <translation>扮演者</translation>
        </message>
        <message>
            <source>Policies</source>
            <translation>权限策略</translation>
        </message>
        <message>
            <source>Used by</source>
            <translation>使用者</translation>
        </message>
        <message numerus="yes">
            <source>%n service(s)</source>
            <translation>
                <numerusform>%n 个服务</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n trigger(s)</source>
            <translation>
                <numerusform>%n 个触发器</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::RoleTemplateDialog</name>
        <message>
            <source>&amp;OK</source>
            <translation>确定(&amp;O)</translation>
        </message>
        <message>
            <source>Role templates</source>
            <translation>角色模板</translation>
        </message>
        <message>
            <source>Role &amp;name</source>
            <translation>角色名称(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Policy name</source>
            <translation>权限策略名称(&amp;P)</translation>
        </message>
        <message>
            <source>Role &amp;description</source>
            <translation>角色描述(&amp;D)</translation>
        </message>
        <message>
            <source>Policy d&amp;escription</source>
            <translation>权限策略描述(&amp;E)</translation>
        </message>
        <message>
            <source>From &amp;template</source>
            <translation>使用模板(&amp;T)</translation>
        </message>
        <message>
            <source>Polic&amp;y details</source>
            <translation>权限策略内容(&amp;Y)</translation>
        </message>
        <message>
            <source>Policy details</source>
            <translation>权限策略内容</translation>
        </message>
        <message>
            <source>For&amp;mat</source>
            <translation>格式化(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>Checks</source>
            <translation>检查结果</translation>
        </message>
        <message>
            <source>What it allows, in words</source>
            <translation>权限说明</translation>
        </message>
        <message>
            <source>Try it</source>
            <translation>试一试</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>The name %1 is taken. Choose another one.</source>
            <translation>名称 %1 已被使用，请另选一个。</translation>
        </message>
        <message>
            <source>Role name and policy name follow the rule</source>
            <translation>角色名称和权限策略名称符合规则</translation>
        </message>
        <message>
            <source>Trust: Function Compute may assume this role</source>
            <translation>信任：函数计算可以扮演此角色</translation>
        </message>
        <message numerus="yes">
            <source>%n error(s)</source>
            <translation>
                <numerusform>%n 个错误</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n warning(s)</source>
            <translation>
                <numerusform>%n 个警告</numerusform>
            </translation>
        </message>
        <message>
            <source>all good</source>
            <translation>一切正常</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1，%2</translation>
        </message>
        <message>
            <source>JSON, %1 lines, %2 bytes of %3</source>
            <translation>JSON，%1 行，%2 / %3 字节</translation>
        </message>
        <message>
            <source>line %1</source>
            <translation>第 %1 行</translation>
        </message>
        <message numerus="yes">
            <source>%n error(s) to correct</source>
            <translation>
                <numerusform>%n 个错误需要更正</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n error(s) to correct: %1</source>
            <translation>
                <numerusform>%n 个错误需要更正：%1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::RolesTab</name>
        <message>
            <source>Roles</source>
            <translation>角色</translation>
        </message>
        <message>
            <source>Filter roles</source>
            <translation>筛选角色</translation>
        </message>
        <message>
            <source>No roles yet</source>
            <translation>尚无角色</translation>
        </message>
        <message>
            <source>A role says what a service's functions, or a trigger, may read and write. Without one a function touches nothing.</source>
            <translation>角色规定服务的函数或触发器可以读写什么。没有角色，函数不能访问任何内容。</translation>
        </message>
        <message numerus="yes">
            <source>%n role(s) hidden by the filter.</source>
            <translation>
                <numerusform>筛选条件隐藏了 %n 个角色。</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;New role…</source>
            <translation>新建角色…(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Edit…</source>
            <translation>编辑…(&amp;E)</translation>
        </message>
        <message>
            <source>Edit this role</source>
            <translation>编辑此角色</translation>
        </message>
        <message>
            <source>&amp;Delete…</source>
            <translation>删除…(&amp;D)</translation>
        </message>
        <message>
            <source>Delete this role</source>
            <translation>删除此角色</translation>
        </message>
        <message>
            <source>What it allows, in words</source>
            <translation>用文字说明其允许的操作</translation>
        </message>
        <message>
            <source>Own policy</source>
            <translation>自有权限策略</translation>
        </message>
        <message>
            <source>Trust policy: who may assume the role</source>
            <translation>信任策略：谁可以扮演该角色</translation>
        </message>
        <message>
            <source>Trust policy</source>
            <translation>信任策略</translation>
        </message>
        <message>
            <source>Could not list the roles</source>
            <translation>无法列出角色</translation>
        </message>
        <message>
            <source>Assumed by %1.</source>
            <translation>由 %1 扮演。</translation>
        </message>
        <message>
            <source>System policies: %1.</source>
            <translation>系统权限策略：%1。</translation>
        </message>
        <message>
            <source>Nothing acts as it.</source>
            <translation>没有任何对象使用它。</translation>
        </message>
        <message>
            <source>Used by %1.</source>
            <translation>使用者：%1。</translation>
        </message>
        <message>
            <source>No policy is attached: it may do nothing.</source>
            <translation>未附加权限策略：不能做任何操作。</translation>
        </message>
    </context>
    <context>
        <name>sluice::RunView</name>
        <message>
            <source>Part of the test run</source>
            <translation>测试运行的部分</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>日志</translation>
        </message>
        <message>
            <source>Timings</source>
            <translation>耗时</translation>
        </message>
        <message>
            <source>Com&amp;pare…</source>
            <translation>比较(&amp;P)…</translation>
        </message>
        <message>
            <source>Cop&amp;y</source>
            <translation>复制(&amp;Y)</translation>
        </message>
        <message>
            <source>Function log</source>
            <translation>函数日志</translation>
        </message>
        <message>
            <source>Test run</source>
            <translation>测试运行</translation>
        </message>
        <message>
            <source>Not run yet</source>
            <translation>尚未运行</translation>
        </message>
        <message>
            <source>Run test calls the function with the event at the right.</source>
            <translation>“运行测试”用右侧的事件调用函数。</translation>
        </message>
        <message>
            <source>No result yet</source>
            <translation>还没有结果</translation>
        </message>
        <message>
            <source>What the function returns, and what its error says.</source>
            <translation>函数返回的内容，以及出错时的说明。</translation>
        </message>
        <message>
            <source>Test run %1</source>
            <translation>测试运行 %1</translation>
        </message>
        <message>
            <source>%1 in all</source>
            <translation>共 %1</translation>
        </message>
        <message>
            <source>%1; it runs until its time-out of %2 at most</source>
            <translation>%1；最多运行到 %2 超时</translation>
        </message>
        <message>
            <source>%1 more are not shown. Copy takes all.</source>
            <translation>还有 %1 没有显示。复制会取得全部。</translation>
        </message>
        <message>
            <source>The function runs</source>
            <translation>函数正在运行</translation>
        </message>
        <message>
            <source>Leaving this page does not stop it. Its result will be here.</source>
            <translation>离开此页不会停止它。结果会显示在这里。</translation>
        </message>
        <message>
            <source>Could not run the function</source>
            <translation>无法运行函数</translation>
        </message>
        <message>
            <source>The result is not kept any more</source>
            <translation>结果已不再保留</translation>
        </message>
        <message>
            <source>Newer runs had large ones.</source>
            <translation>较新的运行结果很大。</translation>
        </message>
        <message>
            <source>An empty reply</source>
            <translation>空的返回</translation>
        </message>
        <message>
            <source>The function returned nothing.</source>
            <translation>函数没有返回内容。</translation>
        </message>
        <message numerus="yes">
            <source>%Ln line(s)</source>
            <translation>
                <numerusform>%Ln 行</numerusform>
            </translation>
        </message>
        <message>
            <source>What the function writes while it runs.</source>
            <translation>函数运行时写出的内容。</translation>
        </message>
        <message>
            <source>Other calls of the function write too: until this one has ended, lines of all are shown.</source>
            <translation>该函数还有其他调用在写日志：在这一次结束之前，显示所有调用的行。</translation>
        </message>
        <message>
            <source>The end of the log; the Logstore has not all lines yet.</source>
            <translation>日志的末尾；日志库中还没有全部行。</translation>
        </message>
        <message>
            <source>The last 4 KB. The service has no Logstore for function logs.</source>
            <translation>最后 4 KB。该服务没有用于函数日志的日志库。</translation>
        </message>
        <message>
            <source>%1 older lines are not shown.</source>
            <translation>有 %1 行更早的日志没有显示。</translation>
        </message>
        <message>
            <source>The function wrote nothing.</source>
            <translation>函数没有写日志。</translation>
        </message>
        <message>
            <source>Before:</source>
            <translation>之前：</translation>
        </message>
        <message>
            <source>Show the run of %1: %2</source>
            <translation>显示 %1 的运行：%2</translation>
        </message>
        <message>
            <source>With %1 %2: %3</source>
            <translation>与 %1 %2：%3</translation>
        </message>
        <message>
            <source>Compare results</source>
            <translation>比较结果</translation>
        </message>
        <message>
            <source>The result is copied</source>
            <translation>结果已复制</translation>
        </message>
    </context>
    <context>
        <name>sluice::RuntimeStrips</name>
        <message>
            <source>Loo&amp;k again</source>
            <translation>再次检查(&amp;K)</translation>
        </message>
        <message>
            <source>Run functions without a sandbo&amp;x…</source>
            <translation>不使用沙箱运行函数(&amp;X)…</translation>
        </message>
        <message>
            <source>Require the sandbo&amp;x again</source>
            <translation>重新要求沙箱(&amp;X)</translation>
        </message>
        <message>
            <source>%1 cannot run on this machine.</source>
            <translation>%1 无法在此机器上运行。</translation>
        </message>
        <message>
            <source>Functions do not run: no sandbox can be made here.</source>
            <translation>函数不会运行：此处无法建立沙箱。</translation>
        </message>
        <message>
            <source>Functions run without a sandbox.</source>
            <translation>函数正在无沙箱运行。</translation>
        </message>
        <message>
            <source>Their code reaches your files, your network and your processes.</source>
            <translation>其代码可以访问您的文件、网络和进程。</translation>
        </message>
        <message>
            <source>Functions may run without a sandbox.</source>
            <translation>函数可以在无沙箱时运行。</translation>
        </message>
        <message>
            <source>One can be made here, and is used; that was accepted for when it cannot.</source>
            <translation>此处可以建立沙箱，并且正在使用；该许可用于无法建立的情况。</translation>
        </message>
        <message>
            <source>Functions may run without a sandbox. Ctrl+Z undoes it.</source>
            <translation>函数可以在无沙箱时运行。按 Ctrl+Z 撤销。</translation>
        </message>
        <message>
            <source>Functions need a sandbox again. Ctrl+Z undoes it.</source>
            <translation>函数重新需要沙箱。按 Ctrl+Z 撤销。</translation>
        </message>
        <message>
            <source>Could not change how functions run</source>
            <translation>无法更改函数的运行方式</translation>
        </message>
    </context>
    <context>
        <name>sluice::SecretDialog</name>
        <message>
            <source>&amp;Store</source>
            <translation>保存(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Cancel</source>
            <translation>取消(&amp;C)</translation>
        </message>
        <message>
            <source>Set the secret %1</source>
            <translation>设置机密 %1</translation>
        </message>
        <message>
            <source>&amp;Value of %1</source>
            <translation>%1 的值(&amp;V)</translation>
        </message>
        <message>
            <source>Value of %1</source>
            <translation>%1 的值</translation>
        </message>
        <message>
            <source>A secret has at most %1 KiB.</source>
            <translation>机密最多 %1 KiB。</translation>
        </message>
        <message>
            <source>The secret %1 is stored</source>
            <translation>机密 %1 已保存</translation>
        </message>
        <message>
            <source>Could not store the secret</source>
            <translation>无法保存机密</translation>
        </message>
        <message>
            <source>Type it again: what was typed is not kept</source>
            <translation>请重新输入：输入的内容不会保留</translation>
        </message>
        <message>
            <source>It goes into the engine's secret store, never into a file of ours.</source>
            <translation>它进入引擎的机密存储，绝不写入我们的文件。</translation>
        </message>
        <message>
            <source>It is kept in %1, never in a file of ours.</source>
            <translation>它保存在%1，绝不写入我们的文件。</translation>
        </message>
    </context>
    <context>
        <name>sluice::SecretModel</name>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Secret</source>
            <translation>机密</translation>
        </message>
        <message>
            <source>Used by</source>
            <translation>使用者</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>处理方法</translation>
        </message>
        <message>
            <source>keys of users, temporary tokens</source>
            <translation>用户密钥、临时令牌</translation>
        </message>
        <message>
            <source>It is made when it is first needed.</source>
            <translation>首次需要时生成。</translation>
        </message>
        <message>
            <source>Master key of this data directory</source>
            <translation>此数据目录的主密钥</translation>
        </message>
    </context>
    <context>
        <name>sluice::SecretsTab</name>
        <message>
            <source>Secrets</source>
            <translation>机密</translation>
        </message>
        <message>
            <source>Filter secrets</source>
            <translation>筛选机密</translation>
        </message>
        <message>
            <source>No secrets</source>
            <translation>没有机密</translation>
        </message>
        <message>
            <source>A secret has a name here and its value in the keychain. It appears when a connection or a function refers to it.</source>
            <translation>机密在此有名称，其值在钥匙串中。当连接或函数引用它时就会出现。</translation>
        </message>
        <message numerus="yes">
            <source>%n secret(s) hidden by the filter.</source>
            <translation>
                <numerusform>筛选条件隐藏了 %n 个机密。</numerusform>
            </translation>
        </message>
        <message>
            <source>Tr&amp;y again</source>
            <translation>重试(&amp;Y)</translation>
        </message>
        <message>
            <source>Asks the keychain again for every secret</source>
            <translation>重新向钥匙串查询每个机密</translation>
        </message>
        <message>
            <source>&amp;Set value…</source>
            <translation>设置值…(&amp;S)</translation>
        </message>
        <message>
            <source>Type the value of this secret</source>
            <translation>输入此机密的值</translation>
        </message>
        <message>
            <source>&amp;Remove…</source>
            <translation>移除…(&amp;R)</translation>
        </message>
        <message>
            <source>Take the value of this secret out of where it is kept</source>
            <translation>从保存处移除此机密的值</translation>
        </message>
        <message>
            <source>Could not list the secrets</source>
            <translation>无法列出机密</translation>
        </message>
        <message>
            <source>Kept in %1.</source>
            <translation>保存在%1。</translation>
        </message>
        <message>
            <source>Not in the keychain.</source>
            <translation>不在钥匙串中。</translation>
        </message>
        <message>
            <source>The keychain is locked.</source>
            <translation>钥匙串已锁定。</translation>
        </message>
        <message>
            <source>Unlock it, then try again.</source>
            <translation>解锁后重试。</translation>
        </message>
        <message>
            <source>There is no keychain here.</source>
            <translation>此处没有钥匙串。</translation>
        </message>
        <message>
            <source>Secrets can be kept for this run only, or be given at the start.</source>
            <translation>机密只能在本次运行中保留，或在启动时给定。</translation>
        </message>
        <message>
            <source>Remove secret</source>
            <translation>移除机密</translation>
        </message>
        <message>
            <source>Remove the value of %1?</source>
            <translation>移除 %1 的值？</translation>
        </message>
        <message>
            <source>Nothing refers to it.</source>
            <translation>没有任何对象引用它。</translation>
        </message>
        <message>
            <source>It is used by %1; that fails until a value is set again.</source>
            <translation>%1 正在使用它；重新设置值之前会失败。</translation>
        </message>
        <message>
            <source>A removed value cannot be brought back: undo does not know it.</source>
            <translation>移除的值无法恢复：撤销不包含它。</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>移除(&amp;R)</translation>
        </message>
        <message>
            <source>Could not remove the secret</source>
            <translation>无法移除机密</translation>
        </message>
        <message>
            <source>The value of %1 was removed</source>
            <translation>已移除 %1 的值</translation>
        </message>
    </context>
    <context>
        <name>sluice::ServiceForm</name>
        <message>
            <source>&amp;Advanced settings</source>
            <translation>高级设置(&amp;A)</translation>
        </message>
        <message>
            <source>function logs and the role of the service</source>
            <translation>函数日志和服务的角色</translation>
        </message>
        <message>
            <source>Create a rol&amp;e</source>
            <translation>新建角色(&amp;E)</translation>
        </message>
        <message>
            <source>Select an existin&amp;g role</source>
            <translation>选择已有角色(&amp;G)</translation>
        </message>
        <message>
            <source>Aut&amp;horize…</source>
            <translation>授权…(&amp;H)</translation>
        </message>
        <message>
            <source>Service na&amp;me</source>
            <translation>服务名称(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Description</source>
            <translation>描述(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Region</source>
            <translation>地域(&amp;R)</translation>
        </message>
        <message>
            <source>Choose a project</source>
            <translation>选择项目</translation>
        </message>
        <message>
            <source>Choose a Logstore</source>
            <translation>选择日志库</translation>
        </message>
        <message>
            <source>Log &amp;project</source>
            <translation>日志项目(&amp;P)</translation>
        </message>
        <message>
            <source>New…</source>
            <translation>新建…</translation>
        </message>
        <message>
            <source>New project</source>
            <translation>新建项目</translation>
        </message>
        <message>
            <source>&amp;Log Logstore</source>
            <translation>日志库(&amp;L)</translation>
        </message>
        <message>
            <source>Ne&amp;w…</source>
            <translation>新建…(&amp;W)</translation>
        </message>
        <message>
            <source>New Logstore</source>
            <translation>新建日志库</translation>
        </message>
        <message>
            <source>One log for each line that a function writes.</source>
            <translation>函数写出的每一行为一条日志。</translation>
        </message>
        <message>
            <source>Role operation</source>
            <translation>角色操作</translation>
        </message>
        <message>
            <source>R&amp;ole</source>
            <translation>角色(&amp;O)</translation>
        </message>
        <message>
            <source>S&amp;ystem policies</source>
            <translation>系统权限策略(&amp;Y)</translation>
        </message>
        <message>
            <source>Choose a role</source>
            <translation>选择角色</translation>
        </message>
        <message>
            <source>No function log</source>
            <translation>不保存函数日志</translation>
        </message>
        <message>
            <source>Lets functions of %1 do their work</source>
            <translation>供 %1 的函数使用</translation>
        </message>
        <message>
            <source>What functions write is not kept.</source>
            <translation>不保存函数写出的内容。</translation>
        </message>
        <message>
            <source>The project %1 does not exist any more.</source>
            <translation>项目 %1 已不存在。</translation>
        </message>
        <message>
            <source>Is in region %1, but the service is in %2. Choose a project of the same region.</source>
            <translation>位于地域 %1，而服务位于 %2。请选择同一地域的项目。</translation>
        </message>
        <message>
            <source>Same region as the service: %1</source>
            <translation>与服务同一地域：%1</translation>
        </message>
        <message>
            <source>Choose a Logstore, or create one.</source>
            <translation>请选择或新建日志库。</translation>
        </message>
        <message>
            <source>The Logstore %1 does not exist any more.</source>
            <translation>日志库 %1 已不存在。</translation>
        </message>
        <message>
            <source>Without a role its functions may do nothing in other services.</source>
            <translation>没有角色时，其函数无权使用其他服务。</translation>
        </message>
        <message>
            <source>The role %1 does not exist any more.</source>
            <translation>角色 %1 已不存在。</translation>
        </message>
        <message>
            <source>Log Service assumes this role; Function Compute cannot. Choose one that trusts Function Compute.</source>
            <translation>此角色由日志服务扮演，函数计算无法扮演。请选择信任函数计算的角色。</translation>
        </message>
        <message>
            <source>The role itself has %1.</source>
            <translation>角色自身具有 %1。</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>The role allows nothing yet: tick a policy, or press Authorize.</source>
            <translation>角色尚不允许任何操作：请勾选权限策略，或点击“授权”。</translation>
        </message>
        <message>
            <source>its own policy</source>
            <translation>自有权限策略</translation>
        </message>
        <message>
            <source>Authorized: %1</source>
            <translation>已授权：%1</translation>
        </message>
        <message>
            <source>Not authorized yet</source>
            <translation>尚未授权</translation>
        </message>
        <message>
            <source>No policy of its own</source>
            <translation>没有自有权限策略</translation>
        </message>
        <message>
            <source>It is created together with the service.</source>
            <translation>将与服务一起新建。</translation>
        </message>
        <message>
            <source>Somebody else changed this role meanwhile. OK replaces that change.</source>
            <translation>此角色在此期间被他人修改过。按“确定”将覆盖该修改。</translation>
        </message>
    </context>
    <context>
        <name>sluice::ServiceList</name>
        <message>
            <source>Services</source>
            <translation>服务</translation>
        </message>
        <message>
            <source>&amp;New service…</source>
            <translation>新建服务…(&amp;N)</translation>
        </message>
        <message>
            <source>Filter services</source>
            <translation>筛选服务</translation>
        </message>
        <message>
            <source>New service…</source>
            <translation>新建服务…</translation>
        </message>
        <message>
            <source>Open the selected service</source>
            <translation>打开选中的服务</translation>
        </message>
        <message>
            <source>Edit the selected service…</source>
            <translation>编辑选中的服务…</translation>
        </message>
        <message>
            <source>Delete the selected service…</source>
            <translation>删除选中的服务…</translation>
        </message>
        <message numerus="yes">
            <source>%n service(s)</source>
            <translation>
                <numerusform>%n 个服务</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not list the services</source>
            <translation>无法列出服务</translation>
        </message>
        <message>
            <source>&amp;Try again</source>
            <translation>重试(&amp;T)</translation>
        </message>
        <message>
            <source>Reading the services</source>
            <translation>正在读取服务</translation>
        </message>
        <message>
            <source>The engine starts: it reads what was written last.</source>
            <translation>引擎正在启动：读取上次写入的内容。</translation>
        </message>
        <message>
            <source>No services yet</source>
            <translation>还没有服务</translation>
        </message>
        <message>
            <source>A service holds functions: it says where their logs go and which role they act as. A new trigger makes one on its way.</source>
            <translation>服务包含函数：它决定函数日志写到哪里、函数以哪个角色运行。新建触发器时会一并新建服务。</translation>
        </message>
        <message>
            <source>New t&amp;rigger</source>
            <translation>新建触发器(&amp;R)</translation>
        </message>
        <message>
            <source>No service matches</source>
            <translation>没有匹配的服务</translation>
        </message>
        <message numerus="yes">
            <source>%n service(s) hidden by the filter.</source>
            <translation>
                <numerusform>筛选隐藏了 %n 个服务。</numerusform>
            </translation>
        </message>
        <message>
            <source>C&amp;lear the filter</source>
            <translation>清除筛选(&amp;L)</translation>
        </message>
    </context>
    <context>
        <name>sluice::ServiceModel</name>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>服务</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>Functions</source>
            <translation>函数</translation>
        </message>
        <message>
            <source>Triggers</source>
            <translation>触发器</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>角色</translation>
        </message>
        <message>
            <source>Function log</source>
            <translation>函数日志</translation>
        </message>
    </context>
    <context>
        <name>sluice::ServiceStep</name>
        <message>
            <source>Service</source>
            <translation>服务</translation>
        </message>
        <message>
            <source>A service holds functions that share a role and a place for their logs.</source>
            <translation>服务包含共用一个角色和日志存放位置的函数。</translation>
        </message>
        <message>
            <source>&amp;Use an existing service</source>
            <translation>使用已有服务(&amp;U)</translation>
        </message>
        <message>
            <source>C&amp;reate a service</source>
            <translation>新建服务(&amp;R)</translation>
        </message>
        <message>
            <source>This page will create</source>
            <translation>本页将建立</translation>
        </message>
        <message>
            <source>Nothing is created before the last page.</source>
            <translation>在最后一页之前不会建立任何内容。</translation>
        </message>
        <message>
            <source>&amp;Service</source>
            <translation>服务(&amp;S)</translation>
        </message>
        <message>
            <source>The role is made with the service, on the last page.</source>
            <translation>角色在最后一页与服务一并建立。</translation>
        </message>
        <message>
            <source>Service %1 does not exist any more.</source>
            <translation>服务 %1 已不存在。</translation>
        </message>
        <message>
            <source>nowhere</source>
            <translation>不保存</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Region %1. Function logs: %2. Role: %3.</source>
            <translation>地域 %1。函数日志：%2。角色：%3。</translation>
        </message>
        <message>
            <source>service %1</source>
            <translation>服务 %1</translation>
        </message>
        <message>
            <source>(to correct)</source>
            <translation>（需要更正）</translation>
        </message>
        <message numerus="yes">
            <source>role %1 with %n system policy(s)</source>
            <translation>
                <numerusform>角色 %1，含 %n 个系统权限策略</numerusform>
            </translation>
        </message>
        <message>
            <source>no role: %1 exists</source>
            <translation>不建立角色：%1 已存在</translation>
        </message>
        <message>
            <source>nothing: service %1 exists</source>
            <translation>无：服务 %1 已存在</translation>
        </message>
        <message>
            <source>nothing new for logs: %1 exists</source>
            <translation>日志无需新建：%1 已存在</translation>
        </message>
        <message>
            <source>Logstore %1 for function logs</source>
            <translation>存放函数日志的日志库 %1</translation>
        </message>
    </context>
    <context>
        <name>sluice::ServiceView</name>
        <message>
            <source>%1, %2</source>
            <translation>%1，%2</translation>
        </message>
        <message numerus="yes">
            <source>%n function(s)</source>
            <translation>
                <numerusform>%n 个函数</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n trigger(s)</source>
            <translation>
                <numerusform>%n 个触发器</numerusform>
            </translation>
        </message>
        <message>
            <source>Services</source>
            <translation>服务</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>地域</translation>
        </message>
        <message>
            <source>Function log</source>
            <translation>函数日志</translation>
        </message>
        <message>
            <source>its functions' logs are not kept</source>
            <translation>其函数的日志不保存</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>角色</translation>
        </message>
        <message>
            <source>its functions may use nothing but their own trigger</source>
            <translation>其函数除自身触发器外不能使用任何资源</translation>
        </message>
        <message>
            <source>does not exist any more</source>
            <translation>已不存在</translation>
        </message>
        <message>
            <source>The role may</source>
            <translation>角色权限</translation>
        </message>
        <message>
            <source>Basic</source>
            <translation>基本信息</translation>
        </message>
        <message>
            <source>Create &amp;Function</source>
            <translation>新建函数(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Edit…</source>
            <translation>编辑…(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Delete…</source>
            <translation>删除…(&amp;D)</translation>
        </message>
        <message>
            <source>Functions</source>
            <translation>函数</translation>
        </message>
        <message>
            <source>Ed&amp;it function…</source>
            <translation>编辑函数…(&amp;I)</translation>
        </message>
        <message>
            <source>De&amp;lete function…</source>
            <translation>删除函数…(&amp;L)</translation>
        </message>
        <message>
            <source>No function yet. Create Function starts with a template.</source>
            <translation>还没有函数。新建函数从模板开始。</translation>
        </message>
        <message>
            <source>Triggers</source>
            <translation>触发器</translation>
        </message>
        <message>
            <source>No trigger invokes a function of this service.</source>
            <translation>没有触发器调用该服务的函数。</translation>
        </message>
        <message>
            <source>Create Function</source>
            <translation>新建函数</translation>
        </message>
        <message>
            <source>Edit this service…</source>
            <translation>编辑此服务…</translation>
        </message>
        <message>
            <source>Delete this service…</source>
            <translation>删除此服务…</translation>
        </message>
        <message>
            <source>Show the selected function</source>
            <translation>显示选中的函数</translation>
        </message>
        <message>
            <source>Edit the selected function…</source>
            <translation>编辑选中的函数…</translation>
        </message>
        <message>
            <source>Delete the selected function…</source>
            <translation>删除选中的函数…</translation>
        </message>
        <message>
            <source>Open the selected trigger</source>
            <translation>打开选中的触发器</translation>
        </message>
        <message>
            <source>&amp;New function…</source>
            <translation>新建函数(&amp;N)…</translation>
        </message>
        <message>
            <source>Code of your own, from a starter or a folder; a trigger can come later</source>
            <translation>您自己的代码，从起始内容或文件夹开始；触发器可以以后再加</translation>
        </message>
        <message>
            <source>O&amp;pen function</source>
            <translation>打开函数(&amp;P)</translation>
        </message>
        <message>
            <source>New function…</source>
            <translation>新建函数…</translation>
        </message>
        <message>
            <source>Open the selected function</source>
            <translation>打开所选函数</translation>
        </message>
    </context>
    <context>
        <name>sluice::ServicesPage</name>
        <message>
            <source>There is no service %1</source>
            <translation>没有名为 %1 的服务</translation>
        </message>
        <message>
            <source>It was deleted, or it has another name now. What was deleted is in the trash.</source>
            <translation>它已被删除，或已改名。删除的内容在回收站中。</translation>
        </message>
        <message>
            <source>&amp;All services</source>
            <translation>所有服务(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Trash</source>
            <translation>回收站(&amp;T)</translation>
        </message>
        <message>
            <source>The engine does not answer.</source>
            <translation>引擎没有应答。</translation>
        </message>
        <message>
            <source>What is shown was read at %1.</source>
            <translation>显示的内容读取于 %1。</translation>
        </message>
    </context>
    <context>
        <name>sluice::SettingsSheet</name>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>语言(&amp;L)</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>C&amp;olours</source>
            <translation>颜色(&amp;O)</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>&amp;Time zone</source>
            <translation>时区(&amp;T)</translation>
        </message>
        <message>
            <source>Of this machine</source>
            <translation>本机时区</translation>
        </message>
        <message>
            <source>Of all times in the window; the status line names it.</source>
            <translation>窗口中的所有时间都用它；状态栏会显示时区。</translation>
        </message>
        <message>
            <source>&amp;Notices</source>
            <translation>通知(&amp;N)</translation>
        </message>
        <message>
            <source>Shown</source>
            <translation>显示</translation>
        </message>
        <message>
            <source>Not shown</source>
            <translation>不显示</translation>
        </message>
        <message>
            <source>Failing, blocked, lagging and silent triggers, beside the menu.</source>
            <translation>失败、阻塞、延迟和沉默的触发器，显示在菜单旁。</translation>
        </message>
        <message>
            <source>Data directory: %1</source>
            <translation>数据目录：%1</translation>
        </message>
        <message>
            <source>no engine</source>
            <translation>没有引擎</translation>
        </message>
        <message>
            <source>Local time</source>
            <translation>本地时间</translation>
        </message>
    </context>
    <context>
        <name>sluice::ShardModel</name>
        <message>
            <source>Shard</source>
            <translation>分区</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Lines/s</source>
            <translation>行/秒</translation>
        </message>
        <message>
            <source>Mbit/s</source>
            <translation>Mbit/s</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>行数</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Last received</source>
            <translation>最近接收</translation>
        </message>
        <message>
            <source>Unreadable groups</source>
            <translation>无法读取的日志组</translation>
        </message>
        <message>
            <source>Hash keys from</source>
            <translation>哈希键起点</translation>
        </message>
        <message>
            <source>read only</source>
            <translation>只读</translation>
        </message>
        <message>
            <source>read and write</source>
            <translation>读写</translation>
        </message>
    </context>
    <context>
        <name>sluice::Sheet</name>
        <message>
            <source>&amp;Cancel</source>
            <translation>取消(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>关闭(&amp;C)</translation>
        </message>
    </context>
    <context>
        <name>sluice::ShortcutsSheet</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>On this page</source>
            <translation>本页</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>全局</translation>
        </message>
        <message>
            <source>In tables</source>
            <translation>表格中</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Unfold, fold</source>
            <translation>展开，折叠</translation>
        </message>
        <message>
            <source>First, last row</source>
            <translation>首行，末行</translation>
        </message>
        <message>
            <source>Leave the table</source>
            <translation>离开表格</translation>
        </message>
    </context>
    <context>
        <name>sluice::SpanBar</name>
        <message>
            <source>From</source>
            <translation>从</translation>
        </message>
        <message>
            <source>To</source>
            <translation>到</translation>
        </message>
        <message>
            <source>to</source>
            <translation>到</translation>
        </message>
    </context>
    <context>
        <name>sluice::StackSheet</name>
        <message>
            <source>create</source>
            <translation>新建</translation>
        </message>
        <message>
            <source>change</source>
            <translation>修改</translation>
        </message>
        <message>
            <source>delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>stays</source>
            <translation>保留</translation>
        </message>
        <message numerus="yes">
            <source>creates %Ln</source>
            <translation>
                <numerusform>新建 %Ln 项</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>changes %Ln</source>
            <translation>
                <numerusform>修改 %Ln 项</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>deletes %Ln</source>
            <translation>
                <numerusform>删除 %Ln 项</numerusform>
            </translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <source>Apply a stack file</source>
            <translation>应用编排文件</translation>
        </message>
        <message>
            <source>What</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>详情</translation>
        </message>
        <message>
            <source>&amp;Delete what the file no longer has</source>
            <translation>删除文件中已没有的内容(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Read the file again</source>
            <translation>重新读取文件(&amp;R)</translation>
        </message>
        <message>
            <source>What applying the file changes</source>
            <translation>应用该文件会做的更改</translation>
        </message>
        <message>
            <source>Only what this file made before; it goes to the trash.</source>
            <translation>仅限此文件先前创建的内容；删除后进入回收站。</translation>
        </message>
        <message>
            <source>All of it in one step, or nothing. Ctrl+Z takes it back.</source>
            <translation>一次全部应用，否则什么都不做。按 Ctrl+Z 可撤销。</translation>
        </message>
        <message>
            <source>&amp;Apply</source>
            <translation>应用(&amp;A)</translation>
        </message>
        <message>
            <source>larger than %1</source>
            <translation>大于 %1</translation>
        </message>
        <message>
            <source>no longer in the file</source>
            <translation>文件中已没有</translation>
        </message>
        <message>
            <source>Nothing would change</source>
            <translation>不会有任何更改</translation>
        </message>
        <message>
            <source>All that the file describes is so already.</source>
            <translation>文件所描述的内容均已如此。</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>另有 %n 项</numerusform>
            </translation>
        </message>
        <message>
            <source>%1. Ctrl+Z undoes it.</source>
            <translation>%1。按 Ctrl+Z 可撤销。</translation>
        </message>
    </context>
    <context>
        <name>sluice::StateChips</name>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
    </context>
    <context>
        <name>sluice::StatusLine</name>
        <message>
            <source>engine: %1, %2, %3</source>
            <translation>引擎：%1，%2，%3</translation>
        </message>
        <message numerus="yes">
            <source>%n trigger(s)</source>
            <translation>
                <numerusform>%n 个触发器</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n running</source>
            <translation>
                <numerusform>%n 个运行中</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n blocked</source>
            <translation>
                <numerusform>%n 个已阻塞</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 lines/s in</source>
            <translation>写入 %1 行/秒</translation>
        </message>
        <message>
            <source>lag %1, worst %2</source>
            <translation>延迟 %1，最大 %2</translation>
        </message>
        <message>
            <source>disk %1 of %2</source>
            <translation>磁盘 %1 / %2</translation>
        </message>
        <message>
            <source>%1 trigger log rows dropped</source>
            <translation>丢弃了 %1 条触发器日志</translation>
        </message>
        <message>
            <source>%1 function log lines dropped</source>
            <translation>丢弃了 %1 行函数日志</translation>
        </message>
        <message>
            <source>%1 damaged log groups</source>
            <translation>%1 个日志组已损坏</translation>
        </message>
        <message>
            <source>%1 lines kept raw</source>
            <translation>%1 行按原文保留</translation>
        </message>
        <message>
            <source>%1 lines cut</source>
            <translation>%1 行被截断</translation>
        </message>
        <message>
            <source>retention paused: the clock jumped</source>
            <translation>保留策略已暂停：时钟发生跳变</translation>
        </message>
        <message>
            <source>Last change: %1</source>
            <translation>上次更改：%1</translation>
        </message>
        <message>
            <source>%1. Ctrl+Z takes it back.</source>
            <translation>%1。Ctrl+Z 可撤销。</translation>
        </message>
    </context>
    <context>
        <name>sluice::StepItem</name>
        <message>
            <source>Step %1: %2</source>
            <translation>第 %1 步：%2</translation>
        </message>
        <message>
            <source>current</source>
            <translation>当前</translation>
        </message>
        <message>
            <source>done</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>to correct</source>
            <translation>需要更正</translation>
        </message>
    </context>
    <context>
        <name>sluice::StepList</name>
        <message>
            <source>Kept as a draft while you look at other pages.</source>
            <translation>查看其他页面时保留为草稿。</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>步骤</translation>
        </message>
    </context>
    <context>
        <name>sluice::TemplateDetail</name>
        <message>
            <source>Log Ser&amp;vice</source>
            <translation>日志服务(&amp;V)</translation>
        </message>
        <message>
            <source>None: &amp;add later</source>
            <translation>无，以后添加(&amp;A)</translation>
        </message>
        <message>
            <source>Trigger type</source>
            <translation>触发器类型</translation>
        </message>
        <message>
            <source>Selecting a template fills the next pages; every value stays editable.</source>
            <translation>选择模板会填好后面的页面，每个值都可以修改。</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>%1: there</source>
            <translation>%1：已有</translation>
        </message>
        <message>
            <source>%1: missing</source>
            <translation>%1：缺少</translation>
        </message>
        <message>
            <source>A log</source>
            <translation>一条日志</translation>
        </message>
        <message>
            <source>becomes a row of</source>
            <translation>成为以下对象的一行</translation>
        </message>
        <message>
            <source>arrives unchanged in</source>
            <translation>原样写入</translation>
        </message>
        <message>
            <source>The frame</source>
            <translation>代码框架</translation>
        </message>
        <message>
            <source>Needs</source>
            <translation>需要</translation>
        </message>
        <message>
            <source>A bucket: %1 exists</source>
            <translation>存储空间：%1 已存在</translation>
        </message>
        <message>
            <source>A bucket: %1 will be made</source>
            <translation>存储空间：将建立 %1</translation>
        </message>
        <message>
            <source>A Logstore to copy into</source>
            <translation>要复制到的日志库</translation>
        </message>
        <message>
            <source>A Logstore: %1 exists</source>
            <translation>日志库：%1 已存在</translation>
        </message>
        <message>
            <source>A Logstore: %1 will be made</source>
            <translation>日志库：将建立 %1</translation>
        </message>
        <message>
            <source>a folder or zip with the file bootstrap</source>
            <translation>含有 bootstrap 文件的文件夹或 zip 文件</translation>
        </message>
        <message>
            <source>a folder or zip with your code</source>
            <translation>含有代码的文件夹或 zip 文件</translation>
        </message>
    </context>
    <context>
        <name>sluice::TemplateFields</name>
        <message>
            <source>Choose a bucket</source>
            <translation>选择存储空间</translation>
        </message>
        <message>
            <source>Bucket</source>
            <translation>存储空间</translation>
        </message>
        <message>
            <source>is where objects are put.</source>
            <translation>为对象的存放位置。</translation>
        </message>
        <message>
            <source>New bucket</source>
            <translation>新建存储空间</translation>
        </message>
        <message>
            <source>It is created together with the trigger.</source>
            <translation>将与触发器一起新建。</translation>
        </message>
        <message>
            <source>Prefix</source>
            <translation>前缀</translation>
        </message>
        <message>
            <source>goes before the date; no slash is added by itself.</source>
            <translation>位于日期之前；不会自动添加斜杠。</translation>
        </message>
        <message>
            <source>Postfix</source>
            <translation>后缀</translation>
        </message>
        <message>
            <source>ends each name, for example .csv.gz.</source>
            <translation>为每个名称的结尾，例如 .csv.gz。</translation>
        </message>
        <message>
            <source>Date format</source>
            <translation>日期格式</translation>
        </message>
        <message>
            <source>says how the time of a window is written in the name, in UTC: yyyyMMdd/HH/.</source>
            <translation>决定数据窗口的时间在名称中的写法，UTC：yyyyMMdd/HH/。</translation>
        </message>
        <message>
            <source>Compression</source>
            <translation>压缩</translation>
        </message>
        <message>
            <source>of each object as a whole; it does not change the postfix.</source>
            <translation>针对整个对象；不会改变后缀。</translation>
        </message>
        <message>
            <source>Delimiter</source>
            <translation>分隔符</translation>
        </message>
        <message>
            <source>stands between two cells: one character, \t is a tab.</source>
            <translation>位于两个单元格之间：一个字符，\t 表示制表符。</translation>
        </message>
        <message>
            <source>Quote</source>
            <translation>引号</translation>
        </message>
        <message>
            <source>surrounds a cell that holds the delimiter, a quote or a line break.</source>
            <translation>包围含有分隔符、引号或换行符的单元格。</translation>
        </message>
        <message>
            <source>Escape</source>
            <translation>转义符</translation>
        </message>
        <message>
            <source>goes before a quote inside a cell.</source>
            <translation>位于单元格内的引号之前。</translation>
        </message>
        <message>
            <source>Null value</source>
            <translation>空值</translation>
        </message>
        <message>
            <source>is written where a log does not have the column.</source>
            <translation>在日志缺少该列时写出。</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>空</translation>
        </message>
        <message>
            <source>First row is a &amp;header</source>
            <translation>首行为表头(&amp;H)</translation>
        </message>
        <message>
            <source>writes the names of the columns into each object.</source>
            <translation>在每个对象中写入列名。</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <source>are keys of a log; __source__, __topic__ and __tag__:KEY work too.</source>
            <translation>为日志的键；也可使用 __source__、__topic__ 和 __tag__:KEY。</translation>
        </message>
        <message>
            <source>Choose a project</source>
            <translation>选择项目</translation>
        </message>
        <message>
            <source>Choose a Logstore</source>
            <translation>选择日志库</translation>
        </message>
        <message>
            <source>Project</source>
            <translation>项目</translation>
        </message>
        <message>
            <source>of the Logstore that gets the copies.</source>
            <translation>为接收副本的日志库所在的项目。</translation>
        </message>
        <message>
            <source>Logstore</source>
            <translation>日志库</translation>
        </message>
        <message>
            <source>gets each log group as it is. It must not lead back to the source.</source>
            <translation>原样接收每个日志组，不得又回到来源。</translation>
        </message>
        <message>
            <source>New Logstore</source>
            <translation>新建日志库</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Choose a bucket, or create one.</source>
            <translation>请选择或新建存储空间。</translation>
        </message>
        <message>
            <source>The bucket %1 does not exist.</source>
            <translation>存储空间 %1 不存在。</translation>
        </message>
        <message>
            <source>Choose a project.</source>
            <translation>请选择项目。</translation>
        </message>
        <message>
            <source>The project %1 does not exist.</source>
            <translation>项目 %1 不存在。</translation>
        </message>
        <message>
            <source>Choose a Logstore, or create one.</source>
            <translation>请选择或新建日志库。</translation>
        </message>
        <message>
            <source>The Logstore %1 does not exist.</source>
            <translation>日志库 %1 不存在。</translation>
        </message>
        <message>
            <source>One character is needed.</source>
            <translation>需要一个字符。</translation>
        </message>
        <message>
            <source>Only the first character is used.</source>
            <translation>只使用第一个字符。</translation>
        </message>
        <message>
            <source>Without columns every row is empty.</source>
            <translation>没有列时，每一行都为空。</translation>
        </message>
        <message>
            <source>Is none of these: objects are not compressed.</source>
            <translation>不在其中：对象不会压缩。</translation>
        </message>
    </context>
    <context>
        <name>sluice::TemplateStep</name>
        <message>
            <source>Function template</source>
            <translation>函数模板</translation>
        </message>
        <message>
            <source>A business template needs parameters only. A blank template needs your code.</source>
            <translation>业务模板只需要参数，空白模板需要您的代码。</translation>
        </message>
        <message>
            <source>All %1</source>
            <translation>全部 %1</translation>
        </message>
        <message>
            <source>Log Service %1</source>
            <translation>日志服务 %1</translation>
        </message>
        <message>
            <source>Blank %1</source>
            <translation>空白 %1</translation>
        </message>
        <message>
            <source>Filter templates</source>
            <translation>筛选模板</translation>
        </message>
        <message>
            <source>Log Service templates</source>
            <translation>日志服务模板</translation>
        </message>
        <message>
            <source>Blank templates</source>
            <translation>空白模板</translation>
        </message>
        <message>
            <source>No template matches.</source>
            <translation>没有匹配的模板。</translation>
        </message>
        <message>
            <source>Choose a template</source>
            <translation>选择一个模板</translation>
        </message>
        <message>
            <source>%1 selected</source>
            <translation>已选择 %1</translation>
        </message>
        <message>
            <source>%1 selected, with a Log Service trigger</source>
            <translation>已选择 %1，带日志服务触发器</translation>
        </message>
        <message>
            <source>%1 selected, without a trigger</source>
            <translation>已选择 %1，不带触发器</translation>
        </message>
        <message>
            <source>Templates shown</source>
            <translation>显示的模板</translation>
        </message>
    </context>
    <context>
        <name>sluice::Templates</name>
        <message>
            <source>%1, %2 MB, %3 s</source>
            <translation>%1，%2 MB，%3 秒</translation>
        </message>
        <message>
            <source>native</source>
            <translation>内置</translation>
        </message>
        <message>
            <source>Needs: %1</source>
            <translation>需要：%1</translation>
        </message>
        <message>
            <source>Copies every log group unchanged to another Logstore: tags, topic, source and times kept.</source>
            <translation>将每个日志组原样复制到另一个日志库：保留标签、主题、来源和时间。</translation>
        </message>
        <message>
            <source>Every log group in, the same log group out. A retry may copy a group twice.</source>
            <translation>读入每个日志组，原样写出。重试可能使同一日志组复制两次。</translation>
        </message>
        <message>
            <source>endpoint, project, Logstore</source>
            <translation>接入点、项目、日志库</translation>
        </message>
        <message>
            <source>Writes each window as one CSV object into a bucket, gzip or zstd if wanted.</source>
            <translation>将每个数据窗口写为存储空间中的一个 CSV 对象，可选 gzip 或 zstd 压缩。</translation>
        </message>
        <message>
            <source>One window in, one CSV object out. A retry overwrites the same object, so nothing doubles.</source>
            <translation>一个数据窗口生成一个 CSV 对象。重试覆盖同一对象，不会重复。</translation>
        </message>
        <message>
            <source>bucket, prefix, postfix, date format</source>
            <translation>存储空间、前缀、后缀、日期格式</translation>
        </message>
        <message>
            <source>columns, delimiter, quotes, header, null value, compression</source>
            <translation>列、分隔符、引号、表头、空值、压缩</translation>
        </message>
        <message>
            <source>Blank, Python</source>
            <translation>空白，Python</translation>
        </message>
        <message>
            <source>Reads the window with the Log Service SDK; your code decides. The trigger type comes next.</source>
            <translation>用日志服务 SDK 读取数据窗口，由您的代码处理。触发器类型随后选择。</translation>
        </message>
        <message>
            <source>Needs: what your code calls</source>
            <translation>需要：代码所调用的服务</translation>
        </message>
        <message>
            <source>The handler gets the window as event JSON: where it begins, where it ends, and the function configuration. It reads the logs and does with them what you write.</source>
            <translation>函数入口收到描述数据窗口的事件 JSON：起点、终点和函数配置。它读取日志，并按您的代码处理。</translation>
        </message>
        <message>
            <source>Blank, Node.js</source>
            <translation>空白，Node.js</translation>
        </message>
        <message>
            <source>The same frame in JavaScript, with a handler that receives the event.</source>
            <translation>同样的框架，使用 JavaScript，函数入口接收事件。</translation>
        </message>
        <message>
            <source>The handler gets the event as a Buffer and ends through its callback.</source>
            <translation>函数入口以 Buffer 形式收到事件，通过回调结束。</translation>
        </message>
        <message>
            <source>Custom runtime</source>
            <translation>自定义运行环境</translation>
        </message>
        <message>
            <source>any program that speaks HTTP</source>
            <translation>任何支持 HTTP 的程序</translation>
        </message>
        <message>
            <source>A folder or zip with a bootstrap; sluice posts each event to it.</source>
            <translation>含有 bootstrap 的文件夹或 zip 文件，sluice 将每个事件发送给它。</translation>
        </message>
        <message>
            <source>Needs: bootstrap file</source>
            <translation>需要：bootstrap 文件</translation>
        </message>
        <message>
            <source>The bootstrap starts an HTTP server on port 9000; each window is a POST to /invoke.</source>
            <translation>bootstrap 在 9000 端口启动 HTTP 服务，每个数据窗口是一次对 /invoke 的 POST。</translation>
        </message>
    </context>
    <context>
        <name>sluice::TermChip</name>
        <message>
            <source>not</source>
            <translation>非</translation>
        </message>
        <message>
            <source>Click to turn it round; the cross or Delete takes it away</source>
            <translation>单击可反转；单击叉号或按 Delete 可移除</translation>
        </message>
        <message>
            <source>Filter: not %1</source>
            <translation>筛选：非 %1</translation>
        </message>
        <message>
            <source>Filter: %1</source>
            <translation>筛选：%1</translation>
        </message>
    </context>
    <context>
        <name>sluice::Timeline</name>
        <message>
            <source>Attempts: %1</source>
            <translation>尝试：%1</translation>
        </message>
    </context>
    <context>
        <name>sluice::Timings</name>
        <message>
            <source>%1 ms</source>
            <translation>%1 毫秒</translation>
        </message>
        <message>
            <source>Timings</source>
            <translation>耗时</translation>
        </message>
        <message>
            <source>Wait</source>
            <translation>等待</translation>
        </message>
        <message>
            <source>Start (cold)</source>
            <translation>启动（冷）</translation>
        </message>
        <message>
            <source>Start (warm)</source>
            <translation>启动（热）</translation>
        </message>
        <message>
            <source>Function code</source>
            <translation>函数代码</translation>
        </message>
        <message>
            <source>The function is %1 of the time.</source>
            <translation>函数占总时间的 %1。</translation>
        </message>
        <message>
            <source>Billed %1.</source>
            <translation>计费 %1。</translation>
        </message>
        <message>
            <source>Memory %1 of %2 MB.</source>
            <translation>内存 %1 / %2 MB。</translation>
        </message>
        <message>
            <source>Where the time of a call goes.</source>
            <translation>一次调用的时间花在哪里。</translation>
        </message>
    </context>
    <context>
        <name>sluice::TopBar</name>
        <message>
            <source>local · starting</source>
            <translation>本地 · 正在启动</translation>
        </message>
        <message>
            <source>local · running</source>
            <translation>本地 · 运行中</translation>
        </message>
        <message>
            <source>local · triggers are off</source>
            <translation>本地 · 触发器已关闭</translation>
        </message>
        <message>
            <source>local · connection lost</source>
            <translation>本地 · 连接已断开</translation>
        </message>
        <message>
            <source>local · cannot be started</source>
            <translation>本地 · 无法启动</translation>
        </message>
        <message>
            <source>Men&amp;u</source>
            <translation>菜单(&amp;U)</translation>
        </message>
        <message>
            <source>Menu (F10)</source>
            <translation>菜单（F10）</translation>
        </message>
        <message numerus="yes">
            <source>%n notice(s)</source>
            <translation>
                <numerusform>%n 条通知</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::TrafficLine</name>
        <message>
            <source>%1 Mbit/s</source>
            <translation>%1 Mbit/s</translation>
        </message>
        <message numerus="yes">
            <source>%n shard(s), no traffic now</source>
            <translation>
                <numerusform>%n 个分区，当前无流量</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n shard(s), %1 now</source>
            <translation>
                <numerusform>%n 个分区，当前 %1</numerusform>
            </translation>
        </message>
        <message>
            <source>%1; shard %2: %3</source>
            <translation>%1；分区 %2：%3</translation>
        </message>
    </context>
    <context>
        <name>sluice::TrashModel</name>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Deleted</source>
            <translation>删除时间</translation>
        </message>
        <message>
            <source>By</source>
            <translation>删除者</translation>
        </message>
        <message>
            <source>Gone for good</source>
            <translation>彻底删除</translation>
        </message>
    </context>
    <context>
        <name>sluice::TrashSheet</name>
        <message>
            <source>Trash</source>
            <translation>回收站</translation>
        </message>
        <message>
            <source>What is deleted stays here for 7 days, with its data. Then it is gone for good.</source>
            <translation>删除的内容连同数据在此保留 7 天，之后彻底删除。</translation>
        </message>
        <message>
            <source>&amp;Restore</source>
            <translation>恢复(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>关闭(&amp;C)</translation>
        </message>
        <message>
            <source>Could not read the trash</source>
            <translation>无法读取回收站</translation>
        </message>
        <message>
            <source>The trash is empty</source>
            <translation>回收站是空的</translation>
        </message>
        <message>
            <source>What you delete is kept here for 7 days.</source>
            <translation>删除的内容在此保留 7 天。</translation>
        </message>
        <message>
            <source>Could not restore %1</source>
            <translation>无法恢复 %1</translation>
        </message>
    </context>
    <context>
        <name>sluice::TriggerForm</name>
        <message>
            <source>Create inde&amp;x</source>
            <translation>新建索引(&amp;X)</translation>
        </message>
        <message>
            <source>Ne&amp;west</source>
            <translation>最新(&amp;W)</translation>
        </message>
        <message>
            <source>Ol&amp;dest</source>
            <translation>最早(&amp;D)</translation>
        </message>
        <message>
            <source>A time…</source>
            <translation>指定时间…</translation>
        </message>
        <message>
            <source>&amp;Enabled</source>
            <translation>启用(&amp;E)</translation>
        </message>
        <message>
            <source>Ad&amp;vanced settings</source>
            <translation>高级设置(&amp;V)</translation>
        </message>
        <message>
            <source>size of a window, loops</source>
            <translation>数据窗口的大小、循环</translation>
        </message>
        <message>
            <source>Allow a loop: the trigger may feed itself</source>
            <translation>允许循环：触发器可以触发自身</translation>
        </message>
        <message>
            <source>Trigger na&amp;me</source>
            <translation>触发器名称(&amp;M)</translation>
        </message>
        <message>
            <source>Choose a project</source>
            <translation>选择项目</translation>
        </message>
        <message>
            <source>Choose a Logstore</source>
            <translation>选择日志库</translation>
        </message>
        <message>
            <source>&amp;Project name</source>
            <translation>项目名称(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Logstore name</source>
            <translation>日志库名称(&amp;L)</translation>
        </message>
        <message>
            <source>Trigger lo&amp;g</source>
            <translation>触发器日志(&amp;G)</translation>
        </message>
        <message>
            <source>New Logstore for the trigger log</source>
            <translation>为触发器日志新建日志库</translation>
        </message>
        <message>
            <source>&amp;Invocation interval</source>
            <translation>触发间隔(&amp;I)</translation>
        </message>
        <message>
            <source>seconds, %1–%2</source>
            <translation>秒，%1–%2</translation>
        </message>
        <message>
            <source>Ret&amp;ries</source>
            <translation>重试次数(&amp;R)</translation>
        </message>
        <message>
            <source>Start position</source>
            <translation>起始位置</translation>
        </message>
        <message>
            <source>Start &amp;time</source>
            <translation>起始时间(&amp;T)</translation>
        </message>
        <message>
            <source>R&amp;ole</source>
            <translation>角色(&amp;O)</translation>
        </message>
        <message>
            <source>Window size</source>
            <translation>数据窗口大小</translation>
        </message>
        <message>
            <source>MiB, 1–%1</source>
            <translation>MiB，1–%1</translation>
        </message>
        <message>
            <source>Log groups</source>
            <translation>日志组</translation>
        </message>
        <message>
            <source>a window, 1–%1</source>
            <translation>每个数据窗口，1–%1</translation>
        </message>
        <message>
            <source>made by authorizing</source>
            <translation>由授权步骤新建</translation>
        </message>
        <message>
            <source>It is created together with the trigger.</source>
            <translation>将与触发器一起新建。</translation>
        </message>
        <message>
            <source>The checkpoints decide now. They can be moved on the trigger's page.</source>
            <translation>现在由检查点决定，可在触发器页面移动检查点。</translation>
        </message>
        <message>
            <source>Choose the project that the logs are in.</source>
            <translation>请选择日志所在的项目。</translation>
        </message>
        <message>
            <source>The project %1 does not exist any more.</source>
            <translation>项目 %1 已不存在。</translation>
        </message>
        <message>
            <source>Is in region %1, but the service is in %2. A trigger stays in one region.</source>
            <translation>位于地域 %1，而服务位于 %2。触发器须在同一地域。</translation>
        </message>
        <message>
            <source>Choose the Logstore whose new logs invoke the function.</source>
            <translation>请选择日志库，其新日志会调用函数。</translation>
        </message>
        <message>
            <source>The Logstore %1 does not exist any more.</source>
            <translation>日志库 %1 已不存在。</translation>
        </message>
        <message>
            <source>The source cannot change: for another Logstore, create another trigger and delete this one.</source>
            <translation>来源不可更改：如需其他日志库，请新建触发器并删除此触发器。</translation>
        </message>
        <message>
            <source>Cannot be changed after creation.</source>
            <translation>新建后不可更改。</translation>
        </message>
        <message>
            <source>Choose a Logstore of the same project for the trigger's own log, or create one.</source>
            <translation>请选择或新建同一项目中的日志库，用于触发器自身的日志。</translation>
        </message>
        <message>
            <source>Is the Logstore that the trigger reads: it would feed itself. Choose another one.</source>
            <translation>这正是触发器读取的日志库，会触发自身。请另选一个。</translation>
        </message>
        <message>
            <source>%1 has no index: its log cannot be searched yet.</source>
            <translation>%1 没有索引：暂时无法查询其日志。</translation>
        </message>
        <message>
            <source>Its index is created together with the trigger.</source>
            <translation>其索引将与触发器一起新建。</translation>
        </message>
        <message>
            <source>Each shard has %1</source>
            <translation>每个分区有 %1</translation>
        </message>
        <message>
            <source>Shard %1 writes %2</source>
            <translation>分区 %1 写入 %2</translation>
        </message>
        <message>
            <source>%1 s is a window of %2, above the limit of %3</source>
            <translation>%1 秒的数据窗口为 %2，超过上限 %3</translation>
        </message>
        <message>
            <source>%1 s is a window of %2</source>
            <translation>%1 秒的数据窗口为 %2</translation>
        </message>
        <message>
            <source>%1 s makes it %2</source>
            <translation>%1 秒则为 %2</translation>
        </message>
        <message>
            <source>Over 1 Mbit/s a shard.</source>
            <translation>每个分区超过 1 Mbit/s。</translation>
        </message>
        <message>
            <source>%1: %2. %3.</source>
            <translation>%1：%2。%3。</translation>
        </message>
        <message>
            <source>&amp;Use %1 s</source>
            <translation>使用 %1 秒(&amp;U)</translation>
        </message>
        <message>
            <source>Is not a time such as 2026-11-22 10:42:07.</source>
            <translation>不是时间，例如 2026-11-22 10:42:07。</translation>
        </message>
        <message>
            <source>Is outside of 1970–9999.</source>
            <translation>超出 1970–9999 年。</translation>
        </message>
        <message>
            <source>Oldest: %1 in %2 lines will be read first.</source>
            <translation>最早：将先读取 %1，共 %2 行。</translation>
        </message>
        <message>
            <source>Not authorized yet: attempts are denied until the authorization policy is confirmed.</source>
            <translation>尚未授权：在确认授权策略之前，调用会被拒绝。</translation>
        </message>
        <message>
            <source>The role %1 does not exist any more.</source>
            <translation>角色 %1 已不存在。</translation>
        </message>
        <message>
            <source>Function Compute assumes this role; Log Service cannot. Choose one that trusts Log Service.</source>
            <translation>此角色由函数计算扮演，日志服务无法扮演。请选择信任日志服务的角色。</translation>
        </message>
        <message>
            <source>%1–%2, then the next round</source>
            <translation>%1–%2；之后隔一个触发间隔再试</translation>
        </message>
    </context>
    <context>
        <name>sluice::TriggerHead</name>
        <message>
            <source>&amp;Tick now</source>
            <translation>立即检查(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Pause</source>
            <translation>暂停(&amp;P)</translation>
        </message>
        <message numerus="yes">
            <source>on %n shard(s)</source>
            <translation>
                <numerusform>%n 个分区</numerusform>
            </translation>
        </message>
        <message>
            <source>on shard %1</source>
            <translation>分区 %1</translation>
        </message>
        <message>
            <source>&amp;Resume</source>
            <translation>恢复(&amp;R)</translation>
        </message>
        <message>
            <source>Not there</source>
            <translation>不存在</translation>
        </message>
        <message>
            <source>No trigger has this name now. It was deleted, or not created yet.</source>
            <translation>现在没有此名称的触发器。它已被删除，或尚未新建。</translation>
        </message>
        <message>
            <source>Triggers</source>
            <translation>触发器</translation>
        </message>
        <message>
            <source>Logstore %1 → function %2%3, every %4 s, %5, trigger log %6, runs here</source>
            <translation>日志库 %1 → 函数 %2%3，每 %4 秒，%5，触发器日志 %6，在本机运行</translation>
        </message>
        <message numerus="yes">
            <source>%n retries</source>
            <translation>
                <numerusform>重试 %n 次</numerusform>
            </translation>
        </message>
        <message>
            <source>Next round %1.</source>
            <translation>下一轮次：%1。</translation>
        </message>
        <message>
            <source>%1 in all %2 attempts of %3.</source>
            <translation>%1，%3的全部 %2 次尝试均如此。</translation>
        </message>
        <message numerus="yes">
            <source>%n round(s)</source>
            <translation>
                <numerusform>%n 个轮次</numerusform>
            </translation>
        </message>
        <message>
            <source>Shard %1 blocked since %2.</source>
            <translation>分区 %1 自 %2 起阻塞。</translation>
        </message>
        <message>
            <source>Log Service may not invoke this function.</source>
            <translation>日志服务无权调用此函数。</translation>
        </message>
        <message>
            <source>The Logstore %1 does not exist any more.</source>
            <translation>日志库 %1 已不存在。</translation>
        </message>
        <message>
            <source>Restore it from the trash, or delete this trigger.</source>
            <translation>从回收站恢复它，或删除此触发器。</translation>
        </message>
        <message>
            <source>Attempt %1 of %2 failed on shard %3.</source>
            <translation>分区 %3 的第 %1 次尝试失败，共 %2 次。</translation>
        </message>
        <message>
            <source>Look at every shard now; a blocked one tries again</source>
            <translation>立即检查所有分区；被阻塞的会重试</translation>
        </message>
        <message>
            <source>The window in flight finishes; the checkpoint stays where it is</source>
            <translation>进行中的数据窗口会完成；检查点保持不动</translation>
        </message>
        <message>
            <source>&amp;Edit…</source>
            <translation>编辑(&amp;E)…</translation>
        </message>
        <message>
            <source>Change interval, retries, function configuration …</source>
            <translation>更改触发间隔、重试次数、函数配置……</translation>
        </message>
        <message>
            <source>&amp;Doctor</source>
            <translation>诊断(&amp;D)</translation>
        </message>
        <message>
            <source>Why does it not fire?</source>
            <translation>为什么没有触发？</translation>
        </message>
        <message>
            <source>&amp;Move checkpoint…</source>
            <translation>移动检查点(&amp;M)…</translation>
        </message>
        <message>
            <source>Deliver again, or skip</source>
            <translation>再次投递，或跳过</translation>
        </message>
        <message>
            <source>De&amp;lete…</source>
            <translation>删除(&amp;L)…</translation>
        </message>
        <message>
            <source>It goes to the trash with its checkpoints</source>
            <translation>连同检查点移入回收站</translation>
        </message>
        <message>
            <source>More for this trigger</source>
            <translation>此触发器的更多操作</translation>
        </message>
        <message>
            <source>&amp;Copy sluicectl command</source>
            <translation>复制 sluicectl 命令(&amp;C)</translation>
        </message>
        <message>
            <source>TRIGGER</source>
            <translation>触发器</translation>
        </message>
        <message>
            <source>Copied: %1</source>
            <translation>已复制：%1</translation>
        </message>
        <message>
            <source>This trigger is not there.</source>
            <translation>此触发器不存在。</translation>
        </message>
        <message>
            <source>What was deleted is in the trash.</source>
            <translation>已删除的在回收站中。</translation>
        </message>
        <message>
            <source>&amp;Open trash</source>
            <translation>打开回收站(&amp;O)</translation>
        </message>
        <message>
            <source>Every attempt ends as Unauthorized; what waits is delivered as soon as it may.</source>
            <translation>每次尝试都以 Unauthorized 结束；等待的数据在获准后立即投递。</translation>
        </message>
        <message>
            <source>Confirm &amp;Authorization Policy…</source>
            <translation>确认授权策略(&amp;A)…</translation>
        </message>
    </context>
    <context>
        <name>sluice::TriggerList</name>
        <message>
            <source>Could not list the triggers</source>
            <translation>无法列出触发器</translation>
        </message>
        <message>
            <source>The engine is gone</source>
            <translation>引擎已不在</translation>
        </message>
        <message>
            <source>Triggers</source>
            <translation>触发器</translation>
        </message>
        <message>
            <source>&amp;New trigger</source>
            <translation>新建触发器(&amp;N)</translation>
        </message>
        <message>
            <source>Filter triggers</source>
            <translation>筛选触发器</translation>
        </message>
        <message>
            <source>&amp;Try again</source>
            <translation>重试(&amp;T)</translation>
        </message>
        <message>
            <source>Copy &amp;details</source>
            <translation>复制详情(&amp;D)</translation>
        </message>
        <message>
            <source>Details copied</source>
            <translation>详情已复制</translation>
        </message>
        <message>
            <source>Starting the engine</source>
            <translation>正在启动引擎</translation>
        </message>
        <message>
            <source>Recovery reads what was written last; nothing that was acknowledged is lost.</source>
            <translation>恢复过程读取最后写入的内容；已确认的不会丢失。</translation>
        </message>
        <message>
            <source>No triggers yet</source>
            <translation>还没有触发器</translation>
        </message>
        <message>
            <source>A trigger asks a Logstore for what is new and invokes a function.</source>
            <translation>触发器向日志库询问新数据并调用函数。</translation>
        </message>
        <message>
            <source>Ne&amp;w trigger</source>
            <translation>新建触发器(&amp;W)</translation>
        </message>
        <message>
            <source>Run the &amp;sample</source>
            <translation>运行示例(&amp;S)</translation>
        </message>
        <message>
            <source>No trigger matches</source>
            <translation>没有匹配的触发器</translation>
        </message>
        <message numerus="yes">
            <source>%n trigger(s) hidden by the filter.</source>
            <translation>
                <numerusform>%n 个触发器被筛选隐藏。</numerusform>
            </translation>
        </message>
        <message>
            <source>C&amp;lear filters</source>
            <translation>清除筛选(&amp;L)</translation>
        </message>
    </context>
    <context>
        <name>sluice::TriggerLog</name>
        <message>
            <source>&amp;Follow</source>
            <translation>跟随(&amp;F)</translation>
        </message>
        <message>
            <source>Trigger log</source>
            <translation>触发器日志</translation>
        </message>
        <message>
            <source>Keep the newest execution on top</source>
            <translation>最新的执行始终在最上方</translation>
        </message>
        <message>
            <source>Show them and follow</source>
            <translation>显示并跟随</translation>
        </message>
        <message>
            <source>Col&amp;umns</source>
            <translation>列(&amp;U)</translation>
        </message>
        <message>
            <source>C&amp;lear filters</source>
            <translation>清除筛选(&amp;L)</translation>
        </message>
        <message>
            <source>Could not read the trigger log</source>
            <translation>无法读取触发器日志</translation>
        </message>
        <message numerus="yes">
            <source>%Ln execution(s)</source>
            <translation>
                <numerusform>%Ln 次执行</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 executions</source>
            <translation>%1 / %2 次执行</translation>
        </message>
        <message>
            <source>, %1 went by unread</source>
            <translation>，%1 条未及读取</translation>
        </message>
        <message>
            <source>%1 new</source>
            <translation>%1 条新记录</translation>
        </message>
        <message>
            <source>Reading the trigger log</source>
            <translation>正在读取触发器日志</translation>
        </message>
        <message>
            <source>Newest first.</source>
            <translation>最新的在前。</translation>
        </message>
        <message>
            <source>No executions yet</source>
            <translation>还没有执行</translation>
        </message>
        <message>
            <source>An execution appears here as soon as a shard has something new at a tick.</source>
            <translation>检查时只要分区有新数据，执行就会显示在这里。</translation>
        </message>
        <message>
            <source>No execution matches</source>
            <translation>没有匹配的执行</translation>
        </message>
        <message>
            <source>%1 executions are hidden by %2.</source>
            <translation>%2隐藏了 %1 次执行。</translation>
        </message>
        <message numerus="yes">
            <source>%n filter(s)</source>
            <translation>
                <numerusform>%n 个筛选条件</numerusform>
            </translation>
        </message>
        <message>
            <source>E&amp;xport…</source>
            <translation>导出(&amp;X)…</translation>
        </message>
        <message>
            <source>All executions that the filter shows, as CSV or JSON lines</source>
            <translation>筛选出的所有执行，CSV 或 JSON 行</translation>
        </message>
    </context>
    <context>
        <name>sluice::TriggerModel</name>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Trigger</source>
            <translation>触发器</translation>
        </message>
        <message>
            <source>Reason of the last tick</source>
            <translation>上次检查的结果</translation>
        </message>
        <message>
            <source>Lag</source>
            <translation>延迟</translation>
        </message>
        <message>
            <source>Executions/min, 1 h</source>
            <translation>每分钟执行数（1 小时）</translation>
        </message>
        <message>
            <source>Success</source>
            <translation>成功率</translation>
        </message>
        <message>
            <source>Last error</source>
            <translation>最近错误</translation>
        </message>
        <message>
            <source>Next tick</source>
            <translation>下次检查</translation>
        </message>
    </context>
    <context>
        <name>sluice::TriggerPage</name>
        <message>
            <source>Could not tick the trigger</source>
            <translation>无法检查触发器</translation>
        </message>
        <message>
            <source>Could not pause the trigger</source>
            <translation>无法暂停触发器</translation>
        </message>
        <message>
            <source>Could not resume the trigger</source>
            <translation>无法恢复触发器</translation>
        </message>
        <message>
            <source>Shards</source>
            <translation>分区</translation>
        </message>
        <message>
            <source>Next tick</source>
            <translation>下次检查</translation>
        </message>
        <message numerus="yes">
            <source>%n open</source>
            <translation>
                <numerusform>%n 个打开</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n blocked</source>
            <translation>
                <numerusform>，%n 个已阻塞</numerusform>
            </translation>
        </message>
        <message>
            <source>Times are in %1</source>
            <translation>时间显示为 %1</translation>
        </message>
        <message>
            <source>Cursor copied</source>
            <translation>游标已复制</translation>
        </message>
        <message>
            <source>Show only shard %1 in the log</source>
            <translation>日志中只看分区 %1</translation>
        </message>
        <message>
            <source>Move checkpoint of shard %1…</source>
            <translation>移动分区 %1 的检查点…</translation>
        </message>
        <message>
            <source>Copy checkpoint</source>
            <translation>复制检查点</translation>
        </message>
        <message>
            <source>Copy end</source>
            <translation>复制末尾</translation>
        </message>
    </context>
    <context>
        <name>sluice::TriggerStep</name>
        <message>
            <source>Trigger</source>
            <translation>触发器</translation>
        </message>
        <message>
            <source>A Log Service trigger is an ETL job: it asks each shard for what is new and invokes the function.</source>
            <translation>日志服务触发器是一个 ETL 作业：它查询每个分区的新数据并调用函数。</translation>
        </message>
        <message>
            <source>No Logstore has data yet.</source>
            <translation>还没有日志库有数据。</translation>
        </message>
        <message>
            <source>Import log files, or choose one that is written to later.</source>
            <translation>导入日志文件，或选择稍后写入的日志库。</translation>
        </message>
        <message>
            <source>Import log files…</source>
            <translation>导入日志文件…</translation>
        </message>
        <message>
            <source>New Logstore…</source>
            <translation>新建日志库…</translation>
        </message>
        <message>
            <source>No trigger now</source>
            <translation>暂无触发器</translation>
        </message>
        <message>
            <source>The blank template was chosen without a trigger. The function is created; a trigger can be added on its service's page.</source>
            <translation>选择了不带触发器的空白模板。函数会被新建，触发器可以以后在服务页面添加。</translation>
        </message>
        <message>
            <source>&amp;Add a Log Service trigger</source>
            <translation>添加日志服务触发器(&amp;A)</translation>
        </message>
    </context>
    <context>
        <name>sluice::TroubleBox</name>
        <message>
            <source>Why</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Do</source>
            <translation>处理</translation>
        </message>
    </context>
    <context>
        <name>sluice::TryBox</name>
        <message>
            <source>&amp;Action</source>
            <translation>操作(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Resource</source>
            <translation>资源(&amp;R)</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Resource</source>
            <translation>资源</translation>
        </message>
        <message>
            <source>Name an action and a resource</source>
            <translation>请给出操作和资源</translation>
        </message>
    </context>
    <context>
        <name>sluice::UserForm</name>
        <message>
            <source>There is no user %1</source>
            <translation>没有用户 %1</translation>
        </message>
        <message>
            <source>User %1</source>
            <translation>用户 %1</translation>
        </message>
        <message>
            <source>New user</source>
            <translation>新建用户</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>保存(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Create</source>
            <translation>新建(&amp;C)</translation>
        </message>
        <message>
            <source>An access key is made with it and shown once.</source>
            <translation>同时生成一个访问密钥，仅显示一次。</translation>
        </message>
        <message>
            <source>The user %1 was created</source>
            <translation>已新建用户 %1</translation>
        </message>
        <message>
            <source>The user %1 was changed</source>
            <translation>已更改用户 %1</translation>
        </message>
        <message>
            <source>Could not save the user</source>
            <translation>无法保存用户</translation>
        </message>
        <message>
            <source>Could not create the user</source>
            <translation>无法新建用户</translation>
        </message>
        <message>
            <source>A policy &amp;of its own</source>
            <translation>自有权限策略(&amp;O)</translation>
        </message>
        <message>
            <source>added to the system policies</source>
            <translation>附加于系统权限策略之外</translation>
        </message>
        <message>
            <source>User &amp;name</source>
            <translation>用户名(&amp;N)</translation>
        </message>
        <message>
            <source>1–64 letters, digits, '.', '_' and '-'</source>
            <translation>1–64 个字母、数字、“.”、“_”和“-”</translation>
        </message>
        <message>
            <source>&amp;Description</source>
            <translation>描述(&amp;D)</translation>
        </message>
        <message>
            <source>System &amp;policies</source>
            <translation>系统权限策略(&amp;P)</translation>
        </message>
        <message>
            <source>O&amp;wn policy</source>
            <translation>自有权限策略(&amp;W)</translation>
        </message>
        <message>
            <source>In words</source>
            <translation>文字说明</translation>
        </message>
        <message>
            <source>User name</source>
            <translation>用户名</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>System policies</source>
            <translation>系统权限策略</translation>
        </message>
        <message>
            <source>Own policy</source>
            <translation>自有权限策略</translation>
        </message>
        <message>
            <source>A user needs a name.</source>
            <translation>用户需要名称。</translation>
        </message>
        <message>
            <source>There is a user of this name already.</source>
            <translation>已有同名用户。</translation>
        </message>
        <message>
            <source>At most %1 policies can be attached.</source>
            <translation>最多可附加 %1 个权限策略。</translation>
        </message>
        <message>
            <source>Without a policy the user may do nothing.</source>
            <translation>没有权限策略，该用户不能做任何操作。</translation>
        </message>
        <message>
            <source>Line %1: %2</source>
            <translation>第 %1 行：%2</translation>
        </message>
        <message>
            <source>It may do nothing.</source>
            <translation>不能做任何操作。</translation>
        </message>
    </context>
    <context>
        <name>sluice::UserModel</name>
        <message>
            <source>User</source>
            <translation>用户</translation>
        </message>
        <message>
            <source>Policies</source>
            <translation>权限策略</translation>
        </message>
        <message>
            <source>Active keys</source>
            <translation>有效密钥</translation>
        </message>
        <message>
            <source>Oldest key</source>
            <translation>最旧密钥</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>描述</translation>
        </message>
    </context>
    <context>
        <name>sluice::UsersTab</name>
        <message>
            <source>Users</source>
            <translation>用户</translation>
        </message>
        <message>
            <source>Filter users</source>
            <translation>筛选用户</translation>
        </message>
        <message>
            <source>No users yet</source>
            <translation>尚无用户</translation>
        </message>
        <message>
            <source>A user calls this engine with an access key, or with sluicectl --as NAME, and may do what its policies allow. You yourself are the owner and need none.</source>
            <translation>用户通过访问密钥或 sluicectl --as NAME 调用此引擎，可以做其权限策略允许的操作。您本人是所有者，不需要用户。</translation>
        </message>
        <message numerus="yes">
            <source>%n user(s) hidden by the filter.</source>
            <translation>
                <numerusform>筛选条件隐藏了 %n 个用户。</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;New user…</source>
            <translation>新建用户…(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Edit…</source>
            <translation>编辑…(&amp;E)</translation>
        </message>
        <message>
            <source>Edit this user</source>
            <translation>编辑此用户</translation>
        </message>
        <message>
            <source>New &amp;key…</source>
            <translation>新密钥…(&amp;K)</translation>
        </message>
        <message>
            <source>Make an access key for this user; it is shown once</source>
            <translation>为此用户生成访问密钥；仅显示一次</translation>
        </message>
        <message>
            <source>&amp;Delete…</source>
            <translation>删除…(&amp;D)</translation>
        </message>
        <message>
            <source>Delete this user</source>
            <translation>删除此用户</translation>
        </message>
        <message>
            <source>Access keys</source>
            <translation>访问密钥</translation>
        </message>
        <message>
            <source>What it may do, in words</source>
            <translation>用文字说明其可以做的操作</translation>
        </message>
        <message>
            <source>Own policy</source>
            <translation>自有权限策略</translation>
        </message>
        <message>
            <source>Could not list the users</source>
            <translation>无法列出用户</translation>
        </message>
        <message>
            <source>No system policies.</source>
            <translation>没有系统权限策略。</translation>
        </message>
        <message>
            <source>System policies: %1.</source>
            <translation>系统权限策略：%1。</translation>
        </message>
        <message>
            <source>No policy is attached: it may do nothing.</source>
            <translation>未附加权限策略：不能做任何操作。</translation>
        </message>
    </context>
    <context>
        <name>sluice::VersionCompare</name>
        <message>
            <source>added</source>
            <translation>已添加</translation>
        </message>
        <message>
            <source>removed</source>
            <translation>已移除</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>已更改</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>What</source>
            <translation>变化</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Version %1 and version %2</source>
            <translation>版本 %1 与版本 %2</translation>
        </message>
        <message>
            <source>Reading the files of both</source>
            <translation>正在读取两者的文件</translation>
        </message>
        <message>
            <source>What is different</source>
            <translation>不同之处</translation>
        </message>
        <message>
            <source>Lines that are different</source>
            <translation>不同的行</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>关闭(&amp;C)</translation>
        </message>
        <message>
            <source>configuration</source>
            <translation>配置</translation>
        </message>
        <message>
            <source>Configuration</source>
            <translation>配置</translation>
        </message>
        <message>
            <source>Configuration: %1. Code: %2.</source>
            <translation>配置：%1。代码：%2。</translation>
        </message>
        <message>
            <source>the same</source>
            <translation>相同</translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) different</source>
            <translation>
                <numerusform>%Ln 个文件不同</numerusform>
            </translation>
        </message>
        <message>
            <source>The files of one of them are not there any more.</source>
            <translation>其中一个的文件已不存在。</translation>
        </message>
        <message>
            <source>Only the first %1 files and %2 were compared.</source>
            <translation>只比较了前 %1 个文件和 %2。</translation>
        </message>
        <message>
            <source>This file is not text: its lines are not shown.</source>
            <translation>此文件不是文本：不显示各行。</translation>
        </message>
        <message>
            <source>This file is larger than %1: its lines are not shown.</source>
            <translation>此文件大于 %1：不显示各行。</translation>
        </message>
        <message>
            <source>The lines are the same: only how they end is different.</source>
            <translation>各行相同：只是结尾方式不同。</translation>
        </message>
    </context>
    <context>
        <name>sluice::VersionModel</name>
        <message>
            <source>first version</source>
            <translation>第一个版本</translation>
        </message>
        <message>
            <source>code</source>
            <translation>代码</translation>
        </message>
        <message>
            <source>nothing: an older version again</source>
            <translation>无：再次使用旧版本</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>起始时间</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>运行</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>文件数</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Digest of the code</source>
            <translation>代码摘要</translation>
        </message>
        <message>
            <source>What it changed</source>
            <translation>更改内容</translation>
        </message>
        <message>
            <source>runs, pinned</source>
            <translation>运行中，已固定</translation>
        </message>
        <message>
            <source>runs</source>
            <translation>运行中</translation>
        </message>
    </context>
    <context>
        <name>sluice::VersionsTab</name>
        <message>
            <source>The next call runs the code of version %1 (%2), whatever is saved in the folder.</source>
            <translation>下一次调用运行版本 %1 的代码（%2），无论文件夹中保存了什么。</translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s)</source>
            <translation>
                <numerusform>%Ln 个文件</numerusform>
            </translation>
        </message>
        <message>
            <source>Its configuration is the one of now.</source>
            <translation>它的配置与现在相同。</translation>
        </message>
        <message>
            <source>Of the configuration it changes back:</source>
            <translation>配置中会改回：</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>另有 %n 项</numerusform>
            </translation>
        </message>
        <message>
            <source>Your files stay as they are. Ctrl+Z takes all of it back; “Run what is saved” takes the pin away and keeps the configuration.</source>
            <translation>您的文件保持不变。Ctrl+Z 收回全部；“运行已保存的内容”取消固定并保留配置。</translation>
        </message>
        <message>
            <source>Roll &amp;back…</source>
            <translation>回滚(&amp;B)…</translation>
        </message>
        <message>
            <source>Com&amp;pare with the one before…</source>
            <translation>与前一个比较(&amp;P)…</translation>
        </message>
        <message>
            <source>A version is made when the function is first called after its code or configuration changed.</source>
            <translation>代码或配置更改后首次调用函数时会生成一个版本。</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>No version yet</source>
            <translation>还没有版本</translation>
        </message>
        <message>
            <source>The first one is made when the function is called for the first time.</source>
            <translation>首次调用函数时会生成第一个版本。</translation>
        </message>
        <message>
            <source>Could not list the versions</source>
            <translation>无法列出版本</translation>
        </message>
        <message>
            <source>Roll &amp;back to version %1…</source>
            <translation>回滚到版本 %1(&amp;B)…</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>回滚</translation>
        </message>
        <message>
            <source>Roll back to version %1?</source>
            <translation>回滚到版本 %1？</translation>
        </message>
        <message>
            <source>&amp;Roll back</source>
            <translation>回滚(&amp;R)</translation>
        </message>
        <message>
            <source>Rolled %1 back to version %2. Ctrl+Z undoes it.</source>
            <translation>已将 %1 回滚到版本 %2。按 Ctrl+Z 撤销。</translation>
        </message>
        <message>
            <source>Could not roll back to version %1</source>
            <translation>无法回滚到版本 %1</translation>
        </message>
        <message>
            <source>%1 runs what is saved again. Ctrl+Z undoes it.</source>
            <translation>%1 重新运行已保存的内容。按 Ctrl+Z 撤销。</translation>
        </message>
        <message>
            <source>Could not take the pin away</source>
            <translation>无法取消固定</translation>
        </message>
    </context>
    <context>
        <name>sluice::WelcomePage</name>
        <message>
            <source>Run the &amp;sample</source>
            <translation>运行示例(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;New trigger</source>
            <translation>新建触发器(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Connect…</source>
            <translation>连接(&amp;C)…</translation>
        </message>
        <message>
            <source>Welcome to sluice</source>
            <translation>欢迎使用 sluice</translation>
        </message>
        <message>
            <source>Poll a Logstore, run a function on what is new, ship the result. The engine is inside; nothing else needs to be installed.</source>
            <translation>轮询日志库，对新数据执行函数，投递结果。引擎已内置，无需安装其他软件。</translation>
        </message>
        <message>
            <source>Open a s&amp;tack file…</source>
            <translation>打开编排文件(&amp;T)…</translation>
        </message>
        <message>
            <source>&amp;Import log files…</source>
            <translation>导入日志文件(&amp;I)…</translation>
        </message>
        <message>
            <source>Run the sample</source>
            <translation>运行示例</translation>
        </message>
        <message>
            <source>New trigger</source>
            <translation>新建触发器</translation>
        </message>
        <message>
            <source>Connect to the cloud…</source>
            <translation>连接到云…</translation>
        </message>
        <message>
            <source>Ships a web access log to CSV files and shows every execution as it happens.</source>
            <translation>将网站访问日志投递为 CSV 文件，并实时显示每次执行。</translation>
        </message>
        <message>
            <source>1 project, 6 Logstores, 3 triggers</source>
            <translation>1 个项目，6 个日志库，3 个触发器</translation>
        </message>
        <message>
            <source>No account, no network, little disk</source>
            <translation>无需账号和网络，占用磁盘很少</translation>
        </message>
        <message>
            <source>Delete it again in one step</source>
            <translation>一步即可删除</translation>
        </message>
        <message>
            <source>Seven short pages: authorize, service, template, trigger, function, permissions, review.</source>
            <translation>七个简短的页面：授权、服务、模板、触发器、函数、权限、检查。</translation>
        </message>
        <message>
            <source>Templates for copies and for CSV files</source>
            <translation>复制日志和生成 CSV 文件的模板</translation>
        </message>
        <message>
            <source>Your own function in Python or Node.js</source>
            <translation>用 Python 或 Node.js 编写自己的函数</translation>
        </message>
        <message>
            <source>Connect to the cloud</source>
            <translation>连接到云</translation>
        </message>
        <message>
            <source>Use Log Service and Function Compute of your Alibaba Cloud account.</source>
            <translation>使用您的阿里云账号的日志服务和函数计算。</translation>
        </message>
        <message>
            <source>Needs an access key of a RAM user</source>
            <translation>需要 RAM 用户的访问密钥</translation>
        </message>
        <message>
            <source>Kept in the system keychain, never in a file</source>
            <translation>保存在系统钥匙串中，绝不写入文件</translation>
        </message>
        <message>
            <source>Tested before it is saved</source>
            <translation>保存前先测试</translation>
        </message>
        <message>
            <source>Data directory: %1</source>
            <translation>数据目录：%1</translation>
        </message>
        <message>
            <source>The engine is not running.</source>
            <translation>引擎未运行。</translation>
        </message>
        <message>
            <source>Import log files, or follow them as they grow</source>
            <translation>导入日志文件，或持续读取增长的文件</translation>
        </message>
    </context>
    <context>
        <name>sluice::WizardFooter</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>上一步(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Next</source>
            <translation>下一步(&amp;N)</translation>
        </message>
        <message>
            <source>Creating</source>
            <translation>正在新建</translation>
        </message>
        <message>
            <source>&amp;Create</source>
            <translation>新建(&amp;C)</translation>
        </message>
    </context>
    <context>
        <name>sluice::WizardPage</name>
        <message>
            <source>Go back to it</source>
            <translation>返回该草稿</translation>
        </message>
        <message>
            <source>Waiting for the engine</source>
            <translation>正在等待引擎</translation>
        </message>
        <message>
            <source>The wizard starts as soon as it is known what there is.</source>
            <translation>得知现有内容后，向导即开始。</translation>
        </message>
        <message>
            <source>Close this message</source>
            <translation>关闭此消息</translation>
        </message>
        <message>
            <source>Next page of the wizard</source>
            <translation>向导的下一页</translation>
        </message>
        <message>
            <source>Previous page of the wizard</source>
            <translation>向导的上一页</translation>
        </message>
        <message>
            <source>Throw the wizard's draft away</source>
            <translation>放弃向导的草稿</translation>
        </message>
        <message>
            <source>There was a draft for %1.</source>
            <translation>有一份 %1 的草稿。</translation>
        </message>
        <message>
            <source>This one is for %1.</source>
            <translation>当前草稿用于 %1。</translation>
        </message>
        <message>
            <source>The engine is not running: Create waits, the draft is kept</source>
            <translation>引擎未运行：暂不能新建，草稿已保留</translation>
        </message>
        <message>
            <source>The engine is not running; the draft is kept</source>
            <translation>引擎未运行，草稿已保留</translation>
        </message>
        <message>
            <source>The engine is stopping: Create waits, the draft is kept</source>
            <translation>引擎正在停止：暂不能新建，草稿已保留</translation>
        </message>
        <message>
            <source>New trigger</source>
            <translation>新建触发器</translation>
        </message>
        <message>
            <source>Throw the draft away?</source>
            <translation>放弃草稿？</translation>
        </message>
        <message>
            <source>What was typed on the wizard's pages is lost. Nothing has been created.</source>
            <translation>在向导页面中输入的内容将丢失。尚未建立任何内容。</translation>
        </message>
        <message>
            <source>&amp;Throw away</source>
            <translation>放弃(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Keep</source>
            <translation>保留(&amp;K)</translation>
        </message>
        <message>
            <source>Nothing was created</source>
            <translation>没有建立任何内容</translation>
        </message>
        <message>
            <source>Created %1 and what belongs to it. Ctrl+Z undoes it.</source>
            <translation>已新建 %1 及相关内容。按 Ctrl+Z 撤销。</translation>
        </message>
        <message>
            <source>Created %1. Ctrl+Z undoes it.</source>
            <translation>已新建 %1。按 Ctrl+Z 撤销。</translation>
        </message>
        <message numerus="yes">
            <source>%Ln draft(s) were put aside.</source>
            <translation>
                <numerusform>已搁置 %Ln 份草稿。</numerusform>
            </translation>
        </message>
        <message>
            <source>Go back to one</source>
            <translation>回到其中一份</translation>
        </message>
    </context>
    <context>
        <name>sluice::WordsCard</name>
        <message>
            <source>Allow</source>
            <translation>允许</translation>
        </message>
        <message>
            <source>Deny</source>
            <translation>拒绝</translation>
        </message>
        <message>
            <source>Not</source>
            <translation>不可</translation>
        </message>
        <message>
            <source>It is no policy yet.</source>
            <translation>还不是权限策略。</translation>
        </message>
    </context>
    <context>
        <name>sluice::Workbench</name>
        <message>
            <source>Part of the code</source>
            <translation>代码的部分</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>代码</translation>
        </message>
        <message>
            <source>Test event</source>
            <translation>测试事件</translation>
        </message>
        <message>
            <source>Compare %1</source>
            <translation>比较 %1</translation>
        </message>
        <message>
            <source>the file</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>yours</source>
            <translation>您的内容</translation>
        </message>
        <message>
            <source>%1 is saved over what the disk had</source>
            <translation>%1 已保存，覆盖了磁盘上的内容</translation>
        </message>
        <message>
            <source>&amp;Run test</source>
            <translation>运行测试(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>保存(&amp;S)</translation>
        </message>
        <message>
            <source>Find in the file</source>
            <translation>在文件中查找</translation>
        </message>
        <message>
            <source>Go to line…</source>
            <translation>转到行…</translation>
        </message>
        <message>
            <source>Reading the newest version of the zip…</source>
            <translation>正在读取 zip 的最新版本…</translation>
        </message>
        <message>
            <source>Could not read the versions of the code</source>
            <translation>无法读取代码的版本</translation>
        </message>
        <message>
            <source>The code is a zip. Its files are here once it was called.</source>
            <translation>代码是 zip。调用一次之后，这里会显示其中的文件。</translation>
        </message>
        <message>
            <source>Version %1 of a zip: read-only. To edit here, unpack it and make that folder the function's code.</source>
            <translation>zip 的版本 %1：只读。要在这里编辑，请解压它，并把该文件夹设为函数的代码。</translation>
        </message>
        <message>
            <source>%1 is not saved.</source>
            <translation>%1 未保存。</translation>
        </message>
        <message>
            <source>%1 is not saved</source>
            <translation>%1 未保存</translation>
        </message>
        <message>
            <source>Saved: %1. The next call runs it.</source>
            <translation>已保存：%1。下一次调用将运行它。</translation>
        </message>
        <message>
            <source>%1 is not a file of this function</source>
            <translation>%1 不是该函数的文件</translation>
        </message>
        <message>
            <source>Running…</source>
            <translation>运行中…</translation>
        </message>
        <message>
            <source>Saves, then calls the function with the test event</source>
            <translation>先保存，然后用测试事件调用函数</translation>
        </message>
    </context>
</TS>
