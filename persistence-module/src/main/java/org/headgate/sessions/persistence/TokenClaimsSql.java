package org.headgate.sessions.persistence;

/** SQL for the claims that an account's access tokens have beside those of every token. */
final class TokenClaimsSql {

  /**
   * A JSON object with the department and the attributes of an account {@code a}, as far as it has
   * them.
   */
  static final String CLAIMS =
      """
      (select cast(json_strip_nulls(json_build_object(
                'department', (select json_build_object('id', d.id, 'name', d.name)
                                 from platform.department d where d.id = a.department_id),
                'attributes', a.attributes)) as text))
      """;

  private TokenClaimsSql() {}
}
