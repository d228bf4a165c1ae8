package org.headgate.pool.service.statements;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.common.service.ElapsedTime;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.DatabaseUrl;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.SchemaMigrator;
import org.headgate.pool.persistence.statements.ExpectedIndex;
import org.headgate.pool.persistence.statements.StatementCounting;
import org.headgate.pool.persistence.statements.StatementFigures;
import org.headgate.pool.persistence.statements.StatementQueries;
import org.headgate.pool.persistence.statements.StatementSession;
import org.headgate.pool.persistence.statements.StatementSnapshotRepository;
import org.headgate.pool.persistence.statements.TableFigures;
import org.headgate.pool.persistence.statements.WaitingBackend;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/**
 * Observes the statements of a database on request, at most every ten seconds, on a connection of
 * no business pool. It requests plans and never executes a statement.
 */
@ApplicationScoped
public class StatementObserver {

  private static final Duration CACHE_DURATION = Duration.ofSeconds(10);
  private static final GuardedWork LANE =
      GuardedWork.once(PoolName.OPERATOR, WorkPriority.OPERATOR);

  @Inject HeadgateSettings settings;
  @Inject StatementQueries queries;
  @Inject StatementSnapshotRepository snapshots;
  @Inject DatabaseGuard guard;
  @Inject Clock clock;

  private final Map<PoolName, StatementObservation> latest = new EnumMap<>(PoolName.class);
  private final Map<PoolName, List<ExpectedIndex>> expected = new EnumMap<>(PoolName.class);

  /**
   * The database that counts the statements of a pool: platform, or userdata where that is another.
   */
  PoolName databaseOf(PoolName pool) {
    return pool == PoolName.USERDATA && !isOneDatabase() ? PoolName.USERDATA : PoolName.PLATFORM;
  }

  List<PoolName> databases() {
    return isOneDatabase()
        ? List.of(PoolName.PLATFORM)
        : List.of(PoolName.PLATFORM, PoolName.USERDATA);
  }

  private boolean isOneDatabase() {
    DatabaseUrl platform = settings.database(PoolName.PLATFORM).url();
    DatabaseUrl userdata = settings.database(PoolName.USERDATA).url();
    return platform.hosts().equals(userdata.hosts())
        && platform.database().equals(userdata.database())
        && platform.user().equals(userdata.user());
  }

  /** The observation of the pool's database, at most ten seconds old. */
  synchronized StatementObservation observe(PoolName pool) {
    PoolName database = databaseOf(pool);
    StatementObservation known = latest.get(database);
    if (known != null && !ElapsedTime.hasPassed(CACHE_DURATION, known.at(), clock.instant())) {
      return known;
    }
    StatementObservation observation = read(database, Extent.SHOWN);
    latest.put(database, observation);
    return observation;
  }

  /** Observes every statement of a database for the daily snapshot; takes some seconds. */
  StatementObservation observeAll(PoolName database) {
    return read(database, Extent.ALL);
  }

  private StatementObservation read(PoolName database, Extent extent) {
    Instant now = clock.instant();
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    Counted counted = guard.call(LANE, () -> count(database));
    List<ObservedStatement> chosen =
        new StatementSelection(
                poolsOf(database),
                extent.statements(),
                ids -> guard.call(LANE, () -> snapshots.before(today, database.wireName(), ids)))
            .of(counted.statements());
    List<ObservedStatement> statements =
        chosen.isEmpty()
            ? chosen
            : guard.call(LANE, () -> plan(database, chosen, counted.version(), extent.longest()));
    return new StatementObservation(
        now, counted.note(), statements, counted.tables(), counted.missing(), counted.backends());
  }

  /** The pools whose statements a database counts. */
  private Set<PoolName> poolsOf(PoolName database) {
    return EnumSet.allOf(PoolName.class).stream()
        .filter(pool -> databaseOf(pool) == database)
        .collect(Collectors.toSet());
  }

  /** If the user-data database does not answer, this is no fault of the operator lane. */
  private Counted count(PoolName database) {
    try (StatementSession session = queries.open(database)) {
      StatementCounting counting = session.counting();
      Optional<String> note = StatementStatisticsHint.of(counting);
      List<StatementFigures> figures = List.of();
      if (note.isEmpty()) {
        try {
          figures = session.statistics(counting.view().orElseThrow());
        } catch (SQLException e) {
          note = Optional.of(StatementStatisticsHint.refused(counting, e));
        }
      }
      return new Counted(
          note,
          counting.version(),
          figures,
          session.tables(),
          missing(session, database),
          session.backends());
    } catch (SQLException e) {
      return Counted.unanswered(explanation(database, e));
    }
  }

  private List<ObservedStatement> plan(
      PoolName database, List<ObservedStatement> chosen, int version, Duration longest) {
    try (StatementSession session = queries.open(database)) {
      return new StatementPlanner(session, version, longest).planned(chosen);
    } catch (SQLException e) {
      String note = explanation(database, e);
      return chosen.stream().map(statement -> statement.unplanned(note)).toList();
    }
  }

  /**
   * @throws IllegalStateException for the platform's database, without which nothing can be
   *     observed
   */
  private static String explanation(PoolName database, SQLException unanswered) {
    if (database == PoolName.PLATFORM) {
      throw new IllegalStateException("the platform's server gives no answer", unanswered);
    }
    return "The database of the user data gives no answer: " + unanswered.getMessage();
  }

  private List<ExpectedIndex> missing(StatementSession session, PoolName database)
      throws SQLException {
    Set<String> there = new HashSet<>(session.indexes());
    return expected.computeIfAbsent(database, this::expected).stream()
        .filter(index -> !there.contains(index.name()))
        .toList();
  }

  private List<ExpectedIndex> expected(PoolName database) {
    return PoolName.USERDATA == database || !isOneDatabase()
        ? ExpectedIndex.of(SchemaMigrator.texts(database))
        : Stream.of(PoolName.PLATFORM, PoolName.USERDATA)
            .flatMap(poolName -> ExpectedIndex.of(SchemaMigrator.texts(poolName)).stream())
            .toList();
  }

  /**
   * The counters of a database, before its statements are planned.
   *
   * @param note why statements are not counted; empty where they are
   * @param version the version of the server
   */
  private record Counted(
      Optional<String> note,
      int version,
      List<StatementFigures> statements,
      List<TableFigures> tables,
      List<ExpectedIndex> missing,
      List<WaitingBackend> backends) {

    static Counted unanswered(String note) {
      return new Counted(Optional.of(note), 0, List.of(), List.of(), List.of(), List.of());
    }
  }

  /**
   * The extent of an observation.
   *
   * @param statements the statements of each pool
   * @param longest total time for plans; statements beyond it have none
   */
  private record Extent(int statements, Duration longest) {

    /** For people. */
    static final Extent SHOWN = new Extent(20, Duration.ofSeconds(2));

    /** The extent of snapshots: a statement that is fast today may be the slowest tomorrow. */
    static final Extent ALL = new Extent(1000, Duration.ofSeconds(10));
  }
}
