package org.headgate.pool.service.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.RefusalReason;

/**
 * The figures of a row of the history, by name and index: those of each pool, such as {@code
 * platform.in_use}, and those of the node, such as {@code requests}. The database stores names,
 * never indexes.
 */
final class HistoryColumns {

  /** Prefix for refusals by reason, such as refused_deadline. */
  static final String REFUSED = "refused_";

  private static final Map<String, Merge> OF_POOL = ofPool();
  private static final Map<String, Merge> OF_NODE =
      ordered(
          Map.of(),
          Merge.SUM,
          "requests",
          "request_errors",
          "log_ins",
          "log_ins_failed",
          "executions",
          "executions_failed");

  private static final List<String> NAMES = new ArrayList<>();
  private static final List<Merge> MERGES = new ArrayList<>();
  private static final Map<String, Integer> INDEXES = new LinkedHashMap<>();

  static {
    for (PoolName pool : PoolName.values()) {
      OF_POOL.forEach((series, merge) -> add(name(Optional.of(pool), series), merge));
    }
    OF_NODE.forEach(HistoryColumns::add);
    add("findings", Merge.MOST);
  }

  /** The number of figures. */
  static final int COUNT = NAMES.size();

  private HistoryColumns() {}

  /** How the figures of several rows are merged. */
  enum Merge {
    /** The mean of a state. */
    MEAN,
    /** The maximum of a state. */
    MOST,
    /** The sum of a count. */
    SUM
  }

  /** The name of a figure. */
  static String name(Optional<PoolName> pool, String series) {
    return pool.map(poolName -> poolName.wireName() + "." + series).orElse(series);
  }

  /** The index of a figure in a row; empty for one of another version. */
  static Optional<Integer> find(String name) {
    return Optional.ofNullable(INDEXES.get(name));
  }

  /**
   * @throws IllegalArgumentException for an unknown name
   */
  static int indexOf(Optional<PoolName> pool, String series) {
    String name = name(pool, series);
    return find(name).orElseThrow(() -> new IllegalArgumentException("no figure " + name));
  }

  static String name(int index) {
    return NAMES.get(index);
  }

  static Merge merge(int index) {
    return MERGES.get(index);
  }

  /** The figure's name for a reason of refusal. */
  static String refused(RefusalReason reason) {
    return REFUSED + reason.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Merge> ofPool() {
    Map<String, Merge> series =
        ordered(Map.of(), Merge.MEAN, "max_size", "size", "in_use", "idle", "waiting");
    series = ordered(series, Merge.MOST, "in_use_most", "waiting_most");
    series = ordered(series, Merge.SUM, "destroyed", "admitted", "faults");
    for (RefusalReason reason : RefusalReason.values()) {
      series = ordered(series, Merge.SUM, refused(reason));
    }
    return series;
  }

  private static Map<String, Merge> ordered(
      Map<String, Merge> previous, Merge merge, String... names) {
    Map<String, Merge> all = new LinkedHashMap<>(previous);
    for (String name : names) {
      all.put(name, merge);
    }
    return all;
  }

  private static void add(String name, Merge merge) {
    INDEXES.put(name, NAMES.size());
    NAMES.add(name);
    MERGES.add(merge);
  }
}
