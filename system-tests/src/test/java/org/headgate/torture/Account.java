package org.headgate.torture;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What the owner of an account knows of it. */
final class Account {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String email;
  private String password;
  private String accessToken = "";
  private String refreshToken = "";
  private String session = "";

  Account(String email, String password) {
    this.email = email;
    this.password = password;
  }

  String email() {
    return email;
  }

  String password() {
    return password;
  }

  void replacePassword(String other) {
    password = other;
  }

  /** What opens a session. */
  String credentials() {
    return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
  }

  String accessToken() {
    return accessToken;
  }

  String refreshToken() {
    return refreshToken;
  }

  String session() {
    return session;
  }

  boolean isLoggedIn() {
    return !session.isEmpty();
  }

  void keep(Answer tokens) {
    accessToken = tokens.field("access_token");
    refreshToken = tokens.field("refresh_token");
    session = sessionOf(tokens);
  }

  void forgetSession() {
    accessToken = "";
    refreshToken = "";
    session = "";
  }

  /** The session that was begun, as the access token says it; empty where there is none. */
  static String sessionOf(Answer tokens) {
    String[] parts = tokens.field("access_token").split("\\.", -1);
    if (parts.length < 2) {
      return "";
    }
    try {
      String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      return JSON.readTree(claims).path("sid").asText("");
    } catch (IOException e) {
      return "";
    }
  }
}
