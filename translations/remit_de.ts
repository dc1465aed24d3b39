<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>DiffBubble</name>
    <message>
        <source>whole file</source>
        <translation>ganze Datei</translation>
    </message>
    <message>
        <source>old line %1</source>
        <translation>alte Zeile %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>%1, not saved</source>
        <comment>place of a comment</comment>
        <translation>%1, nicht gespeichert</translation>
    </message>
    <message>
        <source>%1, draft</source>
        <comment>place of a comment</comment>
        <translation>%1, Entwurf</translation>
    </message>
    <message>
        <source>%1, sent</source>
        <comment>place of a comment</comment>
        <translation>%1, gesendet</translation>
    </message>
    <message>
        <source>%1, addressed</source>
        <comment>place of a comment</comment>
        <translation>%1, erledigt</translation>
    </message>
    <message>
        <source>%1, line has changed</source>
        <comment>place of a comment</comment>
        <translation>%1, Zeile hat sich geändert</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>Comment, %1, %2: %3</source>
        <translation>Kommentar, %1, %2: %3</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>DiffPainter</name>
    <message numerus="yes">
        <source>%n more characters</source>
        <translation>
            <numerusform>%n weiteres Zeichen</numerusform>
            <numerusform>%n weitere Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>No newline at the end</source>
        <translation>Kein Zeilenende am Ende der Datei</translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged lines</source>
        <translation>
            <numerusform>%n unveränderte Zeile</numerusform>
            <numerusform>%n unveränderte Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiffRowAccess</name>
    <message>
        <source>blank</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>line %1 removed: %2</source>
        <translation>Zeile %1 entfernt: %2</translation>
    </message>
    <message>
        <source>line %1 added: %2</source>
        <translation>Zeile %1 hinzugefügt: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged lines, folded</source>
        <translation>
            <numerusform>%n unveränderte Zeile, eingeklappt</numerusform>
            <numerusform>%n unveränderte Zeilen, eingeklappt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingMends</name>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Edit the scope</source>
        <translation>Bereich bearbeiten</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Edit the limits</source>
        <translation>Grenzen bearbeiten</translation>
    </message>
    <message>
        <source>Limit calls instead</source>
        <translation>Stattdessen Aufrufe begrenzen</translation>
    </message>
    <message>
        <source>Set it to %1</source>
        <translation>Auf %1 setzen</translation>
    </message>
    <message>
        <source>Edit the task</source>
        <translation>Aufgabe bearbeiten</translation>
    </message>
    <message>
        <source>Edit the check</source>
        <translation>Prüfung bearbeiten</translation>
    </message>
    <message>
        <source>Edit the list</source>
        <translation>Liste bearbeiten</translation>
    </message>
    <message>
        <source>Choose an agent</source>
        <translation>Einen Agenten wählen</translation>
    </message>
    <message>
        <source>Edit the environment</source>
        <translation>Umgebung bearbeiten</translation>
    </message>
    <message>
        <source>Notify me</source>
        <translation>Benachrichtigen</translation>
    </message>
    <message>
        <source>Ask for a report</source>
        <translation>Einen Bericht verlangen</translation>
    </message>
    <message>
        <source>Let it change files</source>
        <translation>Dateien ändern lassen</translation>
    </message>
    <message>
        <source>Begin AGENTS.md</source>
        <translation>AGENTS.md beginnen</translation>
    </message>
    <message>
        <source>Write the command</source>
        <translation>Den Befehl schreiben</translation>
    </message>
    <message>
        <source>Name a command</source>
        <translation>Einen Befehl nennen</translation>
    </message>
    <message>
        <source>Name the task</source>
        <translation>Die Aufgabe benennen</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>$%1</source>
        <extracomment>an amount of US dollars, %1 is the number</extracomment>
        <translation>%1 $</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>a meter: %1 is used of %2 that are allowed</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>KB</source>
        <translation>KB</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>TB</source>
        <translation>TB</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>date format of a day in this year, as QLocale reads it</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>date format of a day in another year, as QLocale reads it</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>%1 k</source>
        <extracomment>%1 thousand</extracomment>
        <translation>%1 Tsd.</translation>
    </message>
    <message>
        <source>%1 M</source>
        <extracomment>%1 million</extracomment>
        <translation>%1 Mio.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>about %1</source>
        <extracomment>an estimate: %1 is a duration or a cost</extracomment>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Open this run in the review page.</source>
        <translation>Diesen Lauf auf der Durchsicht-Seite öffnen.</translation>
    </message>
    <message>
        <source>Open the wizard for a new run.</source>
        <translation>Den Assistenten für einen neuen Lauf öffnen.</translation>
    </message>
    <message>
        <source>Start in the tray, without the window.</source>
        <translation>In der Symbolleiste starten, ohne Fenster.</translation>
    </message>
    <message>
        <source>Save a picture of the window to this file and end.</source>
        <translation>Ein Bild des Fensters in diese Datei speichern und enden.</translation>
    </message>
    <message>
        <source>With --screenshot: the page to show.</source>
        <translation>Mit --screenshot: die Seite, die gezeigt wird.</translation>
    </message>
    <message>
        <source>Size of the window.</source>
        <translation>Größe des Fensters.</translation>
    </message>
    <message>
        <source>A contract file to start from.</source>
        <translation>Eine Auftragsdatei, mit der begonnen wird.</translation>
    </message>
</context>
<context>
    <name>remit</name>
    <message>
        <source>H:mm</source>
        <translation>H:mm</translation>
    </message>
    <message>
        <source>For an hour, until %1</source>
        <translation>Für eine Stunde, bis %1</translation>
    </message>
    <message>
        <source>Until this evening, %1</source>
        <translation>Bis heute Abend, %1</translation>
    </message>
    <message>
        <source>Until tomorrow, %1</source>
        <translation>Bis morgen, %1</translation>
    </message>
    <message>
        <source>Until Monday, %1</source>
        <translation>Bis Montag, %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>how a run was accepted, and the commit that it made</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Needs your answer</source>
        <translation>Braucht eine Antwort</translation>
    </message>
    <message>
        <source>Ended early</source>
        <translation>Vorzeitig beendet</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Done today</source>
        <translation>Heute erledigt</translation>
    </message>
    <message>
        <source>1 day ago</source>
        <translation>vor 1 Tag</translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation>vor %1 Tagen</translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>vor 1 Stunde</translation>
    </message>
    <message>
        <source>%1 hours ago</source>
        <translation>vor %1 Stunden</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>vor 1 Minute</translation>
    </message>
    <message>
        <source>%1 minutes ago</source>
        <translation>vor %1 Minuten</translation>
    </message>
    <message>
        <source>1 second ago</source>
        <translation>vor 1 Sekunde</translation>
    </message>
    <message>
        <source>%1 seconds ago</source>
        <translation>vor %1 Sekunden</translation>
    </message>
    <message>
        <source>at an unknown time</source>
        <translation>zu unbekannter Zeit</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>am %1</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>until %1, %2</source>
        <extracomment>a deferred run comes back then: %1 is a day such as &quot;Mon 24 Nov&quot;, %2 a time</extracomment>
        <translation>bis %1, %2</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>%1 hinzugefügt</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>keine Änderung</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>Stille</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>Plattenplatz</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>changed files</source>
        <translation>geänderte Dateien</translation>
    </message>
    <message>
        <source>changed lines</source>
        <translation>geänderte Zeilen</translation>
    </message>
    <message>
        <source>failed checks</source>
        <translation>gescheiterte Prüfungen</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Teilweise</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>Unvollständig</translation>
    </message>
    <message>
        <source>Unexpected input</source>
        <translation>Unerwartete Eingabe</translation>
    </message>
    <message>
        <source>Tool failed</source>
        <translation>Werkzeug gescheitert</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Limit: %1</source>
        <extracomment>an outcome: a limit was reached, %1 is which</extracomment>
        <translation>Grenze: %1</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>Zurückgegeben</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Not ended yet</source>
        <translation>Noch nicht beendet</translation>
    </message>
    <message>
        <source>Ended by the agent</source>
        <translation>Vom Agenten beendet</translation>
    </message>
    <message>
        <source>Ended by a limit</source>
        <translation>Von einer Grenze beendet</translation>
    </message>
    <message>
        <source>Stopped by you</source>
        <translation>Von dir angehalten</translation>
    </message>
    <message>
        <source>Ended by a failure</source>
        <translation>Durch einen Fehler beendet</translation>
    </message>
    <message>
        <source>Model call</source>
        <translation>Modellaufruf</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>model, duration</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <comment>tokens</comment>
        <translation>%1 ein, %2 aus</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>exit %1</source>
        <translation>Exit-Code %1</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>Limit reached</source>
        <translation>Grenze erreicht</translation>
    </message>
    <message>
        <source>Limit near</source>
        <translation>Grenze nahe</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>80 % of cost</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Model calls</source>
        <translation>Modellaufrufe</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Files changed</source>
        <translation>Geänderte Dateien</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Schnappschüsse</translation>
    </message>
    <message>
        <source>Files: %1</source>
        <translation>Dateien: %1</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>verweigert</translation>
    </message>
    <message>
        <source>Snapshot %1</source>
        <translation>Schnappschuss %1</translation>
    </message>
    <message>
        <source>The kind of entry changed: %1.</source>
        <translation>Die Art des Eintrags hat sich geändert: %1.</translation>
    </message>
    <message>
        <source>Now executable: mode %1.</source>
        <translation>Jetzt ausführbar: Modus %1.</translation>
    </message>
    <message>
        <source>No longer executable: mode %1.</source>
        <translation>Nicht mehr ausführbar: Modus %1.</translation>
    </message>
    <message>
        <source>Mode %1.</source>
        <translation>Modus %1.</translation>
    </message>
    <message>
        <source>Renamed from %1.</source>
        <translation>Umbenannt von %1.</translation>
    </message>
    <message>
        <source>Deleted. Lines removed: %1.</source>
        <translation>Gelöscht. Entfernte Zeilen: %1.</translation>
    </message>
    <message>
        <source>Every line ends with CR LF.</source>
        <translation>Jede Zeile endet mit CR LF.</translation>
    </message>
    <message>
        <source>Line ends changed: carriage returns were added.</source>
        <translation>Zeilenenden geändert: Wagenrückläufe kamen hinzu.</translation>
    </message>
    <message>
        <source>Line ends changed: carriage returns were removed.</source>
        <translation>Zeilenenden geändert: Wagenrückläufe fielen weg.</translation>
    </message>
    <message>
        <source>%1: too large for syntax colours.</source>
        <translation>%1: zu groß für Syntaxfarben.</translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>It waits for your answer.</source>
        <translation>Er wartet auf deine Antwort.</translation>
    </message>
    <message>
        <source>The work is kept.</source>
        <translation>Die Arbeit bleibt erhalten.</translation>
    </message>
    <message>
        <source>Ready to review.</source>
        <translation>Bereit zur Durchsicht.</translation>
    </message>
    <message numerus="yes">
        <source>%n runs ended: %1</source>
        <translation>
            <numerusform>%n Lauf beendet: %1</numerusform>
            <numerusform>%n Läufe beendet: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n durchzusehen</numerusform>
            <numerusform>%n durchzusehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alerts</source>
        <translation>
            <numerusform>%n Alarm</numerusform>
            <numerusform>%n Alarme</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is running, nothing awaits review</source>
        <translation>Nichts läuft, nichts wartet auf Durchsicht</translation>
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
            <numerusform>%n teilweise</numerusform>
            <numerusform>%n teilweise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n empty</source>
        <translation>
            <numerusform>%n leer</numerusform>
            <numerusform>%n leer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incomplete</source>
        <translation>
            <numerusform>%n unvollständig</numerusform>
            <numerusform>%n unvollständig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with unexpected input</source>
        <translation>
            <numerusform>%n mit unerwarteter Eingabe</numerusform>
            <numerusform>%n mit unerwarteter Eingabe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a failed tool</source>
        <translation>
            <numerusform>%n mit gescheitertem Werkzeug</numerusform>
            <numerusform>%n mit gescheitertem Werkzeug</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n too large</source>
        <translation>
            <numerusform>%n zu groß</numerusform>
            <numerusform>%n zu groß</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions</source>
        <translation>
            <numerusform>%n Frage</numerusform>
            <numerusform>%n Fragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n limit</source>
        <extracomment>runs that a limit ended</extracomment>
        <translation>
            <numerusform>%n an einer Grenze</numerusform>
            <numerusform>%n an einer Grenze</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopped</source>
        <translation>
            <numerusform>%n angehalten</numerusform>
            <numerusform>%n angehalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n errors</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interrupted</source>
        <translation>
            <numerusform>%n unterbrochen</numerusform>
            <numerusform>%n unterbrochen</numerusform>
        </translation>
    </message>
    <message>
        <source>Run created</source>
        <translation>Lauf angelegt</translation>
    </message>
    <message>
        <source>Agent started</source>
        <translation>Agent gestartet</translation>
    </message>
    <message>
        <source>Agent ended</source>
        <translation>Agent beendet</translation>
    </message>
    <message>
        <source>Run finished</source>
        <translation>Lauf beendet</translation>
    </message>
    <message>
        <source>Worktree</source>
        <translation>Arbeitsbaum</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>Einrichtung</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Agent says</source>
        <translation>Agent sagt</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Agent&apos;s result</source>
        <translation>Ergebnis des Agenten</translation>
    </message>
    <message>
        <source>Meters</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Aussage</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Eingefroren</translation>
    </message>
    <message>
        <source>Thawed</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Journal mended</source>
        <translation>Journal repariert</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Check before</source>
        <translation>Prüfung vorher</translation>
    </message>
    <message>
        <source>Check after</source>
        <translation>Prüfung nachher</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Prüfung erneut</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>meter, use</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2 sent, %3 received</source>
        <comment>hosts</comment>
        <translation>%1: %2 gesendet, %3 empfangen</translation>
    </message>
    <message>
        <source>1 call</source>
        <translation>1 Aufruf</translation>
    </message>
    <message>
        <source>%1 calls</source>
        <translation>%1 Aufrufe</translation>
    </message>
    <message>
        <source>self-reported</source>
        <translation>Eigenangabe</translation>
    </message>
    <message>
        <source>Calls, tokens and cost were counted on the way to the model provider.</source>
        <translation>Aufrufe, Tokens und Kosten wurden auf dem Weg zum Modellanbieter gezählt.</translation>
    </message>
    <message>
        <source>Calls, tokens and cost are the agent&apos;s own word. Nobody else counted them.</source>
        <translation>Aufrufe, Tokens und Kosten sind Angaben des Agenten. Niemand sonst hat sie gezählt.</translation>
    </message>
    <message>
        <source>Nobody counted the model calls of this run.</source>
        <translation>Niemand hat die Modellaufrufe dieses Laufs gezählt.</translation>
    </message>
    <message>
        <source>calls unknown</source>
        <translation>Aufrufe unbekannt</translation>
    </message>
    <message>
        <source>cost unknown</source>
        <translation>Kosten unbekannt</translation>
    </message>
    <message>
        <source>%1 tokens in</source>
        <translation>%1 Tokens hinein</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>%1 heraus</translation>
    </message>
    <message>
        <source>The agent itself reports %1.</source>
        <extracomment>%1 is a list such as &quot;12 calls, 3,100 tokens in, 180 out, $0.0132&quot;</extracomment>
        <translation>Der Agent selbst meldet %1.</translation>
    </message>
    <message>
        <source>%1 agents, %2 finished</source>
        <extracomment>of a race: agents that take part, and how many of their runs have ended</extracomment>
        <translation>%1 Agenten, %2 fertig</translation>
    </message>
    <message>
        <source>Race: %1</source>
        <translation>Wettlauf: %1</translation>
    </message>
    <message>
        <source>best: %1</source>
        <translation>bester: %1</translation>
    </message>
    <message>
        <source>Agent&apos;s own figures</source>
        <translation>Eigene Zahlen des Agenten</translation>
    </message>
</context>
<context>
    <name>remit::AcceptPanel</name>
    <message>
        <source>Squash: one commit on the branch</source>
        <translation>Squash: ein Commit auf dem Branch</translation>
    </message>
    <message>
        <source>Merge: a merge commit that keeps the snapshots</source>
        <translation>Merge: ein Merge-Commit, der die Schnappschüsse behält</translation>
    </message>
    <message>
        <source>Cherry-pick: the run&apos;s commits one by one</source>
        <translation>Cherry-pick: die Commits des Laufs, einer nach dem anderen</translation>
    </message>
    <message>
        <source>Branch: a branch of its own, nothing merged</source>
        <translation>Branch: ein eigener Branch, nichts wird zusammengeführt</translation>
    </message>
    <message>
        <source>Patch: a file, the repository stays as it is</source>
        <translation>Patch: eine Datei, das Repository bleibt, wie es ist</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>squash</source>
        <translation>Squash</translation>
    </message>
    <message>
        <source>cherry-pick</source>
        <translation>Cherry-pick</translation>
    </message>
    <message>
        <source>branch</source>
        <translation>Branch</translation>
    </message>
    <message>
        <source>patch</source>
        <translation>Patch</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>I have seen them</source>
        <translation>Ich habe sie gesehen</translation>
    </message>
    <message>
        <source>Send back to be rebased</source>
        <translation>Zum Rebase zurückgeben</translation>
    </message>
    <message>
        <source>Open terminal</source>
        <translation>Terminal öffnen</translation>
    </message>
    <message>
        <source>Take these files</source>
        <translation>Diese Dateien übernehmen</translation>
    </message>
    <message>
        <source>Files that are taken</source>
        <translation>Dateien, die übernommen werden</translation>
    </message>
    <message>
        <source>High findings stand open. Acknowledge them first.</source>
        <translation>Schwere Befunde sind offen. Bestätige sie zuerst.</translation>
    </message>
    <message>
        <source>The state of the branch is being read.</source>
        <translation>Der Zustand des Branches wird gelesen.</translation>
    </message>
    <message>
        <source>Every file is left out. Nothing would be accepted.</source>
        <translation>Jede Datei ist ausgelassen. Nichts würde angenommen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has moved: %n file(s) conflict. Send it back to be rebased, open a terminal, or cancel.</source>
        <translation>
            <numerusform>%1 ist weitergegangen: %n Datei steht im Konflikt. Gib den Lauf zum Rebase zurück, öffne ein Terminal, oder brich ab.</numerusform>
            <numerusform>%1 ist weitergegangen: %n Dateien stehen im Konflikt. Gib den Lauf zum Rebase zurück, öffne ein Terminal, oder brich ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>Files that would change have local changes in your checkout. Commit or stash them first.</source>
        <translation>Dateien, die sich ändern würden, haben lokale Änderungen in deinem Checkout. Übernimm sie in einen Commit oder lege sie mit stash ab.</translation>
    </message>
    <message>
        <source>Makes a patch file. No branch changes.</source>
        <translation>Erzeugt eine Patch-Datei. Kein Branch ändert sich.</translation>
    </message>
    <message>
        <source>Makes a new branch at the result. %1 stays as it is.</source>
        <translation>Erzeugt einen neuen Branch am Ergebnis. %1 bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>1 commit on %1 (now %2).</source>
        <translation>1 Commit auf %1 (jetzt %2).</translation>
    </message>
    <message>
        <source>1 merge commit on %1 (now %2).</source>
        <translation>1 Merge-Commit auf %1 (jetzt %2).</translation>
    </message>
    <message>
        <source>The run&apos;s commits on %1 (now %2).</source>
        <translation>Die Commits des Laufs auf %1 (jetzt %2).</translation>
    </message>
    <message>
        <source>The base is up to date.</source>
        <translation>Die Basis ist aktuell.</translation>
    </message>
    <message>
        <source>%1 has moved on by %2 since the start; no conflicts.</source>
        <translation>%1 ist seit dem Start um %2 weitergegangen; keine Konflikte.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Accept: %1</source>
        <translation>Annehmen: %1</translation>
    </message>
</context>
<context>
    <name>remit::ActivityStrip</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
</context>
<context>
    <name>remit::AgentCard</name>
    <message>
        <source>metered at the gateway</source>
        <translation>am Gateway gemessen</translation>
    </message>
    <message>
        <source>metered by itself</source>
        <translation>misst sich selbst</translation>
    </message>
    <message>
        <source>not metered</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>version unknown</source>
        <translation>Version unbekannt</translation>
    </message>
    <message>
        <source>%1 · calls %2</source>
        <translation>%1 · ruft %2</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>%1 testen</translation>
    </message>
    <message>
        <source>These limits cannot hold: %1.</source>
        <translation>Diese Grenzen können nicht halten: %1.</translation>
    </message>
    <message>
        <source>These limits hold only as far as the agent tells the truth: %1.</source>
        <translation>Diese Grenzen halten nur, soweit der Agent die Wahrheit sagt: %1.</translation>
    </message>
    <message>
        <source>All limits hold; cost for models with a known price.</source>
        <translation>Alle Grenzen halten; Kosten bei Modellen mit bekanntem Preis.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>remit::AgentStep</name>
    <message>
        <source>calls and cost counted at the gateway</source>
        <translation>Aufrufe und Kosten am Gateway gezählt</translation>
    </message>
    <message>
        <source>Who does it, and with what?</source>
        <translation>Wer tut es, und womit?</translation>
    </message>
    <message>
        <source>The agent sees its own copy of the repository, the system&apos;s programs and what is listed here. Nothing else.</source>
        <translation>Der Agent sieht seine eigene Kopie des Repositorys, die Programme des Systems und was hier steht. Sonst nichts.</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>found in your login shell&apos;s PATH</source>
        <translation>im PATH deiner Login-Shell gefunden</translation>
    </message>
    <message>
        <source>the agent&apos;s own default</source>
        <translation>Vorgabe des Agenten</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>a word a row; it starts in the worktree, the brief is on its input</source>
        <translation>ein Wort je Zeile; er startet im Arbeitsbaum, die Einweisung steht in seiner Eingabe</translation>
    </message>
    <message>
        <source>Add a word, for example python3</source>
        <translation>Ein Wort hinzufügen, zum Beispiel python3</translation>
    </message>
    <message>
        <source>It speaks</source>
        <translation>Er spricht</translation>
    </message>
    <message>
        <source>how its output is read</source>
        <translation>wie seine Ausgabe gelesen wird</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>handed on by name; nothing else of your environment reaches the agent</source>
        <translation>mit Namen weitergegeben; sonst erreicht nichts aus deiner Umgebung den Agenten</translation>
    </message>
    <message>
        <source>Add a variable, for example LANG</source>
        <translation>Eine Variable hinzufügen, zum Beispiel LANG</translation>
    </message>
    <message>
        <source>set here</source>
        <translation>hier gesetzt</translation>
    </message>
    <message>
        <source>not set here</source>
        <translation>hier nicht gesetzt</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>the model is always reached, through the gateway</source>
        <translation>das Modell ist immer erreichbar, über das Gateway</translation>
    </message>
    <message>
        <source>Add a host, for example registry.example</source>
        <translation>Einen Host hinzufügen, zum Beispiel registry.example</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>any program that you name</source>
        <translation>jedes Programm, das du nennst</translation>
    </message>
    <message>
        <source>Not found in your login shell&apos;s PATH.</source>
        <translation>Im PATH deiner Login-Shell nicht gefunden.</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>Agents are being looked for.</source>
        <translation>Agenten werden gesucht.</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Reiner Text</translation>
    </message>
    <message>
        <source>As %1 does</source>
        <translation>Wie %1</translation>
    </message>
    <message>
        <source>calls and cost by what it speaks and whom it calls</source>
        <translation>Aufrufe und Kosten nach dem, was er spricht und wen er ruft</translation>
    </message>
    <message>
        <source>calls and cost as the agent says, and so their limits</source>
        <translation>Aufrufe und Kosten nach Angabe des Agenten, ihre Grenzen ebenso</translation>
    </message>
    <message>
        <source>calls and cost unknown, so their limits cannot hold</source>
        <translation>Aufrufe und Kosten unbekannt, ihre Grenzen können nicht halten</translation>
    </message>
    <message>
        <source>any agent of the Agent Client Protocol that you name</source>
        <translation>jeder Agent des Agent Client Protocol, den du nennst</translation>
    </message>
</context>
<context>
    <name>remit::AgentTester</name>
    <message>
        <source>calls unknown</source>
        <translation>Aufrufe unbekannt</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) at the gateway</source>
        <translation>
            <numerusform>%n Aufruf am Gateway</numerusform>
            <numerusform>%n Aufrufe am Gateway</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) as it says</source>
        <translation>
            <numerusform>%n Aufruf nach eigener Angabe</numerusform>
            <numerusform>%n Aufrufe nach eigener Angabe</numerusform>
        </translation>
    </message>
    <message>
        <source>It is asked for one short answer.</source>
        <translation>Er wird um eine kurze Antwort gebeten.</translation>
    </message>
    <message>
        <source>The test is being stopped.</source>
        <translation>Der Test wird angehalten.</translation>
    </message>
    <message>
        <source>The test gave no answer that can be read.</source>
        <translation>Der Test gab keine lesbare Antwort.</translation>
    </message>
    <message>
        <source>cost unknown</source>
        <translation>Kosten unbekannt</translation>
    </message>
    <message>
        <source>It works: %1. It says: %2</source>
        <translation>Er arbeitet: %1. Er sagt: %2</translation>
    </message>
</context>
<context>
    <name>remit::AgentsForm</name>
    <message>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <source>Found on the PATH of your login shell. A test has an agent give one short answer, in the box and under limits, at the price of a call.</source>
        <translation>Gefunden im PATH deiner Anmelde-Shell. Ein Test lässt einen Agenten eine kurze Antwort geben, in der Box und unter Grenzen, zum Preis eines Aufrufs.</translation>
    </message>
    <message>
        <source>Agents are being looked for.</source>
        <translation>Agenten werden gesucht.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu suchen</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>keys stay outside of the box; the gateway adds them</source>
        <translation>Schlüssel bleiben außerhalb der Box; das Gateway setzt sie ein</translation>
    </message>
</context>
<context>
    <name>remit::Application</name>
    <message>
        <source>Review</source>
        <translation>Durchsicht</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Im Gang</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Stop everything</source>
        <translation>Alles anhalten</translation>
    </message>
    <message numerus="yes">
        <source>Stop %n run(s)?</source>
        <translation>
            <numerusform>%n Lauf anhalten?</numerusform>
            <numerusform>%n Läufe anhalten?</numerusform>
        </translation>
    </message>
    <message>
        <source>Their work is kept and goes to review.</source>
        <translation>Ihre Arbeit bleibt erhalten und geht zur Durchsicht.</translation>
    </message>
    <message numerus="yes">
        <source>Stop %n run(s)</source>
        <translation>
            <numerusform>%n Lauf anhalten</numerusform>
            <numerusform>%n Läufe anhalten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::CallsModel</name>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>Aus Cache</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>Bisher</translation>
    </message>
</context>
<context>
    <name>remit::ChangedFiles</name>
    <message>
        <source>Folder %1</source>
        <translation>Ordner %1</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>modified</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>umbenannt</translation>
    </message>
    <message>
        <source>type changed</source>
        <translation>Art geändert</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>%1 hinzugefügt</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>durchgesehen</translation>
    </message>
    <message>
        <source>finding: %1</source>
        <translation>Befund: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n Kommentar</numerusform>
            <numerusform>%n Kommentare</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::ChangesPage</name>
    <message>
        <source>No change</source>
        <translation>Keine Änderung</translation>
    </message>
    <message>
        <source>The run changed no file.</source>
        <translation>Der Lauf hat keine Datei geändert.</translation>
    </message>
    <message>
        <source>Between these two states no file was changed.</source>
        <translation>Zwischen diesen beiden Ständen wurde keine Datei geändert.</translation>
    </message>
</context>
<context>
    <name>remit::CheckColumn</name>
    <message>
        <source>Output: %1</source>
        <translation>Ausgabe: %1</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>nicht gelaufen</translation>
    </message>
    <message>
        <source>The check was not run.</source>
        <translation>Die Prüfung lief nicht.</translation>
    </message>
    <message>
        <source>ran into its timeout, %1</source>
        <translation>lief in ihr Zeitlimit, %1</translation>
    </message>
    <message>
        <source>passed, %1</source>
        <translation>bestanden, %1</translation>
    </message>
    <message>
        <source>failed with %1, %2</source>
        <translation>gescheitert mit %1, %2</translation>
    </message>
    <message>
        <source>No output was kept.</source>
        <translation>Es wurde keine Ausgabe aufbewahrt.</translation>
    </message>
    <message>
        <source>reached its %1 limit, %2</source>
        <translation>Limit %1 erreicht, %2</translation>
    </message>
</context>
<context>
    <name>remit::Chip</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>remit::ClaimPage</name>
    <message>
        <source>What the agent says</source>
        <translation>Was der Agent sagt</translation>
    </message>
    <message>
        <source>It gave no status.</source>
        <translation>Er nannte keinen Status.</translation>
    </message>
    <message>
        <source>Its status: %1. This is its word; what was measured stands under Evidence.</source>
        <translation>Sein Status: %1. Das ist sein Wort; was gemessen wurde, steht unter Belege.</translation>
    </message>
    <message>
        <source>It said nothing.</source>
        <translation>Er sagte nichts.</translation>
    </message>
    <message>
        <source>See the evidence</source>
        <translation>Belege ansehen</translation>
    </message>
</context>
<context>
    <name>remit::CommentEditor</name>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Comment. Ctrl+Enter saves, Esc keeps it for later.</source>
        <translation>Kommentar. Strg+Eingabe speichert, Esc hebt ihn für später auf.</translation>
    </message>
</context>
<context>
    <name>remit::ConsentPanel</name>
    <message>
        <source>Level B: the kernel still holds files and network, Remit its limits and its end. Paths of the do-not list are checked afterwards, not held; a test that opens a port of its own fails.</source>
        <translation>Stufe B: Der Kernel hält noch Dateien und Netz, Remit die Limits und das Ende. Pfade der Verbotsliste werden danach geprüft, nicht gehalten; ein Test, der selbst einen Port öffnet, schlägt fehl.</translation>
    </message>
    <message>
        <source>Level C: Remit holds its limits and its end, nothing else. The agent can read and write what you can, and reach every host.</source>
        <translation>Stufe C: Remit hält die Limits und das Ende, sonst nichts. Der Agent kann lesen und schreiben, was Sie können, und jeden Rechner erreichen.</translation>
    </message>
    <message>
        <source>Nothing can be held here, so no run starts.</source>
        <translation>Hier lässt sich nichts halten, darum startet kein Lauf.</translation>
    </message>
    <message>
        <source>To start it all the same, type: %1</source>
        <translation>Um ihn trotzdem zu starten, tippen Sie: %1</translation>
    </message>
    <message>
        <source>No box on this machine</source>
        <translation>Keine Sandbox auf diesem Rechner</translation>
    </message>
</context>
<context>
    <name>remit::ContractDraft</name>
    <message>
        <source>It is being started.</source>
        <translation>Er wird gestartet.</translation>
    </message>
    <message>
        <source>No repository is chosen.</source>
        <translation>Kein Repository ist gewählt.</translation>
    </message>
    <message>
        <source>The repository is being read.</source>
        <translation>Das Repository wird gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>Fix %n errors to start.</source>
        <translation>
            <numerusform>Behebe %n Fehler, um zu starten.</numerusform>
            <numerusform>Behebe %n Fehler, um zu starten.</numerusform>
        </translation>
    </message>
    <message>
        <source>The contract is being judged.</source>
        <translation>Der Auftrag wird beurteilt.</translation>
    </message>
    <message>
        <source>The agents were not looked for. %1</source>
        <translation>Die Agenten wurden nicht gesucht. %1</translation>
    </message>
    <message>
        <source>The contract was not judged. %1</source>
        <translation>Der Auftrag wurde nicht beurteilt. %1</translation>
    </message>
    <message>
        <source>The run did not start. %1</source>
        <translation>Der Lauf startete nicht. %1</translation>
    </message>
    <message>
        <source>No box can be made here, and nobody has accepted that.</source>
        <translation>Hier ist keine Sandbox möglich, und niemand hat das akzeptiert.</translation>
    </message>
    <message>
        <source>The sandbox was not looked at. %1</source>
        <translation>Die Sandbox wurde nicht geprüft. %1</translation>
    </message>
    <message>
        <source>Choose the agents that race, two at least.</source>
        <translation>Wähle die Agenten für den Wettlauf, mindestens zwei.</translation>
    </message>
    <message>
        <source>At most %1 agents race.</source>
        <translation>Höchstens %1 Agenten laufen um die Wette.</translation>
    </message>
    <message>
        <source>The race did not start. %1</source>
        <translation>Der Wettlauf hat nicht begonnen. %1</translation>
    </message>
</context>
<context>
    <name>remit::ContractPage</name>
    <message>
        <source>Contract</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Einweisung</translation>
    </message>
    <message>
        <source>Brief, as the agent got it</source>
        <translation>Einweisung, wie der Agent sie bekam</translation>
    </message>
</context>
<context>
    <name>remit::ContractPanel</name>
    <message>
        <source>Contract</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Einweisung</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>exactly what the agent reads</source>
        <translation>genau das, was der Agent liest</translation>
    </message>
    <message>
        <source>%1 characters, about %2 tokens</source>
        <translation>%1 Zeichen, etwa %2 Tokens</translation>
    </message>
</context>
<context>
    <name>remit::CostPage</name>
    <message>
        <source>Model calls</source>
        <translation>Modellaufrufe</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n model call(s).</source>
        <translation>
            <numerusform>%n Modellaufruf.</numerusform>
            <numerusform>%n Modellaufrufe.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens in, %2 out, %3 cached.</source>
        <translation>%1 Tokens ein, %2 aus, %3 aus dem Cache.</translation>
    </message>
    <message>
        <source>The price of some calls is unknown, so the sum is too low.</source>
        <translation>Der Preis einiger Aufrufe ist unbekannt, daher ist die Summe zu niedrig.</translation>
    </message>
    <message>
        <source>Cost over time: %1</source>
        <translation>Kosten im Zeitverlauf: %1</translation>
    </message>
    <message>
        <source>The number of model calls is unknown.</source>
        <translation>Die Zahl der Modellaufrufe ist unbekannt.</translation>
    </message>
</context>
<context>
    <name>remit::DiffView</name>
    <message>
        <source>Changes of a file</source>
        <translation>Änderungen einer Datei</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Comment on this line</source>
        <translation>Diese Zeile kommentieren</translation>
    </message>
    <message>
        <source>Mark change as seen</source>
        <translation>Änderung als gesehen markieren</translation>
    </message>
    <message>
        <source>Show all lines</source>
        <translation>Alle Zeilen zeigen</translation>
    </message>
</context>
<context>
    <name>remit::DoNotStep</name>
    <message>
        <source>No remote is reachable.</source>
        <translation>Kein Remote ist erreichbar.</translation>
    </message>
    <message>
        <source>The harness makes the commits itself.</source>
        <translation>Remit macht die Commits selbst.</translation>
    </message>
    <message>
        <source>Package uploads and releases fail.</source>
        <translation>Hochladen von Paketen und Freigaben scheitern.</translation>
    </message>
    <message>
        <source>A recursive delete outside build folders is denied.</source>
        <translation>Rekursives Löschen außerhalb von Build-Ordnern wird verweigert.</translation>
    </message>
    <message>
        <source>No host is on the list.</source>
        <translation>Kein Host steht auf der Liste.</translation>
    </message>
    <message numerus="yes">
        <source>%n hosts are on the list: %1</source>
        <translation>
            <numerusform>%n Host steht auf der Liste: %1</numerusform>
            <numerusform>%n Hosts stehen auf der Liste: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>checked: lockfile and manifest</source>
        <translation>geprüft: Lockfile und Manifest</translation>
    </message>
    <message>
        <source>checked: weakened tests</source>
        <translation>geprüft: geschwächte Tests</translation>
    </message>
    <message>
        <source>told only</source>
        <translation>nur gesagt</translation>
    </message>
    <message>
        <source>What must the agent not do?</source>
        <translation>Was darf der Agent nicht tun?</translation>
    </message>
    <message>
        <source>Actions and paths are enforced by the sandbox. Rules are told to the agent and checked where a check exists.</source>
        <translation>Aktionen und Pfade setzt die Sandbox durch. Regeln werden dem Agenten gesagt und geprüft, wo es eine Prüfung gibt.</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Push</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Delete folders</source>
        <translation>Ordner löschen</translation>
    </message>
    <message>
        <source>Use the network</source>
        <translation>Das Netz benutzen</translation>
    </message>
    <message>
        <source>Protected paths</source>
        <translation>Geschützte Pfade</translation>
    </message>
    <message>
        <source>mounted read-only</source>
        <translation>nur lesbar eingehängt</translation>
    </message>
    <message>
        <source>Add a path, for example .github/**</source>
        <translation>Einen Pfad hinzufügen, zum Beispiel .github/**</translation>
    </message>
    <message>
        <source>matches nothing in this repository</source>
        <translation>trifft nichts in diesem Repository</translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>told to the agent</source>
        <translation>dem Agenten gesagt</translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation>Eine Regel hinzufügen</translation>
    </message>
    <message>
        <source>always on</source>
        <translation>immer an</translation>
    </message>
    <message>
        <source>enforced</source>
        <translation>durchgesetzt</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message numerus="yes">
        <source>mounted read-only, %n files match</source>
        <translation>
            <numerusform>nur lesbar eingehängt, %n Datei passt</numerusform>
            <numerusform>nur lesbar eingehängt, %n Dateien passen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::EmptyReview</name>
    <message>
        <source>Nothing to review</source>
        <translation>Nichts durchzusehen</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Show running runs</source>
        <translation>Laufende Läufe zeigen</translation>
    </message>
    <message>
        <source>No run is going on. Describe a task and start one.</source>
        <translation>Kein Lauf ist im Gang. Beschreibe eine Aufgabe und starte einen.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) are going on.</source>
        <translation>
            <numerusform>%n Lauf ist im Gang.</numerusform>
            <numerusform>%n Läufe sind im Gang.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::EntryList</name>
    <message>
        <source>Add to: %1</source>
        <translation>Hinzufügen zu: %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>remit::EntryNotice</name>
    <message>
        <source>%1: %2, then %3</source>
        <translation>%1: %2, dann %3</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>New symbolic link</source>
        <translation>Neuer symbolischer Link</translation>
    </message>
    <message>
        <source>Symbolic link deleted</source>
        <translation>Symbolischer Link gelöscht</translation>
    </message>
    <message>
        <source>Symbolic link changed</source>
        <translation>Symbolischer Link geändert</translation>
    </message>
    <message>
        <source>A link leads elsewhere. Look where it points before you accept it.</source>
        <translation>Ein Link führt anderswohin. Sieh nach, wohin er zeigt, bevor du annimmst.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>New submodule</source>
        <translation>Neues Submodul</translation>
    </message>
    <message>
        <source>Submodule removed</source>
        <translation>Submodul entfernt</translation>
    </message>
    <message>
        <source>Submodule moved to another commit</source>
        <translation>Submodul auf einen anderen Commit gesetzt</translation>
    </message>
    <message>
        <source>The commits are in another repository and are not part of this review.</source>
        <translation>Die Commits liegen in einem anderen Repository und gehören nicht zu dieser Durchsicht.</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>Too large to show</source>
        <translation>Zu groß zum Anzeigen</translation>
    </message>
    <message>
        <source>Compare it in a terminal: open one from the page&apos;s menu.</source>
        <translation>Vergleiche sie in einem Terminal: Das Menü der Seite öffnet eines.</translation>
    </message>
    <message>
        <source>Renamed, content unchanged</source>
        <translation>Umbenannt, Inhalt unverändert</translation>
    </message>
    <message>
        <source>New empty file</source>
        <translation>Neue leere Datei</translation>
    </message>
    <message>
        <source>Empty file deleted</source>
        <translation>Leere Datei gelöscht</translation>
    </message>
    <message>
        <source>Content unchanged</source>
        <translation>Inhalt unverändert</translation>
    </message>
    <message>
        <source>This file cannot be shown</source>
        <translation>Diese Datei kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>New binary file</source>
        <translation>Neue Binärdatei</translation>
    </message>
    <message>
        <source>Binary file deleted</source>
        <translation>Binärdatei gelöscht</translation>
    </message>
    <message>
        <source>Binary file changed</source>
        <translation>Binärdatei geändert</translation>
    </message>
    <message>
        <source>It is not text, so there are no lines to compare.</source>
        <translation>Sie ist kein Text, also gibt es keine Zeilen zu vergleichen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
</context>
<context>
    <name>remit::ErrorBanner</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>remit::EvidencePage</name>
    <message>
        <source>Before, on the base</source>
        <translation>Vorher, auf der Basis</translation>
    </message>
    <message>
        <source>After, on the result</source>
        <translation>Nachher, auf dem Ergebnis</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>The inspections found nothing.</source>
        <translation>Die Untersuchungen fanden nichts.</translation>
    </message>
    <message>
        <source>The output cannot be read. %1</source>
        <translation>Die Ausgabe kann nicht gelesen werden. %1</translation>
    </message>
    <message>
        <source>It printed nothing.</source>
        <translation>Nichts wurde ausgegeben.</translation>
    </message>
</context>
<context>
    <name>remit::EvidenceStrip</name>
    <message>
        <source>ran into its timeout, %1</source>
        <translation>lief in ihr Zeitlimit, %1</translation>
    </message>
    <message>
        <source>passed, %1</source>
        <translation>bestanden, %1</translation>
    </message>
    <message>
        <source>failed with %1, %2</source>
        <translation>gescheitert mit %1, %2</translation>
    </message>
    <message>
        <source>Run the check again</source>
        <translation>Prüfung noch einmal ausführen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>none in the contract</source>
        <translation>keine im Auftrag</translation>
    </message>
    <message>
        <source>before: %1</source>
        <translation>vorher: %1</translation>
    </message>
    <message>
        <source>before: not run</source>
        <translation>vorher: nicht gelaufen</translation>
    </message>
    <message>
        <source>after: %1</source>
        <translation>nachher: %1</translation>
    </message>
    <message>
        <source>after: not run</source>
        <translation>nachher: nicht gelaufen</translation>
    </message>
    <message>
        <source>no findings</source>
        <translation>keine Befunde</translation>
    </message>
    <message>
        <source>Outside scope</source>
        <translation>Außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>Inside scope</source>
        <translation>Innerhalb des Bereichs</translation>
    </message>
    <message>
        <source>reached its %1 limit, %2</source>
        <translation>Limit %1 erreicht, %2</translation>
    </message>
</context>
<context>
    <name>remit::FileHeader</name>
    <message>
        <source>Previous change (p)</source>
        <translation>Vorige Änderung (p)</translation>
    </message>
    <message>
        <source>Next change (n)</source>
        <translation>Nächste Änderung (n)</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Unified</source>
        <translation>Vereint</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Durchgesehen</translation>
    </message>
    <message>
        <source>Change %1 of %2</source>
        <translation>Änderung %1 von %2</translation>
    </message>
</context>
<context>
    <name>remit::FilesView</name>
    <message>
        <source>Part of a path</source>
        <translation>Teil eines Pfads</translation>
    </message>
    <message>
        <source>Filter the files</source>
        <translation>Dateien filtern</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Changed files</source>
        <translation>Geänderte Dateien</translation>
    </message>
    <message>
        <source>%1 of %2 reviewed</source>
        <translation>%1 von %2 durchgesehen</translation>
    </message>
</context>
<context>
    <name>remit::FindBar</name>
    <message>
        <source>Find in this file</source>
        <translation>In dieser Datei suchen</translation>
    </message>
    <message>
        <source>Previous place (Shift Enter)</source>
        <translation>Vorige Stelle (Umschalt Eingabe)</translation>
    </message>
    <message>
        <source>Next place (Enter)</source>
        <translation>Nächste Stelle (Eingabe)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
</context>
<context>
    <name>remit::FindingsModel</name>
    <message>
        <source>Whole run</source>
        <translation>Ganzer Lauf</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>Was zu sehen war</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>remit::ImageDiff</name>
    <message>
        <source>Too large to show: %1 × %2</source>
        <translation>Zu groß zum Anzeigen: %1 × %2</translation>
    </message>
    <message>
        <source>Not readable as an image</source>
        <translation>Als Bild nicht lesbar</translation>
    </message>
    <message>
        <source>Image before and after</source>
        <translation>Bild vorher und nachher</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Image before: %1; after: %2</source>
        <translation>Bild vorher: %1; nachher: %2</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
</context>
<context>
    <name>remit::KeyHints</name>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>remit::KeySheet</name>
    <message>
        <source>No key does that.</source>
        <translation>Keine Taste tut das.</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>Find a key or what it does</source>
        <translation>Eine Taste finden, oder was sie tut</translation>
    </message>
</context>
<context>
    <name>remit::LimitField</name>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>KB</source>
        <translation>KB</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
</context>
<context>
    <name>remit::LimitsStep</name>
    <message>
        <source>When does it stop?</source>
        <translation>Wann hört er auf?</translation>
    </message>
    <message>
        <source>The harness holds these limits, whatever the agent says. At a limit the work is kept and goes to review.</source>
        <translation>Remit setzt diese Grenzen durch, was der Agent auch sagt. An einer Grenze bleibt die Arbeit erhalten und geht zur Durchsicht.</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>trivial</source>
        <translation>trivial</translation>
    </message>
    <message>
        <source>small</source>
        <translation>klein</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>large</source>
        <translation>groß</translation>
    </message>
    <message>
        <source>Back to the tier&apos;s</source>
        <translation>Zurück zur Stufe</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Without output</source>
        <translation>Ohne Ausgabe</translation>
    </message>
    <message>
        <source>Model calls</source>
        <translation>Modellaufrufe</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Let a call through only if what it can cost still fits</source>
        <translation>Einen Aufruf nur durchlassen, wenn seine möglichen Kosten noch passen</translation>
    </message>
    <message>
        <source>Strict cost</source>
        <translation>Strenge Kosten</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Plattenplatz</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Changed files</source>
        <translation>Geänderte Dateien</translation>
    </message>
    <message>
        <source>Changed lines</source>
        <translation>Geänderte Zeilen</translation>
    </message>
    <message>
        <source>Stop conditions</source>
        <translation>Abbruchbedingungen</translation>
    </message>
    <message>
        <source>Failed checks</source>
        <translation>Gescheiterte Prüfungen</translation>
    </message>
    <message>
        <source>then it stops and says what is missing</source>
        <translation>dann hält er an und sagt, was fehlt</translation>
    </message>
    <message>
        <source>Stop and say why</source>
        <translation>Anhalten und sagen, warum</translation>
    </message>
    <message>
        <source>Stop and ask</source>
        <translation>Anhalten und fragen</translation>
    </message>
    <message>
        <source>When uncertain</source>
        <translation>Bei Unsicherheit</translation>
    </message>
    <message>
        <source>it comes to your queue</source>
        <translation>er kommt in deine Warteschlange</translation>
    </message>
    <message>
        <source>Stop, keep the work</source>
        <translation>Anhalten, Arbeit behalten</translation>
    </message>
    <message>
        <source>Freeze, for you to look</source>
        <translation>Einfrieren, damit du nachsiehst</translation>
    </message>
    <message>
        <source>At a limit</source>
        <translation>An einer Grenze</translation>
    </message>
    <message>
        <source>Notify me</source>
        <translation>Benachrichtigen</translation>
    </message>
    <message>
        <source>when the run</source>
        <translation>wenn der Lauf</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>endet</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>scheitert</translation>
    </message>
    <message>
        <source>reaches a limit</source>
        <translation>eine Grenze erreicht</translation>
    </message>
    <message>
        <source>asks</source>
        <translation>fragt</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier runs here: half under %1</source>
        <translation>
            <numerusform>%n früherer Lauf hier: unter %1</numerusform>
            <numerusform>%n frühere Läufe hier: die Hälfte unter %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier runs here: half under %1 and %2</source>
        <translation>
            <numerusform>%n früherer Lauf hier: unter %1 und %2</numerusform>
            <numerusform>%n frühere Läufe hier: die Hälfte unter %1 und %2</numerusform>
        </translation>
    </message>
    <message>
        <source>then it counts as hung</source>
        <translation>dann gilt er als hängengeblieben</translation>
    </message>
    <message>
        <source>counted at the gateway</source>
        <translation>am Gateway gezählt</translation>
    </message>
    <message>
        <source>what the agent prints</source>
        <translation>was der Agent ausgibt</translation>
    </message>
    <message>
        <source>added and removed</source>
        <translation>hinzugefügt und entfernt</translation>
    </message>
    <message numerus="yes">
        <source>longest of %n earlier runs: %1</source>
        <translation>
            <numerusform>längster von %n früheren Lauf: %1</numerusform>
            <numerusform>längster von %n früheren Läufen: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>dearest of %n earlier runs: %1</source>
        <translation>
            <numerusform>teuerster von %n früheren Lauf: %1</numerusform>
            <numerusform>teuerster von %n früheren Läufen: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>most of %n earlier runs: %1</source>
        <translation>
            <numerusform>höchstens bei %n früheren Lauf: %1</numerusform>
            <numerusform>höchstens bei %n früheren Läufen: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>the tier has %1</source>
        <translation>die Stufe hat %1</translation>
    </message>
    <message>
        <source>Back to the tier&apos;s %1</source>
        <translation>Zurück zu %1 der Stufe</translation>
    </message>
</context>
<context>
    <name>remit::LiveRun</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Ends at its time limit in %1</source>
        <translation>Endet an seiner Zeitgrenze in %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No output for %1. Idle limit %2</source>
        <translation>Keine Ausgabe seit %1. Grenze der Stille %2</translation>
    </message>
    <message>
        <source>Held at its limit. Ends in %1</source>
        <translation>An der Grenze eingefroren. Endet in %1</translation>
    </message>
    <message>
        <source>Held by you. Released in %1</source>
        <translation>Von Ihnen eingefroren. Läuft weiter in %1</translation>
    </message>
</context>
<context>
    <name>remit::MainWindow</name>
    <message>
        <source>&amp;Remit</source>
        <translation>&amp;Remit</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>&amp;Seite</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Quit, runs go on</source>
        <translation>Beenden, Läufe gehen weiter</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Fensterteil</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Voriger Fensterteil</translation>
    </message>
    <message>
        <source>Menu bar</source>
        <translation>Menüleiste</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>%1 - Remit</source>
        <translation>%1 - Remit</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
</context>
<context>
    <name>remit::Meter</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>remit::ModeBar</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Menu (Ctrl M)</source>
        <translation>Menü (Strg M)</translation>
    </message>
</context>
<context>
    <name>remit::ModeButton</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n wartet</numerusform>
            <numerusform>%1, %n warten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::Notifications</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Durchsicht</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Defer</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Open terminal</source>
        <translation>Terminal öffnen</translation>
    </message>
</context>
<context>
    <name>remit::OutputView</name>
    <message>
        <source>The beginning was left out.
%1</source>
        <translation>Der Anfang wurde ausgelassen.
%1</translation>
    </message>
</context>
<context>
    <name>remit::OverviewBar</name>
    <message>
        <source>Overview of the file</source>
        <translation>Übersicht der Datei</translation>
    </message>
</context>
<context>
    <name>remit::PopupPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>remit::PreflightStep</name>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation>Abgrenzung</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>Artifact</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>How will I hear of it?</source>
        <translation>Wie erfahre ich davon?</translation>
    </message>
    <message>
        <source>What kills it?</source>
        <translation>Was beendet ihn?</translation>
    </message>
    <message>
        <source>What happens at its end?</source>
        <translation>Was geschieht an seinem Ende?</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>The five parts</source>
        <translation>Die fünf Teile</translation>
    </message>
    <message>
        <source>The three questions</source>
        <translation>Die drei Fragen</translation>
    </message>
    <message numerus="yes">
        <source>%n errors</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing stands against it.</source>
        <translation>Nichts spricht dagegen.</translation>
    </message>
    <message numerus="yes">
        <source>%n errors to fix before it can start</source>
        <translation>
            <numerusform>%n Fehler zu beheben, bevor er starten kann</numerusform>
            <numerusform>%n Fehler zu beheben, bevor er starten kann</numerusform>
        </translation>
    </message>
    <message>
        <source>Errors stop a start. Warnings do not, but they are kept with the run.</source>
        <translation>Fehler verhindern einen Start. Warnungen nicht, sie bleiben aber beim Lauf.</translation>
    </message>
    <message>
        <source>It cannot start yet</source>
        <translation>Er kann noch nicht starten</translation>
    </message>
    <message numerus="yes">
        <source>Ready to start, with %n warnings</source>
        <translation>
            <numerusform>Startbereit, mit %n Warnung</numerusform>
            <numerusform>Startbereit, mit %n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Warnings do not stop a start, but they are kept with the run.</source>
        <translation>Warnungen verhindern keinen Start, sie bleiben aber beim Lauf.</translation>
    </message>
    <message>
        <source>Ready to start</source>
        <translation>Startbereit</translation>
    </message>
    <message>
        <source>Nothing stands against it. At the right is exactly what the agent reads.</source>
        <translation>Nichts spricht dagegen. Rechts steht genau das, was der Agent liest.</translation>
    </message>
    <message>
        <source>%1 missing: %2</source>
        <translation>%1 fehlt: %2</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation>Wer es macht</translation>
    </message>
</context>
<context>
    <name>remit::ProviderCard</name>
    <message>
        <source>in the file %1</source>
        <translation>in der Datei %1</translation>
    </message>
    <message>
        <source>in the keyring</source>
        <translation>im Schlüsselbund</translation>
    </message>
    <message>
        <source>in the variable %1</source>
        <translation>in der Variablen %1</translation>
    </message>
    <message>
        <source>none; the agent signs in by itself</source>
        <translation>keiner; der Agent meldet sich selbst an</translation>
    </message>
    <message>
        <source>Set key…</source>
        <translation>Schlüssel setzen …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>goes to the keyring, and is not shown again</source>
        <translation>geht in den Schlüsselbund und wird nicht wieder gezeigt</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Set the key of %1</source>
        <translation>Schlüssel von %1 setzen</translation>
    </message>
    <message>
        <source>Remove the key of %1</source>
        <translation>Schlüssel von %1 entfernen</translation>
    </message>
    <message>
        <source>Key of %1</source>
        <translation>Schlüssel von %1</translation>
    </message>
    <message>
        <source>Address of %1</source>
        <translation>Adresse von %1</translation>
    </message>
    <message>
        <source>%1, key: %2</source>
        <translation>%1, Schlüssel: %2</translation>
    </message>
    <message>
        <source>The way there is not encrypted. The key and your text can be read on it.</source>
        <translation>Der Weg dorthin ist nicht verschlüsselt. Schlüssel und Text können darauf gelesen werden.</translation>
    </message>
</context>
<context>
    <name>remit::QuestionCard</name>
    <message>
        <source>Send the answer</source>
        <translation>Antwort senden</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Deine Antwort</translation>
    </message>
    <message>
        <source>Your answer. The agent goes on with it where it stopped.</source>
        <translation>Deine Antwort. Der Agent macht damit weiter, wo er anhielt.</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Enter</translation>
    </message>
    <message>
        <source>The agent asks</source>
        <translation>Der Agent fragt</translation>
    </message>
    <message>
        <source>Write an answer first.</source>
        <translation>Schreibe zuerst eine Antwort.</translation>
    </message>
</context>
<context>
    <name>remit::QueueDelegate</name>
    <message>
        <source>no change</source>
        <translation>keine Änderung</translation>
    </message>
</context>
<context>
    <name>remit::QueueView</name>
    <message>
        <source>To review</source>
        <translation>Durchzusehen</translation>
    </message>
    <message>
        <source>Filter the queue</source>
        <translation>Warteschlange filtern</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>Warteschlange durchsuchen</translation>
    </message>
    <message>
        <source>Title, repository, agent or status</source>
        <translation>Titel, Repository, Agent oder Status</translation>
    </message>
    <message>
        <source>Runs to review</source>
        <translation>Läufe zur Durchsicht</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>Alle Läufe</translation>
    </message>
</context>
<context>
    <name>remit::QueuedPanel</name>
    <message>
        <source>Queued</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Queued runs</source>
        <translation>Wartende Läufe</translation>
    </message>
    <message>
        <source>They start when a slot is free.</source>
        <translation>Sie starten, wenn ein Platz frei wird.</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>Jetzt starten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Place %1</source>
        <translation>Platz %1</translation>
    </message>
</context>
<context>
    <name>remit::RacePage</name>
    <message>
        <source>Best first: OK, then fewer high findings, then smaller cost. 1 to 9 open a run, Enter the best.</source>
        <translation>Der beste zuerst: OK, dann weniger schwere Befunde, dann geringere Kosten. 1 bis 9 öffnen einen Lauf, Enter den besten.</translation>
    </message>
    <message>
        <source>The race cannot be read. %1</source>
        <translation>Der Wettlauf kann nicht gelesen werden. %1</translation>
    </message>
    <message>
        <source>its own default model</source>
        <translation>sein eigenes Standardmodell</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the run of %1</source>
        <translation>Lauf von %1 öffnen</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Accept the run of %1</source>
        <translation>Lauf von %1 annehmen</translation>
    </message>
    <message>
        <source>It has a verdict already.</source>
        <translation>Er hat schon ein Urteil.</translation>
    </message>
    <message>
        <source>The run goes on. A verdict is possible when it has ended.</source>
        <translation>Der Lauf ist noch im Gang. Ein Urteil ist möglich, wenn er beendet ist.</translation>
    </message>
    <message>
        <source>Race: %1</source>
        <translation>Wettlauf: %1</translation>
    </message>
    <message>
        <source>%1 · %2 agents, %3 finished · from %4</source>
        <extracomment>repository, agents that take part, how many have ended, the commit that all began with</extracomment>
        <translation>%1 · %2 Agenten, %3 fertig · ab %4</translation>
    </message>
</context>
<context>
    <name>remit::RacePanel</name>
    <message>
        <source>Race with several agents</source>
        <translation>Wettlauf mit mehreren Agenten</translation>
    </message>
    <message>
        <source>A run for each, from the same commit, under the same limits: each may cost what the contract allows. Accept one, and the others are rejected.</source>
        <translation>Ein Lauf für jeden, ab demselben Commit, unter denselben Grenzen: Jeder darf kosten, was der Vertrag erlaubt. Nimm einen an, und die anderen werden abgelehnt.</translation>
    </message>
    <message>
        <source>A race needs two agents that are installed here.</source>
        <translation>Ein Wettlauf braucht zwei Agenten, die hier installiert sind.</translation>
    </message>
</context>
<context>
    <name>remit::RaceTable</name>
    <message>
        <source>not run</source>
        <translation>nicht gelaufen</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <extracomment>the check before the run and after it</extracomment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1, as it says</source>
        <translation>%1, nach eigener Angabe</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>keine Änderung</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n file(s)</source>
        <translation>
            <numerusform>%1, %n Datei</numerusform>
            <numerusform>%1, %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 high</source>
        <translation>%1 schwer</translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>when it has ended</source>
        <translation>wenn er beendet ist</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>The agent says</source>
        <translation>Der Agent sagt</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Durchsicht</translation>
    </message>
    <message>
        <source>1 other of the race is rejected.</source>
        <translation>1 anderer des Wettlaufs wird abgelehnt.</translation>
    </message>
    <message>
        <source>%1 others of the race are rejected.</source>
        <translation>%1 andere des Wettlaufs werden abgelehnt.</translation>
    </message>
    <message>
        <source>1 has not ended; it is stopped and rejected.</source>
        <translation>1 ist nicht beendet; er wird angehalten und abgelehnt.</translation>
    </message>
    <message>
        <source>%1 have not ended; they are stopped and rejected.</source>
        <translation>%1 sind nicht beendet; sie werden angehalten und abgelehnt.</translation>
    </message>
</context>
<context>
    <name>remit::RejectPanel</name>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Nothing is taken over. The snapshots stay, and the verdict can be undone.</source>
        <translation>Nichts wird übernommen. Die Schnappschüsse bleiben, und das Urteil lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>Reason (for the record)</source>
        <translation>Grund (für das Protokoll)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>remit::ReviewHeader</name>
    <message>
        <source>Defer</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Zurückgeben</translation>
    </message>
    <message>
        <source>Accept: %1</source>
        <translation>Annehmen: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Send back, 1 comment</source>
        <translation>Zurückgeben, 1 Kommentar</translation>
    </message>
    <message>
        <source>Send back, %1 comments</source>
        <translation>Zurückgeben, %1 Kommentare</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n Aufruf</numerusform>
            <numerusform>%n Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>calls unknown</source>
        <translation>Aufrufe unbekannt</translation>
    </message>
    <message>
        <source>cost unknown</source>
        <translation>Kosten unbekannt</translation>
    </message>
    <message>
        <source>no changed file</source>
        <translation>keine geänderte Datei</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) </source>
        <translation>
            <numerusform>%n Datei </numerusform>
            <numerusform>%n Dateien </numerusform>
        </translation>
    </message>
    <message>
        <source>from </source>
        <translation>von </translation>
    </message>
    <message>
        <source>, up to date, </source>
        <translation>, aktuell, </translation>
    </message>
    <message>
        <source>, %1 behind, </source>
        <translation>, %1 zurück, </translation>
    </message>
    <message>
        <source>no conflicts</source>
        <translation>keine Konflikte</translation>
    </message>
    <message numerus="yes">
        <source>conflicts in %n file(s)</source>
        <translation>
            <numerusform>Konflikte in %n Datei</numerusform>
            <numerusform>Konflikte in %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>box %1</source>
        <translation>Sandbox %1</translation>
    </message>
    <message>
        <source>no box, level %1</source>
        <translation>keine Sandbox, Stufe %1</translation>
    </message>
</context>
<context>
    <name>remit::ReviewPage</name>
    <message>
        <source>The queue cannot be read. %1</source>
        <translation>Die Warteschlange kann nicht gelesen werden. %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Aussage</translation>
    </message>
    <message>
        <source>%1: cannot be read. %2</source>
        <translation>%1: kann nicht gelesen werden. %2</translation>
    </message>
    <message>
        <source>Your notes were not saved. %1</source>
        <translation>Deine Notizen wurden nicht gespeichert. %1</translation>
    </message>
    <message>
        <source>The run is being read.</source>
        <translation>Der Lauf wird gelesen.</translation>
    </message>
    <message>
        <source>A verdict is being carried out.</source>
        <translation>Ein Urteil wird ausgeführt.</translation>
    </message>
    <message>
        <source>The run goes on. A verdict is possible when it has ended.</source>
        <translation>Der Lauf ist noch im Gang. Ein Urteil ist möglich, wenn er beendet ist.</translation>
    </message>
    <message>
        <source>%1 already. Undo that first.</source>
        <translation>Schon %1. Nimm das zuerst zurück.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>Nächster Lauf</translation>
    </message>
    <message>
        <source>Previous run</source>
        <translation>Voriger Lauf</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>Warteschlange durchsuchen</translation>
    </message>
    <message>
        <source>Show or hide the left column</source>
        <translation>Linke Spalte zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Files and changes</source>
        <translation>Dateien und Änderungen</translation>
    </message>
    <message>
        <source>Next file</source>
        <translation>Nächste Datei</translation>
    </message>
    <message>
        <source>Previous file</source>
        <translation>Vorige Datei</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Nächste Änderung</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>Vorige Änderung</translation>
    </message>
    <message>
        <source>Change seen</source>
        <translation>Änderung gesehen</translation>
    </message>
    <message>
        <source>File reviewed</source>
        <translation>Datei durchgesehen</translation>
    </message>
    <message>
        <source>Comment on the line</source>
        <translation>Zeile kommentieren</translation>
    </message>
    <message>
        <source>Find in the file</source>
        <translation>In der Datei suchen</translation>
    </message>
    <message>
        <source>Side by side or unified</source>
        <translation>Nebeneinander oder vereint</translation>
    </message>
    <message>
        <source>Tabs</source>
        <translation>Reiter</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Zurückgeben</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Defer</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Undo the last verdict</source>
        <translation>Letztes Urteil zurücknehmen</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Urteile</translation>
    </message>
    <message>
        <source>Acknowledge high findings, in the accept panel</source>
        <translation>Schwere Befunde bestätigen, im Feld zum Annehmen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Save the patch</source>
        <translation>Patch speichern</translation>
    </message>
    <message>
        <source>Patches (*.patch)</source>
        <translation>Patches (*.patch)</translation>
    </message>
    <message>
        <source>The patch was not saved. %1</source>
        <translation>Der Patch wurde nicht gespeichert. %1</translation>
    </message>
    <message>
        <source>The run could not be marked as seen. %1</source>
        <translation>Der Lauf konnte nicht als gesehen markiert werden. %1</translation>
    </message>
    <message>
        <source>There is no verdict of this session to take back.</source>
        <translation>Aus dieser Sitzung gibt es kein Urteil, das sich zurücknehmen lässt.</translation>
    </message>
    <message>
        <source>The check is running</source>
        <translation>Die Prüfung läuft</translation>
    </message>
    <message>
        <source>The check did not run. %1</source>
        <translation>Die Prüfung lief nicht. %1</translation>
    </message>
    <message>
        <source>The check passed again, %1.</source>
        <translation>Die Prüfung bestand wieder, %1.</translation>
    </message>
    <message>
        <source>The check failed with %1 this time, %2.</source>
        <translation>Die Prüfung scheiterte diesmal mit %1, %2.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Durchsicht</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Reiter</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Durchgesehen</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Unified</source>
        <translation>Vereint</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>Einen Lauf öffnen</translation>
    </message>
    <message>
        <source>Open the best</source>
        <translation>Den besten öffnen</translation>
    </message>
    <message>
        <source>Open a run of the race</source>
        <translation>Einen Lauf des Wettlaufs öffnen</translation>
    </message>
    <message>
        <source>Open the best run of the race</source>
        <translation>Den besten Lauf des Wettlaufs öffnen</translation>
    </message>
</context>
<context>
    <name>remit::ReviewQueue</name>
    <message numerus="yes">
        <source>%1, %n run(s)</source>
        <translation>
            <numerusform>%1, %n Lauf</numerusform>
            <numerusform>%1, %n Läufe</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::ReviewSession</name>
    <message>
        <source>The notes</source>
        <translation>Die Notizen</translation>
    </message>
    <message>
        <source>The contract</source>
        <translation>Der Auftrag</translation>
    </message>
    <message>
        <source>The brief</source>
        <translation>Die Einweisung</translation>
    </message>
    <message>
        <source>The state of the branch</source>
        <translation>Der Zustand des Branches</translation>
    </message>
    <message>
        <source>The run&apos;s record</source>
        <translation>Das Protokoll des Laufs</translation>
    </message>
    <message>
        <source>The journal</source>
        <translation>Das Journal</translation>
    </message>
    <message>
        <source>Reading the changes</source>
        <translation>Änderungen werden gelesen</translation>
    </message>
    <message>
        <source>The changes</source>
        <translation>Die Änderungen</translation>
    </message>
    <message>
        <source>Reading %1 lines</source>
        <translation>%1 Zeilen werden gelesen</translation>
    </message>
    <message>
        <source>The file cannot be read. %1</source>
        <translation>Die Datei kann nicht gelesen werden. %1</translation>
    </message>
    <message>
        <source>The comments of the round before</source>
        <translation>Die Kommentare der Runde davor</translation>
    </message>
    <message>
        <source>The changes since your review</source>
        <translation>Die Änderungen seit deiner Durchsicht</translation>
    </message>
</context>
<context>
    <name>remit::ReviewTabs</name>
    <message>
        <source>%1, tab %2 of %3</source>
        <translation>%1, Reiter %2 von %3</translation>
    </message>
    <message>
        <source>%1, %2, tab %3 of %4</source>
        <translation>%1, %2, Reiter %3 von %4</translation>
    </message>
</context>
<context>
    <name>remit::RunTableModel</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Durchsicht</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Repository</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>remit::RunTile</name>
    <message>
        <source>Open terminal</source>
        <translation>Terminal öffnen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>It is being stopped.</source>
        <translation>Er wird angehalten.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Wird angehalten</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Einfrieren</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Eingefroren</translation>
    </message>
    <message>
        <source>Thaw</source>
        <translation>Auftauen</translation>
    </message>
    <message>
        <source>Only an agent at work can be held in place.</source>
        <translation>Nur ein arbeitender Agent lässt sich einfrieren.</translation>
    </message>
    <message>
        <source>It has reached a limit. Stop it to review its work.</source>
        <translation>Er hat eine Grenze erreicht. Halten Sie ihn an, um seine Arbeit durchzusehen.</translation>
    </message>
</context>
<context>
    <name>remit::RunningHead</name>
    <message>
        <source>Large</source>
        <translation>Groß</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Klein</translation>
    </message>
    <message>
        <source>Stop all…</source>
        <translation>Alle anhalten…</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Size of the tiles</source>
        <translation>Größe der Kacheln</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Im Gang</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n slots in use</source>
        <translation>
            <numerusform>%1 von %n Platz belegt</numerusform>
            <numerusform>%1 von %n Plätzen belegt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 so far</source>
        <translation>%1, bisher %2</translation>
    </message>
    <message>
        <source>%1, cost unknown</source>
        <translation>%1, Kosten unbekannt</translation>
    </message>
    <message numerus="yes">
        <source>%n near a limit</source>
        <translation>
            <numerusform>%n nahe einer Grenze</numerusform>
            <numerusform>%n nahe einer Grenze</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>Nichts läuft.</translation>
    </message>
    <message>
        <source>Freeze all</source>
        <translation>Alle einfrieren</translation>
    </message>
</context>
<context>
    <name>remit::RunningModel</name>
    <message numerus="yes">
        <source>%n runs await review. Give a verdict on one to start the next.</source>
        <translation>
            <numerusform>%n Lauf wartet auf Durchsicht. Urteile über ihn, damit der nächste startet.</numerusform>
            <numerusform>%n Läufe warten auf Durchsicht. Urteile über einen, damit der nächste startet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n slots are in use.</source>
        <translation>
            <numerusform>%1 von %n Platz ist belegt.</numerusform>
            <numerusform>%1 von %n Plätzen sind belegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Starts in a moment.</source>
        <translation>Startet gleich.</translation>
    </message>
</context>
<context>
    <name>remit::RunningPage</name>
    <message>
        <source>Nothing is running</source>
        <translation>Nichts läuft</translation>
    </message>
    <message>
        <source>A run starts from a contract. It works in its own worktree, inside a sandbox, under limits.</source>
        <translation>Ein Lauf beginnt mit einem Auftrag. Er arbeitet in einem eigenen Arbeitsbaum, in einer Sandbox, unter Grenzen.</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Reading the runs</source>
        <translation>Die Läufe werden gelesen</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>The run did not start.</source>
        <translation>Der Lauf startete nicht.</translation>
    </message>
    <message>
        <source>The run was not removed.</source>
        <translation>Der Lauf wurde nicht entfernt.</translation>
    </message>
    <message>
        <source>Next tile</source>
        <translation>Nächste Kachel</translation>
    </message>
    <message>
        <source>Previous tile</source>
        <translation>Vorige Kachel</translation>
    </message>
    <message>
        <source>Tile below</source>
        <translation>Kachel darunter</translation>
    </message>
    <message>
        <source>Tile above</source>
        <translation>Kachel darüber</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open terminal</source>
        <translation>Terminal öffnen</translation>
    </message>
    <message>
        <source>Large or small tiles</source>
        <translation>Große oder kleine Kacheln</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>Alle anhalten</translation>
    </message>
    <message>
        <source>Tile</source>
        <translation>Kachel</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Tile size</source>
        <translation>Kachelgröße</translation>
    </message>
    <message>
        <source>The run was not stopped.</source>
        <translation>Der Lauf wurde nicht angehalten.</translation>
    </message>
    <message numerus="yes">
        <source>Stop %n runs?</source>
        <translation>
            <numerusform>%n Lauf anhalten?</numerusform>
            <numerusform>%n Läufe anhalten?</numerusform>
        </translation>
    </message>
    <message>
        <source>Their work is kept and goes to review.</source>
        <translation>Ihre Arbeit bleibt erhalten und geht zur Durchsicht.</translation>
    </message>
    <message numerus="yes">
        <source>Stop %n runs</source>
        <translation>
            <numerusform>%n Lauf anhalten</numerusform>
            <numerusform>%n Läufe anhalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Not every run was stopped.</source>
        <translation>Nicht jeder Lauf wurde angehalten.</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Im Gang</translation>
    </message>
    <message>
        <source>The run was not frozen.</source>
        <translation>Der Lauf wurde nicht eingefroren.</translation>
    </message>
    <message>
        <source>The run does not go on.</source>
        <translation>Der Lauf geht nicht weiter.</translation>
    </message>
    <message>
        <source>Freeze or thaw</source>
        <translation>Einfrieren oder auftauen</translation>
    </message>
    <message>
        <source>Freeze all</source>
        <translation>Alle einfrieren</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Einfrieren</translation>
    </message>
    <message>
        <source>Not every run was frozen.</source>
        <translation>Nicht jeder Lauf wurde eingefroren.</translation>
    </message>
</context>
<context>
    <name>remit::ScopeButton</name>
    <message>
        <source>Compared: %1</source>
        <translation>Verglichen: %1</translation>
    </message>
    <message>
        <source>Base to result</source>
        <translation>Basis mit Ergebnis</translation>
    </message>
    <message>
        <source>Since my last review</source>
        <translation>Seit meiner letzten Durchsicht</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Snapshot %1</source>
        <translation>Schnappschuss %1</translation>
    </message>
    <message>
        <source>%1 to snapshot %2</source>
        <translation>%1 bis Schnappschuss %2</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
</context>
<context>
    <name>remit::ScopeTree</name>
    <message numerus="yes">
        <source>%1 of %n files</source>
        <translation>
            <numerusform>%1 von %n Datei</numerusform>
            <numerusform>%1 von %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>in scope</source>
        <translation>im Bereich</translation>
    </message>
</context>
<context>
    <name>remit::SendBackPanel</name>
    <message>
        <source>Send back</source>
        <translation>Zurückgeben</translation>
    </message>
    <message>
        <source>Comments that are sent</source>
        <translation>Kommentare, die mitgehen</translation>
    </message>
    <message>
        <source>On top of the comments</source>
        <translation>Zusätzlich zu den Kommentaren</translation>
    </message>
    <message>
        <source>There is no comment yet. Write what is to be done, or press c on a line of the diff.</source>
        <translation>Es gibt noch keinen Kommentar. Schreibe, was zu tun ist, oder drücke c auf einer Zeile des Vergleichs.</translation>
    </message>
    <message>
        <source>A second round starts on the same worktree and session, under the limits of the contract.</source>
        <translation>Eine zweite Runde startet im selben Arbeitsbaum und in derselben Sitzung, unter den Grenzen des Auftrags.</translation>
    </message>
    <message>
        <source>Send back 1 comment</source>
        <translation>1 Kommentar zurückgeben</translation>
    </message>
    <message>
        <source>Send back %1 comments</source>
        <translation>%1 Kommentare zurückgeben</translation>
    </message>
    <message>
        <source>Nothing is said yet. Choose a comment or write a line.</source>
        <translation>Noch ist nichts gesagt. Wähle einen Kommentar oder schreibe eine Zeile.</translation>
    </message>
</context>
<context>
    <name>remit::SettingsDesk</name>
    <message>
        <source>Box</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>level %1, bubblewrap %2</source>
        <translation>Stufe %1, bubblewrap %2</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>held by the kernel</source>
        <translation>vom Kernel begrenzt</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>none but the model gateway</source>
        <translation>keines außer dem Modell-Gateway</translation>
    </message>
    <message>
        <source>measured ten times a second</source>
        <translation>zehnmal in der Sekunde gemessen</translation>
    </message>
    <message>
        <source>That is no key, so nothing was stored.</source>
        <translation>Das ist kein Schlüssel, daher wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>That is no address such as https://llm.example/v1, so it was not set.</source>
        <translation>Das ist keine Adresse wie https://llm.example/v1, daher wurde sie nicht gesetzt.</translation>
    </message>
</context>
<context>
    <name>remit::SettingsPage</name>
    <message>
        <source>As the system</source>
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
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Look and keys</source>
        <translation>Aussehen und Tasten</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>These caps hold over the window, the command line and automations together.</source>
        <translation>Diese Obergrenzen gelten für Fenster, Kommandozeile und Automationen zusammen.</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>So many runs go on at a time. More are queued.</source>
        <translation>So viele Läufe sind zugleich im Gang. Weitere warten.</translation>
    </message>
    <message>
        <source>Review limit</source>
        <translation>Grenze der Durchsicht</translation>
    </message>
    <message>
        <source>While more runs await review, no new one starts.</source>
        <translation>Solange mehr Läufe auf Durchsicht warten, startet kein neuer.</translation>
    </message>
    <message>
        <source>Fonts and text size are those of your desktop.</source>
        <translation>Schriften und Schriftgröße sind die deiner Arbeitsumgebung.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Single keys</source>
        <translation>Einzelne Tasten</translation>
    </message>
    <message>
        <source>Keys such as j, a or x act without Ctrl or Alt.</source>
        <translation>Tasten wie j, a oder x wirken ohne Strg oder Alt.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu suchen</translation>
    </message>
    <message>
        <source>What this machine holds of every run, and what it cannot hold.</source>
        <translation>Was dieser Rechner bei jedem Lauf durchsetzt, und was er nicht durchsetzen kann.</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>Nächstes Feld</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Fensterteil</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>remit::SingleInstance</name>
    <message>
        <source>Remit is running already and does not answer. End it, then start it again.</source>
        <translation>Remit läuft schon und antwortet nicht. Beende es und starte es neu.</translation>
    </message>
    <message>
        <source>%1 cannot be written. Check who owns the folder.</source>
        <translation>%1 kann nicht geschrieben werden. Sieh nach, wem der Ordner gehört.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Remit is running already and cannot be reached: %1.</source>
        <translation>Remit läuft schon und ist nicht erreichbar: %1.</translation>
    </message>
</context>
<context>
    <name>remit::SplitButton</name>
    <message>
        <source>More ways</source>
        <translation>Weitere Wege</translation>
    </message>
</context>
<context>
    <name>remit::StartFrom</name>
    <message>
        <source>Earlier run</source>
        <translation>Früherer Lauf</translation>
    </message>
    <message>
        <source>Contract file…</source>
        <translation>Auftragsdatei…</translation>
    </message>
    <message>
        <source>Text of an issue…</source>
        <translation>Text eines Issues…</translation>
    </message>
    <message>
        <source>Empty contract</source>
        <translation>Leerer Auftrag</translation>
    </message>
    <message>
        <source>Choose a contract</source>
        <translation>Einen Auftrag wählen</translation>
    </message>
    <message>
        <source>Contracts (*.toml);;All files (*)</source>
        <translation>Aufträge (*.toml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Text of an issue</source>
        <translation>Text eines Issues</translation>
    </message>
    <message>
        <source>The first line becomes the title, the whole text the task.</source>
        <translation>Die erste Zeile wird der Titel, der ganze Text die Aufgabe.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
</context>
<context>
    <name>remit::StatusStrip</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n slots in use</source>
        <translation>
            <numerusform>%1 von %n Platz belegt</numerusform>
            <numerusform>%1 von %n Plätzen belegt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>at least %1 today</source>
        <translation>heute mindestens %1</translation>
    </message>
    <message>
        <source>%1 today</source>
        <translation>heute %1</translation>
    </message>
</context>
<context>
    <name>remit::StepColumn</name>
    <message>
        <source>valid</source>
        <translation>gültig</translation>
    </message>
    <message>
        <source>has errors</source>
        <translation>hat Fehler</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Task and scope</source>
        <translation>Aufgabe und Bereich</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>Do not</source>
        <translation>Verbote</translation>
    </message>
    <message>
        <source>Stop and limits</source>
        <translation>Abbruch und Grenzen</translation>
    </message>
    <message>
        <source>Agent and environment</source>
        <translation>Agent und Umgebung</translation>
    </message>
    <message>
        <source>Preflight</source>
        <translation>Vorprüfung</translation>
    </message>
</context>
<context>
    <name>remit::SuccessStep</name>
    <message>
        <source>What is success?</source>
        <translation>Was ist Erfolg?</translation>
    </message>
    <message>
        <source>The harness runs this command itself, on the base and on the result. The agent&apos;s word is no evidence.</source>
        <translation>Remit führt diesen Befehl selbst aus, auf der Basis und auf dem Ergebnis. Das Wort des Agenten ist kein Beleg.</translation>
    </message>
    <message>
        <source>Success command</source>
        <translation>Erfolgsbefehl</translation>
    </message>
    <message>
        <source>fails now, passes when the task is done</source>
        <translation>scheitert jetzt, besteht, wenn die Aufgabe erledigt ist</translation>
    </message>
    <message>
        <source>for example npm test -- orders</source>
        <translation>zum Beispiel npm test -- orders</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Zeitlimit</translation>
    </message>
    <message>
        <source>then it counts as failed</source>
        <translation>dann gilt er als gescheitert</translation>
    </message>
    <message>
        <source>On the base</source>
        <translation>Auf der Basis</translation>
    </message>
    <message>
        <source>in the sandbox, on a clean checkout</source>
        <translation>in der Sandbox, auf einem sauberen Checkout</translation>
    </message>
    <message>
        <source>Try it now</source>
        <translation>Jetzt ausprobieren</translation>
    </message>
    <message>
        <source>Output of the check</source>
        <translation>Ausgabe der Prüfung</translation>
    </message>
    <message>
        <source>What comes back</source>
        <translation>Was zurückkommt</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Reproduction</source>
        <translation>Nachstellung</translation>
    </message>
    <message>
        <source>It is being tried.</source>
        <translation>Er wird ausprobiert.</translation>
    </message>
    <message>
        <source>No repository is chosen.</source>
        <translation>Kein Repository ist gewählt.</translation>
    </message>
    <message>
        <source>No command is named.</source>
        <translation>Kein Befehl ist genannt.</translation>
    </message>
    <message>
        <source>Setup and check run on the base.</source>
        <translation>Einrichtung und Prüfung laufen auf der Basis.</translation>
    </message>
    <message>
        <source>It could not be tried. %1</source>
        <translation>Er konnte nicht ausprobiert werden. %1</translation>
    </message>
    <message>
        <source>Not tried yet.</source>
        <translation>Noch nicht ausprobiert.</translation>
    </message>
    <message>
        <source>It ran into its timeout after %1.</source>
        <translation>Er lief nach %1 in sein Zeitlimit.</translation>
    </message>
    <message>
        <source>It passes already, in %1. It would prove nothing. Choose one that fails now.</source>
        <translation>Er besteht schon jetzt, in %1. Er würde nichts beweisen. Wähle einen, der jetzt scheitert.</translation>
    </message>
    <message>
        <source>It cannot be run here: exit code %1. Correct it, or install what it needs in the setup command.</source>
        <translation>Er kann hier nicht laufen: Exit-Code %1. Berichtige ihn, oder installiere im Einrichtungsbefehl, was er braucht.</translation>
    </message>
    <message>
        <source>It fails now with exit code %1, in %2. That is what it must do.</source>
        <translation>Er scheitert jetzt mit Exit-Code %1, in %2. So muss es sein.</translation>
    </message>
    <message>
        <source>Commits for your review.</source>
        <translation>Commits für deine Durchsicht.</translation>
    </message>
    <message>
        <source>A text. No file needs to change.</source>
        <translation>Ein Text. Keine Datei muss sich ändern.</translation>
    </message>
    <message>
        <source>A case that shows the problem, no repair.</source>
        <translation>Ein Fall, der das Problem zeigt, keine Behebung.</translation>
    </message>
    <message>
        <source>It reached its %1 limit after %2 and was ended.</source>
        <translation>Limit %1 nach %2 erreicht, darum beendet.</translation>
    </message>
</context>
<context>
    <name>remit::TaskStep</name>
    <message>
        <source>What is the task?</source>
        <translation>Was ist die Aufgabe?</translation>
    </message>
    <message>
        <source>The agent works on a copy of the base. Everything outside the scope stands out in the review.</source>
        <translation>Der Agent arbeitet auf einer Kopie der Basis. Alles außerhalb des Bereichs fällt in der Durchsicht auf.</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Repository</translation>
    </message>
    <message>
        <source>Choose a repository</source>
        <translation>Ein Repository wählen</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>HEAD</source>
        <translation>HEAD</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>This repository has no AGENTS.md or CLAUDE.md. Each run finds out anew how to build and test.</source>
        <translation>Dieses Repository hat kein AGENTS.md oder CLAUDE.md. Jeder Lauf findet von Neuem heraus, wie man baut und testet.</translation>
    </message>
    <message>
        <source>Begin AGENTS.md</source>
        <translation>AGENTS.md beginnen</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>the agent reads it as it stands</source>
        <translation>der Agent liest sie, wie sie dasteht</translation>
    </message>
    <message>
        <source>Title in a few words</source>
        <translation>Titel in wenigen Worten</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>What is to be done, and what is different when it is done. Name files, functions, values.</source>
        <translation>Was zu tun ist, und was danach anders ist. Nenne Dateien, Funktionen, Werte.</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Add a path, for example src/orders/**</source>
        <translation>Einen Pfad hinzufügen, zum Beispiel src/orders/**</translation>
    </message>
    <message>
        <source>matches nothing in this repository</source>
        <translation>trifft nichts in diesem Repository</translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Files of the base. Enter puts one into the scope or takes it out.</source>
        <translation>Dateien der Basis. Eingabe nimmt eine in den Bereich auf oder heraus.</translation>
    </message>
    <message>
        <source>for example npm ci; brings a fresh copy to a working state</source>
        <translation>zum Beispiel npm ci; macht eine frische Kopie arbeitsfähig</translation>
    </message>
    <message>
        <source>Setup command</source>
        <translation>Einrichtungsbefehl</translation>
    </message>
    <message>
        <source>The copy is read-only. The run reports, it changes nothing.</source>
        <translation>Die Kopie ist nur lesbar. Der Lauf berichtet, er ändert nichts.</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesbar</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n files</source>
        <translation>
            <numerusform>%1, %n Datei</numerusform>
            <numerusform>%1, %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>No repository is chosen.</source>
        <translation>Kein Repository ist gewählt.</translation>
    </message>
    <message>
        <source>Reading it</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>what the run may change</source>
        <translation>was der Lauf ändern darf</translation>
    </message>
    <message numerus="yes">
        <source>the run may change %n files</source>
        <translation>
            <numerusform>der Lauf darf %n Datei ändern</numerusform>
            <numerusform>der Lauf darf %n Dateien ändern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::TileGrid</name>
    <message>
        <source>Runs that are going on</source>
        <translation>Läufe, die im Gang sind</translation>
    </message>
</context>
<context>
    <name>remit::TimelineLanes</name>
    <message>
        <source>Timeline of the run</source>
        <translation>Verlauf des Laufs</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>%1 denied</source>
        <translation>%1 verweigert</translation>
    </message>
    <message>
        <source>%1 and unknown</source>
        <translation>%1 und Unbekanntes</translation>
    </message>
    <message>
        <source>Limit %1</source>
        <translation>Grenze %1</translation>
    </message>
</context>
<context>
    <name>remit::TimelineRows</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>remit::TimelineView</name>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Warnings only</source>
        <translation>Nur Warnungen</translation>
    </message>
    <message>
        <source>Find in events</source>
        <translation>In Ereignissen suchen</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Details of the event</source>
        <translation>Einzelheiten des Ereignisses</translation>
    </message>
    <message>
        <source>Show in journal</source>
        <translation>Im Journal zeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Choose an event to see all that is known of it.</source>
        <translation>Wähle ein Ereignis, um alles zu sehen, was darüber bekannt ist.</translation>
    </message>
    <message>
        <source>%1, event %2</source>
        <translation>%1, Ereignis %2</translation>
    </message>
</context>
<context>
    <name>remit::TrayMenu</name>
    <message>
        <source>Next to end</source>
        <translation>Endet als Nächstes</translation>
    </message>
    <message numerus="yes">
        <source>%n questions</source>
        <translation>
            <numerusform>%n Frage</numerusform>
            <numerusform>%n Fragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n durchzusehen</numerusform>
            <numerusform>%n durchzusehen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alerts</source>
        <translation>
            <numerusform>%n Alarm</numerusform>
            <numerusform>%n Alarme</numerusform>
        </translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>Neuer Lauf…</translation>
    </message>
    <message>
        <source>Stop everything…</source>
        <translation>Alles anhalten…</translation>
    </message>
    <message>
        <source>Open Remit</source>
        <translation>Remit öffnen</translation>
    </message>
    <message>
        <source>Quit, runs go on</source>
        <translation>Beenden, Läufe gehen weiter</translation>
    </message>
</context>
<context>
    <name>remit::VerdictDesk</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The run was not accepted.</source>
        <translation>Der Lauf wurde nicht angenommen.</translation>
    </message>
    <message>
        <source>Accepted as a patch.</source>
        <translation>Als Patch angenommen.</translation>
    </message>
    <message>
        <source>Accepted as branch %1 (%2).</source>
        <translation>Als Branch %1 angenommen (%2).</translation>
    </message>
    <message>
        <source>Accepted as 1 commit on %1 (%2).</source>
        <translation>Als 1 Commit auf %1 angenommen (%2).</translation>
    </message>
    <message>
        <source>Accepted as %1 commits on %2 (%3).</source>
        <translation>Als %1 Commits auf %2 angenommen (%3).</translation>
    </message>
    <message>
        <source>The run was not rejected.</source>
        <translation>Der Lauf wurde nicht abgelehnt.</translation>
    </message>
    <message>
        <source>Rejected. Its snapshots are kept.</source>
        <translation>Abgelehnt. Seine Schnappschüsse bleiben erhalten.</translation>
    </message>
    <message>
        <source>The run was not sent back.</source>
        <translation>Der Lauf wurde nicht zurückgegeben.</translation>
    </message>
    <message>
        <source>Sent back with 1 comment. The next round is queued.</source>
        <translation>Mit 1 Kommentar zurückgegeben. Die nächste Runde ist eingereiht.</translation>
    </message>
    <message>
        <source>Sent back with %1 comments. The next round is queued.</source>
        <translation>Mit %1 Kommentaren zurückgegeben. Die nächste Runde ist eingereiht.</translation>
    </message>
    <message>
        <source>The run was not deferred.</source>
        <translation>Der Lauf wurde nicht zurückgestellt.</translation>
    </message>
    <message>
        <source>Deferred %1.</source>
        <translation>Zurückgestellt %1.</translation>
    </message>
    <message>
        <source>The verdict was not taken back. %1</source>
        <translation>Das Urteil wurde nicht zurückgenommen. %1</translation>
    </message>
    <message>
        <source>The verdict was taken back.</source>
        <translation>Das Urteil wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>The answer was not sent.</source>
        <translation>Die Antwort wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>Answered. The run goes on.</source>
        <translation>Beantwortet. Der Lauf geht weiter.</translation>
    </message>
</context>
<context>
    <name>remit::VerdictPanels</name>
    <message>
        <source>%1 has moved. Rebase the change on it and resolve the conflicts.</source>
        <translation>%1 ist weitergegangen. Setze die Änderung per Rebase darauf und löse die Konflikte.</translation>
    </message>
</context>
<context>
    <name>remit::WizardFoot</name>
    <message>
        <source>Save as template</source>
        <translation>Als Vorlage speichern</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>Jetzt starten</translation>
    </message>
    <message>
        <source>This is the first step.</source>
        <translation>Dies ist der erste Schritt.</translation>
    </message>
</context>
<context>
    <name>remit::WizardHead</name>
    <message>
        <source>Contract</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Start from…</source>
        <translation>Beginnen mit…</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>Entwurf speichern</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
</context>
<context>
    <name>remit::WizardPage</name>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next, or start</source>
        <translation>Weiter, oder starten</translation>
    </message>
    <message>
        <source>To preflight</source>
        <translation>Zur Vorprüfung</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>Entwurf speichern</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Einweisung</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>an issue</source>
        <translation>ein Issue</translation>
    </message>
    <message>
        <source>The contract of %1 was not read. %2</source>
        <translation>Der Auftrag von %1 wurde nicht gelesen. %2</translation>
    </message>
    <message>
        <source>The draft was not read: %1</source>
        <translation>Der Entwurf wurde nicht gelesen: %1</translation>
    </message>
    <message>
        <source>The draft was not saved: %1</source>
        <translation>Der Entwurf wurde nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>There is no place for drafts.</source>
        <translation>Es gibt keinen Ort für Entwürfe.</translation>
    </message>
    <message>
        <source>The draft is saved. It stands here when you come back.</source>
        <translation>Der Entwurf ist gespeichert. Er steht hier, wenn du zurückkommst.</translation>
    </message>
    <message>
        <source>Save as template</source>
        <translation>Als Vorlage speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 is a template now.</source>
        <translation>%1 ist jetzt eine Vorlage.</translation>
    </message>
    <message>
        <source>The template was not saved. %1</source>
        <translation>Die Vorlage wurde nicht gespeichert. %1</translation>
    </message>
    <message>
        <source>%1 was not begun: %2</source>
        <translation>%1 wurde nicht begonnen: %2</translation>
    </message>
    <message>
        <source>%1 is begun. Complete and commit it, then it counts.</source>
        <translation>%1 ist begonnen. Vervollständige es und übernimm es in einen Commit, dann zählt es.</translation>
    </message>
    <message>
        <source>In %1 at %2</source>
        <translation>In %1 bei %2</translation>
    </message>
    <message>
        <source>%1, in %2 at %3</source>
        <translation>%1, in %2 bei %3</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Costs at most</source>
        <translation>Kostet höchstens</translation>
    </message>
    <message>
        <source>Takes at most</source>
        <translation>Dauert höchstens</translation>
    </message>
    <message>
        <source>It starts as soon as a slot is free.</source>
        <translation>Er startet, sobald ein Platz frei ist.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>At most %1 and %2. Whichever limit comes first ends the run.</source>
        <translation>Höchstens %1 und %2. Die Grenze, die zuerst kommt, beendet den Lauf.</translation>
    </message>
    <message numerus="yes">
        <source>%n runs start as slots are free.</source>
        <translation>
            <numerusform>%n Lauf beginnt, sobald Plätze frei sind.</numerusform>
            <numerusform>%n Läufe beginnen, sobald Plätze frei sind.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>remit::findings</name>
    <message>
        <source>Outside the scope</source>
        <translation>Außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>Forbidden path changed</source>
        <translation>Verbotener Pfad geändert</translation>
    </message>
    <message>
        <source>Forbidden action tried</source>
        <translation>Verbotenes versucht</translation>
    </message>
    <message>
        <source>Test deleted</source>
        <translation>Test gelöscht</translation>
    </message>
    <message>
        <source>Test skipped</source>
        <translation>Test übersprungen</translation>
    </message>
    <message>
        <source>Assertion removed</source>
        <translation>Zusicherung entfernt</translation>
    </message>
    <message>
        <source>Assertion loosened</source>
        <translation>Zusicherung gelockert</translation>
    </message>
    <message>
        <source>Test snapshot regenerated</source>
        <translation>Test-Schnappschuss neu erzeugt</translation>
    </message>
    <message>
        <source>Check weakened</source>
        <translation>Prüfung geschwächt</translation>
    </message>
    <message>
        <source>Secret added</source>
        <translation>Geheimnis hinzugefügt</translation>
    </message>
    <message>
        <source>Dependency changed</source>
        <translation>Abhängigkeit geändert</translation>
    </message>
    <message>
        <source>Executes elsewhere</source>
        <translation>Wird anderswo ausgeführt</translation>
    </message>
    <message>
        <source>Binary or huge file</source>
        <translation>Binäre oder riesige Datei</translation>
    </message>
    <message>
        <source>Invisible characters</source>
        <translation>Unsichtbare Zeichen</translation>
    </message>
    <message>
        <source>Mode, link or submodule changed</source>
        <translation>Modus, Link oder Submodul geändert</translation>
    </message>
    <message>
        <source>Duplicate code</source>
        <translation>Doppelter Code</translation>
    </message>
    <message>
        <source>Change too large</source>
        <translation>Änderung zu groß</translation>
    </message>
    <message>
        <source>Ignored files left behind</source>
        <translation>Ignorierte Dateien zurückgelassen</translation>
    </message>
    <message>
        <source>Deceptive name</source>
        <translation>Täuschender Name</translation>
    </message>
    <message>
        <source>Nested repository</source>
        <translation>Eingeschachteltes Repository</translation>
    </message>
    <message>
        <source>Claim contradicted</source>
        <translation>Aussage widerlegt</translation>
    </message>
    <message>
        <source>No END_OF_RUN</source>
        <translation>Kein END_OF_RUN</translation>
    </message>
    <message>
        <source>Unusual output</source>
        <translation>Ungewöhnliche Ausgabe</translation>
    </message>
    <message>
        <source>Unusual cost</source>
        <translation>Ungewöhnliche Kosten</translation>
    </message>
    <message>
        <source>Usage disagrees</source>
        <translation>Verbrauch stimmt nicht überein</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Schwer</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>%1 high finding</source>
        <translation>%1 schwerer Befund</translation>
    </message>
    <message>
        <source>%1 high findings</source>
        <translation>%1 schwere Befunde</translation>
    </message>
    <message>
        <source>%1 warning</source>
        <translation>%1 Warnung</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>%1 Warnungen</translation>
    </message>
    <message>
        <source>%1 note</source>
        <translation>%1 Hinweis</translation>
    </message>
    <message>
        <source>%1 notes</source>
        <translation>%1 Hinweise</translation>
    </message>
</context>
</TS>
