package org.headgate.system.pools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headgate.system.client.AtOnce;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.HttpSocket;
import org.junit.jupiter.api.Test;

/**
 * Readers whose requests wait for each other and are served by the same threads: what a request
 * keeps must end with it.
 */
class CrowdedReadsIT {

  /** More than the server lets read at once. */
  private static final int READERS = 60;

  private static final int READS = 20;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Headgate headgate = Headgate.shared();

  /** The address of an account and that in an answer. */
  private record Read(String asked, String got) {}

  @Test
  void everyReaderGetsTheOwnAccount() throws Exception {
    List<Person> people = Stream.generate(() -> Person.user(headgate)).limit(4).toList();
    List<Integer> readers = IntStream.range(0, READERS).boxed().toList();

    List<Read> reads =
        AtOnce.each(readers, reader -> reads(people.get(reader % people.size()))).stream()
            .flatMap(List::stream)
            .toList();

    assertThat(reads).isNotEmpty().allMatch(read -> read.got().equals(read.asked()));
  }

  /** Those that were served, by one connection. */
  private List<Read> reads(Person person) throws Exception {
    HttpRequest me =
        HttpRequest.newBuilder(URI.create(headgate.url("/api/v1/users/me")))
            .header("Authorization", "Bearer " + person.accessToken())
            .build();
    List<Read> reads = new ArrayList<>();
    try (HttpSocket connection = new HttpSocket(PATIENCE)) {
      for (int read = 0; read < READS; read++) {
        HttpSocket.Response answer = connection.send(me, Duration.ZERO);
        assertThat(answer.status()).isIn(200, 503);
        if (answer.status() == 200) {
          reads.add(new Read(person.email(), JSON.readTree(answer.body()).path("email").asText()));
        }
      }
    }
    return reads;
  }
}
