<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
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
        <source>Look for it in the trigger log&apos;s Logstore.</source>
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
        <source>Could not read the function log</source>
        <translation>无法读取函数日志</translation>
    </message>
    <message>
        <source>No lines for this request</source>
        <translation>此请求没有日志</translation>
    </message>
    <message>
        <source>The function wrote nothing, or its service has no Logstore for function logs.</source>
        <translation>函数没有输出，或其服务没有配置函数日志的日志库。</translation>
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
        <source>Enter keeps it as a chip. Fields: status, reason, shard, since, error, lines, task, request. Begin with &quot;not&quot; to exclude.</source>
        <translation>按回车保留为筛选条件。字段：status、reason、shard、since、error、lines、task、request。以 not 开头表示排除。</translation>
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
        <source>Could not list the triggers</source>
        <translation>无法列出触发器</translation>
    </message>
    <message>
        <source>engine: connection lost</source>
        <translation>引擎：连接中断</translation>
    </message>
    <message>
        <source>The engine is gone</source>
        <translation>引擎已断开</translation>
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
    <name>sluice::Rail</name>
    <message>
        <source>Triggers</source>
        <translation>触发器</translation>
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
    <name>sluice::TopBar</name>
    <message>
        <source>local · starting</source>
        <translation>本地 · 启动中</translation>
    </message>
    <message>
        <source>local · running</source>
        <translation>本地 · 运行中</translation>
    </message>
    <message>
        <source>local · triggers are off</source>
        <translation>本地 · 触发器未运行</translation>
    </message>
    <message>
        <source>local · connection lost</source>
        <translation>本地 · 连接中断</translation>
    </message>
    <message>
        <source>local · cannot be started</source>
        <translation>本地 · 无法启动</translation>
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
    <message>
        <source>Look at every shard now; a blocked one tries again (Ctrl+T)</source>
        <translation>立即检查每个分区；已阻塞的分区会重试 (Ctrl+T)</translation>
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
        <source>Confirm the authorization policy: authorize: true in the stack file, then apply it.</source>
        <translation>确认授权策略：在编排文件中写入 authorize: true，然后应用。</translation>
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
</context>
<context>
    <name>sluice::TriggersPage</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Triggers</source>
        <translation>触发器</translation>
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
        <source>Starting the engine</source>
        <translation>正在启动引擎</translation>
    </message>
    <message>
        <source>Recovery reads what was written last; nothing that was acknowledged is lost.</source>
        <translation>恢复过程读取最后写入的内容；已确认的数据不会丢失。</translation>
    </message>
    <message>
        <source>No triggers yet</source>
        <translation>还没有触发器</translation>
    </message>
    <message>
        <source>A trigger asks a Logstore for what is new and invokes a function. Apply a stack file: sluicectl apply STACK, or start the console with --stack FILE.</source>
        <translation>触发器向日志库询问新数据并调用函数。请应用编排文件：sluicectl apply STACK，或用 --stack FILE 启动控制台。</translation>
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
</TS>
