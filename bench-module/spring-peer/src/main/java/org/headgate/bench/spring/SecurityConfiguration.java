package org.headgate.bench.spring;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.web.SecurityFilterChain;

/** A resource server whose tokens are signed with its own key. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  private static final int KEY_BITS = 2048;

  @Bean
  SecurityFilterChain requests(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(
            each -> each.requestMatchers("/login").permitAll().anyRequest().authenticated())
        .csrf(each -> each.disable())
        .sessionManagement(each -> each.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .oauth2ResourceServer(each -> each.jwt(Customizer.withDefaults()))
        .build();
  }

  @Bean
  RSAKey key() throws JOSEException {
    return new RSAKeyGenerator(KEY_BITS).keyID("peer").generate();
  }

  @Bean
  JwtDecoder decoder(RSAKey key) throws JOSEException {
    return NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey()).build();
  }

  @Bean
  JwtEncoder encoder(RSAKey key) {
    return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)));
  }

  /**
   * The cost of Headgate's defaults: a salt of 16 bytes, a hash of 32, one lane, 19 MiB, two
   * iterations.
   */
  @Bean
  PasswordEncoder passwords() {
    return new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
  }
}
