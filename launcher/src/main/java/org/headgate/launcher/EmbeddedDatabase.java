package org.headgate.launcher;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/**
 * A real PostgreSQL from the build's dependencies, with persistent data and, unlike the library's
 * test defaults, durable settings. It listens on the loopback interface only and requires a
 * password (SCRAM) from its first start. As in production, the database {@value #NAME} belongs to a
 * role of the same name that is no superuser.
 */
public final class EmbeddedDatabase implements RunComponent {
  private static final String NAME = "headgate";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final String COMPLETE = "headgate-complete";

  private final Path data;
  private final Path programs;
  private final Path log;
  private final int port;
  private final DatabasePasswords passwords;
  private EmbeddedPostgres postgres;
  private boolean closed;

  /**
   * @param data the data directory; kept
   * @param programs where PostgreSQL's programs are unpacked; may be shared by several databases;
   *     kept
   * @param log the file its log is appended to
   * @param port 1 to 65535; see {@link PortAllocator}
   */
  public EmbeddedDatabase(
      Path data, Path programs, Path log, int port, DatabasePasswords passwords) {
    this.data = data.toAbsolutePath().normalize();
    this.programs = programs.toAbsolutePath().normalize();
    this.log = log;
    this.port = port;
    this.passwords = passwords;
  }

  /**
   * The database of a home.
   *
   * @throws IOException when its passwords can be neither read nor written
   */
  public static EmbeddedDatabase of(HomeDirectory home, int port) throws IOException {
    return new EmbeddedDatabase(
        home.databaseData(),
        home.databasePrograms(),
        home.databaseLog(),
        port,
        DatabasePasswords.of(home));
  }

  /** A value for {@code DATABASE_URL}, valid before the start too. */
  public String url() {
    return "postgresql://" + NAME + ":" + passwords.role() + "@localhost:" + port + "/" + NAME;
  }

  /** As a plain JDBC URL, with another password or none. */
  public String jdbcUrl(String role, String password) {
    return "jdbc:postgresql://localhost:%s/%s?user=%s&password=%s"
        .formatted(port, NAME, role, password);
  }

  /** As a plain JDBC URL, for the role that owns the database. */
  public String jdbcUrl() {
    return jdbcUrl(NAME, passwords.role());
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  @Override
  public synchronized void start() throws IOException {
    if (closed) {
      throw new IllegalStateException("this database was closed");
    }
    new PostgresProcess(data).end();
    setAsideIncompleteData();
    OwnerOnlyPermissions.createDirectories(data.getParent());
    OwnerOnlyPermissions.createDirectories(log.toAbsolutePath().getParent());
    OwnerOnlyPermissions.createFile(log);
    postgres = builder().start();
    createDatabase();
    Files.writeString(
        OwnerOnlyPermissions.createFile(data.resolve(COMPLETE)),
        "The first start of this cluster was completed.\n");
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    if (postgres != null) {
      postgres.close();
    }
    new PostgresProcess(data).end();
  }

  private EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setPgBinaryResolver(new OwnResolver())
        .setOverrideWorkingDirectory(programs.toFile())
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setPGStartupWait(START_LIMIT)
        // The same on every machine, whatever its LANG; the library says UTF8 already.
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("auth", "scram-sha-256")
        .setLocaleConfig("pwfile", passwords.superuserFile().toString())
        .setConnectConfig("password", passwords.superuser())
        .setDataDirectoryCustomizer(directory -> restrictAccess())
        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_connections", "100")
        .setServerConfig("listen_addresses", "localhost")
        // Its lock file would outlive a crash, and its path is the machine's, not the home's.
        .setServerConfig("unix_socket_directories", "");
  }

  /** The library unpacks once for each resolver; with one of its own, it unpacks into this home. */
  private static final class OwnResolver implements PgBinaryResolver {
    @Override
    public InputStream getPgBinary(String system, String machine) throws IOException {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
    }
  }

  /** The library calls it between the creation of a cluster and its start. */
  private void restrictAccess() {
    try {
      new ClusterAccess(data, programs, log).restrict(passwords);
      new StatementExtension(data, programs).load();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Moves aside a cluster whose creation was interrupted, instead of deleting it: only its owner
   * knows what is in it.
   */
  private void setAsideIncompleteData() throws IOException {
    if (Files.isDirectory(data) && !Files.exists(data.resolve(COMPLETE))) {
      Path savedData = Files.createTempDirectory(data.getParent(), "half-made-");
      Files.move(data, savedData.resolve(data.getFileName()));
    }
  }

  private void createDatabase() throws IOException {
    try (Connection connection =
            postgres
                .getPostgresDatabase(Map.of("password", passwords.superuser()))
                .getConnection();
        Statement statement = connection.createStatement()) {
      if (!exists(statement, "select 1 from pg_roles where rolname = '" + NAME + "'")) {
        statement.execute("create role " + NAME + " login in role pg_monitor");
      }
      if (!exists(statement, "select 1 where pg_is_in_recovery()")) {
        statement.execute("alter role " + NAME + " password '" + passwords.role() + "'");
      }
      if (!exists(statement, "select 1 from pg_database where datname = '" + NAME + "'")) {
        statement.execute("create database " + NAME + " owner " + NAME);
      }
      if (!exists(statement, "select 1 where pg_is_in_recovery()")) {
        countStatements();
      }
    } catch (SQLException failure) {
      throw new IOException("the database " + NAME + " could not be created", failure);
    }
  }

  private void countStatements() throws SQLException, IOException {
    try (Connection superuser =
        postgres
            .getDatabase("postgres", NAME, Map.of("password", passwords.superuser()))
            .getConnection()) {
      new StatementExtension(data, programs).create(superuser);
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }
}
