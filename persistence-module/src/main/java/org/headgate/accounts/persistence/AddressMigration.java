package org.headgate.accounts.persistence;

import jakarta.enterprise.context.Dependent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.text.SingleLineLogger;

/**
 * V11.2: finds accounts whose address the present rules would refuse. Where only the spelling of
 * the domain differs from the one that is mailed to, the account gets the normalized spelling,
 * unless another account has it or mails may have gone to somebody else. All others keep their
 * address and are marked as refused, and pending mails to them are dropped.
 */
@Dependent
public class AddressMigration implements JavaMigration {

  private static final Logger LOG = SingleLineLogger.of(AddressMigration.class);
  private static final int FETCHED_AT_ONCE = 1000;

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("11.2");
  }

  @Override
  public String getDescription() {
    return "addresses as they are mailed to";
  }

  @Override
  public Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    execute(connection, "lock table platform.account in share row exclusive mode");
    int refused = checkAccounts(connection);
    dropChanges(connection);
    dropTasks(connection, "mail", "to");
    dropTasks(connection, "code-request", "address");
    execute(
        connection,
        """
        alter table platform.account add constraint account_email_as_mailed
          check (email_refused or octet_length(email) = char_length(email))
        """);
    if (refused > 0) {
      LOG.log(
          Level.WARNING,
          "{0} accounts have an address that nothing is mailed to any more;"
              + " GET /api/v1/admin/users?email_refused=true lists them",
          refused);
    }
  }

  /** Verified addresses come first, then the most recently used: they win a conflict. */
  private static int checkAccounts(Connection connection) throws SQLException {
    List<UnusableAddress> old = new ArrayList<>();
    try (Statement select = connection.createStatement()) {
      select.setFetchSize(FETCHED_AT_ONCE);
      try (ResultSet rows =
          select.executeQuery(
              """
              select id, email, email_verified_at is not null from platform.account
               order by email_verified_at is null, last_login_at desc nulls last, created_at, id
              """)) {
        while (rows.next()) {
          UnusableAddress address =
              new UnusableAddress(
                  rows.getObject(1, UUID.class), rows.getString(2), rows.getBoolean(3));
          if (address.isRefused()) {
            old.add(address);
          }
        }
      }
    }
    int refused = 0;
    for (UnusableAddress address : old) {
      if (!normalize(connection, address)) {
        refuse(connection, address);
        refused++;
      }
    }
    return refused;
  }

  /** An unverified sign-up belongs to nobody and gives way to a verified account. */
  private static boolean normalize(Connection connection, UnusableAddress address)
      throws SQLException {
    Optional<String> form = address.normalized();
    if (form.isEmpty()) {
      return false;
    }
    if (address.verified()) {
      try (PreparedStatement delete =
          connection.prepareStatement(
              """
              delete from platform.account
               where email = ? and email_verified_at is null and deleted_at is null
              """)) {
        delete.setString(1, form.get());
        delete.executeUpdate();
      }
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update platform.account set email = ?
             where id = ? and not exists (select 1 from platform.account where email = ?)
            """)) {
      update.setString(1, form.get());
      update.setObject(2, address.accountId());
      update.setString(3, form.get());
      return update.executeUpdate() == 1;
    }
  }

  private static void refuse(Connection connection, UnusableAddress address) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update platform.account set email_refused = true where id = ?")) {
      update.setObject(1, address.accountId());
      update.executeUpdate();
    }
  }

  /**
   * Drops pending e-mail changes; a code for the old spelling is not valid for the new one, so the
   * owner asks again.
   */
  private static void dropChanges(Connection connection) throws SQLException {
    drop(
        connection,
        "select new_email from platform.email_change",
        "delete from platform.email_change where new_email = ?");
  }

  private static void dropTasks(Connection connection, String task, String member)
      throws SQLException {
    String address = "cast(convert_from(task_data, 'UTF8') as jsonb) ->> '" + member + "'";
    String ofTask = " from platform.scheduled_tasks where task_name = '" + task + "'";
    drop(connection, "select " + address + ofTask, "delete" + ofTask + " and " + address + " = ?");
  }

  private static void drop(Connection connection, String select, String delete)
      throws SQLException {
    Set<String> refused = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(select)) {
      while (rows.next()) {
        String address = rows.getString(1);
        if (address != null && EmailAddress.stored(address).refusal().isPresent()) {
          refused.add(address);
        }
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(delete)) {
      for (String address : refused) {
        statement.setString(1, address);
        statement.executeUpdate();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
