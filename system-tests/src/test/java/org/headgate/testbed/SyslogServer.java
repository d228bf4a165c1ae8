package org.headgate.testbed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A syslog server that reads messages over TLS with their lengths before them (RFC 5425). */
public final class SyslogServer implements AutoCloseable {

  private static final String PASSWORD = "of the test";

  private final SSLServerSocket server;
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final List<Socket> clients = new CopyOnWriteArrayList<>();

  private SyslogServer(SSLServerSocket server) {
    this.server = server;
  }

  /**
   * @param port 0 for any
   */
  public static SyslogServer started(TestCertificates certificates, int port)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(certificates.keyStore(PASSWORD))) {
      store.load(file, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    SyslogServer started =
        new SyslogServer(
            (SSLServerSocket)
                context
                    .getServerSocketFactory()
                    .createServerSocket(port, 50, InetAddress.getLoopbackAddress()));
    Thread thread = new Thread(started::accept, "syslog server");
    thread.setDaemon(true);
    thread.start();
    return started;
  }

  public int port() {
    return server.getLocalPort();
  }

  /** The messages received, in order. */
  public List<String> messages() {
    return List.copyOf(messages);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket client : clients) {
      client.close();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        clients.add(client);
        Thread thread = new Thread(() -> read(client), "syslog client");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void read(Socket client) {
    try (client;
        InputStream in = new BufferedInputStream(client.getInputStream())) {
      for (int length = length(in); length >= 0; length = length(in)) {
        messages.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // A client that is not let in, or has left.
    }
  }

  /** -1 at the end. */
  private static int length(InputStream in) throws IOException {
    int length = 0;
    for (int digit = in.read(); digit != ' '; digit = in.read()) {
      if (digit < 0) {
        return -1;
      }
      length = length * 10 + Character.digit(digit, 10);
    }
    return length;
  }
}
