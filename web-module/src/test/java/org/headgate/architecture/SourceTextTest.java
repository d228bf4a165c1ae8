package org.headgate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules on the text of sources, tests included, which class files do not show. */
class SourceTextTest {

  /** Only docs/ancestors.md has the ids of requirements; code says the requirement itself. */
  @Test
  void sourcesSayARequirementAndNotItsId() throws IOException {
    Pattern id = Pattern.compile("seed\\s+(?:\\*\\s+)?[A-Z]\\d", Pattern.CASE_INSENSITIVE);
    try (Stream<Path> files = Files.walk(RepositoryFiles.root())) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".java"))
                  .filter(file -> !file.toString().contains("/target/"))
                  .filter(file -> id.matcher(RepositoryFiles.text(file)).find()))
          .isEmpty();
    }
  }

  /**
   * A test that asserts nothing is green whatever happens. ArchUnit judges its rules itself, and
   * what is fuzzed is judged by the class that calls it.
   */
  @Test
  void everyTestAsserts() throws IOException {
    Pattern assertion =
        Pattern.compile(
            "\\bassert\\w*\\(|\\bawait\\(\\)|\\.then\\(\\)|@ArchTest|extends ParserFuzz");
    try (Stream<Path> files = Files.walk(RepositoryFiles.root())) {
      assertThat(
              files
                  .filter(file -> file.toString().matches(".*(?:Test|IT)\\.java"))
                  .filter(file -> !file.toString().contains("/target/"))
                  .filter(file -> !assertion.matcher(RepositoryFiles.text(file)).find()))
          .isEmpty();
    }
  }

  private static final int MOST_LINES = 250;

  /**
   * Tests that were longer when the rule came. Whoever changes one cuts it along its concepts and
   * takes it off: the list only becomes shorter.
   */
  private static final Set<String> LONG_TESTS =
      Set.of(
          "CodeLimitsIT.java",
          "CodeMachineIT.java",
          "ConsoleMendIT.java",
          "CronDefaultsTest.java",
          "CrowdsIT.java",
          "DeliveryDispatcherTest.java",
          "EventsIT.java",
          "ExecutionsTest.java",
          "Headgate.java",
          "HostileReceiverTest.java",
          "LeakIT.java",
          "LifeRoutesIT.java",
          "LogInLimitsIT.java",
          "LostCommitIT.java",
          "PersonalTokensIT.java",
          "ReceiverAnswersTest.java",
          "ScaleBenchIT.java",
          "SchedulesIT.java",
          "SchedulesTest.java",
          "ServiceAccountsIT.java",
          "SigningKeysIT.java",
          "SlowStatementsIT.java",
          "SoftPasskey.java",
          "StuckPoolLogInIT.java",
          "TelemetryIT.java",
          "TransactionsIT.java",
          "UnusualDatabaseIT.java",
          "UserImportIT.java",
          "Ward.java",
          "WebhooksIT.java");

  /** More is a second concept. */
  @Test
  void aClassHasAtMost250Lines() throws IOException {
    try (Stream<Path> files = Files.walk(RepositoryFiles.root())) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".java"))
                  .filter(file -> !file.toString().contains("/target/"))
                  .filter(file -> RepositoryFiles.text(file).lines().count() > MOST_LINES)
                  .map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(LONG_TESTS);
    }
  }
}
