package org.headgate.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Runs the unit tests of the console's JavaScript on Node.js, and the TypeScript compiler over it
 * as a linter. Where a program is missing its test is skipped, unless the system property {@code
 * tools} is {@code required}.
 */
class ConsoleScriptsTest {

  private static final Path SCRIPTS = Path.of("src/main/webapp/console/js");
  private static final Path TESTS = Path.of("src/test/javascript");
  private static final Path COPY = Path.of("target/console-scripts");

  private static final Pattern FINDING = Pattern.compile("error (TS\\d+):");

  /** Of types alone, which plain JavaScript does not tell. */
  private static final List<String> OF_TYPES =
      List.of("TS2322", "TS2339", "TS2345", "TS2349", "TS2363", "TS2525");

  private record Ended(int status, List<String> output) {}

  /** Where a file says that they are modules, as the page's script element does. */
  @BeforeAll
  static void copy() throws IOException {
    delete(COPY);
    copy(SCRIPTS, COPY.resolve("js"));
    copy(TESTS, COPY.resolve("test"));
    Files.writeString(COPY.resolve("package.json"), "{\"type\":\"module\"}");
  }

  @Test
  void unitTestsPass() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program("node"), "--test"));
    command.addAll(files(COPY.resolve("test")));

    Ended tests = run(command);

    assertThat(tests.status()).as(String.join("\n", tests.output())).isZero();
    assertThat(tests.output()).anyMatch(line -> line.matches("\\W+pass [1-9]\\d*"));
  }

  @Test
  void linterFindsNothing() throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                program("tsc"),
                "--allowJs",
                "--checkJs",
                "--noEmit",
                "--skipLibCheck",
                "--target",
                "es2022",
                "--module",
                "es2022",
                "--moduleResolution",
                "node",
                "--lib",
                "es2022,dom,dom.iterable",
                "--noUnusedLocals",
                "--noUnusedParameters",
                "--noImplicitReturns",
                "--noFallthroughCasesInSwitch",
                "--allowUnreachableCode",
                "false"));
    command.addAll(files(COPY.resolve("js")));

    assertThat(run(command).output().stream().filter(ConsoleScriptsTest::isFinding)).isEmpty();
  }

  private static boolean isFinding(String line) {
    return FINDING
        .matcher(line)
        .results()
        .anyMatch(finding -> !OF_TYPES.contains(finding.group(1)));
  }

  private static String program(String name) {
    Optional<Path> found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .map(directory -> Path.of(directory, name))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(
        found.isPresent() || "required".equals(System.getProperty("tools")),
        name + " is not installed: its test of the console's scripts is skipped");
    return found.orElseThrow(() -> new IllegalStateException("there is no " + name)).toString();
  }

  private static Ended run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output.lines().toList());
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    }
  }

  /** A script that was renamed must not stay beside its new one. */
  private static void delete(Path directory) throws IOException {
    if (Files.notExists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file));
        Files.createDirectories(Optional.ofNullable(copy.getParent()).orElseThrow());
        Files.write(copy, Files.readAllBytes(file));
      }
    }
  }
}
