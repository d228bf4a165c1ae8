package org.headgate.config.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.InvalidConfigurationException;
import org.headgate.config.InvalidConfigurationException.SettingError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URL parameters of platforms and ORMs are accepted as they stand, or refused by name. */
class DatabaseUrlParametersTest {

  private static final String SECRET_KEY = "00112233445566778899aabbccddeeff".repeat(2);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schema=public&connection_limit=5&pgbouncer=true",
        "keepalives=1&keepalives_idle=30&keepalives_interval=10&keepalives_count=3&tcp_user_timeout=9000",
        "sslmode=require&channel_binding=require&options=endpoint%3Dep-cool-darkness-123456",
        "sslmode=require&supa=base-pooler.x",
        "pgbouncer=true&connection_limit=1&connect_timeout=15&pool_timeout=15&socket_timeout=5",
        "sslmode=require&options=reference%3Dabcdefghijkl&workaround=supabase-pooler.vercel",
        "target_session_attrs=read-write&load_balance_hosts=random&client_encoding=UTF8",
        "gssencmode=disable&sslnegotiation=direct&sslsni=1&sslcompression=0&sslmode=require",
        "ssl_min_protocol_version=TLSv1.2&ssl_max_protocol_version=TLSv1.3&sslcertmode=allow",
        "require_auth=scram-sha-256&krbsrvname=postgres&fallback_application_name=x&requirepeer=x",
        "min_protocol_version=3.0&max_protocol_version=latest&uselibpqcompat=true&sslmode=require",
        "statement_cache_size=0&prepared_statement_cache_size=0&async_fallback=true",
        "default_query_exec_mode=simple_protocol&pool_max_conns=10",
        "prepared_statements=false&pool=5&encoding=unicode&schema_search_path=public",
        "ssl=true&sslfactory=org.postgresql.ssl.NonValidatingFactory",
        "sslaccept=accept_invalid_certs&sslmode=require",
        "autosave=conservative&preferQueryMode=simple&readOnly=false&stringtype=unspecified",
        "currentSchema=app&reWriteBatchedInserts=true&defaultRowFetchSize=100&loadBalanceHosts=true",
        "serverVersion=16&charset=utf8",
        "pool_min_idle_conns=1&pool_max_conn_lifetime_jitter=1m&description_cache_capacity=0",
        "max_lifetime=60&fetch_types=false&prepare=false&single_use_connections=true",
        "adaptiveFetch=true&adaptiveFetchMaximum=9&cleanupSavepoints=true&escapeSyntaxCallMode=call",
        "allowEncodingChanges=true&disableColumnSanitiser=true&maxResultBuffer=10p&unknownLength=9",
        "readOnlyMode=always&quoteReturningIdentifiers=false&hideUnprivilegedObjects=true",
        "binaryTransferEnable=DATE&binaryTransferDisable=&groupStartupParameters=true",
        "flushCacheOnDdl=true&scramMaxIterations=9&maxSendBufferSize=9&reWriteBatchedInsertsSize=9",
        "timezone=UTC&datestyle=ISO&intervalstyle=postgres&bytea_output=hex&lc_messages=C",
        "jit=off&plan_cache_mode=auto&work_mem=64MB&synchronous_commit=off&row_security=off",
        "default_transaction_isolation=serializable&default_transaction_read_only=off",
        "advisory_locks=false&insert_returning=true&disable_server_side_cursors=true",
        "sslcert=&sslkey=&sslrootcert=&sslmode=&channel_binding=&options=&service=&target_session_attrs=",
        "sslcertmode=disable&sslcert=no-such-file&sslmode=require"
      })
  void commonUrlParametersAreAccepted(String query) {
    assertThat(start(query).warnings()).hasSizeLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "pgbouncer=true, prepareThreshold, 0",
    "pgbouncer=TRUE, prepareThreshold, 0",
    "prepare=false, prepareThreshold, 0",
    "statement_cache_capacity=0, prepareThreshold, 0",
    "statement_cache_mode=describe, prepareThreshold, 0",
    "default_query_exec_mode=cache_describe, prepareThreshold, 0",
    "sslmode=Require, sslmode, require",
    "sslmode=no-verify, sslmode, require",
    "ssl=no-verify, sslmode, require",
    "kerberosServerName=pg, kerberosServerName, pg",
    "localSocketAddress=10.0.0.9, localSocketAddress, 10.0.0.9",
    "jaasLogin=false, jaasLogin, false",
    "prepared_statements=false, prepareThreshold, 0",
    "default_query_exec_mode=exec, prepareThreshold, 0",
    "prepare_threshold=None, prepareThreshold, 0",
    "prepare_threshold=0, prepareThreshold, 1",
    "requiressl=1, sslmode, require",
    "ssl=true&sslfactory=org.postgresql.ssl.NonValidatingFactory, sslmode, require",
    "sslaccept=strict, sslmode, verify-full",
    "sslaccept=strict&sslcert=ca.pem, sslrootcert, ca.pem",
    "sslidentity=me.p12, sslkey, me.p12",
    "ssl, sslmode, verify-full",
    "ssl=, sslmode, verify-full",
    "prepare_threshold=, prepareThreshold, 0",
    "sslmode=verify-ca&sslrootcert=ca.pem&sslcert=me.pem, sslcert, me.pem",
    "direct_tls=true, sslNegotiation, direct",
    "channel_binding=require, channelBinding, require",
    "gssencmode=disable, gssEncMode, disable",
    "load_balance_hosts=random, loadBalanceHosts, true",
    "targetServerType=preferPrimary, targetServerType, preferPrimary",
    "prepareThreshold=-1, prepareThreshold, -1",
    "options=endpoint%3Dep-x, options, endpoint=ep-x",
    "krbsrvname=pg, kerberosServerName, pg"
  })
  void synonymousParametersAreTranslated(String query, String property, String value) {
    assertThat(DatabaseUrl.parse("postgresql://app@db/x?" + query).parameters())
        .containsEntry(property, value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sslcertmode=disable&sslcert=me.pem&sslkey=me.key", "sslcert=&sslkey="})
  void noCertificateIsShownWhereNoneIsWanted(String query) {
    assertThat(DatabaseUrl.parse("postgresql://app@db/x?" + query).parameters()).isEmpty();
  }

  /** Operators recognize our connections by their application name. */
  @Test
  void poolsKeepTheirApplicationNames() {
    HeadgateSettings settings = start("application_name=shop");

    assertThat(settings.database(PoolName.PLATFORM).jdbcUrl())
        .contains("ApplicationName=headgate-platform")
        .doesNotContain("shop");
    assertThat(settings.warnings())
        .singleElement()
        .asString()
        .startsWith("application_name in DATABASE_URL is ignored");
  }

  @Test
  void ignoredParametersAreNamedInOneWarning() {
    assertThat(start("schema=public&connection_limit=5&keepalives_idle=30").warnings())
        .singleElement()
        .asString()
        .startsWith("connection_limit, keepalives_idle, schema in DATABASE_URL is ignored");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "host=/var/run/postgresql | Unix socket",
        "host=%2Fcloudsql%2Fproject:region:instance | Unix socket",
        "sslrootcert=system&sslmode=verify-full | sslrootcert cannot be \"system\"",
        "sslcrl=revoked.pem | sslcrl",
        "hostaddr=10.0.0.1 | hostaddr",
        "passfile=secrets/pgpass | passfile",
        "service=mydb | service",
        "replication=database | replication",
        "readOnly=true | readOnly would keep Headgate from writing",
        "default_transaction_read_only=on | default_transaction_read_only would keep Headgate from",
        "role=owner | role would act as another role",
        "session_replication_role=replica | session_replication_role would switch the constraints",
        "sslinline=true | sslinline is not known to the driver",
        "sslcertmode=require | sslcertmode may be disable or allow",
        "socketFactory=org.evil.Factory | socketFactory",
        "authenticationPluginClassName=org.evil.Plugin | authenticationPluginClassName",
        "sslmode=verify-full&sslfactory=org.postgresql.ssl.NonValidatingFactory | sslfactory",
        "sslhostnameverifier=org.evil.Verifier | sslhostnameverifier",
        "connectExecutor=org.evil.Executor | connectExecutor",
        "classLoaderStrategy=driver | classLoaderStrategy",
        "ssl_min_protocol_version=TLSv1.3 | ssl_min_protocol_version",
        "sslkeylogfile=/tmp/keys | sslkeylogfile",
        "channel_binding=perhaps | channel_binding may be disable, prefer, require",
        "target_session_attrs=best | target_session_attrs may be",
        "target_session_attrs=standby | target_session_attrs would choose a standby",
        "target_session_attrs=prefer-standby | target_session_attrs would choose a standby",
        "targetServerType=secondary | targetServerType would choose a standby",
        "defaultRowFetchSize=-1 | defaultRowFetchSize is a whole number",
        "prepareThreshold=never | prepareThreshold is a whole number",
        "port=1,2 | port names one port",
        "oauth_issuer=https://x.example | oauth_issuer",
        "flavour=sweet | no parameter is named flavour"
      })
  void unsupportedParametersAreRefusedByName(String query, String words) {
    assertThatThrownBy(() -> start(query))
        .isInstanceOfSatisfying(
            InvalidConfigurationException.class,
            invalid ->
                assertThat(invalid.errors())
                    .singleElement()
                    .extracting(SettingError::line)
                    .asString()
                    .startsWith("DATABASE_URL=***: allowed ")
                    .contains(words)
                    .doesNotContain("hunter2", "\n"));
  }

  @Test
  void systemCertificatesAreRefusedInTheVariable() {
    Map<String, String> variables =
        Map.of(
            "DATABASE_URL",
            "postgresql://app@db/x",
            "SECRET_KEY",
            SECRET_KEY,
            "DB_SSLMODE",
            "verify-full",
            "DB_SSLROOTCERT",
            "system");

    assertThatThrownBy(() -> HeadgateSettings.from(variables))
        .isInstanceOfSatisfying(
            InvalidConfigurationException.class,
            invalid ->
                assertThat(invalid.errors().stream().map(SettingError::line))
                    .singleElement()
                    .asString()
                    .startsWith("DB_SSLROOTCERT=system: allowed ")
                    .contains("name a PEM file"));
  }

  private static HeadgateSettings start(String query) {
    List<String> parts = List.of("postgresql://app:hunter2@db/x", query);
    return HeadgateSettings.from(
        Map.of("DATABASE_URL", String.join("?", parts), "SECRET_KEY", SECRET_KEY));
  }
}
