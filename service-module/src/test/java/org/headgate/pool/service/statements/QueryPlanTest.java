package org.headgate.pool.service.statements;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryPlanTest {

  static final String BY_INDEX =
      """
      [{"Plan": {"Node Type": "Limit", "Total Cost": 8.4, "Plan Rows": 1, "Plans": [
        {"Node Type": "Index Scan", "Relation Name": "session", "Index Name": "session_account",
         "Index Cond": "(account_id = $1)", "Total Cost": 8.3, "Plan Rows": 2}]}}]
      """;

  static final String BY_READING_ALL =
      """
      [{"Plan": {"Node Type": "Limit", "Total Cost": 2084.4, "Plan Rows": 1, "Plans": [
        {"Node Type": "Seq Scan", "Relation Name": "session", "Filter": "(account_id = $1)",
         "Total Cost": 2084.0, "Plan Rows": 2}]}}]
      """;

  @Test
  void planTextHasOneStepPerLine() {
    assertThat(QueryPlan.of(BY_INDEX).text())
        .isEqualTo(
            """
            Limit (cost 8.4, rows 1)
              Index Scan using session_account on session (cost 8.3, rows 2)
                by (account_id = $1)""");
  }

  @Test
  void onlyStepsDistinguishPlans() {
    QueryPlan plan = QueryPlan.of(BY_INDEX);

    assertThat(QueryPlan.of(BY_INDEX.replace("8.3", "9.1")).hash()).isEqualTo(plan.hash());
    assertThat(QueryPlan.of(BY_READING_ALL).hash()).isNotEqualTo(plan.hash());
  }

  @Test
  void fullTableScanIsDetected() {
    assertThat(QueryPlan.of(BY_READING_ALL).readingAllOf("platform.session")).hasSize(1);
    assertThat(QueryPlan.of(BY_INDEX).readingAllOf("platform.session")).isEmpty();
    assertThat(QueryPlan.of(BY_INDEX).touches("platform.session")).isTrue();
    assertThat(QueryPlan.of(BY_READING_ALL).scans()).isEqualTo("Seq Scan on session");
  }
}
