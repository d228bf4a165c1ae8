package org.headgate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headgate.system.deployment.DeployedServer;
import org.headgate.system.deployment.FirstSteps;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.DocumentedCommands;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.TestHomes;
import org.headgate.testbed.Tool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image of the Containerfile, built by the commands of docs/deploy.md and run by Podman with a
 * read-only root. Its base is made from Debian's packages, since tests use no registry.
 */
@NeedsTool({"podman", "runc", "mmdebstrap"})
class ContainerfileIT {

  private static final Path DIST = Path.of(System.getProperty("headgate.dist"));
  private static final String IMAGE = "headgate:0.1.0";
  private static final String ADMINISTRATOR = "admin@example.org";
  private static final String ADMIN_PASSWORD = "four herons in the reeds";

  @TempDir Path folder;

  @BeforeEach
  void keepAwayFromThePodmanOfThisMachine() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root may change the root");
    Files.writeString(
        folder.resolve("storage.conf"),
        """
        [storage]
        driver = "vfs"
        graphroot = "%1$s/images"
        runroot = "%1$s/containers"
        """
            .formatted(folder));
    Files.writeString(
        folder.resolve("containers.conf"),
        """
        [containers]
        default_ulimits = ["nofile=1024:1024", "nproc=4096:4096"]
        [engine]
        cgroup_manager = "cgroupfs"
        runtime = "runc"
        """);
  }

  @AfterEach
  void removeContainers() {
    shell("podman rm --all --force");
  }

  @Test
  void imageOfThePageServesAndIsHealthy() throws IOException {
    buildByThePage();

    try (Headgate services = Headgate.started(TestHomes.emptied("containerfile"), Map.of())) {
      Map<String, String> settings = settings(services);
      Map<String, String> environment = new HashMap<>(settings);
      environment.putAll(podmanVariables());
      try (DeployedServer server = new DeployedServer(folder, environment)) {
        server.serve(run(settings).toArray(String[]::new));

        FirstSteps steps = new FirstSteps(server, services);
        steps.signUpAndSchedule();
        steps.changePool(ADMINISTRATOR, ADMIN_PASSWORD);
        shell("podman healthcheck run headgate");
        assertThat(shell("podman exec headgate id --user").strip()).isEqualTo("10001");
        server.tellToEnd();
        assertThat(server.exitStatus()).isZero();
      }
    }
  }

  private void buildByThePage() throws IOException {
    shell(
        "mmdebstrap --variant=minbase --aptopt='Acquire::Check-Date \"false\"'"
            + " --aptopt='Acquire::Check-Valid-Until \"false\"' bookworm base.tar\n"
            + "podman import base.tar docker.io/library/debian:bookworm-slim");
    for (String file : List.of("headgate-docs.zip", "headgate-server.zip")) {
      Files.copy(DIST.resolve(file), folder.resolve(file));
    }
    shell(new DocumentedCommands("deploy.md").section("Containers").script());
  }

  private static List<String> run(Map<String, String> settings) {
    List<String> command =
        new ArrayList<>(
            List.of("podman", "run", "--name=headgate", "--network=host", "--read-only"));
    command.addAll(List.of("--tmpfs=/tmp:exec", "--health-interval=disable", "--env=HTTP_PORT"));
    settings.keySet().forEach(name -> command.add("--env=" + name));
    command.add(IMAGE);
    return command;
  }

  private static Map<String, String> settings(Headgate services) {
    return Map.of(
        "DATABASE_URL",
        services.databaseUrl(),
        "SECRET_KEY",
        services.secretKey(),
        "HEADGATE_ADMIN_EMAIL",
        ADMINISTRATOR,
        "HEADGATE_ADMIN_PASSWORD",
        ADMIN_PASSWORD,
        "SMTP_HOST",
        "localhost",
        "SMTP_PORT",
        Integer.toString(services.smtpPort()),
        "SHUTDOWN_DELAY",
        "0");
  }

  private Map<String, String> podmanVariables() {
    return Map.of(
        "BUILDAH_ISOLATION", "chroot",
        "CONTAINERS_CONF", folder.resolve("containers.conf").toString(),
        "CONTAINERS_STORAGE_CONF", folder.resolve("storage.conf").toString());
  }

  private String shell(String commands) {
    StringBuilder script = new StringBuilder("set -eu\n");
    podmanVariables()
        .forEach((name, value) -> script.append("export %s='%s'%n".formatted(name, value)));
    return Tool.named("bash").run(folder, "-c", script.append(commands).toString());
  }
}
