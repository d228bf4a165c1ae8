package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A start that requires its databases says why it is refused, and ends (seed B4). */
class LifeStartModeIT {

  @Test
  void aStartThatRequiresItsDatabaseEndsWithoutIt() throws InterruptedException {
    try (Headgate headgate =
        Headgate.withoutDatabase("life-require", Map.of("DB_START_MODE", "require"))) {
      startAsFarAsItGoes(headgate);

      assertThat(headgate.exitStatus()).isEqualTo(3);
      assertThat(headgate.logLines("Headgate does not start"))
          .singleElement()
          .asString()
          .contains("DB_START_MODE is require", "refused", "SQLSTATE 08001", " ms", "Cure: ");
    }
  }

  /** It may say that it has started before it has looked for its database. */
  private static void startAsFarAsItGoes(Headgate headgate) throws InterruptedException {
    try {
      headgate.startServer();
    } catch (IllegalStateException endedBefore) {
      assertThat(endedBefore).hasMessageContaining("ended");
    }
  }
}
