package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.headgate.launcher.EmbeddedRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start with a wrong setting ends at once and names it. */
class LauncherSettingsIT {

  private static final String SECRET = "a secret that is no key";

  @TempDir Path home;

  /** Its value is masked: nobody can tell whether a misspelt variable was to hold a secret. */
  @Test
  void misspeltVariableIsRefusedWithSuggestion() throws Exception {
    Ended ended = launch("DB_POOL_SZIE", "3");

    assertThat(ended.status()).isPositive();
    assertThat(ended.lines())
        .singleElement()
        .asString()
        .contains("DB_POOL_SZIE", "did you mean DB_POOL_SIZE");
  }

  @Test
  void nonNumericValueIsRefusedWithAllowedRange() throws Exception {
    Ended ended = launch("DB_POOL_SIZE", "abc");

    assertThat(ended.status()).isPositive();
    assertThat(ended.lines())
        .singleElement()
        .asString()
        .contains("DB_POOL_SIZE", "abc", "a whole number from 1 to 500");
  }

  @Test
  void invalidSecretIsNotShown() throws Exception {
    Ended ended = launch("SECRET_KEY", SECRET);

    assertThat(ended.status()).isPositive();
    assertThat(ended.lines())
        .singleElement()
        .asString()
        .contains("SECRET_KEY")
        .doesNotContain(SECRET);
  }

  private Ended launch(String variable, String value) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-Dheadgate.liberty=" + System.getProperty("headgate.liberty"),
            EmbeddedRun.class.getName());
    builder
        .environment()
        .putAll(
            Map.of(
                "HEADGATE_HOME",
                home.resolve("home").toString(),
                "HTTP_PORT",
                "0",
                "HTTPS_PORT",
                "0",
                variable,
                value));
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), output.lines().toList());
  }

  private record Ended(int status, List<String> lines) {}
}
