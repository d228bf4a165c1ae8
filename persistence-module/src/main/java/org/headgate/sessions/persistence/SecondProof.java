package org.headgate.sessions.persistence;

/** When an account asks for a second proof, for statements that read it in SQL. */
final class SecondProof {

  /** A condition on the account {@code a}. */
  static final String ASKED_FOR =
      """
      (exists (select 1 from platform.totp t where t.account_id = a.id and t.confirmed_at is not null)
       or exists (select 1 from platform.passkey p where p.account_id = a.id))
      """;

  private SecondProof() {}
}
