package org.headgate.sessions.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.PoolDataSource;
import org.headgate.pool.persistence.sources.StatementSources;

/**
 * Reads the account behind a session through the operator lane, for operators who manage the pools.
 */
@Dependent
public class OperatorSessionQueries {
  private static final int TIMEOUT_SECONDS = 2;

  /**
   * The session {@code s} has neither ended nor expired, and the key of its token is not revoked.
   */
  private static final String IS_OPEN =
      """
      s.id = ? and s.ended_at is null and s.expires_at > ?
      and exists (select 1 from platform.signing_key k where k.kid = ? and k.revoked_at is null)
      """;

  /**
   * Columns of an account {@code a} with its department {@code d}, in the order of {@link
   * #account}.
   */
  private static final String COLUMNS =
      "a.id, a.email, a.full_name, a.locale, a.time_zone, a.roles, d.id, d.name, a.is_active,"
          + " a.email_verified_at, a.email_bounced_at, a.created_at, a.last_login_at, %s, a.epoch"
              .formatted(SecondFactorSql.ASKED_FOR);

  private static final String PERSONAL_TOKEN =
      """
      select %s, k.scopes, k.amr, k.created_at, k.expires_at
        from platform.personal_token k
        join platform.account a on a.id = k.account_id
        left join platform.department d on d.id = a.department_id
       where k.id = ? and k.token_hash = ? and k.expires_at > ? and k.epoch = a.epoch
      """
          .formatted(COLUMNS);

  private static final String ACCOUNT =
      """
      select %s
        from platform.session s
        join platform.account a on a.id = s.account_id
        left join platform.department d on d.id = a.department_id
       where %s
      """
          .formatted(COLUMNS, IS_OPEN);

  private static final String OPEN = "select 1 from platform.session s where " + IS_OPEN;

  private final DataSource operatorLane;

  @Inject
  OperatorSessionQueries(@PoolDataSource(PoolName.OPERATOR) DataSource operatorLane) {
    this.operatorLane = operatorLane;
  }

  /**
   * The account of a session that has neither ended nor expired; one round trip.
   *
   * @param kid the key that signed the caller's token: tokens of a revoked key are refused
   * @throws SQLException when there is no answer within 2 s, with the reason
   */
  public Optional<AccountView> account(UUID sessionId, String kid, Instant now)
      throws SQLException {
    try (Connection connection = operatorLane.getConnection();
        PreparedStatement statement = prepared(connection, ACCOUNT, sessionId, kid, now);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(account(row)) : Optional.empty();
    }
  }

  /**
   * A valid personal access token, with its account; one round trip.
   *
   * @throws SQLException when there is no answer within 2 s, with the reason
   */
  public Optional<PersonalTokenView> personalToken(UUID id, byte[] hash, Instant now)
      throws SQLException {
    try (Connection connection = operatorLane.getConnection();
        PreparedStatement statement = connection.prepareStatement(PERSONAL_TOKEN)) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      statement.setObject(1, id);
      statement.setBytes(2, hash);
      statement.setObject(3, now.atOffset(ZoneOffset.UTC));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(personalToken(row)) : Optional.empty();
      }
    }
  }

  private static PersonalTokenView personalToken(ResultSet row) throws SQLException {
    return new PersonalTokenView(
        account(row),
        (String[]) row.getArray(16).getArray(),
        (String[]) row.getArray(17).getArray(),
        instant(row, 18),
        instant(row, 19));
  }

  /**
   * As {@link #account}, without reading the account: whether the session is open and the key is
   * not revoked.
   *
   * @throws SQLException when there is no answer within 2 s, with the reason
   */
  public boolean isOpen(UUID sessionId, String kid, Instant now) throws SQLException {
    try (Connection connection = operatorLane.getConnection();
        PreparedStatement statement = prepared(connection, OPEN, sessionId, kid, now);
        ResultSet row = statement.executeQuery()) {
      return row.next();
    }
  }

  private static PreparedStatement prepared(
      Connection connection, String sql, UUID sessionId, String kid, Instant now)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(StatementSources.registered(sql));
    statement.setQueryTimeout(TIMEOUT_SECONDS);
    statement.setObject(1, sessionId);
    statement.setObject(2, now.atOffset(ZoneOffset.UTC));
    statement.setString(3, kid);
    return statement;
  }

  private static AccountView account(ResultSet row) throws SQLException {
    return new AccountView(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        (String[]) row.getArray(6).getArray(),
        row.getObject(7, UUID.class),
        row.getString(8),
        row.getBoolean(9),
        instant(row, 10),
        instant(row, 11),
        instant(row, 12),
        instant(row, 13),
        row.getBoolean(14),
        row.getInt(15));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant)
        .orElse(null);
  }
}
