package org.headgate.config.database;

import java.util.Map;
import org.headgate.config.database.DatabaseUrlParameters.Parameter;

/** Rules for URL parameters about TLS. */
final class TlsParameterRules {

  private static final String PRISMA = "prisma";
  private static final String BY_SSL = "ssl";
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
  private static void ssl(Parameter ssl, DatabaseUrlParameters into) {
    if (into.driver().containsKey("sslmode")) {
      return;
    }
    switch (UrlParameterRule.lower(ssl.value())) {
      case "true", "1", "" -> {
        into.setTarget(BY_SSL, ssl.value());
        into.setDriverProperty("sslmode", SslMode.VERIFY_FULL.wireName());
      }
      case "false", "0" -> into.setDriverProperty("sslmode", SslMode.PREFER.wireName());
      default -> mode(ssl, into);
    }
  }

  /** The modes of libpq, and node-postgres' name for one of them. */
  private static void mode(Parameter mode, DatabaseUrlParameters into) {
    into.setDriverProperty(
        "sslmode",
        UrlParameterRule.lower(mode.value()).equals("no-verify")
            ? SslMode.REQUIRE.wireName()
            : mode.value());
  }

  private static void requiresSsl(Parameter required, DatabaseUrlParameters into) {
    into.setDriverProperty(
        "sslmode", (required.value().equals("1") ? SslMode.REQUIRE : SslMode.PREFER).wireName());
  }

  private static void rootCertificate(Parameter certificate, DatabaseUrlParameters into) {
    if (certificate.value().equals("system")) {
      throw certificate.refused(TlsSettingsReader.NO_SYSTEM_CERTIFICATES);
    }
    into.setDriverProperty("sslrootcert", certificate.value());
  }

  /** Platforms hand this out with {@code ssl=true}: encrypted, without verifying the server. */
  private static void factory(Parameter factory, DatabaseUrlParameters into) {
    String mode = into.driver().getOrDefault("sslmode", "");
    boolean verifies = mode.startsWith("verify") && into.target(BY_SSL).isEmpty();
    if (factory.value().equals(NO_CHECK) && !verifies) {
      into.setDriverProperty("sslmode", SslMode.REQUIRE.wireName());
    } else if (factory.value().equals(THE_DRIVERS_OWN)) {
      into.ignore(factory.name());
    } else {
      throw factory.refused("would change how certificates are checked: use sslmode");
    }
  }

  private static void certificateMode(Parameter mode, DatabaseUrlParameters into) {
    if (!mode.value().equals("allow")) {
      throw mode.refused("may be allow: the driver shows our certificate where it is asked for");
    }
    into.ignore(mode.name());
  }

  /** Java supports nothing below 1.2. */
  private static void leastVersion(Parameter version, DatabaseUrlParameters into) {
    if (!version.value().matches("(?i)TLSv1(\\.[012])?")) {
      throw version.refused("may be up to TLSv1.2: the driver cannot insist on more");
    }
    into.ignore(version.name());
  }

  /** Prisma's name for a PKCS-12 archive with certificate and key. */
  private static void identity(Parameter archive, DatabaseUrlParameters into) {
    into.setTarget(PRISMA, archive.name());
    into.setDriverProperty("sslkey", archive.value());
  }

  /** Prisma's: whether the certificate is verified. */
  private static void acceptance(Parameter accept, DatabaseUrlParameters into) {
    into.setTarget(PRISMA, accept.name());
    switch (accept.value()) {
      case "strict" -> into.setDriverProperty("sslmode", SslMode.VERIFY_FULL.wireName());
      case "accept_invalid_certs" ->
          into.driver().putIfAbsent("sslmode", SslMode.REQUIRE.wireName());
      default -> throw accept.refused("may be strict or accept_invalid_certs");
    }
  }

  /**
   * Together with Prisma's own parameters, {@code sslcert} is the authority's certificate, not
   * ours.
   */
  static void settle(DatabaseUrlParameters parameters) {
    String certificate = parameters.driver().get("sslcert");
    if (parameters.target(PRISMA).isPresent() && certificate != null) {
      parameters.driver().remove("sslcert");
      parameters.driver().putIfAbsent("sslrootcert", certificate);
    }
  }

  private static void directly(Parameter direct, DatabaseUrlParameters into) {
    if (direct.value().equalsIgnoreCase("true")) {
      into.setDriverProperty("sslNegotiation", "direct");
    }
  }

  private static void delegation(Parameter delegation, DatabaseUrlParameters into) {
    if (!delegation.value().equals("0")) {
      throw delegation.refused("is not known to the driver");
    }
    into.ignore(delegation.name());
  }
}
