package org.headgate.pool.persistence;

import static java.util.regex.Matcher.quoteReplacement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks whether nodes of the version before can go on while a migration runs: it may add, and must
 * neither remove, rename nor retype what they use, nor lock a table for as long as it takes to read
 * it. A statement after a comment {@code -- contract: REASON} is exempt.
 */
final class MigrationRules {

  private static final Pattern CONTRACT =
      Pattern.compile("(?im)^\\s*--[ \\t]*contract:[ \\t]*\\S.*$");
  private static final Pattern OPAQUE =
      Pattern.compile("(?s)(--[^\\n]*|/\\*.*?\\*/)|(\\$\\w*\\$).*?\\2|'(?:[^']|'')*'");
  private static final Pattern NEW_TABLE =
      Pattern.compile("^create table (?:if not exists )?([\\w.\"]+)");
  private static final Pattern ALTERED =
      Pattern.compile("^alter table (?:if exists )?(?:only )?([\\w.\"]+)");
  private static final Pattern REWRITTEN =
      Pattern.compile("^(?:update|delete from|merge into) (?:only )?([\\w.\"]+)");
  private static final Pattern INDEXED = Pattern.compile(" on (?:only )?([\\w.\"]+)");

  private static final Map<String, Pattern> ANYWHERE =
      patterns(
          Map.of(
              "removes what older nodes use",
              "^drop (?!index concurrently\\b)|^truncate\\b|^alter table .*\\bdrop (?!not null)",
              "renames what older nodes use",
              "^alter .*\\brename\\b|^alter .*\\bset schema\\b",
              "changes a type that older nodes use",
              "^alter (?:table|domain) .*\\b(?:set data type|type) |^alter type .*\\bdrop\\b",
              "cannot be checked",
              "^do\\b"));

  private static final Map<String, Pattern> ON_FILLED_TABLES =
      patterns(
          Map.of(
              "adds a column that older nodes do not fill",
              "\\badd (?:column )?(?:if not exists )?(?!(?:constraint|check|unique|primary|foreign|exclude)\\b)\\w+ (?=[^,]*\\bnot null\\b)(?![^,]*\\b(?:default|generated)\\b)",
              "fills a new column row by row under a lock",
              "\\badd (?:column )?[^,]*\\b(?:default (?:clock_timestamp|gen_random_uuid|random|nextval)\\b|generated\\b)",
              "forbids null where older nodes may write it",
              "\\bset not null\\b",
              "checks each row under a lock: add it \"not valid\" and validate it by a later script",
              "\\badd (?:constraint [\\w\"]+ )?(?:check|foreign key)\\b(?!.*\\bnot valid\\b)",
              "builds an index under a lock",
              "\\badd (?:constraint [\\w\"]+ )?(?:unique|primary key|exclude)\\b(?! using index)"));

  private MigrationRules() {}

  /**
   * The violations of a script, a line for each statement and rule.
   *
   * @param sql a whole script
   */
  static List<String> objections(String sql) {
    List<String> objections = new ArrayList<>();
    Set<String> fresh = new HashSet<>();
    for (String written : statements(sql)) {
      String statement = plain(written);
      name(NEW_TABLE, statement).ifPresent(fresh::add);
      if (CONTRACT.matcher(written).find()) {
        continue;
      }
      ANYWHERE.forEach((objection, pattern) -> check(objections, statement, objection, pattern));
      name(ALTERED, statement)
          .filter(table -> !fresh.contains(table))
          .ifPresent(
              table ->
                  ON_FILLED_TABLES.forEach(
                      (objection, pattern) -> check(objections, statement, objection, pattern)));
      if (name(REWRITTEN, statement).filter(table -> !fresh.contains(table)).isPresent()) {
        objections.add("changes rows that older nodes use: " + statement);
      }
      if (statement.matches("create (unique )?index (?!concurrently\\b).*")
          && name(INDEXED, statement).filter(table -> !fresh.contains(table)).isPresent()) {
        objections.add("builds an index under a lock: " + statement);
      }
    }
    return objections;
  }

  private static void check(
      List<String> objections, String statement, String objection, Pattern pattern) {
    if (pattern.matcher(statement).find()) {
      objections.add(objection + ": " + statement);
    }
  }

  private static Optional<String> name(Pattern pattern, String statement) {
    Matcher matcher = pattern.matcher(statement);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Each with the comments before it; a semicolon in a comment or in quotes ends none. */
  private static List<String> statements(String sql) {
    String hidden =
        OPAQUE.matcher(sql).replaceAll(part -> quoteReplacement(part.group().replace(';', ' ')));
    List<String> statements = new ArrayList<>();
    int start = 0;
    for (int end = hidden.indexOf(';'); end >= 0; end = hidden.indexOf(';', start)) {
      statements.add(sql.substring(start, end));
      start = end + 1;
    }
    statements.add(sql.substring(start));
    return statements;
  }

  /** In lower case and one line, without comments and without what is in quotes or brackets. */
  private static String plain(String statement) {
    return OPAQUE
        .matcher(statement)
        .replaceAll(part -> part.group(1) == null ? "''" : " ")
        .replaceAll("\\([^()]*\\)", "()")
        .strip()
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.ROOT);
  }

  private static Map<String, Pattern> patterns(Map<String, String> expressions) {
    Map<String, Pattern> patterns = new TreeMap<>();
    expressions.forEach((name, expression) -> patterns.put(name, Pattern.compile(expression)));
    return patterns;
  }
}
