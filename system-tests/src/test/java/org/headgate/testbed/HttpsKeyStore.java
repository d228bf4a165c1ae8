package org.headgate.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.headgate.launcher.HomeDirectory;
import org.headgate.launcher.LibertyServer;
import org.headgate.launcher.OwnerOnlyPermissions;

/**
 * The key store of the HTTPS port of all servers that tests start. Without one, Liberty makes one
 * at the first start of each home, by a JVM of its own. One in a home from an earlier run may have
 * another password, so it is replaced.
 */
public final class HttpsKeyStore {

  public static final String PASSWORD = "only-for-tests";

  private static final String NAME = "key.p12";
  private static final Path FILE = Path.of(System.getProperty("headgate.tests"), NAME);

  /** As long as Liberty's own: a server warns of those that end soon. */
  private static final String DAYS = "365";

  private HttpsKeyStore() {}

  /** Puts it where the server of a home looks for it. */
  public static void copyTo(HomeDirectory home) {
    Path folder = home.libertyOutput().resolve(LibertyServer.SERVER).resolve("resources/security");
    try {
      OwnerOnlyPermissions.createDirectories(folder);
      Files.copy(made(), folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized Path made() throws IOException {
    if (Files.notExists(FILE)) {
      Path folder = Files.createTempDirectory("headgate-https");
      new Tool(Path.of(System.getProperty("java.home"), "bin", "keytool"))
          .run(
              folder,
              "-genkeypair",
              "-alias",
              "default",
              "-keyalg",
              "RSA",
              "-keysize",
              "2048",
              "-validity",
              DAYS,
              "-dname",
              "CN=localhost",
              "-ext",
              "SAN=dns:localhost",
              "-storetype",
              "PKCS12",
              "-keystore",
              NAME,
              "-storepass",
              PASSWORD);
      Files.createDirectories(FILE.getParent());
      Files.move(folder.resolve(NAME), FILE);
    }
    return FILE;
  }
}
