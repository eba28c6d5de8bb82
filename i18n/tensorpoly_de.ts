<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>BackboneFacts</name>
    <message numerus="yes">
        <source>%n tensors</source>
        <translation>
            <numerusform>%n Tensor</numerusform>
            <numerusform>%n Tensoren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files of PyTorch</source>
        <translation>
            <numerusform>%n Datei von PyTorch</numerusform>
            <numerusform>%n Dateien von PyTorch</numerusform>
        </translation>
    </message>
    <message>
        <source>one file of PyTorch</source>
        <translation>eine Datei von PyTorch</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familie</translation>
    </message>
    <message>
        <source>T5, version 1.1 (gated feed-forward)</source>
        <translation>T5, Version 1.1 (Feed-forward mit Gate)</translation>
    </message>
    <message>
        <source>T5, version 1.0</source>
        <translation>T5, Version 1.0</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>%1 encoder, %2 decoder</source>
        <translation>%1 Encoder, %2 Decoder</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>%1, feed-forward %2 (%3)</source>
        <translation>%1, Feed-forward %2 (%3)</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>%1 heads of %2</source>
        <translation>%1 Köpfe zu je %2</translation>
    </message>
    <message>
        <source>%1, decoder only</source>
        <translation>%1, nur Decoder</translation>
    </message>
    <message>
        <source>%1 heads</source>
        <translation>%1 Köpfe</translation>
    </message>
    <message>
        <source>%1 heads that share %2 keys and values</source>
        <translation>%1 Köpfe, die sich %2 Keys und Values teilen</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>Vokabular</translation>
    </message>
    <message>
        <source>%1 pieces, shared with the output</source>
        <translation>%1 Teilwörter, gemeinsam mit der Ausgabe</translation>
    </message>
    <message>
        <source>%1 pieces, separate output</source>
        <translation>%1 Teilwörter, eigene Ausgabe</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>Tokenizer</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>%1 tokens, inputs and targets each</source>
        <translation>%1 Token, je für Eingaben und Ziele</translation>
    </message>
</context>
<context>
    <name>BarsText</name>
    <message>
        <source>n=%1</source>
        <translation>n=%1</translation>
    </message>
</context>
<context>
    <name>CompareText</name>
    <message>
        <source>test score</source>
        <translation>Test-Score</translation>
    </message>
    <message>
        <source>validation score</source>
        <translation>Validierungs-Score</translation>
    </message>
    <message>
        <source>%1 of %2 tasks are scored in every run</source>
        <translation>%1 von %2 Aufgaben haben in jedem Durchlauf einen Score</translation>
    </message>
    <message>
        <source>no difference is drawn, since %1.</source>
        <translation>Es wird keine Differenz gezeichnet: %1.</translation>
    </message>
    <message>
        <source>routing differs by %1 of the weight per task (tasks shuffled: %2 ± %3, %4), %5 tasks and %6 sites in common, experts renamed to match.</source>
        <translation>Das Routing weicht je Aufgabe um %1 des Gewichts ab (Aufgaben vertauscht: %2 ± %3, %4); %5 gemeinsame Aufgaben und %6 gemeinsame Stellen, Experten passend umbenannt.</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>%1 minus %2: %3</source>
        <translation>%1 minus %2: %3</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>score gap to single-task references</source>
        <translation>Score-Abstand zu Single-Task-Referenzen</translation>
    </message>
    <message>
        <source>%1 of %2 tasks have references in every run</source>
        <translation>%1 von %2 Aufgaben haben in jedem Durchlauf Referenzen</translation>
    </message>
</context>
<context>
    <name>CurvesFigure</name>
    <message>
        <source>+ %1 more</source>
        <translation>+ %1 weitere</translation>
    </message>
</context>
<context>
    <name>CurvesText</name>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>+ %1 more</source>
        <translation>+ %1 weitere</translation>
    </message>
</context>
<context>
    <name>FigureText</name>
    <message>
        <source>one site</source>
        <translation>eine Stelle</translation>
    </message>
    <message>
        <source>mean of %1 sites</source>
        <translation>Mittel über %1 Stellen</translation>
    </message>
    <message>
        <source>%1, step %2 · %3</source>
        <translation>%1, Schritt %2 · %3</translation>
    </message>
    <message>
        <source>%1, step %2 · %3 · %4</source>
        <translation>%1, Schritt %2 · %3 · %4</translation>
    </message>
    <message>
        <source>%1 · %2 by optimiser step</source>
        <translation>%1 · %2 über Optimierungsschritte</translation>
    </message>
    <message>
        <source>step %1 · %2</source>
        <translation>Schritt %1 · %2</translation>
    </message>
    <message>
        <source>%1, step %2 · mean gap %3</source>
        <translation>%1, Schritt %2 · mittlerer Abstand %3</translation>
    </message>
    <message>
        <source>%1 · seed %2</source>
        <translation>%1 · Seed %2</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>score, multi-task minus single-task</source>
        <translation>Score, Multi-Task minus Single-Task</translation>
    </message>
    <message>
        <source>hurts</source>
        <translation>schadet</translation>
    </message>
    <message>
        <source>helps</source>
        <translation>hilft</translation>
    </message>
    <message>
        <source>one task without a reference</source>
        <translation>eine Aufgabe ohne Referenz</translation>
    </message>
    <message>
        <source>%1 tasks without a reference</source>
        <translation>%1 Aufgaben ohne Referenz</translation>
    </message>
    <message>
        <source>optimiser steps</source>
        <translation>Optimierungsschritte</translation>
    </message>
    <message>
        <source>ARI</source>
        <translation>ARI</translation>
    </message>
    <message>
        <source>chance ± 2 sd</source>
        <translation>Zufall ± 2 SD</translation>
    </message>
    <message>
        <source>mean validation score</source>
        <translation>mittlerer Validierungs-Score</translation>
    </message>
    <message>
        <source>training loss, nats per token</source>
        <translation>Trainingsverlust, Nats/Token</translation>
    </message>
    <message>
        <source>loss in nats per token, multi-task minus single-task</source>
        <translation>Verlust in Nats je Token, Multi-Task minus Single-Task</translation>
    </message>
</context>
<context>
    <name>HistoryText</name>
    <message>
        <source>training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>mean of steps %1 to %2</source>
        <translation>Mittel der Schritte %1 bis %2</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>Natural-Instructions: a JSON file for each task</source>
        <translation>Natural-Instructions: eine JSON-Datei je Aufgabe</translation>
    </message>
    <message>
        <source>CrossFit: TSV files of few-shot samples</source>
        <translation>CrossFit: TSV-Dateien von Few-Shot-Stichproben</translation>
    </message>
    <message>
        <source>P3: Parquet files</source>
        <translation>P3: Parquet-Dateien</translation>
    </message>
    <message>
        <source>P3: Arrow folders that “datasets” saves</source>
        <translation>P3: Arrow-Ordner, wie „datasets“ sie speichert</translation>
    </message>
    <message>
        <source>P3: JSON lines, a file for each task</source>
        <translation>P3: JSON-Zeilen, eine Datei je Aufgabe</translation>
    </message>
    <message>
        <source>Flan: JSON lines that name their task</source>
        <translation>Flan: JSON-Zeilen, die ihre Aufgabe nennen</translation>
    </message>
    <message>
        <source>Alpaca: a JSON list of instructions</source>
        <translation>Alpaca: eine JSON-Liste von Anweisungen</translation>
    </message>
    <message>
        <source>CSV: tables with a header</source>
        <translation>CSV: Tabellen mit Kopfzeile</translation>
    </message>
    <message>
        <source>the input is empty</source>
        <translation>die Eingabe ist leer</translation>
    </message>
    <message>
        <source>the answer is empty</source>
        <translation>die Antwort ist leer</translation>
    </message>
    <message>
        <source>the answer is not among the options</source>
        <translation>die Antwort ist nicht unter den Optionen</translation>
    </message>
    <message>
        <source>there is only one option to choose</source>
        <translation>es gibt nur eine Option</translation>
    </message>
    <message>
        <source>the row is too long for a suite</source>
        <translation>die Zeile ist für eine Suite zu lang</translation>
    </message>
    <message>
        <source>the same row stood there already</source>
        <translation>dieselbe Zeile stand dort schon</translation>
    </message>
    <message>
        <source>the same input stands in another split of the task</source>
        <translation>dieselbe Eingabe steht in einer anderen Teilmenge der Aufgabe</translation>
    </message>
    <message>
        <source>the row says that its answer is wrong</source>
        <translation>die Zeile nennt ihre Antwort selbst falsch</translation>
    </message>
    <message>
        <source>the row cannot be read</source>
        <translation>die Zeile ist nicht lesbar</translation>
    </message>
    <message>
        <source>%1 of %2 read · %3 rows · %4 dropped</source>
        <translation>%1 von %2 gelesen · %3 Zeilen · %4 verworfen</translation>
    </message>
    <message>
        <source>1 task was imported.</source>
        <translation>1 Aufgabe wurde importiert.</translation>
    </message>
    <message>
        <source>%1 tasks were imported.</source>
        <translation>%1 Aufgaben wurden importiert.</translation>
    </message>
    <message>
        <source>%1 rows for training, %2 for validation and %3 for testing.</source>
        <translation>%1 Zeilen zum Trainieren, %2 zur Validierung und %3 zum Testen.</translation>
    </message>
    <message>
        <source>Held out: %1 of the tasks.</source>
        <translation>Zurückgehalten: %1 der Aufgaben.</translation>
    </message>
    <message>
        <source>Splits that the data did not have were drawn for %1 of the tasks.</source>
        <translation>Für %1 der Aufgaben wurden fehlende Teilmengen gezogen.</translation>
    </message>
    <message>
        <source>No row was dropped.</source>
        <translation>Keine Zeile wurde verworfen.</translation>
    </message>
    <message>
        <source>Dropped, of %1 rows read:</source>
        <translation>Verworfen, von %1 gelesenen Zeilen:</translation>
    </message>
    <message>
        <source>%1 rows: %2</source>
        <comment>how many, why</comment>
        <translation>%1 Zeilen: %2</translation>
    </message>
    <message>
        <source>the first: %1</source>
        <translation>die erste: %1</translation>
    </message>
    <message>
        <source>Left out:</source>
        <translation>Ausgelassen:</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
</context>
<context>
    <name>MapText</name>
    <message>
        <source>expert, area by load</source>
        <translation>Experte, Fläche nach Last</translation>
    </message>
    <message>
        <source>near %1</source>
        <comment>neighbouring tasks</comment>
        <translation>nahe bei %1</translation>
    </message>
    <message>
        <source>most on %1 (%2)</source>
        <translation>am meisten auf %1 (%2)</translation>
    </message>
    <message>
        <source>%1 of an even share · used most by %2</source>
        <translation>%1 eines gleichen Anteils · am meisten genutzt von %2</translation>
    </message>
    <message>
        <source>the plane shows %1 % of the variation between tasks</source>
        <translation>die Ebene zeigt %1 % der Unterschiede zwischen Aufgaben</translation>
    </message>
</context>
<context>
    <name>MatrixText</name>
    <message>
        <source>cut: %1</source>
        <translation>Schnitt: %1</translation>
    </message>
</context>
<context>
    <name>ModelSentences</name>
    <message>
        <source>the loss is not finite; lower training.learning_rate</source>
        <translation>Der Verlust ist nicht endlich; senken Sie training.learning_rate</translation>
    </message>
    <message>
        <source>the gradient is not finite; lower training.learning_rate</source>
        <translation>Der Gradient ist nicht endlich; senken Sie training.learning_rate</translation>
    </message>
    <message>
        <source>the smoothed training loss is %1, but was %2 at best; lower training.learning_rate and resume from an earlier checkpoint</source>
        <translation>Der geglättete Trainingsverlust ist %1, war aber bestenfalls %2; senken Sie training.learning_rate und beginnen Sie bei einem früheren Checkpoint</translation>
    </message>
    <message>
        <source>the validation loss is not finite: %1</source>
        <translation>Der Validierungsverlust ist nicht endlich: %1</translation>
    </message>
    <message>
        <source>the test loss is not finite: %1</source>
        <translation>Der Testverlust ist nicht endlich: %1</translation>
    </message>
    <message>
        <source>the routing weights are not distributions over experts; lower training.router_learning_rate</source>
        <translation>Die Routing-Gewichte sind keine Verteilungen über die Experten; senken Sie training.router_learning_rate</translation>
    </message>
    <message>
        <source>the router has collapsed: all tasks use one expert at %1 of %2 sites, such as %3; lower training.router_learning_rate</source>
        <translation>Der Router ist kollabiert: An %1 von %2 Stellen nutzen alle Aufgaben einen einzigen Experten, etwa bei %3; senken Sie training.router_learning_rate</translation>
    </message>
    <message>
        <source>each of the experts %1 gets less than 1 % of an even share of the weights; a lower training.router_learning_rate keeps more alive</source>
        <translation>Die Experten %1 bekommen je weniger als 1 % eines gleichen Anteils der Gewichte; eine kleinere training.router_learning_rate hält mehr am Leben</translation>
    </message>
    <message>
        <source>expert %1 gets less than 1 % of an even share of the weights; a lower training.router_learning_rate keeps more alive</source>
        <translation>Experte %1 bekommt weniger als 1 % eines gleichen Anteils der Gewichte; eine kleinere training.router_learning_rate hält mehr am Leben</translation>
    </message>
    <message>
        <source>the loss of task %1 is not finite; lower training.learning_rate</source>
        <translation>Der Verlust der Aufgabe %1 ist nicht endlich; senken Sie training.learning_rate</translation>
    </message>
    <message>
        <source>below the single-task reference beyond doubt: %1; score gap %2 at worst</source>
        <translation>Zweifelsfrei unter der Single-Task-Referenz: %1; Abstand des Scores schlimmstenfalls %2</translation>
    </message>
    <message>
        <source>below the single-task reference beyond doubt: %1; score gap %2</source>
        <translation>Zweifelsfrei unter der Single-Task-Referenz: %1; Abstand des Scores %2</translation>
    </message>
    <message>
        <source>on %1, %2 threads</source>
        <translation>auf %1, Threads: %2</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>continued</source>
        <translation>fortgesetzt</translation>
    </message>
    <message>
        <source>stopped with a checkpoint</source>
        <translation>mit einem Checkpoint angehalten</translation>
    </message>
    <message>
        <source>all steps done</source>
        <translation>alle Schritte getan</translation>
    </message>
    <message>
        <source>adapter, optimiser and sampler saved</source>
        <translation>Adapter, Optimierer und Sampler gespeichert</translation>
    </message>
    <message>
        <source>reading the suite</source>
        <translation>Suite wird gelesen</translation>
    </message>
    <message>
        <source>loading the backbone</source>
        <translation>Backbone wird geladen</translation>
    </message>
    <message>
        <source>single-task references</source>
        <translation>Single-Task-Referenzen</translation>
    </message>
    <message>
        <source>%1 has one run: the difference may be its seed&apos;s; train at least two seeds of each</source>
        <translation>%1 hat nur einen Durchlauf: Die Differenz kann am Seed liegen; trainieren Sie je mindestens zwei Seeds</translation>
    </message>
    <message>
        <source>both have scores of %1 tasks; the test needs %2</source>
        <translation>beide haben Scores von %1 Aufgaben; der Test braucht %2</translation>
    </message>
    <message>
        <source>100000 random sign flips over %1 tasks, means of %2 and %3 seeds</source>
        <translation>100000 zufällige Vorzeichenwechsel über %1 Aufgaben, Mittel aus %2 und %3 Seeds</translation>
    </message>
    <message>
        <source>sign flips over %1 tasks, means of %2 and %3 seeds</source>
        <translation>Vorzeichenwechsel über %1 Aufgaben, Mittel aus %2 und %3 Seeds</translation>
    </message>
    <message>
        <source>the routing of a run is damaged: it is not what its description announces</source>
        <translation>das Routing eines Durchlaufs ist beschädigt: Es ist nicht, was seine Beschreibung ankündigt</translation>
    </message>
    <message>
        <source>the runs have no task in common</source>
        <translation>die Durchläufe haben keine gemeinsame Aufgabe</translation>
    </message>
    <message>
        <source>one run chooses experts once, the other for each order or head</source>
        <translation>ein Durchlauf wählt Experten einmal, der andere für jede Ordnung oder jeden Kopf</translation>
    </message>
    <message>
        <source>the runs have %1 and %2 experts, which have no counterparts</source>
        <translation>die Durchläufe haben %1 und %2 Experten, die sich nicht zuordnen lassen</translation>
    </message>
    <message>
        <source>the runs have no adapted layer in common</source>
        <translation>die Durchläufe haben keine gemeinsame angepasste Schicht</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <comment>names and a number</comment>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>reading the tasks&apos; texts</source>
        <translation>liest die Texte der Aufgaben</translation>
    </message>
    <message>
        <source>training the vectors of tasks</source>
        <translation>Vektoren der Aufgaben werden trainiert</translation>
    </message>
    <message>
        <source>second stage: the experts start again from the backbone, and the routes stay as they are</source>
        <translation>zweite Phase: Die Experten beginnen wieder beim Backbone, und die Wege bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>second stage: the experts start again from the backbone, and the routes of the best score stay as they are</source>
        <translation>zweite Phase: Die Experten beginnen wieder beim Backbone, und die Wege des besten Wertes bleiben, wie sie sind</translation>
    </message>
</context>
<context>
    <name>PanelKeysText</name>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Umschalt+Tab</translation>
    </message>
    <message>
        <source>next, previous instrument</source>
        <translation>nächstes, voriges Instrument</translation>
    </message>
    <message>
        <source>1 2 3 4</source>
        <translation>1 2 3 4</translation>
    </message>
    <message>
        <source>runs, curves, routing, transfer</source>
        <translation>Durchläufe, Kurven, Routing, Transfer</translation>
    </message>
    <message>
        <source>Up, Down, Page Up, Page Down</source>
        <translation>Auf, Ab, Bild auf, Bild ab</translation>
    </message>
    <message>
        <source>move between rows or curves</source>
        <translation>zwischen Zeilen oder Kurven wechseln</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Pos1, Ende</translation>
    </message>
    <message>
        <source>first or last row; in the curves first or last step</source>
        <translation>erste oder letzte Zeile; bei den Kurven erster oder letzter Schritt</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Links, Rechts</translation>
    </message>
    <message>
        <source>expert in the routing; step in the curves (Shift: ten)</source>
        <translation>Experte im Routing; Schritt bei den Kurven (Umschalt: zehn)</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>open the run, choose the task</source>
        <translation>Durchlauf öffnen, Aufgabe wählen</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>open beside the others, add or remove the task</source>
        <translation>neben den anderen öffnen, Aufgabe dazu- oder abwählen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>play or pause the timeline</source>
        <translation>Zeitachse abspielen oder anhalten</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>go to the run&apos;s end and follow it</source>
        <translation>zum Ende des Durchlaufs gehen und ihm folgen</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>measure of the curves</source>
        <translation>Messgröße der Kurven</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>curves by steps or by examples</source>
        <translation>Kurven nach Schritten oder nach Beispielen</translation>
    </message>
    <message>
        <source>O</source>
        <translation>O</translation>
    </message>
    <message>
        <source>order of the routing&apos;s rows</source>
        <translation>Reihenfolge der Zeilen im Routing</translation>
    </message>
    <message>
        <source>F1 or ?</source>
        <translation>F1 oder ?</translation>
    </message>
    <message>
        <source>show or hide these keys</source>
        <translation>diese Tasten zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>hide the keys, clear the choice, close the panel</source>
        <translation>Tasten verbergen, Auswahl aufheben, Tafel schließen</translation>
    </message>
</context>
<context>
    <name>PanelText</name>
    <message>
        <source>F1: keys</source>
        <translation>F1: Tasten</translation>
    </message>
    <message>
        <source>Keys of the instrument panel</source>
        <translation>Tasten der Instrumententafel</translation>
    </message>
</context>
<context>
    <name>QApplication</name>
    <message>
        <source>Write one figure without a window: routing, clusters, map, transfer, curves, task-scores, task-losses or task-gaps.</source>
        <translation>Schreibt eine Abbildung ohne Fenster: routing, clusters, map, transfer, curves, task-scores, task-losses oder task-gaps.</translation>
    </message>
    <message>
        <source>Run folder of the figure; curves take several.</source>
        <translation>Ordner des Durchlaufs der Abbildung; curves nimmt mehrere.</translation>
    </message>
    <message>
        <source>File to write: .pdf, .svg, .png, .csv or .tex.</source>
        <translation>Zu schreibende Datei: .pdf, .svg, .png, .csv oder .tex.</translation>
    </message>
    <message>
        <source>Width of the figure in millimetres.</source>
        <translation>Breite der Abbildung in Millimetern.</translation>
    </message>
    <message>
        <source>Resolution of a PNG.</source>
        <translation>Auflösung eines PNG.</translation>
    </message>
    <message>
        <source>Size of the text in points.</source>
        <translation>Schriftgröße in Punkt.</translation>
    </message>
    <message>
        <source>Folder of single-task references; may be repeated.</source>
        <translation>Ordner mit Single-Task-Referenzen; darf mehrfach vorkommen.</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Trains one language model on many tasks and shows routing, clusters and transfer.</source>
        <translation>Trainiert ein Sprachmodell auf vielen Aufgaben und zeigt Routing, Cluster und Transfer.</translation>
    </message>
    <message>
        <source>Folder of runs.</source>
        <translation>Ordner der Durchläufe.</translation>
    </message>
    <message>
        <source>Open this run; may be repeated.</source>
        <translation>Diesen Durchlauf öffnen; darf mehrfach vorkommen.</translation>
    </message>
    <message>
        <source>Begin training this configuration.</source>
        <translation>Das Training dieser Konfiguration beginnen.</translation>
    </message>
    <message>
        <source>Run folders to open.</source>
        <translation>Zu öffnende Ordner von Durchläufen.</translation>
    </message>
    <message>
        <source>Language of the window: en, de or zh_CN.</source>
        <translation>Sprache des Fensters: en, de oder zh_CN.</translation>
    </message>
</context>
<context>
    <name>RoutingText</name>
    <message>
        <source>Routing — tasks × experts</source>
        <translation>Routing — Aufgaben × Experten</translation>
    </message>
</context>
<context>
    <name>RunsText</name>
    <message>
        <source>shown · %1</source>
        <translation>gezeigt · %1</translation>
    </message>
    <message>
        <source>open · %1</source>
        <translation>offen · %1</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Durchläufe</translation>
    </message>
    <message>
        <source>one run</source>
        <translation>ein Durchlauf</translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n Durchlauf</numerusform>
            <numerusform>%n Durchläufe</numerusform>
        </translation>
    </message>
    <message>
        <source>The runs of the store are listed here. There is none yet: train one in the main window.</source>
        <translation>Hier stehen die Durchläufe der Ablage. Noch gibt es keinen: Trainieren Sie einen im Hauptfenster.</translation>
    </message>
    <message>
        <source>%1, %2, score %3</source>
        <translation>%1, %2, Score %3</translation>
    </message>
</context>
<context>
    <name>TransferText</name>
    <message>
        <source>Negative transfer</source>
        <translation>Negativer Transfer</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>p &lt; 0.001</source>
        <comment>probability under chance</comment>
        <translation>p &lt; 0,001</translation>
    </message>
    <message>
        <source>p = %1</source>
        <comment>probability under chance</comment>
        <translation>p = %1</translation>
    </message>
    <message>
        <source>agreement with categories: ARI %1 (null %2 ± %3, %4)</source>
        <translation>Übereinstimmung mit Kategorien: ARI %1 (Zufall %2 ± %3, %4)</translation>
    </message>
</context>
<context>
    <name>configDifferences</name>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>not an option</source>
        <translation>keine Option</translation>
    </message>
</context>
<context>
    <name>presets</name>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Left open</source>
        <translation>Offen</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What the run is called in lists; made from method and suite if empty.</source>
        <translation>Wie der Durchlauf in Listen heißt; wenn leer, aus Methode und Suite gebildet.</translation>
    </message>
    <message>
        <source>Suite</source>
        <translation>Suite</translation>
    </message>
    <message>
        <source>The folder that holds suite.json and one folder for each task.</source>
        <translation>Der Ordner mit suite.json und je einem Ordner für jede Aufgabe.</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Ids of the tasks to train; every task whose role is train if empty.</source>
        <translation>Ids der zu trainierenden Aufgaben; wenn leer, alle mit der Rolle train.</translation>
    </message>
    <message>
        <source>Training rows</source>
        <translation>Trainingszeilen</translation>
    </message>
    <message>
        <source>Training rows kept of each task; 0 keeps all.</source>
        <translation>So viele Trainingszeilen jeder Aufgabe werden genutzt; 0 nutzt alle.</translation>
    </message>
    <message>
        <source>rows, 0: all</source>
        <translation>Zeilen, 0: alle</translation>
    </message>
    <message>
        <source>Evaluation rows</source>
        <translation>Auswertungszeilen</translation>
    </message>
    <message>
        <source>Rows of each task scored while training; 0 scores all. A final evaluation scores all.</source>
        <translation>So viele Zeilen jeder Aufgabe werden während des Trainings ausgewertet; 0 nimmt alle. Die letzte Auswertung nimmt alle.</translation>
    </message>
    <message>
        <source>Put the instruction first</source>
        <translation>Anweisung voranstellen</translation>
    </message>
    <message>
        <source>Write the task&apos;s instruction before each input.</source>
        <translation>Schreibt die Anweisung der Aufgabe vor jede Eingabe.</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>Decoder-only backbones: what stands between an input and its target; \n is a line break.</source>
        <translation>Reine Decoder: was zwischen Eingabe und Ziel steht; \n ist ein Zeilenumbruch.</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>Backbone</translation>
    </message>
    <message>
        <source>The folder of the pretrained model, laid out as Hugging Face does.</source>
        <translation>Der Ordner des vortrainierten Modells, wie Hugging Face ihn anlegt.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>How experts and routing are built; its options stand beside it.</source>
        <translation>Wie Experten und Routing gebaut werden; die Optionen stehen daneben.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Optimiser steps of the run.</source>
        <translation>Optimierungsschritte des Durchlaufs.</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Decides the initial adapters and the order of examples.</source>
        <translation>Bestimmt die anfänglichen Adapter und die Reihenfolge der Beispiele.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Examples in each step, over all tasks.</source>
        <translation>Beispiele je Schritt, über alle Aufgaben.</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Stichprobe</translation>
    </message>
    <message>
        <source>Equal numbers of examples of every task, or in proportion to their rows.</source>
        <translation>Gleich viele Beispiele jeder Aufgabe oder im Verhältnis zu ihren Zeilen.</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>balanced</translation>
    </message>
    <message>
        <source>proportional</source>
        <translation>proportional</translation>
    </message>
    <message>
        <source>Bucketing</source>
        <translation>Bucketing</translation>
    </message>
    <message>
        <source>Batches drawn together and sorted by length; 1 does not sort.</source>
        <translation>So viele Batches werden zusammen gezogen und nach Länge sortiert; 1 sortiert nicht.</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>Batches</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Highest learning rate of the adapters&apos; modules.</source>
        <translation>Höchste Lernrate der Module der Adapter.</translation>
    </message>
    <message>
        <source>Router learning rate</source>
        <translation>Lernrate des Routers</translation>
    </message>
    <message>
        <source>Highest learning rate of the routing parameters; 0 leaves them as they start.</source>
        <translation>Höchste Lernrate der Routing-Parameter; 0 lässt sie, wie sie beginnen.</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmphase</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>Gradientengrenze</translation>
    </message>
    <message>
        <source>Largest norm of the whole gradient; 0 does not clip.</source>
        <translation>Größte Norm des ganzen Gradienten; 0 begrenzt nicht.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtszerfall</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>Beta 1</translation>
    </message>
    <message>
        <source>AdamW&apos;s decay of the mean gradient.</source>
        <translation>Zerfall des mittleren Gradienten in AdamW.</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>Beta 2</translation>
    </message>
    <message>
        <source>AdamW&apos;s decay of the mean squared gradient.</source>
        <translation>Zerfall des mittleren quadrierten Gradienten in AdamW.</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>Auswerten alle</translation>
    </message>
    <message>
        <source>Steps between evaluations on the validation split; 0 evaluates only at the end.</source>
        <translation>Schritte zwischen Auswertungen auf den Validierungsdaten; 0 wertet nur am Ende aus.</translation>
    </message>
    <message>
        <source>steps, 0: at the end</source>
        <translation>Schritte, 0: am Ende</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>Checkpoint alle</translation>
    </message>
    <message>
        <source>Steps between checkpoints; 0 keeps only the last state.</source>
        <translation>Schritte zwischen Checkpoints; 0 behält nur den letzten Stand.</translation>
    </message>
    <message>
        <source>Routing every</source>
        <translation>Routing alle</translation>
    </message>
    <message>
        <source>Steps between recordings of the routing.</source>
        <translation>Schritte zwischen Aufnahmen des Routings.</translation>
    </message>
    <message>
        <source>Input limit</source>
        <translation>Eingabegrenze</translation>
    </message>
    <message>
        <source>Longer inputs are cut to this many tokens.</source>
        <translation>Längere Eingaben werden auf so viele Token gekürzt.</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Target limit</source>
        <translation>Zielgrenze</translation>
    </message>
    <message>
        <source>Longer targets are cut to this many tokens; also the limit of generated answers.</source>
        <translation>Längere Ziele werden auf so viele Token gekürzt; auch die Grenze erzeugter Antworten.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Where the run trains: auto, cpu, cuda or cuda:N.</source>
        <translation>Wo der Durchlauf trainiert: auto, cpu, cuda oder cuda:N.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>float64</source>
        <translation>float64</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>CPU threads; 0 uses all cores.</source>
        <translation>CPU-Threads; 0 nutzt alle Kerne.</translation>
    </message>
    <message>
        <source>threads, 0: all</source>
        <translation>Threads, 0: alle</translation>
    </message>
    <message>
        <source>Single-task references</source>
        <translation>Single-Task-Referenzen</translation>
    </message>
    <message>
        <source>auto uses stored ones that match, train makes missing ones first, none leaves negative transfer out.</source>
        <translation>auto nutzt gespeicherte, die passen, train erzeugt fehlende zuerst, none lässt negativen Transfer weg.</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>train</source>
        <translation>train</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Reference folder</source>
        <translation>Ordner der Referenzen</translation>
    </message>
    <message>
        <source>A folder of reference files to look in besides the store.</source>
        <translation>Ein Ordner mit Referenzdateien, in dem außer in der Ablage gesucht wird.</translation>
    </message>
    <message>
        <source>Reference learning rate</source>
        <translation>Lernrate der Referenzen</translation>
    </message>
    <message>
        <source>Learning rate of each task&apos;s private adapter.</source>
        <translation>Lernrate des eigenen Adapters jeder Aufgabe.</translation>
    </message>
    <message>
        <source>Reference rank</source>
        <translation>Rang der Referenzen</translation>
    </message>
    <message>
        <source>Rank of each task&apos;s private adapter.</source>
        <translation>Rang des eigenen Adapters jeder Aufgabe.</translation>
    </message>
    <message>
        <source>TensorPoly-I</source>
        <translation>TensorPoly-I</translation>
    </message>
    <message>
        <source>Tensor-product experts mixed per task after the product: routing over the ranks of an entangled tensor.</source>
        <translation>Tensorprodukt-Experten, je Aufgabe nach dem Produkt gemischt: Routing über die Ränge eines verschränkten Tensors.</translation>
    </message>
    <message>
        <source>Su et al., TMLR 2024, arXiv 2405.16671, and its published code.</source>
        <translation>Su et al., TMLR 2024, arXiv 2405.16671, und der dazu veröffentlichte Code.</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Inner dimension r of the low-rank update; the update is scaled by 1 / r.</source>
        <translation>Innere Dimension r der niedrigrangigen Änderung; die Änderung wird mit 1 / r skaliert.</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Experten</translation>
    </message>
    <message>
        <source>Rank terms R of the entangled tensor that tasks route over.</source>
        <translation>Rangterme R des verschränkten Tensors, über die Aufgaben geroutet werden.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordnung</translation>
    </message>
    <message>
        <source>TensorPoly-II</source>
        <translation>TensorPoly-II</translation>
    </message>
    <message>
        <source>Experts mixed per task and per order before the tensor product: a finer choice with one routing matrix for each order.</source>
        <translation>Experten, je Aufgabe und Ordnung vor dem Tensorprodukt gemischt: eine feinere Wahl mit einer Routing-Matrix je Ordnung.</translation>
    </message>
    <message>
        <source>Leaves R of each order that tasks route over.</source>
        <translation>Blätter R jeder Ordnung, über die Aufgaben geroutet werden.</translation>
    </message>
    <message>
        <source>Poly</source>
        <translation>Poly</translation>
    </message>
    <message>
        <source>Low-rank experts mixed per task: the same weights for both factors of every expert.</source>
        <translation>Niedrigrangige Experten, je Aufgabe gemischt: dieselben Gewichte für beide Faktoren jedes Experten.</translation>
    </message>
    <message>
        <source>Ponti et al. 2022, arXiv 2202.13914; scale 1/r and initial values as in the Poly code of mttl.</source>
        <translation>Ponti et al. 2022, arXiv 2202.13914; Skalierung 1/r und Anfangswerte wie im Poly-Code von mttl.</translation>
    </message>
    <message>
        <source>Low-rank pairs S that tasks route over.</source>
        <translation>Niedrigrangige Paare S, über die Aufgaben geroutet werden.</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>One low-rank update shared by all tasks: the baseline without routing.</source>
        <translation>Eine niedrigrangige Änderung für alle Aufgaben: die Baseline ohne Routing.</translation>
    </message>
    <message>
        <source>TLoRA</source>
        <translation>TLoRA</translation>
    </message>
    <message>
        <source>One low-rank update whose rows are tensor products, shared by all tasks: few numbers, no routing.</source>
        <translation>Eine niedrigrangige Änderung, deren Zeilen Tensorprodukte sind, für alle Aufgaben: wenige Zahlen, kein Routing.</translation>
    </message>
    <message>
        <source>One private low-rank update per task: as many independent single-task runs as there are tasks.</source>
        <translation>Je Aufgabe eine eigene niedrigrangige Änderung: so viele unabhängige Single-Task-Durchläufe, wie es Aufgaben gibt.</translation>
    </message>
    <message>
        <source>Private selector of Ponti et al. 2022; see packaging/docs/demo.md.</source>
        <translation>Privater Selektor von Ponti et al. 2022; siehe packaging/docs/demo.md.</translation>
    </message>
    <message>
        <source>order</source>
        <translation>Ordnung</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>TensorBoard files</source>
        <translation>TensorBoard-Dateien</translation>
    </message>
    <message>
        <source>Also write the curves into the run&apos;s folder as TensorBoard reads them.</source>
        <translation>Schreibt die Kurven auch so in den Ordner des Durchlaufs, wie TensorBoard sie liest.</translation>
    </message>
    <message>
        <source>MHR</source>
        <translation>MHR</translation>
    </message>
    <message>
        <source>Poly with several heads: every block of inputs and outputs mixes the experts with weights of its own.</source>
        <translation>Poly mit mehreren Köpfen: jeder Block von Ein- und Ausgängen mischt die Experten mit eigenen Gewichten.</translation>
    </message>
    <message>
        <source>Caccia et al. 2023, Multi-Head Adapter Routing; scale 1/r and initial values as in the branch mhr_camera_ready of mttl.</source>
        <translation>Caccia et al. 2023, Multi-Head Adapter Routing; Skalierung 1/r und Anfangswerte wie im Zweig mhr_camera_ready von mttl.</translation>
    </message>
    <message>
        <source>Low-rank pairs S that the heads of a task route over.</source>
        <translation>Niedrigrangige Paare S, über die die Köpfe einer Aufgabe geroutet werden.</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Köpfe</translation>
    </message>
    <message>
        <source>Blocks of inputs and outputs that choose their experts by themselves; 1 is Poly.</source>
        <translation>Blöcke von Ein- und Ausgängen, die ihre Experten selbst wählen; 1 ist Poly.</translation>
    </message>
    <message>
        <source>Leaves in each tensor product; 4 needs far fewer numbers than 2. Others than 2 and 4 are not from the paper.</source>
        <translation>Blätter in jedem Tensorprodukt; 4 braucht weit weniger Zahlen als 2. Andere als 2 und 4 stammen nicht aus der Veröffentlichung.</translation>
    </message>
    <message>
        <source>Share of the steps in which the learning rate rises; afterwards it follows the schedule.</source>
        <translation>Anteil der Schritte, in denen die Lernrate steigt; danach folgt sie dem Verlauf.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>How the learning rate goes on after the warm-up: linear and cosine fall to 0.</source>
        <translation>Wie die Lernrate nach dem Warm-up verläuft: linear und cosine fallen auf 0.</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linear</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>konstant</translation>
    </message>
    <message>
        <source>inverse-sqrt</source>
        <translation>inverse Wurzel</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>AdamW, or Adafactor as transformers has it, which keeps far fewer numbers.</source>
        <translation>AdamW oder Adafactor wie in transformers, das weit weniger Zahlen aufbewahrt.</translation>
    </message>
    <message>
        <source>adamw</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>adafactor</source>
        <translation>Adafactor</translation>
    </message>
    <message>
        <source>Scale by parameter</source>
        <translation>Nach Parameter skalieren</translation>
    </message>
    <message>
        <source>Adafactor: multiply the learning rate by the size of each parameter, at least 0.001.</source>
        <translation>Adafactor: die Lernrate mit der Größe jedes Parameters multiplizieren, mindestens 0,001.</translation>
    </message>
    <message>
        <source>Decoupled weight decay of the modules.</source>
        <translation>Entkoppelter Gewichtszerfall der Module.</translation>
    </message>
    <message>
        <source>MoLoRA</source>
        <translation>MoLoRA</translation>
    </message>
    <message>
        <source>Low-rank experts that every token mixes by itself: a gate in each layer chooses the best few.</source>
        <translation>Niedrigrangige Experten, die jedes Token selbst mischt: ein Gate in jeder Schicht wählt die wenigen besten.</translation>
    </message>
    <message>
        <source>Zadouri et al. 2023, arXiv 2309.05444; top-k gate and balance loss as in the baselines of Zhao et al., COLING 2025, arXiv 2412.08946.</source>
        <translation>Zadouri et al. 2023, arXiv 2309.05444; Top-k-Gate und Ausgleichsverlust wie in den Baselines von Zhao et al., COLING 2025, arXiv 2412.08946.</translation>
    </message>
    <message>
        <source>Inner dimension r of the low-rank update.</source>
        <translation>Innere Dimension r der niedrigrangigen Änderung.</translation>
    </message>
    <message>
        <source>Low-rank pairs of a layer that tokens are sent to.</source>
        <translation>Niedrigrangige Paare einer Schicht, an die Token gehen.</translation>
    </message>
    <message>
        <source>Experts per token</source>
        <translation>Experten je Token</translation>
    </message>
    <message>
        <source>Each token uses only the experts that its gate weights most; their weights are made to sum to 1.</source>
        <translation>Jedes Token nutzt nur die Experten, die sein Gate am stärksten gewichtet; ihre Gewichte werden auf die Summe 1 gebracht.</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>The update is scaled by alpha divided by the rank.</source>
        <translation>Die Änderung wird mit Alpha geteilt durch den Rang skaliert.</translation>
    </message>
    <message>
        <source>Experts by layer</source>
        <translation>Experten je Schicht</translation>
    </message>
    <message>
        <source>Experts in each quarter of the layers of encoder and decoder, from the first; even: the number of experts everywhere.</source>
        <translation>Experten in jedem Viertel der Schichten von Encoder und Decoder, vom ersten an; even: überall die Zahl der Experten.</translation>
    </message>
    <message>
        <source>even</source>
        <translation>even</translation>
    </message>
    <message>
        <source>2-4-6-8</source>
        <translation>2-4-6-8</translation>
    </message>
    <message>
        <source>8-6-4-2</source>
        <translation>8-6-4-2</translation>
    </message>
    <message>
        <source>5-5-5-5</source>
        <translation>5-5-5-5</translation>
    </message>
    <message>
        <source>Adapted layers</source>
        <translation>Angepasste Schichten</translation>
    </message>
    <message>
        <source>all: every Linear of attention and feed-forward; qv: queries and values only; auto: qv for decoder-only backbones, all for others.</source>
        <translation>all: jedes Linear von Attention und Feed-forward; qv: nur Queries und Values; auto: qv bei reinen Decodern, sonst all.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>qv</source>
        <translation>qv</translation>
    </message>
    <message>
        <source>Balance coefficient</source>
        <translation>Ausgleichskoeffizient</translation>
    </message>
    <message>
        <source>Weight of the loss that spreads tokens over the experts; the recorded loss is without it.</source>
        <translation>Gewicht des Verlusts, der Token über die Experten verteilt; der aufgezeichnete Verlust enthält ihn nicht.</translation>
    </message>
    <message>
        <source>MoSLD</source>
        <translation>MoSLD</translation>
    </message>
    <message>
        <source>Like MoLoRA, but the experts of a layer share one factor, whose weights are dropped in training.</source>
        <translation>Wie MoLoRA, aber die Experten einer Schicht teilen einen Faktor, dessen Gewichte beim Training zum Teil ausfallen.</translation>
    </message>
    <message>
        <source>Zhao et al., COLING 2025, arXiv 2412.08946; no code was published, what the paper leaves open is as in MoLA.</source>
        <translation>Zhao et al., COLING 2025, arXiv 2412.08946; Code wurde nicht veröffentlicht, was der Artikel offenlässt, ist wie in MoLA.</translation>
    </message>
    <message>
        <source>Private factors of a layer that tokens are sent to, where experts by layer is even.</source>
        <translation>Eigene Faktoren einer Schicht, an die Token gehen, wenn Experten je Schicht even ist.</translation>
    </message>
    <message>
        <source>Weight dropout</source>
        <translation>Gewichts-Dropout</translation>
    </message>
    <message>
        <source>Share of the shared factor&apos;s weights that training sets to zero in each step; 0 is MoSL.</source>
        <translation>Anteil der Gewichte des geteilten Faktors, die das Training in jedem Schritt auf null setzt; 0 ist MoSL.</translation>
    </message>
    <message>
        <source>Shared side</source>
        <translation>Geteilte Seite</translation>
    </message>
    <message>
        <source>Which factor the experts of a layer share: that of the inputs, as LoRA&apos;s names have it, or that of the outputs, as the paper&apos;s dimensions have it.</source>
        <translation>Welchen Faktor die Experten einer Schicht teilen: den der Eingänge, wie es LoRAs Namen sagen, oder den der Ausgänge, wie es die Dimensionen des Artikels sagen.</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Hu et al. 2021; initial values as in the Poly code of mttl.</source>
        <translation>Hu et al. 2021; Anfangswerte wie im Poly-Code von mttl.</translation>
    </message>
    <message>
        <source>Input dropout</source>
        <translation>Eingangs-Dropout</translation>
    </message>
    <message>
        <source>Share of the update&apos;s inputs that training sets to zero in each step.</source>
        <translation>Anteil der Eingänge der Änderung, die das Training in jedem Schritt auf null setzt.</translation>
    </message>
    <message>
        <source>(IA)³</source>
        <translation>(IA)³</translation>
    </message>
    <message>
        <source>Learned scales of keys, values and inner activations, shared by all tasks: the fewest numbers, no routing.</source>
        <translation>Gelernte Skalen von Keys, Values und inneren Aktivierungen für alle Aufgaben: die wenigsten Zahlen, kein Routing.</translation>
    </message>
    <message>
        <source>Liu et al. 2022, Few-Shot Parameter-Efficient Fine-Tuning (T-Few).</source>
        <translation>Liu et al. 2022, Few-Shot Parameter-Efficient Fine-Tuning (T-Few).</translation>
    </message>
    <message>
        <source>Full fine-tuning</source>
        <translation>Volles Fine-Tuning</translation>
    </message>
    <message>
        <source>Every weight of attention and feed-forward is trained, shared by all tasks; needs five times the memory of those weights.</source>
        <translation>Jedes Gewicht von Attention und Feed-forward wird trainiert, für alle Aufgaben gemeinsam; braucht fünfmal den Speicher dieser Gewichte.</translation>
    </message>
    <message>
        <source>The usual upper baseline; embeddings and norms stay frozen.</source>
        <translation>Die übliche obere Baseline; Embeddings und Normen bleiben eingefroren.</translation>
    </message>
    <message>
        <source>Selector</source>
        <translation>Selektor</translation>
    </message>
    <message>
        <source>learned: tasks learn which experts they use; average: all experts alike; private: one expert for each task; fixed: one for each category of the suite.</source>
        <translation>learned: Aufgaben lernen, welche Experten sie nutzen; average: alle Experten gleich; private: ein Experte je Aufgabe; fixed: einer je Kategorie der Suite.</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>learned</translation>
    </message>
    <message>
        <source>average</source>
        <translation>average</translation>
    </message>
    <message>
        <source>private</source>
        <translation>private</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>fixed</translation>
    </message>
    <message>
        <source>Granularity</source>
        <translation>Granularität</translation>
    </message>
    <message>
        <source>What shares one selector: nothing (each Linear has its own), the Linears of an attention or feed-forward layer, of a block, of encoder or decoder, or all.</source>
        <translation>Was sich einen Selektor teilt: nichts (jedes Linear hat seinen eigenen), die Linears einer Attention- oder Feed-forward-Schicht, eines Blocks, von Encoder oder Decoder, oder alle.</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>layer</translation>
    </message>
    <message>
        <source>block</source>
        <translation>block</translation>
    </message>
    <message>
        <source>coder</source>
        <translation>coder</translation>
    </message>
    <message>
        <source>one</source>
        <translation>one</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Gates</translation>
    </message>
    <message>
        <source>From logits to gates: sigmoid; relaxed-bernoulli: with noise in training; straight-through: rounded to open or closed, also in evaluation.</source>
        <translation>Von Logits zu Gates: sigmoid; relaxed-bernoulli: im Training mit Rauschen; straight-through: auf offen oder geschlossen gerundet, auch in der Auswertung.</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoid</translation>
    </message>
    <message>
        <source>relaxed-bernoulli</source>
        <translation>relaxed-bernoulli</translation>
    </message>
    <message>
        <source>straight-through</source>
        <translation>straight-through</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Of relaxed Bernoulli gates: the lower it is, the closer they are to open or closed.</source>
        <translation>Der Gates von relaxed Bernoulli: Je niedriger sie ist, desto näher sind sie an offen oder geschlossen.</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>Normierung</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>sum</translation>
    </message>
    <message>
        <source>average-correction</source>
        <translation>average-correction</translation>
    </message>
    <message>
        <source>l2</source>
        <translation>l2</translation>
    </message>
    <message>
        <source>Shared expert</source>
        <translation>Gemeinsamer Experte</translation>
    </message>
    <message>
        <source>Opens the gate of the last expert for every task, whatever the task learns.</source>
        <translation>Öffnet das Gate des letzten Experten für jede Aufgabe, was immer sie lernt.</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>cross</source>
        <translation>Cross-Attention</translation>
    </message>
    <message>
        <source>feed-forward</source>
        <translation>Feed-forward</translation>
    </message>
    <message>
        <source>Row sample</source>
        <translation>Zeilenauswahl</translation>
    </message>
    <message>
        <source>Which rows are kept where training rows are limited: the first ones for 0, else those drawn with this seed.</source>
        <translation>Welche Zeilen bleiben, wo Trainingszeilen begrenzt sind: die ersten bei 0, sonst die mit diesem Seed gezogenen.</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Label-Glättung</translation>
    </message>
    <message>
        <source>Share of the wanted probability that every token of the vocabulary gets alike.</source>
        <translation>Anteil der gewünschten Wahrscheinlichkeit, den alle Token des Vokabulars gleichermaßen bekommen.</translation>
    </message>
    <message>
        <source>Choice loss</source>
        <translation>Auswahlverlust</translation>
    </message>
    <message>
        <source>Weight of T-Few&apos;s loss that tells the options of a row apart; 0 leaves it out.</source>
        <translation>Gewicht des Verlusts von T-Few, der die Optionen einer Zeile unterscheidet; 0 lässt ihn weg.</translation>
    </message>
    <message>
        <source>Unlikelihood loss</source>
        <translation>Unwahrscheinlichkeitsverlust</translation>
    </message>
    <message>
        <source>Weight of T-Few&apos;s loss that makes wrong options unlikely; 0 leaves it out.</source>
        <translation>Gewicht des Verlusts von T-Few, der falsche Optionen unwahrscheinlich macht; 0 lässt ihn weg.</translation>
    </message>
    <message>
        <source>Length normalisation</source>
        <translation>Längennormierung</translation>
    </message>
    <message>
        <source>Options compare by loss divided by this power of their tokens; evaluation uses 1.</source>
        <translation>Optionen werden nach Verlust geteilt durch diese Potenz ihrer Tokenzahl verglichen; die Auswertung nimmt 1.</translation>
    </message>
    <message>
        <source>Trained run</source>
        <translation>Trainierter Durchlauf</translation>
    </message>
    <message>
        <source>Folder of a trained run whose adapters this one starts from; empty trains from the start.</source>
        <translation>Ordner eines trainierten Durchlaufs, von dessen Adaptern dieser ausgeht; leer trainiert von Anfang an.</translation>
    </message>
    <message>
        <source>Adapted part</source>
        <translation>Angepasster Teil</translation>
    </message>
    <message>
        <source>routing</source>
        <translation>Routing</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>scratch</source>
        <translation>von Grund auf</translation>
    </message>
    <message>
        <source>First routing</source>
        <translation>Erstes Routing</translation>
    </message>
    <message>
        <source>What the new task&apos;s routing starts from: fresh values, or the trained task whose inputs are nearest.</source>
        <translation>Wovon das Routing der neuen Aufgabe ausgeht: von frischen Werten oder von der trainierten Aufgabe mit den ähnlichsten Eingaben.</translation>
    </message>
    <message>
        <source>fresh</source>
        <translation>frisch</translation>
    </message>
    <message>
        <source>nearest</source>
        <translation>nächste</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Which step counts: the best on the validation split, or the best on the test split, which is optimistic.</source>
        <translation>Welcher Schritt zählt: der beste auf den Validierungsdaten oder der beste auf den Testdaten, was zu günstig ist.</translation>
    </message>
    <message>
        <source>separate-dev</source>
        <translation>eigene Validierungsdaten</translation>
    </message>
    <message>
        <source>best-on-test</source>
        <translation>bester auf Testdaten</translation>
    </message>
    <message>
        <source>TensorPoly-I on T0-3B</source>
        <translation>TensorPoly-I auf T0-3B</translation>
    </message>
    <message>
        <source>The papers&apos; published code (mttl, branch zs_code, configs/t0) for bigscience/T0_3B</source>
        <translation>Der veröffentlichte Code der Artikel (mttl, Zweig zs_code, configs/t0) für bigscience/T0_3B</translation>
    </message>
    <message>
        <source>Order 4 is what the published file says; the paper&apos;s own tables are not known.</source>
        <translation>Ordnung 4 steht in der veröffentlichten Datei; die Tabellen des Artikels selbst sind nicht bekannt.</translation>
    </message>
    <message>
        <source>A task is one prompt template of T0&apos;s base mixture there, 313 in all, with 1000 training rows each; bring such a suite.</source>
        <translation>Eine Aufgabe ist dort eine Prompt-Vorlage der Grundmischung von T0, insgesamt 313 mit je 1000 Trainingszeilen; bringen Sie eine solche Suite mit.</translation>
    </message>
    <message>
        <source>The published optimiser gives 1e-3 to names with &apos;lora&apos; in them alone, so that the leaves of the tensor methods train with 3e-4 and all others with 1e-3; this follows it.</source>
        <translation>Der veröffentlichte Optimierer gibt 1e-3 nur Namen, in denen „lora“ vorkommt; daher trainieren die Blätter der Tensormethoden mit 3e-4 und alle anderen mit 1e-3, und so ist es auch hier.</translation>
    </message>
    <message>
        <source>The published run keeps checkpoints every 50000 steps and at 25000; evaluation in between is ours.</source>
        <translation>Der veröffentlichte Durchlauf behält Checkpoints alle 50000 Schritte und bei 25000; die Auswertung dazwischen ist von uns.</translation>
    </message>
    <message>
        <source>TensorPoly-II on T0-3B</source>
        <translation>TensorPoly-II auf T0-3B</translation>
    </message>
    <message>
        <source>Order 4 is taken from TensorPoly-I&apos;s file; the published file leaves it to the command line.</source>
        <translation>Ordnung 4 ist der Datei von TensorPoly-I entnommen; die veröffentlichte Datei überlässt sie der Befehlszeile.</translation>
    </message>
    <message>
        <source>Poly on T0-3B</source>
        <translation>Poly auf T0-3B</translation>
    </message>
    <message>
        <source>LoRA on T0-3B</source>
        <translation>LoRA auf T0-3B</translation>
    </message>
    <message>
        <source>MHR on T5-XL-LM</source>
        <translation>MHR auf T5-XL-LM</translation>
    </message>
    <message>
        <source>The published batch is 8 rows, twice accumulated: set training.batch_size=16 where memory allows.</source>
        <translation>Der veröffentlichte Batch hat 8 Zeilen, zweimal akkumuliert: Setzen Sie training.batch_size=16, wo der Speicher reicht.</translation>
    </message>
    <message>
        <source>Its file leaves noise on the routing on; this trains without, as the other presets do.</source>
        <translation>Dort bleibt Rauschen auf dem Routing an; hier wird ohne trainiert, wie bei den anderen Rezepten.</translation>
    </message>
    <message>
        <source>Few-shot adaptation on T0</source>
        <translation>Few-Shot-Anpassung auf T0</translation>
    </message>
    <message>
        <source>The papers&apos; published code (mttl, finetune.json) and Liu et al. 2022 (T-Few)</source>
        <translation>Der veröffentlichte Code der Artikel (mttl, finetune.json) und Liu et al. 2022 (T-Few)</translation>
    </message>
    <message>
        <source>For tensorpoly adapt. The published numbers are of the best step on the test rows themselves: --protocol best-on-test; the default here is not.</source>
        <translation>Für tensorpoly adapt. Die veröffentlichten Zahlen gelten für den besten Schritt auf den Testzeilen selbst: --protocol best-on-test; die Vorgabe hier ist es nicht.</translation>
    </message>
    <message>
        <source>Published shots: wsc, wic, rte, cb, copa and anli 32, winogrande 50, storycloze 70, hellaswag 20; seeds 42, 1024 and 0.</source>
        <translation>Veröffentlichte Beispielzahlen: wsc, wic, rte, cb, copa und anli 32, winogrande 50, storycloze 70, hellaswag 20; Seeds 42, 1024 und 0.</translation>
    </message>
    <message>
        <source>It validates every 50 epochs or every 4, by version; every 100 steps is ours.</source>
        <translation>Dort wird je nach Version alle 50 oder alle 4 Epochen validiert; alle 100 Schritte ist von uns.</translation>
    </message>
    <message>
        <source>Poly on CrossFit</source>
        <translation>Poly auf CrossFit</translation>
    </message>
    <message>
        <source>Ponti et al. 2022, arXiv 2202.13914, for BART-large</source>
        <translation>Ponti et al. 2022, arXiv 2202.13914, für BART-large</translation>
    </message>
    <message>
        <source>Searched there: module rates 1e-2, 1e-3 and 1e-4, router rates 1e-1 and 1e-2, 2 to 32 experts; the middle is taken.</source>
        <translation>Dort durchsucht: Lernraten der Module 1e-2, 1e-3 und 1e-4, des Routers 1e-1 und 1e-2, 2 bis 32 Experten; genommen ist die Mitte.</translation>
    </message>
    <message>
        <source>It trains 30 epochs; set training.steps to 30 times the rows divided by 32.</source>
        <translation>Dort wird 30 Epochen trainiert; setzen Sie training.steps auf das 30-Fache der Zeilen geteilt durch 32.</translation>
    </message>
    <message>
        <source>The paper adapts attention alone, this build attention and feed-forward.</source>
        <translation>Der Artikel passt nur die Attention an, dieses Programm Attention und Feed-forward.</translation>
    </message>
    <message>
        <source>Clipping, decay and length limits are not stated; the program&apos;s defaults stand.</source>
        <translation>Gradientengrenze, Decay und Längengrenzen sind nicht angegeben; es gelten die Vorgaben des Programms.</translation>
    </message>
    <message>
        <source>MoSLD on LLaMA-2-7B</source>
        <translation>MoSLD auf LLaMA-2-7B</translation>
    </message>
    <message>
        <source>Zhao et al., COLING 2025, arXiv 2412.08946, section 4.3</source>
        <translation>Zhao et al., COLING 2025, arXiv 2412.08946, Abschnitt 4.3</translation>
    </message>
    <message>
        <source>Optimiser, schedule, warm-up, decay, length limit and the weight of the balance loss are not stated; AdamW, 256 tokens and 1e-3 are those of the sibling code MoLA, the rest the program&apos;s defaults.</source>
        <translation>Optimierer, Verlauf, Aufwärmen, Decay, Längengrenze und das Gewicht des Ausgleichsverlusts sind nicht angegeben; AdamW, 256 Token und 1e-3 stammen aus dem verwandten Code MoLA, der Rest sind Vorgaben des Programms.</translation>
    </message>
    <message>
        <source>The recipe&apos;s text gives more experts to low layers, its ablation finds more in high layers better; 2-4-6-8 is the latter.</source>
        <translation>Der Text des Rezepts gibt unteren Schichten mehr Experten, seine Ablation findet mehr in oberen Schichten besser; 2-4-6-8 ist Letzteres.</translation>
    </message>
    <message>
        <source>It trains 10 epochs; set training.steps to 10 times the rows divided by 128.</source>
        <translation>Dort wird 10 Epochen trainiert; setzen Sie training.steps auf das 10-Fache der Zeilen geteilt durch 128.</translation>
    </message>
    <message>
        <source>Task-level MoE</source>
        <translation>MoE auf Aufgabenebene</translation>
    </message>
    <message>
        <source>Every layer exists in several copies that are all trained; a router mixes them by task. Needs the memory of so many models.</source>
        <translation>Jede Schicht gibt es in mehreren Kopien, die alle trainiert werden; ein Router mischt sie je Aufgabe. Braucht den Speicher ebenso vieler Modelle.</translation>
    </message>
    <message>
        <source>Copies of every layer that tasks are routed to.</source>
        <translation>Kopien jeder Schicht, zu denen Aufgaben geleitet werden.</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>Routing</translation>
    </message>
    <message>
        <source>softmax mixes all experts; gumbel does so with noise in training; straight-through draws one; average and random learn nothing, to compare with.</source>
        <translation>softmax mischt alle Experten; gumbel tut es im Training mit Rauschen; straight-through zieht einen; average und random lernen nichts und dienen dem Vergleich.</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>gumbel</source>
        <translation>Gumbel</translation>
    </message>
    <message>
        <source>random-per-example</source>
        <translation>zufällig je Beispiel</translation>
    </message>
    <message>
        <source>random-per-task</source>
        <translation>zufällig je Aufgabe</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Network from the vector of a task to its routes; per-layer ones make what each layer sees, the others tell layers apart by a position.</source>
        <translation>Netz vom Vektor einer Aufgabe zu ihren Wegen; die per-layer-Formen bilden für jede Schicht eine eigene Eingabe, die anderen unterscheiden Schichten durch eine Position.</translation>
    </message>
    <message>
        <source>mlp-per-layer</source>
        <translation>MLP je Schicht</translation>
    </message>
    <message>
        <source>mlp</source>
        <translation>MLP</translation>
    </message>
    <message>
        <source>rnn</source>
        <translation>RNN</translation>
    </message>
    <message>
        <source>rnn-per-layer</source>
        <translation>RNN je Schicht</translation>
    </message>
    <message>
        <source>gru</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>gru-per-layer</source>
        <translation>GRU je Schicht</translation>
    </message>
    <message>
        <source>lstm</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>lstm-per-layer</source>
        <translation>LSTM je Schicht</translation>
    </message>
    <message>
        <source>transformer</source>
        <translation>Transformer</translation>
    </message>
    <message>
        <source>transformer-per-layer</source>
        <translation>Transformer je Schicht</translation>
    </message>
    <message>
        <source>Task vectors</source>
        <translation>Aufgabenvektoren</translation>
    </message>
    <message>
        <source>random</source>
        <translation>zufällig</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>tuned-text</source>
        <translation>Text nach Feintraining</translation>
    </message>
    <message>
        <source>fisher</source>
        <translation>Fisher</translation>
    </message>
    <message>
        <source>Vector size</source>
        <translation>Vektorgröße</translation>
    </message>
    <message>
        <source>Numbers of a task vector, but for texts, whose vectors are as long as hidden states; a multiple of 4.</source>
        <translation>Zahlen eines Aufgabenvektors, außer bei Texten, deren Vektoren so lang wie verborgene Zustände sind; ein Vielfaches von 4.</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <source>2: after a first stage the experts start again from the backbone, and the routes that were learned stay as they are.</source>
        <translation>2: Nach einer ersten Phase beginnen die Experten wieder beim Backbone, und die gelernten Wege bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>First stage</source>
        <translation>Erste Phase</translation>
    </message>
    <message>
        <source>Share of the steps after which the second stage begins.</source>
        <translation>Anteil der Schritte, nach dem die zweite Phase beginnt.</translation>
    </message>
    <message>
        <source>Kept routes</source>
        <translation>Behaltene Wege</translation>
    </message>
    <message>
        <source>Which routes of the first stage the second one keeps: the last, or those of the best mean validation score.</source>
        <translation>Welche Wege der ersten Phase die zweite behält: die letzten oder die mit dem besten mittleren Validierungswert.</translation>
    </message>
    <message>
        <source>last</source>
        <translation>letzte</translation>
    </message>
    <message>
        <source>best</source>
        <translation>beste</translation>
    </message>
    <message>
        <source>Train given vectors</source>
        <translation>Gegebene Vektoren trainieren</translation>
    </message>
    <message>
        <source>Whether vectors made before training are trained further; learned ones always are, random ones never.</source>
        <translation>Ob vor dem Training gebildete Vektoren weiter trainiert werden; gelernte immer, zufällige nie.</translation>
    </message>
    <message>
        <source>Vector learning rate</source>
        <translation>Lernrate der Vektoren</translation>
    </message>
    <message>
        <source>Learning rate of task vectors, as a multiple of the router&apos;s.</source>
        <translation>Lernrate der Aufgabenvektoren als Vielfaches derer des Routers.</translation>
    </message>
    <message>
        <source>Vector steps</source>
        <translation>Vektorschritte</translation>
    </message>
    <message>
        <source>Steps on each task, 8 rows at a time, that its tuned-text or fisher vector takes.</source>
        <translation>Schritte auf jeder Aufgabe, je 8 Zeilen, die ihr tuned-text- oder fisher-Vektor braucht.</translation>
    </message>
    <message>
        <source>Vector training rate</source>
        <translation>Lernrate der Vektorschritte</translation>
    </message>
    <message>
        <source>Learning rate of these steps.</source>
        <translation>Lernrate dieser Schritte.</translation>
    </message>
    <message>
        <source>Router width</source>
        <translation>Routerbreite</translation>
    </message>
    <message>
        <source>Hidden size of the router; a multiple of 4.</source>
        <translation>Verborgene Größe des Routers; ein Vielfaches von 4.</translation>
    </message>
    <message>
        <source>Router dropout</source>
        <translation>Router-Dropout</translation>
    </message>
    <message>
        <source>Share that a transformer as router drops in training; published: 0.1.</source>
        <translation>Anteil, den ein Transformer als Router im Training fallen lässt; veröffentlicht: 0,1.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Whether noise of gumbel and straight-through is drawn for each task or, as published, for each example.</source>
        <translation>Ob das Rauschen von gumbel und straight-through je Aufgabe oder, wie veröffentlicht, je Beispiel gezogen wird.</translation>
    </message>
    <message>
        <source>task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Noise in evaluation</source>
        <translation>Rauschen bei der Auswertung</translation>
    </message>
    <message>
        <source>Whether noise is also drawn in evaluation, as published; scores are then a matter of chance.</source>
        <translation>Ob auch bei der Auswertung Rauschen gezogen wird, wie veröffentlicht; Werte hängen dann vom Zufall ab.</translation>
    </message>
    <message>
        <source>Routes are the softmax of logits divided by this, which falls with the steps.</source>
        <translation>Wege sind der Softmax der Logits geteilt durch diesen Wert, der mit den Schritten fällt.</translation>
    </message>
    <message>
        <source>Lowest temperature</source>
        <translation>Niedrigste Temperatur</translation>
    </message>
    <message>
        <source>Where the temperature stops falling.</source>
        <translation>Wo die Temperatur aufhört zu fallen.</translation>
    </message>
    <message>
        <source>Temperature rate</source>
        <translation>Temperaturrate</translation>
    </message>
    <message>
        <source>The temperature falls as exp(-rate * step); 0: so that it is at its lowest after a third of the stage.</source>
        <translation>Die Temperatur fällt wie exp(-Rate * Schritt); 0: so, dass sie nach einem Drittel der Phase am niedrigsten ist.</translation>
    </message>
    <message>
        <source>Second temperature</source>
        <translation>Zweite Temperatur</translation>
    </message>
    <message>
        <source>The temperature that the second stage starts with: all experts are nearly averaged.</source>
        <translation>Die Temperatur, mit der die zweite Phase beginnt: Alle Experten werden fast gemittelt.</translation>
    </message>
    <message>
        <source>Second lowest temperature</source>
        <translation>Niedrigste Temperatur der zweiten Phase</translation>
    </message>
    <message>
        <source>Where the temperature of the second stage stops falling.</source>
        <translation>Wo die Temperatur der zweiten Phase aufhört zu fallen.</translation>
    </message>
    <message>
        <source>Second temperature rate</source>
        <translation>Temperaturrate der zweiten Phase</translation>
    </message>
    <message>
        <source>As the temperature rate, for the second stage; 0: lowest after 95 % of it.</source>
        <translation>Wie die Temperaturrate, für die zweite Phase; 0: am niedrigsten nach 95 % davon.</translation>
    </message>
    <message>
        <source>Random experts</source>
        <translation>Zufällige Experten</translation>
    </message>
    <message>
        <source>Experts that random-per-task gives a task in each layer, fewer than there are.</source>
        <translation>Experten, die random-per-task einer Aufgabe in jeder Schicht gibt, weniger als vorhanden.</translation>
    </message>
    <message>
        <source>Initial noise</source>
        <translation>Anfangsrauschen</translation>
    </message>
    <message>
        <source>Deviation of what is added to each weight of an expert at first, so that experts differ.</source>
        <translation>Streuung dessen, was anfangs zu jedem Gewicht eines Experten kommt, damit Experten sich unterscheiden.</translation>
    </message>
    <message>
        <source>Distance coefficient</source>
        <translation>Abstandskoeffizient</translation>
    </message>
    <message>
        <source>Weight of a loss on how far the experts of a layer are apart; below 0 it drives them apart.</source>
        <translation>Gewicht eines Verlustes auf den Abstand der Experten einer Schicht; unter 0 treibt er sie auseinander.</translation>
    </message>
    <message>
        <source>Number type of the frozen backbone; adapters are float32 or wider. float16 scales the loss; bfloat16 needs no scaling.</source>
        <translation>Zahlentyp der eingefrorenen Basis; Adapter sind float32 oder genauer. float16 skaliert den Verlust; bfloat16 braucht das nicht.</translation>
    </message>
    <message>
        <source>float16</source>
        <translation>float16</translation>
    </message>
    <message>
        <source>Gradient checkpointing</source>
        <translation>Gradient Checkpointing</translation>
    </message>
    <message>
        <source>Run each layer again in the backward pass instead of keeping what it computed: less memory, about a third more time.</source>
        <translation>Jede Schicht im Rückwärtslauf noch einmal rechnen, statt ihre Zwischenwerte zu behalten: weniger Speicher, etwa ein Drittel mehr Zeit.</translation>
    </message>
    <message>
        <source>What is trained: all, the routing alone, the modules under a uniform mean, all of it from scratch, the modules alone under fixed routing, or the dense model squeezed out of a mixture of layers.</source>
        <translation>Was trainiert wird: alles, das Routing allein, die Module unter gleichmäßigem Mittel, alles von Grund auf, die Module allein unter festem Routing oder das dichte Modell, das aus einer Mischung von Schichten gewonnen wird.</translation>
    </message>
    <message>
        <source>modules</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>squeezed</source>
        <translation>verdichtet</translation>
    </message>
    <message>
        <source>sum: gates divided by their sum; average-correction: by the root of their number instead; l2: logits divided by their length, which leaves negative weights. Routing matrices then show the sizes of the weights as shares, without their sign.</source>
        <translation>sum: Gates durch ihre Summe geteilt; average-correction: stattdessen durch die Wurzel ihrer Zahl; l2: Logits durch ihre Länge geteilt, wobei Gewichte negativ bleiben. Routing-Matrizen zeigen dann die Größen der Gewichte als Anteile, ohne ihr Vorzeichen.</translation>
    </message>
    <message>
        <source>Ye, Zha and Ren, Findings of EMNLP 2022, arXiv 2205.12701; noise is drawn for each task and not in evaluation, and embeddings stay frozen, unless options say otherwise.</source>
        <translation>Ye, Zha und Ren, Findings of EMNLP 2022, arXiv 2205.12701; Rauschen wird je Aufgabe und nicht bei der Auswertung gezogen, und Einbettungen bleiben eingefroren, sofern Optionen nichts anderes sagen.</translation>
    </message>
    <message>
        <source>What the router knows of a task: learned or random numbers, what the encoder says of its training inputs, before or after fine-tuning on it, or which adapters matter for it; decoder-text: what the decoder says of them, as published.</source>
        <translation>Was der Router von einer Aufgabe weiß: gelernte oder zufällige Zahlen, was der Encoder zu ihren Trainingseingaben sagt, vor oder nach Feintraining auf ihr, oder welche Adapter für sie zählen; decoder-text: was der Decoder zu ihnen sagt, wie veröffentlicht.</translation>
    </message>
    <message>
        <source>decoder-text</source>
        <translation>Text des Decoders</translation>
    </message>
    <message>
        <source>Experts in evaluation</source>
        <translation>Experten bei der Auswertung</translation>
    </message>
    <message>
        <source>Which experts run in evaluation: all that a task&apos;s route weighs, or the one with the largest weight alone, as published code generates with gumbel and straight-through; a second stage runs all.</source>
        <translation>Welche Experten bei der Auswertung laufen: alle, die der Weg einer Aufgabe gewichtet, oder allein der mit dem größten Gewicht, wie der veröffentlichte Code bei gumbel und straight-through Texte erzeugt; in einer zweiten Phase laufen alle.</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>größter</translation>
    </message>
    <message>
        <source>Dense encoder layers</source>
        <translation>Dichte Encoderschichten</translation>
    </message>
    <message>
        <source>Numbers of encoder layers from 0, such as 0,1, that stay one copy, trained as the rest; published runs have none.</source>
        <translation>Nummern von Encoderschichten ab 0, etwa 0,1, die eine Kopie bleiben und wie der Rest trainiert werden; veröffentlichte Durchläufe haben keine.</translation>
    </message>
    <message>
        <source>Dense decoder layers</source>
        <translation>Dichte Decoderschichten</translation>
    </message>
    <message>
        <source>The same for the decoder; all layers in both lists: no mixture, every layer is fine-tuned.</source>
        <translation>Dasselbe für den Decoder; alle Schichten in beiden Listen: keine Mischung, jede Schicht wird feintrainiert.</translation>
    </message>
    <message>
        <source>Train embeddings</source>
        <translation>Einbettungen trainieren</translation>
    </message>
    <message>
        <source>Whether all that is not a layer is trained too: embeddings with a head tied to them, positions and the norms around the stacks; published code does.</source>
        <translation>Ob auch alles trainiert wird, was keine Schicht ist: Einbettungen samt daran gebundenem Kopf, Positionen und die Normen um die Stapel; der veröffentlichte Code tut es.</translation>
    </message>
    <message>
        <source>Task-level MoE on BART-base</source>
        <translation>Task-level MoE auf BART-base</translation>
    </message>
    <message>
        <source>Ye, Zha and Ren, Findings of EMNLP 2022, arXiv 2205.12701, and its published code (CrossTaskMoE), for facebook/bart-base</source>
        <translation>Ye, Zha und Ren, Findings of EMNLP 2022, arXiv 2205.12701, und der veröffentlichte Code dazu (CrossTaskMoE), für facebook/bart-base</translation>
    </message>
    <message>
        <source>One stage, with the defaults of the published program. How its example&apos;s task vectors were made is not stated; random ones that are trained are taken.</source>
        <translation>Eine Phase mit den Vorgaben des veröffentlichten Programms. Wie die Aufgabenvektoren seines Beispiels entstanden, ist nicht angegeben; genommen werden zufällige, die trainiert werden.</translation>
    </message>
    <message>
        <source>The published run goes back to the checkpoint with the best mean validation score; this one ends with the last.</source>
        <translation>Der veröffentlichte Durchlauf kehrt zum Checkpoint mit dem besten mittleren Validierungswert zurück; dieser endet mit dem letzten.</translation>
    </message>
    <message>
        <source>Suite: CrossFit&apos;s random partition, 120 training tasks. Published inputs start with the task&apos;s name in brackets; bring such a suite.</source>
        <translation>Suite: CrossFits Aufteilung „random“ mit 120 Trainingsaufgaben. Veröffentlichte Eingaben beginnen mit dem Namen der Aufgabe in Klammern; bringen Sie eine solche Suite mit.</translation>
    </message>
    <message>
        <source>The published loss is a sum over the tokens of the batch, ours a mean over tokens and tasks, so that its clip at 0.1 is reached more often there.</source>
        <translation>Der veröffentlichte Verlust ist eine Summe über die Tokens des Stapels, unserer ein Mittel über Tokens und Aufgaben, sodass dort die Schranke 0,1 öfter erreicht wird.</translation>
    </message>
    <message>
        <source>The published batch is 16 rows, twice accumulated; scores of its gumbel routes are drawn, so that they vary from one evaluation to the next.</source>
        <translation>Der veröffentlichte Stapel hat 16 Zeilen, zweimal gesammelt; Wertungen seiner gumbel-Wege sind gezogen und schwanken von Auswertung zu Auswertung.</translation>
    </message>
    <message>
        <source>Task-level MoE on BART-base, two stages</source>
        <translation>Task-level MoE auf BART-base, zwei Phasen</translation>
    </message>
    <message>
        <source>30000 steps, then 60000 with routes that stay. LSTM and frozen Fisher vectors are what the published comparison is made with; routing and steps of its first stage are not stated and are the program&apos;s defaults.</source>
        <translation>30000 Schritte, dann 60000 mit Wegen, die bleiben. LSTM und eingefrorene Fisher-Vektoren sind, womit der veröffentlichte Vergleich gemacht ist; Routing und Schritte seiner ersten Phase sind nicht angegeben und die Vorgaben des Programms.</translation>
    </message>
    <message>
        <source>Published Fisher vectors are of bottleneck adapters, and how they became 128 numbers is not stated; here they are of LoRA factors, by principal components.</source>
        <translation>Veröffentlichte Fisher-Vektoren sind von Engpass-Adaptern, und wie daraus 128 Zahlen wurden, ist nicht angegeben; hier sind sie von LoRA-Faktoren, über Hauptkomponenten.</translation>
    </message>
    <message>
        <source>The second stage is evaluated every 3000 steps from 15000 on there.</source>
        <translation>Die zweite Phase wird dort ab Schritt 15000 alle 3000 Schritte ausgewertet.</translation>
    </message>
</context>
<context>
    <name>tp::AboutCommand</name>
    <message>
        <source>&amp;About TensorPoly Workbench</source>
        <translation>&amp;Über TensorPoly Workbench</translation>
    </message>
    <message>
        <source>About TensorPoly Workbench</source>
        <translation>Über TensorPoly Workbench</translation>
    </message>
    <message>
        <source>&lt;h3&gt;TensorPoly Workbench %1&lt;/h3&gt;&lt;p&gt;Trains one language model on many tasks with routed adapters, and shows routing, task clusters and negative transfer while they form.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. Built with Qt %2, LibTorch, QCustomPlot and Dear ImGui.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;TensorPoly Workbench %1&lt;/h3&gt;&lt;p&gt;Trainiert ein Sprachmodell auf vielen Aufgaben mit Adaptern und Routing und zeigt Routing, Cluster der Aufgaben und negativen Transfer, während sie entstehen.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder später. Gebaut mit Qt %2, LibTorch, QCustomPlot und Dear ImGui.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>tp::AdaptCommand</name>
    <message>
        <source>&amp;Adapt to a new task…</source>
        <translation>An &amp;neue Aufgabe anpassen…</translation>
    </message>
    <message>
        <source>Train on from the run shown, for a task that it was not trained on</source>
        <translation>Vom gezeigten Durchlauf aus weitertrainieren, für eine Aufgabe, die er nicht gelernt hat</translation>
    </message>
    <message>
        <source>Another run is training; this one can start when it has ended.</source>
        <translation>Ein anderer Durchlauf trainiert; dieser kann starten, wenn er zu Ende ist.</translation>
    </message>
</context>
<context>
    <name>tp::AdaptDialog</name>
    <message>
        <source>1 or more</source>
        <translation>1 oder mehr</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Shots</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Training rows, drawn from those of the task.</source>
        <translation>Trainingszeilen, aus denen der Aufgabe gezogen.</translation>
    </message>
    <message>
        <source>Row sample</source>
        <translation>Zeilenauswahl</translation>
    </message>
    <message>
        <source>The seed that draws the rows; 0 takes the first ones.</source>
        <translation>Der Seed, der die Zeilen zieht; 0 nimmt die ersten.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Optimiser steps of the adaptation.</source>
        <translation>Optimierungsschritte der Anpassung.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Decides fresh values and the order of examples.</source>
        <translation>Bestimmt frische Werte und die Reihenfolge der Beispiele.</translation>
    </message>
    <message>
        <source>What is adapted</source>
        <translation>Was angepasst wird</translation>
    </message>
    <message>
        <source>modules and routing</source>
        <translation>Module und Routing</translation>
    </message>
    <message>
        <source>routing alone, modules stay as trained</source>
        <translation>nur Routing, Module bleiben wie trainiert</translation>
    </message>
    <message>
        <source>modules, under uniform routing</source>
        <translation>Module, bei gleichmäßigem Routing</translation>
    </message>
    <message>
        <source>everything from fresh values, to compare with</source>
        <translation>alles von frischen Werten, zum Vergleich</translation>
    </message>
    <message>
        <source>First routing</source>
        <translation>Erstes Routing</translation>
    </message>
    <message>
        <source>fresh: all experts alike</source>
        <translation>frisch: alle Experten gleich</translation>
    </message>
    <message>
        <source>that of the task with the nearest inputs</source>
        <translation>das der Aufgabe mit den ähnlichsten Eingaben</translation>
    </message>
    <message>
        <source>Step that counts</source>
        <translation>Schritt, der zählt</translation>
    </message>
    <message>
        <source>best on separate validation rows</source>
        <translation>bester auf eigenen Validierungszeilen</translation>
    </message>
    <message>
        <source>best on the test rows (optimistic)</source>
        <translation>bester auf den Testzeilen (zu günstig)</translation>
    </message>
    <message>
        <source>The step is chosen by the rows it is then scored on, as published code does it: the score is too good.</source>
        <translation>Der Schritt wird anhand der Zeilen gewählt, auf denen er dann bewertet wird, wie es veröffentlichter Code tut: Der Score ist zu gut.</translation>
    </message>
    <message>
        <source>Recipe of a paper</source>
        <translation>Rezept eines Artikels</translation>
    </message>
    <message>
        <source>none: trains as the run did</source>
        <translation>keines: trainiert wie der Durchlauf</translation>
    </message>
    <message>
        <source>The same from a terminal</source>
        <translation>Dasselbe aus einem Terminal</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>Shown once nothing is wrong.</source>
        <translation>Erscheint, sobald nichts mehr fehlerhaft ist.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Adapt to a new task</source>
        <translation>An eine neue Aufgabe anpassen</translation>
    </message>
    <message>
        <source>Goes on from this run for one task that it was not trained on. The run itself stays as it is; what comes of it is a run of its own.</source>
        <translation>Macht von diesem Durchlauf aus weiter, für eine Aufgabe, die er nicht gelernt hat. Der Durchlauf selbst bleibt, wie er ist; daraus entsteht ein eigener.</translation>
    </message>
    <message>
        <source>%1 (held out)</source>
        <translation>%1 (zurückgehalten)</translation>
    </message>
    <message>
        <source>%1 has no routing of tasks.</source>
        <translation>%1 hat kein Routing der Aufgaben.</translation>
    </message>
    <message>
        <source>%1 has no uniform mean of experts.</source>
        <translation>%1 hat kein gleichmäßiges Mittel der Experten.</translation>
    </message>
    <message>
        <source>Makes no difference for what is adapted.</source>
        <translation>Macht für das, was angepasst wird, keinen Unterschied.</translation>
    </message>
    <message>
        <source>Reading the run and its suite …</source>
        <translation>Durchlauf und Suite werden gelesen …</translation>
    </message>
    <message>
        <source>%1 training rows</source>
        <translation>%1 Trainingszeilen</translation>
    </message>
    <message>
        <source>modules alone, routing stays as it starts</source>
        <translation>nur Module, Routing bleibt, wie es beginnt</translation>
    </message>
    <message>
        <source>the whole model, squeezed out of the experts</source>
        <translation>das ganze Modell, aus den Experten gewonnen</translation>
    </message>
    <message>
        <source>%1 has no copies of layers.</source>
        <translation>%1 hat keine Kopien von Schichten.</translation>
    </message>
</context>
<context>
    <name>tp::AdaptDraft</name>
    <message>
        <source>A seed is 0 or more.</source>
        <translation>Ein Seed ist 0 oder größer.</translation>
    </message>
    <message>
        <source>The run was trained on every task of its suite, so there is none to adapt it to.</source>
        <translation>Der Durchlauf wurde mit jeder Aufgabe seiner Suite trainiert; es gibt keine, an die er angepasst werden könnte.</translation>
    </message>
    <message>
        <source>At least one row is needed.</source>
        <translation>Mindestens eine Zeile ist nötig.</translation>
    </message>
</context>
<context>
    <name>tp::AdapterDialog</name>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Export adapter</source>
        <translation>Adapter exportieren</translation>
    </message>
    <message>
        <source>peft – an adapter beside the backbone</source>
        <translation>peft – ein Adapter neben dem Backbone</translation>
    </message>
    <message>
        <source>merged – a whole model for transformers</source>
        <translation>zusammengeführt – ein ganzes Modell für transformers</translation>
    </message>
    <message>
        <source>mttl – as the papers&apos; code stores it</source>
        <translation>mttl – wie der Code der Artikel ihn speichert</translation>
    </message>
    <message>
        <source>all tasks</source>
        <translation>alle Aufgaben</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation>For&amp;mat</translation>
    </message>
    <message>
        <source>&amp;Task</source>
        <translation>Auf&amp;gabe</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>An empty folder to write into</source>
        <translation>Ein leerer Ordner als Ziel</translation>
    </message>
    <message>
        <source>Name a folder to write into.</source>
        <translation>Nennen Sie einen Ordner als Ziel.</translation>
    </message>
    <message>
        <source>The folder holds files already; name one that is empty or does not exist.</source>
        <translation>Der Ordner enthält schon Dateien; nennen Sie einen, der leer ist oder noch nicht existiert.</translation>
    </message>
    <message>
        <source>A merged model holds the adapter of one task.</source>
        <translation>Ein zusammengeführtes Modell enthält den Adapter einer Aufgabe.</translation>
    </message>
    <message>
        <source>Two files that PeftModel.from_pretrained reads. All tasks at once are possible for poly and mhr, and where tasks share one adapter.</source>
        <translation>Zwei Dateien, die PeftModel.from_pretrained liest. Alle Aufgaben auf einmal gehen bei poly und mhr und wo Aufgaben einen Adapter teilen.</translation>
    </message>
    <message>
        <source>The backbone with the adapter added to its weights, as large as the backbone itself.</source>
        <translation>Das Backbone mit dem Adapter in seinen Gewichten, so groß wie das Backbone selbst.</translation>
    </message>
    <message>
        <source>One file with the names and shapes of mttl&apos;s published branches.</source>
        <translation>Eine Datei mit den Namen und Formen der veröffentlichten Zweige von mttl.</translation>
    </message>
</context>
<context>
    <name>tp::AlertStrip</name>
    <message>
        <source>Alert at step %1: %2</source>
        <translation>Warnung bei Schritt %1: %2</translation>
    </message>
    <message>
        <source>%1 alerts, the newest at step %2: %3</source>
        <translation>%1 Warnungen, die neueste bei Schritt %2: %3</translation>
    </message>
    <message>
        <source>Show step</source>
        <translation>Schritt zeigen</translation>
    </message>
</context>
<context>
    <name>tp::BackbonePage</name>
    <message>
        <source>Backbone</source>
        <translation>Backbone</translation>
    </message>
    <message>
        <source>The pretrained model that stays frozen: a folder as Hugging Face lays it out.</source>
        <translation>Das vortrainierte Modell, das eingefroren bleibt: ein Ordner, wie Hugging Face ihn anlegt.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Built-in demo</source>
        <translation>Eingebaute Demo</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>%1, all frozen</source>
        <translation>%1, alle eingefroren</translation>
    </message>
</context>
<context>
    <name>tp::Banner</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>tp::CompareCommand</name>
    <message>
        <source>&amp;Compare runs</source>
        <translation>Durchläufe &amp;vergleichen</translation>
    </message>
    <message>
        <source>Put the runs that are selected in the list side by side; two to eight</source>
        <translation>Die in der Liste ausgewählten Durchläufe nebeneinander stellen; zwei bis acht</translation>
    </message>
</context>
<context>
    <name>tp::CompareConfigPage</name>
    <message>
        <source>Set differently</source>
        <translation>Anders eingestellt</translation>
    </message>
    <message>
        <source>Configuration keys in which the compared runs differ</source>
        <translation>Schlüssel der Konfiguration, in denen sich die verglichenen Durchläufe unterscheiden</translation>
    </message>
    <message>
        <source>Select two to eight runs in the list of runs to see what was set differently.</source>
        <translation>Wählen Sie in der Liste zwei bis acht Durchläufe, um zu sehen, was anders eingestellt war.</translation>
    </message>
    <message>
        <source>These runs have the same configuration.</source>
        <translation>Diese Durchläufe haben dieselbe Konfiguration.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message numerus="yes">
        <source>%n keys</source>
        <translation>
            <numerusform>%n Schlüssel</numerusform>
            <numerusform>%n Schlüssel</numerusform>
        </translation>
    </message>
    <message>
        <source>1 key</source>
        <translation>1 Schlüssel</translation>
    </message>
</context>
<context>
    <name>tp::ComparePresenter</name>
    <message>
        <source>Select two to eight runs in the list of runs to compare how they route.</source>
        <translation>Wählen Sie in der Liste zwei bis acht Durchläufe, um ihr Routing zu vergleichen.</translation>
    </message>
    <message>
        <source>Waiting for the first routing snapshot.</source>
        <translation>Warten auf die erste Aufnahme des Routings.</translation>
    </message>
    <message>
        <source>The methods of these runs do not route.</source>
        <translation>Die Methoden dieser Durchläufe haben kein Routing.</translation>
    </message>
</context>
<context>
    <name>tp::CompareRoutingPage</name>
    <message>
        <source>Routing</source>
        <translation>Routing</translation>
    </message>
    <message>
        <source>Layer whose routing is compared</source>
        <translation>Schicht, deren Routing verglichen wird</translation>
    </message>
    <message>
        <source>all layers</source>
        <translation>alle Schichten</translation>
    </message>
    <message>
        <source>weights on one scale · newest snapshots</source>
        <translation>Gewichte auf einer Skala · neueste Aufnahmen</translation>
    </message>
</context>
<context>
    <name>tp::CompareScoresPage</name>
    <message>
        <source>Mean of the tasks</source>
        <translation>Mittel der Aufgaben</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n Aufgabe</numerusform>
            <numerusform>%n Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all runs had the same suite, tasks and rows; tasks are matched by their id.</source>
        <translation>Suite, Aufgaben und Zeilen waren nicht in allen Durchläufen gleich; Aufgaben werden nach ihrer Id zugeordnet.</translation>
    </message>
    <message>
        <source>Some tasks are scored by different metrics.</source>
        <translation>Einige Aufgaben haben verschiedene Metriken.</translation>
    </message>
    <message>
        <source>%1 of %2 tasks are scored in every run.</source>
        <translation>%1 von %2 Aufgaben haben in jedem Durchlauf einen Score.</translation>
    </message>
    <message>
        <source>%1 minus %2</source>
        <translation>%1 minus %2</translation>
    </message>
    <message>
        <source>%1: %2 (%3; after Holm %4; %5).</source>
        <translation>%1: %2 (%3; nach Holm %4; %5).</translation>
    </message>
    <message>
        <source>%1: not tested; %2.</source>
        <translation>%1: nicht getestet; %2.</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Scores</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Scores as numbers or as a picture</source>
        <translation>Scores als Zahlen oder als Bild</translation>
    </message>
    <message>
        <source>Scores of the compared runs, task by task</source>
        <translation>Scores der verglichenen Durchläufe, Aufgabe für Aufgabe</translation>
    </message>
    <message>
        <source>Select two to eight runs in the list of runs to compare their scores.</source>
        <translation>Wählen Sie in der Liste zwei bis acht Durchläufe, um ihre Scores zu vergleichen.</translation>
    </message>
    <message>
        <source>No run keeps scores of the test split. “tensorpoly evaluate RUN --save” makes them.</source>
        <translation>Kein Durchlauf hat Scores der Testdaten. „tensorpoly evaluate RUN --save“ erzeugt sie.</translation>
    </message>
    <message>
        <source>No run was evaluated yet.</source>
        <translation>Noch kein Durchlauf wurde ausgewertet.</translation>
    </message>
    <message>
        <source>test split · differences to the baseline</source>
        <translation>Testdaten · Differenzen zur Basis</translation>
    </message>
    <message>
        <source>validation split, newest · differences to the baseline</source>
        <translation>Validierungsdaten, neueste · Differenzen zur Basis</translation>
    </message>
    <message>
        <source>1 task</source>
        <translation>1 Aufgabe</translation>
    </message>
    <message>
        <source>Score minus that of a model trained on the task alone, after as many of its examples; mean of %1 reference seeds.</source>
        <translation>Score minus dem eines Modells, das nur mit dieser Aufgabe und ebenso vielen ihrer Beispiele trainiert wurde; Mittel über %1 Referenz-Seeds.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>numbers</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 of %2 tasks have references in every run.</source>
        <translation>%1 von %2 Aufgaben haben in jedem Durchlauf Referenzen.</translation>
    </message>
    <message>
        <source>gaps to references · differences to the baseline</source>
        <translation>Abstände zu Referenzen · Differenzen zur Basis</translation>
    </message>
    <message>
        <source>Looking for single-task references.</source>
        <translation>Single-Task-Referenzen werden gesucht.</translation>
    </message>
    <message>
        <source>No single-task references match these runs. “tensorpoly references CONFIG FOLDER” trains them, and so does the wizard.</source>
        <translation>Zu diesen Durchläufen passen keine Single-Task-Referenzen. „tensorpoly references CONFIG FOLDER“ trainiert sie, ebenso der Assistent.</translation>
    </message>
    <message>
        <source>Not tested against %1: %2. With one run of either a difference may be its seed&apos;s; train at least two seeds of each.</source>
        <translation>Nicht gegen %1 geprüft: %2. Bei nur einem Durchlauf auf einer Seite kann der Unterschied am Seed liegen; je mindestens zwei Seeds trainieren.</translation>
    </message>
</context>
<context>
    <name>tp::CompareWindow</name>
    <message>
        <source>Compare runs — TensorPoly Workbench</source>
        <translation>Durchläufe vergleichen — TensorPoly Workbench</translation>
    </message>
    <message>
        <source>&amp;Baseline</source>
        <translation>&amp;Basis</translation>
    </message>
    <message>
        <source>What the other runs are measured against</source>
        <translation>Woran die anderen Durchläufe gemessen werden</translation>
    </message>
    <message>
        <source>&amp;Difference of</source>
        <translation>&amp;Differenz von</translation>
    </message>
    <message>
        <source>The run whose routing is compared with the baseline&apos;s</source>
        <translation>Der Durchlauf, dessen Routing mit dem der Basis verglichen wird</translation>
    </message>
    <message>
        <source>Export figure…</source>
        <translation>Abbildung exportieren…</translation>
    </message>
    <message>
        <source>Write the comparison as PDF, SVG, PNG or tables</source>
        <translation>Den Vergleich als PDF, SVG, PNG oder Tabellen schreiben</translation>
    </message>
    <message>
        <source>Scores of every task</source>
        <translation>Scores aller Aufgaben</translation>
    </message>
    <message>
        <source>Routing side by side</source>
        <translation>Routing nebeneinander</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>validation score</source>
        <translation>Validierungs-Score</translation>
    </message>
    <message>
        <source>test score</source>
        <translation>Test-Score</translation>
    </message>
    <message>
        <source>gap to references</source>
        <translation>Abstand zu Referenzen</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Maß</translation>
    </message>
    <message>
        <source>Scores, or how far each task is from a model trained on it alone (below zero: hurt)</source>
        <translation>Scores oder der Abstand jeder Aufgabe zu einem nur mit ihr trainierten Modell (unter null: geschadet)</translation>
    </message>
    <message>
        <source>Test scores of every task</source>
        <translation>Test-Scores jeder Aufgabe</translation>
    </message>
    <message>
        <source>Gaps of every task to its references</source>
        <translation>Abstände jeder Aufgabe zu ihren Referenzen</translation>
    </message>
</context>
<context>
    <name>tp::CurvesPage</name>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>validation score</source>
        <translation>Validierungs-Score</translation>
    </message>
    <message>
        <source>agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>What the curves show</source>
        <translation>Was die Kurven zeigen</translation>
    </message>
    <message>
        <source>by step</source>
        <translation>nach Schritten</translation>
    </message>
    <message>
        <source>by examples</source>
        <translation>nach Beispielen</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>Waagerechte Achse</translation>
    </message>
    <message>
        <source>Training curves</source>
        <translation>Trainingskurven</translation>
    </message>
    <message>
        <source>raw faint, smoothed bold</source>
        <translation>roh blass, geglättet kräftig</translation>
    </message>
    <message>
        <source>mean over tasks</source>
        <translation>Mittel über Aufgaben</translation>
    </message>
    <message>
        <source>selected tasks</source>
        <translation>ausgewählte Aufgaben</translation>
    </message>
    <message>
        <source>clusters of routing against categories</source>
        <translation>Cluster des Routings gegen Kategorien</translation>
    </message>
    <message>
        <source>Loss and score of every open run are drawn here.</source>
        <translation>Hier werden Verlust und Score aller offenen Durchläufe gezeichnet.</translation>
    </message>
    <message>
        <source>Waiting for the run&apos;s first step.</source>
        <translation>Warten auf den ersten Schritt des Durchlaufs.</translation>
    </message>
    <message>
        <source>Waiting for the run&apos;s first evaluation.</source>
        <translation>Warten auf die erste Auswertung des Durchlaufs.</translation>
    </message>
    <message>
        <source>This run was never evaluated.</source>
        <translation>Dieser Durchlauf wurde nie ausgewertet.</translation>
    </message>
    <message>
        <source>This run&apos;s method does not route, so that nothing can be clustered.</source>
        <translation>Die Methode dieses Durchlaufs hat kein Routing, also gibt es nichts zu clustern.</translation>
    </message>
    <message>
        <source>Agreement of clusters and categories is being computed.</source>
        <translation>Die Übereinstimmung von Clustern und Kategorien wird berechnet.</translation>
    </message>
</context>
<context>
    <name>tp::CurvesPlot</name>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Loss and scores appear here as soon as a run has made its first step.</source>
        <translation>Verlust und Scores erscheinen hier, sobald ein Durchlauf seinen ersten Schritt getan hat.</translation>
    </message>
</context>
<context>
    <name>tp::CurvesPresenter</name>
    <message>
        <source>optimiser steps</source>
        <translation>Optimierungsschritte</translation>
    </message>
    <message>
        <source>training examples</source>
        <translation>Trainingsbeispiele</translation>
    </message>
    <message>
        <source>training loss, nats per token</source>
        <translation>Trainingsverlust, Nats/Token</translation>
    </message>
    <message>
        <source>validation score</source>
        <translation>Validierungs-Score</translation>
    </message>
    <message>
        <source>agreement with categories, ARI</source>
        <translation>Übereinstimmung mit Kategorien, ARI</translation>
    </message>
    <message>
        <source>mean of all tasks</source>
        <translation>Mittel aller Aufgaben</translation>
    </message>
</context>
<context>
    <name>tp::DataPage</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Suite</source>
        <translation>Suite</translation>
    </message>
    <message>
        <source>Built-in demo</source>
        <translation>Eingebaute Demo</translation>
    </message>
    <message>
        <source>Tasks of the suite</source>
        <translation>Aufgaben der Suite</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Role train</source>
        <translation>Rolle train</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Tick</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Samples of the task</source>
        <translation>Beispiele der Aufgabe</translation>
    </message>
    <message>
        <source>Input lengths of the ticked tasks</source>
        <translation>Eingabelängen der gewählten Aufgaben</translation>
    </message>
    <message>
        <source>%1 of %2 ticked</source>
        <translation>%1 von %2 gewählt</translation>
    </message>
    <message>
        <source>Reading the suite …</source>
        <translation>Die Suite wird gelesen …</translation>
    </message>
    <message>
        <source>Reading every row …</source>
        <translation>Alle Zeilen werden gelesen …</translation>
    </message>
    <message>
        <source>%1 training rows and %2 for evaluation were read and are well-formed.</source>
        <translation>%1 Zeilen zum Trainieren und %2 zum Auswerten wurden gelesen und sind in Ordnung.</translation>
    </message>
    <message>
        <source>Lengths need the backbone&apos;s tokenizer.</source>
        <translation>Für Längen wird der Tokenizer des Backbones gebraucht.</translation>
    </message>
    <message>
        <source>Nothing is cut.</source>
        <translation>Nichts wird abgeschnitten.</translation>
    </message>
    <message>
        <source>%1 % of the inputs and %2 % of the targets are cut.</source>
        <translation>%1 % der Eingaben und %2 % der Ziele werden abgeschnitten.</translation>
    </message>
    <message>
        <source>Longest input %1, longest target %2 tokens, of %3 rows. %4 %5</source>
        <translation>Längste Eingabe %1, längstes Ziel %2 Token, aus %3 Zeilen. %4 %5</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <comment>answer and its share in percent</comment>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>Answers: %1</source>
        <translation>Antworten: %1</translation>
    </message>
    <message>
        <source>A suite of tasks to train at once: the built-in demo, a folder with suite.json, or imported data.</source>
        <translation>Eine Suite von Aufgaben, die zugleich trainiert werden: die eingebaute Demo, ein Ordner mit suite.json oder importierte Daten.</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>Make a suite of data in another layout: Natural-Instructions, CrossFit, P3, Flan, Alpaca or CSV.</source>
        <translation>Eine Suite aus Daten in einem anderen Format machen: Natural-Instructions, CrossFit, P3, Flan, Alpaca oder CSV.</translation>
    </message>
</context>
<context>
    <name>tp::DockPage</name>
    <message>
        <source>%1 No run is open yet.</source>
        <translation>%1 Noch ist kein Durchlauf offen.</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>Neuer Durchlauf…</translation>
    </message>
    <message>
        <source>Train the demo</source>
        <translation>Demo trainieren</translation>
    </message>
    <message>
        <source>Open a run…</source>
        <translation>Durchlauf öffnen…</translation>
    </message>
    <message>
        <source>Follow the run</source>
        <translation>Dem Durchlauf folgen</translation>
    </message>
</context>
<context>
    <name>tp::EventLogModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>started</source>
        <translation>begonnen</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>wieder aufgenommen</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>continued</source>
        <translation>fortgesetzt</translation>
    </message>
    <message>
        <source>checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>alert</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>tp::ExportAdapterCommand</name>
    <message>
        <source>Export a&amp;dapter…</source>
        <translation>A&amp;dapter exportieren…</translation>
    </message>
    <message>
        <source>Write the adapter of the run shown for peft, transformers or mttl</source>
        <translation>Den Adapter des gezeigten Durchlaufs für peft, transformers oder mttl schreiben</translation>
    </message>
    <message>
        <source>A run is training; its adapter and others can be written when it has ended.</source>
        <translation>Ein Durchlauf trainiert; Adapter lassen sich schreiben, wenn er zu Ende ist.</translation>
    </message>
    <message>
        <source>Writing the adapter …</source>
        <translation>Der Adapter wird geschrieben …</translation>
    </message>
</context>
<context>
    <name>tp::ExportDialog</name>
    <message>
        <source>one column, 84 mm</source>
        <translation>eine Spalte, 84 mm</translation>
    </message>
    <message>
        <source>one and a half columns, 114 mm</source>
        <translation>anderthalb Spalten, 114 mm</translation>
    </message>
    <message>
        <source>two columns, 174 mm</source>
        <translation>zwei Spalten, 174 mm</translation>
    </message>
    <message>
        <source>own width</source>
        <translation>eigene Breite</translation>
    </message>
    <message>
        <source>Preview of the figure</source>
        <translation>Vorschau der Abbildung</translation>
    </message>
    <message>
        <source>PDF – vector, for papers</source>
        <translation>PDF – Vektoren, für Artikel</translation>
    </message>
    <message>
        <source>SVG – vector, for editing</source>
        <translation>SVG – Vektoren, zum Bearbeiten</translation>
    </message>
    <message>
        <source>PNG – pixels, for slides</source>
        <translation>PNG – Pixel, für Folien</translation>
    </message>
    <message>
        <source>CSV – the numbers</source>
        <translation>CSV – die Zahlen</translation>
    </message>
    <message>
        <source>LaTeX – the numbers as a table</source>
        <translation>LaTeX – die Zahlen als Tabelle</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>as fits</source>
        <translation>wie es passt</translation>
    </message>
    <message>
        <source>pt</source>
        <translation>pt</translation>
    </message>
    <message>
        <source>dpi</source>
        <translation>dpi</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>&amp;Figure</source>
        <translation>&amp;Abbildung</translation>
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation>For&amp;mat</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Vorlage</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Breite</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>&amp;Höhe</translation>
    </message>
    <message>
        <source>Font &amp;size</source>
        <translation>Schrift&amp;größe</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>A&amp;uflösung</translation>
    </message>
    <message>
        <source>F&amp;ile</source>
        <translation>Da&amp;tei</translation>
    </message>
    <message>
        <source>Export figure</source>
        <translation>Abbildung exportieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>%1-Dateien (*.%2)</translation>
    </message>
    <message>
        <source>There is no figure to export yet.</source>
        <translation>Noch gibt es keine Abbildung zum Exportieren.</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>Wählen Sie eine Datei.</translation>
    </message>
    <message>
        <source>Give the whole path of the file, beginning with /.</source>
        <translation>Geben Sie den ganzen Pfad der Datei an, beginnend mit /.</translation>
    </message>
    <message>
        <source>The file&apos;s name must end in .%1.</source>
        <translation>Der Name der Datei muss auf .%1 enden.</translation>
    </message>
    <message>
        <source>%1 pixels wide.</source>
        <translation>%1 Pixel breit.</translation>
    </message>
    <message>
        <source>The numbers behind the figure; size and font do not matter.</source>
        <translation>Die Zahlen hinter der Abbildung; Größe und Schrift spielen keine Rolle.</translation>
    </message>
    <message>
        <source>Cells and curves stay vectors; text is %1 pt at this width.</source>
        <translation>Zellen und Kurven bleiben Vektoren; die Schrift hat bei dieser Breite %1 pt.</translation>
    </message>
    <message>
        <source>There is nothing to show yet.</source>
        <translation>Noch gibt es nichts zu zeigen.</translation>
    </message>
    <message>
        <source>This figure has no data yet.</source>
        <translation>Diese Abbildung hat noch keine Daten.</translation>
    </message>
</context>
<context>
    <name>tp::ExportFigureCommand</name>
    <message>
        <source>&amp;Export figure…</source>
        <translation>&amp;Abbildung exportieren…</translation>
    </message>
    <message>
        <source>Write a view of this run as PDF, SVG, PNG or CSV</source>
        <translation>Eine Ansicht dieses Durchlaufs als PDF, SVG, PNG oder CSV schreiben</translation>
    </message>
    <message>
        <source>Routing: tasks × experts</source>
        <translation>Routing: Aufgaben × Experten</translation>
    </message>
    <message>
        <source>Clusters of tasks</source>
        <translation>Cluster der Aufgaben</translation>
    </message>
    <message>
        <source>Map of tasks and experts</source>
        <translation>Karte der Aufgaben und Experten</translation>
    </message>
    <message>
        <source>Negative transfer</source>
        <translation>Negativer Transfer</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Tasks over time: score</source>
        <translation>Aufgaben im Zeitverlauf: Score</translation>
    </message>
    <message>
        <source>Tasks over time: validation loss</source>
        <translation>Aufgaben im Zeitverlauf: Validierungsverlust</translation>
    </message>
    <message>
        <source>Tasks over time: gap</source>
        <translation>Aufgaben im Zeitverlauf: Abstand</translation>
    </message>
</context>
<context>
    <name>tp::Field</name>
    <message>
        <source>%1 or more</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>a range of numbers</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>Vorgabe %1</translation>
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
        <source>%1 is empty; a whole number is needed, %2.</source>
        <translation>%1 ist leer; nötig ist eine ganze Zahl, %2.</translation>
    </message>
    <message>
        <source>“%1” is not a whole number, %2.</source>
        <translation>„%1“ ist keine ganze Zahl, %2.</translation>
    </message>
    <message>
        <source>%1 is empty; a number is needed, %2.</source>
        <translation>%1 ist leer; nötig ist eine Zahl, %2.</translation>
    </message>
    <message>
        <source>“%1” is not a number, %2.</source>
        <translation>„%1“ ist keine Zahl, %2.</translation>
    </message>
</context>
<context>
    <name>tp::FolderField</name>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
</context>
<context>
    <name>tp::HealthPage</name>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>steps/s</source>
        <translation>Schritte/s</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>Token/s</translation>
    </message>
    <message>
        <source>time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>last checkpoint</source>
        <translation>letzter Checkpoint</translation>
    </message>
    <message>
        <source>routing entropy</source>
        <translation>Routing-Entropie</translation>
    </message>
    <message>
        <source>effective experts</source>
        <translation>wirksame Experten</translation>
    </message>
    <message>
        <source>dead experts</source>
        <translation>tote Experten</translation>
    </message>
    <message>
        <source>Mean over tasks and sites, divided by that of an even choice: 0 means every task uses one expert, 1 that nothing is decided</source>
        <translation>Mittel über Aufgaben und Stellen, geteilt durch das einer gleichmäßigen Wahl: 0 heißt, jede Aufgabe nutzt einen Experten, 1, dass nichts entschieden ist</translation>
    </message>
    <message>
        <source>How many experts the tasks use together, counted by entropy</source>
        <translation>Wie viele Experten die Aufgaben zusammen nutzen, nach Entropie gezählt</translation>
    </message>
    <message>
        <source>Experts that get less than 1 % of an even share</source>
        <translation>Experten, die weniger als 1 % eines gleichen Anteils bekommen</translation>
    </message>
    <message>
        <source>Routing entropy over the steps of the run</source>
        <translation>Routing-Entropie über die Schritte des Durchlaufs</translation>
    </message>
    <message>
        <source>Load of each expert; the line is an even share</source>
        <translation>Last jedes Experten; die Linie ist ein gleicher Anteil</translation>
    </message>
    <message>
        <source>Speed, memory and the state of the routing stand here.</source>
        <translation>Hier stehen Tempo, Speicher und Zustand des Routings.</translation>
    </message>
    <message>
        <source>Waiting for the first step of this run.</source>
        <translation>Warten auf den ersten Schritt dieses Durchlaufs.</translation>
    </message>
    <message>
        <source>routing at step %1</source>
        <translation>Routing bei Schritt %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keiner</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
</context>
<context>
    <name>tp::ImportDialog</name>
    <message>
        <source>File…</source>
        <translation>Datei…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Skip rows that cannot be read, and count them</source>
        <translation>Unlesbare Zeilen überspringen und zählen</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>&amp;Daten</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Suite folder</source>
        <translation>Ordner der &amp;Suite</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Import data as a suite</source>
        <translation>Daten als Suite importieren</translation>
    </message>
    <message>
        <source>Reads data in another layout and writes a suite of tasks that can be trained. The data itself stays as it is. Splits that it lacks are drawn: a tenth of the inputs each for validation and testing.</source>
        <translation>Liest Daten in einem anderen Format und schreibt eine Suite von Aufgaben, die trainiert werden kann. Die Daten selbst bleiben, wie sie sind. Fehlende Teilmengen werden gezogen: je ein Zehntel der Eingaben für Validierung und Test.</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>Fortschritt des Imports</translation>
    </message>
    <message>
        <source>Report of the import</source>
        <translation>Bericht des Imports</translation>
    </message>
    <message>
        <source>Data to import</source>
        <translation>Zu importierende Daten</translation>
    </message>
    <message>
        <source>Data (*.json *.jsonl *.csv *.tsv *.parquet *.arrow);;All files (*)</source>
        <translation>Daten (*.json *.jsonl *.csv *.tsv *.parquet *.arrow);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Folder of data to import</source>
        <translation>Ordner mit zu importierenden Daten</translation>
    </message>
    <message>
        <source>An empty folder to write the suite into</source>
        <translation>Ein leerer Ordner, in den die Suite geschrieben wird</translation>
    </message>
    <message>
        <source>Choose a file or a folder; its layout is then guessed.</source>
        <translation>Wählen Sie eine Datei oder einen Ordner; das Format wird dann erkannt.</translation>
    </message>
    <message>
        <source>Looking at the data …</source>
        <translation>Die Daten werden angesehen …</translation>
    </message>
    <message>
        <source>The layout was not recognised: choose one.</source>
        <translation>Das Format wurde nicht erkannt: wählen Sie eines.</translation>
    </message>
    <message>
        <source>Guessed from %1.</source>
        <translation>Erkannt an %1.</translation>
    </message>
    <message>
        <source>Choose the data first.</source>
        <translation>Wählen Sie zuerst die Daten.</translation>
    </message>
    <message>
        <source>Choose the layout.</source>
        <translation>Wählen Sie das Format.</translation>
    </message>
    <message>
        <source>This build cannot read Parquet and Arrow files: it was made without Arrow&apos;s library.</source>
        <translation>Dieses Programm kann keine Parquet- und Arrow-Dateien lesen: es wurde ohne die Bibliothek von Arrow gebaut.</translation>
    </message>
    <message>
        <source>Name the folder to write.</source>
        <translation>Geben Sie den Ordner an, der geschrieben wird.</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>Angehalten; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
</context>
<context>
    <name>tp::InstrumentPanelCommand</name>
    <message>
        <source>&amp;Instrument panel</source>
        <translation>&amp;Instrumententafel</translation>
    </message>
    <message>
        <source>Runs, curves, routing and transfer in a window of their own, driven by the keyboard</source>
        <translation>Durchläufe, Kurven, Routing und Transfer in einem eigenen Fenster, mit der Tastatur bedient</translation>
    </message>
</context>
<context>
    <name>tp::InstrumentWindow</name>
    <message>
        <source>Instrument panel</source>
        <translation>Instrumententafel</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>run and window</comment>
        <translation>%1 — %2</translation>
    </message>
</context>
<context>
    <name>tp::LanguageCommands</name>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
</context>
<context>
    <name>tp::LengthView</name>
    <message>
        <source>Input lengths in tokens, longest %1, limit %2</source>
        <translation>Eingabelängen in Token, längste %1, Grenze %2</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>Grenze %1</translation>
    </message>
    <message>
        <source>%1, far to the right</source>
        <translation>%1, weit rechts</translation>
    </message>
</context>
<context>
    <name>tp::LoadBars</name>
    <message>
        <source>%1: %2 of an even share</source>
        <translation>%1: %2 eines gleichen Anteils</translation>
    </message>
    <message>
        <source>%1, dead</source>
        <translation>%1, tot</translation>
    </message>
</context>
<context>
    <name>tp::LogPage</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Events of the run</source>
        <translation>Ereignisse des Durchlaufs</translation>
    </message>
    <message>
        <source>Start, pauses, checkpoints and alerts of a run are listed here.</source>
        <translation>Hier stehen Beginn, Pausen, Checkpoints und Warnungen eines Durchlaufs.</translation>
    </message>
    <message>
        <source>Nothing has happened in this run yet.</source>
        <translation>In diesem Durchlauf ist noch nichts geschehen.</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message numerus="yes">
        <source>%n events</source>
        <translation>
            <numerusform>%n Ereignis</numerusform>
            <numerusform>%n Ereignisse</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tp::MainWindow</name>
    <message>
        <source>Runs</source>
        <translation>Durchläufe</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>D&amp;urchlauf</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>TensorPoly Workbench</source>
        <translation>TensorPoly Workbench</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>run and program</comment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>A run is training</source>
        <translation>Ein Durchlauf trainiert</translation>
    </message>
    <message>
        <source>Stop the run with a checkpoint and close the window?</source>
        <translation>Den Durchlauf mit einem Checkpoint anhalten und das Fenster schließen?</translation>
    </message>
    <message>
        <source>The checkpoint keeps everything; the run can be resumed later, exactly where it stood.</source>
        <translation>Der Checkpoint bewahrt alles; der Durchlauf kann später genau dort weitergehen, wo er stand.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Anhalten und schließen</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>&amp;Language: close the new run first</source>
        <translation>&amp;Sprache: erst den neuen Durchlauf schließen</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
</context>
<context>
    <name>tp::MapPage</name>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>%1 · step %2 · %3</source>
        <translation>%1 · Schritt %2 · %3</translation>
    </message>
    <message>
        <source>one site</source>
        <translation>eine Stelle</translation>
    </message>
    <message numerus="yes">
        <source>mean of %n sites</source>
        <translation>
            <numerusform>Mittel über %n Stelle</numerusform>
            <numerusform>Mittel über %n Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Tasks that are routed alike stand close together here.</source>
        <translation>Aufgaben mit ähnlichem Routing stehen hier dicht beieinander.</translation>
    </message>
    <message>
        <source>Tasks would stand here by how they are routed, but the method %1 has one adapter for all tasks and does not route.</source>
        <translation>Aufgaben stünden hier nach ihrem Routing, aber die Methode %1 hat einen Adapter für alle Aufgaben und kein Routing.</translation>
    </message>
    <message>
        <source>A map needs two tasks, and this run has only one.</source>
        <translation>Eine Karte braucht zwei Aufgaben, und dieser Durchlauf hat nur eine.</translation>
    </message>
    <message>
        <source>All tasks are routed alike at this step: there are no distances to draw.</source>
        <translation>Alle Aufgaben haben bei diesem Schritt dasselbe Routing: Es gibt keine Abstände zu zeichnen.</translation>
    </message>
    <message>
        <source>The routing weights of this step are not all finite numbers, so there is no map.</source>
        <translation>Nicht alle Routing-Gewichte dieses Schritts sind endliche Zahlen, daher gibt es keine Karte.</translation>
    </message>
    <message>
        <source>The map is being computed.</source>
        <translation>Die Karte wird berechnet.</translation>
    </message>
    <message>
        <source>Waiting for the run&apos;s first routing weights.</source>
        <translation>Warten auf die ersten Routing-Gewichte des Durchlaufs.</translation>
    </message>
    <message>
        <source>This run ended before it recorded any routing weights.</source>
        <translation>Dieser Durchlauf endete, bevor er Routing-Gewichte aufzeichnete.</translation>
    </message>
</context>
<context>
    <name>tp::MethodPage</name>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>How experts and routing are built on the frozen backbone.</source>
        <translation>Wie Experten und Routing auf dem eingefrorenen Backbone gebaut werden.</translation>
    </message>
    <message>
        <source>Every option has its default. Advanced shows them.</source>
        <translation>Jede Option hat ihre Vorgabe. „Erweitert“ zeigt sie.</translation>
    </message>
    <message>
        <source>adapted linears</source>
        <translation>angepasste Linearschichten</translation>
    </message>
    <message>
        <source>modules</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>router per task</source>
        <translation>Router je Aufgabe</translation>
    </message>
    <message>
        <source>router, all tasks</source>
        <translation>Router, alle Aufgaben</translation>
    </message>
    <message>
        <source>Counting parameters …</source>
        <translation>Parameter werden gezählt …</translation>
    </message>
    <message>
        <source>%1 % of the backbone&apos;s %2 numbers are trained beside it.</source>
        <translation>%1 % der %2 Zahlen des Backbones werden daneben trainiert.</translation>
    </message>
    <message>
        <source>Recipe of a paper</source>
        <translation>Rezept eines Artikels</translation>
    </message>
    <message>
        <source>Sets method and training as the paper did. All of it can be changed afterwards.</source>
        <translation>Stellt Methode und Training wie im Artikel ein. Alles lässt sich danach ändern.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>&amp;Recipe of a paper</source>
        <translation>&amp;Rezept eines Artikels</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Seither geändert</translation>
    </message>
</context>
<context>
    <name>tp::NewRunCommand</name>
    <message>
        <source>&amp;New run…</source>
        <translation>&amp;Neuer Durchlauf…</translation>
    </message>
    <message>
        <source>Choose data, backbone, method and training of a new run</source>
        <translation>Daten, Backbone, Methode und Training eines neuen Durchlaufs wählen</translation>
    </message>
</context>
<context>
    <name>tp::NewRunWizard</name>
    <message>
        <source>New run</source>
        <translation>Neuer Durchlauf</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Si&amp;mple</source>
        <translation>Einfac&amp;h</translation>
    </message>
    <message>
        <source>&amp;Advanced</source>
        <translation>&amp;Erweitert</translation>
    </message>
    <message>
        <source>The built-in demo cannot be used: %1</source>
        <translation>Die eingebaute Demo kann nicht benutzt werden: %1</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>%1, wrong: %2</source>
        <translation>%1, fehlerhaft: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>step: reason</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>tp::OpenRunCommand</name>
    <message>
        <source>&amp;Open run…</source>
        <translation>Durchlauf ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open a run folder, also one that another process still writes</source>
        <translation>Den Ordner eines Durchlaufs öffnen, auch wenn ein anderer Prozess noch darin schreibt</translation>
    </message>
    <message>
        <source>Open a run folder</source>
        <translation>Ordner eines Durchlaufs öffnen</translation>
    </message>
</context>
<context>
    <name>tp::PanelContent</name>
    <message>
        <source>training loss · raw faint, smoothed bold</source>
        <translation>Trainingsverlust · roh blass, geglättet kräftig</translation>
    </message>
    <message>
        <source>validation score · mean over tasks</source>
        <translation>Validierungs-Score · Mittel über Aufgaben</translation>
    </message>
    <message>
        <source>validation score · selected tasks</source>
        <translation>Validierungs-Score · ausgewählte Aufgaben</translation>
    </message>
    <message>
        <source>agreement of clusters with categories</source>
        <translation>Übereinstimmung der Cluster mit Kategorien</translation>
    </message>
    <message>
        <source>Loss and score of the open runs are drawn here. Choose a run in the list and press Return.</source>
        <translation>Hier werden Verlust und Score der offenen Durchläufe gezeichnet. Wählen Sie einen Durchlauf in der Liste und drücken Sie die Eingabetaste.</translation>
    </message>
    <message>
        <source>Waiting for the run&apos;s first step.</source>
        <translation>Warten auf den ersten Schritt des Durchlaufs.</translation>
    </message>
    <message>
        <source>Waiting for the run&apos;s first evaluation.</source>
        <translation>Warten auf die erste Auswertung des Durchlaufs.</translation>
    </message>
    <message>
        <source>This run was never evaluated. Press M for another measure.</source>
        <translation>Dieser Durchlauf wurde nie ausgewertet. M wechselt die Messgröße.</translation>
    </message>
    <message>
        <source>This run&apos;s method does not route, so that nothing can be clustered. Press M for another measure.</source>
        <translation>Die Methode dieses Durchlaufs hat kein Routing, also gibt es nichts zu clustern. M wechselt die Messgröße.</translation>
    </message>
    <message>
        <source>Agreement of clusters and categories is being computed.</source>
        <translation>Die Übereinstimmung von Clustern und Kategorien wird berechnet.</translation>
    </message>
    <message>
        <source>one site</source>
        <translation>eine Stelle</translation>
    </message>
    <message numerus="yes">
        <source>mean of %n sites</source>
        <translation>
            <numerusform>Mittel über %n Stelle</numerusform>
            <numerusform>Mittel über %n Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · as given</source>
        <translation>%1 · wie gegeben</translation>
    </message>
    <message>
        <source>%1 · by category</source>
        <translation>%1 · nach Kategorie</translation>
    </message>
    <message>
        <source>%1 · by cluster</source>
        <translation>%1 · nach Cluster</translation>
    </message>
    <message>
        <source>agreement with categories: being computed</source>
        <translation>Übereinstimmung mit Kategorien: wird berechnet</translation>
    </message>
    <message>
        <source>all tasks are routed alike: there are no clusters yet</source>
        <translation>alle Aufgaben haben dasselbe Routing: noch keine Cluster</translation>
    </message>
    <message>
        <source>Which experts each task uses is shown here. Choose a run in the list and press Return.</source>
        <translation>Hier steht, welche Experten jede Aufgabe nutzt. Wählen Sie einen Durchlauf in der Liste und drücken Sie die Eingabetaste.</translation>
    </message>
    <message>
        <source>The method %1 has one adapter for all tasks and does not route.</source>
        <translation>Die Methode %1 hat einen Adapter für alle Aufgaben und kein Routing.</translation>
    </message>
    <message>
        <source>Waiting for the run&apos;s first routing weights.</source>
        <translation>Warten auf die ersten Routing-Gewichte des Durchlaufs.</translation>
    </message>
    <message>
        <source>This run ended before it recorded any routing weights.</source>
        <translation>Dieser Durchlauf endete, bevor er Routing-Gewichte aufzeichnete.</translation>
    </message>
    <message>
        <source>worst first</source>
        <translation>schlechteste zuerst</translation>
    </message>
    <message>
        <source>mean gap %1 · whole interval below zero: %2 % of tasks</source>
        <translation>mittlerer Abstand %1 · ganzes Intervall unter null: %2 % der Aufgaben</translation>
    </message>
    <message>
        <source>without a reference: %1</source>
        <translation>ohne Referenz: %1</translation>
    </message>
    <message>
        <source>Waiting for the tasks of this run.</source>
        <translation>Warten auf die Aufgaben dieses Durchlaufs.</translation>
    </message>
    <message>
        <source>How much the other tasks help or hurt each task is shown here. Choose a run in the list and press Return.</source>
        <translation>Hier steht, wie sehr die anderen Aufgaben jeder Aufgabe helfen oder schaden. Wählen Sie einen Durchlauf in der Liste und drücken Sie die Eingabetaste.</translation>
    </message>
    <message>
        <source>Looking for single-task references of these tasks.</source>
        <translation>Single-Task-Referenzen dieser Aufgaben werden gesucht.</translation>
    </message>
    <message>
        <source>The first evaluation of this run is still to come.</source>
        <translation>Die erste Auswertung dieses Durchlaufs steht noch aus.</translation>
    </message>
    <message>
        <source>Nothing was evaluated up to this step. Press L for the run&apos;s end.</source>
        <translation>Bis zu diesem Schritt wurde nichts ausgewertet. L springt zum Ende des Durchlaufs.</translation>
    </message>
    <message>
        <source>No single-task references of the same tasks, backbone and training recipe are stored. A new run can train them first: choose it in its training settings.</source>
        <translation>Es sind keine Single-Task-Referenzen derselben Aufgaben, desselben Backbones und Trainingsrezepts gespeichert. Ein neuer Durchlauf kann sie zuerst trainieren: in seinen Trainingseinstellungen.</translation>
    </message>
    <message>
        <source>no run is open</source>
        <translation>kein Durchlauf ist offen</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>%1 · playing</source>
        <translation>%1 · spielt ab</translation>
    </message>
    <message>
        <source>%1 · following the run</source>
        <translation>%1 · folgt dem Durchlauf</translation>
    </message>
    <message>
        <source>%1 · held</source>
        <translation>%1 · festgehalten</translation>
    </message>
</context>
<context>
    <name>tp::PanelWidget</name>
    <message>
        <source>The panel needs OpenGL 3.2; on a machine without a graphics card Mesa&apos;s software driver gives it (Debian: libgl1-mesa-dri). The docks of the main window show the same without it.</source>
        <translation>Die Tafel braucht OpenGL 3.2; ohne Grafikkarte liefert es der Softwaretreiber von Mesa (Debian: libgl1-mesa-dri). Die Felder des Hauptfensters zeigen dasselbe auch ohne.</translation>
    </message>
    <message>
        <source>The instrument panel cannot be drawn: this display offers no OpenGL. %1</source>
        <translation>Die Instrumententafel kann nicht gezeichnet werden: Diese Anzeige bietet kein OpenGL. %1</translation>
    </message>
    <message>
        <source>The instrument panel cannot be drawn: this display offers OpenGL %1.%2. %3</source>
        <translation>Die Instrumententafel kann nicht gezeichnet werden: Diese Anzeige bietet OpenGL %1.%2. %3</translation>
    </message>
    <message>
        <source>Instrument panel: runs, curves, routing and transfer</source>
        <translation>Instrumententafel: Durchläufe, Kurven, Routing und Transfer</translation>
    </message>
    <message>
        <source>The instrument panel cannot be drawn: the functions of OpenGL could not be loaded from libGL.so.1 (Debian: libgl1).</source>
        <translation>Die Instrumententafel kann nicht gezeichnet werden: Die Funktionen von OpenGL konnten nicht aus libGL.so.1 geladen werden (Debian: libgl1).</translation>
    </message>
</context>
<context>
    <name>tp::PauseCommand</name>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>Weiter trainieren</translation>
    </message>
    <message>
        <source>Wait after the step that runs now</source>
        <translation>Nach dem laufenden Schritt warten</translation>
    </message>
</context>
<context>
    <name>tp::ReferencesPage</name>
    <message>
        <source>References</source>
        <translation>Referenzen</translation>
    </message>
    <message>
        <source>Negative transfer is each task&apos;s gap to the same task trained alone on the same number of its examples.</source>
        <translation>Negativer Transfer ist der Abstand jeder Aufgabe zur selben Aufgabe, allein trainiert mit gleich vielen ihrer Beispiele.</translation>
    </message>
    <message>
        <source>How references are trained</source>
        <translation>Wie Referenzen trainiert werden</translation>
    </message>
    <message>
        <source>Use stored &amp;references that match</source>
        <translation>Gespeicherte &amp;Referenzen verwenden, die passen</translation>
    </message>
    <message>
        <source>From the store, the folder named under Advanced and those that come with the program. Without a match the run trains all the same, and negative transfer is not shown.</source>
        <translation>Aus der Ablage, dem unter „Erweitert“ genannten Ordner und denen, die zum Programm gehören. Passt keine, trainiert der Durchlauf trotzdem, und negativer Transfer wird nicht gezeigt.</translation>
    </message>
    <message>
        <source>&amp;Train references first, unless some match</source>
        <translation>Zuerst Referenzen &amp;trainieren, wenn keine passen</translation>
    </message>
    <message>
        <source>One private low-rank update for each task, all in one run before this one. They are kept in the store for later runs.</source>
        <translation>Eine eigene Niedrigrang-Anpassung je Aufgabe, alle in einem Durchlauf vor diesem. Sie bleiben für spätere Durchläufe in der Ablage.</translation>
    </message>
    <message>
        <source>N&amp;o references</source>
        <translation>&amp;Keine Referenzen</translation>
    </message>
    <message>
        <source>Negative transfer is left out.</source>
        <translation>Negativer Transfer entfällt.</translation>
    </message>
    <message>
        <source>Training them takes about as long as one run more, %1 steps.</source>
        <translation>Sie zu trainieren dauert etwa so lange wie ein weiterer Durchlauf, %1 Schritte.</translation>
    </message>
    <message>
        <source>Looking for stored references …</source>
        <translation>Gespeicherte Referenzen werden gesucht …</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n stored sets was trained with this recipe (steps, batch, lengths, rank and learning rate).</source>
        <translation>
            <numerusform>%n gespeicherter Satz, aber nicht mit diesem Rezept trainiert (Schritte, Batch, Längen, Rang und Lernrate).</numerusform>
            <numerusform>Keiner der %n gespeicherten Sätze wurde mit diesem Rezept trainiert (Schritte, Batch, Längen, Rang und Lernrate).</numerusform>
        </translation>
    </message>
    <message>
        <source>None are stored.</source>
        <translation>Es sind keine gespeichert.</translation>
    </message>
    <message>
        <source>Choose “Train” to make them.</source>
        <translation>„Trainieren“ wählen, um sie zu erstellen.</translation>
    </message>
    <message numerus="yes">
        <source>%n stored sets have this recipe (seeds %1). Suite and backbone are compared when the run starts.</source>
        <translation>
            <numerusform>%n gespeicherter Satz hat dieses Rezept (Seed %1). Suite und Backbone werden beim Start des Durchlaufs verglichen.</numerusform>
            <numerusform>%n gespeicherte Sätze haben dieses Rezept (Seeds %1). Suite und Backbone werden beim Start des Durchlaufs verglichen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tp::ResetLayoutCommand</name>
    <message>
        <source>&amp;Reset layout</source>
        <translation>&amp;Layout zurücksetzen</translation>
    </message>
</context>
<context>
    <name>tp::ResumeCommand</name>
    <message>
        <source>&amp;Resume run</source>
        <translation>Durchlauf &amp;wieder aufnehmen</translation>
    </message>
    <message>
        <source>Go on with the run shown from its last checkpoint</source>
        <translation>Den gezeigten Durchlauf von seinem letzten Checkpoint aus fortführen</translation>
    </message>
</context>
<context>
    <name>tp::ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Everything that decides the run. The same run can be started from a terminal.</source>
        <translation>Alles, was den Durchlauf bestimmt. Derselbe Durchlauf lässt sich aus einem Terminal starten.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>Einstellungen, die abweichen</translation>
    </message>
    <message>
        <source>The same from a terminal</source>
        <translation>Dasselbe aus einem Terminal</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>Als Datei speichern…</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Suite</source>
        <translation>Suite</translation>
    </message>
    <message>
        <source>%1 of %2 tasks</source>
        <translation>%1 von %2 Aufgaben</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>Backbone</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>Trainiert</translation>
    </message>
    <message>
        <source>%1 numbers</source>
        <translation>%1 Zahlen</translation>
    </message>
    <message>
        <source>%1 numbers in modules and %2 in the router</source>
        <translation>%1 Zahlen in Modulen und %2 im Router</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>%1 steps of %2 examples</source>
        <translation>%1 Schritte zu je %2 Beispielen</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Different from %1</source>
        <translation>Unterschiede zu: %1</translation>
    </message>
    <message>
        <source>Nothing: the run uses its settings as they are.</source>
        <translation>Nichts: Die Einstellungen sind unverändert.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Save the configuration as a file to start from it.</source>
        <translation>Speichern Sie die Konfiguration als Datei, um damit zu beginnen.</translation>
    </message>
    <message>
        <source>Shown once nothing is wrong.</source>
        <translation>Erscheint, sobald nichts mehr fehlerhaft ist.</translation>
    </message>
    <message>
        <source>Save the configuration</source>
        <translation>Konfiguration speichern</translation>
    </message>
    <message>
        <source>Configurations (*.json)</source>
        <translation>Konfigurationen (*.json)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>%1, router %2, rising over %3 % of the steps, then %4</source>
        <translation>%1, Router %2, über %3 % der Schritte steigend, dann %4</translation>
    </message>
    <message>
        <source>falling to 0 in a line</source>
        <comment>learning rate</comment>
        <translation>linear auf 0 fallend</translation>
    </message>
    <message>
        <source>falling to 0 as a cosine</source>
        <comment>learning rate</comment>
        <translation>als Kosinus auf 0 fallend</translation>
    </message>
    <message>
        <source>constant</source>
        <comment>learning rate</comment>
        <translation>konstant</translation>
    </message>
    <message>
        <source>falling with the root of the steps</source>
        <comment>learning rate</comment>
        <translation>mit der Wurzel der Schritte fallend</translation>
    </message>
</context>
<context>
    <name>tp::RoutingHeatmap</name>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>rank %1 of %2</source>
        <translation>Rang %1 von %2</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>Routing heatmap: tasks by experts</source>
        <translation>Routing-Heatmap: Aufgaben mal Experten</translation>
    </message>
    <message>
        <source>The routing of each task over the experts appears here once a run has taken its first routing snapshot.</source>
        <translation>Das Routing jeder Aufgabe über die Experten erscheint hier nach der ersten Aufnahme des Routings.</translation>
    </message>
    <message>
        <source>%1: most on %2, %3 %4</source>
        <translation>%1: am meisten auf %2, %3 %4</translation>
    </message>
</context>
<context>
    <name>tp::RoutingPage</name>
    <message>
        <source>Routing — tasks × experts</source>
        <translation>Routing — Aufgaben × Experten</translation>
    </message>
    <message>
        <source>Routing weights of tasks and experts</source>
        <translation>Routing-Gewichte der Aufgaben und Experten</translation>
    </message>
    <message>
        <source>agreement with categories: being computed</source>
        <translation>Übereinstimmung mit Kategorien: wird berechnet</translation>
    </message>
    <message>
        <source>all tasks are routed alike: there are no clusters yet</source>
        <translation>alle Aufgaben haben dasselbe Routing: noch keine Cluster</translation>
    </message>
    <message>
        <source>Which experts each task uses is shown here while a run trains.</source>
        <translation>Hier steht, welche Experten jede Aufgabe nutzt, während ein Durchlauf trainiert.</translation>
    </message>
    <message>
        <source>Weights of tasks over experts would be shown here, but the method %1 has one adapter for all tasks and does not route.</source>
        <translation>Hier stünden die Gewichte der Aufgaben über die Experten, aber die Methode %1 hat einen Adapter für alle Aufgaben und kein Routing.</translation>
    </message>
    <message>
        <source>Waiting for the run&apos;s first routing weights.</source>
        <translation>Warten auf die ersten Routing-Gewichte des Durchlaufs.</translation>
    </message>
    <message>
        <source>This run ended before it recorded any routing weights.</source>
        <translation>Dieser Durchlauf endete, bevor er Routing-Gewichte aufzeichnete.</translation>
    </message>
    <message>
        <source>weights sum to 1 per task</source>
        <translation>Gewichte je Aufgabe ergeben 1</translation>
    </message>
    <message>
        <source>weights sum to 1 per task and %1</source>
        <translation>Gewichte je Aufgabe und %1 ergeben 1</translation>
    </message>
    <message>
        <source>one site</source>
        <translation>eine Stelle</translation>
    </message>
    <message numerus="yes">
        <source>mean of %n sites</source>
        <translation>
            <numerusform>Mittel über %n Stelle</numerusform>
            <numerusform>Mittel über %n Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>sizes without sign, sum to 1 per task</source>
        <translation>Größen ohne Vorzeichen, je Aufgabe zusammen 1</translation>
    </message>
    <message>
        <source>sizes without sign, sum to 1 per task and %1</source>
        <translation>Größen ohne Vorzeichen, je Aufgabe und %1 zusammen 1</translation>
    </message>
</context>
<context>
    <name>tp::RoutingPanels</name>
    <message>
        <source>this run does not have the task</source>
        <translation>dieser Durchlauf hat die Aufgabe nicht</translation>
    </message>
    <message>
        <source>Routing of the compared runs side by side, and their difference</source>
        <translation>Routing der verglichenen Durchläufe nebeneinander und ihre Differenz</translation>
    </message>
    <message>
        <source>The routing of the compared runs appears here.</source>
        <translation>Hier erscheint das Routing der verglichenen Durchläufe.</translation>
    </message>
</context>
<context>
    <name>tp::RunActions</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Wieder aufnehmen</translation>
    </message>
    <message>
        <source>New run from this one…</source>
        <translation>Neuer Durchlauf aus diesem…</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Schlagwörter…</translation>
    </message>
    <message>
        <source>Notes…</source>
        <translation>Notizen…</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern geben</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Keep only the newest checkpoint</source>
        <translation>Nur den neuesten Checkpoint behalten</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Delete for ever…</source>
        <translation>Endgültig löschen…</translation>
    </message>
    <message>
        <source>A locked run can be neither renamed nor put in the trash</source>
        <translation>Ein gesperrter Durchlauf kann weder umbenannt noch in den Papierkorb gelegt werden</translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation>Stern entfernen</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Adapt to a new task…</source>
        <translation>An neue Aufgabe anpassen…</translation>
    </message>
    <message>
        <source>Export adapter…</source>
        <translation>Adapter exportieren…</translation>
    </message>
</context>
<context>
    <name>tp::RunDelegate</name>
    <message>
        <source>New name of the run</source>
        <translation>Neuer Name des Durchlaufs</translation>
    </message>
</context>
<context>
    <name>tp::RunDetails</name>
    <message>
        <source>Tags of the selected runs</source>
        <translation>Schlagwörter der ausgewählten Durchläufe</translation>
    </message>
    <message>
        <source>Tags: paper, best seed</source>
        <translation>Schlagwörter: Artikel, bester Seed</translation>
    </message>
    <message>
        <source>Words to find runs by, separated by commas; the filter knows tag:paper</source>
        <translation>Wörter, unter denen Durchläufe zu finden sind, durch Komma getrennt; der Filter kennt tag:Artikel</translation>
    </message>
    <message>
        <source>Notes on the selected run</source>
        <translation>Notizen zum ausgewählten Durchlauf</translation>
    </message>
    <message>
        <source>No run is selected</source>
        <translation>Kein Durchlauf ist ausgewählt</translation>
    </message>
    <message>
        <source>Select runs to tag them, or one to write notes</source>
        <translation>Wählen Sie Durchläufe für Schlagwörter oder einen für Notizen</translation>
    </message>
    <message>
        <source>%1 · %2 on disk</source>
        <comment>state and size</comment>
        <translation>%1 · %2 auf der Platte</translation>
    </message>
    <message numerus="yes">
        <source>%n runs are selected</source>
        <translation>
            <numerusform>%n Durchlauf ist ausgewählt</numerusform>
            <numerusform>%n Durchläufe sind ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on disk · tags that all of them have</source>
        <translation>%1 auf der Platte · Schlagwörter, die alle haben</translation>
    </message>
    <message>
        <source>Notes are written on one run at a time</source>
        <translation>Notizen gehören zu einem einzelnen Durchlauf</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Not saved: notes have at most %1 KiB, these have %2. Put longer text in a file.</source>
        <translation>Nicht gespeichert: Notizen haben höchstens %1 KiB, diese haben %2. Längeres gehört in eine Datei.</translation>
    </message>
</context>
<context>
    <name>tp::RunDraft</name>
    <message>
        <source>the demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>There is no built-in demo.</source>
        <translation>Es gibt keine eingebaute Demo.</translation>
    </message>
    <message>
        <source>Tick at least one task.</source>
        <translation>Wählen Sie mindestens eine Aufgabe.</translation>
    </message>
    <message>
        <source>The suite has no task “%1”.</source>
        <translation>Die Suite hat keine Aufgabe „%1“.</translation>
    </message>
    <message>
        <source>The suite holds no tasks.</source>
        <translation>Die Suite enthält keine Aufgaben.</translation>
    </message>
    <message>
        <source>The folder lacks %1.</source>
        <translation>Im Ordner fehlt %1.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>Reading the suite …</source>
        <translation>Die Suite wird gelesen …</translation>
    </message>
    <message>
        <source>Reading the backbone …</source>
        <translation>Das Backbone wird gelesen …</translation>
    </message>
    <message>
        <source>Counting parameters …</source>
        <translation>Parameter werden gezählt …</translation>
    </message>
    <message>
        <source>%1: counting parameters …</source>
        <translation>%1: Parameter werden gezählt …</translation>
    </message>
    <message>
        <source>%1: parameters not known</source>
        <translation>%1: Parameter nicht bekannt</translation>
    </message>
    <message>
        <source>%1: %2 trainable</source>
        <translation>%1: %2 trainierbar</translation>
    </message>
    <message>
        <source>%1: %2 + %3 trainable</source>
        <comment>method: modules + router</comment>
        <translation>%1: %2 + %3 trainierbar</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>CPU 1 thread</source>
        <translation>CPU, 1 Thread</translation>
    </message>
    <message numerus="yes">
        <source>CPU %n threads</source>
        <translation>
            <numerusform>CPU, %n Thread</numerusform>
            <numerusform>CPU, %n Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>reading the suite …</source>
        <translation>Suite wird gelesen …</translation>
    </message>
    <message>
        <source>1 task</source>
        <translation>1 Aufgabe</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n Aufgabe</numerusform>
            <numerusform>%n Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>no suite</source>
        <translation>keine Suite</translation>
    </message>
    <message>
        <source>reading the backbone …</source>
        <translation>Backbone wird gelesen …</translation>
    </message>
    <message>
        <source>no backbone</source>
        <translation>kein Backbone</translation>
    </message>
    <message>
        <source>%1 %2 frozen</source>
        <comment>family and parameters</comment>
        <translation>%1 %2 eingefroren</translation>
    </message>
    <message>
        <source>Training references needs every task in every step: balanced sampling and a batch size that is a multiple of the %1 tasks, such as %2. Set both on the Training page.</source>
        <translation>Referenzen zu trainieren verlangt jede Aufgabe in jedem Schritt: ausgewogenes Ziehen und eine Batchgröße, die ein Vielfaches der %1 Aufgaben ist, etwa %2. Beides steht auf der Seite Training.</translation>
    </message>
</context>
<context>
    <name>tp::RunPresenter</name>
    <message>
        <source>New run</source>
        <translation>Neuer Durchlauf</translation>
    </message>
</context>
<context>
    <name>tp::RunToolBar</name>
    <message>
        <source>Run</source>
        <translation>Durchlauf</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>as given</source>
        <translation>wie gegeben</translation>
    </message>
    <message>
        <source>by category</source>
        <translation>nach Kategorie</translation>
    </message>
    <message>
        <source>by cluster</source>
        <translation>nach Cluster</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Durchlaufs</translation>
    </message>
    <message>
        <source>mean of all</source>
        <translation>Mittel aller</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>decoder</source>
        <translation>Decoder</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>stack and number of a layer</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>no run is open</source>
        <translation>kein Durchlauf ist offen</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>hält an</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>beginnt</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <comment>what is being done, and how much of it</comment>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>step %1 / %2</source>
        <translation>Schritt %1 / %2</translation>
    </message>
    <message>
        <source>saving a checkpoint</source>
        <translation>speichert einen Checkpoint</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation>%1 Schritte/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>time</comment>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>CPU 1 thread</source>
        <translation>CPU, 1 Thread</translation>
    </message>
    <message numerus="yes">
        <source>CPU %n threads</source>
        <translation>
            <numerusform>CPU, %n Thread</numerusform>
            <numerusform>CPU, %n Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>adapter written to %1</source>
        <translation>Adapter geschrieben nach %1</translation>
    </message>
    <message>
        <source>writing the adapter %1 %</source>
        <translation>schreibt den Adapter %1 %</translation>
    </message>
</context>
<context>
    <name>tp::RunsFilter</name>
    <message>
        <source>“%1” asks for something that runs do not have</source>
        <translation>„%1“ fragt nach etwas, das Durchläufe nicht haben</translation>
    </message>
    <message>
        <source>“%1” asks for something that runs do not have; did you mean %2?</source>
        <translation>„%1“ fragt nach etwas, das Durchläufe nicht haben; meinten Sie %2?</translation>
    </message>
    <message>
        <source>“%1” needs a value, such as %2:…</source>
        <translation>„%1“ braucht einen Wert, etwa %2:…</translation>
    </message>
    <message>
        <source>“%1” needs a number, such as %2&gt;0.6</source>
        <translation>„%1“ braucht eine Zahl, etwa %2&gt;0.6</translation>
    </message>
    <message>
        <source>“%1” needs yes or no, such as %2=yes</source>
        <translation>„%1“ braucht yes oder no, etwa %2=yes</translation>
    </message>
    <message>
        <source>%2 is text, so “%1” cannot be compared; use %2:…</source>
        <translation>%2 ist Text, also kann „%1“ nicht verglichen werden; nehmen Sie %2:…</translation>
    </message>
    <message>
        <source>a quotation mark is open; close it with &quot;</source>
        <translation>ein Anführungszeichen ist offen; schließen Sie es mit &quot;</translation>
    </message>
</context>
<context>
    <name>tp::RunsModel</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Suite</source>
        <translation>Suite</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>steps done and in all</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
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
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 · locked</source>
        <comment>the state of a run</comment>
        <translation>%1 · gesperrt</translation>
    </message>
    <message>
        <source>in the trash since %1</source>
        <comment>a date and time</comment>
        <translation>im Papierkorb seit %1</translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation>in Vorbereitung</translation>
    </message>
    <message>
        <source>running · %1 left</source>
        <comment>a duration such as 23 s</comment>
        <translation>läuft · noch %1</translation>
    </message>
    <message>
        <source>running · step %1 of %2</source>
        <translation>läuft · Schritt %1 von %2</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused at step %1</source>
        <translation>pausiert bei Schritt %1</translation>
    </message>
    <message>
        <source>stopped at step %1</source>
        <translation>angehalten bei Schritt %1</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed at step %1</source>
        <translation>fehlgeschlagen bei Schritt %1</translation>
    </message>
    <message>
        <source>%1
%2 on %3 · %4
%5</source>
        <translation>%1
%2 auf %3 · %4
%5</translation>
    </message>
    <message>
        <source>%1, %2, score %3, starred</source>
        <translation>%1, %2, Score %3, mit Stern</translation>
    </message>
    <message>
        <source>%1, %2, score %3</source>
        <translation>%1, %2, Score %3</translation>
    </message>
</context>
<context>
    <name>tp::RunsPage</name>
    <message>
        <source>&lt;p&gt;All of these must hold:&lt;/p&gt;&lt;table cellspacing=&apos;4&apos;&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;word&lt;/b&gt;&lt;/td&gt;&lt;td&gt;in name, method, suite or a tag&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;method:lora&amp;nbsp; tag:paper&lt;/b&gt;&lt;/td&gt;&lt;td&gt;contains the text&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;score&amp;gt;0.8&amp;nbsp; seed=3&lt;/b&gt;&lt;/td&gt;&lt;td&gt;compares numbers&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;method.rank=8&lt;/b&gt;&lt;/td&gt;&lt;td&gt;any key of the configuration&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;method:lora|poly&lt;/b&gt;&lt;/td&gt;&lt;td&gt;either&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;-state:failed&lt;/b&gt;&lt;/td&gt;&lt;td&gt;not&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;&lt;p&gt;Also: name, suite, notes, is:starred, is:locked, id, created, step, duration (s), size (MiB), parameters&lt;/p&gt;</source>
        <translation>&lt;p&gt;Alles hiervon muss gelten:&lt;/p&gt;&lt;table cellspacing=&apos;4&apos;&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;Wort&lt;/b&gt;&lt;/td&gt;&lt;td&gt;in Name, Methode, Suite oder einem Schlagwort&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;method:lora&amp;nbsp; tag:Artikel&lt;/b&gt;&lt;/td&gt;&lt;td&gt;enthält den Text&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;score&amp;gt;0.8&amp;nbsp; seed=3&lt;/b&gt;&lt;/td&gt;&lt;td&gt;vergleicht Zahlen&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;method.rank=8&lt;/b&gt;&lt;/td&gt;&lt;td&gt;jeder Schlüssel der Konfiguration&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;method:lora|poly&lt;/b&gt;&lt;/td&gt;&lt;td&gt;eines von beiden&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;-state:failed&lt;/b&gt;&lt;/td&gt;&lt;td&gt;nicht&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;&lt;p&gt;Außerdem: name, suite, notes, is:starred, is:locked, id, created, step, duration (s), size (MiB), parameters&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Runs as a ta&amp;ble</source>
        <translation>Durchläufe als &amp;Tabelle</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Columns to choose, sort and compare by</source>
        <translation>Spalten zum Auswählen, Sortieren und Vergleichen</translation>
    </message>
    <message>
        <source>&amp;Notes and tags of runs</source>
        <translation>&amp;Notizen und Schlagwörter</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Tags and notes of the selected runs</source>
        <translation>Schlagwörter und Notizen der ausgewählten Durchläufe</translation>
    </message>
    <message>
        <source>Tras&amp;h of runs</source>
        <translation>&amp;Papierkorb der Durchläufe</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Runs that were put in the trash: restore them or delete them</source>
        <translation>Durchläufe im Papierkorb: wiederherstellen oder löschen</translation>
    </message>
    <message>
        <source>Empty trash…</source>
        <translation>Papierkorb leeren…</translation>
    </message>
    <message>
        <source>Back to the runs</source>
        <translation>Zurück zu den Durchläufen</translation>
    </message>
    <message>
        <source>Delete all runs in the trash for ever?</source>
        <translation>Alle Durchläufe im Papierkorb endgültig löschen?</translation>
    </message>
    <message>
        <source>Filter: method:lora score&gt;0.6</source>
        <translation>Filter: method:lora score&gt;0.6</translation>
    </message>
    <message>
        <source>Filter of the runs</source>
        <translation>Filter der Durchläufe</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Durchläufe</translation>
    </message>
    <message>
        <source>Reading the runs …</source>
        <translation>Die Durchläufe werden gelesen …</translation>
    </message>
    <message>
        <source>No run fits the filter.</source>
        <translation>Kein Durchlauf passt zum Filter.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>Der Papierkorb ist leer.</translation>
    </message>
    <message>
        <source>Runs appear here, with their score as they train. There is none yet.</source>
        <translation>Hier erscheinen Durchläufe mit ihrem Score, während sie trainieren. Noch gibt es keinen.</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>Neuer Durchlauf…</translation>
    </message>
    <message>
        <source>Delete “%1” for ever?</source>
        <translation>„%1“ endgültig löschen?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n runs for ever?</source>
        <translation>
            <numerusform>%n Durchlauf endgültig löschen?</numerusform>
            <numerusform>%n Durchläufe endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>There was no older checkpoint to remove.</source>
        <translation>Es gab keinen älteren Checkpoint zu entfernen.</translation>
    </message>
    <message>
        <source>%1 freed; the newest checkpoint is kept.</source>
        <translation>%1 freigegeben; der neueste Checkpoint bleibt.</translation>
    </message>
    <message>
        <source>“%1” is in the trash.</source>
        <translation>„%1“ liegt im Papierkorb.</translation>
    </message>
    <message numerus="yes">
        <source>%n runs are in the trash.</source>
        <translation>
            <numerusform>%n Durchlauf liegt im Papierkorb.</numerusform>
            <numerusform>%n Durchläufe liegen im Papierkorb.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Delete runs</source>
        <translation>Durchläufe löschen</translation>
    </message>
    <message>
        <source>Their records and checkpoints are removed from the disk. This cannot be undone.</source>
        <translation>Ihre Aufzeichnungen und Checkpoints werden von der Platte entfernt. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete for ever</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>tp::RunsTable</name>
    <message>
        <source>Click to sort, drag to move; the menu chooses columns</source>
        <translation>Klicken sortiert, Ziehen verschiebt; das Menü wählt Spalten</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Keys in which these runs differ</source>
        <translation>Schlüssel, in denen sich diese Durchläufe unterscheiden</translation>
    </message>
    <message>
        <source>These runs do not differ</source>
        <translation>Diese Durchläufe unterscheiden sich nicht</translation>
    </message>
    <message>
        <source>Fit widths</source>
        <translation>Breiten anpassen</translation>
    </message>
    <message>
        <source>Columns as at first</source>
        <translation>Spalten wie zu Anfang</translation>
    </message>
</context>
<context>
    <name>tp::ScheduleView</name>
    <message>
        <source>Learning rate: rises to %1 and falls to 0 over %2 steps</source>
        <translation>Lernrate: steigt auf %1 und fällt über %2 Schritte auf 0</translation>
    </message>
    <message>
        <source>modules %1 · router %2</source>
        <translation>Module %1 · Router %2</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 Schritte</translation>
    </message>
    <message>
        <source>warm-up %1</source>
        <translation>Aufwärmphase %1</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
</context>
<context>
    <name>tp::ScoreCompareModel</name>
    <message>
        <source>%1 ± %2 (standard error)</source>
        <translation>%1 ± %2 (Standardfehler)</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
</context>
<context>
    <name>tp::ScoreDots</name>
    <message>
        <source>Scores of the compared runs: one row per task</source>
        <translation>Scores der verglichenen Durchläufe: eine Zeile je Aufgabe</translation>
    </message>
    <message>
        <source>Scores appear here once the compared runs were evaluated.</source>
        <translation>Scores erscheinen hier, sobald die verglichenen Durchläufe ausgewertet sind.</translation>
    </message>
</context>
<context>
    <name>tp::Session</name>
    <message>
        <source>A run is training already; stop it before another begins.</source>
        <translation>Es trainiert schon ein Durchlauf; halten Sie ihn an, bevor ein anderer beginnt.</translation>
    </message>
</context>
<context>
    <name>tp::Sparkline</name>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>step %1: %2</source>
        <translation>Schritt %1: %2</translation>
    </message>
</context>
<context>
    <name>tp::StopCommand</name>
    <message>
        <source>&amp;Stop and save</source>
        <translation>&amp;Anhalten und speichern</translation>
    </message>
    <message>
        <source>End the run with a checkpoint; it can be resumed later</source>
        <translation>Den Durchlauf mit einem Checkpoint beenden; er kann später wieder aufgenommen werden</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an…</translation>
    </message>
</context>
<context>
    <name>tp::SuiteTaskModel</name>
    <message>
        <source>held out</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>train</source>
        <translation>train</translation>
    </message>
    <message>
        <source>Score of always giving the most frequent answer, on the test split</source>
        <translation>Score, wenn immer die häufigste Antwort gegeben wird, auf den Testdaten</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Baseline</translation>
    </message>
</context>
<context>
    <name>tp::TaskMapPlot</name>
    <message>
        <source>expert %1</source>
        <translation>Experte %1</translation>
    </message>
    <message>
        <source>Map of tasks and experts</source>
        <translation>Karte der Aufgaben und Experten</translation>
    </message>
    <message>
        <source>Tasks that are routed alike stand close together here once a run has taken its first routing snapshot.</source>
        <translation>Aufgaben mit ähnlichem Routing stehen hier dicht beieinander, sobald das Routing zum ersten Mal aufgenommen wurde.</translation>
    </message>
</context>
<context>
    <name>tp::TaskMatrix</name>
    <message>
        <source>Tasks over time</source>
        <translation>Aufgaben im Zeitverlauf</translation>
    </message>
    <message>
        <source>nats per token</source>
        <translation>Nats pro Token</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 bis 1</translation>
    </message>
    <message>
        <source>score minus that of the reference</source>
        <translation>Score minus dem der Referenz</translation>
    </message>
    <message>
        <source>%1 · %2 steps a column</source>
        <translation>%1 · %2 Schritte je Spalte</translation>
    </message>
    <message>
        <source>%1 · %2 evaluations a column</source>
        <translation>%1 · %2 Auswertungen je Spalte</translation>
    </message>
    <message>
        <source>Waiting for the first step of this run.</source>
        <translation>Warten auf den ersten Schritt dieses Durchlaufs.</translation>
    </message>
    <message>
        <source>This run ended before its first step.</source>
        <translation>Dieser Durchlauf endete vor seinem ersten Schritt.</translation>
    </message>
    <message>
        <source>The first evaluation of this run is still to come.</source>
        <translation>Die erste Auswertung dieses Durchlaufs steht noch aus.</translation>
    </message>
    <message>
        <source>This run ended before it was evaluated.</source>
        <translation>Dieser Durchlauf endete vor seiner ersten Auswertung.</translation>
    </message>
    <message>
        <source>Gaps need single-task references of the same tasks, backbone and training recipe, and none are stored.</source>
        <translation>Abstände brauchen Single-Task-Referenzen derselben Aufgaben, desselben Backbones und Trainingsrezepts; gespeichert sind keine.</translation>
    </message>
    <message>
        <source>The gaps are being computed.</source>
        <translation>Die Abstände werden berechnet.</translation>
    </message>
</context>
<context>
    <name>tp::TaskTableModel</name>
    <message>
        <source>standard error %1, %2 rows</source>
        <translation>Standardfehler %1, %2 Zeilen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name (id)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The task&apos;s name</source>
        <translation>Name der Aufgabe</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>The category that people gave the task</source>
        <translation>Kategorie, die Menschen der Aufgabe gegeben haben</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Validation score by the task&apos;s own metric, 0 to 1</source>
        <translation>Validierungs-Score nach der Metrik der Aufgabe, 0 bis 1</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Cross-entropy per target token on the validation rows; before the first evaluation, of the newest batch</source>
        <translation>Kreuzentropie je Zieltoken auf den Validierungszeilen; vor der ersten Auswertung die des neuesten Batches</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Training examples of this task so far</source>
        <translation>Bisherige Trainingsbeispiele dieser Aufgabe</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Score minus that of the single-task reference after as many examples; below zero the other tasks hurt</source>
        <translation>Score minus dem der Single-Task-Referenz nach ebenso vielen Beispielen; unter null schaden die anderen Aufgaben</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Rows that the score was measured on</source>
        <translation>Zeilen, auf denen der Score gemessen wurde</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
</context>
<context>
    <name>tp::TaskTablePage</name>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Tasks of the run</source>
        <translation>Aufgaben des Durchlaufs</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>%1 over time</source>
        <translation>%1 im Zeitverlauf</translation>
    </message>
    <message>
        <source>How the tasks are shown</source>
        <translation>Wie die Aufgaben gezeigt werden</translation>
    </message>
    <message>
        <source>Score, loss and gap of every task stand here.</source>
        <translation>Hier stehen Score, Verlust und Abstand jeder Aufgabe.</translation>
    </message>
    <message>
        <source>Waiting for the tasks of this run.</source>
        <translation>Warten auf die Aufgaben dieses Durchlaufs.</translation>
    </message>
    <message>
        <source>validation at step %1 · mean score %2</source>
        <translation>Validierung bei Schritt %1 · mittlerer Score %2</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks · not evaluated yet</source>
        <translation>
            <numerusform>%n Aufgabe · noch nicht ausgewertet</numerusform>
            <numerusform>%n Aufgaben · noch nicht ausgewertet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tp::ThemeCommands</name>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
</context>
<context>
    <name>tp::TimelineBar</name>
    <message>
        <source>Step shown</source>
        <translation>Gezeigter Schritt</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>step %1: %2</source>
        <translation>Schritt %1: %2</translation>
    </message>
</context>
<context>
    <name>tp::TimelinePage</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Always show the newest step</source>
        <translation>Immer den neuesten Schritt zeigen</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>Abspielen anhalten</translation>
    </message>
    <message>
        <source>Play the run&apos;s steps</source>
        <translation>Die Schritte des Durchlaufs abspielen</translation>
    </message>
    <message>
        <source>follow live ●</source>
        <translation>live folgen ●</translation>
    </message>
    <message>
        <source>follow live ○</source>
        <translation>live folgen ○</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>no run is open</source>
        <translation>kein Durchlauf ist offen</translation>
    </message>
</context>
<context>
    <name>tp::TrainDemoCommand</name>
    <message>
        <source>Train &amp;demo</source>
        <translation>&amp;Demo trainieren</translation>
    </message>
    <message>
        <source>Train the built-in demo: about a minute on two cores</source>
        <translation>Die eingebaute Demo trainieren: etwa eine Minute auf zwei Kernen</translation>
    </message>
</context>
<context>
    <name>tp::TrainingPage</name>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CPU (%1)</source>
        <translation>CPU (%1)</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>How long and how fast. The method chosen has set the learning rates.</source>
        <translation>Wie lange und wie schnell. Die gewählte Methode hat die Lernraten gesetzt.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>While it trains</source>
        <translation>Während des Trainings</translation>
    </message>
    <message>
        <source>Length limits</source>
        <translation>Längengrenzen</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Weiteres</translation>
    </message>
    <message>
        <source>The schedule is drawn once steps, learning rate and warm-up are right.</source>
        <translation>Der Verlauf wird gezeichnet, sobald Schritte, Lernrate und Aufwärmphase stimmen.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
</context>
<context>
    <name>tp::TransferBars</name>
    <message>
        <source>95 % interval %1 to %2</source>
        <translation>95-%-Intervall %1 bis %2</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>Negative transfer: one bar per task</source>
        <translation>Negativer Transfer: ein Balken je Aufgabe</translation>
    </message>
    <message>
        <source>Each task&apos;s score against its single-task reference appears here after the first evaluation. It needs references for this suite and backbone.</source>
        <translation>Hier erscheint nach der ersten Auswertung der Score jeder Aufgabe gegen ihre Single-Task-Referenz. Dazu braucht es Referenzen für diese Suite und dieses Backbone.</translation>
    </message>
</context>
<context>
    <name>tp::TransferPage</name>
    <message>
        <source>Negative transfer</source>
        <translation>Negativer Transfer</translation>
    </message>
    <message>
        <source>Score of each task minus that of its single-task reference</source>
        <translation>Score jeder Aufgabe minus dem ihrer Single-Task-Referenz</translation>
    </message>
    <message>
        <source>How much the other tasks help or hurt each task is shown here.</source>
        <translation>Hier steht, wie sehr die anderen Aufgaben jeder Aufgabe helfen oder schaden.</translation>
    </message>
    <message>
        <source>Waiting for the tasks of this run.</source>
        <translation>Warten auf die Aufgaben dieses Durchlaufs.</translation>
    </message>
    <message>
        <source>Looking for single-task references of these tasks.</source>
        <translation>Single-Task-Referenzen dieser Aufgaben werden gesucht.</translation>
    </message>
    <message>
        <source>%1 The first evaluation of this run is still to come.</source>
        <translation>%1 Die erste Auswertung dieses Durchlaufs steht noch aus.</translation>
    </message>
    <message>
        <source>Nothing was evaluated up to this step.</source>
        <translation>Bis zu diesem Schritt wurde nichts ausgewertet.</translation>
    </message>
    <message>
        <source>step %1 · mean gap %2 · whole interval below zero: %3 % of tasks</source>
        <translation>Schritt %1 · mittlerer Abstand %2 · ganzes Intervall unter null: %3 % der Aufgaben</translation>
    </message>
    <message>
        <source>without a reference: %1</source>
        <translation>ohne Referenz: %1</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>What is compared with the reference</source>
        <translation>Was mit der Referenz verglichen wird</translation>
    </message>
    <message>
        <source>against the single-task reference at the same examples · worst first</source>
        <translation>gegen die Single-Task-Referenz bei gleich vielen Beispielen · schlechteste zuerst</translation>
    </message>
    <message>
        <source>%1 It needs single-task references of the same tasks, backbone and training recipe, and none are stored. A new run can train them first: choose it on its References page.</source>
        <translation>%1 Dazu braucht es Single-Task-Referenzen derselben Aufgaben, desselben Backbones und Trainingsrezepts, und es sind keine gespeichert. Ein neuer Durchlauf kann sie zuerst trainieren: auf seiner Seite Referenzen wählen.</translation>
    </message>
    <message>
        <source>step %1 · mean loss gap %2 nats per token</source>
        <translation>Schritt %1 · mittlere Verlustdifferenz %2 Nats je Token</translation>
    </message>
</context>
</TS>
