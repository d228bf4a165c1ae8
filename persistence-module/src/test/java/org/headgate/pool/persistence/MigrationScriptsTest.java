package org.headgate.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.resource.LoadableResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts are found wherever somebody unpacks Headgate. */
class MigrationScriptsTest {

  private static final String FOLDER = "db/migration/sample";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"plain", "with a blank", "one+one", "100%25", "no#1", "ho!"})
  void scriptsAreFoundInArchiveForAnyFolderName(String name) throws IOException {
    Path archive = Files.createDirectory(directory.resolve(name)).resolve("headgate.jar");
    write(archive);

    assertFound(archive.toUri().toURL());
  }

  @Test
  void scriptsAreFoundForUnencodedNonAsciiUrl() throws IOException {
    assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "names are not in UTF-8");
    Path archive = Files.createDirectory(directory.resolve("Büro")).resolve("headgate.jar");
    write(archive);

    assertFound(new URL(directory.toUri() + "Büro/headgate.jar"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "with a blank", "one+one", "100%25", "no#1", "ho!"})
  void scriptsAreFoundInClassesForAnyFolderName(String name) throws IOException {
    Path classes = directory.resolve(name);
    Path scripts = Files.createDirectories(classes.resolve(FOLDER));
    Files.createFile(scripts.resolve("flyway.location"));
    Files.writeString(scripts.resolve("V1__one.sql"), "create table one (name text default 'ö')");
    Files.writeString(scripts.resolve("V1__one.sql.conf"), "executeInTransaction=false");

    assertFound(classes.toUri().toURL());
  }

  @Test
  void missingFolderIsNamed() {
    assertThatThrownBy(() -> SchemaMigrator.scripts("db/migration/none"))
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("db/migration/none");
  }

  private static void write(Path archive) throws IOException {
    try (OutputStream file = Files.newOutputStream(archive);
        ZipOutputStream jar = new ZipOutputStream(file)) {
      entry(jar, "flyway.location", "");
      entry(jar, "V1__one.sql", "create table one (name text default 'ö')");
      entry(jar, "V1__one.sql.conf", "executeInTransaction=false");
    }
  }

  private static void assertFound(URL classPath) throws IOException {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classPath}, null)) {
      MigrationScripts scripts = MigrationScripts.of(loader, FOLDER);

      assertThat(scripts.getResources("V", new String[] {".sql"}))
          .singleElement()
          .satisfies(
              script -> {
                assertThat(script.getRelativePath()).isEqualTo("V1__one.sql");
                assertThat(text(script)).isEqualTo("create table one (name text default 'ö')");
              });
      assertThat(text(scripts.getResource("V1__one.sql.conf")))
          .isEqualTo("executeInTransaction=false");
      assertThat(scripts.getResource("V2__two.sql.conf")).isNull();
    }
  }

  private static String text(LoadableResource script) {
    StringBuilder text = new StringBuilder();
    try (Reader reader = script.read()) {
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        text.append((char) c);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void entry(ZipOutputStream jar, String name, String text) throws IOException {
    jar.putNextEntry(new ZipEntry(FOLDER + "/" + name));
    jar.write(text.getBytes(StandardCharsets.UTF_8));
    jar.closeEntry();
  }
}
