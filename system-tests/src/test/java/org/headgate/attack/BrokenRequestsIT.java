package org.headgate.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headgate.system.client.Person;
import org.headgate.system.client.Readers;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ambiguous requests, whose end two servers would see in different places, and thousands of
 * connections: no smuggled request is answered, and other clients are served meanwhile.
 */
class BrokenRequestsIT {
  private static final int IDLE = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");
  private static final String BODY = "{\"email\":\"nobody@example.org\",\"password\":\"x\"}";
  private static final String CHUNKS = "%x\r\n%s\r\n0\r\n\r\n".formatted(BODY.length(), BODY);

  /** A response that shows that the input was taken for a request. */
  private static final String HIDDEN = "GET /api/v1/whoami HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private static final String ANSWER_TO_HIDDEN = "\"anonymous\"";

  private static Headgate headgate;
  private static Readers readers;

  @BeforeAll
  static void start() throws InterruptedException {
    headgate = Headgate.started("attack-broken", Map.of());
    headgate.serve();
    readers = new Readers(headgate, Person.user(headgate));
  }

  @AfterAll
  static void stop() {
    System.out.printf(Locale.ROOT, "%n[attack] readers beside broken requests: %s%n", readers);
    readers.close();
    headgate.close();
  }

  /** A request, by what is wrong with it. */
  record Broken(String name, String request) {
    private static Broken of(String name, String fields, String body) {
      return new Broken(
          name,
          "POST /api/v1/auth/login HTTP/1.1\r\n"
              + "Host: localhost\r\n"
              + "Content-Type: application/json\r\n"
              + fields
              + "\r\n\r\n"
              + body
              + HIDDEN);
    }

    private static Broken chunked(String name, String body) {
      return of(name, "Transfer-Encoding: chunked", body);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Broken> ambiguous() {
    String all = "Content-Length: " + (CHUNKS.length() + HIDDEN.length());
    int length = BODY.length();
    return Stream.of(
        Broken.of("CL.TE", all + "\r\nTransfer-Encoding: chunked", CHUNKS),
        Broken.of("TE.CL", "Transfer-Encoding: chunked\r\nContent-Length: 4", CHUNKS),
        Broken.of(
            "two lengths",
            "Content-Length: %d\r\nContent-Length: %d".formatted(length, length + HIDDEN.length()),
            BODY),
        Broken.of(
            "a list of lengths",
            "Content-Length: %d, %d".formatted(length, length + HIDDEN.length()),
            BODY),
        Broken.of("a length with a sign", "Content-Length: +" + length, BODY),
        Broken.of(
            "a length in hexadecimal", "Content-Length: 0x" + Integer.toHexString(length), BODY),
        Broken.of("a length of two numbers", "Content-Length: " + length + " 0", BODY),
        Broken.of("a length beyond 64 bits", "Content-Length: 18446744073709551658", BODY),
        Broken.of("a blank before the colon", all + "\r\nTransfer-Encoding : chunked", CHUNKS),
        Broken.of("another coding last", "Transfer-Encoding: chunked, identity", CHUNKS),
        Broken.of(
            "two codings", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", CHUNKS),
        Broken.of("a coding in quotes", all + "\r\nTransfer-Encoding: \"chunked\"", CHUNKS),
        Broken.of("a control character", all + "\r\nTransfer-Encoding: \u000bchunked", CHUNKS),
        Broken.of("a folded field", all + "\r\nTransfer-Encoding:\r\n chunked", CHUNKS),
        Broken.of("a line break of half", "X-A: b\rContent-Length: 5", ""),
        Broken.chunked("a negative chunk", "-1\r\n" + BODY + "\r\n0\r\n\r\n"),
        Broken.chunked("a chunk of no size", "zz\r\n" + BODY + "\r\n0\r\n\r\n"),
        Broken.chunked("a chunk with 0x", "0x" + CHUNKS),
        Broken.chunked("a chunk beyond 64 bits", "fffffffffffffffff\r\n" + BODY + "\r\n0\r\n\r\n"),
        Broken.chunked("no end of a chunk", "%x\r\n%sXX0\r\n\r\n".formatted(length, BODY)),
        Broken.chunked("a chunk too short", "%x\r\n%s\r\n0\r\n\r\n".formatted(length - 3, BODY)),
        new Broken(
            "chunks of HTTP/1.0",
            "POST /api/v1/auth/login HTTP/1.0\r\nConnection: keep-alive\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + CHUNKS
                + HIDDEN));
  }

  @ParameterizedTest
  @MethodSource("ambiguous")
  void smuggledRequestsAreNotAnswered(Broken broken) throws IOException {
    Reply reply = send(broken.request());

    assertThat(reply.text()).doesNotContain(ANSWER_TO_HIDDEN);
    assertThat(reply.statuses()).allMatch(status -> status >= 400 && status < 500);
    assertThat(reply.isClosed()).as("closed after %s", reply.statuses()).isTrue();
  }

  /**
   * Open Liberty reads the size of a chunk in 32 bits, below any code of ours: what it takes for
   * the next request, a proxy that reads 64 bits takes for the body. When this fails, it was mended
   * there, and the shape belongs to the others.
   */
  @Test
  void chunkSizeIsReadIn32Bits() throws IOException {
    Broken wrapped =
        Broken.chunked(
            "a chunk beyond 32 bits", "1%08x\r\n%s\r\n0\r\n\r\n".formatted(BODY.length(), BODY));

    assertThat(send(wrapped.request()).statuses()).containsExactly(401, 200);
  }

  static Stream<Broken> fat() {
    return Stream.of(
        new Broken("a field of 1 MB", withFields("X-Long: " + "a".repeat(1_000_000) + "\r\n")),
        new Broken("10,000 fields", withFields("X-Many: a\r\n".repeat(10_000))),
        new Broken(
            "a target of 1 MB", "GET /" + "a".repeat(1_000_000) + " HTTP/1.1\r\nHost: a\r\n\r\n"),
        new Broken("a name of 1 MB", withFields("a".repeat(1_000_000) + ": b\r\n")),
        new Broken("a line without an end", "GET /" + "a".repeat(1_000_000)),
        new Broken(
            "TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc" + "\0".repeat(500)),
        new Broken("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0"));
  }

  private static String withFields(String fields) {
    return "GET /api/v1/whoami HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
  }

  @ParameterizedTest
  @MethodSource("fat")
  void oversizedAndMalformedRequestsAreRefused(Broken broken) throws IOException {
    Reply reply = send(broken.request());

    assertThat(reply.text()).doesNotContain(ANSWER_TO_HIDDEN).doesNotContain("Exception");
    assertThat(reply.statuses()).allMatch(status -> status >= 400 && status != 500);
  }

  @Test
  void requestsOfOneConnectionAreAllAnswered() throws IOException {
    Reply reply = send(HIDDEN.repeat(90));

    assertThat(reply.statuses()).hasSize(90).containsOnly(200);
  }

  @Test
  void idleConnectionsDelayNoRequest() throws Exception {
    int previous = readers.answers();
    List<SocketChannel> idle = new ArrayList<>();
    try {
      while (idle.size() < IDLE) {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
        channel.connect(server());
        idle.add(channel);
      }
      Person.user(headgate).logIn(Person.PASSWORD).then().statusCode(200);
      assertThat(send(HIDDEN).statuses()).containsExactly(200);
      assertThat(readers.answers()).isGreaterThan(previous);
      assertThat(readers.statuses()).containsOnlyKeys(200);
      System.out.printf(
          Locale.ROOT, "%n[attack] readers beside %,d idle connections: %s%n", IDLE, readers);
    } finally {
      for (SocketChannel channel : idle) {
        channel.close();
      }
    }
  }

  /**
   * The response.
   *
   * @param isClosed whether the server ended the connection within {@link #PATIENCE}
   */
  private record Reply(String text, boolean isClosed) {
    private List<Integer> statuses() {
      return STATUS.matcher(text).results().map(found -> Integer.valueOf(found.group(1))).toList();
    }
  }

  private static InetSocketAddress server() {
    return new InetSocketAddress(
        InetAddress.getLoopbackAddress(), URI.create(headgate.url("/")).getPort());
  }

  private static Reply send(String request) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    boolean isClosed = true;
    try (Socket socket = new Socket()) {
      socket.connect(server());
      socket.setSoTimeout((int) PATIENCE.toMillis());
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getInputStream().transferTo(answer);
      } catch (SocketTimeoutException e) {
        isClosed = false;
      } catch (IOException e) {
        // It was closed before all was read or written.
      }
    }
    return new Reply(answer.toString(StandardCharsets.UTF_8), isClosed);
  }
}
