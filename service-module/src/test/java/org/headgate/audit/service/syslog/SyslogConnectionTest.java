package org.headgate.audit.service.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.headgate.audit.api.AuditEntry;
import org.headgate.config.settings.SyslogAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A syslog server that takes connections and does not read, or reads late. */
class SyslogConnectionTest {

  private static final char[] PASSWORD = "of the test".toCharArray();
  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** More than the buffers of both sides hold. */
  private static final int MANY = 400;

  @TempDir Path folder;

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private SSLServerSocket server;
  private Path authorities;

  @BeforeEach
  void listen() throws Exception {
    KeyStore store = keyStore();
    authorities = folder.resolve("authorities.pem");
    Files.writeString(
        authorities,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(store.getCertificate("syslog").getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    timer.shutdownNow();
    server.close();
  }

  @Test
  @Timeout(60)
  void sendingEndsWhenTheServerReadsNothing() throws Exception {
    CompletableFuture<SSLSocket> accepted = CompletableFuture.supplyAsync(this::accepted);
    SyslogConnection connection = connection();

    try (SSLSocket silent = accepted.get()) {
      assertThat(silent.isConnected()).isTrue();
      assertThatThrownBy(() -> connection.send(Collections.nCopies(MANY, message())))
          .isInstanceOf(IOException.class)
          .hasMessage("the syslog server reads nothing");
      assertThatThrownBy(() -> connection.send(List.of(message()))).isInstanceOf(IOException.class);
    }
  }

  @Test
  @Timeout(60)
  void messagesArriveWholeAndInOrder() throws Exception {
    CompletableFuture<SSLSocket> accepted = CompletableFuture.supplyAsync(this::accepted);
    SyslogConnection connection = connection();

    try (SSLSocket reader = accepted.get()) {
      CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> all(reader));
      connection.send(Collections.nCopies(MANY, message()));
      connection.close();

      String frame = new String(message().frame(), StandardCharsets.UTF_8);
      assertThat(read)
          .succeedsWithin(PATIENCE)
          .extracting(bytes -> new String(bytes, StandardCharsets.UTF_8))
          .isEqualTo(frame.repeat(MANY));
    }
  }

  private SyslogConnection connection() throws IOException {
    return SyslogConnection.open(
        new SyslogAddress("127.0.0.1", server.getLocalPort(), Optional.of(authorities)),
        timer,
        TIMEOUT);
  }

  private SSLSocket accepted() {
    try {
      SSLSocket accepted = (SSLSocket) server.accept();
      accepted.startHandshake();
      return accepted;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] all(SSLSocket socket) {
    try {
      return socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SyslogMessage message() {
    return new SyslogMessage(
        new AuditEntry(
            UUID.fromString("00000000-0000-7000-8000-000000000001"),
            Instant.parse("2026-11-29T10:00:00.000001Z"),
            "system",
            "account.login",
            Optional.empty(),
            "success",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of("device", "d".repeat(50_000)),
            Optional.empty(),
            Optional.empty(),
            Optional.of(7L)),
        "node");
  }

  private KeyStore keyStore() throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve("server.p12");
    String password = String.valueOf(PASSWORD);
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "syslog",
                "-keyalg",
                "EC",
                "-dname",
                "CN=syslog",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                password)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }
}
