package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.Tool;
import org.junit.jupiter.api.Test;

/** A client that is generated from the OpenAPI document is sound TypeScript, and works. */
class TypeScriptClientIT {

  private static final Path GENERATOR = Path.of(System.getProperty("openapi.generator"));
  private static final Path USAGE = Path.of(System.getProperty("headgate.typescript"), "usage.ts");

  private final Headgate headgate = Headgate.shared();

  @Test
  @NeedsTool("tsc")
  void generatedClientTypeChecksAndCallsTheServer() throws Exception {
    Path directory = emptied(Path.of(System.getProperty("headgate.tests"), "typescript"));
    Files.writeString(directory.resolve("openapi.json"), document());
    Files.copy(USAGE, directory.resolve("usage.ts"));
    Person ada = Person.user(headgate);

    Tool.java()
        .run(
            directory,
            "-jar",
            GENERATOR.toString(),
            "generate",
            "--generator-name",
            "typescript-fetch",
            "--input-spec",
            "openapi.json",
            "--output",
            "client");
    Tool tsc = Tool.named("tsc");
    tsc.run(directory, arguments(tsc.run(directory, "--version")));
    String output =
        Tool.named("node")
            .run(directory, "usage.js", headgate.url(""), ada.email(), Person.PASSWORD);

    assertThat(output.lines())
        .containsExactly(
            "401 The credentials are not valid", ada.email() + " Ada Lovelace true", "null");
  }

  @Test
  void operationIdsAreUnique() {
    List<Map<String, Map<String, Object>>> paths =
        List.copyOf(
            headgate
                .root()
                .accept("application/json")
                .get("/openapi")
                .jsonPath()
                .<String, Map<String, Map<String, Object>>>getMap("paths")
                .values());

    assertThat(paths.stream().flatMap(path -> path.values().stream()))
        .map(operation -> operation.get("operationId"))
        .doesNotContainNull()
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat((String) name).matches("[a-z][A-Za-z]+"));
  }

  /**
   * The options of the compiler. Before 4.9 it does not know that a member is there after {@code
   * in} has found it, as the generated code asks.
   */
  private static String[] arguments(String version) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--strict",
                "--target",
                "es2020",
                "--module",
                "commonjs",
                "--moduleResolution",
                "node",
                "--lib",
                "es2020,dom"));
    if (version.strip().matches("Version 4\\.[0-8]\\..*")) {
      arguments.add("--suppressImplicitAnyIndexErrors");
    }
    arguments.addAll(List.of("usage.ts", "client/index.ts"));
    return arguments.toArray(String[]::new);
  }

  private String document() {
    return headgate.root().accept("application/json").get("/openapi").asString();
  }

  private static Path emptied(Path directory) throws Exception {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(directory);
  }
}
