package org.headgate.system.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** Administrators follow the audit log as a stream, and resume where they were. */
class AuditStreamIT {

  private static final String BEGINNING = "0";
  private static final Headgate HEADGATE = Headgate.shared();

  private final Person administrator = Person.administrator(HEADGATE);

  @Test
  void eventsFollowTheChainAndResumeAfterAnEntry() throws Exception {
    String place = newestPlace();
    String department = department();
    Entry created;
    try (Reader reader = reader(Optional.of(place))) {
      created = reader.next("department.founded", department);
    }
    administrator.asCaller().delete("/admin/departments/" + department).then().statusCode(204);

    try (Reader reader = reader(Optional.of(Long.toString(created.position())))) {
      Entry deleted = reader.next("department.closed", department);
      assertThat(deleted.position()).isGreaterThan(created.position());
      assertThat(reader.positions()).first().isEqualTo(created.position() + 1);
      assertThat(reader.positions())
          .isSorted()
          .doesNotHaveDuplicates()
          .hasSize((int) (deleted.position() - created.position()));
      assertThat(deleted.json().getString("actor")).isEqualTo(administrator.me().path("id"));
      assertThat(deleted.json().getLong("position")).isEqualTo(deleted.position());
    }
  }

  @Test
  void streamWithoutAPositionStartsNow() throws Exception {
    String place = newestPlace();
    String before = department();
    try (Reader old = reader(Optional.of(place))) {
      old.next("department.founded", before);
    }
    try (Reader reader = reader(Optional.empty())) {
      String after = department();

      reader.next("department.founded", after);

      assertThat(reader.texts()).noneMatch(text -> text.contains(before));
    }
  }

  @Test
  void positionOfTheFutureStartsNow() throws Exception {
    try (Reader reader = reader(Optional.of("999999999999999999"))) {
      String after = department();

      reader.next("department.founded", after);
    }
  }

  @Test
  void otherCallersAndInvalidPositionsAreRefused() throws Exception {
    assertThat(status("nonsense", "0")).isEqualTo(401);
    assertThat(status(Person.user(HEADGATE).accessToken(), "0")).isEqualTo(403);
    for (String position : List.of("-1", "newest", "1,2", "1.5", "9999999999999999999")) {
      assertThat(status(administrator.accessToken(), position)).as(position).isEqualTo(400);
    }
  }

  @Test
  void headOpensNoStream() {
    for (int number = 0; number <= 10; number++) {
      administrator.asCaller().head("/admin/audit/stream").then().statusCode(200);
    }
  }

  @Test
  void eleventhConcurrentReaderIsRefused() throws Exception {
    List<Reader> readers = new ArrayList<>();
    try {
      int refused = 0;
      while (refused == 0 && readers.size() <= 10) {
        HttpResponse<Stream<String>> answer =
            listen(administrator.accessToken(), Optional.of(BEGINNING));
        if (answer.statusCode() == 200) {
          readers.add(new Reader(answer));
        } else {
          refused = answer.statusCode();
          answer.body().close();
        }
      }
      assertThat(refused).isEqualTo(429);
      assertThat(readers).hasSizeLessThanOrEqualTo(10);
      // None of them reads: whoever uses the API goes on.
      administrator.me().then().statusCode(200);
    } finally {
      readers.forEach(Reader::close);
    }
  }

  /** All before it is what other tests did. */
  private static String newestPlace() {
    return new Sql(HEADGATE.databaseUrl())
        .text("select coalesce(max(position), 0)::text from platform.audit_entry");
  }

  private String department() {
    return administrator
        .asCaller()
        .body(Map.of("name", "Sluices " + UUID.randomUUID()))
        .post("/admin/departments")
        .path("id");
  }

  /** One that has left is noticed some seconds later, and until then keeps its place. */
  private Reader reader(Optional<String> position) {
    return new Reader(
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> listen(administrator.accessToken(), position),
                answer -> answer.statusCode() != 429));
  }

  private int status(String token, String position) throws Exception {
    HttpResponse<Stream<String>> answer = listen(token, Optional.of(position));
    answer.body().close();
    return answer.statusCode();
  }

  private static HttpResponse<Stream<String>> listen(String token, Optional<String> position)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(HEADGATE.url("/api/v1/admin/audit/stream")))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream");
    position.ifPresent(place -> request.header("Last-Event-ID", place));
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines());
  }

  private record Entry(long position, String text) {

    private JsonPath json() {
      return JsonPath.from(text);
    }
  }

  /** One stream, line by line. */
  private static final class Reader implements AutoCloseable {

    private final Stream<String> body;
    private final Iterator<String> lines;
    private final List<Entry> read = new ArrayList<>();

    private Reader(HttpResponse<Stream<String>> answer) {
      assertThat(answer.statusCode()).isEqualTo(200);
      body = answer.body();
      lines = body.iterator();
    }

    /** Reads until an action on a subject arrives. */
    private Entry next(String action, String subject) {
      long position = 0;
      while (lines.hasNext()) {
        String line = lines.next();
        if (line.startsWith("id:")) {
          position = Long.parseLong(line.substring("id:".length()).strip());
        } else if (line.startsWith("data:")) {
          Entry entry = new Entry(position, line.substring("data:".length()));
          read.add(entry);
          if (line.contains(action) && line.contains(subject)) {
            return entry;
          }
        }
      }
      throw new AssertionError("the stream ended before " + action);
    }

    private List<Long> positions() {
      return read.stream().map(Entry::position).toList();
    }

    private List<String> texts() {
      return read.stream().map(Entry::text).toList();
    }

    @Override
    public void close() {
      body.close();
    }
  }
}
