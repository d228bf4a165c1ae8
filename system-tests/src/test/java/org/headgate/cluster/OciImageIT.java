package org.headgate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.system.deployment.DeployedServer;
import org.headgate.system.deployment.EmptyFolder;
import org.headgate.system.deployment.FirstSteps;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.DocumentedCommands;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.OciLayout;
import org.headgate.testbed.TestHomes;
import org.headgate.testbed.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image that docs/deploy.md makes without a daemon: its layers, unpacked, are a whole root file
 * system, in which it runs as its own user, with nothing writable but its volumes.
 */
class OciImageIT {

  private static final Path DIST = Path.of(System.getProperty("headgate.dist"));
  private static final String ADMINISTRATOR = "admin@example.org";
  private static final String ADMIN_PASSWORD = "four herons in the reeds";

  @TempDir Path folder;

  @Test
  @NeedsTool("dpkg-query")
  void imageRunsUnprivilegedWithOnlyItsVolumesWritable() throws IOException {
    assumeMayChangeRoot();
    OciLayout image = built("image");
    Path root = image.unpack(folder.resolve("root"));

    assertThat(root.resolve("usr/share/doc/curl/copyright")).isNotEmptyFile();
    assertThat(root.resolve("usr/share/common-licenses/GPL-2")).isNotEmptyFile();
    assertServes(image, root);
  }

  @Test
  @NeedsTool("dpkg-query")
  void imageOnABaseWithAnotherJavaServes() throws IOException {
    assumeMayChangeRoot();
    List<Path> javas = EmptyFolder.javas();
    assumeTrue(javas.size() > 1, "this machine has no other Java");
    Path base = built("debian").unpack(folder.resolve("base"));
    Tool.named("sh")
        .run(
            base,
            "-ec",
            "rm -r opt/headgate usr/lib/jvm/*; cp -RL \"$0\" usr/lib/jvm/default-java",
            javas.get(1).toString());
    Tool.named("bash")
        .run(
            folder.resolve("debian"),
            "deploy/oci-image.sh",
            "--base",
            base.toString(),
            "headgate-server.zip",
            "image-of-the-base");
    OciLayout image = new OciLayout(folder.resolve("debian/image-of-the-base"));

    assertServes(image, image.unpack(folder.resolve("root")));
  }

  private static void assumeMayChangeRoot() {
    assumeTrue(
        "root".equals(System.getProperty("user.name")),
        "only root may give a process another root");
  }

  private void assertServes(OciLayout image, Path root) throws IOException {
    String inside = script("inside.sh", root, image, image.entryPoint());

    try (Headgate services = Headgate.started(TestHomes.emptied("oci-image"), Map.of());
        DeployedServer server = new DeployedServer(folder, environment(image, services))) {
      server.serve("unshare", "--mount", "sh", "-e", inside);

      FirstSteps steps = new FirstSteps(server, services);
      steps.signUpAndSchedule();
      steps.changePool(ADMINISTRATOR, ADMIN_PASSWORD);
      List<String> probe =
          List.of("sh", "-c", "export HTTP_PORT=" + server.port() + "; " + image.healthCheck());
      Tool.named("unshare")
          .run(folder, "--mount", "sh", "-e", script("probe.sh", root, image, probe));
      assertThat(image.user()).isEqualTo("10001:10001");
      server.tellToEnd();
      assertThat(server.exitStatus()).isZero();
    } finally {
      Tool.named("rm").run(folder, "-r", "--one-file-system", root.toString());
    }
  }

  /** By the commands of the page, in an empty folder with what the build leaves. */
  private OciLayout built(String name) throws IOException {
    Path place = Files.createDirectory(folder.resolve(name));
    for (String file : List.of("headgate-docs.zip", "headgate-server.zip")) {
      Files.copy(DIST.resolve(file), place.resolve(file));
    }
    new DocumentedCommands("deploy.md")
        .section("An image without a daemon")
        .assertEachDoesWhatItSays(place);
    return new OciLayout(place.resolve("image"));
  }

  /** Starts the image as a container engine would, in a mount namespace of the process. */
  private String script(String name, Path root, OciLayout image, List<String> command)
      throws IOException {
    String volumes =
        Stream.of("var/lib/headgate", "var/log/headgate", "tmp")
            .map("mount -t tmpfs -o uid=10001,gid=10001,mode=0700 tmpfs %s\n"::formatted)
            .collect(Collectors.joining());
    String words = command.stream().map("'%s'"::formatted).collect(Collectors.joining(" "));
    String script =
        """
        mount --bind ROOT ROOT
        mount -o remount,ro,bind ROOT
        cd ROOT
        mount --bind /dev dev
        mount --bind /proc proc
        VOLUMES
        exec chroot --userspec=USER ROOT COMMAND
        """
            .replace("ROOT", root.toString())
            .replace("VOLUMES", volumes)
            .replace("USER", image.user())
            .replace("COMMAND", words);
    return Files.writeString(folder.resolve(name), script).toString();
  }

  private static Map<String, String> environment(OciLayout image, Headgate services)
      throws IOException {
    Map<String, String> environment = new HashMap<>(image.environment());
    environment.put("DATABASE_URL", services.databaseUrl());
    environment.put("SECRET_KEY", services.secretKey());
    environment.put("HEADGATE_ADMIN_EMAIL", ADMINISTRATOR);
    environment.put("HEADGATE_ADMIN_PASSWORD", ADMIN_PASSWORD);
    environment.put("SMTP_HOST", "localhost");
    environment.put("SMTP_PORT", Integer.toString(services.smtpPort()));
    environment.put("SHUTDOWN_DELAY", "0");
    return environment;
  }
}
