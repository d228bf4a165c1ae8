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
 * How the server would run a statement: its steps, the outermost first.
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
   * @param filter what rows are judged by after they were read
   * @param rows that come out, as the planner believes
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

    /** The whole table, in its own order or in that of an index. */
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
   * @param json what {@code EXPLAIN (FORMAT JSON)} answers
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

  /** The same for two plans that differ in their figures alone. */
  String hash() {
    return Integer.toHexString(
        steps.stream().map(Step::shape).collect(Collectors.joining("\n")).hashCode());
  }

  /** A step a line, with what it is searched and filtered by below it. */
  String text() {
    return steps.stream().map(Step::text).collect(Collectors.joining("\n"));
  }

  /** How rows of tables are reached, such as "Seq Scan on session". */
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

  /** Whether rows of a table are read and then judged by whether a column has a certain value. */
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
