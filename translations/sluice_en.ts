<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>sluice::ExecutionPane</name>
    <message numerus="yes">
        <source>%Ln log(s)</source>
        <translation>
            <numerusform>%Ln log</numerusform>
            <numerusform>%Ln logs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::RailItem</name>
    <message numerus="yes">
        <source>%n need(s) a look</source>
        <translation>
            <numerusform>%n needs a look</numerusform>
            <numerusform>%n need a look</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::StatusLine</name>
    <message numerus="yes">
        <source>%n trigger(s)</source>
        <translation>
            <numerusform>%n trigger</numerusform>
            <numerusform>%n triggers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocked</source>
        <translation>
            <numerusform>%n blocked</numerusform>
            <numerusform>%n blocked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::TriggerHead</name>
    <message numerus="yes">
        <source>on %n shard(s)</source>
        <translation>
            <numerusform>on %n shard</numerusform>
            <numerusform>on %n shards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retries</source>
        <translation>
            <numerusform>%n retry</numerusform>
            <numerusform>%n retries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n round(s)</source>
        <translation>
            <numerusform>%n round</numerusform>
            <numerusform>%n rounds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::TriggerLog</name>
    <message numerus="yes">
        <source>%Ln execution(s)</source>
        <translation>
            <numerusform>%Ln execution</numerusform>
            <numerusform>%Ln executions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filter(s)</source>
        <translation>
            <numerusform>%n filter</numerusform>
            <numerusform>%n filters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::TriggerPage</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n blocked</source>
        <translation>
            <numerusform>, %n blocked</numerusform>
            <numerusform>, %n blocked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sluice::TriggersPage</name>
    <message numerus="yes">
        <source>%n trigger(s) hidden by the filter.</source>
        <translation>
            <numerusform>%n trigger is hidden by the filter.</numerusform>
            <numerusform>%n triggers are hidden by the filter.</numerusform>
        </translation>
    </message>
</context>
</TS>
