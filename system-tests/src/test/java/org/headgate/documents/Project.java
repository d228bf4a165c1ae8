package org.headgate.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The source tree that the tests of the documents read, found from any directory below it.
 *
 * @param root the directory of the root pom
 */
public record Project(Path root) {

  private static final String ROOT_POM = "<modules>";

  /**
   * @throws IllegalStateException when no directory above the working directory has the root pom
   */
  public static Project found() {
    Path start = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    return Stream.iterate(start, directory -> directory != null, Path::getParent)
        .filter(Project::hasRootPom)
        .findFirst()
        .map(Project::new)
        .orElseThrow(() -> new IllegalStateException("no root pom above " + start));
  }

  public String text(String path) {
    return read(root.resolve(path));
  }

  boolean has(Path file) {
    return Files.exists(file);
  }

  /** The README and everything of that kind under docs, in the order of their names. */
  List<Path> documents() {
    return Stream.concat(
            Stream.of(root.resolve("README.md")), filesUnder(root.resolve("docs"), ".md"))
        .toList();
  }

  /** The sources of the tests of the running server. */
  List<Path> systemTests() {
    return filesUnder(root.resolve("system-tests/src/test/java"), ".java").toList();
  }

  /** Code, configuration and migrations of all modules, tests too. */
  Stream<Path> sources() {
    return modules()
        .map(module -> module.resolve("src"))
        .filter(Files::isDirectory)
        .flatMap(
            sources ->
                Stream.of(".java", ".xml", ".js", ".sql")
                    .flatMap(ending -> filesUnder(sources, ending)));
  }

  /** The decision records, without other files beside them. */
  List<Path> decisions() {
    return filesUnder(root.resolve("docs/decisions"), ".md")
        .filter(file -> !file.endsWith("README.md"))
        .toList();
  }

  /**
   * Whether a test class of that name, in whichever module, has that test: a method, one that makes
   * tests, or a rule of ArchUnit, which is a field.
   */
  boolean hasTest(String className, String test) {
    Pattern declaration =
        Pattern.compile("\\b((void|Stream<DynamicTest>) " + test + "\\(|ArchRule " + test + "\\b)");
    return modules()
        .map(module -> module.resolve("src/test/java"))
        .filter(Files::isDirectory)
        .flatMap(sources -> filesUnder(sources, "/" + className + ".java"))
        .anyMatch(source -> declaration.matcher(read(source)).find());
  }

  /** Whether a class of that name, in whichever module, declares a method of that name. */
  boolean hasMethod(String className, String method) {
    Pattern declaration = Pattern.compile("\\w>? " + method + "\\([^;{]*\\{");
    return modules()
        .map(module -> module.resolve("src/main/java"))
        .filter(Files::isDirectory)
        .flatMap(sources -> filesUnder(sources, "/" + className + ".java"))
        .anyMatch(source -> declaration.matcher(read(source)).find());
  }

  private Stream<Path> modules() {
    try (Stream<Path> children = Files.list(root)) {
      return children.filter(child -> Files.exists(child.resolve("pom.xml"))).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> filesUnder(Path directory, String ending) {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasRootPom(Path directory) {
    Path pom = directory.resolve("pom.xml");
    return Files.isRegularFile(pom) && read(pom).contains(ROOT_POM);
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
