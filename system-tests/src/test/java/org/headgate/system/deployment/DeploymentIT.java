package org.headgate.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.DocumentedCommands;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.SharedPostgres;
import org.headgate.testbed.TelemetryCollector;
import org.headgate.testbed.Tool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The artifacts of the build, set up in empty folders by the commands of docs/deploy.md. */
class DeploymentIT {

  /** A value that Liberty would expand or decode if it read it. */
  private static final String ADMIN_PASSWORD = "an ${HOME} in the {xor}reeds a$$b";

  private static final String ADMINISTRATOR = "admin@example.org";

  @TempDir static Path folder;

  private static Headgate services;

  @BeforeAll
  static void setUp() {
    services = Headgate.withoutDatabase("deployment", SharedPostgres.database("deployment"));
  }

  @AfterAll
  static void stop() {
    services.close();
  }

  @ParameterizedTest
  @MethodSource("org.headgate.system.deployment.EmptyFolder#ownJava")
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
        new DeployedServer(place, EmptyFolder.of(java))
            .serve(EmptyFolder.asNobody("bash", "-e", script)));
  }

  @ParameterizedTest
  @MethodSource("org.headgate.system.deployment.EmptyFolder#newestJava")
  @NeedsTool("setpriv")
  void runnableJarServesWithSecretFilesAndTelemetryForUnprivilegedUser(Path java)
      throws IOException {
    Path place = place("one-jar-" + java.getFileName(), "headgate.jar");
    Map<String, String> environment = variables(place, EmptyFolder.of(java));
    environment.put("WLP_JAR_EXTRACT_DIR", place.resolve("unpacked").toString());
    environment.put("OTEL_SDK_DISABLED", "false");
    environment.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
    environment.put("OTEL_METRIC_EXPORT_INTERVAL", "1000");

    try (TelemetryCollector collector = new TelemetryCollector()) {
      environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url());
      assertServes(
          new DeployedServer(place, environment)
              .serve(EmptyFolder.asNobody("bash", "-e", script(place, "", "One jar"))));
      assertThat(collector.metrics()).isNotEmpty();
    }
  }

  @Test
  @NeedsTool("unzip")
  void invalidVariablesAreReportedAndOtherActionsNeedNone() throws Exception {
    Path place = place("bad", "headgate-server.zip", "headgate.jar");
    Map<String, String> environment =
        variables(
            place,
            Map.of("DB_POOL_SZIE", "3", "SECRET_KEY_FILE", place.resolve("none").toString()));
    environment.put("WLP_JAR_EXTRACT_DIR", place.resolve("unpacked").toString());
    try (DeployedServer server = new DeployedServer(place, environment)) {
      assertThat(server.status("bash", "-e", script(place, "", "The package with Liberty inside")))
          .isEqualTo(2);
      assertReported(server.lines());
      assertThat(server.status(Tool.java().program().toString(), "-jar", "headgate.jar"))
          .isEqualTo(2);
      assertThat(server.lines()).anyMatch(line -> line.contains("DB_POOL_SZIE=***:"));
      assertThat(server.status("wlp/bin/server", "start", "headgate")).isNotZero();
      assertReported(
          Files.readAllLines(place.resolve("wlp/usr/servers/headgate/logs/console.log")));
    }
    try (DeployedServer server = new DeployedServer(place, Map.of())) {
      assertThat(server.status("wlp/bin/server", "status", "headgate")).isEqualTo(1);
      assertThat(
              server.status(
                  "wlp/bin/server", "package", "headgate", "--include=usr", "--archive=p.zip"))
          .isZero();
    }
  }

  private static void assertReported(List<String> lines) {
    assertThat(lines)
        .filteredOn(line -> line.contains(": allowed "))
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).startsWith("SECRET_KEY_FILE=").endsWith("no such file"),
            line -> assertThat(line).startsWith("DB_POOL_SZIE=***:"));
    assertThat(lines).noneMatch(line -> line.contains("CWWKE0001I"));
  }

  private static void assertServes(DeployedServer started) {
    try (DeployedServer server = started) {
      FirstSteps steps = new FirstSteps(server, services);
      steps.signUpAndSchedule();
      steps.changePool(ADMINISTRATOR, ADMIN_PASSWORD);
    }
  }

  private static Path place(String name, String... files) throws IOException {
    return EmptyFolder.with(folder, name, files);
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
}
