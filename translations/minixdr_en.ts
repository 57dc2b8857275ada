<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
