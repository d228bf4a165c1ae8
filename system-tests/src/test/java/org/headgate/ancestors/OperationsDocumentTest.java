package org.headgate.ancestors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.headgate.config.KnownVariables;
import org.headgate.config.settings.HttpSettings;
import org.headgate.pool.api.DiagnosisCode;
import org.junit.jupiter.api.Test;

/** Checks the operators' handbook against the code: it covers every setting and every finding. */
class OperationsDocumentTest {

  private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| ([^|]*) \\|");
  private static final Pattern VARIABLE = Pattern.compile("`([A-Z_]+)`");

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
