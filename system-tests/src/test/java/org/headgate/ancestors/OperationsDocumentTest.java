package org.headgate.ancestors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.headgate.config.KnownVariables;
import org.headgate.pool.api.DiagnosisCode;
import org.junit.jupiter.api.Test;

/** Checks the operators' handbook against the code: it covers every setting and every finding. */
class OperationsDocumentTest {

  private final String handbook = Project.found().text("docs/operations.md");

  @Test
  void everyVariableIsDocumented() {
    assertThat(KnownVariables.NAMES)
        .filteredOn(name -> !name.startsWith("PLATFORM_DB_") && !name.startsWith("USERDATA_DB_"))
        .allMatch(name -> handbook.contains("`" + name + "`"));
  }

  @Test
  void everyDiagnosisCodeHasADocumentedCure() {
    assertThat(Arrays.stream(DiagnosisCode.values()).map(DiagnosisCode::wireName))
        .allMatch(code -> handbook.contains("| `" + code + "` |"));
  }
}
