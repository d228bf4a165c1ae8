package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Who may call what. Each operation of the OpenAPI document stands here once; one that is missing
 * fails the last test, so that no end point is added without saying who may call it.
 */
class RoleMatrixIT {

  private static final List<Row> MATRIX =
      List.of(
          open("POST", "/auth/signup", 400),
          open("POST", "/auth/verify-email", 400),
          open("POST", "/auth/resend-otp", 400),
          open("POST", "/auth/login", 400),
          open("POST", "/auth/refresh", 400),
          open("POST", "/auth/logout", 400),
          open("POST", "/auth/password/forgot", 400),
          open("POST", "/auth/password/reset", 400),
          new Row("POST", "/auth/password/change", 401, 400, 400),
          open("GET", "/whoami", 200),
          new Row("GET", "/users/me", 401, 200, 200),
          new Row("GET", "/users/me/sessions", 401, 200, 200),
          new Row("DELETE", "/users/me/sessions/{id}", 401, 404, 404),
