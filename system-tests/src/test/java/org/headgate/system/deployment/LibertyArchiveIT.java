package org.headgate.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.headgate.documents.Project;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.DocumentedCommands;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.SharedPostgres;
import org.headgate.testbed.TestHomes;
import org.headgate.testbed.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page in headgate-liberty.zip, followed with a Liberty and the WAR and nothing else. */
class LibertyArchiveIT {

  private static final String RUNTIME = System.getProperty("headgate.liberty.zip");
  private static final String ADMIN_PASSWORD = "a ${HOME} beside the {xor}mill a$$b";
  private static final String ADA = "ada@example.org";

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("org.headgate.system.deployment.EmptyFolder#newestJava")
  @NeedsTool("setpriv")
  void pageLeadsToAUserAScheduleAndAChangedPool(Path java) throws IOException {
    Path place = EmptyFolder.with(folder, "a b+c", "headgate-liberty.zip", "headgate.war");
    Tool.named("unzip").run(place, "-q", RUNTIME);
    Tool.named("chmod").run(place, "-R", "a+rwX", "wlp");
    Tool.named("unzip").run(place, "-q", "headgate-liberty.zip", "README.md");
    DocumentedCommands page = DocumentedCommands.in(place.resolve("README.md"));

    try (Headgate services =
            Headgate.withoutDatabase(
                TestHomes.emptied("liberty-archive"), SharedPostgres.database("liberty-archive"));
        DeployedServer server = new DeployedServer(place, environment(place, java))) {
      Path run = Files.writeString(place.resolve("run.sh"), setUp(page, services));
      server.serve(EmptyFolder.asNobody("bash", "-e", run.toString()));

      String commands =
          page.section("Try it")
              .with("http://localhost:9080", "http://localhost:" + server.port())
              .with("\"password\":\"PASSWORD\"", "\"password\":\"" + ADMIN_PASSWORD + "\"")
              .script();
      int signUp = commands.indexOf("post \"$API/auth/signup\"");
      int verification = commands.indexOf("ADA=");
      assertThat(printed(place, commands.substring(0, verification))).contains("verification_sent");
      String code = "CODE=" + services.mailbox(ADA).codeOfMail(1) + "\n";
      assertThat(
              printed(
                  place, commands.substring(0, signUp) + code + commands.substring(verification)))
          .contains("\"next_execution_at\"")
          .contains("\"reverts_at\"");
    }
  }

  @Test
  void guideHasTheCommandsOfThePage() {
    Path page = Project.found().root().resolve("server-config/src/main/dist/README.md");
    String guide = new DocumentedCommands("deploy.md").section("On your own Liberty").script();

    assertThat(DocumentedCommands.in(page).section("Set it up").script().lines())
        .filteredOn(line -> !line.startsWith("export "))
        .containsExactlyElementsOf(guide.lines().toList());
  }

  private static String setUp(DocumentedCommands page, Headgate services) {
    return page.section("Set it up")
        .with("postgresql://headgate:PASSWORD@localhost:5432/headgate", services.databaseUrl())
        .with("SMTP_PORT=25", "SMTP_PORT=" + services.smtpPort())
        .with("_PASSWORD='PASSWORD'", "_PASSWORD='" + ADMIN_PASSWORD + "'")
        .script();
  }

  private static String printed(Path place, String commands) {
    return Tool.named("bash").run(place, "-euo", "pipefail", "-c", commands);
  }

  private static Map<String, String> environment(Path place, Path java) {
    Map<String, String> environment = new HashMap<>(EmptyFolder.of(java));
    environment.put("WLP", place.resolve("wlp").toString());
    return environment;
  }
}
