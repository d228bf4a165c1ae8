package org.headgate.pool.service.incidents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.headgate.common.json.JsonMappers;
import org.headgate.pool.api.Diagnosis;
import org.headgate.pool.api.history.Incident;
import org.headgate.pool.api.history.IncidentSummary;

/**
 * Packs an incident into files for a ticket: {@code incident.json} has all of it, {@code
 * summary.txt} is for people, {@code samples.csv} and {@code log.txt} open in their usual programs.
 */
final class IncidentArchive {

  private IncidentArchive() {}

  static byte[] of(Incident incident) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      put(zip, "summary.txt", summary(incident));
      put(
          zip,
          "incident.json",
          JsonMappers.strict().writerWithDefaultPrettyPrinter().writeValueAsString(incident));
      put(zip, "samples.csv", samples(incident));
      put(zip, "log.txt", log(incident));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String summary(Incident incident) {
    IncidentSummary summary = incident.summary();
    return "%s\n\n%s on %s, pool %s, from %s to %s\n\n%s\n"
        .formatted(
            summary.title(),
            summary.code().wireName(),
            summary.node(),
            summary.pool().orElse("none"),
            summary.beganAt(),
            summary.endedAt().map(Object::toString).orElse("now, for it lasts"),
            incident.findings().stream()
                .map(IncidentArchive::finding)
                .collect(Collectors.joining("\n")));
  }

  private static String finding(Diagnosis.Item finding) {
    return "%s: %s\n  Seen by: %s\n  Cure: %s\n"
        .formatted(finding.code().wireName(), finding.cause(), finding.evidence(), finding.cure());
  }

  private static String samples(Incident incident) {
    return incident.samples().stream()
        .flatMap(
            series ->
                series.points().stream()
                    .map(
                        point ->
                            "%s,%s,%s,%s\n"
                                .formatted(
                                    point.at(),
                                    series.pool().orElse(""),
                                    series.series(),
                                    point.value())))
        .collect(Collectors.joining("", "at,pool,series,value\n", ""));
  }

  private static String log(Incident incident) {
    return incident.log().stream()
        .map(
            line ->
                "%s %s %s %s%s\n"
                    .formatted(
                        line.at(),
                        line.level(),
                        line.logger(),
                        line.message(),
                        line.failure().map(" "::concat).orElse("")))
        .collect(Collectors.joining());
  }
}
