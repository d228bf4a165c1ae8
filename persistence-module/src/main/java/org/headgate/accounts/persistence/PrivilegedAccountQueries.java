package org.headgate.accounts.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.OperatorSqlGateway;
import org.headgate.pool.persistence.PoolDataSource;

/**
 * Asks through the operator lane whether an address or account belongs to an active operator or
 * administrator. Each query reads one row by an index.
 */
@Dependent
public class PrivilegedAccountQueries {

  /** SQL condition on an account {@code a}: it has the role operator or admin. */
  static final String IS_PRIVILEGED = "a.roles && array['operator', 'admin']";

  private static final String ACCOUNT =
      "select 1 as found from platform.account a where %s and a.is_active and " + IS_PRIVILEGED;

  private static final String BY_ADDRESS = ACCOUNT.formatted("a.email = ?");
  private static final String BY_CHALLENGE =
      ACCOUNT.formatted("a.id = (select account_id from platform.mfa_challenge where id = ?)");
  private static final String BY_SESSION =
      ACCOUNT.formatted("a.id = (select account_id from platform.session where id = ?)");
  private static final String BY_PASSKEY =
      ACCOUNT.formatted("a.id = (select account_id from platform.passkey where credential_id = ?)");

  private static final String ADDRESSES =
      "select a.email from platform.account a where a.is_active and " + IS_PRIVILEGED + " limit ?";

  private final OperatorSqlGateway gateway;

  @Inject
  PrivilegedAccountQueries(@PoolDataSource(PoolName.OPERATOR) DataSource operatorPool) {
    this.gateway = new OperatorSqlGateway(operatorPool);
  }

  public boolean byAddress(String email) {
    return any(BY_ADDRESS, email);
  }

  public boolean byChallenge(UUID challengeId) {
    return any(BY_CHALLENGE, challengeId);
  }

  public boolean bySession(UUID sessionId) {
    return any(BY_SESSION, sessionId);
  }

  public boolean byPasskey(String credentialId) {
    return any(BY_PASSKEY, credentialId);
  }

  /**
   * The addresses of all privileged accounts.
   *
   * @param max the maximum that is read
   */
  public Set<String> addresses(int max) {
    return Set.copyOf(gateway.query(ADDRESSES, row -> row.getString("email"), max));
  }

  private boolean any(String sql, Object key) {
    return !gateway.query(sql, row -> row.getInt("found"), key).isEmpty();
  }
}
