package org.headgate.system.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.headgate.system.database.Sql;
import org.headgate.system.deployment.DeployedServer;
import org.headgate.system.deployment.FirstSteps;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.DocumentedCommands;
import org.headgate.testbed.Installation;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.SharedPostgres;
import org.headgate.testbed.TestHomes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/upgrade.md bring a node to a version with one more migration, and back. */
class UpgradeDocumentIT {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Map<String, String> NEXT =
      Map.of(
          "V9999_1__colours.sql",
          "alter table platform.schedule add column colour text not null default 'grey'");

  @TempDir Path folder;

  @Test
  @NeedsTool("psql")
  void nodeIsUpgradedAndDowngraded() throws Exception {
    Path versions = Files.createDirectory(folder.resolve("versions"));
    Installation old = Installation.in(versions.resolve("old"));
    Files.createSymbolicLink(versions.resolve("current"), Path.of("old"));
    Files.copy(Installation.archive(), folder.resolve("headgate-server.zip"));
    Installation.addMigrations(Files.copy(old.application(), folder.resolve("next.war")), NEXT);

    try (Headgate services =
            Headgate.withoutDatabase(
                TestHomes.emptied("upgrade"), SharedPostgres.database("upgrade"));
        DeployedServer node = new DeployedServer(folder, variables(services))) {
      node.serve("versions/current/wlp/bin/server", "run", "headgate");
      try {
        run(
            node,
            guide("One node, step by step")
                .with(
                    "unzip -q headgate-server.zip -d versions/new\n",
                    """
                    unzip -q headgate-server.zip -d versions/new
                    cp next.war versions/new/wlp/usr/servers/headgate/apps/headgate.war
                    """));
        assertThat(Files.readAllLines(folder.resolve("printed.log"))).containsExactly("0");
        assertThat(node.exitStatus()).isZero();
        assertThat(coloured(services)).isTrue();
        new FirstSteps(node, services).signUpAndSchedule();

        run(node, guide("Going back"));
        new FirstSteps(node, services).signUpAndSchedule();
        assertThat(Files.readString(folder.resolve("logs/messages.log")))
            .contains("newer than the latest available migration");
      } finally {
        end(Long.parseLong(Files.readString(folder.resolve("headgate.pid")).strip()));
      }
    }
  }

  private void run(DeployedServer node, DocumentedCommands commands) throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("commands.sh"),
            "export PID=%s URL=http://localhost:%s\nexec > printed.log 2>&1\n"
                    .formatted(node.pid(), node.port())
                + commands.script());
    assertThat(node.status("bash", "-euo", "pipefail", script.toString()))
        .describedAs("see %s", folder.resolve("printed.log"))
        .isZero();
  }

  private static DocumentedCommands guide(String section) {
    return new DocumentedCommands("upgrade.md").section(section);
  }

  private Map<String, String> variables(Headgate services) {
    Map<String, String> variables = new HashMap<>(services.sharedDatabase());
    variables.put("SMTP_HOST", "localhost");
    variables.put("SMTP_PORT", Integer.toString(services.smtpPort()));
    variables.put("WLP_OUTPUT_DIR", folder.resolve("work").toString());
    variables.put("LOG_DIR", folder.resolve("logs").toString());
    return variables;
  }

  private static boolean coloured(Headgate services) {
    String columns =
        "select table_name from information_schema.columns where column_name = 'colour'";
    return new Sql(services.databaseUrl()).texts(columns).size() == 1;
  }

  private static void end(long process) {
    ProcessHandle.of(process).ifPresent(ProcessHandle::destroy);
    await().atMost(PATIENCE).until(() -> ProcessHandle.of(process).isEmpty());
  }
}
