package org.headgate.config.database;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headgate.config.database.DatabaseUrlParameters.Parameter;

/**
 * The rule for each parameter that libpq, its ORMs, hosted databases and the driver put into a
 * database URL: translated where the driver has an equivalent, ignored where it makes no
 * difference, refused where ignoring it would change the server, the security or the user.
 */
final class UrlParameterRules {

  /** Refused, because sizes and time limits are set only by variables. */
  private static final String OWNED =
      """
      connect_timeout connecttimeout logintimeout sockettimeout socket_timeout command_timeout timeout query_timeout
      querytimeout sslresponsetimeout gssresponsetimeout cancelsignaltimeout pool pool_size max_overflow pool_timeout
      pool_recycle pool_min_conns pool_max_conns pool_max_conn_lifetime pool_max_conn_idle_time pool_health_check_period
      connection_limit max_connection_lifetime max_idle_connection_lifetime max_inactive_connection_lifetime conn_max_age
      pool_min_idle_conns pool_max_conn_lifetime_jitter max_lifetime pool_pre_ping single_use_connections conn_health_checks
      max_conn_lifetime max_conn_idle_time pool_ping_timeout idle_session_timeout transaction_timeout
      min_size max_size idle_timeout checkout_timeout tcpkeepalive keepalives keepalives_idle keepalives_interval
      statement_timeout lock_timeout idle_in_transaction_session_timeout keepalives_count tcp_user_timeout tcp_keepalives_idle tcp_keepalives_interval tcp_keepalives_count
      """;

  /**
   * Ignored: names are schema-qualified, texts are UTF-8, sessions get their settings by the driver
   * or do not depend on them, and libpq's own needs do not apply.
   */
  private static final String HARMLESS =
      """
      schema currentschema search_path schema_search_path server_settings.search_path client_encoding encoding charset
      fallback_application_name sslcompression sslsni requirepeer min_protocol_version max_protocol_version
      ssl_max_protocol_version uselibpqcompat supa workaround async_fallback statement_limit max_cached_statement_lifetime
      max_cacheable_statement_size binary_parameters tcpnodelay sendbuffersize receivebuffersize databasemetadatacachefields
      databasemetadatacachefieldsmib logunclosedconnections reaping_frequency min_messages keepalive serverversion fetch_types description_cache_capacity
      adaptivefetch adaptivefetchminimum adaptivefetchmaximum allowencodingchanges binarytransferenable binarytransferdisable
      cleanupsavepoints convertbooleantonumeric disablecolumnsanitiser escapesyntaxcallmode flushcacheonddl
      groupstartupparameters hideunprivilegedobjects maxresultbuffer maxsendbuffersize quotereturningidentifiers readonlymode
      rewritebatchedinsertssize scrammaxiterations unknownlength application_name applicationname
      timezone datestyle intervalstyle bytea_output extra_float_digits standard_conforming_strings client_min_messages
      lc_messages lc_monetary lc_numeric lc_time jit geqo plan_cache_mode work_mem row_security synchronous_commit
      default_transaction_isolation default_transaction_deferrable xmloption disable_prepared_binary_result authtype tty
      advisory_locks insert_returning reconnect disable_server_side_cursors
      """;

  private static final Map<String, String> DANGEROUS =
      Map.ofEntries(
          Map.entry("hostaddr", "is not known to the driver: name the address as the host"),
          Map.entry("passfile", "is not read: put the password into the URL, percent-encoded"),
          Map.entry("service", "is not read: name host, user and database in the URL"),
          Map.entry("servicefile", "is not read: name host, user and database in the URL"),
          Map.entry("sslcrl", "is not known to the driver, which checks no revocation lists"),
          Map.entry("sslcrldir", "is not known to the driver, which checks no revocation lists"),
          Map.entry("sslkeylogfile", "would write the keys of the connections into a file"),
          Map.entry("sslhostnameverifier", "would have somebody else check the host's name"),
          Map.entry("sslpasswordcallback", "would run a class of its own"),
          Map.entry("sslfactoryarg", "would change how certificates are checked"),
          Map.entry("socketfactory", "would run a class of its own"),
          Map.entry("socketfactoryarg", "would run a class of its own"),
          Map.entry("authenticationpluginclassname", "would run a class of its own"),
          Map.entry("xmlfactoryfactory", "would run a class of its own"),
          Map.entry("connectexecutor", "would run a class of its own"),
          Map.entry("connectexecutorarg", "would run a class of its own"),
          Map.entry("classloaderstrategy", "would choose whose classes are run"),
          Map.entry("loggerlevel", "is set in Liberty's configuration"),
          Map.entry("loggerfile", "is set in Liberty's configuration"),
          Map.entry("role", "would act as another role: name that role as the user"),
          Map.entry("session_authorization", "would act as another role: name it as the user"),
          Map.entry("session_replication_role", "would switch the constraints off"),
          Map.entry("sslinline", "is not known to the driver, which reads certificates from files"),
          Map.entry("replication", "would open connections for replication"),
          Map.entry("protocolversion", "is not to be chosen"),
          Map.entry("scram_client_key", "is not known to the driver"),
          Map.entry("scram_server_key", "is not known to the driver"),
          Map.entry("oauth_issuer", "is not known to the driver, which has no OAuth"),
          Map.entry("oauth_client_id", "is not known to the driver, which has no OAuth"),
          Map.entry("oauth_client_secret", "is not known to the driver, which has no OAuth"),
          Map.entry("oauth_scope", "is not known to the driver, which has no OAuth"));

  /** Properties of the driver that take any text, spelt as in the driver. */
  private static final List<String> TEXTS =
      List.of(
          "sslcert",
          "sslkey",
          "sslpassword",
          "options",
          "requireAuth",
          "kerberosServerName",
          "jaasApplicationName",
          "sspiServiceClass",
          "localSocketAddress",
          "pemKeyAlgorithm");

  private static final List<String> NUMBERS =
      List.of(
          "preparedStatementCacheQueries",
          "preparedStatementCacheSizeMiB",
          "defaultRowFetchSize",
          "hostRecheckSeconds");

  private static final List<String> SWITCHES =
      List.of(
          "loadBalanceHosts",
          "reWriteBatchedInserts",
          "binaryTransfer",
          "logServerErrorDetail",
          "jaasLogin",
          "gssUseDefaultCreds",
          "useSpnego");

  private static final Set<String> STANDBYS =
      Set.of(
          "read-only",
          "standby",
          "secondary",
          "slave",
          "prefer-standby",
          "prefersecondary",
          "preferslave");

  private static final UrlParameterRule WRITABLE =
      UrlParameterRule.choice(
          "targetServerType",
          Map.of(
              "any", "any",
              "primary", "primary",
              "master", "primary",
              "read-write", "primary",
              "preferprimary", "preferPrimary"));

  private static final Set<String> OFF = Set.of("false", "off", "no", "0");

  /** JDBC's {@code ssl} alone means true, psycopg's empty threshold means never. */
  private static final Set<String> MEANINGFUL_WHEN_EMPTY = Set.of("ssl", "prepare_threshold");

  private static final Map<String, UrlParameterRule> RULES = rules();

  private UrlParameterRules() {}

  /** Finds the rule of a parameter, in any case, as the frameworks write them. */
  static Optional<UrlParameterRule> of(String name) {
    return Optional.ofNullable(RULES.get(UrlParameterRule.lower(name)));
  }

  static boolean hasMeaningWhenEmpty(String name) {
    return MEANINGFUL_WHEN_EMPTY.contains(UrlParameterRule.lower(name));
  }

  private static Map<String, UrlParameterRule> rules() {
    Map<String, UrlParameterRule> rules = new HashMap<>();
    for (String name : (OWNED + HARMLESS).strip().split("\\s+", -1)) {
      rules.put(name, (parameter, parameters) -> parameters.ignore(parameter.name()));
    }
    DANGEROUS.forEach(
        (name, reason) ->
            rules.put(
                name,
                (parameter, parameters) -> {
                  throw parameter.refused(reason);
                }));
    rules.putAll(driverProperties());
    for (String name : List.of("dbname", "user", "password")) {
      rules.put(name, (parameter, parameters) -> parameters.setTarget(name, parameter.value()));
    }
    for (String name : List.of("host", "port")) {
      rules.put(name, (parameter, parameters) -> parameters.addToTarget(name, parameter.value()));
    }
    rules.put("pghost", rules.get("host"));
    rules.put("pgport", rules.get("port"));
    rules.put("pgdbname", rules.get("dbname"));
    rules.put("readonly", UrlParameterRules::readOnly);
    rules.put("default_transaction_read_only", UrlParameterRules::readOnly);
    rules.put("preparethreshold", UrlParameterRule.signedNumber("prepareThreshold"));
    rules.put("require_auth", UrlParameterRule.passedTo("requireAuth"));
    rules.put("krbsrvname", UrlParameterRule.passedTo("kerberosServerName"));
    rules.putAll(TlsParameterRules.RULES);
    rules.putAll(StatementParameterRules.RULES);
    rules.put("targetservertype", UrlParameterRules::server);
    rules.put("target_session_attrs", UrlParameterRules::server);
    rules.put(
        "load_balance_hosts",
        UrlParameterRule.choice("loadBalanceHosts", Map.of("disable", "false", "random", "true")));
    return Map.copyOf(rules);
  }

  private static Map<String, UrlParameterRule> driverProperties() {
    Map<String, UrlParameterRule> rules = new HashMap<>();
    TEXTS.forEach(
        property ->
            rules.put(UrlParameterRule.lower(property), UrlParameterRule.passedTo(property)));
    NUMBERS.forEach(
        property -> rules.put(UrlParameterRule.lower(property), UrlParameterRule.number(property)));
    SWITCHES.forEach(
        property ->
            rules.put(
                UrlParameterRule.lower(property),
                UrlParameterRule.oneOf(property, "true", "false")));
    return rules;
  }

  private static void server(Parameter server, DatabaseUrlParameters target) {
    if (STANDBYS.contains(UrlParameterRule.lower(server.value()))) {
      throw server.refused("would choose a standby, and so keep Headgate from writing");
    }
    WRITABLE.apply(server, target);
  }

  private static void readOnly(Parameter readOnly, DatabaseUrlParameters target) {
    if (!OFF.contains(UrlParameterRule.lower(readOnly.value()))) {
      throw readOnly.refused("would keep Headgate from writing");
    }
    target.ignore(readOnly.name());
  }
}
