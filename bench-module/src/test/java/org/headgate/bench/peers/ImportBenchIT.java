package org.headgate.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.headgate.bench.BenchTable;
import org.junit.jupiter.api.Test;

/** How long 100,000 accounts take to come in, and what people who read meanwhile notice of it. */
class ImportBenchIT {

  private static final int ACCOUNTS = 100_000;
  private static final int READERS = 8;
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final String HASH = "$2b$10$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
  private static final Path DIRECTORY = Bench.DIRECTORY.resolve("import");

  @Test
  void readThroughputIsMeasuredDuringImport() throws IOException, InterruptedException {
    assumeTrue(Bench.hasWrk(), "wrk is not installed (Debian's package wrk)");
    try (HeadgatePeer headgate =
        new HeadgatePeer(DIRECTORY.resolve("headgate"), Bench.LIBERTY, Bench.CONNECTIONS)) {
      headgate.read().run(DIRECTORY, READERS, Bench.WARM_UP);
      Load readers = headgate.read().withPause(PAUSE);
      Load.Result alone = readers.run(DIRECTORY, READERS, Bench.TURN);

      List<Load.Result> meanwhile = new ArrayList<>();
      AdministratorClient administrator = new AdministratorClient(headgate);
      long startNanos = System.nanoTime();
      String path =
          "/api/v1/admin/users/imports/"
              + administrator
                  .postLines("/api/v1/admin/users/imports", lines())
                  .required("id")
                  .textValue();
      Duration arrived = Duration.ofNanos(System.nanoTime() - startNanos);
      JsonNode state = administrator.get(path);
      while (state.required("finished_at").isNull()) {
        meanwhile.add(readers.run(DIRECTORY, READERS, LOOK));
        state = administrator.get(path);
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);

      assertThat(state.required("created").intValue()).as(state.toString()).isEqualTo(ACCOUNTS);
      BenchTable table = new BenchTable(List.of("eight readers, 50 ms between two reads", "reads"));
      table.add(List.of("alone", new LoadRuns(List.of(alone)).cell()));
      table.add(
          List.of(
              "beside the import of 100,000 accounts, arrived after %s s, done after %s s"
                  .formatted(arrived.toSeconds(), elapsed.toSeconds()),
              new LoadRuns(meanwhile).cell()));
      table.write(Bench.DIRECTORY.resolve("import.md"));
    }
  }

  private static String lines() {
    return IntStream.range(0, ACCOUNTS)
        .mapToObj(
            number ->
                """
                {"external_id":"%s","email":"person-%s@example.org","verified":true,\
                "full_name":"Person %s","password_hash":"%s"}"""
                    .formatted(number, number, number, HASH))
        .collect(Collectors.joining("\n"));
  }
}
