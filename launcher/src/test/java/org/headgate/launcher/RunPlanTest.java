package org.headgate.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.headgate.config.HeadgateSettings;
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

  /** It belongs to a mail server that is not used, and the catcher would refuse it. */
  @Test
  void mailLoginIsNotForTheCatcher() throws IOException {
    Map<String, String> login = Map.of("SMTP_USER", "ada", "SMTP_PASSWORD", "seven lanterns");

    Map<String, String> caught = variables(login);
    Map<String, String> sent = new HashMap<>(login);
    sent.put("SMTP_HOST", "mail.example.org");

    assertThat(caught).containsEntry("SMTP_USER", "").containsEntry("SMTP_PASSWORD", "");
    assertThat(HeadgateSettings.from(caught).mail().user()).isEmpty();
    assertThat(variables(sent)).containsAllEntriesOf(sent);
  }

  private Map<String, String> variables(Map<String, String> environment) throws IOException {
    return new LibertyEnvironment(plan(environment)).variables();
  }

  private RunPlan plan(String variable, String value) throws IOException {
    return plan(Map.of(variable, value));
  }

  private RunPlan plan(Map<String, String> environment) throws IOException {
    Map<String, String> complete = new HashMap<>(environment);
    complete.put("HTTP_PORT", "0");
    complete.put("HTTPS_PORT", "0");
    return new RunPlan(complete, HomeDirectory.open(directory.resolve("home")));
  }
}
