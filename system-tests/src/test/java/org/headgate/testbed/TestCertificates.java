package org.headgate.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Certificates made at run time: of two test authorities, and of a server called "localhost" that
 * the first of them signed. Its key has no password.
 */
public final class TestCertificates {

  private static final String[] EC_KEY = {
    "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"
  };

  private final Path folder;

  private TestCertificates(Path folder) {
    this.folder = folder;
  }

  public static TestCertificates made() throws IOException {
    TestCertificates made = new TestCertificates(Files.createTempDirectory("headgate-tls"));
    made.makeAuthority("right-ca");
    made.makeAuthority("wrong-ca");
    made.makeServerCertificate();
    return made;
  }

  /** {@code right-ca.crt}, {@code wrong-ca.crt}, {@code server.crt} or {@code server.key}. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /** The server's certificate and key as PKCS #12, with a password of its own. */
  public Path keyStore(String password) {
    Tool.named("openssl")
        .run(
            folder,
            "pkcs12",
            "-export",
            "-in",
            "server.crt",
            "-inkey",
            "server.key",
            "-passout",
            "pass:" + password,
            "-out",
            "server.p12");
    return folder.resolve("server.p12");
  }

  private void makeAuthority(String name) {
    openssl(
        concat(
            EC_KEY,
            "-x509",
            "-days",
            "2",
            "-subj",
            "/CN=" + name,
            "-keyout",
            name + ".key",
            "-out",
            name + ".crt"));
  }

  private void makeServerCertificate() throws IOException {
    openssl(
        concat(EC_KEY, "-subj", "/CN=localhost", "-keyout", "server.key", "-out", "server.csr"));
    Files.writeString(folder.resolve("names"), "subjectAltName=DNS:localhost\n");
    Tool.named("openssl")
        .run(
            folder,
            "x509",
            "-req",
            "-in",
            "server.csr",
            "-CA",
            "right-ca.crt",
            "-CAkey",
            "right-ca.key",
            "-CAcreateserial",
            "-days",
            "2",
            "-extfile",
            "names",
            "-out",
            "server.crt");
  }

  private void openssl(String[] arguments) {
    Tool.named("openssl").run(folder, concat(new String[] {"req", "-new"}, arguments));
  }

  private static String[] concat(String[] first, String... second) {
    String[] all = new String[first.length + second.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
