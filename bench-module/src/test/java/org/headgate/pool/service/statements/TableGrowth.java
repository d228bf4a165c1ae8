package org.headgate.pool.service.statements;

import java.util.Set;

/** The growth of each table with ten million accounts. */
final class TableGrowth {

  /** By accounts, by what they do, or by who knocks. */
  static final Set<String> GROWING =
      Set.of(
          "account",
          "attempt_ledger",
          "audit_entry",
          "email_change",
          "execution",
          "execution_attempt",
          "external_identity",
          "idempotency",
          "invitation",
          "legacy_lookup",
          "mfa_challenge",
          "network_count",
          "one_time_code",
          "passkey",
          "passkey_answer",
          "personal_token",
          "profile",
          "recovery_code",
          "schedule",
          "scheduled_tasks",
          "session",
          "settings",
          "totp",
          "urgent_tasks",
          "user_import_chunk",
          "user_import_plan",
          "user_import_refusal",
          "webhook_delivery");

  /**
   * By nodes, by what operators and administrators make by hand, or by days up to a retention:
   * thousands of rows at most, whatever the number of accounts.
   */
  static final Set<String> SMALL =
      Set.of(
          "alert",
          "alert_delivery",
          "alert_endpoint",
          "alert_rules",
          "audit_anchor",
          "audit_syslog",
          "autopilot_step",
          "autopilot_turn",
          "deleted_schedule",
          "department",
          "export_run",
          "first_administrator",
          "history_mark",
          "history_minute",
          "incident",
          "node_lease",
          "pool_autopilot",
          "pool_change",
          "schedule_node",
          "service_account",
          "service_account_secret",
          "signing_key",
          "statement_snapshot",
          "user_import",
          "webhook_endpoint",
          "webhook_secret");

  private TableGrowth() {}
}
