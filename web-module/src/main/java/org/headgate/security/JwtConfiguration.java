package org.headgate.security;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Hands the issuer and the public keys to MicroProfile JWT from memory. Fetching them over HTTP
 * from this very server would stop it: under a burst each thread waits for an answer that only they
 * could give.
 */
public class JwtConfiguration implements ConfigSource {

  private static final int ABOVE_ENVIRONMENT = 500;
  private static final Map<String, String> PROPERTIES = new ConcurrentHashMap<>();

  static void publish(String issuer, String audience, String jwks) {
    PROPERTIES.put("mp.jwt.verify.issuer", issuer);
    PROPERTIES.put("mp.jwt.verify.audiences", audience);
    PROPERTIES.put("mp.jwt.verify.publickey.algorithm", "RS256");
    PROPERTIES.put("mp.jwt.verify.publickey", jwks);
  }

  @Override
  public int getOrdinal() {
    return ABOVE_ENVIRONMENT;
  }

  @Override
  public Set<String> getPropertyNames() {
    return PROPERTIES.keySet();
  }

  @Override
  public String getValue(String name) {
    return PROPERTIES.get(name);
  }

  @Override
  public String getName() {
    return "headgate-jwt";
  }
}
