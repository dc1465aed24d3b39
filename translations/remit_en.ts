<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DiffPainter</name>
    <message numerus="yes">
        <source>%n more characters</source>
        <translation>
            <numerusform>%n more character</numerusform>
            <numerusform>%n more characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged lines</source>
        <translation>
            <numerusform>%n unchanged line</numerusform>
            <numerusform>%n unchanged lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiffRowAccess</name>
    <message numerus="yes">
        <source>%n unchanged lines, folded</source>
        <translation>
            <numerusform>%n unchanged line, folded</numerusform>
            <numerusform>%n unchanged lines, folded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit</name>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs ended: %1</source>
        <translation>
            <numerusform>%n run ended: %1</numerusform>
            <numerusform>%n runs ended: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n to review</numerusform>
            <numerusform>%n to review</numerusform>
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
        <source>%n queued</source>
        <translation>
            <numerusform>%n queued</numerusform>
            <numerusform>%n queued</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alerts</source>
        <translation>
            <numerusform>%n alert</numerusform>
            <numerusform>%n alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n OK</source>
        <translation>
            <numerusform>%n OK</numerusform>
            <numerusform>%n OK</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n partial</source>
        <translation>
            <numerusform>%n partial</numerusform>
            <numerusform>%n partial</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n empty</source>
        <translation>
            <numerusform>%n empty</numerusform>
            <numerusform>%n empty</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incomplete</source>
        <translation>
            <numerusform>%n incomplete</numerusform>
            <numerusform>%n incomplete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with unexpected input</source>
        <translation>
            <numerusform>%n with unexpected input</numerusform>
            <numerusform>%n with unexpected input</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a failed tool</source>
        <translation>
            <numerusform>%n with a failed tool</numerusform>
            <numerusform>%n with a failed tool</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n too large</source>
        <translation>
            <numerusform>%n too large</numerusform>
            <numerusform>%n too large</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n limit</source>
        <extracomment>runs that a limit ended</extracomment>
        <translation>
            <numerusform>%n limit</numerusform>
            <numerusform>%n limits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopped</source>
        <translation>
            <numerusform>%n stopped</numerusform>
            <numerusform>%n stopped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n errors</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interrupted</source>
        <translation>
            <numerusform>%n interrupted</numerusform>
            <numerusform>%n interrupted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::AcceptPanel</name>
    <message numerus="yes">
        <source>%1 has moved: %n file(s) conflict. Send it back to be rebased, open a terminal, or cancel.</source>
        <translation>
            <numerusform>%1 has moved: %n file conflicts. Send it back to be rebased, open a terminal, or cancel.</numerusform>
            <numerusform>%1 has moved: %n files conflict. Send it back to be rebased, open a terminal, or cancel.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::AgentTester</name>
    <message numerus="yes">
        <source>%n call(s) at the gateway</source>
        <translation>
            <numerusform>%n call at the gateway</numerusform>
            <numerusform>%n calls at the gateway</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) as it says</source>
        <translation>
            <numerusform>%n call as it says</numerusform>
            <numerusform>%n calls as it says</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::Application</name>
    <message numerus="yes">
        <source>Stop %n run(s)?</source>
        <translation>
            <numerusform>Stop %n run?</numerusform>
            <numerusform>Stop %n runs?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n run(s)</source>
        <translation>
            <numerusform>Stop %n run</numerusform>
            <numerusform>Stop %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::ChangedFiles</name>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::ContractDraft</name>
    <message numerus="yes">
        <source>Fix %n errors to start.</source>
        <translation>
            <numerusform>Fix %n error to start.</numerusform>
            <numerusform>Fix %n errors to start.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::CostPage</name>
    <message numerus="yes">
        <source>%n model call(s).</source>
        <translation>
            <numerusform>%n model call.</numerusform>
            <numerusform>%n model calls.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::DoNotStep</name>
    <message numerus="yes">
        <source>%n hosts are on the list: %1</source>
        <translation>
            <numerusform>%n host is on the list: %1</numerusform>
            <numerusform>%n hosts are on the list: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mounted read-only, %n files match</source>
        <translation>
            <numerusform>mounted read-only, %n file matches</numerusform>
            <numerusform>mounted read-only, %n files match</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::EmptyReview</name>
    <message numerus="yes">
        <source>%n run(s) are going on.</source>
        <translation>
            <numerusform>%n run is going on.</numerusform>
            <numerusform>%n runs are going on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::LimitsStep</name>
    <message numerus="yes">
        <source>%n earlier runs here: half under %1</source>
        <translation>
            <numerusform>%n earlier run here: half under %1</numerusform>
            <numerusform>%n earlier runs here: half under %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier runs here: half under %1 and %2</source>
        <translation>
            <numerusform>%n earlier run here: half under %1 and %2</numerusform>
            <numerusform>%n earlier runs here: half under %1 and %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>longest of %n earlier runs: %1</source>
        <translation>
            <numerusform>longest of %n earlier run: %1</numerusform>
            <numerusform>longest of %n earlier runs: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>dearest of %n earlier runs: %1</source>
        <translation>
            <numerusform>dearest of %n earlier run: %1</numerusform>
            <numerusform>dearest of %n earlier runs: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>most of %n earlier runs: %1</source>
        <translation>
            <numerusform>most of %n earlier run: %1</numerusform>
            <numerusform>most of %n earlier runs: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::ModeButton</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n waiting</numerusform>
            <numerusform>%1, %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::PreflightStep</name>
    <message numerus="yes">
        <source>%n errors</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n errors to fix before it can start</source>
        <translation>
            <numerusform>%n error to fix before it can start</numerusform>
            <numerusform>%n errors to fix before it can start</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ready to start, with %n warnings</source>
        <translation>
            <numerusform>Ready to start, with %n warning</numerusform>
            <numerusform>Ready to start, with %n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::RaceTable</name>
    <message numerus="yes">
        <source>%1, %n file(s)</source>
        <translation>
            <numerusform>%1, %n file</numerusform>
            <numerusform>%1, %n files</numerusform>
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
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::ReviewHeader</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) </source>
        <translation>
            <numerusform>%n file </numerusform>
            <numerusform>%n files </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>conflicts in %n file(s)</source>
        <translation>
            <numerusform>conflicts in %n file</numerusform>
            <numerusform>conflicts in %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::ReviewQueue</name>
    <message numerus="yes">
        <source>%1, %n run(s)</source>
        <translation>
            <numerusform>%1, %n run</numerusform>
            <numerusform>%1, %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::RunningHead</name>
    <message numerus="yes">
        <source>%1 of %n slots in use</source>
        <translation>
            <numerusform>%1 of %n slot in use</numerusform>
            <numerusform>%1 of %n slots in use</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n near a limit</source>
        <translation>
            <numerusform>%n near a limit</numerusform>
            <numerusform>%n near a limit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::RunningModel</name>
    <message numerus="yes">
        <source>%n runs await review. Give a verdict on one to start the next.</source>
        <translation>
            <numerusform>%n run awaits review. Give a verdict on it to start the next.</numerusform>
            <numerusform>%n runs await review. Give a verdict on one to start the next.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n slots are in use.</source>
        <translation>
            <numerusform>%1 of %n slot is in use.</numerusform>
            <numerusform>%1 of %n slots are in use.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::RunningPage</name>
    <message numerus="yes">
        <source>Stop %n runs?</source>
        <translation>
            <numerusform>Stop %n run?</numerusform>
            <numerusform>Stop %n runs?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n runs</source>
        <translation>
            <numerusform>Stop %n run</numerusform>
            <numerusform>Stop %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::ScopeTree</name>
    <message numerus="yes">
        <source>%1 of %n files</source>
        <translation>
            <numerusform>%1 of %n file</numerusform>
            <numerusform>%1 of %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::StatusStrip</name>
    <message numerus="yes">
        <source>%1 of %n slots in use</source>
        <translation>
            <numerusform>%1 of %n slot in use</numerusform>
            <numerusform>%1 of %n slots in use</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <translation>
            <numerusform>%n queued</numerusform>
            <numerusform>%n queued</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::TaskStep</name>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n files</source>
        <translation>
            <numerusform>%1, %n file</numerusform>
            <numerusform>%1, %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the run may change %n files</source>
        <translation>
            <numerusform>the run may change %n file</numerusform>
            <numerusform>the run may change %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::TrayMenu</name>
    <message numerus="yes">
        <source>%n questions</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n to review</numerusform>
            <numerusform>%n to review</numerusform>
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
        <source>%n queued</source>
        <translation>
            <numerusform>%n queued</numerusform>
            <numerusform>%n queued</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alerts</source>
        <translation>
            <numerusform>%n alert</numerusform>
            <numerusform>%n alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::WizardPage</name>
    <message numerus="yes">
        <source>%n runs start as slots are free.</source>
        <translation>
            <numerusform>%n run starts as slots are free.</numerusform>
            <numerusform>%n runs start as slots are free.</numerusform>
        </translation>
    </message>
</context>
</TS>
