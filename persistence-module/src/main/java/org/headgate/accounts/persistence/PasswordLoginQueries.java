package org.headgate.accounts.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.OperatorSqlGateway;
import org.headgate.pool.persistence.PoolDataSource;
import org.headgate.ratelimit.persistence.AttemptHistory;
import org.headgate.ratelimit.persistence.AttemptKey;

/**
 * Reads all that a log-in by password needs before hashing, in one round trip. It bypasses
 * Hibernate, which held the connection longer than the database took.
 */
@Dependent
public class PasswordLoginQueries {

  private static final String STATE =
      """
      select a.id as id, a.password_hash as hash, a.is_active as active,
             a.email_verified_at is not null as verified, a.epoch as epoch,
             coalesce(%s, false) as privileged,
             w.lane as lane, coalesce(l.happened_at, '{}') as entries,
             (select coalesce(sum(c.count), 0) from platform.network_count c
               where c.network_hash = ? and c.kind = ? and c.slot > ?) as network_count
        from (values (1)) one
        left join platform.account a on a.email = ?
       cross join lateral (
             select cast(case when a.id = ? and a.epoch = ? then ? else 0 end as smallint) as lane) w
        left join platform.attempt_ledger l
               on l.address_hash = ? and l.kind = ? and l.lane = w.lane
      """
          .formatted(PrivilegedAccountQueries.IS_PRIVILEGED);

  private final OperatorSqlGateway platform;

  @Inject
  PasswordLoginQueries(@PoolDataSource(PoolName.PLATFORM) DataSource pool) {
    platform = new OperatorSqlGateway(pool);
  }

  /**
   * Reads the account of an address, if there is one, and the counted attempts on the address,
   * whether it is known or not. Locks nothing.
   *
   * @param networkSince start of the window in which the network's attempts count
   */
  public PasswordLoginState readState(AttemptKey key, Instant networkSince) {
    return platform
        .query(
            STATE,
            row -> new PasswordLoginState(account(row), history(row)),
            key.network().bytes(),
            key.networkKind(),
            networkSince,
            key.email(),
            key.claim().accountId(),
            key.claim().epoch(),
            key.claim().lane(),
            key.addressHash().bytes(),
            key.kind())
        .get(0);
  }

  private static Optional<AccountCredentials> account(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return id == null
        ? Optional.empty()
        : Optional.of(
            new AccountCredentials(
                id,
                row.getString("hash"),
                row.getBoolean("active"),
                row.getBoolean("verified"),
                row.getInt("epoch"),
                row.getBoolean("privileged")));
  }

  private static AttemptHistory history(ResultSet row) throws SQLException {
    return new AttemptHistory(
        row.getInt("lane"),
        OperatorSqlGateway.instants(row, "entries"),
        List.of(),
        row.getLong("network_count"));
  }

  /** The account of an address, if there is one, and the failures counted for the address. */
  public record PasswordLoginState(Optional<AccountCredentials> account, AttemptHistory history) {

    public PasswordLoginState {
      Objects.requireNonNull(account, "account");
    }
  }
}
