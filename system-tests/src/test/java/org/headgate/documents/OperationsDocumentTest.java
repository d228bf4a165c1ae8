package org.headgate.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.headgate.config.EffectiveSetting;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.KnownVariables;
import org.headgate.config.database.PoolPreset;
import org.headgate.config.database.PoolSettings;
import org.headgate.config.settings.HttpSettings;
import org.headgate.pool.api.DiagnosisCode;
import org.junit.jupiter.api.Test;

/** Checks the operators' handbook against the code: it covers every setting and every finding. */
class OperationsDocumentTest {

  private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| ([^|]*) \\|");
  private static final Pattern VARIABLE = Pattern.compile("`([A-Z_]+)`");
  private static final Pattern DEFAULT =
      Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| `?([A-Za-z0-9_-]+)`?(?: \\([^|]*\\))? \\|");

  /** Of the embedded run, whose launcher decides. */
  private static final Set<String> RUN_PORTS =
      Set.of("EMBEDDED_DB_PORT", "MAIL_CATCHER_PORT", "MAIL_VIEW_PORT");

  private final String handbook = Project.found().text("docs/operations.md");

  @Test
  void everyVariableIsDocumented() {
    assertThat(KnownVariables.NAMES)
        .filteredOn(name -> !isOfOnePool(name))
        .allMatch(name -> handbook.contains("`" + name + "`"));
  }

  @Test
  void everyVariableHasOneRowAndNothingElseHas() {
    String tables = between("\n## Variables\n", "\n## Presets\n");

    List<String> rows =
        FIRST_CELL
            .matcher(tables)
            .results()
            .flatMap(cell -> VARIABLE.matcher(cell.group(1)).results())
            .map(variable -> variable.group(1))
            .toList();
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            KnownVariables.NAMES.stream()
                .filter(name -> !isOfOnePool(name))
                .filter(name -> !isFileOfASecret(name) || name.equals("ALERTS_FILE"))
                .toList());
  }

  @Test
  void simpleDefaultsAreThoseOfTheCode() {
    Map<String, String> defaults =
        HeadgateSettings.from(
                Map.of(
                    "DATABASE_URL",
                    "postgresql://headgate@localhost/headgate",
                    "SECRET_KEY",
                    "0".repeat(64)))
            .effective()
            .stream()
            .collect(Collectors.toMap(EffectiveSetting::name, EffectiveSetting::value));

    assertThat(
            DEFAULT
                .matcher(between("\n## Variables\n", "\n## Presets\n"))
                .results()
                .filter(row -> !RUN_PORTS.contains(row.group(1))))
        .hasSizeGreaterThan(30)
        .allSatisfy(
            row ->
                assertThat(List.of(row.group(1), "PLATFORM_" + row.group(1)))
                    .describedAs(row.group(1))
                    .anyMatch(name -> row.group(2).replace("none", "").equals(defaults.get(name))));
  }

  @Test
  void presetsAreThoseOfTheCode() {
    assertThat(Arrays.stream(PoolPreset.values()).map(OperationsDocumentTest::row))
        .allMatch(handbook::contains);
  }

  @Test
  void headersThatBrowserApplicationsMayReadAreNamed() {
    String row = between("| `CORS_ORIGINS` |", "\n");

    assertThat(HttpSettings.EXPOSED_HEADERS.split(", ", -1))
        .allMatch(header -> row.contains("`" + header + "`"));
  }

  @Test
  void everyDiagnosisCodeHasADocumentedCure() {
    assertThat(Arrays.stream(DiagnosisCode.values()).map(DiagnosisCode::wireName))
        .allMatch(code -> handbook.contains("| `" + code + "` |"));
  }

  private static String row(PoolPreset preset) {
    PoolSettings pool = preset.settings();
    Duration age = pool.agedTimeout().orElseThrow();
    return "| `%s` | %s | %s | %s s | %s |"
        .formatted(
            preset.wireName(),
            pool.minPoolSize(),
            pool.maxPoolSize(),
            pool.connectionTimeout().toSeconds(),
            age.toHours() > 0 ? age.toHours() + " h" : age.toMinutes() + " min");
  }

  private String between(String start, String end) {
    int from = handbook.indexOf(start);
    assertThat(from).describedAs(start).isNotNegative();
    return handbook.substring(from, handbook.indexOf(end, from + start.length()));
  }

  private static boolean isOfOnePool(String name) {
    return name.startsWith("PLATFORM_DB_") || name.startsWith("USERDATA_DB_");
  }

  private static boolean isFileOfASecret(String name) {
    return name.endsWith(KnownVariables.FILE);
  }
}
