package org.headgate.torture;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headgate.torture.cluster.TortureCluster;
import org.headgate.torture.history.Operation;
import org.headgate.torture.history.Violation;

/**
 * The result of a run, for programs and for people.
 *
 * @param mostConnections of all nodes at one moment
 * @param mostInFront the reads that waited in front of one node, as far as was seen
 */
record Report(
    long seed,
    Duration took,
    List<Incident> incidents,
    List<Operation> history,
    List<Violation> violations,
    int mostConnections,
    int mostInFront) {

  /** Leaves both in a folder. */
  void writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(folder.resolve("report.json").toFile(), json());
    Files.writeString(folder.resolve("report.md"), table());
  }

  private Map<String, Object> json() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("seed", seed);
    report.put("seconds", took.toSeconds());
    report.put("operations", history.size());
    report.put("answers", answers());
    report.put("most_connections", mostConnections);
    report.put("budget", TortureCluster.BUDGET);
    report.put("most_reads_in_front", mostInFront);
    report.put("incidents", incidents.stream().map(Report::json).toList());
    report.put("violations", violations.stream().map(Violation::toString).toList());
    return report;
  }

  private static Map<String, Object> json(Incident incident) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("fault", incident.name());
    fields.put("begun", incident.begun().toString());
    fields.put("over", incident.over().toString());
    fields.put("back_after_ms", incident.back().map(Duration::toMillis).orElse(null));
    fields.put("served", incident.served());
    fields.put("findings", incident.findings());
    fields.put("named", incident.isNamed());
    fields.put("trouble", incident.trouble());
    return fields;
  }

  /** By kind of thing, how often clients got which answer. */
  private Map<String, Map<String, Integer>> answers() {
    Map<String, Map<String, Integer>> answers = new TreeMap<>();
    history.forEach(
        operation ->
            answers
                .computeIfAbsent(
                    operation.kind() + " " + operation.what(), first -> new TreeMap<>())
                .merge(operation.answer(), 1, Integer::sum));
    return answers;
  }

  String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        ("seed %d, %d s, %d operations, %d violations, at most %d of %d connections,"
                + " at most %d reads in front of a node%n%n")
            .formatted(
                seed,
                took.toSeconds(),
                history.size(),
                violations.size(),
                mostConnections,
                TortureCluster.BUDGET,
                mostInFront));
    table.append("| fault | lasted | served meanwhile | back after | diagnosis |\n");
    table.append("|---|---|---|---|---|\n");
    for (Incident incident : incidents) {
      table.append(
          "| %s | %s | %s | %s | %s |%n"
              .formatted(
                  incident.name(),
                  seconds(Duration.between(incident.begun(), incident.over())),
                  incident.served(),
                  incident.back().map(Report::seconds).orElse("never"),
                  String.join(", ", incident.findings())
                      + (incident.isNamed() ? "" : " (not named)")));
    }
    table.append('\n');
    answers().forEach((what, count) -> table.append("- %s: %s%n".formatted(what, count)));
    violations.forEach(violation -> table.append("- VIOLATION %s%n".formatted(violation)));
    return table.toString();
  }

  private static String seconds(Duration duration) {
    return "%d.%d s".formatted(duration.toSeconds(), duration.toMillisPart() / 100);
  }
}
