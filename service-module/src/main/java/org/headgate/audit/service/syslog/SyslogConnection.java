package org.headgate.audit.service.syslog;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.headgate.common.service.TrustedAuthorities;
import org.headgate.config.settings.SyslogAddress;

/**
 * A TLS connection to a syslog server, whose certificate and name are verified. Syslog has no
 * acknowledgements, so a closed connection is looked for before and after each batch.
 */
final class SyslogConnection implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int PROBE_TIMEOUT_MILLIS = 1;

  private final Socket plain;
  private final SSLSocket socket;

  private SyslogConnection(Socket plain, SSLSocket socket) {
    this.plain = plain;
    this.socket = socket;
  }

  /**
   * Opens a connection within 20 s.
   *
   * @throws IOException when the server does not answer or is not trusted
   */
  static SyslogConnection open(SyslogAddress address) throws IOException {
    Socket plain = new Socket();
    try {
      plain.connect(
          new InetSocketAddress(address.host(), address.port()), (int) TIMEOUT.toMillis());
      plain.setSoTimeout((int) TIMEOUT.toMillis());
      SSLSocket socket =
          (SSLSocket)
              TrustedAuthorities.context(address.authorities())
                  .getSocketFactory()
                  .createSocket(plain, address.host(), address.port(), true);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return new SyslogConnection(plain, socket);
    } catch (IOException | RuntimeException e) {
      try (plain) {
        throw e;
      }
    }
  }

  /**
   * Sends messages in their order, within 10 s: a server that reads nothing would block its thread
   * for ever.
   *
   * @throws IOException when some of them may not have arrived
   */
  void send(List<SyslogMessage> messages) throws IOException {
    checkOpen();
    WriteLimit.run(TIMEOUT, plain, () -> write(messages));
    checkOpen();
  }

  private void write(List<SyslogMessage> messages) throws IOException {
    for (SyslogMessage message : messages) {
      socket.getOutputStream().write(message.frame());
    }
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void checkOpen() throws IOException {
    socket.setSoTimeout(PROBE_TIMEOUT_MILLIS);
    try {
      if (socket.getInputStream().read() < 0) {
        throw new IOException("the syslog server has closed the connection");
      }
    } catch (SocketTimeoutException e) {
      // It says nothing, as it should.
    }
  }
}
