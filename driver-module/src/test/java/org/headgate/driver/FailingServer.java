package org.headgate.driver;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server with just enough of PostgreSQL's protocol to let a client log in. It answers the first
 * statement with two errors, as a server does that cancels a statement and then ends the session.
 */
final class FailingServer implements AutoCloseable {

  private static final int SSL_REQUEST = 80_877_103;
  private static final int GSS_REQUEST = 80_877_104;
  private static final byte SYNC = 'S';

  private final ServerSocket entrance = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  FailingServer() throws IOException {
    thread.execute(this::serve);
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:%s/any?user=any&assumeMinServerVersion=15"
        .formatted(entrance.getLocalPort());
  }

  private void serve() {
    try (Socket client = entrance.accept();
        DataInputStream in = new DataInputStream(client.getInputStream());
        DataOutputStream out = new DataOutputStream(client.getOutputStream())) {
      acceptLogIn(in, out);
      byte kind = 0;
      while (kind != SYNC) {
        kind = in.readByte();
        in.skipNBytes(in.readInt() - 4);
      }
      error(out, "ERROR", "57014", "canceling statement due to statement timeout");
      error(out, "FATAL", "57P01", "terminating connection due to administrator command");
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void acceptLogIn(DataInputStream in, DataOutputStream out) throws IOException {
    int length = in.readInt();
    for (int code = in.readInt(); code == SSL_REQUEST || code == GSS_REQUEST; code = in.readInt()) {
      out.writeByte('N');
      out.flush();
      length = in.readInt();
    }
    in.skipNBytes(length - 8);
    send(out, 'R', new byte[4]);
    parameter(out, "server_version", "15.0");
    parameter(out, "client_encoding", "UTF8");
    parameter(out, "standard_conforming_strings", "on");
    send(out, 'K', new byte[8]);
    send(out, 'Z', new byte[] {'I'});
    out.flush();
  }

  private static void parameter(DataOutputStream out, String name, String value)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    text(body, name);
    text(body, value);
    send(out, 'S', body.toByteArray());
  }

  private static void error(DataOutputStream out, String severity, String state, String words)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    text(body, "S" + severity);
    text(body, "C" + state);
    text(body, "M" + words);
    body.write(0);
    send(out, 'E', body.toByteArray());
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.write(0);
  }

  private static void send(DataOutputStream out, char kind, byte[] body) throws IOException {
    out.writeByte(kind);
    out.writeInt(body.length + 4);
    out.write(body);
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    thread.shutdownNow();
  }
}
