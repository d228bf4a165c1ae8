package org.headgate.config.database;

import java.util.Map;
import org.headgate.config.database.DatabaseUrlParameters.Parameter;

/**
 * Rules for URL parameters about how statements are sent. Each framework has its own name for "do
 * not prepare on the server", which a pooler may need.
 */
final class StatementParameterRules {

  static final Map<String, UrlParameterRule> RULES =
      Map.ofEntries(
          Map.entry("pgbouncer", unpreparedIf("true|1|yes|on")),
          Map.entry("statement_cache_size", unpreparedIf("0")),
          Map.entry("prepared_statement_cache_size", unpreparedIf("0")),
          Map.entry("prepared_statement_name_func", unpreparedIf(".*")),
          Map.entry("prepared_statements", unpreparedIf("false|0|no|off")),
          Map.entry("prepare", unpreparedIf("false|0|no|off")),
          Map.entry("statement_cache_capacity", unpreparedIf("0")),
          Map.entry("statement_cache_mode", unpreparedIf("describe")),
          Map.entry("prefer_simple_protocol", unpreparedIf("true|1")),
          Map.entry(
              "default_query_exec_mode",
              unpreparedIf("exec|simple_protocol|cache_describe|describe_exec")),
          Map.entry("prepare_threshold", StatementParameterRules::psycopg),
          Map.entry(
              "preferquerymode",
              UrlParameterRule.oneOf(
                  "preferQueryMode",
                  "simple",
                  "extended",
                  "extendedForPrepared",
                  "extendedCacheEverything")),
          Map.entry(
              "autosave", UrlParameterRule.oneOf("autosave", "never", "always", "conservative")),
          Map.entry("stringtype", UrlParameterRule.oneOf("stringtype", "varchar", "unspecified")),
          Map.entry("assumeminserverversion", UrlParameterRule.passedTo("assumeMinServerVersion")));

  private StatementParameterRules() {}

  /** The frameworks accept switches in any case. */
  private static UrlParameterRule unpreparedIf(String pattern) {
    return (parameter, target) -> {
      if (UrlParameterRule.lower(parameter.value()).matches(pattern)) {
        target.setDriverProperty("prepareThreshold", "0");
      } else {
        target.ignore(parameter.name());
      }
    };
  }

  /** The number of uses after which a statement is prepared; never if empty or None. */
  private static void psycopg(Parameter threshold, DatabaseUrlParameters target) {
    if (threshold.value().matches("[0-9]{1,9}")) {
      // It prepares at the first use where it says 0, the driver where it says 1.
      target.setDriverProperty(
          "prepareThreshold", String.valueOf(Math.max(1, Integer.parseInt(threshold.value()))));
    } else {
      target.setDriverProperty("prepareThreshold", "0");
    }
  }
}
