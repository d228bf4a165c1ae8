package org.headgate.pool.persistence;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * The SQL scripts of migrations, read from folders of the class path or the disk. It replaces
 * Flyway's own scanner, which compares decoded paths with encoded ones and so finds no script below
 * a folder whose name contains a blank.
 */
final class MigrationScripts implements ResourceProvider {

  /** A file in each folder of scripts, for archives that list no folders. */
  private static final String MARK = "flyway.location";

  private final List<LoadableResource> scripts = new ArrayList<>();

  /**
   * The scripts of some folders of the class path.
   *
   * @throws FlywayException when one of the folders is not there
   */
  static MigrationScripts of(ClassLoader loader, String... folders) {
    MigrationScripts all = new MigrationScripts();
    for (String folder : folders) {
      URL mark = loader.getResource(folder + "/" + MARK);
      if (mark == null) {
        throw new FlywayException("no folder " + folder + " in the class path");
      }
      all.read(mark, folder);
    }
    return all;
  }

  /** These scripts together with those in a folder of the disk. */
  MigrationScripts and(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(file -> !file.endsWith(MARK)).map(Script::of).forEach(scripts::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** All of these scripts, whatever their names. */
  List<LoadableResource> all() {
    return List.copyOf(scripts);
  }

  @Override
  public LoadableResource getResource(String name) {
    return scripts.stream()
        .filter(script -> script.getRelativePath().equals(name))
        .findFirst()
        .orElse(null);
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return scripts.stream()
        .filter(script -> script.getFilename().startsWith(prefix))
        .filter(script -> Arrays.stream(suffixes).anyMatch(script.getFilename()::endsWith))
        .toList();
  }

  private void read(URL mark, String folder) {
    try {
      if (mark.getProtocol().equals("file")) {
        and(path(mark.toString()).getParent());
      } else {
        String entry = mark.toString();
        Path archive = path(entry.substring(entry.indexOf("file:"), entry.lastIndexOf("!/")));
        try (FileSystem files = FileSystems.newFileSystem(archive)) {
          and(files.getPath(folder));
        }
      }
    } catch (IOException | URISyntaxException e) {
      throw new FlywayException("cannot read " + mark, e);
    }
  }

  /** Liberty encodes blanks and leaves letters beyond ASCII as they are, which a path refuses. */
  private static Path path(String address) throws URISyntaxException {
    return new File(new URI(address).getPath()).toPath();
  }

  private static final class Script extends LoadableResource {

    private final String name;
    private final String text;

    private Script(String name, String text) {
      this.name = name;
      this.text = text;
    }

    static Script of(Path file) {
      try {
        return new Script(file.getFileName().toString(), Files.readString(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Reader read() {
      return new StringReader(text);
    }

    @Override
    public String getAbsolutePath() {
      return name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return name;
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
