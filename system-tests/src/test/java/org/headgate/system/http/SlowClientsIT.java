package org.headgate.system.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.headgate.system.client.AtOnce;
import org.headgate.system.client.Person;
import org.headgate.system.client.Readers;
import org.headgate.system.client.SlowSockets;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Slow clients delay nobody but themselves. */
class SlowClientsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String POST =
      String.join(
          "\r\n",
          "POST /api/v1/auth/login HTTP/1.1",
          "Host: localhost",
          "Connection: close",
          "Content-Type: application/json",
          "X-Forwarded-For: %s",
          "");

  private final Headgate headgate = Headgate.shared();

  /** Of somebody else each time: an address that was tried often is slowed down. */
  private static String body() {
    return "{\"email\":\"%s@example.org\",\"password\":\"not it\"}".formatted(UUID.randomUUID());
  }

  @Test
  void slowBodiesAreRefusedWithoutDelayingOthers() throws Exception {
    int clients = 60;
    try (SlowSockets bodies = slow(SlowSockets.Shape.BODY, clients);
        SlowSockets chunks = slow(SlowSockets.Shape.CHUNKS, clients);
        SlowSockets operators = slow(SlowSockets.Shape.OPERATORS_BODY, clients);
        SlowSockets promised = slow(SlowSockets.Shape.PROMISED_BODY, clients);
        Readers readers = new Readers(headgate, Person.user(headgate))) {
      List<SlowSockets> all = List.of(bodies, chunks, operators, promised);
      await()
          .atMost(PATIENCE)
          .until(
              () -> all.stream().allMatch(slow -> slow.statuses().getOrDefault(408, 0) >= clients));

      assertThat(all).allMatch(slow -> slow.statuses().keySet().equals(Set.of(408)));
      assertThat(readers.statuses()).containsOnlyKeys(200);
    }
  }

  /** Together they are larger than the part of the heap that bodies may take. */
  @Test
  void largeBodiesThatNeverEndAreBoundedTogether() throws Exception {
    try (SlowSockets bodies = slow(SlowSockets.Shape.LARGE_BODY, 600);
        Readers readers = new Readers(headgate, Person.user(headgate))) {
      await().atMost(PATIENCE).until(() -> bodies.statuses().getOrDefault(503, 0) > 0);
      await().atMost(PATIENCE).until(() -> bodies.statuses().getOrDefault(408, 0) > 0);

      assertThat(bodies.statuses()).containsOnlyKeys(408, 503);
      assertThat(readers.statuses()).containsOnlyKeys(200);
    }
  }

  private SlowSockets slow(SlowSockets.Shape shape, int clients) throws Exception {
    return new SlowSockets(headgate, shape, clients);
  }

  static Stream<List<Object>> bodies() {
    String large = "{\"email\":\"" + "a".repeat(70_000) + "\"}";
    byte[] small = gzipped(body());
    String sound = body();
    byte[] bomb = gzipped(large.repeat(100));
    return Stream.of(
        List.of("with a length", "Content-Length: " + sound.length(), sound, 401),
        List.of("in chunks", "Transfer-Encoding: chunked", RawHttp.inChunks(sound), 401),
        List.of("none", "Content-Length: 0", "", 400),
        List.of("none in chunks", "Transfer-Encoding: chunked", "0\r\n\r\n", 400),
        List.of("neither length nor chunks", "X-Nothing: at all", "", 400),
        List.of("too long by its length", "Content-Length: 70000", "", 413),
        List.of("too long by far", "Content-Length: 99999999999999", "", 413),
        List.of("too long in chunks", "Transfer-Encoding: chunked", RawHttp.inChunks(large), 413),
        List.of("zipped", gzip(small), text(small), 415),
        List.of("too long when unzipped", gzip(bomb), text(bomb), 415));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void bodiesAreReadInAnyTransferForm(List<Object> body) throws IOException {
    String answer =
        document(POST.formatted(Headgate.anyNetwork()) + body.get(1) + "\r\n\r\n" + body.get(2));

    assertThat(answer).as((String) body.get(0)).startsWith("HTTP/1.1 " + body.get(3));
    assertThat(answer).contains("application/problem+json");
  }

  @Test
  void expectContinueIsAnswered() throws IOException {
    String body = body();
    try (Socket socket = socket()) {
      write(
          socket,
          POST.formatted(Headgate.anyNetwork())
              + "Expect: 100-continue\r\nContent-Length: %d\r\n\r\n".formatted(body.length()));
      byte[] first = new byte[12];
      assertThat(socket.getInputStream().readNBytes(first, 0, first.length)).isEqualTo(12);
      assertThat(new String(first, StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 100");
      write(socket, body);

      assertThat(text(socket.getInputStream().readAllBytes())).contains("HTTP/1.1 401");
    }
  }

  @Test
  void bodyMayArriveInParts() throws IOException {
    String body = body();
    try (Socket socket = socket()) {
      write(
          socket,
          POST.formatted(Headgate.anyNetwork())
              + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body.substring(0, 5)));
      write(socket, body.substring(5));

      assertThat(text(socket.getInputStream().readAllBytes())).contains("HTTP/1.1 401");
    }
  }

  /** A Liberty with other classes serves them too, but passes each through its container twice. */
  @Test
  void serverTellsWhichBodiesHaveArrived() throws IOException {
    String body = body();

    String answer =
        document(
            POST.formatted(Headgate.anyNetwork())
                + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body));

    assertThat(answer).startsWith("HTTP/1.1 401");
    assertThat(headgate.logLines("Every body is read asynchronously")).isEmpty();
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws IOException {
    String body = body();
    String login =
        POST.formatted(Headgate.anyNetwork()).replace("Connection: close\r\n", "")
            + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body);
    String who = "GET /api/v1/whoami HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String last = who.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");

    String answers = answer(who + login + who + login + last);

    assertThat(answers.split("HTTP/1.1 "))
        .extracting(answer -> answer.substring(0, Math.min(3, answer.length())))
        .containsExactly("", "200", "401", "200", "401", "200");
  }

  @Test
  void bodyOfAWaitingRequestIsRead() throws Exception {
    List<Integer> statuses =
        AtOnce.times(
            60,
            () ->
                headgate
                    .api()
                    .queryParam("unused", "1")
                    .body(body())
                    .post("/auth/login")
                    .statusCode());

    assertThat(statuses).contains(401).isSubsetOf(401, 503);
  }

  private String answer(String request) throws IOException {
    try (Socket socket = socket()) {
      write(socket, request);
      return text(socket.getInputStream().readAllBytes());
    }
  }

  /** Up to the end of its document: a body that was promised and never comes is waited for long. */
  private String document(String request) throws IOException {
    try (Socket socket = socket()) {
      write(socket, request);
      StringBuilder answer = new StringBuilder();
      byte[] piece = new byte[8192];
      for (int length = 0; length >= 0 && !isComplete(answer); ) {
        length = socket.getInputStream().read(piece);
        answer.append(new String(piece, 0, Math.max(0, length), StandardCharsets.ISO_8859_1));
      }
      return answer.toString();
    }
  }

  private static boolean isComplete(CharSequence answer) {
    return Pattern.compile("\r\n\r\n.*}\\s*(0\\s+)?$", Pattern.DOTALL).matcher(answer).find();
  }

  private Socket socket() throws IOException {
    Socket socket = new Socket("localhost", URI.create(headgate.url("/")).getPort());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return socket;
  }

  private static void write(Socket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static String gzip(byte[] body) {
    return "Content-Encoding: gzip\r\nContent-Length: " + body.length;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] gzipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
