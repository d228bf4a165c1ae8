package org.headgate.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentValidatorTest {

  @Test
  void emptyEnvironmentIsValidForEmbeddedRun() {
    assertThatCode(() -> EnvironmentValidator.check(Map.of("SECRET_KEY", " ", "DATABASE_URL", "")))
        .doesNotThrowAnyException();
  }

  @Test
  void allErrorsAreReportedAtOnce() {
    LaunchRefusedException refused =
        catchThrowableOfType(
            LaunchRefusedException.class,
            () ->
                EnvironmentValidator.check(
                    Map.of(
                        "HTTP_PORT", "x",
                        "HTTPS_PORT", "70000",
                        "EMBEDDED_DB_PORT", "y",
                        "DB_POOL_SIZE", "0",
                        "SECRET_KEY", "short",
                        "DB_POOL_SZIE", "5")));

    assertThat(refused.lines())
        .extracting(line -> line.substring(0, line.indexOf('=')))
        .containsExactlyInAnyOrder(
            "HTTP_PORT",
            "HTTPS_PORT",
            "EMBEDDED_DB_PORT",
            "DB_POOL_SIZE",
            "SECRET_KEY",
            "DB_POOL_SZIE");
  }
}
