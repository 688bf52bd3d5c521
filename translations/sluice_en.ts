<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
    <context>
        <name>Access</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AuditDiff</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ChangeWords</name>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <translation>
                <numerusform>%1 and %n more</numerusform>
                <numerusform>%1 and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CheckWords</name>
        <message numerus="yes">
            <source>%n thing(s)</source>
            <translation>
                <numerusform>%n thing</numerusform>
                <numerusform>%n things</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n log group(s)</source>
            <translation>
                <numerusform>%n log group</numerusform>
                <numerusform>%n log groups</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n shard(s)</source>
            <translation>
                <numerusform>%n shard</numerusform>
                <numerusform>%n shards</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n attempt(s)</source>
            <translation>
                <numerusform>%n attempt</numerusform>
                <numerusform>%n attempts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s)</source>
            <translation>
                <numerusform>%n record</numerusform>
                <numerusform>%n records</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n line</numerusform>
                <numerusform>%n lines</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>EngineWords</name>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <translation>
                <numerusform>%1 and %n more</numerusform>
                <numerusform>%1 and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 (and %n more problem(s))</source>
            <translation>
                <numerusform>%1 (and %n more problem)</numerusform>
                <numerusform>%1 (and %n more problems)</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FormRules</name>
        <message numerus="yes">
            <source>Has %n character(s).</source>
            <translation>
                <numerusform>Has %n character.</numerusform>
                <numerusform>Has %n characters.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>UnsavedQuestion</name>
        <message numerus="yes">
            <source>and %Ln more</source>
            <translation>
                <numerusform>and %Ln more</numerusform>
                <numerusform>and %Ln more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::AuditTab</name>
        <message numerus="yes">
            <source>%n entry(ies) hidden by the filters.</source>
            <translation>
                <numerusform>%n entry hidden by the filters.</numerusform>
                <numerusform>%n entries hidden by the filters.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::AuthorizationTab</name>
        <message numerus="yes">
            <source>%n trigger(s) stop delivering:</source>
            <translation>
                <numerusform>%n trigger stops delivering:</numerusform>
                <numerusform>%n triggers stop delivering:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::AuthorizeStep</name>
        <message numerus="yes">
            <source>%n Logstore(s) with data</source>
            <translation>
                <numerusform>%n Logstore with data</numerusform>
                <numerusform>%n Logstores with data</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::BrowseTab</name>
        <message numerus="yes">
            <source>%n log(s)</source>
            <translation>
                <numerusform>%n log</numerusform>
                <numerusform>%n logs</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln log(s) copied</source>
            <translation>
                <numerusform>%Ln log copied</numerusform>
                <numerusform>%Ln logs copied</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::CheckpointDialog</name>
        <message numerus="yes">
            <source>%Ln log group(s) again</source>
            <translation>
                <numerusform>%Ln log group again</numerusform>
                <numerusform>%Ln log groups again</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>skips %Ln log group(s)</source>
            <translation>
                <numerusform>skips %Ln log group</numerusform>
                <numerusform>skips %Ln log groups</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln log group(s) are delivered again,</source>
            <translation>
                <numerusform>%Ln log group is delivered again,</numerusform>
                <numerusform>%Ln log groups are delivered again,</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln log group(s) are skipped. What is delivered twice the function must bear.</source>
            <translation>
                <numerusform>%Ln log group is skipped. What is delivered twice the function must bear.</numerusform>
                <numerusform>%Ln log groups are skipped. What is delivered twice the function must bear.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln log group(s) are delivered again.</source>
            <translation>
                <numerusform>%Ln log group is delivered again.</numerusform>
                <numerusform>%Ln log groups are delivered again.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln log group(s) that were not delivered are skipped.</source>
            <translation>
                <numerusform>%Ln log group that was not delivered is skipped.</numerusform>
                <numerusform>%Ln log groups that were not delivered are skipped.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::CodeEditor</name>
        <message numerus="yes">
            <source>%Ln found</source>
            <translation>
                <numerusform>%Ln found</numerusform>
                <numerusform>%Ln found</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln space(s)</source>
            <translation>
                <numerusform>%Ln space</numerusform>
                <numerusform>%Ln spaces</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::CommandPalette</name>
        <message numerus="yes">
            <source>%n more match; type more of the name.</source>
            <translation>
                <numerusform>%n more matches; type more of the name.</numerusform>
                <numerusform>%n more match; type more of the name.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::ConnectionsTab</name>
        <message numerus="yes">
            <source>%n connection(s) hidden by the filter.</source>
            <translation>
                <numerusform>%n connection hidden by the filter.</numerusform>
                <numerusform>%n connections hidden by the filter.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::DeleteSheet</name>
        <message numerus="yes">
            <source>%n thing(s) inside it are deleted with it:</source>
            <translation>
                <numerusform>%n thing inside it is deleted with it:</numerusform>
                <numerusform>%n things inside it are deleted with it:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n trigger(s) cannot be without it and are deleted with it:</source>
            <translation>
                <numerusform>%n trigger cannot be without it and is deleted with it:</numerusform>
                <numerusform>%n triggers cannot be without it and are deleted with it:</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n service(s) stay, but lose it:</source>
            <translation>
                <numerusform>%n service stays, but loses it:</numerusform>
                <numerusform>%n services stay, but lose it:</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::DoctorPage</name>
        <message numerus="yes">
            <source>%n round(s) of one window</source>
            <translation>
                <numerusform>%n round of one window</numerusform>
                <numerusform>%n rounds of one window</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s)</source>
            <translation>
                <numerusform>%n problem</numerusform>
                <numerusform>%n problems</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n warning(s)</source>
            <translation>
                <numerusform>%n warning</numerusform>
                <numerusform>%n warnings</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::DoctorSide</name>
        <message numerus="yes">
            <source>%n kind(s)</source>
            <translation>
                <numerusform>%n kind</numerusform>
                <numerusform>%n kinds</numerusform>
            </translation>
        </message>
    </context>
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
        <name>sluice::ExportBar</name>
        <message numerus="yes">
            <source>%Ln execution(s) written to %1</source>
            <translation>
                <numerusform>%Ln execution written to %1</numerusform>
                <numerusform>%Ln executions written to %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::FindingRows</name>
        <message numerus="yes">
            <source>%n more.</source>
            <translation>
                <numerusform>%n more.</numerusform>
                <numerusform>%n more.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::FormDialog</name>
        <message numerus="yes">
            <source>%n field(s) to correct: %1</source>
            <translation>
                <numerusform>%n field to correct: %1</numerusform>
                <numerusform>%n fields to correct: %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hint(s), nothing to correct</source>
            <translation>
                <numerusform>%n hint, nothing to correct</numerusform>
                <numerusform>%n hints, nothing to correct</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::FunctionList</name>
        <message numerus="yes">
            <source>%n function(s)</source>
            <translation>
                <numerusform>%n function</numerusform>
                <numerusform>%n functions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n function(s) hidden by the filter.</source>
            <translation>
                <numerusform>%n function hidden by the filter.</numerusform>
                <numerusform>%n functions hidden by the filter.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::FunctionTriggers</name>
        <message numerus="yes">
            <source>%n trigger(s)</source>
            <translation>
                <numerusform>%n trigger</numerusform>
                <numerusform>%n triggers</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::ImportDialog</name>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) not parsed: %1</source>
            <translation>
                <numerusform>%n line not parsed: %1</numerusform>
                <numerusform>%n lines not parsed: %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::KeepTab</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s), at most %1</source>
            <translation>
                <numerusform>%n day, at most %1</numerusform>
                <numerusform>%n days, at most %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::LogActions</name>
        <message numerus="yes">
            <source>%Ln row(s) copied</source>
            <translation>
                <numerusform>%Ln row copied</numerusform>
                <numerusform>%Ln rows copied</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::LogstoreHead</name>
        <message numerus="yes">
            <source>%n shard(s)</source>
            <translation>
                <numerusform>%n shard</numerusform>
                <numerusform>%n shards</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>kept %n day(s)</source>
            <translation>
                <numerusform>kept %n day</numerusform>
                <numerusform>kept %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>read by %n trigger(s)</source>
            <translation>
                <numerusform>read by %n trigger</numerusform>
                <numerusform>read by %n triggers</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::LogstoreList</name>
        <message numerus="yes">
            <source>%n Logstore(s) hidden by the filter.</source>
            <translation>
                <numerusform>%n Logstore hidden by the filter.</numerusform>
                <numerusform>%n Logstores hidden by the filter.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::LogstoreModel</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::MainWindow</name>
        <message numerus="yes">
            <source>%1, and %n more notice(s)</source>
            <translation>
                <numerusform>%1, and %n more notice</numerusform>
                <numerusform>%1, and %n more notices</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::NewKeyDialog</name>
        <message numerus="yes">
            <source>What becomes of the %n old key(s)?</source>
            <translation>
                <numerusform>What becomes of the old key?</numerusform>
                <numerusform>What becomes of the %n old keys?</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::Notices</name>
        <message numerus="yes">
            <source>%1 fails: success rate %2, %n failure(s) in the hour</source>
            <translation>
                <numerusform>%1 fails: success rate %2, %n failure in the hour</numerusform>
                <numerusform>%1 fails: success rate %2, %n failures in the hour</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::OverviewPage</name>
        <message numerus="yes">
            <source>%n trigger(s) hidden by the filter.</source>
            <translation>
                <numerusform>%n trigger hidden by the filter.</numerusform>
                <numerusform>%n triggers hidden by the filter.</numerusform>
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
        <name>sluice::RecordsView</name>
        <message numerus="yes">
            <source>%Ln record(s)</source>
            <translation>
                <numerusform>%Ln record</numerusform>
                <numerusform>%Ln records</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln record(s) copied</source>
            <translation>
                <numerusform>%Ln record copied</numerusform>
                <numerusform>%Ln records copied</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::Review</name>
        <message numerus="yes">
            <source>create, %n shard(s)</source>
            <translation>
                <numerusform>create, %n shard</numerusform>
                <numerusform>create, %n shards</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>create, with %n system policy(s)</source>
            <translation>
                <numerusform>create, with %n system policy</numerusform>
                <numerusform>create, with %n system policies</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::ReviewProblems</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::ReviewStep</name>
        <message numerus="yes">
            <source>%n thing(s)</source>
            <translation>
                <numerusform>%n thing</numerusform>
                <numerusform>%n things</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n that exist(s)</source>
            <translation>
                <numerusform>%n that exists</numerusform>
                <numerusform>%n that exist</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n shard(s)</source>
            <translation>
                <numerusform>%n shard</numerusform>
                <numerusform>%n shards</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>JSON, %n line(s)</source>
            <translation>
                <numerusform>JSON, %n line</numerusform>
                <numerusform>JSON, %n lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) to correct</source>
            <translation>
                <numerusform>%n thing to correct</numerusform>
                <numerusform>%n things to correct</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::RoleModel</name>
        <message numerus="yes">
            <source>%n service(s)</source>
            <translation>
                <numerusform>%n service</numerusform>
                <numerusform>%n services</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n trigger(s)</source>
            <translation>
                <numerusform>%n trigger</numerusform>
                <numerusform>%n triggers</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::RoleTemplateDialog</name>
        <message numerus="yes">
            <source>%n error(s)</source>
            <translation>
                <numerusform>%n error</numerusform>
                <numerusform>%n errors</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n warning(s)</source>
            <translation>
                <numerusform>%n warning</numerusform>
                <numerusform>%n warnings</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n error(s) to correct</source>
            <translation>
                <numerusform>%n error to correct</numerusform>
                <numerusform>%n errors to correct</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n error(s) to correct: %1</source>
            <translation>
                <numerusform>%n error to correct: %1</numerusform>
                <numerusform>%n errors to correct: %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::RolesTab</name>
        <message numerus="yes">
            <source>%n role(s) hidden by the filter.</source>
            <translation>
                <numerusform>%n role hidden by the filter.</numerusform>
                <numerusform>%n roles hidden by the filter.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::RunView</name>
        <message numerus="yes">
            <source>%Ln line(s)</source>
            <translation>
                <numerusform>%Ln line</numerusform>
                <numerusform>%Ln lines</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::SecretsTab</name>
        <message numerus="yes">
            <source>%n secret(s) hidden by the filter.</source>
            <translation>
                <numerusform>%n secret hidden by the filter.</numerusform>
                <numerusform>%n secrets hidden by the filter.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::ServiceList</name>
        <message numerus="yes">
            <source>%n service(s)</source>
            <translation>
                <numerusform>%n service</numerusform>
                <numerusform>%n services</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n service(s) hidden by the filter.</source>
            <translation>
                <numerusform>%n service hidden by the filter.</numerusform>
                <numerusform>%n services hidden by the filter.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::ServiceStep</name>
        <message numerus="yes">
            <source>role %1 with %n system policy(s)</source>
            <translation>
                <numerusform>role %1 with %n system policy</numerusform>
                <numerusform>role %1 with %n system policies</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::ServiceView</name>
        <message numerus="yes">
            <source>%n function(s)</source>
            <translation>
                <numerusform>%n function</numerusform>
                <numerusform>%n functions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n trigger(s)</source>
            <translation>
                <numerusform>%n trigger</numerusform>
                <numerusform>%n triggers</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::StackSheet</name>
        <message numerus="yes">
            <source>creates %Ln</source>
            <translation>
                <numerusform>creates %Ln</numerusform>
                <numerusform>creates %Ln</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>changes %Ln</source>
            <translation>
                <numerusform>changes %Ln</numerusform>
                <numerusform>changes %Ln</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>deletes %Ln</source>
            <translation>
                <numerusform>deletes %Ln</numerusform>
                <numerusform>deletes %Ln</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
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
        <name>sluice::TopBar</name>
        <message numerus="yes">
            <source>%n notice(s)</source>
            <translation>
                <numerusform>%n notice</numerusform>
                <numerusform>%n notices</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::TrafficLine</name>
        <message numerus="yes">
            <source>%n shard(s), no traffic now</source>
            <translation>
                <numerusform>%n shard, no traffic now</numerusform>
                <numerusform>%n shards, no traffic now</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n shard(s), %1 now</source>
            <translation>
                <numerusform>%n shard, %1 now</numerusform>
                <numerusform>%n shards, %1 now</numerusform>
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
        <name>sluice::TriggerList</name>
        <message numerus="yes">
            <source>%n trigger(s) hidden by the filter.</source>
            <translation>
                <numerusform>%n trigger hidden by the filter.</numerusform>
                <numerusform>%n triggers hidden by the filter.</numerusform>
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
        <name>sluice::UsersTab</name>
        <message numerus="yes">
            <source>%n user(s) hidden by the filter.</source>
            <translation>
                <numerusform>%n user hidden by the filter.</numerusform>
                <numerusform>%n users hidden by the filter.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::VersionCompare</name>
        <message numerus="yes">
            <source>%Ln file(s) different</source>
            <translation>
                <numerusform>%Ln file different</numerusform>
                <numerusform>%Ln files different</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::VersionsTab</name>
        <message numerus="yes">
            <source>%Ln file(s)</source>
            <translation>
                <numerusform>%Ln file</numerusform>
                <numerusform>%Ln files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>sluice::WizardPage</name>
        <message numerus="yes">
            <source>%Ln draft(s) were put aside.</source>
            <translation>
                <numerusform>%Ln draft was put aside.</numerusform>
                <numerusform>%Ln drafts were put aside.</numerusform>
            </translation>
        </message>
    </context>
</TS>
