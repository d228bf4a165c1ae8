package org.headgate.audit.service.syslog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.headgate.common.service.TrustedAuthorities;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.settings.SyslogAddress;

/**
 * A TLS connection to a syslog server, whose certificate and name are verified. Syslog has no
 * acknowledgements, so a closed connection is looked for before and after each batch. Sockets have
 * no timeout for writing: a timer closes the plain one when the server reads nothing.
 */
final class SyslogConnection implements AutoCloseable {

  private static final Logger LOG = SingleLineLogger.of(SyslogConnection.class);

  /** For connecting, for the handshake, and for each write. */
  static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final int PROBE_TIMEOUT_MILLIS = 1;

  /** The capacity of a TLS record. */
  private static final int CHUNK_BYTES = 16 * 1024;

  private final Socket plain;
  private final SSLSocket socket;
  private final ScheduledExecutorService timer;
  private final Duration timeout;
  private volatile boolean timedOut;

  private SyslogConnection(
      Socket plain, SSLSocket socket, ScheduledExecutorService timer, Duration timeout) {
    this.plain = plain;
    this.socket = socket;
    this.timer = timer;
    this.timeout = timeout;
  }

  /**
   * Opens a connection within twice the timeout.
   *
   * @throws IOException when the server does not answer or is not trusted
   */
  static SyslogConnection open(
      SyslogAddress address, ScheduledExecutorService timer, Duration timeout) throws IOException {
    Socket plain = new Socket();
    try {
      plain.connect(
          new InetSocketAddress(address.host(), address.port()), (int) timeout.toMillis());
      plain.setSoTimeout((int) timeout.toMillis());
      SSLSocket socket =
          (SSLSocket)
              TrustedAuthorities.context(address.authorities())
                  .getSocketFactory()
                  .createSocket(plain, address.host(), address.port(), true);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return new SyslogConnection(plain, socket, timer, timeout);
    } catch (IOException | RuntimeException e) {
      try (plain) {
        throw e;
      }
    }
  }

  /**
   * Sends messages in their order.
   *
   * @throws IOException when some of them may not have arrived
   */
  void send(List<SyslogMessage> messages) throws IOException {
    checkOpen();
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    for (SyslogMessage message : messages) {
      chunk.writeBytes(message.frame());
      if (chunk.size() >= CHUNK_BYTES) {
        write(chunk);
      }
    }
    write(chunk);
    checkOpen();
  }

  private void write(ByteArrayOutputStream chunk) throws IOException {
    OutputStream out = socket.getOutputStream();
    withinTimeout(
        () -> {
          chunk.writeTo(out);
          out.flush();
        });
    chunk.reset();
  }

  /** The end of TLS is a write too. */
  @Override
  public void close() throws IOException {
    try (plain) {
      withinTimeout(socket::close);
    }
  }

  private void withinTimeout(Write write) throws IOException {
    ScheduledFuture<?> limit = timer.schedule(this::abort, timeout.toNanos(), TimeUnit.NANOSECONDS);
    try {
      write.run();
    } catch (IOException e) {
      throw timedOut ? new IOException("the syslog server reads nothing", e) : e;
    } finally {
      limit.cancel(false);
    }
  }

  /** Closing the TLS socket would wait for the write that it is to end. */
  private void abort() {
    timedOut = true;
    try {
      plain.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The connection to syslog was gone", e);
    }
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

  private interface Write {
    void run() throws IOException;
  }
}
