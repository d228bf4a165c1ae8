package org.headgate.settings;

import java.util.Map;
import org.headgate.accounts.*;
import org.headgate.mail.*;
import org.headgate.pool.*;

public record HeadgateSettings(
    Map<DatabaseName, PoolSettings> pools,
    AccountSettings accounts,
    MailSettings mail,
    byte[] secretKey) {
  public static HeadgateSettings from(Map<String, String> env) {
    PoolSettings p = new PoolSettings(5, 15, 30, 3600);
    return new HeadgateSettings(
        Map.of(
            DatabaseName.PLATFORM,
            p,
            DatabaseName.USERDATA,
            p,
            DatabaseName.OPERATOR,
            new PoolSettings(1, 2, 2, 3600)),
        new AccountSettings(
            java.net.URI.create(env.getOrDefault("PUBLIC_URL", "http://localhost:9080")),
            java.util.Optional.ofNullable(env.get("HEADGATE_ADMIN_EMAIL"))
                .map(
                    e ->
                        new AccountSettings.Administrator(
                            new org.headgate.identity.EmailAddress(e),
                            new Secret(env.get("HEADGATE_ADMIN_PASSWORD"))))),
        new MailSettings(java.util.Optional.empty(), java.util.Optional.empty()),
        java.util.Base64.getDecoder().decode(env.get("SECRET_KEY")));
  }

  public PoolSettings pool(DatabaseName n) {
    return pools.get(n);
  }
}
