package org.headgate.torture.clients;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The knowledge of an account's owner. */
public final class Account {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String email;
  private String password;
  private String accessToken = "";
  private String refreshToken = "";
  private String session = "";
  private String id = "";

  public Account(String email, String password) {
    this.email = email;
    this.password = password;
  }

  public String email() {
    return email;
  }

  public String password() {
    return password;
  }

  public void replacePassword(String other) {
    password = other;
  }

  /** The token that opens a session. */
  public String credentials() {
    return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
  }

  public String accessToken() {
    return accessToken;
  }

  public String refreshToken() {
    return refreshToken;
  }

  public String session() {
    return session;
  }

  /** As the last session said it; empty before the first. */
  public String id() {
    return id;
  }

  public boolean isLoggedIn() {
    return !session.isEmpty();
  }

  public void keep(Answer tokens) {
    accessToken = tokens.field("access_token");
    refreshToken = tokens.field("refresh_token");
    session = sessionOf(tokens);
    id = claim(tokens, "sub");
  }

  public void forgetSession() {
    accessToken = "";
    refreshToken = "";
    session = "";
  }

  /** The session that was begun, as the access token says it; empty where there is none. */
  public static String sessionOf(Answer tokens) {
    return claim(tokens, "sid");
  }

  private static String claim(Answer tokens, String name) {
    String[] parts = tokens.field("access_token").split("\\.", -1);
    if (parts.length < 2) {
      return "";
    }
    try {
      String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      return JSON.readTree(claims).path(name).asText("");
    } catch (IOException e) {
      return "";
    }
  }
}
