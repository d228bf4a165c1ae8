package org.headgate.system.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.documents.Project;
import org.headgate.system.deployment.DeployedServer;
import org.headgate.system.deployment.EmptyFolder;
import org.headgate.system.deployment.FirstSteps;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.DocumentedCommands;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.SharedPostgres;
import org.headgate.testbed.TestHomes;
import org.headgate.testbed.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands for systemd in docs/deploy.md, carried out over copies of this machine's folders,
 * and then what systemd does with the unit: its user, variables, credentials and folders, and an
 * installation that cannot be written to.
 */
class SystemdDocumentIT {

  private static final String OVERLAY =
      """
      LAYER=$PWD/layer
      mkdir "$LAYER"
      mount -t tmpfs tmpfs "$LAYER"
      for folder in @FOLDERS@; do
        mkdir "$LAYER/$folder" "$LAYER/.$folder"
        mount -t overlay overlay -o "lowerdir=/$folder,upperdir=$LAYER/$folder,workdir=$LAYER/.$folder" "/$folder"
      done
      """;

  private static final String START =
      """
      umask 022
      install -d -o @USER@ -g @USER@ -m 0700 /var/lib/@STATE@ /var/log/@LOGS@ "$LAYER/credentials"
      @CREDENTIALS@
      set -- @ENVIRONMENT@
      while IFS= read -r variable; do set -- "$@" "$variable"; done <@FILE@
      mount -o remount,ro /opt
      mount -o remount,ro /etc
      umask @UMASK@
      cd /
      exec setpriv --reuid=@USER@ --regid=@USER@ --clear-groups env -i PATH="$PATH" "$@" @EXEC@
      """;

  private final String unit = Project.found().text("deploy/systemd/headgate.service");

  @TempDir Path folder;

  @Test
  @NeedsTool("setpriv")
  void unitOfThePageServes() throws IOException {
    assumeTrue(mayMount(), "nobody but root may mount something over folders of this machine");
    Path place = EmptyFolder.with(folder, "place", "headgate-server.zip", "headgate-docs.zip");

    try (Headgate services =
            Headgate.withoutDatabase(
                TestHomes.emptied("systemd"), SharedPostgres.database("systemd"));
        DeployedServer server = new DeployedServer(place, Map.of())) {
      String commands = overlay("etc opt var") + installation(services, server.port()) + start();
      Path script = Files.writeString(place.resolve("run.sh"), commands);
      server.serve("unshare", "--mount", "sh", "-e", script.toString());

      new FirstSteps(server, services).signUpAndSchedule();
      server.tellToEnd();
      assertThat(List.of(value("SuccessExitStatus").split(" ", -1)))
          .contains(Integer.toString(server.exitStatus()));
    }
  }

  private boolean mayMount() throws IOException {
    try {
      Tool.named("unshare").run(folder, "--mount", "sh", "-ec", overlay("etc"));
      return true;
    } catch (IllegalStateException e) {
      return false;
    } finally {
      Files.deleteIfExists(folder.resolve("layer"));
    }
  }

  private static String overlay(String folders) {
    return OVERLAY.replace("@FOLDERS@", folders);
  }

  /** The commands of the page, with the services of the test. */
  private static String installation(Headgate services, int port) {
    String variables =
        Stream.of(
                "HTTP_PORT=" + port,
                "HTTPS_PORT=0",
                "SMTP_HOST=localhost",
                "SMTP_PORT=" + services.smtpPort(),
                "JAVA_HOME=" + System.getProperty("java.home"),
                "JDK_JAVA_OPTIONS=" + System.getProperty("headgate.jvm.options", ""))
            .collect(Collectors.joining("\n", "cat >>headgate.env <<'END'\n", "\nEND\n"));
    String written = "echo 'PUBLIC_URL=https://accounts.example.org' > headgate.env\n";
    return "systemctl() { :; }\n"
        + new DocumentedCommands("deploy.md")
            .section("systemd")
            .with("postgresql://headgate:PASSWORD@localhost:5432/headgate", services.databaseUrl())
            .with(written, written + variables)
            .file("console");
  }

  /** The steps of systemd before it runs the command of the unit, and that command. */
  private String start() {
    String credentials =
        values("LoadCredential")
            .map(credential -> credential.split(":", 2))
            .map("install -o @USER@ -m 0400 %2$s \"$LAYER/credentials/%1$s\""::formatted)
            .collect(Collectors.joining("\n"));
    String environment =
        values("Environment")
            .flatMap(line -> Stream.of(line.split(" ", -1)))
            .map(variable -> '"' + variable.replace("%d", "$LAYER/credentials") + '"')
            .collect(Collectors.joining(" "));
    return START
        .replace("@CREDENTIALS@", credentials)
        .replace("@ENVIRONMENT@", environment)
        .replace("@USER@", value("User"))
        .replace("@STATE@", value("StateDirectory"))
        .replace("@LOGS@", value("LogsDirectory"))
        .replace("@FILE@", value("EnvironmentFile"))
        .replace("@UMASK@", value("UMask"))
        .replace("@EXEC@", value("ExecStart"));
  }

  private String value(String name) {
    List<String> values = values(name).toList();
    assertThat(values).describedAs(name).hasSize(1);
    return values.get(0);
  }

  private Stream<String> values(String name) {
    return Pattern.compile("(?m)^" + name + "=(.*)$")
        .matcher(unit)
        .results()
        .map(line -> line.group(1));
  }
}
