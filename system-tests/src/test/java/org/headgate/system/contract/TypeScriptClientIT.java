package org.headgate.system.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.Tool;
import org.junit.jupiter.api.Test;

/** A client that is generated from the OpenAPI document is sound TypeScript, and works. */
class TypeScriptClientIT {

  private static final Path GENERATOR = Path.of(System.getProperty("openapi.generator"));
  private static final Path USAGES = Path.of(System.getProperty("headgate.typescript"));
  private static final Path TESTS = Path.of(System.getProperty("headgate.tests"));

  /** The files of the package besides the generated sources. */
  private static final Path WRITTEN =
      Path.of(System.getProperty("headgate.documents"))
          .resolveSibling("server-config/src/main/typescript/src");

  /** Packed by the build, where it has a compiler and is not told to skip this. */
  private static final Path CLIENTS =
      Path.of(System.getProperty("headgate.dist")).resolveSibling("clients");

  private final Headgate headgate = Headgate.shared();

  @Test
  @NeedsTool("tsc")
  void generatedClientTypeChecksAndCallsTheServer() throws Exception {
    Path directory = emptied(TESTS.resolve("typescript"));
    for (String usage : List.of("usage.ts", "session.ts")) {
      Files.copy(USAGES.resolve(usage), directory.resolve(usage));
    }
    generateClient(directory);
    Tool tsc = Tool.named("tsc");
    tsc.run(directory, arguments(tsc.run(directory, "--version")));
    Person ada = Person.user(headgate);

    assertThat(node(directory, "usage.js", ada).lines())
        .containsExactly(
            "401 The credentials are not valid", ada.email() + " Ada Lovelace true", "null");
    assertThat(node(directory, "session.js", ada).lines())
        .containsExactly(
            "one tab: 1",
            "two tabs: 2",
            "before it expires: 3",
            "left during the refresh: false",
            "401 false");
  }

  private void generateClient(Path directory) throws IOException {
    Files.writeString(directory.resolve("openapi.json"), document());
    runGenerator(
        directory,
        "generate",
        "--generator-name",
        "typescript-fetch",
        "--additional-properties",
        "importFileExtension=.js",
        "--input-spec",
        "openapi.json",
        "--output",
        "client");
    for (String written : List.of("index.ts", "session.ts")) {
      Files.copy(
          WRITTEN.resolve(written),
          directory.resolve("client").resolve(written),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** It ends before it is worth being optimised, as a server of the tests. */
  private static String runGenerator(Path directory, String... arguments) {
    Stream<String> options =
        Pattern.compile(" ")
            .splitAsStream(System.getProperty("headgate.jvm.options", ""))
            .filter(option -> !option.isEmpty());
    Stream<String> program = Stream.of("-jar", GENERATOR.toString());
    return Tool.java()
        .run(
            directory,
            Stream.of(options, program, Stream.of(arguments))
                .flatMap(part -> part)
                .toArray(String[]::new));
  }

  private String node(Path directory, String script, Person person) {
    return Tool.named("node")
        .run(directory, script, headgate.url(""), person.email(), Person.PASSWORD);
  }

  /** The rules of the generator's own linter, the recommended ones too. */
  @Test
  void generatorHasNothingToSayAboutTheDocument() throws Exception {
    Path directory = emptied(TESTS.resolve("validated"));
    Files.writeString(directory.resolve("openapi.json"), document());

    String output =
        runGenerator(directory, "validate", "--recommend", "--input-spec", "openapi.json");

    assertThat(output).contains("No validation issues detected.");
  }

  @Test
  @NeedsTool("node")
  void packedClientIsImportedByItsName() throws Exception {
    Optional<Path> packed = packed();
    assumeTrue(packed.isPresent(), "the build has packed no client");
    Path directory = emptied(TESTS.resolve("packed-client"));
    Files.copy(USAGES.resolve("packed.mjs"), directory.resolve("packed.mjs"));
    Tool.named("tar").run(directory, "-xzf", packed.get().toString());
    Path installed = directory.resolve("node_modules/@headgate/client");
    Files.createDirectories(installed.getParent());
    Files.move(directory.resolve("package"), installed);
    Person ada = Person.user(headgate);

    String output = node(directory, "packed.mjs", ada);

    assertThat(output).isEqualToIgnoringNewLines(ada.email());
    JsonPath description = JsonPath.from(Files.readString(installed.resolve("package.json")));
    assertThat(description.getString("name")).isEqualTo("@headgate/client");
    assertThat(description.getString("version")).doesNotContain("%");
    assertThat(description.getBoolean("sideEffects")).isFalse();
    assertThat(description.getMap("dependencies")).isNull();
    assertThat(installed.resolve("dist/index.d.ts")).exists();
  }

  private static Optional<Path> packed() throws IOException {
    if (!Files.exists(CLIENTS)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(CLIENTS)) {
      return files.filter(file -> file.toString().endsWith(".tgz")).findFirst();
    }
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
    arguments.addAll(List.of("usage.ts", "session.ts", "client/index.ts"));
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
