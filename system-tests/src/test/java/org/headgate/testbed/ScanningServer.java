package org.headgate.testbed;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A copy of the server whose application has no stored OpenAPI document: it makes one of its
 * classes, as no other server does.
 */
public final class ScanningServer {

  private static final Path SERVER = Path.of("servers", "headgate");
  private static final Path ORIGINAL =
      Path.of(System.getProperty("headgate.liberty"), "usr").resolve(SERVER);
  private static final String STORED = "META-INF/openapi.yaml";

  private ScanningServer() {}

  /**
   * Makes the copy.
   *
   * @param folder where it is kept
   * @return the variables by which Liberty runs it
   */
  public static Map<String, String> in(Path folder) throws IOException {
    Path server = folder.toAbsolutePath().resolve(SERVER);
    for (String part : List.of("server.xml", "server.env", "jvm.options", "conf", "lib", "apps")) {
      copy(ORIGINAL.resolve(part), server.resolve(part));
    }
    try (FileSystem war = FileSystems.newFileSystem(server.resolve("apps/headgate.war"))) {
      Files.delete(war.getPath(STORED));
    }
    return Map.of(
        "WLP_USER_DIR", folder.toAbsolutePath().toString(),
        "MP_OPENAPI_SCAN_DISABLE", "false",
        "MP_OPENAPI_FILTER", "org.headgate.openapi.web.OpenApiDocumentFilter",
        "MP_OPENAPI_EXTENSIONS_LIBERTY_VALIDATION", "true");
  }

  /** Replaces what an earlier run left. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString()).normalize();
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        Files.copy(file, target);
      }
    }
  }
}
