package org.headgate.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The artifacts of the build: their libraries, licences, links, sizes and modes. */
class PackagesIT {

  private static final Path DIST = Path.of(System.getProperty("headgate.dist"));
  private static final String WAR = "headgate.war";
  private static final String RUNTIME = "openliberty-runtime";
  private static final String OF_THE_AGENT = "asm";
  private static final String DRIVER = "postgresql";
  private static final long MAX_BYTES = 200_000_000;

  private static final Pattern LIBRARY = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)[^)]*\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

  /** A library as the bill of materials has it. */
  private record Component(String group, String name, String version) {

    static Component of(JsonNode node) {
      return new Component(
          node.path("group").asText(), node.path("name").asText(), node.path("version").asText());
    }

    boolean isOfOthers() {
      return !group.equals("org.headgate");
    }

    boolean isIn(String jar) {
      String file = name + "-" + version;
      return jar.equals(file + ".jar") || jar.startsWith(file + "-");
    }
  }

  @Test
  void billOfMaterialsHasTheLibrariesOfTheWarInTheirVersions() throws IOException {
    List<Component> components = components();
    List<String> jars = librariesOfTheWar();

    assertThat(jars)
        .isNotEmpty()
        .allMatch(jar -> components.stream().anyMatch(component -> component.isIn(jar)));
    assertThat(components)
        .filteredOn(Component::isOfOthers)
        .filteredOn(component -> !List.of(RUNTIME, DRIVER, OF_THE_AGENT).contains(component.name()))
        .allMatch(component -> jars.stream().anyMatch(component::isIn));
  }

  @Test
  void licencesAreListedForEachLibrary() throws IOException {
    try (FileSystem war = FileSystems.newFileSystem(DIST.resolve(WAR))) {
      assertThat(
              LIBRARY
                  .matcher(Files.readString(war.getPath("META-INF/licenses/README.md")))
                  .results()
                  .map(row -> row.group(1)))
          .containsExactlyInAnyOrderElementsOf(
              components().stream()
                  .filter(Component::isOfOthers)
                  .map(component -> component.group() + ":" + component.name())
                  .toList());
    }
  }

  @ParameterizedTest
  @CsvSource({
    WAR + ",META-INF",
    "headgate-liberty.zip,/",
    "headgate-server.zip,wlp/usr/servers/headgate",
    "headgate-docs.zip,/"
  })
  void packageContainsTheTextsOfTheLicences(String archive, String folder) throws IOException {
    try (FileSystem files = FileSystems.newFileSystem(DIST.resolve(archive))) {
      Path list = files.getPath(folder).resolve("licenses/README.md");

      assertThat(linked(list)).isNotEmpty().allMatch(Files::isRegularFile);
    }
  }

  @Test
  void packageWithLibertyContainsItsLicence() throws IOException {
    try (FileSystem files = FileSystems.newFileSystem(DIST.resolve("headgate-server.zip"))) {
      Path licences = files.getPath("wlp/usr/servers/headgate/licenses/open-liberty");

      assertThat(licences.resolve("LICENSE")).isNotEmptyFile();
      assertThat(licences.resolve("NOTICES")).isNotEmptyFile();
    }
  }

  @Test
  void linksOfThePublishedDocumentsLeadToFilesBesideThem() throws IOException {
    try (FileSystem files = FileSystems.newFileSystem(DIST.resolve("headgate-docs.zip"));
        Stream<Path> all = Files.walk(files.getPath("/"))) {
      List<Path> documents =
          all.filter(file -> file.toString().endsWith(".md"))
              .filter(file -> !file.startsWith("/clients"))
              .toList();

      assertThat(documents).isNotEmpty();
      for (Path document : documents) {
        assertThat(linked(document)).describedAs("%s", document).allMatch(Files::exists);
      }
    }
  }

  @Test
  void packagesAreReadableByEverybodyAndNotTooLarge() throws IOException {
    try (Stream<Path> files = Files.list(DIST)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.getPosixFilePermissions(file))
            .describedAs("%s", file)
            .contains(PosixFilePermission.OTHERS_READ);
      }
    }
    assertThat(Files.size(DIST.resolve("headgate-server.zip"))).isLessThanOrEqualTo(MAX_BYTES);
  }

  @Test
  void onlyTheFileThatSecretsAreAppendedToIsClosedToOthers() throws IOException {
    try (FileSystem files =
            FileSystems.newFileSystem(
                DIST.resolve("headgate-liberty.zip"), Map.of("enablePosixFileAttributes", true));
        Stream<Path> all = Files.walk(files.getPath("/"))) {
      List<Path> regular = all.filter(Files::isRegularFile).toList();

      assertThat(regular)
          .filteredOn(file -> !may(file, PosixFilePermission.OTHERS_READ))
          .singleElement()
          .hasToString("/server.env");
      assertThat(regular)
          .filteredOn(file -> may(file, PosixFilePermission.OTHERS_EXECUTE))
          .singleElement()
          .hasToString("/bin/headgate-import");
    }
  }

  private static List<Component> components() throws IOException {
    JsonNode bill = new ObjectMapper().readTree(DIST.resolve("headgate-sbom.json").toFile());
    assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
    return StreamSupport.stream(bill.path("components").spliterator(), false)
        .map(Component::of)
        .toList();
  }

  private static List<String> librariesOfTheWar() throws IOException {
    try (FileSystem war = FileSystems.newFileSystem(DIST.resolve(WAR));
        Stream<Path> jars = Files.list(war.getPath("WEB-INF/lib"))) {
      return jars.map(jar -> jar.getFileName().toString()).toList();
    }
  }

  /** The files that a document of an archive links to. */
  private static List<Path> linked(Path document) throws IOException {
    return LINK.matcher(Files.readString(document))
        .results()
        .map(link -> link.group(1))
        .filter(target -> !ELSEWHERE.matcher(target).matches())
        .map(target -> document.toAbsolutePath().resolveSibling(target).normalize())
        .toList();
  }

  private static boolean may(Path file, PosixFilePermission permission) {
    try {
      return Files.getPosixFilePermissions(file).contains(permission);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
