package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.headgate.testbed.DocumentedCommands;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.Tool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The artifacts of the build, set up in empty folders by the commands of docs/deploy.md. */
class DeploymentIT {

  private static final Path DIST = Path.of(System.getProperty("headgate.dist"));
  private static final String RUNTIME = System.getProperty("headgate.liberty.zip");

  private static final boolean EACH_JAVA = "each".equals(System.getProperty("javas"));

  /** A value that Liberty would expand or decode if it read it. */
  private static final String ADMIN_PASSWORD = "an ${HOME} in the {xor}reeds a$$b";

  private static final String ADMINISTRATOR = "admin@example.org";

  @TempDir static Path folder;

  private static Headgate services;

  @BeforeAll
  static void setUp() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    services = Headgate.started("deployment", Map.of());
  }

  @AfterAll
  static void stop() {
    services.close();
  }

  @Test
  @NeedsTool("unzip")
  void existingLibertyServesFromAFolderWithSpecialCharacters() throws IOException {
    Path place = place("a b+c", "headgate-liberty.zip", "headgate.war");
    Tool.named("unzip").run(place, "-q", RUNTIME);
    Map<String, String> environment = Map.of("WLP", place.resolve("wlp").toString());

    assertServes(
        new DeployedServer(place, environment)
            .serve("bash", "-e", script(place, variablesOfThePage(), "On your own Liberty")));
  }

  @ParameterizedTest
  @MethodSource("javasOfThePackage")
  @NeedsTool("setpriv")
  void readOnlyPackageServesForUnprivilegedUser(Path java) throws IOException {
    Path place = place("read only " + java.getFileName(), "headgate-server.zip");
    String commands =
        guide()
            .section("A read-only installation")
            .with("/var/lib/headgate", "\"$PWD/work area\"")
            .with("/var/log/headgate", "\"$PWD/logs\"")
            .script();
    int running = commands.indexOf("export ");
    Files.writeString(place.resolve("unpack.sh"), commands.substring(0, running));
    Tool.named("bash").run(place, "-e", "unpack.sh");
    String script =
        Files.writeString(
                place.resolve("run.sh"), variablesOfThePage() + commands.substring(running))
            .toString();

    assertServes(
        new DeployedServer(place, of(java))
            .serve(asNobody("bash", "-e", script).toArray(String[]::new)));
  }

  @ParameterizedTest
  @MethodSource("javasOfTheJar")
  @NeedsTool("setpriv")
  void runnableJarServesWithSecretFilesForUnprivilegedUser(Path java) throws IOException {
    Path place = place("one-jar-" + java.getFileName(), "headgate.jar");
    Map<String, String> environment = variables(place, of(java));
    environment.put("WLP_JAR_EXTRACT_DIR", place.resolve("unpacked").toString());

    assertServes(
        new DeployedServer(place, environment)
            .serve(asNobody("bash", "-e", script(place, "", "One jar")).toArray(String[]::new)));
  }

  @Test
  @NeedsTool("unzip")
  void invalidVariablesAreReportedAndOtherActionsNeedNone() throws Exception {
    Path place = place("bad", "headgate-server.zip");
    Tool.named("unzip").run(place, "-q", "headgate-server.zip");
    Map<String, String> environment =
        variables(
            place,
            Map.of("DB_POOL_SZIE", "3", "SECRET_KEY_FILE", place.resolve("none").toString()));
    try (DeployedServer server = new DeployedServer(place, environment)) {
      assertThat(server.status("wlp/bin/server", "run", "headgate")).isEqualTo(2);
      assertThat(server.lines())
          .filteredOn(line -> line.contains(": allowed "))
          .satisfiesExactlyInAnyOrder(
              line -> assertThat(line).startsWith("SECRET_KEY_FILE=").endsWith("no such file"),
              line -> assertThat(line).startsWith("DB_POOL_SZIE=***:"));
      assertThat(server.lines()).noneMatch(line -> line.contains("CWWKE0001I"));
    }
    try (DeployedServer server = new DeployedServer(place, Map.of())) {
      assertThat(server.status("wlp/bin/server", "status", "headgate")).isEqualTo(1);
      assertThat(
              server.status(
                  "wlp/bin/server", "package", "headgate", "--include=usr", "--archive=p.zip"))
          .isZero();
    }
  }

  private static void assertServes(DeployedServer started) {
    try (DeployedServer server = started) {
      FirstSteps steps = new FirstSteps(server, services);
      steps.signUpAndSchedule();
      steps.changePool(ADMINISTRATOR, ADMIN_PASSWORD);
    }
  }

  /** An empty folder with these files of the build, which anybody may write to. */
  private static Path place(String name, String... files) throws IOException {
    Path place = Files.createDirectory(folder.resolve(name));
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));
    for (String file : files) {
      Path copy = Files.copy(DIST.resolve(file), place.resolve(file));
      Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
    }
    return place;
  }

  private static DocumentedCommands guide() {
    return new DocumentedCommands("deploy.md");
  }

  private static String script(Path place, String prefix, String section) throws IOException {
    return Files.writeString(place.resolve("run.sh"), prefix + guide().section(section).script())
        .toString();
  }

  /** As the page sets them, with the services of the test. */
  private static String variablesOfThePage() {
    return guide()
        .section("The variables")
        .with("postgresql://headgate:PASSWORD@localhost:5432/headgate", services.databaseUrl())
        .with("$(openssl rand -base64 32)", services.secretKey())
        .with(
            "SMTP_HOST=mail.example.org SMTP_USER=headgate SMTP_PASSWORD='PASSWORD'",
            "SMTP_HOST=localhost SMTP_PORT=" + services.smtpPort())
        .with(
            "HEADGATE_ADMIN_PASSWORD='PASSWORD'",
            "HEADGATE_ADMIN_PASSWORD='" + ADMIN_PASSWORD + "'")
        .script();
  }

  private static Map<String, String> variables(Path place, Map<String, String> more)
      throws IOException {
    Map<String, String> variables = new HashMap<>();
    variables.put("DATABASE_URL_FILE", file(place, "url", services.databaseUrl() + "\n"));
    variables.put("SECRET_KEY_FILE", file(place, "key", services.secretKey()));
    variables.put("HEADGATE_ADMIN_EMAIL", ADMINISTRATOR);
    variables.put("HEADGATE_ADMIN_PASSWORD", ADMIN_PASSWORD);
    variables.put("SMTP_HOST", "localhost");
    variables.put("SMTP_PORT", Integer.toString(services.smtpPort()));
    variables.put("PATH", System.getenv("PATH"));
    variables.putAll(more);
    return variables;
  }

  private static String file(Path place, String name, String content) throws IOException {
    return Files.writeString(place.resolve(name), content).toString();
  }

  /** The user who runs the tests, unless that is root. */
  private static List<String> asNobody(String... command) {
    Stream<String> other =
        "root".equals(System.getProperty("user.name"))
            ? Stream.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
            : Stream.of();
    return Stream.concat(other, Stream.of(command)).toList();
  }

  /** The Java of the tests; in the profile {@code cluster} all of them. */
  static List<Path> javasOfThePackage() throws IOException {
    List<Path> javas = javas();
    return EACH_JAVA ? javas : javas.subList(0, 1);
  }

  /** A JDK 25 where this machine has one; in the profile {@code cluster} all of them. */
  static List<Path> javasOfTheJar() throws IOException {
    List<Path> javas = javas();
    return EACH_JAVA ? javas : javas.subList(javas.size() - 1, javas.size());
  }

  /** The Java of the tests, and a JDK 25 where this machine has one. */
  private static List<Path> javas() throws IOException {
    List<Path> javas = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    Path all = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(all)) {
      try (Stream<Path> installed = Files.list(all)) {
        installed
            .filter(jdk -> jdk.getFileName().toString().matches(".*\\b25\\b.*"))
            .filter(jdk -> Files.isExecutable(jdk.resolve("bin").resolve("java")))
            .limit(1)
            .forEach(javas::add);
      }
    }
    if (javas.size() == 1) {
      System.out.println("no JDK 25 in " + all + ": the package and the jar are not tried on it");
    }
    return javas;
  }

  private static Map<String, String> of(Path java) {
    return Map.of(
        "JAVA_HOME", java.toString(), "PATH", java.resolve("bin") + ":" + System.getenv("PATH"));
  }
}
