package org.headgate.pool.service.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.headgate.common.service.ExclusiveRuns;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.DatabaseSettings;
import org.headgate.config.database.DatabaseUrl;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.SslMode;
import org.headgate.config.database.TlsSettings;
import org.headgate.pool.api.SelfTestReport;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.guard.UnitOfWork;
import org.headgate.pool.service.liberty.LibertyPoolMBeans;

/** Runs the checks of the self-test and reports PASS or FAIL for each. It changes nothing. */
@ApplicationScoped
public class SelfTestRunner {

  private static final GuardedWork EMPTY =
      GuardedWork.once(PoolName.PLATFORM, WorkPriority.OPERATOR);

  private static final int UNIT_OF_WORK_RUNS = 50;
  private static final double MAX_UNIT_OF_WORK_MILLIS = 1;

  @Inject HeadgateSettings settings;
  @Inject LibertyPoolMBeans liberty;
  @Inject DatabaseServerInspector server;
  @Inject UnitOfWork units;
  @Inject PersistenceUnitProbeService persistenceUnits;

  private final ExclusiveRuns<SelfTestRunner> runs =
      new ExclusiveRuns<>("Another self-test is running");

  /**
   * Runs them once; one run at a time, because its work comes before that of users.
   *
   * @throws org.headgate.common.problem.TooManyRequestsException while another run goes on
   */
  public SelfTestReport run() {
    return runs.run(this, this::report);
  }

  private SelfTestReport report() {
    List<SelfTestReport.Item> items =
        List.of(
            SelfTestCheck.of("persistence_unit_platform", () -> persistenceUnit(PoolName.PLATFORM)),
            SelfTestCheck.of("persistence_unit_userdata", () -> persistenceUnit(PoolName.USERDATA)),
            SelfTestCheck.of("pool_creation", this::poolCreation),
            SelfTestCheck.of("unit_of_work", this::unitOfWork),
            SelfTestCheck.of("tls", this::tls),
            SelfTestCheck.of("url_conversion", SelfTestRunner::urlConversion));
    return new SelfTestReport(
        items.stream().allMatch(item -> item.result() == SelfTestReport.Result.PASS), items);
  }

  private String persistenceUnit(PoolName database) {
    Object answer =
        units.call(
            GuardedWork.read(database, WorkPriority.OPERATOR),
            () -> persistenceUnits.probe(database));
    return "A query through the unit and its pool was answered with " + answer + ".";
  }

  private String poolCreation() {
    server.backends();
    for (PoolName pool : PoolName.values()) {
      if (liberty.statistics(pool).filter(counted -> counted.size() > 0).isEmpty()) {
        throw new SelfTestFailedException("The pool " + pool.wireName() + " has no connection.");
      }
    }
    return "All three pools have connections.";
  }

  private String unitOfWork() {
    double best = fastestUnitOfWorkMillis();
    if (best >= MAX_UNIT_OF_WORK_MILLIS) {
      throw new SelfTestFailedException(
          String.format(Locale.ROOT, "Opening a unit of work costs %.3f ms.", best));
    }
    return String.format(
        Locale.ROOT, "Opening and committing an empty unit of work costs %.3f ms.", best);
  }

  /** The fastest of many runs, because the rest is noise. */
  private double fastestUnitOfWorkMillis() {
    long fastest = Long.MAX_VALUE;
    for (int run = 0; run < UNIT_OF_WORK_RUNS; run++) {
      long startNanos = System.nanoTime();
      units.call(EMPTY, persistenceUnits::isJoinedToTransaction);
      fastest = Math.min(fastest, System.nanoTime() - startNanos);
    }
    return fastest / 1e6;
  }

  private String tls() {
    SslMode configured = settings.database(PoolName.PLATFORM).tls().mode();
    return server
        .status()
        .limits()
        .tls()
        .map(cipher -> "Encrypted: " + cipher + "; sslmode " + configured.wireName() + ".")
        .orElseGet(() -> unencrypted(configured));
  }

  private static String unencrypted(SslMode configured) {
    if (!configured.encrypts()) {
      return "Not encrypted, which sslmode " + configured.wireName() + " allows.";
    }
    throw new SelfTestFailedException(
        "Not encrypted, although sslmode is " + configured.wireName() + ".");
  }

  private static String urlConversion() {
    List<DatabaseUrl> same =
        List.of(
                "postgresql://u:p%40ss@h:5432/d",
                "postgres://u:p%40ss@h:5432/d", "postgresql+asyncpg://u:p%40ss@h:5432/d")
            .stream()
            .map(DatabaseUrl::parse)
            .distinct()
            .toList();
    String jdbc =
        new DatabaseSettings(
                PoolName.PLATFORM,
                same.get(0),
                TlsSettings.of(SslMode.DISABLE),
                DatabaseSettings.OPERATOR_LANE)
            .jdbcUrl();
    if (same.size() != 1
        || !jdbc.startsWith("jdbc:postgresql://h:5432/d?")
        || jdbc.contains("ss@")) {
      throw new SelfTestFailedException(
          "Equivalent spellings of a URL are not equal, or the driver's URL contains the"
              + " password.");
    }
    return "Three spellings of one URL are equal; the driver's URL contains no password.";
  }
}
