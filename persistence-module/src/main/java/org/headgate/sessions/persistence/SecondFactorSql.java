package org.headgate.sessions.persistence;

/** SQL for whether an account needs a second factor. */
final class SecondFactorSql {

  /** Condition on the account {@code a}. */
  static final String ASKED_FOR =
      """
      (exists (select 1 from platform.totp t where t.account_id = a.id and t.confirmed_at is not null)
       or exists (select 1 from platform.passkey p where p.account_id = a.id))
      """;

  private SecondFactorSql() {}
}
