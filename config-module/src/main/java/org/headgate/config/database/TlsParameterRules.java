package org.headgate.config.database;

import java.util.List;
import java.util.Map;
import org.headgate.config.database.DatabaseUrlParameters.Parameter;

/** Rules for URL parameters about TLS. */
final class TlsParameterRules {

  private static final String PRISMA = "prisma";
  private static final String BY_SSL = "ssl";
  private static final String NO_CERTIFICATE = "sslcertmode";
  private static final String NO_CHECK = "org.postgresql.ssl.NonValidatingFactory";
  private static final String THE_DRIVERS_OWN = "org.postgresql.ssl.LibPQFactory";

  static final Map<String, UrlParameterRule> RULES =
      Map.ofEntries(
          Map.entry("sslmode", TlsParameterRules::mode),
          Map.entry("ssl", TlsParameterRules::ssl),
          Map.entry("requiressl", TlsParameterRules::requiresSsl),
          Map.entry("sslrootcert", TlsParameterRules::rootCertificate),
          Map.entry("sslfactory", TlsParameterRules::factory),
          Map.entry("sslcertmode", TlsParameterRules::certificateMode),
          Map.entry("ssl_min_protocol_version", TlsParameterRules::leastVersion),
          Map.entry("sslaccept", TlsParameterRules::acceptance),
          Map.entry("sslidentity", TlsParameterRules::identity),
          Map.entry("direct_tls", TlsParameterRules::directly),
          Map.entry(
              "sslnegotiation", UrlParameterRule.oneOf("sslNegotiation", "postgres", "direct")),
          Map.entry(
              "gssencmode",
              UrlParameterRule.oneOf("gssEncMode", "disable", "allow", "prefer", "require")),
          Map.entry("gssdelegation", TlsParameterRules::delegation),
          Map.entry("gsslib", UrlParameterRule.oneOf("gsslib", "auto", "sspi", "gssapi")),
          Map.entry(
              "channel_binding",
              UrlParameterRule.oneOf("channelBinding", "disable", "prefer", "require")),
          Map.entry(
              "channelbinding",
              UrlParameterRule.oneOf("channelBinding", "disable", "prefer", "require")));

  private TlsParameterRules() {}

  /** {@code ssl=require} is asyncpg's; the driver's {@code ssl=true} means the strictest mode. */
  private static void ssl(Parameter ssl, DatabaseUrlParameters target) {
    if (target.driver().containsKey("sslmode")) {
      return;
    }
    switch (UrlParameterRule.lower(ssl.value())) {
      case "true", "1", "" -> {
        target.setTarget(BY_SSL, ssl.value());
        target.setDriverProperty("sslmode", SslMode.VERIFY_FULL.wireName());
      }
      case "false", "0" -> target.setDriverProperty("sslmode", SslMode.PREFER.wireName());
      default -> mode(ssl, target);
    }
  }

  /** The modes of libpq, and node-postgres' name for one of them. */
  private static void mode(Parameter mode, DatabaseUrlParameters target) {
    String name = UrlParameterRule.lower(mode.value());
    target.setDriverProperty(
        "sslmode", name.equals("no-verify") ? SslMode.REQUIRE.wireName() : name);
  }

  private static void requiresSsl(Parameter required, DatabaseUrlParameters target) {
    target.setDriverProperty(
        "sslmode", (required.value().equals("1") ? SslMode.REQUIRE : SslMode.PREFER).wireName());
  }

  private static void rootCertificate(Parameter certificate, DatabaseUrlParameters target) {
    if (certificate.value().equals("system")) {
      throw certificate.refused(TlsSettingsReader.NO_SYSTEM_CERTIFICATES);
    }
    target.setDriverProperty("sslrootcert", certificate.value());
  }

  /** Platforms hand this out with {@code ssl=true}: encrypted, without verifying the server. */
  private static void factory(Parameter factory, DatabaseUrlParameters target) {
    String mode = target.driver().getOrDefault("sslmode", "");
    boolean verifies = mode.startsWith("verify") && target.target(BY_SSL).isEmpty();
    if (factory.value().equals(NO_CHECK) && !verifies) {
      target.setDriverProperty("sslmode", SslMode.REQUIRE.wireName());
    } else if (factory.value().equals(THE_DRIVERS_OWN)) {
      target.ignore(factory.name());
    } else {
      throw factory.refused("would change how certificates are checked: use sslmode");
    }
  }

  private static void certificateMode(Parameter mode, DatabaseUrlParameters target) {
    switch (mode.value()) {
      case "allow" -> target.ignore(mode.name());
      case "disable" -> target.setTarget(NO_CERTIFICATE, mode.value());
      default ->
          throw mode.refused(
              "may be disable or allow: the driver shows our certificate where it is asked for");
    }
  }

  /** Java supports nothing below 1.2. */
  private static void leastVersion(Parameter version, DatabaseUrlParameters target) {
    if (!version.value().matches("(?i)TLSv1(\\.[012])?")) {
      throw version.refused("may be up to TLSv1.2: the driver cannot insist on more");
    }
    target.ignore(version.name());
  }

  /** Prisma's name for a PKCS-12 archive with certificate and key. */
  private static void identity(Parameter archive, DatabaseUrlParameters target) {
    target.setTarget(PRISMA, archive.name());
    target.setDriverProperty("sslkey", archive.value());
  }

  /** Prisma's: whether the certificate is verified. */
  private static void acceptance(Parameter accept, DatabaseUrlParameters target) {
    target.setTarget(PRISMA, accept.name());
    switch (accept.value()) {
      case "strict" -> target.setDriverProperty("sslmode", SslMode.VERIFY_FULL.wireName());
      case "accept_invalid_certs" ->
          target.driver().putIfAbsent("sslmode", SslMode.REQUIRE.wireName());
      default -> throw accept.refused("may be strict or accept_invalid_certs");
    }
  }

  /**
   * Together with Prisma's own parameters, {@code sslcert} is the authority's certificate, not
   * ours; by libpq's {@code sslcertmode=disable} ours is not shown.
   */
  static void settle(DatabaseUrlParameters parameters) {
    String certificate = parameters.driver().get("sslcert");
    if (parameters.target(PRISMA).isPresent() && certificate != null) {
      parameters.driver().remove("sslcert");
      parameters.driver().putIfAbsent("sslrootcert", certificate);
    }
    if (parameters.target(NO_CERTIFICATE).isPresent()) {
      parameters.driver().keySet().removeAll(List.of("sslcert", "sslkey", "sslpassword"));
    }
  }

  private static void directly(Parameter direct, DatabaseUrlParameters target) {
    if (direct.value().equalsIgnoreCase("true")) {
      target.setDriverProperty("sslNegotiation", "direct");
    }
  }

  private static void delegation(Parameter delegation, DatabaseUrlParameters target) {
    if (!delegation.value().equals("0")) {
      throw delegation.refused("is not known to the driver");
    }
    target.ignore(delegation.name());
  }
}
