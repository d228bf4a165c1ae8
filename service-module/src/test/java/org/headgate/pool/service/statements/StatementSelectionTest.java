package org.headgate.pool.service.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.statements.StatementFigures;
import org.headgate.pool.persistence.statements.StatementSnapshot;
import org.junit.jupiter.api.Test;

/** Which statements are looked at, and of how many others an earlier day is asked about. */
class StatementSelectionTest {

  private final List<Long> asked = new ArrayList<>();

  @Test
  void eachPoolGetsItsShareOfTheLongestStatements() {
    List<StatementFigures> figures =
        List.of(platform(1), platform(2), platform(3), userdata(4), platform(5), userdata(6));

    assertThat(selection(Set.of(PoolName.PLATFORM, PoolName.USERDATA), 2).of(figures))
        .extracting(statement -> statement.figures().id(), ObservedStatement::pool)
        .containsExactly(
            tuple(1L, PoolName.PLATFORM),
            tuple(2L, PoolName.PLATFORM),
            tuple(4L, PoolName.USERDATA),
            tuple(6L, PoolName.USERDATA));
  }

  @Test
  void snapshotLoadingStopsOnceSharesAreFilled() {
    List<StatementFigures> figures =
        LongStream.rangeClosed(1, 2000).mapToObj(StatementSelectionTest::userdata).toList();

    assertThat(selection(Set.of(PoolName.USERDATA), 20).of(figures)).hasSize(20);
    assertThat(asked).hasSize(20).containsExactlyElementsOf(ids(1, 20));
  }

  @Test
  void allStatementsAreChosenBelowTheShare() {
    List<StatementFigures> figures =
        Stream.concat(
                LongStream.rangeClosed(1, 700).mapToObj(StatementSelectionTest::platform),
                LongStream.rangeClosed(701, 900).mapToObj(StatementSelectionTest::userdata))
            .toList();

    assertThat(selection(Set.of(PoolName.values()), 1000).of(figures)).hasSize(900);
    assertThat(asked).containsExactlyElementsOf(ids(1, 900));
  }

  /** Statement 900 was sent by a process before this one, which wrote down its sender. */
  @Test
  void operatorLaneStatementIsFoundAmongManyOthers() {
    List<StatementFigures> figures =
        LongStream.rangeClosed(1, 1000).mapToObj(StatementSelectionTest::platform).toList();

    assertThat(selection(Set.of(PoolName.PLATFORM, PoolName.OPERATOR), 1).of(figures))
        .extracting(statement -> statement.figures().id(), ObservedStatement::name)
        .containsExactly(tuple(1L, "a statement of ours"), tuple(900L, "HistoryRepository.add"));
  }

  private StatementSelection selection(Set<PoolName> pools, int share) {
    return new StatementSelection(
        pools,
        share,
        ids -> {
          asked.addAll(ids);
          return ids.contains(900L) ? List.of(snapshot(900)) : List.of();
        });
  }

  private static StatementSnapshot snapshot(long id) {
    return new StatementSnapshot(
        LocalDate.of(2026, 11, 1),
        "platform",
        id,
        Optional.of(platform(id).text()),
        Optional.of("org.headgate.pool.persistence.history.HistoryRepository.add"),
        1,
        1,
        Optional.empty(),
        Optional.empty());
  }

  private static StatementFigures platform(long id) {
    return figures(id, "select * from platform.account where id = $1 -- " + id);
  }

  private static StatementFigures userdata(long id) {
    return figures(id, "select * from userdata.profile where id = $1 -- " + id);
  }

  private static StatementFigures figures(long id, String text) {
    return new StatementFigures(id, text, 1, 10_000 - id, 1, 1);
  }

  private static List<Long> ids(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
