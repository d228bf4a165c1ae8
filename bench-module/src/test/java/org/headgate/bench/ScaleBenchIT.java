package org.headgate.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The data access of the most frequent calls, on a database of many accounts and on one of a
 * thousandth. As many as {@code -Daccounts} says, with a session, a schedule, two executions, two
 * audit entries and a row of everything else for each.
 */
class ScaleBenchIT {

  private static final int ACCOUNTS = Integer.getInteger("accounts", 1_000_000);
  private static final int TURNS = Integer.getInteger("bench.turns", 400);
  private static final int WARMING = TURNS / 2;
  private static final double BOUND = 1.2;

  private final Random random = new Random(1);

  @Test
  void dataAccessTimeDoesNotGrowWithTheNumberOfAccounts() throws Exception {
    Map<String, Double> slower = new LinkedHashMap<>();
    BenchTable table =
        new BenchTable(
            List.of("data access of", "of " + ACCOUNTS / 1000, "of " + ACCOUNTS, "times"));
    try (ScaledDatabase small = ScaledDatabase.of(ACCOUNTS / 1000);
        ScaledDatabase large = ScaledDatabase.of(ACCOUNTS)) {
      ScaleCalls.all()
          .forEach(
              (name, call) -> {
                List<Double> few = new ArrayList<>();
                List<Double> many = new ArrayList<>();
                for (int turn = 0; turn < WARMING + TURNS; turn++) {
                  double ofFew = micros(call, small);
                  double ofMany = micros(call, large);
                  if (turn >= WARMING) {
                    few.add(ofFew);
                    many.add(ofMany);
                  }
                }
                double times = median(many) / median(few);
                if (times > BOUND) {
                  slower.put(name, times);
                }
                table.add(
                    List.of(
                        name,
                        "%.0f µs".formatted(median(few)),
                        "%.0f µs".formatted(median(many)),
                        "%.2f".formatted(times)));
              });
    }
    table.write(Path.of(System.getProperty("bench.directory"), "scale.md"));
    assertThat(slower).as("slower than %s times", BOUND).isEmpty();
  }

  private double micros(ScaleCalls.Call call, ScaledDatabase database) {
    int number = 1 + random.nextInt(database.accounts());
    long startNanos = System.nanoTime();
    call.make(database, number);
    return (System.nanoTime() - startNanos) / 1e3;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
