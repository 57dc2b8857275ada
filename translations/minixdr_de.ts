<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AlertText</name>
    <message>
        <source>Slow query: %1 took %2</source>
        <translation>Langsame Abfrage: %1 brauchte %2</translation>
    </message>
    <message>
        <source>No free connection in pool %1</source>
        <translation>Keine freie Verbindung im Pool %1</translation>
    </message>
    <message>
        <source>The cache answered only %1 of the last minute&apos;s lookups</source>
        <translation>Der Cache beantwortete nur %1 der Anfragen der letzten Minute</translation>
    </message>
    <message>
        <source>Diagnostics shows the reasons of the misses.</source>
        <translation>Die Diagnose zeigt die Gründe der Fehlschläge.</translation>
    </message>
    <message>
        <source>%1 is planned otherwise than before</source>
        <translation>%1 wird anders geplant als zuvor</translation>
    </message>
    <message>
        <source>Compare the plans in the slow query log in Diagnostics.</source>
        <translation>Vergleichen Sie die Pläne im Protokoll langsamer Abfragen der Diagnose.</translation>
    </message>
    <message numerus="yes">
        <source>%n statements took a second or longer since the last notice. The slow query log in Diagnostics shows each and its plan.</source>
        <translation>
            <numerusform>%n Anweisung brauchte seit der letzten Meldung eine Sekunde oder länger. Das Protokoll langsamer Abfragen der Diagnose zeigt sie und ihren Plan.</numerusform>
            <numerusform>%n Anweisungen brauchten seit der letzten Meldung eine Sekunde oder länger. Das Protokoll langsamer Abfragen der Diagnose zeigt jede und ihren Plan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up to %n requests waited for one. Diagnostics shows who holds them.</source>
        <translation>
            <numerusform>%n Anfrage wartete auf eine. Die Diagnose zeigt, wer sie hat.</numerusform>
            <numerusform>Bis zu %n Anfragen warteten auf eine. Die Diagnose zeigt, wer sie hat.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>beschäftigt</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
</context>
<context>
    <name>CacheColumns</name>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Hits, %</source>
        <translation>Treffer, %</translation>
    </message>
    <message>
        <source>Lookups</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Cold</source>
        <translation>Kalt</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Invalidated</source>
        <translation>Ungültig</translation>
    </message>
    <message>
        <source>Evicted</source>
        <translation>Verdrängt</translation>
    </message>
    <message>
        <source>Redis away</source>
        <translation>Redis fort</translation>
    </message>
    <message>
        <source>Audits</source>
        <translation>Stichproben</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Abweichungen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Redis has it</source>
        <translation>In Redis</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Expires in</source>
        <translation>Läuft ab in</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>current</source>
        <translation>gültig</translation>
    </message>
    <message>
        <source>invalidated</source>
        <translation>ungültig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>geladen</translation>
    </message>
    <message>
        <source>was warm</source>
        <translation>war warm</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Page size</source>
        <translation>Seitengröße</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <source>From the database</source>
        <translation>Aus der Datenbank</translation>
    </message>
    <message>
        <source>From the cache</source>
        <translation>Aus dem Cache</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Gewartet</translation>
    </message>
    <message>
        <source>Refreshed</source>
        <translation>Vorab erneuert</translation>
    </message>
</context>
<context>
    <name>CellText</name>
    <message>
        <source>info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>low</source>
        <translation>niedrig</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>investigating</source>
        <translation>in Untersuchung</translation>
    </message>
    <message>
        <source>contained</source>
        <translation>eingedämmt</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>gelöst</translation>
    </message>
    <message>
        <source>dismissed</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The profile that you work with does not allow it. Start with another one, or ask whoever wrote it.</source>
        <translation>Das Profil, mit dem Sie arbeiten, erlaubt es nicht. Starten Sie mit einem anderen, oder fragen Sie, wer es geschrieben hat.</translation>
    </message>
    <message>
        <source>It was cancelled. Try again when you want it.</source>
        <translation>Es wurde abgebrochen. Versuchen Sie es erneut, wenn Sie möchten.</translation>
    </message>
    <message>
        <source>It took too long and was stopped. Narrow the filter or the time range, or try again.</source>
        <translation>Es dauerte zu lange und wurde beendet. Engen Sie den Filter oder den Zeitraum ein, oder versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The database server cannot be reached. The console keeps trying; you can also retry now.</source>
        <translation>Der Datenbankserver ist nicht erreichbar. Die Konsole versucht es weiter; Sie können es auch jetzt erneut versuchen.</translation>
    </message>
    <message>
        <source>The server has too much to do at the moment. Wait a few seconds and try again.</source>
        <translation>Der Server ist gerade überlastet. Warten Sie einige Sekunden und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Someone else was writing to the same place at that moment. Try again.</source>
        <translation>Jemand anderes hat im selben Moment an dieselbe Stelle geschrieben. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Someone else changed it first. Reload to see what it is now, then decide again.</source>
        <translation>Jemand anderes hat es zuvor geändert. Laden Sie neu, um den jetzigen Stand zu sehen, und entscheiden Sie dann.</translation>
    </message>
    <message>
        <source>It does not exist, or it belongs to another organization. Reload the list.</source>
        <translation>Es existiert nicht oder gehört einer anderen Organisation. Laden Sie die Liste neu.</translation>
    </message>
    <message>
        <source>You are not allowed to do this. Ask the administrator of this organization.</source>
        <translation>Sie dürfen das nicht. Wenden Sie sich an die Verwaltung dieser Organisation.</translation>
    </message>
    <message>
        <source>What was entered cannot be accepted: %1. Correct it and try again.</source>
        <translation>Die Eingabe kann nicht angenommen werden: %1. Berichtigen Sie sie und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This is a mistake in the program, not yours. Copy the details and report them, please.</source>
        <translation>Das ist ein Fehler im Programm, nicht Ihrer. Bitte kopieren Sie die Einzelheiten und melden Sie sie.</translation>
    </message>
</context>
<context>
    <name>EventColumns</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
</context>
<context>
    <name>EventFilterFields</name>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Source or destination</source>
        <translation>Quelle oder Ziel</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>all time</source>
        <translation>gesamte Zeit</translation>
    </message>
    <message>
        <source>last hour</source>
        <translation>letzte Stunde</translation>
    </message>
    <message>
        <source>last 24 hours</source>
        <translation>letzte 24 Stunden</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>letzte 7 Tage</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>letzte 30 Tage</translation>
    </message>
    <message>
        <source>custom…</source>
        <translation>eigener Zeitraum …</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 d</source>
        <translation>%1 T</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>IncidentColumns</name>
    <message>
        <source>Escalation</source>
        <translation>Eskalation</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>IncidentDetailColumns</name>
    <message>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
</context>
<context>
    <name>IncidentFilterFields</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Escalation</source>
        <translation>Eskalation</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
</context>
<context>
    <name>IncidentHistory</name>
    <message>
        <source>created the incident</source>
        <translation>hat den Vorfall angelegt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>zugewiesen</translation>
    </message>
    <message>
        <source>added a note</source>
        <translation>hat eine Notiz ergänzt</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>escalation</source>
        <translation>Eskalation</translation>
    </message>
    <message>
        <source>assignee</source>
        <translation>Zuständigkeit</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>IncidentTimeline</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>LoadTargetColumns</name>
    <message>
        <source>Target of the specification</source>
        <translation>Ziel der Spezifikation</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>met</source>
        <translation>erreicht</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>verfehlt</translation>
    </message>
    <message>
        <source>requests failed</source>
        <translation>Anfragen gescheitert</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>%1, 95th percentile</source>
        <translation>%1, 95. Perzentil</translation>
    </message>
</context>
<context>
    <name>LoadTaskColumns</name>
    <message>
        <source>List incidents</source>
        <translation>Vorfälle auflisten</translation>
    </message>
    <message>
        <source>Page of 50 events</source>
        <translation>Seite mit 50 Ereignissen</translation>
    </message>
    <message>
        <source>Create incident</source>
        <translation>Vorfall anlegen</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>p99 from the intended start</source>
        <translation>p99 ab geplantem Beginn</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
</context>
<context>
    <name>MigrationColumns</name>
    <message>
        <source>Not run</source>
        <translation>Nicht ausgeführt</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Ausgeführt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Applied, but from another text</source>
        <translation>Ausgeführt, aber mit anderem Text</translation>
    </message>
    <message>
        <source>Unknown to this program</source>
        <translation>Diesem Programm unbekannt</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>%1, %2 of %3 steps</source>
        <translation>%1, %2 von %3 Schritten</translation>
    </message>
</context>
<context>
    <name>MigrationConfirmation</name>
    <message>
        <source>It is one transaction: if it fails or is cancelled, nothing has changed.</source>
        <translation>Sie ist eine einzige Transaktion: Scheitert sie oder wird sie abgebrochen, hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>It runs step by step: cancelled, it leaves finished steps standing and can be continued or undone.</source>
        <translation>Sie läuft Schritt für Schritt: Abgebrochen lässt sie fertige Schritte stehen und kann fortgesetzt oder zurückgenommen werden.</translation>
    </message>
    <message>
        <source>Run %1?</source>
        <translation>%1 ausführen?</translation>
    </message>
    <message>
        <source>Run %1 migrations?</source>
        <translation>%1 Migrationen ausführen?</translation>
    </message>
    <message>
        <source>This will run:</source>
        <translation>Ausgeführt wird:</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Undo %1?</source>
        <translation>%1 zurücknehmen?</translation>
    </message>
    <message>
        <source>Undo %1 migrations?</source>
        <translation>%1 Migrationen zurücknehmen?</translation>
    </message>
    <message>
        <source>This will undo, the newest first:</source>
        <translation>Zurückgenommen wird, die neueste zuerst:</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Rows are lost, and only a backup brings them back. To go on, type: %1</source>
        <translation>Zeilen gehen verloren, und nur eine Sicherung bringt sie zurück. Um fortzufahren, tippen Sie: %1</translation>
    </message>
    <message>
        <source>It cannot be undone: only a backup leads back.</source>
        <translation>Sie lässt sich nicht zurücknehmen: Nur eine Sicherung führt zurück.</translation>
    </message>
    <message>
        <source>It can be undone. %1</source>
        <translation>Sie lässt sich zurücknehmen. %1</translation>
    </message>
    <message>
        <source>About %1 rows go into its indexes: some %2 on a server that is not busy.</source>
        <translation>Etwa %1 Zeilen kommen in ihre Indizes: rund %2 auf einem Server ohne Last.</translation>
    </message>
</context>
<context>
    <name>MigrationFacts</name>
    <message>
        <source>Baseline tables</source>
        <translation>Grundtabellen</translation>
    </message>
    <message>
        <source>Makes the tables for organizations, users, events, incidents and their history, the two roles that the console connects with, and the row-level security that keeps organizations apart.</source>
        <translation>Legt die Tabellen für Organisationen, Benutzer, Ereignisse, Vorfälle und deren Verlauf an, die zwei Rollen, mit denen sich die Konsole verbindet, und die Sicherheit auf Zeilenebene, die Organisationen voneinander trennt.</translation>
    </message>
    <message>
        <source>None that anybody waits for: the tables are new.</source>
        <translation>Keine, auf die jemand wartet: Die Tabellen sind neu.</translation>
    </message>
    <message>
        <source>Drops these tables with every row in them. The two roles stay, since other databases may use them.</source>
        <translation>Entfernt diese Tabellen mit allen Zeilen darin. Die zwei Rollen bleiben, denn andere Datenbanken verwenden sie vielleicht.</translation>
    </message>
    <message>
        <source>Faster filters (perf_001)</source>
        <translation>Schnellere Filter (perf_001)</translation>
    </message>
    <message>
        <source>Builds the indexes that the filters of events, incidents and the audit log read: severity, source type, source and destination address, event id, host; status, escalation, assignee; newest log entries. Until then a filter reads every row of its time range.</source>
        <translation>Baut die Indizes, die die Filter von Ereignissen, Vorfällen und Protokoll lesen: Schweregrad, Sensor, Quell- und Zieladresse, Ereigniskennung, Host; Status, Eskalation, Zuständige; neueste Protokolleinträge. Bis dahin liest ein Filter jede Zeile seines Zeitraums.</translation>
    </message>
    <message>
        <source>Nobody waits: reading and writing go on while the indexes are built. Each build waits until the transactions that began before it have ended.</source>
        <translation>Niemand wartet: Lesen und Schreiben gehen weiter, während die Indizes entstehen. Jeder Bau wartet, bis die Transaktionen geendet haben, die vor ihm begonnen haben.</translation>
    </message>
    <message>
        <source>Drops these indexes. No row is lost; filters read every row of their time range again.</source>
        <translation>Entfernt diese Indizes. Keine Zeile geht verloren; Filter lesen wieder jede Zeile ihres Zeitraums.</translation>
    </message>
</context>
<context>
    <name>PageEntries</name>
    <message>
        <source>Incidents</source>
        <translation>Vorfälle</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>Load test</source>
        <translation>Lasttest</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
</context>
<context>
    <name>PlanColumns</name>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Rows expected</source>
        <translation>Zeilen erwartet</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Misestimate</source>
        <translation>Fehlschätzung</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Its own share</source>
        <translation>Eigener Anteil</translation>
    </message>
    <message>
        <source>Buffers</source>
        <translation>Puffer</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>▲ %1 × more</source>
        <translation>▲ %1 × mehr</translation>
    </message>
    <message>
        <source>▼ %1 × fewer</source>
        <translation>▼ %1 × weniger</translation>
    </message>
</context>
<context>
    <name>PoolColumns</name>
    <message>
        <source>Borrowed by</source>
        <translation>Entliehen von</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Out for</source>
        <translation>Entliehen seit</translation>
    </message>
    <message>
        <source>Statement for</source>
        <translation>Anweisung seit</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Überfällig</translation>
    </message>
    <message>
        <source>Place in the source</source>
        <translation>Stelle im Quelltext</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Wanted by</source>
        <translation>Gewünscht von</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet auf</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>in transaction</source>
        <translation>in Transaktion</translation>
    </message>
    <message>
        <source>copying</source>
        <translation>kopiert</translation>
    </message>
    <message>
        <source>being cleaned</source>
        <translation>wird bereinigt</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>wird geprüft</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>überfällig</translation>
    </message>
</context>
<context>
    <name>SaveAs</name>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>SchemaColumns</name>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Rows, about</source>
        <translation>Zeilen, etwa</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>Table size</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Index size</source>
        <translation>Indizes</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Zugriffe</translation>
    </message>
    <message>
        <source>Entries read</source>
        <translation>Einträge gelesen</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Read whole</source>
        <translation>Ganz gelesen</translation>
    </message>
    <message>
        <source>Rows each time</source>
        <translation>Zeilen je Mal</translation>
    </message>
    <message>
        <source>Read by index</source>
        <translation>Über Index gelesen</translation>
    </message>
    <message>
        <source>duplicate of %1</source>
        <translation>doppelt zu %1</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>unbenutzt</translation>
    </message>
    <message>
        <source>enforces a key</source>
        <translation>sichert einen Schlüssel</translation>
    </message>
</context>
<context>
    <name>SessionColumns</name>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Blocked by</source>
        <translation>Blockiert von</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet auf</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>Statement since</source>
        <translation>Anweisung seit</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>hidden from this role</source>
        <translation>vor dieser Rolle verborgen</translation>
    </message>
    <message>
        <source>a prepared transaction</source>
        <translation>eine vorbereitete Transaktion</translation>
    </message>
</context>
<context>
    <name>SlowQueryColumns</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Decode</source>
        <translation>Dekodieren</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>too large to keep</source>
        <translation>zu groß zum Aufheben</translation>
    </message>
    <message>
        <source>(masked) %1</source>
        <translation>(verdeckt) %1</translation>
    </message>
    <message>
        <source>The parameters were too large to keep.</source>
        <translation>Die Parameter waren zu groß zum Aufheben.</translation>
    </message>
</context>
<context>
    <name>StartScreen</name>
    <message>
        <source>Looking for the local servers</source>
        <translation>Lokale Server werden gesucht</translation>
    </message>
    <message>
        <source>Waiting for another program to start or stop them</source>
        <translation>Warten, bis ein anderes Programm sie gestartet oder beendet hat</translation>
    </message>
    <message>
        <source>Creating the local database</source>
        <translation>Lokale Datenbank wird angelegt</translation>
    </message>
    <message>
        <source>Starting PostgreSQL and Redis</source>
        <translation>PostgreSQL und Redis werden gestartet</translation>
    </message>
    <message>
        <source>Bringing the schema up to date</source>
        <translation>Schema wird auf den neuesten Stand gebracht</translation>
    </message>
    <message>
        <source>Filling the demo organizations</source>
        <translation>Demo-Organisationen werden gefüllt</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindung wird aufgebaut</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Filling the demo organizations: events</source>
        <translation>Demo-Organisationen werden gefüllt: Ereignisse</translation>
    </message>
    <message>
        <source>Filling the demo organizations: incidents</source>
        <translation>Demo-Organisationen werden gefüllt: Vorfälle</translation>
    </message>
    <message>
        <source>Measuring the tables</source>
        <translation>Tabellen werden vermessen</translation>
    </message>
</context>
<context>
    <name>StatementColumns</name>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Time, %</source>
        <translation>Zeit, %</translation>
    </message>
    <message>
        <source>Wait a call</source>
        <translation>Ø Warten</translation>
    </message>
    <message>
        <source>Server a call</source>
        <translation>Ø Server</translation>
    </message>
    <message>
        <source>Decode a call</source>
        <translation>Ø Dekodieren</translation>
    </message>
    <message>
        <source>All calls</source>
        <translation>Alle Aufrufe</translation>
    </message>
</context>
<context>
    <name>minixdr::CacheTab</name>
    <message>
        <source>The caches could not be looked at.</source>
        <translation>Die Caches konnten nicht betrachtet werden.</translation>
    </message>
    <message>
        <source>List keys</source>
        <translation>Schlüssel auflisten</translation>
    </message>
    <message>
        <source>Invalidate…</source>
        <translation>Ungültig machen…</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Nothing has been looked up yet.</source>
        <translation>Noch nichts wurde angefragt.</translation>
    </message>
    <message>
        <source>Keys of the tag</source>
        <translation>Schlüssel des Tags</translation>
    </message>
    <message>
        <source>Choose a tag and list its keys: what this organization has in Redis.</source>
        <translation>Wählen Sie einen Tag und lassen Sie seine Schlüssel auflisten: was diese Organisation in Redis hat.</translation>
    </message>
    <message>
        <source>Invalidations</source>
        <translation>Ungültigmachungen</translation>
    </message>
    <message>
        <source>This program has invalidated nothing yet.</source>
        <translation>Dieses Programm hat noch nichts ungültig gemacht.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>It could not be asked.</source>
        <translation>Es konnte nicht gefragt werden.</translation>
    </message>
    <message>
        <source>of %1, then %2</source>
        <translation>von %1, dann %2</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>%1 in use, %2 at most so far, %3</source>
        <translation>%1 belegt, bisher höchstens %2, %3</translation>
    </message>
    <message>
        <source>%1, %2 expired, %3 evicted</source>
        <translation>%1, %2 abgelaufen, %3 verdrängt</translation>
    </message>
    <message>
        <source>Listing the keys of %1…</source>
        <translation>Schlüssel von %1 werden aufgelistet…</translation>
    </message>
    <message>
        <source>The keys of %1 could not be listed.</source>
        <translation>Die Schlüssel von %1 konnten nicht aufgelistet werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n keys of %1</source>
        <translation>
            <numerusform>%n Schlüssel von %1</numerusform>
            <numerusform>%n Schlüssel von %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n keys of %1; there are more</source>
        <translation>
            <numerusform>Der erste Schlüssel von %1; es gibt mehr</numerusform>
            <numerusform>Die ersten %n Schlüssel von %1; es gibt mehr</numerusform>
        </translation>
    </message>
    <message>
        <source>Invalidate %1?</source>
        <translation>%1 ungültig machen?</translation>
    </message>
    <message>
        <source>Every cached value of %1 of this organization becomes a miss, for all programs: what people open next is read from the database. Nothing is lost.</source>
        <translation>Jeder gespeicherte Wert von %1 dieser Organisation wird für alle Programme ungültig: Was als Nächstes geöffnet wird, kommt aus der Datenbank. Nichts geht verloren.</translation>
    </message>
    <message>
        <source>Invalidate</source>
        <translation>Ungültig machen</translation>
    </message>
    <message>
        <source>%1 is invalidated.</source>
        <translation>%1 ist ungültig gemacht.</translation>
    </message>
    <message>
        <source>%1 was not invalidated.</source>
        <translation>%1 wurde nicht ungültig gemacht.</translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Loads the views that people open most into the cache</source>
        <translation>Lädt die meistgeöffneten Ansichten in den Cache</translation>
    </message>
    <message>
        <source>Views kept warm</source>
        <translation>Warm gehaltene Ansichten</translation>
    </message>
    <message>
        <source>Nothing has been warmed yet: what people open is noted first.</source>
        <translation>Noch wurde nichts aufgewärmt: zuerst wird gezählt, was geöffnet wird.</translation>
    </message>
    <message>
        <source>Warming up…</source>
        <translation>Wird aufgewärmt …</translation>
    </message>
    <message>
        <source>The views were not warmed.</source>
        <translation>Die Ansichten wurden nicht aufgewärmt.</translation>
    </message>
    <message>
        <source>Warm views: %1, of which %2 were cold and took %3 ms. Failed: %4.</source>
        <translation>Warme Ansichten: %1, davon %2 kalt geladen in %3 ms. Fehlgeschlagen: %4.</translation>
    </message>
    <message>
        <source>Redis does not answer; it is tried again all the time.</source>
        <translation>Redis antwortet nicht; es wird laufend wieder versucht.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Details of the cache</source>
        <translation>Einzelheiten des Caches</translation>
    </message>
</context>
<context>
    <name>minixdr::ChangeMenus</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Escalation</source>
        <translation>Eskalation</translation>
    </message>
    <message>
        <source>Assignee</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
</context>
<context>
    <name>minixdr::ChartLegend</name>
    <message>
        <source>Legend: %1</source>
        <translation>Legende: %1</translation>
    </message>
</context>
<context>
    <name>minixdr::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Befehl eingeben</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>minixdr::ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Type “%1” to go on:</source>
        <translation>Geben Sie „%1“ ein, um fortzufahren:</translation>
    </message>
    <message>
        <source>Word to type</source>
        <translation>Einzugebendes Wort</translation>
    </message>
</context>
<context>
    <name>minixdr::Console</name>
    <message>
        <source>The database could not be made ready.</source>
        <translation>Die Datenbank konnte nicht vorbereitet werden.</translation>
    </message>
</context>
<context>
    <name>minixdr::DetailSplitter</name>
    <message>
        <source>Detail below or to the right (Ctrl+D)</source>
        <translation>Einzelheiten unten oder rechts (Strg+D)</translation>
    </message>
    <message>
        <source>Detail below or to the right</source>
        <translation>Einzelheiten unten oder rechts</translation>
    </message>
</context>
<context>
    <name>minixdr::DiagnosticsPage</name>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Slow queries</source>
        <translation>Langsame Abfragen</translation>
    </message>
    <message>
        <source>Tables and indexes</source>
        <translation>Tabellen und Indizes</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Diagnostics: %1</source>
        <translation>Diagnose: %1</translation>
    </message>
</context>
<context>
    <name>minixdr::DiagnosticsTab</name>
    <message>
        <source>Outcome of the last action</source>
        <translation>Ergebnis der letzten Aktion</translation>
    </message>
</context>
<context>
    <name>minixdr::EventDetailPanel</name>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>No event selected</source>
        <translation>Kein Ereignis ausgewählt</translation>
    </message>
    <message>
        <source>Choose a row to see its fields and the line the sensor sent.</source>
        <translation>Wählen Sie eine Zeile, um ihre Felder und die Zeile des Sensors zu sehen.</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Raw event</source>
        <translation>Rohereignis</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the line exactly as the sensor sent it</source>
        <translation>Die Zeile genau so kopieren, wie der Sensor sie sandte</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>The raw event could not be loaded.</source>
        <translation>Das Rohereignis konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>Raw event · loading…</source>
        <translation>Rohereignis · lädt …</translation>
    </message>
    <message>
        <source>The sensor&apos;s line was not kept.</source>
        <translation>Die Zeile des Sensors wurde nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Events of %1</source>
        <translation>Ereignisse von %1</translation>
    </message>
    <message>
        <source>Show every event from or to this address</source>
        <translation>Alle Ereignisse von oder zu dieser Adresse zeigen</translation>
    </message>
    <message>
        <source>Raw event · its first %1 characters; Copy gives all</source>
        <translation>Rohereignis · die ersten %1 Zeichen; Kopieren gibt alle</translation>
    </message>
</context>
<context>
    <name>minixdr::EventsPage</name>
    <message>
        <source>Search message and signature</source>
        <translation>Meldung und Signatur durchsuchen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>The events could not be loaded.</source>
        <translation>Die Ereignisse konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>Events of the source address</source>
        <translation>Ereignisse der Quelladresse</translation>
    </message>
    <message>
        <source>Events of the destination address</source>
        <translation>Ereignisse der Zieladresse</translation>
    </message>
    <message>
        <source>Make an incident…</source>
        <translation>Vorfall anlegen …</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>Noch keine Ereignisse</translation>
    </message>
    <message>
        <source>Events appear here once sensors send them, or a file is imported with “minixdrctl import”.</source>
        <translation>Ereignisse erscheinen hier, sobald Sensoren sie senden oder eine Datei mit „minixdrctl import“ eingelesen wird.</translation>
    </message>
    <message>
        <source>No events match this filter</source>
        <translation>Kein Ereignis passt zu diesem Filter</translation>
    </message>
    <message>
        <source>Remove a part of it, or look at a longer time.</source>
        <translation>Entfernen Sie einen Teil davon oder wählen Sie einen längeren Zeitraum.</translation>
    </message>
    <message>
        <source>Copy the raw event</source>
        <translation>Rohereignis kopieren</translation>
    </message>
</context>
<context>
    <name>minixdr::FilterBar</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Add filter</source>
        <translation>Filter ergänzen</translation>
    </message>
    <message>
        <source>Nothing to choose from</source>
        <translation>Nichts zur Auswahl</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>Diesen Filter entfernen</translation>
    </message>
    <message>
        <source>Remove filter %1</source>
        <translation>Filter %1 entfernen</translation>
    </message>
    <message>
        <source>Time range: %1</source>
        <translation>Zeitraum: %1</translation>
    </message>
</context>
<context>
    <name>minixdr::IncidentDetailPanel</name>
    <message>
        <source>Incident</source>
        <translation>Vorfall</translation>
    </message>
    <message>
        <source>Parts of the incident</source>
        <translation>Teile des Vorfalls</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Bisher ist nichts geschehen.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>No events are linked to this incident.</source>
        <translation>Mit diesem Vorfall sind keine Ereignisse verknüpft.</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>No response action has run.</source>
        <translation>Es lief noch keine Gegenmaßnahme.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Nobody has changed this incident yet.</source>
        <translation>Noch niemand hat diesen Vorfall geändert.</translation>
    </message>
    <message>
        <source>Events of %1</source>
        <translation>Ereignisse von %1</translation>
    </message>
    <message>
        <source>Incident %1 could not be loaded.</source>
        <translation>Der Vorfall %1 konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>No incident selected</source>
        <translation>Kein Vorfall ausgewählt</translation>
    </message>
    <message>
        <source>Choose a row to see what happened and what was done.</source>
        <translation>Wählen Sie eine Zeile, um zu sehen, was geschah und was getan wurde.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>minixdr::IncidentSummary</name>
    <message>
        <source>Triage</source>
        <translation>Ersteinschätzung</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Notiz ergänzen</translation>
    </message>
    <message>
        <source>Add a note: what you saw, what you did</source>
        <translation>Notiz: was Sie sahen, was Sie taten</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Add note (Ctrl+Return)</source>
        <translation>Notiz ergänzen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Contained by</source>
        <translation>Eingedämmt durch</translation>
    </message>
    <message>
        <source>Automatically</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Recommendation</source>
        <translation>Empfehlung</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>The note to %1 was not stored.</source>
        <translation>Die Notiz zu %1 wurde nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>minixdr::IncidentsPage</name>
    <message>
        <source>Search reasons</source>
        <translation>Gründe durchsuchen</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Vorfälle</translation>
    </message>
    <message>
        <source>The incidents could not be loaded.</source>
        <translation>Die Vorfälle konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>New incident…</source>
        <translation>Neuer Vorfall …</translation>
    </message>
    <message>
        <source>Change the status…</source>
        <translation>Status ändern …</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Zuweisen …</translation>
    </message>
    <message>
        <source>Change the escalation…</source>
        <translation>Eskalation ändern …</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Notiz ergänzen</translation>
    </message>
    <message>
        <source>Events of the source address</source>
        <translation>Ereignisse der Quelladresse</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>No incidents</source>
        <translation>Keine Vorfälle</translation>
    </message>
    <message>
        <source>Nothing needs you right now. Incidents appear here once rules or people make them.</source>
        <translation>Gerade braucht Sie nichts. Vorfälle erscheinen hier, sobald Regeln oder Menschen sie anlegen.</translation>
    </message>
    <message>
        <source>New incident</source>
        <translation>Neuer Vorfall</translation>
    </message>
    <message>
        <source>No incidents match this filter</source>
        <translation>Kein Vorfall passt zu diesem Filter</translation>
    </message>
    <message>
        <source>Remove a part of it, or look at a longer time.</source>
        <translation>Entfernen Sie einen Teil davon oder wählen Sie einen längeren Zeitraum.</translation>
    </message>
    <message>
        <source>the note on %1</source>
        <translation>die Notiz zu %1</translation>
    </message>
    <message>
        <source>the change to %1</source>
        <translation>die Änderung an %1</translation>
    </message>
</context>
<context>
    <name>minixdr::JumpToTime</name>
    <message>
        <source>Time to jump to</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>Jump</source>
        <translation>Springen</translation>
    </message>
</context>
<context>
    <name>minixdr::LatencyPage</name>
    <message>
        <source>last minute</source>
        <translation>letzte Minute</translation>
    </message>
    <message>
        <source>last 5 minutes</source>
        <translation>letzte 5 Minuten</translation>
    </message>
    <message>
        <source>last 15 minutes</source>
        <translation>letzte 15 Minuten</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>Gezeigte Zeit</translation>
    </message>
    <message>
        <source>All statements</source>
        <translation>Alle Anweisungen</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Nothing ran in this time.</source>
        <translation>In dieser Zeit lief nichts.</translation>
    </message>
    <message>
        <source>Connections in use</source>
        <translation>Belegte Verbindungen</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>No samples yet.</source>
        <translation>Noch keine Messwerte.</translation>
    </message>
    <message>
        <source>Cache hit rate</source>
        <translation>Trefferquote des Cache</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>hit rate</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>The cache was not asked in this time.</source>
        <translation>In dieser Zeit wurde der Cache nicht gefragt.</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>All statements together; choose one in the table</source>
        <translation>Alle Anweisungen zusammen; in der Tabelle lässt sich eine wählen</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>Nur %1</translation>
    </message>
    <message>
        <source>The latencies could not be loaded.</source>
        <translation>Die Latenzen konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>No statement has run in this time</source>
        <translation>In dieser Zeit lief keine Anweisung</translation>
    </message>
    <message>
        <source>Open incidents or events, or start a load test: what they ask the database shows here.</source>
        <translation>Öffnen Sie Vorfälle oder Ereignisse, oder starten Sie einen Lasttest: hier erscheint, was sie die Datenbank fragen.</translation>
    </message>
    <message>
        <source>The latencies could not be renewed.</source>
        <translation>Die Latenzen konnten nicht erneuert werden.</translation>
    </message>
    <message>
        <source>last hour, all programs</source>
        <translation>letzte Stunde, alle Programme</translation>
    </message>
    <message>
        <source>last 6 hours, all programs</source>
        <translation>letzte 6 Stunden, alle Programme</translation>
    </message>
    <message>
        <source>last 24 hours, all programs</source>
        <translation>letzte 24 Stunden, alle Programme</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Als CSV exportieren…</translation>
    </message>
    <message>
        <source>Export the latencies</source>
        <translation>Latenzen exportieren</translation>
    </message>
    <message>
        <source>Export as picture…</source>
        <translation>Als Bild exportieren…</translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation>Diagramm exportieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Time a call</source>
        <translation>Zeit je Aufruf</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>decode</source>
        <translation>Dekodieren</translation>
    </message>
    <message numerus="yes">
        <source>%n slow queries</source>
        <translation>
            <numerusform>%n langsame Abfrage</numerusform>
            <numerusform>%n langsame Abfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1  %2  %3</source>
        <comment>time, statement, duration</comment>
        <translation>%1  %2  %3</translation>
    </message>
    <message>
        <source>Latency of %1</source>
        <translation>Latenz von %1</translation>
    </message>
</context>
<context>
    <name>minixdr::ListPage</name>
    <message>
        <source>Filter by this value</source>
        <translation>Nach diesem Wert filtern</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Detail below or to the right</source>
        <translation>Einzelheiten unten oder rechts</translation>
    </message>
    <message>
        <source>Back to the table</source>
        <translation>Zurück zur Tabelle</translation>
    </message>
</context>
<context>
    <name>minixdr::LoadTestPage</name>
    <message>
        <source>Start load test</source>
        <translation>Lasttest starten</translation>
    </message>
    <message>
        <source>Stop load test</source>
        <translation>Lasttest anhalten</translation>
    </message>
    <message>
        <source>Copy result as text</source>
        <translation>Ergebnis als Text kopieren</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Users started a second</source>
        <translation>Gestartete Benutzer je Sekunde</translation>
    </message>
    <message>
        <source> a second</source>
        <translation> je Sekunde</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>&amp;Users</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>S&amp;pawn rate</source>
        <translation>Start&amp;rate</translation>
    </message>
    <message>
        <source>&amp;Duration</source>
        <translation>&amp;Dauer</translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation>Start&amp;wert</translation>
    </message>
    <message>
        <source>Users list incidents (3 of 6), read a page of 50 events (2 of 6) and create an incident (1 of 6), waiting 1 to 3 seconds in between. They read this organization and write only into a tenant of the test&apos;s own, which is removed afterwards.</source>
        <translation>Benutzer listen Vorfälle auf (3 von 6), lesen eine Seite mit 50 Ereignissen (2 von 6) und legen einen Vorfall an (1 von 6); dazwischen warten sie 1 bis 3 Sekunden. Sie lesen diese Organisation und schreiben nur in einen eigenen Mandanten des Tests, der danach entfernt wird.</translation>
    </message>
    <message>
        <source>Progress of the load test</source>
        <translation>Fortschritt des Lasttests</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>requests a second</source>
        <translation>Anfragen je Sekunde</translation>
    </message>
    <message>
        <source>failures a second</source>
        <translation>Fehler je Sekunde</translation>
    </message>
    <message>
        <source>users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Start a test to see its rate here.</source>
        <translation>Starten Sie einen Test, um hier seine Rate zu sehen.</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Start a test to see its latencies here.</source>
        <translation>Starten Sie einen Test, um hier seine Latenzen zu sehen.</translation>
    </message>
    <message>
        <source>Tasks of the load test</source>
        <translation>Aufgaben des Lasttests</translation>
    </message>
    <message>
        <source>Targets of the specification</source>
        <translation>Ziele der Spezifikation</translation>
    </message>
    <message>
        <source>Load test</source>
        <translation>Lasttest</translation>
    </message>
    <message>
        <source>No test has run yet.</source>
        <translation>Noch lief kein Test.</translation>
    </message>
    <message>
        <source>%1 of %2 s: %3 users, %4 requests, %5 failed</source>
        <translation>%1 von %2 s: %3 Benutzer, %4 Anfragen, %5 fehlgeschlagen</translation>
    </message>
    <message>
        <source>The users have left; the test&apos;s incidents are being removed.</source>
        <translation>Die Benutzer sind fort; die Vorfälle des Tests werden entfernt.</translation>
    </message>
    <message>
        <source>The load test has no result.</source>
        <translation>Der Lasttest hat kein Ergebnis.</translation>
    </message>
    <message>
        <source>What each task of the users does and how long it takes shows here.</source>
        <translation>Hier steht, was jede Aufgabe der Nutzer leistet und wie lange sie dauert.</translation>
    </message>
    <message>
        <source>At the end of a test: the specification&apos;s targets, met or missed.</source>
        <translation>Am Ende eines Tests: die Ziele der Spezifikation, erreicht oder verfehlt.</translation>
    </message>
    <message>
        <source>Stopped: %1 requests a second</source>
        <translation>Angehalten: %1 Anfragen je Sekunde</translation>
    </message>
    <message>
        <source>Done: %1 requests a second</source>
        <translation>Fertig: %1 Anfragen je Sekunde</translation>
    </message>
    <message numerus="yes">
        <source>%n incidents of the test removed</source>
        <translation>
            <numerusform>%n Vorfall des Tests entfernt</numerusform>
            <numerusform>%n Vorfälle des Tests entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>the test&apos;s incidents could not be removed, the next test will do it: %1</source>
        <translation>die Vorfälle des Tests ließen sich nicht entfernen, der nächste Test holt es nach: %1</translation>
    </message>
</context>
<context>
    <name>minixdr::MainWindow</name>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Fold the navigation</source>
        <translation>Navigation einklappen</translation>
    </message>
    <message>
        <source>Show the tasks</source>
        <translation>Aufgaben zeigen</translation>
    </message>
    <message>
        <source>Switch between local time and UTC</source>
        <translation>Zwischen Ortszeit und UTC wechseln</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Zwischen hell und dunkel wechseln</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Go to the next part of the window</source>
        <translation>Zum nächsten Teil des Fensters</translation>
    </message>
    <message>
        <source>Go to the part before</source>
        <translation>Zum vorigen Teil</translation>
    </message>
    <message>
        <source>Switch the organization…</source>
        <translation>Organisation wechseln …</translation>
    </message>
    <message>
        <source>Still running, and cancelled: %1.</source>
        <translation>Läuft noch und wird abgebrochen: %1.</translation>
    </message>
    <message>
        <source>Not stored, and lost: %1.</source>
        <translation>Nicht gespeichert und verloren: %1.</translation>
    </message>
    <message>
        <source>Switch to %1?</source>
        <translation>Zu %1 wechseln?</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Wechseln</translation>
    </message>
    <message>
        <source>Quit the console?</source>
        <translation>Konsole beenden?</translation>
    </message>
</context>
<context>
    <name>minixdr::MigrationDetailPanel</name>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>SQL to run</source>
        <translation>SQL zum Ausführen</translation>
    </message>
    <message>
        <source>SQL to undo</source>
        <translation>SQL zum Zurücknehmen</translation>
    </message>
    <message>
        <source>What the migration does</source>
        <translation>Was die Migration tut</translation>
    </message>
    <message>
        <source>No migration selected</source>
        <translation>Keine Migration gewählt</translation>
    </message>
    <message>
        <source>Choose a row to see what it does.</source>
        <translation>Wählen Sie eine Zeile, um zu sehen, was sie tut.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>minixdr::MigrationWorkPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Progress of the migration</source>
        <translation>Fortschritt der Migration</translation>
    </message>
    <message>
        <source>Cancel the migration</source>
        <translation>Migration abbrechen</translation>
    </message>
    <message>
        <source>Log of the migration</source>
        <translation>Protokoll der Migration</translation>
    </message>
    <message>
        <source>Cancelling: the server ends the statement and clears away what it left…</source>
        <translation>Wird abgebrochen: der Server beendet die Anweisung und räumt auf, was sie hinterließ …</translation>
    </message>
</context>
<context>
    <name>minixdr::MigrationsPage</name>
    <message>
        <source>Done: the migrations have run and are verified.</source>
        <translation>Fertig: die Migrationen liefen und sind geprüft.</translation>
    </message>
    <message>
        <source>Done: the migrations are undone.</source>
        <translation>Fertig: die Migrationen sind zurückgenommen.</translation>
    </message>
    <message>
        <source>Cancelled. Finished steps stand; run it again to go on, or undo it.</source>
        <translation>Abgebrochen. Fertige Schritte bleiben; erneut ausführen, um fortzufahren, oder zurücknehmen.</translation>
    </message>
    <message>
        <source>The migration did not run to its end.</source>
        <translation>Die Migration lief nicht bis zum Ende.</translation>
    </message>
    <message>
        <source>The migration was not undone.</source>
        <translation>Die Migration wurde nicht zurückgenommen.</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>Run migrations…</source>
        <translation>Migrationen ausführen …</translation>
    </message>
    <message>
        <source>Undo migration…</source>
        <translation>Migration zurücknehmen …</translation>
    </message>
    <message>
        <source>No migrations</source>
        <translation>Keine Migrationen</translation>
    </message>
    <message>
        <source>This program was built without any.</source>
        <translation>Dieses Programm wurde ohne Migrationen gebaut.</translation>
    </message>
    <message>
        <source>The migrations could not be loaded.</source>
        <translation>Die Migrationen konnten nicht geladen werden.</translation>
    </message>
    <message>
        <source>The migrations could not be refreshed.</source>
        <translation>Die Migrationen konnten nicht erneuert werden.</translation>
    </message>
    <message>
        <source>Running %1</source>
        <translation>%1 läuft</translation>
    </message>
    <message>
        <source>Undoing %1</source>
        <translation>%1 wird zurückgenommen</translation>
    </message>
</context>
<context>
    <name>minixdr::Navigation</name>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Strg+%2)</translation>
    </message>
</context>
<context>
    <name>minixdr::NewIncidentDialog</name>
    <message>
        <source>Discard this incident?</source>
        <translation>Diesen Vorfall verwerfen?</translation>
    </message>
    <message>
        <source>What you have typed is not stored yet.</source>
        <translation>Was Sie eingegeben haben, ist noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>New incident</source>
        <translation>Neuer Vorfall</translation>
    </message>
    <message>
        <source>What happened, in a few words</source>
        <translation>Was geschah, in wenigen Worten</translation>
    </message>
    <message>
        <source>What whoever takes it on should know</source>
        <translation>Was man zur Übernahme wissen sollte</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>&amp;Source address</source>
        <translation>&amp;Quelladresse</translation>
    </message>
    <message>
        <source>&amp;Escalation</source>
        <translation>&amp;Eskalation</translation>
    </message>
    <message>
        <source>&amp;Category</source>
        <translation>&amp;Kategorie</translation>
    </message>
    <message>
        <source>&amp;Assignee</source>
        <translation>&amp;Zuständig</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Notiz</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message numerus="yes">
        <source>%Ln linked</source>
        <translation>
            <numerusform>%Ln verknüpft</numerusform>
            <numerusform>%Ln verknüpft</numerusform>
        </translation>
    </message>
    <message>
        <source>Create incident</source>
        <translation>Vorfall anlegen</translation>
    </message>
    <message>
        <source>Escalation</source>
        <translation>Eskalation</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>The incident was not created.</source>
        <translation>Der Vorfall wurde nicht angelegt.</translation>
    </message>
    <message>
        <source>Creating…</source>
        <translation>Wird angelegt …</translation>
    </message>
</context>
<context>
    <name>minixdr::NewIncidentPresenter</name>
    <message>
        <source>Not an address. Write one like 203.0.113.7 or 2001:db8::7.</source>
        <translation>Keine Adresse. Schreiben Sie etwa 203.0.113.7 oder 2001:db8::7.</translation>
    </message>
    <message>
        <source>Say in a few words what happened.</source>
        <translation>Sagen Sie in wenigen Worten, was geschah.</translation>
    </message>
    <message>
        <source>%1 of at most %2 characters. Put the rest into the note.</source>
        <translation>%1 von höchstens %2 Zeichen. Schreiben Sie den Rest in die Notiz.</translation>
    </message>
    <message>
        <source>The server does not accept this.</source>
        <translation>Der Server nimmt das nicht an.</translation>
    </message>
</context>
<context>
    <name>minixdr::OrganizationButton</name>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Organization: %1</source>
        <translation>Organisation: %1</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Lädt …</translation>
    </message>
    <message>
        <source>The organizations could not be loaded.</source>
        <translation>Die Organisationen konnten nicht geladen werden.</translation>
    </message>
</context>
<context>
    <name>minixdr::PageBar</name>
    <message>
        <source>First page</source>
        <translation>Erste Seite</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Last page</source>
        <translation>Letzte Seite</translation>
    </message>
    <message>
        <source>Page number</source>
        <translation>Seitennummer</translation>
    </message>
    <message>
        <source>Rows a page</source>
        <translation>Zeilen je Seite</translation>
    </message>
    <message>
        <source>Jump to a time</source>
        <translation>Zu einem Zeitpunkt springen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Auffrischen</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>page</source>
        <translation>Seite</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new ▲</source>
        <comment>rows that arrived since this page was read</comment>
        <translation>
            <numerusform>%Ln neue ▲</numerusform>
            <numerusform>%Ln neue ▲</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the newest rows</source>
        <translation>Die neuesten Zeilen zeigen</translation>
    </message>
    <message>
        <source>of –</source>
        <translation>von –</translation>
    </message>
    <message>
        <source>loading…</source>
        <translation>lädt …</translation>
    </message>
    <message>
        <source>%1–%2 of %3</source>
        <translation>%1–%2 von %3</translation>
    </message>
    <message>
        <source>0 of %1</source>
        <translation>0 von %1</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>exact, cached</source>
        <translation>genau, zwischengespeichert</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>genau</translation>
    </message>
    <message>
        <source>Counted %1</source>
        <translation>Gezählt %1</translation>
    </message>
    <message>
        <source>wait %1, server %2, decode %3</source>
        <translation>Warten %1, Server %2, Entpacken %3</translation>
    </message>
    <message>
        <source>Times in UTC; click for local time</source>
        <translation>Zeiten in UTC; ein Klick zeigt die Ortszeit</translation>
    </message>
    <message>
        <source>Times in %1; click for UTC</source>
        <translation>Zeiten in %1; ein Klick zeigt UTC</translation>
    </message>
    <message>
        <source>Write a page number from 1 to %1.</source>
        <translation>Bitte eine Seitenzahl von 1 bis %1 eingeben.</translation>
    </message>
</context>
<context>
    <name>minixdr::PagedListPanel</name>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Erste Seite</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Last page</source>
        <translation>Letzte Seite</translation>
    </message>
    <message>
        <source>Go to a page number</source>
        <translation>Zu einer Seitenzahl</translation>
    </message>
    <message>
        <source>Jump to a time…</source>
        <translation>Zu einem Zeitpunkt springen …</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Spalten …</translation>
    </message>
</context>
<context>
    <name>minixdr::PagedTableView</name>
    <message>
        <source>Tab-separated</source>
        <translation>Tabulatorgetrennt</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
</context>
<context>
    <name>minixdr::PlanViewer</name>
    <message>
        <source>The only plan known of this statement.</source>
        <translation>Der einzige bekannte Plan dieser Anweisung.</translation>
    </message>
    <message numerus="yes">
        <source>%n plans are known; another one was last seen %1.</source>
        <translation>
            <numerusform>%n Plan ist bekannt; ein anderer wurde zuletzt %1 gesehen.</numerusform>
            <numerusform>%n Pläne sind bekannt; ein anderer wurde zuletzt %1 gesehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The plan has changed.</source>
        <translation>Der Plan hat sich geändert.</translation>
    </message>
    <message>
        <source>Ran in %1, planned in %2.</source>
        <translation>Lief in %1, geplant in %2.</translation>
    </message>
    <message>
        <source>Planned, not run: this statement does more than answer.</source>
        <translation>Geplant, nicht ausgeführt: Diese Anweisung tut mehr als antworten.</translation>
    </message>
    <message>
        <source>A parameter was masked in the log, so the plan may differ.</source>
        <translation>Ein Parameter ist im Protokoll verdeckt, der Plan kann daher abweichen.</translation>
    </message>
    <message>
        <source>Plan as a tree</source>
        <translation>Plan als Baum</translation>
    </message>
    <message>
        <source>Plan as text</source>
        <translation>Plan als Text</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Explain runs the chosen query once more, with its own parameters, in a read-only transaction that is rolled back. What would write is planned only.</source>
        <translation>Erklären führt die gewählte Abfrage mit ihren eigenen Parametern noch einmal aus, in einer nur lesenden Transaktion, die zurückgenommen wird. Was schreiben würde, wird nur geplant.</translation>
    </message>
    <message>
        <source>Views of the plan</source>
        <translation>Ansichten des Plans</translation>
    </message>
</context>
<context>
    <name>minixdr::PoolLimitsDialog</name>
    <message>
        <source>Connections kept</source>
        <translation>Behaltene Verbindungen</translation>
    </message>
    <message>
        <source>More when busy</source>
        <translation>Mehr unter Last</translation>
    </message>
    <message>
        <source>Kept ready</source>
        <translation>Bereitgehalten</translation>
    </message>
    <message>
        <source>Waiting at most</source>
        <translation>Höchstens wartend</translation>
    </message>
    <message>
        <source>Limits of pool %1</source>
        <translation>Grenzen des Pools %1</translation>
    </message>
    <message>
        <source>They hold until this program ends. Lowered limits close connections that are idle; those in use finish first.</source>
        <translation>Sie gelten, bis dieses Programm endet. Gesenkte Grenzen schließen freie Verbindungen; benutzte enden erst.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
</context>
<context>
    <name>minixdr::PoolTab</name>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>needs %1 of %2, %3 are others&apos;</source>
        <translation>braucht %1 von %2, %3 gehören anderen</translation>
    </message>
    <message>
        <source>too little: %1</source>
        <translation>zu wenig: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>The pools could not be looked at.</source>
        <translation>Die Pools konnten nicht betrachtet werden.</translation>
    </message>
    <message>
        <source>Cancel statement…</source>
        <translation>Anweisung abbrechen…</translation>
    </message>
    <message>
        <source>Close connection…</source>
        <translation>Verbindung schließen…</translation>
    </message>
    <message>
        <source>Limits…</source>
        <translation>Grenzen…</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Connections in use</source>
        <translation>Benutzte Verbindungen</translation>
    </message>
    <message>
        <source>No connection is in use at the moment.</source>
        <translation>Im Augenblick ist keine Verbindung in Gebrauch.</translation>
    </message>
    <message>
        <source>Waiting for a connection</source>
        <translation>Warten auf eine Verbindung</translation>
    </message>
    <message>
        <source>Nobody waits for a connection.</source>
        <translation>Niemand wartet auf eine Verbindung.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>%1 of %2, %3 idle, %4 connecting</source>
        <translation>%1 von %2, %3 frei, %4 im Aufbau</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>%1 kept, %2 more when busy, %3 ready, %4 may wait</source>
        <translation>%1 behalten, %2 mehr unter Last, %3 bereit, %4 dürfen warten</translation>
    </message>
    <message>
        <source>Server&apos;s room</source>
        <translation>Platz am Server</translation>
    </message>
    <message>
        <source>Wait p50 / p95 / p99</source>
        <translation>Warten p50 / p95 / p99</translation>
    </message>
    <message>
        <source>Held p50 / p95 / p99</source>
        <translation>Gehalten p50 / p95 / p99</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>Verliehen</translation>
    </message>
    <message>
        <source>%1, %2 of them after a wait</source>
        <translation>%1, davon %2 nach Warten</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>%1 late, %2 queue full, %3 server away</source>
        <translation>%1 zu spät, %2 Schlange voll, %3 Server fort</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <source>%1 waits, %2 statements, %3 transactions</source>
        <translation>%1 Wartende, %2 Anweisungen, %3 Transaktionen</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <source>%1, %2 attempts failed</source>
        <translation>%1, %2 Versuche gescheitert</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Lost in COMMIT</source>
        <translation>Im COMMIT verloren</translation>
    </message>
    <message>
        <source>%1, %2 unresolved</source>
        <translation>%1, %2 ungeklärt</translation>
    </message>
    <message>
        <source>Out too long</source>
        <translation>Zu lange fort</translation>
    </message>
    <message>
        <source>Another program&apos;s connections are ended in the Sessions tab</source>
        <translation>Verbindungen anderer Programme werden unter Sitzungen beendet</translation>
    </message>
    <message>
        <source>Cancel the statement of backend %1?</source>
        <translation>Anweisung von Backend %1 abbrechen?</translation>
    </message>
    <message>
        <source>%1 gets an error for %2. Its transaction, if it has one, is rolled back.</source>
        <translation>%1 erhält für %2 einen Fehler. Seine Transaktion, falls es eine hat, wird zurückgenommen.</translation>
    </message>
    <message>
        <source>Cancel statement</source>
        <translation>Anweisung abbrechen</translation>
    </message>
    <message>
        <source>The statement of backend %1 was cancelled.</source>
        <translation>Die Anweisung von Backend %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The statement was not cancelled.</source>
        <translation>Die Anweisung wurde nicht abgebrochen.</translation>
    </message>
    <message>
        <source>Close the connection of backend %1?</source>
        <translation>Verbindung von Backend %1 schließen?</translation>
    </message>
    <message>
        <source>%1 gets an error, and what its transaction has written is rolled back. This cannot be undone; the pool opens another connection when it needs one.</source>
        <translation>%1 erhält einen Fehler, und was seine Transaktion geschrieben hat, wird zurückgenommen. Das lässt sich nicht rückgängig machen; der Pool öffnet bei Bedarf eine neue Verbindung.</translation>
    </message>
    <message>
        <source>Close connection</source>
        <translation>Verbindung schließen</translation>
    </message>
    <message>
        <source>The connection of backend %1 was closed.</source>
        <translation>Die Verbindung von Backend %1 wurde geschlossen.</translation>
    </message>
    <message>
        <source>The connection was not closed.</source>
        <translation>Die Verbindung wurde nicht geschlossen.</translation>
    </message>
    <message>
        <source>The limits of pool %1 are changed.</source>
        <translation>Die Grenzen des Pools %1 sind geändert.</translation>
    </message>
    <message>
        <source>The limits stay as they were.</source>
        <translation>Die Grenzen bleiben, wie sie waren.</translation>
    </message>
</context>
<context>
    <name>minixdr::ProgramChoice</name>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>this program</source>
        <translation>dieses Programm</translation>
    </message>
    <message>
        <source>%1, process %2</source>
        <translation>%1, Prozess %2</translation>
    </message>
</context>
<context>
    <name>minixdr::SchemaTab</name>
    <message>
        <source>The use of the indexes could not be read.</source>
        <translation>Die Nutzung der Indizes konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Age of the counters</source>
        <translation>Alter der Zähler</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>There are no tables.</source>
        <translation>Es gibt keine Tabellen.</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indizes</translation>
    </message>
    <message>
        <source>There are no indexes.</source>
        <translation>Es gibt keine Indizes.</translation>
    </message>
    <message>
        <source>Tables that may lack an index</source>
        <translation>Tabellen, denen ein Index fehlen könnte</translation>
    </message>
    <message>
        <source>No large table is mostly read from end to end: nothing suggests a missing index.</source>
        <translation>Keine große Tabelle wird meist von Anfang bis Ende gelesen: Nichts deutet auf einen fehlenden Index.</translation>
    </message>
    <message>
        <source>Missing indexes</source>
        <translation>Fehlende Indizes</translation>
    </message>
    <message>
        <source>Counted since the database was made, or the server last crashed.</source>
        <translation>Gezählt, seit die Datenbank entstand oder der Server zuletzt abstürzte.</translation>
    </message>
    <message>
        <source>An index that is unused here may serve a standby, or a report that has not run since.</source>
        <translation>Ein hier unbenutzter Index kann einem Standby dienen oder einem Bericht, der seither nicht lief.</translation>
    </message>
    <message>
        <source>The sizes could not be read.</source>
        <translation>Die Größen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Counted since %1 at the earliest.</source>
        <translation>Gezählt frühestens seit %1.</translation>
    </message>
    <message>
        <source>Details of the indexes</source>
        <translation>Einzelheiten der Indizes</translation>
    </message>
</context>
<context>
    <name>minixdr::SessionsTab</name>
    <message>
        <source>The sessions could not be read.</source>
        <translation>Die Sitzungen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Cancel statement…</source>
        <translation>Anweisung abbrechen…</translation>
    </message>
    <message>
        <source>Terminate session…</source>
        <translation>Sitzung beenden…</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Nobody else uses this database at the moment.</source>
        <translation>Im Augenblick benutzt sonst niemand diese Datenbank.</translation>
    </message>
    <message>
        <source>Statement of the session</source>
        <translation>Anweisung der Sitzung</translation>
    </message>
    <message>
        <source>Choose a session to see what it runs, or ran last.</source>
        <translation>Wählen Sie eine Sitzung, um zu sehen, was sie ausführt oder zuletzt ausführte.</translation>
    </message>
    <message>
        <source>PostgreSQL hides the statements of other roles from the console&apos;s role.</source>
        <translation>PostgreSQL verbirgt vor der Rolle der Konsole die Anweisungen anderer Rollen.</translation>
    </message>
    <message>
        <source>Cancel the statement of session %1?</source>
        <translation>Anweisung von Sitzung %1 abbrechen?</translation>
    </message>
    <message>
        <source>%1 gets an error for what it runs now. Its session stays.</source>
        <translation>%1 erhält einen Fehler für das, was gerade läuft. Die Sitzung bleibt.</translation>
    </message>
    <message>
        <source>Cancel statement</source>
        <translation>Anweisung abbrechen</translation>
    </message>
    <message>
        <source>The statement of session %1 was cancelled.</source>
        <translation>Die Anweisung von Sitzung %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The statement was not cancelled.</source>
        <translation>Die Anweisung wurde nicht abgebrochen.</translation>
    </message>
    <message>
        <source>Terminate session %1?</source>
        <translation>Sitzung %1 beenden?</translation>
    </message>
    <message>
        <source>%1 loses its connection, and what its transaction has written is rolled back. This cannot be undone.</source>
        <translation>%1 verliert die Verbindung, und was die Transaktion geschrieben hat, wird zurückgenommen. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Terminate session</source>
        <translation>Sitzung beenden</translation>
    </message>
    <message>
        <source>Session %1 was terminated.</source>
        <translation>Sitzung %1 wurde beendet.</translation>
    </message>
    <message>
        <source>The session was not terminated.</source>
        <translation>Die Sitzung wurde nicht beendet.</translation>
    </message>
</context>
<context>
    <name>minixdr::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>Zeilenhöhe</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Großzügig</translation>
    </message>
    <message>
        <source>Times in</source>
        <translation>Zeiten in</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Show alerts as notifications of the desktop</source>
        <translation>Warnungen als Benachrichtigungen des Desktops zeigen</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Warnungen</translation>
    </message>
</context>
<context>
    <name>minixdr::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>minixdr::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>Lädt</translation>
    </message>
</context>
<context>
    <name>minixdr::SlowQueriesTab</name>
    <message>
        <source>The slow query log could not be read.</source>
        <translation>Das Protokoll langsamer Abfragen konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Log from this duration on</source>
        <translation>Ab dieser Dauer protokollieren</translation>
    </message>
    <message>
        <source>Log from</source>
        <translation>Protokollieren ab</translation>
    </message>
    <message>
        <source>Slow queries</source>
        <translation>Langsame Abfragen</translation>
    </message>
    <message>
        <source>No statement has taken that long.</source>
        <translation>Keine Anweisung hat so lange gedauert.</translation>
    </message>
    <message>
        <source>Statement and parameters</source>
        <translation>Anweisung und Parameter</translation>
    </message>
    <message>
        <source>Choose a query to see its text and parameters.</source>
        <translation>Wählen Sie eine Abfrage, um Text und Parameter zu sehen.</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Explain runs this query once more, with its own parameters, in a read-only transaction that is rolled back. What would write is planned only.</source>
        <translation>Erklären führt diese Abfrage mit ihren eigenen Parametern noch einmal aus, in einer nur lesenden Transaktion, die zurückgenommen wird. Was schreiben würde, wird nur geplant.</translation>
    </message>
    <message>
        <source>Running %1 once more…</source>
        <translation>%1 wird noch einmal ausgeführt…</translation>
    </message>
    <message>
        <source>The query could not be explained.</source>
        <translation>Die Abfrage konnte nicht erklärt werden.</translation>
    </message>
    <message>
        <source>Statements are logged from %1 ms on.</source>
        <translation>Anweisungen werden ab %1 ms protokolliert.</translation>
    </message>
    <message>
        <source>The threshold stays as it was.</source>
        <translation>Die Schwelle bleibt, wie sie war.</translation>
    </message>
    <message>
        <source>The parameters of this query were too large to keep, so it cannot be run again.</source>
        <translation>Die Parameter dieser Abfrage waren zu groß zum Aufheben, deshalb kann sie nicht noch einmal laufen.</translation>
    </message>
    <message>
        <source>The chosen query</source>
        <translation>Die gewählte Abfrage</translation>
    </message>
</context>
<context>
    <name>minixdr::StartScreen</name>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The console could not start.</source>
        <translation>Die Konsole konnte nicht starten.</translation>
    </message>
</context>
<context>
    <name>minixdr::StateStack</name>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>%1 Since %2 this shows what was loaded before. %3</source>
        <translation>%1 Seit %2 ist zu sehen, was zuvor geladen war. %3</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
</context>
<context>
    <name>minixdr::StatusBar</name>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Zwischenspeicher</translation>
    </message>
    <message>
        <source>Time of the last page</source>
        <translation>Zeit der letzten Seite</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>%1 (production)</source>
        <translation>%1 (Produktion)</translation>
    </message>
    <message>
        <source>%1: server away since %2</source>
        <translation>%1: Server fehlt seit %2</translation>
    </message>
    <message>
        <source>The database server answers</source>
        <translation>Der Datenbankserver antwortet</translation>
    </message>
    <message>
        <source>pool %1/%2</source>
        <translation>Pool %1/%2</translation>
    </message>
    <message numerus="yes">
        <source>, %Ln waiting</source>
        <translation>
            <numerusform>, %Ln wartet</numerusform>
            <numerusform>, %Ln warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Connections: %1 in use, %2 idle, %3 connecting, %4 at most</source>
        <translation>Verbindungen: %1 in Gebrauch, %2 frei, %3 im Aufbau, höchstens %4</translation>
    </message>
    <message>
        <source>cache down</source>
        <translation>Cache aus</translation>
    </message>
    <message>
        <source>Redis cannot be reached; everything is read from the database.</source>
        <translation>Redis ist nicht erreichbar; alles wird aus der Datenbank gelesen.</translation>
    </message>
    <message>
        <source>cache %1</source>
        <translation>Cache %1</translation>
    </message>
    <message>
        <source>cache idle</source>
        <translation>Cache ungenutzt</translation>
    </message>
    <message>
        <source>Share of lookups that Redis answered</source>
        <translation>Anteil der Anfragen, die Redis beantwortete</translation>
    </message>
    <message>
        <source>wait %1  server %2  decode %3  paint %4 ms</source>
        <translation>Warten %1  Server %2  Entpacken %3  Zeichnen %4 ms</translation>
    </message>
    <message>
        <source>Where the time of the last page went</source>
        <translation>Wohin die Zeit der letzten Seite ging</translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) ▴</source>
        <translation>
            <numerusform>%Ln Aufgabe ▴</numerusform>
            <numerusform>%Ln Aufgaben ▴</numerusform>
        </translation>
    </message>
    <message>
        <source>no tasks</source>
        <translation>keine Aufgaben</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Warnung</translation>
    </message>
</context>
<context>
    <name>minixdr::StatusDetails</name>
    <message>
        <source>Connection details</source>
        <translation>Einzelheiten der Verbindung</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Database connections</source>
        <translation>Datenbankverbindungen</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>calls waiting</source>
        <translation>wartende Aufrufe</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>server away since</source>
        <translation>Server fehlt seit</translation>
    </message>
    <message>
        <source>last error</source>
        <translation>letzter Fehler</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Zwischenspeicher</translation>
    </message>
    <message>
        <source>Cache, down</source>
        <translation>Zwischenspeicher, aus</translation>
    </message>
    <message>
        <source>%1 of %2 lookups, %3</source>
        <translation>%1 von %2 Anfragen, %3</translation>
    </message>
</context>
<context>
    <name>minixdr::TaskRow</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>cancelling…</source>
        <translation>bricht ab …</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>%1 abbrechen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>minixdr::TasksPanel</name>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Nothing runs at the moment. What takes longer than a second appears here.</source>
        <translation>Gerade läuft nichts. Was länger als eine Sekunde dauert, erscheint hier.</translation>
    </message>
</context>
<context>
    <name>minixdr::TextFilterPopup</name>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>“%1” is neither an address nor a network. Write 203.0.113.7 or 203.0.113.0/24.</source>
        <translation>„%1“ ist weder eine Adresse noch ein Netz. Schreiben Sie 203.0.113.7 oder 203.0.113.0/24.</translation>
    </message>
</context>
<context>
    <name>minixdr::TimeRangePopup</name>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>The range must end after it begins.</source>
        <translation>Der Zeitraum muss nach seinem Beginn enden.</translation>
    </message>
</context>
<context>
    <name>minixdr::TimeSeriesChart</name>
    <message>
        <source>%1, %2</source>
        <comment>title, unit</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>target %1 %2</source>
        <comment>number, unit</comment>
        <translation>Ziel %1 %2</translation>
    </message>
</context>
<context>
    <name>minixdr::Tour</name>
    <message>
        <source>did not settle within %1 s</source>
        <translation>kam in %1 s nicht zur Ruhe</translation>
    </message>
    <message>
        <source>settled without data</source>
        <translation>kam ohne Daten zur Ruhe</translation>
    </message>
    <message>
        <source>the picture could not be written to %1</source>
        <translation>das Bild konnte nicht nach %1 geschrieben werden</translation>
    </message>
</context>
<context>
    <name>minixdr::UnsavedBanner</name>
    <message>
        <source>Discard my change</source>
        <translation>Meine Änderung verwerfen</translation>
    </message>
    <message>
        <source>Apply mine as well</source>
        <translation>Meine auch anwenden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Your change to %1 was not stored.</source>
        <translation>Ihre Änderung an %1 wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Jemand anderes</translation>
    </message>
    <message>
        <source>changed it</source>
        <translation>hat es geändert</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>%1 was faster: %2. %3</source>
        <translation>%1 war schneller: %2. %3</translation>
    </message>
    <message>
        <source>The incident is shown as it is now.</source>
        <translation>Der Vorfall wird gezeigt, wie er jetzt ist.</translation>
    </message>
</context>
</TS>
