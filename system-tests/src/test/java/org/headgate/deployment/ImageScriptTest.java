package org.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.headgate.documents.Project;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.OciLayout;
import org.headgate.testbed.Tool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that writes an image without a daemon, on a small base and a small package. */
@NeedsTool("unzip")
class ImageScriptTest {

  private static final Project PROJECT = Project.found();

  @TempDir Path folder;

  @BeforeEach
  void makeBaseAndPackage() throws IOException {
    Files.createDirectories(folder.resolve("base/etc"));
    Files.writeString(folder.resolve("base/etc/motd"), "a base");
    try (OutputStream file = Files.newOutputStream(folder.resolve("package.zip"));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("wlp/bin/server"));
      zip.write("echo".getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }

  @Test
  void layersHoldBaseAndPackageAndAreReadOnly() throws IOException {
    OciLayout image = image("one");
    Path root = image.unpack(folder.resolve("root"));

    assertThat(root.resolve("etc/motd")).hasContent("a base");
    assertThat(root.resolve("opt/headgate/wlp/bin/server")).hasContent("echo").isExecutable();
    assertThat(root.resolve("var/lib/headgate")).isEmptyDirectory();
    assertThat(Tool.named("find").run(root, "opt", "-perm", "/022")).isEmpty();
  }

  @Test
  void imageBuildIsReproducible() throws IOException {
    assertThat(image("one").folder().resolve("index.json"))
        .hasSameTextualContentAs(image("two").folder().resolve("index.json"));
  }

  @Test
  void imageMatchesTheContainerfile() throws IOException {
    String containerfile = PROJECT.text("deploy/Containerfile");
    OciLayout image = image("one");

    assertThat(containerfile).contains("USER " + image.user());
    assertThat(containerfile)
        .endsWith("ENTRYPOINT [\"" + String.join("\", \"", image.entryPoint()) + "\"]\n");
    assertThat(containerfile).contains("CMD " + image.healthCheck() + "\n");
    image
        .environment()
        .forEach(
            (name, value) -> {
              if (!name.equals("PATH")) {
                assertThat(containerfile.replace("\"", "")).contains(name + "=" + value);
              }
            });
  }

  @Test
  void healthCheckAsksThePortOfTheVariable() throws IOException {
    String words = image("one").healthCheck().replace("curl ", "echo ");
    Tool shell = Tool.named("sh");

    assertThat(shell.run(folder, "-c", words)).contains("http://localhost:9080/health/live");
    assertThat(shell.run(folder, "-c", "HTTP_PORT=8080; " + words))
        .contains("http://localhost:8080/health/live");
  }

  private OciLayout image(String name) {
    List<String> words =
        List.of(
            PROJECT.root().resolve("deploy/oci-image.sh").toString(),
            "--base",
            "base",
            "package.zip",
            name);
    Tool.named("bash").run(folder, words.toArray(String[]::new));
    return new OciLayout(folder.resolve(name));
  }
}
