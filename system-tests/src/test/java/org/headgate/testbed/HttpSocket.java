package org.headgate.testbed;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Flow;

/**
 * One client's connection, opened anew where the server has closed it. It costs the machine far
 * less than a client of the JDK, so that a crowd of them takes little from the server beside it.
 */
public final class HttpSocket implements AutoCloseable {

  private static final String CONTENT_LENGTH = "content-length";

  private final Duration longestAnswer;
  private Socket socket;
  private InputStream input;

  public HttpSocket(Duration longestAnswer) {
    this.longestAnswer = longestAnswer;
  }

  /**
   * @param headers by their names, in whatever case
   */
  public record Response(int status, Map<String, String> headers, String body) {}

  /**
   * @throws IOException when there is no whole answer
   */
  public Response send(HttpRequest request) throws IOException {
    return send(request, Duration.ZERO);
  }

  /**
   * As the other method.
   *
   * @param pause before the second half of the body; zero to send all of it with the headers
   */
  public Response send(HttpRequest request, Duration pause) throws IOException {
    if (socket == null) {
      open(request.uri());
    }
    boolean isKept = false;
    try {
      write(request, pause);
      Response response = read();
      isKept = !"close".equalsIgnoreCase(response.headers().get("connection"));
      return response;
    } finally {
      if (!isKept) {
        close();
      }
    }
  }

  /** Sends the headers and the first half of the body, and closes the connection. */
  public void breakOff(HttpRequest request) throws IOException {
    try {
      open(request.uri());
      byte[] bytes = bytes(request);
      socket.getOutputStream().write(bytes, 0, bytes.length - secondHalf(request));
    } finally {
      close();
    }
  }

  private void write(HttpRequest request, Duration pause) throws IOException {
    byte[] bytes = bytes(request);
    int first = pause.isZero() ? bytes.length : bytes.length - secondHalf(request);
    socket.getOutputStream().write(bytes, 0, first);
    if (first < bytes.length) {
      sleep(pause);
      socket.getOutputStream().write(bytes, first, bytes.length - first);
    }
  }

  /** One byte at least. */
  private static int secondHalf(HttpRequest request) {
    return request
        .bodyPublisher()
        .map(body -> (int) (body.contentLength() / 2) + 1)
        .orElseThrow(() -> new IllegalArgumentException("it has no body"));
  }

  private static void sleep(Duration pause) throws InterruptedIOException {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted within a body");
    }
  }

  private void open(URI uri) throws IOException {
    socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) longestAnswer.toMillis());
    socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
    input = new BufferedInputStream(socket.getInputStream());
  }

  private static byte[] bytes(HttpRequest request) {
    byte[] body = request.bodyPublisher().map(HttpSocket::bytes).orElse(new byte[0]);
    StringBuilder head = new StringBuilder(request.method());
    head.append(' ').append(request.uri().getRawPath());
    if (request.uri().getRawQuery() != null) {
      head.append('?').append(request.uri().getRawQuery());
    }
    head.append(" HTTP/1.1\r\nHost: ").append(request.uri().getAuthority()).append("\r\n");
    request
        .headers()
        .map()
        .forEach(
            (name, values) ->
                values.forEach(
                    value -> head.append(name).append(": ").append(value).append("\r\n")));
    if (request.bodyPublisher().isPresent()) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  private static byte[] bytes(HttpRequest.BodyPublisher publisher) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    publisher.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(ByteBuffer part) {
            byte[] copy = new byte[part.remaining()];
            part.get(copy);
            bytes.writeBytes(copy);
          }

          @Override
          public void onError(Throwable failure) {
            throw new IllegalStateException(failure);
          }

          @Override
          public void onComplete() {
            // All of it was given at once.
          }
        });
    return bytes.toByteArray();
  }

  private Response read() throws IOException {
    int status = Integer.parseInt(line().split(" ", -1)[1]);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return new Response(status, headers, new String(body(headers), StandardCharsets.UTF_8));
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if (headers.containsKey(CONTENT_LENGTH)) {
      return exactly(Integer.parseInt(headers.get(CONTENT_LENGTH)));
    }
    if (!"chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      return new byte[0];
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      body.writeBytes(exactly(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = input.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the answer ended after " + bytes.length + " bytes");
    }
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        throw new EOFException("the connection was closed");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    if (socket == null) {
      return;
    }
    try {
      socket.close();
    } catch (IOException e) {
      // It is no connection any more.
    }
    socket = null;
  }
}
