package org.headgate.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan of an embedded run by its environment. */
class RunPlanTest {
  @TempDir private Path directory;

  /** A trial run serves nobody else in the network. */
  @Test
  void embeddedRunIsForItsOwnMachineByDefault() throws IOException {
    RunPlan plan = plan("PASSWORD_MIN_LENGTH", "8");

    assertThat(plan.variable("HTTP_HOST")).isEqualTo("127.0.0.1");
    assertThat(new LibertyEnvironment(plan).variables()).containsEntry("HTTP_HOST", "127.0.0.1");
    assertThat(plan.mailToken()).isNotBlank();
  }

  @Test
  void whiteSpaceAroundTheListenAddressIsIgnored() throws IOException {
    RunPlan plan = plan("HTTP_HOST", " 0.0.0.0 ");

    assertThat(plan.localName()).isEqualTo("localhost");
    assertThat(plan.variable("HTTP_HOST")).isEqualTo("0.0.0.0");
  }

  @Test
  void generatedPasswordIsAsLongAsRequired() throws IOException {
    RunPlan plan = plan("PASSWORD_MIN_LENGTH", "64");

    assertThat(plan.variable("HEADGATE_ADMIN_PASSWORD")).hasSizeGreaterThanOrEqualTo(64);
    assertThatCode(() -> new LibertyEnvironment(plan).variables()).doesNotThrowAnyException();
  }

  @Test
  void keptPasswordMayBeShorterThanNewOnes() throws IOException {
    RunPlan first = plan("PASSWORD_MIN_LENGTH", "8");
    RunPlan later = plan("PASSWORD_MIN_LENGTH", "64");

    assertThat(first.hasFreshPassword()).isTrue();
    assertThat(later.hasFreshPassword()).isFalse();
    assertThatCode(() -> new LibertyEnvironment(later).variables()).doesNotThrowAnyException();
  }

  private RunPlan plan(String variable, String value) throws IOException {
    return new RunPlan(
        Map.of("HTTP_PORT", "0", "HTTPS_PORT", "0", variable, value),
        HomeDirectory.open(directory.resolve("home")));
  }
}
