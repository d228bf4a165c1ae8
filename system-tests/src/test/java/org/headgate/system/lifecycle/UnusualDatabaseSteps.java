package org.headgate.system.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A server on a PostgreSQL with unusual settings. */
abstract class UnusualDatabaseSteps {
  static final List<String> ROLE_SETTINGS =
      List.of(
          "search_path = ''",
          "timezone = 'Asia/Kathmandu'",
          "datestyle = 'SQL, DMY'",
          "intervalstyle = 'iso_8601'",
          "bytea_output = 'escape'",
          "standard_conforming_strings = off",
          "default_transaction_isolation = 'serializable'",
          "extra_float_digits = -15",
          "row_security = off",
          "array_nulls = off",
          "quote_all_identifiers = on");

  /** Its digits are not ASCII's. */
  static final String ARABIC = "-Duser.language=ar -Duser.country=EG";

  static PostgresServer postgres;
  static Headgate headgate;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgresServer.started("unusual-database");
    postgres.execute(
        "alter role headgate password 'pa${HOME}ss'",
        "create role \"us${HOME}er\" login password '{xor}abc'",
        "create database people owner \"us${HOME}er\" encoding 'UTF8' template template0");
    for (String setting : ROLE_SETTINGS) {
      postgres.execute("alter role headgate set " + setting);
      postgres.execute("alter role \"us${HOME}er\" set " + setting);
    }
    demandPasswords();
    headgate =
        Headgate.withoutDatabase(
            "unusual",
            Map.of(
                "DATABASE_URL",
                "postgresql://headgate:pa${HOME}ss@localhost:%s/headgate?schema=public&keepalives_idle=30"
                    .formatted(postgres.port()),
                "USERDATA_DATABASE_URL",
                "postgresql://us%s:{xor}abc@localhost:%s/people"
                    .formatted("%24%7BHOME%7Der", postgres.port()),
                "HEADGATE_ADMIN_PASSWORD",
                "an ${HOME} in the {xor}reeds",
                "JDK_JAVA_OPTIONS",
                ARABIC));
    headgate.serve();
  }

  @AfterAll
  static void stop() {
    headgate.close();
    postgres.close();
  }

  static void demandPasswords() throws IOException, SQLException {
    Path file = postgres.data().resolve("pg_hba.conf");
    Files.writeString(
        file,
        "host all postgres all trust\nhost all all all scram-sha-256\n" + Files.readString(file));
    postgres.execute("select pg_reload_conf()");
  }
}
