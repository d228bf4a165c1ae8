package org.headgate.config.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.headgate.common.service.KeyRing;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.alerts.AlertSettings;
import org.headgate.config.settings.AccountSettings;
import org.headgate.config.settings.AuditSettings;
import org.headgate.config.settings.CertificateSettings;
import org.headgate.config.settings.ImportSettings;
import org.headgate.config.settings.LegacySettings;
import org.headgate.config.settings.MailSettings;
import org.headgate.config.settings.NetworkSettings;
import org.headgate.config.settings.PasskeySettings;
import org.headgate.config.settings.ShutdownSettings;
import org.headgate.config.settings.SigningKeySettings;

/**
 * Reads the settings once, through MicroProfile Config and under the names of the environment, and
 * produces each feature's record.
 */
@ApplicationScoped
class SettingsProducer {

  private HeadgateSettings settings;

  protected SettingsProducer() {}

  @Inject
  SettingsProducer(Config config) {
    settings = HeadgateSettings.from(values(config));
  }

  /**
   * Reads only the environment's names, because the server's own properties are no settings. Values
   * are taken literally: a password may look like an expression.
   */
  private static Map<String, String> values(Config config) {
    Map<String, String> values = new HashMap<>();
    for (String name : System.getenv().keySet()) {
      String value = config.getConfigValue(name).getRawValue();
      if (value != null) {
        values.put(name, value);
      }
    }
    return values;
  }

  @Produces
  @Dependent
  HeadgateSettings settings() {
    return settings;
  }

  @Produces
  @Dependent
  AccountSettings accounts() {
    return settings.accounts();
  }

  @Produces
  @Dependent
  MailSettings mail() {
    return settings.mail();
  }

  @Produces
  @Dependent
  NetworkSettings network() {
    return settings.server().network();
  }

  @Produces
  @Dependent
  AuditSettings audit() {
    return settings.audit();
  }

  @Produces
  @Dependent
  AlertSettings alerts() {
    return settings.alerts();
  }

  @Produces
  @Dependent
  CertificateSettings certificates() {
    return settings.certificates();
  }

  @Produces
  @Dependent
  ImportSettings imports() {
    return settings.imports();
  }

  @Produces
  @Dependent
  LegacySettings legacy() {
    return settings.legacy();
  }

  @Produces
  @Dependent
  PasskeySettings passkeys() {
    return PasskeySettings.of(settings.accounts().publicUrl());
  }

  @Produces
  @Dependent
  SigningKeySettings keys() {
    return settings.keys();
  }

  @Produces
  @Dependent
  ShutdownSettings shutdown() {
    return settings.shutdown();
  }

  @Produces
  @Singleton
  KeyRing keyRing() {
    return new KeyRing(settings.server().secretKey().bytes());
  }
}
