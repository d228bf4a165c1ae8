package org.headgate.pool.service.statements;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.common.json.JsonMappers;

/**
 * The execution plan of a statement: its steps, outermost first.
 *
 * @param steps each before those that it reads from
 */
record QueryPlan(List<Step> steps) {

  QueryPlan {
    steps = List.copyOf(steps);
  }

  /**
   * A step.
   *
   * @param depth how many steps it is inside of
   * @param kind such as Seq Scan
   * @param table without its schema
   * @param condition by which an index is searched, or a join made
   * @param filter applied to rows after they were read
   * @param rows the planner's estimate of its result
   */
  record Step(
      int depth,
      String kind,
      Optional<String> table,
      Optional<String> index,
      Optional<String> condition,
      Optional<String> filter,
      double cost,
      long rows) {

    /** Whether it reads the whole table, in its own order or that of an index. */
    boolean readsAll() {
      return kind.equals("Seq Scan")
          || (kind.matches("Index (Only )?Scan") && condition.isEmpty() && filter.isPresent());
    }

    private String shape() {
      return depth + " " + kind + " " + table.orElse("") + " " + index.orElse("");
    }

    private String text() {
      String line =
          "  ".repeat(depth)
              + kind
              + index.map(" using "::concat).orElse("")
              + table.map(" on "::concat).orElse("")
              + String.format(Locale.ROOT, " (cost %.1f, rows %d)", cost, rows);
      String indent = "\n" + "  ".repeat(depth + 1);
      return line
          + condition.map(text -> indent + "by " + text).orElse("")
          + filter.map(text -> indent + "filter " + text).orElse("");
    }
  }

  /**
   * @param json the answer of {@code EXPLAIN (FORMAT JSON)}
   */
  static QueryPlan of(String json) {
    try {
      List<Step> steps = new ArrayList<>();
      add(JsonMappers.lenient().readTree(json).path(0).path("Plan"), 0, steps);
      return new QueryPlan(steps);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a plan", e);
    }
  }

  private static void add(JsonNode plan, int depth, List<Step> steps) {
    steps.add(
        new Step(
            depth,
            plan.path("Node Type").asText(),
            text(plan, "Relation Name"),
            text(plan, "Index Name"),
            Stream.of("Index Cond", "Recheck Cond", "Hash Cond", "Merge Cond", "Join Filter")
                .flatMap(name -> text(plan, name).stream())
                .findFirst(),
            text(plan, "Filter"),
            plan.path("Total Cost").asDouble(),
            plan.path("Plan Rows").asLong()));
    plan.path("Plans").forEach(inner -> add(inner, depth + 1, steps));
  }

  private static Optional<String> text(JsonNode plan, String name) {
    return Optional.ofNullable(plan.get(name)).map(JsonNode::asText);
  }

  /** Equal for plans that differ only in their figures. */
  String hash() {
    return Integer.toHexString(
        steps.stream().map(Step::shape).collect(Collectors.joining("\n")).hashCode());
  }

  /** One step per line, with its conditions and filters below. */
  String text() {
    return steps.stream().map(Step::text).collect(Collectors.joining("\n"));
  }

  /** How the rows of tables are read, such as "Seq Scan on session". */
  String scans() {
    return steps.stream()
        .filter(step -> step.table().isPresent() && step.kind().endsWith("Scan"))
        .map(
            step ->
                step.kind()
                    + step.index().map(" using "::concat).orElse("")
                    + " on "
                    + step.table().orElseThrow())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  Stream<Step> readingAllOf(String qualifiedTable) {
    return steps.stream()
        .filter(Step::readsAll)
        .filter(step -> step.table().filter(table -> isNamed(qualifiedTable, table)).isPresent());
  }

  /** Whether rows of a table are read and then filtered by the value of a column. */
  boolean isFilteredBy(String qualifiedTable, String column) {
    Pattern equal = Pattern.compile("\\b" + Pattern.quote(column) + "\\)?(?:::\\w+)? = ");
    return steps.stream()
        .filter(step -> step.table().filter(table -> isNamed(qualifiedTable, table)).isPresent())
        .flatMap(step -> step.filter().stream())
        .anyMatch(filter -> equal.matcher(filter).find());
  }

  boolean touches(String qualifiedTable) {
    return steps.stream()
        .flatMap(step -> step.table().stream())
        .anyMatch(table -> isNamed(qualifiedTable, table));
  }

  private static boolean isNamed(String qualified, String table) {
    return qualified.endsWith("." + table);
  }
}
