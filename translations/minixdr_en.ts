<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AlertText</name>
    <message numerus="yes">
        <source>%n statements took a second or longer since the last notice. The slow query log in Diagnostics shows each and its plan.</source>
        <translation>
            <numerusform>%n statement took a second or longer since the last notice. The slow query log in Diagnostics shows it and its plan.</numerusform>
            <numerusform>%n statements took a second or longer since the last notice. The slow query log in Diagnostics shows each and its plan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up to %n requests waited for one. Diagnostics shows who holds them.</source>
        <translation>
            <numerusform>%n request waited for one. Diagnostics shows who holds them.</numerusform>
            <numerusform>Up to %n requests waited for one. Diagnostics shows who holds them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>minixdr::CacheTab</name>
    <message numerus="yes">
        <source>%n keys of %1</source>
        <translation>
            <numerusform>%n key of %1</numerusform>
            <numerusform>%n keys of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n keys of %1; there are more</source>
        <translation>
            <numerusform>The first key of %1; there are more</numerusform>
            <numerusform>The first %n keys of %1; there are more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>minixdr::LatencyPage</name>
    <message numerus="yes">
        <source>%n slow queries</source>
        <translation>
            <numerusform>%n slow query</numerusform>
            <numerusform>%n slow queries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>minixdr::LoadTestPage</name>
    <message numerus="yes">
        <source>%n incidents of the test removed</source>
        <translation>
            <numerusform>%n incident of the test removed</numerusform>
            <numerusform>%n incidents of the test removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>minixdr::NewIncidentDialog</name>
    <message numerus="yes">
        <source>%Ln linked</source>
        <translation>
            <numerusform>%Ln linked</numerusform>
            <numerusform>%Ln linked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>minixdr::PageBar</name>
    <message numerus="yes">
        <source>%Ln new ▲</source>
        <comment>rows that arrived since this page was read</comment>
        <translation>
            <numerusform>%Ln new ▲</numerusform>
            <numerusform>%Ln new ▲</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>minixdr::PlanViewer</name>
    <message numerus="yes">
        <source>%n plans are known; another one was last seen %1.</source>
        <translation>
            <numerusform>%n plan is known; another one was last seen %1.</numerusform>
            <numerusform>%n plans are known; another one was last seen %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>minixdr::StatusBar</name>
    <message numerus="yes">
        <source>, %Ln waiting</source>
        <translation>
            <numerusform>, %Ln waiting</numerusform>
            <numerusform>, %Ln waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) ▴</source>
        <translation>
            <numerusform>%Ln task ▴</numerusform>
            <numerusform>%Ln tasks ▴</numerusform>
        </translation>
    </message>
</context>
</TS>
