package org.headgate.pool.service.statements;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.headgate.pool.persistence.statements.StatementSession;

/**
 * Steps of a plan that read as much of a table that grows as there is. Short indexes of a few rows
 * may be read from end to end, and so may anything that a limit ends early.
 */
final class FullScans {

  static final int VERSION = 180_000;

  /** Of what it costs to read a whole table. */
  private static final double SMALL_PART = 0.2;

  /** Partitions that are made ahead have no rows, and nothing is quicker than to read them. */
  private static final double EMPTY_PARTITION = 0.05;

  private static final Set<String> WAITING_FOR_ALL = Set.of("Sort", "Hash", "Aggregate");

  private final Map<String, Double> costs;

  private FullScans(Map<String, Double> costs) {
    this.costs = costs;
  }

  /** By what it costs to read each table, and each of its partitions that has rows. */
  static FullScans of(StatementSession session) throws SQLException {
    Map<String, Double> costs = new HashMap<>();
    for (String table : TableGrowth.GROWING) {
      String schema =
          Stream.of("profile", "settings").anyMatch(table::equals) ? "userdata" : "platform";
      String all = "select * from " + schema + "." + table;
      List<QueryPlan.Step> steps = QueryPlan.of(session.plan(all, VERSION)).steps();
      double whole = steps.get(0).cost();
      costs.put(table, whole);
      steps.stream()
          .filter(step -> step.cost() > EMPTY_PARTITION * whole)
          .forEach(step -> step.table().ifPresent(part -> costs.put(part, step.cost())));
    }
    return new FullScans(costs);
  }

  List<String> in(QueryPlan plan) {
    return plan.steps().stream()
        .filter(step -> isFull(step) && !endsEarly(plan, step))
        .map(FullScans::named)
        .toList();
  }

  private boolean isFull(QueryPlan.Step step) {
    return step.condition().isEmpty()
        && step.kind().matches("Seq Scan|(Bitmap )?(Index|Heap) (Only )?Scan")
        && step.cost() > SMALL_PART * step.table().map(costs::get).orElse(Double.MAX_VALUE);
  }

  /** A limit around it lets a small part of what it is around happen, and nothing waits for all. */
  private static boolean endsEarly(QueryPlan plan, QueryPlan.Step scan) {
    QueryPlan.Step inside = scan;
    for (int place = plan.steps().indexOf(scan) - 1; place >= 0; place--) {
      QueryPlan.Step around = plan.steps().get(place);
      if (around.depth() < inside.depth()) {
        if (around.kind().equals("Limit") && around.cost() < SMALL_PART * inside.cost()) {
          return true;
        }
        if (WAITING_FOR_ALL.contains(around.kind())) {
          return false;
        }
        inside = around;
      }
    }
    return false;
  }

  private static String named(QueryPlan.Step step) {
    return step.kind()
        + step.table().map(" "::concat).orElse("")
        + step.filter().map(" filter "::concat).orElse("");
  }
}
